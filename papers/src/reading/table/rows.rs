//! The rows beneath a heading: items, items that go on over several rows, and lines that are none.

use super::heading::{Heading, find};
use super::{Column, Table};
use crate::reading::cell::choice::category;
use crate::reading::cell::number::session;
use crate::reading::cell::squeezed;
use crate::reading::field::{Field, plain};
use crate::reading::item::{Before, Gathered};
use crate::reading::problem::{Place, Trouble, Why};
use crate::reading::sheet::{Row, Sheet};
use crate::reading::{Reading, Wish};

/// Reads one sheet into `reading`; false where it has no heading.
pub(in crate::reading) fn read(
    reading: &mut Reading,
    place: &Place,
    sheet: &Sheet,
    wish: &Wish,
) -> bool {
    let Some(heading) = find(sheet, &wish.mapping) else { return false };
    let mut before = Before { kind: kind_named(&sheet.name), ..Before::default() };
    for row in sheet.rows.iter().filter(|row| row.number < heading.top) {
        let words = words(row);
        before.session = before.session.or_else(|| session(&words));
        before.kind = before.kind.or_else(|| kind_named(&words));
        reading.leave_out(place.row(row.number), Why::Title, &words);
    }
    for column in &heading.contested {
        let at = Place { column: Some(*column), ..place.row(heading.bottom) };
        reading.tell(at, Trouble::Contested, sheet.text(heading.bottom, *column));
    }
    let began = reading.items_so_far();
    let mut rows = Rows { sheet, heading: &heading, place, before, open: None };
    for row in sheet.rows.iter().filter(|row| row.number > heading.bottom) {
        rows.take(reading, row);
        if reading.is_full() {
            break;
        }
    }
    rows.close(reading);
    reading.add_table(Table {
        place: place.row(heading.top),
        heading_to: heading.bottom,
        items: reading.items_so_far() - began,
        columns: heading.columns,
    });
    true
}

/// 议案 or 建议 where a title or a sheet's name names one of them and not the other.
pub(in crate::reading) fn kind_named(words: &str) -> Option<domain::motion::Kind> {
    use domain::motion::Kind;
    match (words.contains("议案"), words.contains("建议")) {
        (true, false) => Some(Kind::Bill),
        (false, true) => Some(Kind::Suggestion),
        _ => None,
    }
}

fn words(row: &Row) -> String {
    let texts: Vec<&str> = row.cells.values().map(|cell| cell.text.trim()).collect();
    texts.join(" ").replace('\n', " ")
}

struct Rows<'a> {
    sheet: &'a Sheet,
    heading: &'a Heading,
    place: &'a Place,
    before: Before,
    /// The item that may go on in the next row.
    open: Option<Gathered>,
}

impl Rows<'_> {
    fn take(&mut self, reading: &mut Reading, row: &Row) {
        if row.cells.is_empty() {
            return;
        }
        if self.goes_on(row.number) {
            self.add(reading, row, false);
            return;
        }
        let place = self.place.row(row.number);
        if let Some(why) = self.no_item(row) {
            self.close(reading);
            if why == Why::Section {
                self.before.category = section_category(&words(row));
            }
            reading.leave_out(place, why, &words(row));
            return;
        }
        self.close(reading);
        self.open = Some(Gathered::at(place));
        self.add(reading, row, true);
    }

    fn close(&mut self, reading: &mut Reading) {
        if let Some(gathered) = self.open.take() {
            reading.add_item(gathered, &self.before);
        }
    }

    fn column(&self, field: Field) -> Option<&Column> {
        self.heading.columns.iter().find(|one| one.field == Some(field))
    }

    /// The cell of the title, or of the number, is one with that of the row above.
    fn goes_on(&self, row: usize) -> bool {
        let merged = |field| {
            let column = self.column(field)?.column;
            let merge = self.sheet.merge_at(row, column)?;
            Some(merge.top < row && merge.top > self.heading.bottom)
        };
        self.open.is_some()
            && (merged(Field::Title) == Some(true)
                || self.column(Field::Title).is_none() && merged(Field::Number) == Some(true))
    }

    /// Adds the row's cells to the open item; in its first row those merged from above as well.
    fn add(&mut self, reading: &mut Reading, row: &Row, first: bool) {
        let Some(open) = self.open.as_mut() else { return };
        for column in &self.heading.columns {
            let Some(field) = column.field else { continue };
            let merge = self.sheet.merge_at(row.number, column.column);
            let from_above = merge.is_some_and(|one| one.top < row.number);
            let from_left = merge.is_some_and(|one| one.left < column.column);
            if from_above && !first || from_left {
                continue;
            }
            let Some(cell) = self.sheet.cell(row.number, column.column) else { continue };
            let place = self.place.row(row.number).at(column.column, field);
            if let Some(formula) = &cell.formula {
                reading.tell(place.clone(), Trouble::Formula, formula);
            }
            let again = open.get(field).lines().any(|line| line.trim() == cell.text.trim());
            if !again || field.is_text() {
                open.add(field, &cell.text, &place);
            }
        }
    }

    /// Why the row is no item, if it is none.
    fn no_item(&self, row: &Row) -> Option<Why> {
        let first = row.cells.values().next().map(|cell| plain(&cell.text)).unwrap_or_default();
        if self.is_heading_again(row) {
            return Some(Why::HeadingAgain);
        }
        let own = |field: Field| {
            let column = self.column(field).map(|one| one.column);
            column.map_or("", |column| self.sheet.text(row.number, column))
        };
        if is_total(&first) && row.cells.len() < self.heading.columns.len().max(2) {
            return Some(Why::Total);
        }
        if row.cells.len() == 1 {
            return self.alone(row);
        }
        let mapped = |column: &usize| {
            self.heading.columns.iter().any(|one| one.column == *column && one.field.is_some())
        };
        let nothing = own(Field::Title).is_empty() && own(Field::Number).is_empty();
        if nothing && (is_note(&words(row)) || !row.cells.keys().any(mapped)) {
            return Some(Why::Note);
        }
        // 填表人：… 审核人：… over all columns, whichever they are
        let labels = row.cells.values().filter(|cell| is_note(&cell.text)).count();
        (labels == row.cells.len()).then_some(Why::Note)
    }

    /// A row of one cell: a title, a section, or a note.
    fn alone(&self, row: &Row) -> Option<Why> {
        let (column, cell) = row.cells.iter().next()?;
        let text = cell.text.trim();
        let wide = self.sheet.merge_at(row.number, *column).is_some_and(|one| one.right > one.left);
        let in_title = self.column(Field::Title).is_some_and(|one| one.column == *column);
        if is_note(text) || text.chars().count() > 60 && !in_title {
            return Some(Why::Note);
        }
        if opens_section(text) {
            return Some(Why::Section);
        }
        if in_title && !wide {
            return None;
        }
        let last = self.sheet.rows.last().is_some_and(|last| last.number == row.number);
        Some(if last { Why::Note } else { Why::Section })
    }

    /// Most cells say what the heading says.
    fn is_heading_again(&self, row: &Row) -> bool {
        let same = |column: &usize, text: &str| {
            let words = self.heading.columns.iter().find(|one| one.column == *column);
            let word = plain(text);
            words.is_some_and(|one| one.words.split('/').any(|of| plain(of) == word))
        };
        let cells = row.cells.iter();
        let again = cells.filter(|(column, cell)| same(column, &cell.text)).count();
        again >= 2 && again * 2 > row.cells.len()
    }
}

fn is_total(first: &str) -> bool {
    ["合计", "总计", "小计", "共计", "总数"].iter().any(|word| first.starts_with(word))
}

const NOTES: [&str; 17] = [
    "注",
    "备注",
    "说明",
    "附注",
    "填表",
    "制表",
    "审核",
    "联系人",
    "联系电话",
    "填报",
    "统计",
    "打印",
    "截止",
    "截至",
    "经办人",
    "负责人",
    "※",
];

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '（', '(', ' ', '　']);
    NOTES.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            let mark = rest.starts_with(['：', ':', '）', ')', '1', '１', '、', '.', '．']);
            // 填表人：, 审核人：, 统计时间：
            let label = rest.chars().take(6).any(|c| c == '：' || c == ':');
            mark || label || *word == "※"
        })
    })
}

/// 一、工业交通类（12件）; （二）农业; 交通运输类.
fn opens_section(text: &str) -> bool {
    let plain = squeezed(text);
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let rest = plain.trim_start_matches(['（', '(']);
    let after = rest.trim_start_matches(numeral);
    let counted = after.len() < rest.len() && after.starts_with(['、', '）', ')', '.', '．']);
    let short = plain.chars().count() <= 30;
    short && !plain.starts_with("关于") && (counted || section_category(text).is_some())
}

/// The category that a section's line names, if it names one and nothing else.
fn section_category(text: &str) -> Option<domain::motion::Category> {
    let plain = squeezed(text);
    let numeral = |c: char| "（(一二三四五六七八九十".contains(c);
    let rest = plain.trim_start_matches(numeral).trim_start_matches(['、', '）', ')', '.', '．']);
    let rest = rest.split(['（', '(', '：', ':']).next().unwrap_or_default();
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '件' || c == '共');
    category(rest).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::problem::cut;

    #[test]
    fn notes_and_sections_are_told_from_titles() {
        for note in ["注：本表按编号排列", "备注：无", "填表人：王某", "说明：1.本表", "※以上"]
        {
            assert!(is_note(note), "{note}");
        }
        for title in ["说明牌设置问题", "注重农村教育的建议", "关于审核的建议"]
        {
            assert!(!is_note(title), "{title}");
        }
        assert!(opens_section("一、交通运输类（12件）"));
        assert!(opens_section("农业农村类"));
        assert!(!opens_section("关于农业的建议"));
        assert_eq!(cut("a\u{202E}b"), "ab");
    }
}
