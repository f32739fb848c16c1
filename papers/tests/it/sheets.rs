//! Ten ways in which congresses lay out their sheets.

use Field::*;
use papers::reading::{Field, Mapping, Trouble, Why, Wish, read};
use rstest::rstest;
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::facts::{Fact, day, facts, padded, wide};
use crate::grid::{Grid, gb18030, utf_16};
use crate::score::{Layout, holds, only};

fn layout(name: &'static str, file: &'static str, bytes: Vec<u8>, fields: &[Field]) -> Layout {
    let truth = facts().iter().map(|fact| only(&fact.truth(), fields)).collect();
    Layout { name, file, bytes, truth }
}

/// One heading, a title above, notes beneath.
fn plain_list() -> Layout {
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
fn two_rows_of_heading() -> Layout {
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
fn full_width() -> Layout {
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
fn gb18030_list() -> Layout {
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
fn utf_16_tabs() -> Layout {
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
fn rows_of_units() -> Layout {
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
fn sections_and_pages() -> Layout {
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

/// Numbers and days that are numbers to the sheet and get their looks from formats; a counting
/// formula; bills and suggestions on sheets of their own, beside one that explains and one unseen.
fn formats_and_sheets() -> Layout {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("填表说明")
        .unwrap()
        .write_string(0, 0, "请各单位认真填写。")
        .unwrap();
    let (bills, suggestions): (Vec<Fact>, Vec<Fact>) =
        facts().into_iter().partition(|one| one.bill);
    for (name, part) in [("议案", &bills), ("建议", &suggestions)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, words) in
            ["序号", "件号", "事由", "提出代表", "提交时间", "答复日期"].iter().enumerate()
        {
            sheet.write_string(0, column as u16, *words).unwrap();
        }
        for (at, one) in part.iter().enumerate() {
            let row = at as u32 + 1;
            let counting = Formula::new("ROW()-1").set_result(row.to_string());
            sheet.write_formula(row, 0, counting).unwrap();
            let digits: String = one.number.chars().filter(char::is_ascii_digit).collect();
            let before = one.number.trim_end_matches(|c: char| c.is_ascii_digit());
            let looks = format!("\"{before}\"{}", "0".repeat(digits.len()));
            if digits.len() < 12 && format!("{before}{digits}") == one.number {
                let looks = Format::new().set_num_format(looks);
                sheet
                    .write_number_with_format(row, 1, digits.parse::<f64>().unwrap(), &looks)
                    .unwrap();
            } else {
                sheet.write_string(row, 1, &one.number).unwrap();
            }
            sheet.write_string(row, 2, &one.title).unwrap();
            sheet.write_string(row, 3, &one.lead).unwrap();
            let raised = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\";@");
            sheet.write_number_with_format(row, 4, serial(one.raised), &raised).unwrap();
            // a day that lost its format
            sheet.write_number(row, 5, serial(one.replied)).unwrap();
        }
    }
    let unseen = book.add_worksheet();
    unseen.set_name("旧数据").unwrap().write_string(0, 0, "标题").unwrap();
    unseen.set_hidden(true);
    let fields = [Number, Title, Lead, Kind, RaisedOn, RepliedOn];
    let truth = bills.iter().chain(&suggestions).map(|one| only(&one.truth(), &fields)).collect();
    Layout {
        name: "formats and sheets",
        file: "formats.xlsx",
        bytes: book.save_to_buffer().unwrap(),
        truth,
    }
}

fn serial([year, month, day]: [i32; 3]) -> f64 {
    let day = jiff::civil::date(year as i16, month as i8, day as i8);
    f64::from(day.since(jiff::civil::date(1899, 12, 30)).unwrap().get_days())
}

/// The words themselves in cells of many lines, UTF-8 with its mark.
fn whole_texts() -> Layout {
    let mut grid = Grid::default();
    grid.row(&[
        "类型",
        "编号",
        "题目",
        "领衔代表姓名",
        "附议人",
        "案据",
        "方案",
        "建议承办单位",
        "公开属性",
    ]);
    for one in facts() {
        grid.row(&[
            one.kind(),
            &one.number,
            &one.title,
            &one.lead,
            &one.cosigners.join("\n"),
            &one.problem,
            &one.proposal.join("\n"),
            &one.lead_unit,
            one.disclosed(),
        ]);
    }
    let bytes = format!("\u{FEFF}{}", grid.csv(',')).into_bytes();
    let mut made = layout(
        "whole texts",
        "texts.csv",
        bytes,
        &[Kind, Number, Title, Lead, Cosigners, Proposal, LeadUnit, Disclosure],
    );
    for (truth, one) in made.truth.iter_mut().zip(facts()) {
        truth.insert(Reason, one.problem);
    }
    made
}

/// People with their delegations in brackets and 等 with a count; a category merged downwards.
fn brackets_and_counts() -> Layout {
    let mut grid = Grid::default();
    grid.row(&["类别", "编号", "建议题目", "提案人", "分办单位", "协办单位1", "协办单位2", "文号"]);
    let mut order: Vec<Fact> = facts();
    order.sort_by_key(|one| one.category);
    for place in 0..6 {
        let top = grid.rows.len();
        for one in order.iter().filter(|one| one.category == place) {
            let count = one.cosigners.len() + 1;
            let signers = if count > 1 {
                format!("{}（{}）等{count}名代表", one.lead, one.delegation)
            } else {
                format!("{}（{}）", one.lead, one.delegation)
            };
            let joint = |at: usize| one.joint_units.get(at).cloned().unwrap_or("/".to_owned());
            let further = match one.joint_units.len() {
                0 | 1 => joint(1),
                _ => one.joint_units[1..].join(" "),
            };
            let words = if grid.rows.len() == top { one.category() } else { "" };
            grid.row(&[
                words,
                &one.number,
                &one.title,
                &signers,
                &one.lead_unit,
                &joint(0),
                &further,
                &one.document_number,
            ]);
        }
        let bottom = grid.rows.len() - 1;
        grid.merge(top, 0, bottom, 0);
    }
    let fields = [Category, Number, Title, Lead, LeadUnit, JointUnits, DocumentNumber];
    let truth = order.iter().map(|one| only(&one.truth(), &fields)).collect();
    Layout { name: "brackets and counts", file: "brackets.xlsx", bytes: grid.xlsx(), truth }
}

#[rstest]
#[case(plain_list())]
#[case(two_rows_of_heading())]
#[case(full_width())]
#[case(gb18030_list())]
#[case(utf_16_tabs())]
#[case(rows_of_units())]
#[case(sections_and_pages())]
#[case(formats_and_sheets())]
#[case(whole_texts())]
#[case(brackets_and_counts())]
fn at_least_99_of_100_fields_of_a_sheet_are_right(#[case] layout: Layout) {
    holds(&layout, &read(layout.file, &layout.bytes, &Wish::default()));
}

#[test]
fn titles_and_notes_are_left_out_and_told() {
    let layout = two_rows_of_heading();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let told: Vec<(Why, Option<usize>)> =
        read.left_out.iter().map(|one| (one.why, one.place.row)).collect();
    assert_eq!(
        told,
        [
            (Why::Title, Some(1)),
            (Why::Title, Some(2)),
            (Why::Note, Some(106)),
            (Why::Note, Some(107)),
        ]
    );
    assert!(read.left_out[2].text.starts_with("备注：1.满意度"));
}

#[test]
fn the_title_above_names_the_session_and_the_kind() {
    let layout = plain_list();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let session = read.items[0].session.clone().unwrap();
    assert_eq!((session.term, session.session, session.recess), (7, Some(5), false));
    assert!(read.items.iter().all(|item| item.shown(Kind) == "suggestion"));
}

#[test]
fn unseen_sheets_and_sheets_without_a_table_are_told() {
    let layout = formats_and_sheets();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let told: Vec<(Why, &str)> =
        read.left_out.iter().map(|one| (one.why, one.text.as_str())).collect();
    assert_eq!(told, [(Why::HiddenSheet, "旧数据"), (Why::NoTable, "填表说明")]);
}

#[test]
fn a_mapping_overrules_what_the_words_say_and_survives_being_kept() {
    let layout = plain_list();
    let mut mapping = Mapping::default();
    mapping.set("序号", Some(Number));
    mapping.set("建议号", None);
    mapping.set("代表团", Some(Category));
    let kept = serde_json::to_string(&mapping).unwrap();
    let wish = Wish { mapping: serde_json::from_str(&kept).unwrap(), ..Wish::default() };
    let read = read(layout.file, &layout.bytes, &wish);
    assert_eq!(read.items[4].shown(Number), "5");
    let wrong = read.problems.iter().filter(|one| one.what == Trouble::CategoryNotUnderstood);
    assert_eq!(wrong.count(), read.items.len());
    let told: Vec<&str> = read.tables[0]
        .columns
        .iter()
        .filter(|one| one.told)
        .map(|one| one.words.as_str())
        .collect();
    assert_eq!(told, ["序号", "建议号", "代表团"]);
}

#[test]
fn a_wrong_cell_is_told_with_its_place_and_the_others_are_read() {
    let mut grid = Grid::default();
    grid.row(&["编号", "标题", "提出日期", "答复类别", "是否公开", "类型"]);
    grid.row(&["1", "关于修路的建议", "1月5日", "E类", "看情况", "提案"]);
    grid.row(&["1", "", "2017年13月5日", "A/B", "公开", "建议"]);
    let read = read("a.csv", grid.csv(',').as_bytes(), &Wish::default());
    let told: Vec<(String, &str)> = read
        .problems
        .iter()
        .map(|one| (one.place.cell().unwrap_or(one.place.shown()), one.what.code()))
        .collect();
    assert_eq!(
        told,
        [
            ("F2".to_owned(), "kind_not_understood"),
            ("E2".to_owned(), "disclosure_not_understood"),
            ("C2".to_owned(), "date_incomplete"),
            ("D2".to_owned(), "reply_class_not_understood"),
            ("C3".to_owned(), "date_not_understood"),
            ("D3".to_owned(), "reply_class_not_understood"),
            ("a.csv 3".to_owned(), "missing"),
        ]
    );
    assert_eq!(read.items.len(), 2);
    assert_eq!(read.items[1].shown(Disclosure), "full");
    assert_eq!(read.sound().count(), 0);
}

#[test]
fn a_number_that_stands_twice_is_told_with_where_it_stood_first() {
    let mut grid = Grid::default();
    grid.row(&["编号", "标题", "届次"]);
    grid.row(&["第001号", "关于修路的建议", "七届五次会议"]);
    grid.row(&["1", "关于修桥的建议", "七届五次会议"]);
    grid.row(&["１", "关于修渠的建议", "七届四次会议"]);
    let read = read("a.csv", grid.csv(',').as_bytes(), &Wish::default());
    let told: Vec<_> =
        read.problems.iter().map(|one| (one.what, one.place.row, one.text.as_str())).collect();
    assert_eq!(told, [(Trouble::NumberTwice, Some(3), "a.csv 2")]);
}
