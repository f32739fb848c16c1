//! The heading of a table, of one row or of several under each other, wherever it begins.

use super::Column;
use super::mapping::{Mapping, guess};
use crate::reading::field::{Field, GENERIC, plain};
use crate::reading::limits::HEADING_ROWS;
use crate::reading::sheet::{Row, Sheet};

#[derive(Clone, Debug)]
pub struct Heading {
    pub top: usize,
    pub bottom: usize,
    pub columns: Vec<Column>,
    /// Columns that claim a field which another column has already.
    pub contested: Vec<usize>,
}

/// Rows that a heading may have under each other.
const LEVELS: usize = 3;
/// Characters of a heading's cell.
const SHORT: usize = 16;

pub fn find(sheet: &Sheet, mapping: &Mapping) -> Option<Heading> {
    let rows = sheet.rows.iter().take(HEADING_ROWS).filter(|row| may_begin(row, mapping));
    rows.map(|row| row.number).find_map(|top| {
        let mut bottom = top;
        while bottom - top + 1 < LEVELS && goes_on(sheet, top, bottom + 1) {
            bottom += 1;
        }
        let heading = laid_out(sheet, top, bottom, mapping);
        is_heading(&heading).then_some(heading)
    })
}

/// A title above a heading is one cell, or cells of other words.
fn may_begin(row: &Row, mapping: &Mapping) -> bool {
    let known = |text: &str| {
        GENERIC.contains(&plain(text).as_str())
            || guess(&[text.to_owned()]).is_some()
            || mapping.get(text).is_some()
    };
    let words = row.cells.values().filter(|cell| known(&cell.text)).count();
    words >= 2 && words * 3 >= row.cells.len()
}

fn is_heading(heading: &Heading) -> bool {
    let fields: Vec<Field> = heading.columns.iter().filter_map(|one| one.field).collect();
    let named = fields.iter().filter(|field| **field != Field::Serial).count();
    let about = fields.contains(&Field::Title) || fields.contains(&Field::Content);
    named >= 3 || about && fields.len() >= 2
}

/// The row still belongs to the heading: it parts a wider cell above, and most of it is words that
/// headings are made of.
fn goes_on(sheet: &Sheet, top: usize, next: usize) -> bool {
    let Some(row) = sheet.row(next) else { return false };
    let cells: Vec<(usize, &str)> =
        row.cells.iter().map(|(column, cell)| (*column, cell.text.trim())).collect();
    let parts = |column: usize| match sheet.merge_at(next - 1, column) {
        Some(above) => above.right > above.left,
        // a table of text has no merged cells: the wider cell has blanks to its right
        None => sheet.text(next - 1, column).is_empty(),
    };
    let known = |column: usize, text: &str| {
        let word = plain(text);
        GENERIC.contains(&word.as_str())
            || guess(&path(sheet, top, next, column)).is_some()
                && guess(&[text.to_owned()]).is_some()
    };
    let short = cells.iter().all(|(_, text)| text.chars().count() <= SHORT);
    let words = cells.iter().filter(|(column, text)| known(*column, text)).count();
    let parting = cells.iter().any(|(column, _)| parts(*column));
    short && !cells.is_empty() && parting && words * 2 > cells.len()
}

/// The words over a column from top to bottom, each once.
fn path(sheet: &Sheet, top: usize, bottom: usize, column: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for row in top..=bottom {
        let mut text = sheet.text(row, column);
        let below =
            row < bottom && (row + 1..=bottom).any(|row| !sheet.text(row, column).is_empty());
        if text.is_empty() && below && sheet.merge_at(row, column).is_none() {
            let left = (1..column).rev().find(|left| !sheet.text(row, *left).is_empty());
            // only where the cell to the left is parted below as well
            let parted = |left: &usize| !sheet.text(row + 1, *left).is_empty();
            text = left.filter(parted).map_or("", |left| sheet.text(row, left));
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if !text.is_empty() && words.last() != Some(&text) {
            words.push(text);
        }
    }
    words
}

fn laid_out(sheet: &Sheet, top: usize, bottom: usize, mapping: &Mapping) -> Heading {
    let mut heading = Heading { top, bottom, columns: Vec::new(), contested: Vec::new() };
    for column in 1..=sheet.width() {
        // the further cells of a wide one say nothing of their own
        let path = path(sheet, top, bottom, column);
        let wide = sheet.merge_at(bottom, column).is_some_and(|one| one.left < column);
        if path.is_empty() {
            continue;
        }
        let words = path.join("/");
        let said = mapping.get(&words);
        let field = said.unwrap_or_else(|| guess(&path));
        let field = field.filter(|field| !wide || field.is_list());
        heading.columns.push(Column { column, words, field, told: said.is_some() });
    }
    settle(&mut heading);
    heading
}

/// One column for each field but lists; told ones before guessed ones; 序号 is the number where
/// nothing else is.
fn settle(heading: &mut Heading) {
    let numbered = heading.columns.iter().any(|one| one.field == Some(Field::Number));
    if !numbered
        && let Some(serial) =
            heading.columns.iter_mut().find(|one| one.field == Some(Field::Serial))
        && !serial.told
    {
        serial.field = Some(Field::Number);
    }
    let mut taken: Vec<Field> = Vec::new();
    for told in [true, false] {
        for column in heading.columns.iter_mut().filter(|one| one.told == told) {
            let Some(field) = column.field.filter(|field| !field.is_list()) else { continue };
            if taken.contains(&field) {
                column.field = None;
                heading.contested.push(column.column);
            } else {
                taken.push(field);
            }
        }
    }
}
