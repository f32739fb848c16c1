//! Seven ways in which congresses lay out their sheets.

use Field::*;
use papers::reading::Field;
use rust_xlsxwriter::Workbook;

use crate::facts::{Fact, day, facts, padded, wide};
use crate::grid::{Grid, gb18030, utf_16};
use crate::score::{Layout, only};

pub fn layout(name: &'static str, file: &'static str, bytes: Vec<u8>, fields: &[Field]) -> Layout {
    let truth = facts().iter().map(|fact| only(&fact.truth(), fields)).collect();
    Layout { name, file, bytes, truth }
}

/// One heading, a title above, notes beneath.
pub fn plain_list() -> Layout {
    let mut grid = Grid::default();
    grid.line("市七届人大五次会议代表建议一览表", 9);
    grid.row(&[
        "序号",
        "建议号",
        "建 议 标 题",
        "领衔代表",
        "附议代表",
        "代表团",
        "主办单位",
        "会办单位",
        "是否公开",
    ]);
    for (at, one) in facts().iter().enumerate() {
        grid.row(&[
            &(at + 1).to_string(),
            &one.number,
            &one.title,
            &one.lead,
            &one.cosigners.join("、"),
            &one.delegation,
            &one.lead_unit,
            &one.joint_units.join("、"),
            one.disclosed(),
        ]);
    }
    grid.line("注：本表按收到先后排列。", 9);
    let fields = [Number, Title, Lead, Cosigners, Delegation, LeadUnit, JointUnits, Disclosure];
    layout("a plain list", "list.xlsx", grid.xlsx(), &fields)
}

/// A heading of two rows with merged cells both ways; several notes and signatures beneath.
pub fn two_rows_of_heading() -> Layout {
    let mut grid = Grid::default();
    grid.line("人大代表议案、建议办理情况统计表", 13);
    let top = grid.row(&["填报单位：市人大代工委"]);
    grid.merge(top, 0, top, 3);
    let top = grid.row(&[
        "编号",
        "案由",
        "类型",
        "提出人",
        "",
        "承办单位",
        "",
        "答复",
        "",
        "",
        "公开方式",
        "满意度",
        "备注",
    ]);
    grid.row(&["", "", "", "姓名", "代表团", "主办", "协办", "日期", "类别", "文号", "", "", ""]);
    for column in [0, 1, 2, 10, 11, 12] {
        grid.merge(top, column, top + 1, column);
    }
    for (left, right) in [(3, 4), (5, 6), (7, 9)] {
        grid.merge(top, left, top, right);
    }
    for one in facts() {
        grid.row(&[
            &one.number,
            &one.title,
            one.kind(),
            &one.lead,
            &one.delegation,
            &one.lead_unit,
            &one.joint_units.join("，"),
            &day("/", one.replied),
            &one.class,
            &one.document_number,
            one.disclosed(),
            one.graded(),
            "",
        ]);
    }
    grid.row(&[]);
    grid.line("备注：1.满意度由代表填写；2.类别按市人大规定划分。", 13);
    grid.row(&["填表人：王某", "", "", "审核人：李某", "", "", "填表日期：2024年3月1日"]);
    let fields = [
        Number,
        Title,
        Kind,
        Lead,
        Delegation,
        LeadUnit,
        JointUnits,
        RepliedOn,
        ReplyClass,
        DocumentNumber,
        Disclosure,
        Satisfaction,
    ];
    layout("two rows of heading", "handling.xlsx", grid.xlsx(), &fields)
}

/// Full-width digits, names drawn out, several units in a cell under each other with their parts.
pub fn full_width() -> Layout {
    let mut grid = Grid::default();
    grid.row(&[
        "编　号",
        "标　题",
        "领衔代表（签名）",
        "联名代表",
        "承办单位",
        "提出日期",
        "类　别",
    ]);
    for one in facts() {
        let lead = std::iter::once(format!("{}（主办）", one.lead_unit));
        let joint = one.joint_units.iter().map(|unit| format!("{unit}（会办）"));
        let units: Vec<String> = lead.chain(joint).collect();
        let names: Vec<String> = one.cosigners.iter().map(|name| padded(name)).collect();
        let digits = one.number.chars().all(|c| c.is_ascii_digit());
        let number = wide(&one.number);
        let number = if digits { format!("第{number}号") } else { number };
        grid.row(&[
            &number,
            &one.title,
            &padded(&one.lead),
            &names.join("　"),
            &units.join("\n"),
            &wide(&day("年", one.raised)),
            one.category(),
        ]);
    }
    layout(
        "full-width digits",
        "wide.xlsx",
        grid.xlsx(),
        &[Number, Title, Lead, Cosigners, LeadUnit, JointUnits, RaisedOn, Category],
    )
}

/// Text of a Chinese Windows with a title line, quoted commas and a note.
pub fn gb18030_list() -> Layout {
    let mut grid = Grid::default();
    grid.row(&["某市人大代表建议交办表", "", "", "", "", "", ""]);
    grid.row(&["建议编号", "建议名称", "提出人", "主办单位", "协办单位", "交办时间", "可否公开"]);
    for one in facts() {
        let mut signers = one.lead.clone();
        if !one.cosigners.is_empty() {
            signers = format!("{},{}", one.lead, one.cosigners.join(","));
        }
        grid.row(&[
            &one.number,
            &one.title,
            &signers,
            &one.lead_unit,
            &one.joint_units.join(","),
            &day(".", one.assigned),
            one.disclosed(),
        ]);
    }
    grid.row(&["说明：有关单位应在三个月内答复", "", "", "", "", "", ""]);
    let fields = [Number, Title, Lead, Cosigners, LeadUnit, JointUnits, AssignedOn, Disclosure];
    layout("a list in GB18030", "list.csv", gb18030(&grid.csv(',')), &fields)
}

/// Saved as Unicode text: UTF-16, tabs, the blanks of a merged heading, days without marks.
pub fn utf_16_tabs() -> Layout {
    let mut grid = Grid::default();
    grid.row(&["届次", "编号", "标题", "代表", "", "承办单位", "", "提出日期"]);
    grid.row(&["", "", "", "领衔", "附议", "主办", "会办", ""]);
    for one in facts() {
        grid.row(&[
            &one.session,
            &one.number,
            &one.title,
            &one.lead,
            &one.cosigners.join(";"),
            &one.lead_unit,
            &one.joint_units.join("；"),
            &day("", one.raised),
        ]);
    }
    let fields = [Session, Number, Title, Lead, Cosigners, LeadUnit, JointUnits, RaisedOn];
    layout("tabs in UTF-16", "list.txt", utf_16(&grid.csv('\t')), &fields)
}

/// Each joint unit in a row of its own beside merged cells.
pub fn rows_of_units() -> Layout {
    let mut grid = Grid::default();
    grid.row(&[
        "序号",
        "案号",
        "议案建议标题",
        "代表姓名",
        "主办单位",
        "会办单位",
        "类别",
        "答复时间",
    ]);
    for (at, one) in facts().iter().enumerate() {
        let first = one.joint_units.first().cloned().unwrap_or_default();
        let top = grid.row(&[
            &(at + 1).to_string(),
            &one.number,
            &one.title,
            &one.lead,
            &one.lead_unit,
            &first,
            one.category(),
            &day("-", one.replied),
        ]);
        for unit in one.joint_units.iter().skip(1) {
            grid.row(&["", "", "", "", "", unit, "", ""]);
        }
        let bottom = grid.rows.len() - 1;
        for column in [0, 1, 2, 3, 4, 6, 7].into_iter().filter(|_| bottom > top) {
            grid.merge(top, column, bottom, column);
        }
    }
    let fields = [Number, Title, Lead, LeadUnit, JointUnits, Category, RepliedOn];
    layout("a row for each unit", "rows.xlsx", grid.xlsx(), &fields)
}

/// Sections by category, the heading on every page, totals; not in the corner of the sheet.
pub fn sections_and_pages() -> Layout {
    let mut grid = Grid::default();
    let heading = ["序号", "建议案号", "议题", "领衔人", "承办部门", "办复日期", "办理类别"];
    grid.line("关于交办市人大代表建议的通知附件", 7);
    let mut order: Vec<Fact> = facts();
    order.sort_by_key(|one| one.category);
    let mut at = 0;
    for (place, (_, words)) in crate::facts::CATEGORIES.iter().enumerate() {
        let of: Vec<&Fact> = order.iter().filter(|one| one.category == place).collect();
        if place % 2 == 0 {
            grid.row(&heading);
        }
        let ordinal = ["一", "二", "三", "四", "五", "六"][place];
        grid.line(&format!("{ordinal}、{words}类（{}件）", of.len()), 7);
        for one in &of {
            at += 1;
            let units = std::iter::once(&one.lead_unit).chain(&one.joint_units);
            let labelled = match one.joint_units.as_slice() {
                [] => one.lead_unit.clone(),
                joint => format!("主办：{}；会办：{}", one.lead_unit, joint.join("、")),
            };
            assert!(units.count() > 0);
            grid.row(&[
                &at.to_string(),
                &one.number,
                &one.title,
                &one.lead,
                &labelled,
                &day("年", one.replied),
                &format!("{}类", wide(&one.class)),
            ]);
        }
        grid.row(&["小计", "", &of.len().to_string(), "", "", "", ""]);
    }
    grid.row(&["合计", "", &at.to_string(), "", "", "", ""]);
    let mut book = Workbook::new();
    grid.add_to(&mut book, "交办表", 3, 2);
    let fields = [Number, Title, Lead, LeadUnit, JointUnits, Category, RepliedOn, ReplyClass];
    let truth = order.iter().map(|one| only(&one.truth(), &fields)).collect();
    Layout {
        name: "sections and pages",
        file: "sections.xlsx",
        bytes: book.save_to_buffer().unwrap(),
        truth,
    }
}
