//! Three more: looks that come from formats, whole texts in cells, brackets and counts.

use Field::*;
use papers::reading::Field;
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::facts::{Fact, facts};
use crate::grid::Grid;
use crate::score::{Layout, only};
use crate::sheets::layout;

/// Numbers and days that are numbers to the sheet and get their looks from formats; a counting
/// formula; bills and suggestions on sheets of their own, beside one that explains and one unseen.
pub fn formats_and_sheets() -> Layout {
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
pub fn whole_texts() -> Layout {
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
pub fn brackets_and_counts() -> Layout {
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
