//! The printed form as a table: a label, and beside it, beneath it or under its heading the words.

use std::collections::BTreeMap;

use super::docx::Cell;
use super::label;
use super::lines::Letter;
use crate::reading::cell::choice::{disclosure, kind};
use crate::reading::field::Field;
use crate::reading::table::mapping::guess;

/// What a label's words go to; none is a label of what is not read.
type Named = Option<Field>;

#[derive(Default)]
struct Form {
    /// Labels that go on downwards, by the column they begin in.
    down: BTreeMap<usize, Named>,
    /// A row of labels and nothing else heads those beneath it, by column.
    heads: BTreeMap<usize, Named>,
    /// A label that stands alone in its row names the row beneath.
    alone: Option<Named>,
}

pub fn read(rows: &[Vec<Cell>], letter: &mut Letter) {
    let mut form = Form::default();
    for (at, row) in rows.iter().enumerate() {
        form.row(row, rows.get(at + 1), letter);
    }
}

impl Form {
    fn row(&mut self, row: &[Cell], next: Option<&Vec<Cell>>, letter: &mut Letter) {
        let placed = placed(row);
        let (goes_on, filled): (Vec<_>, Vec<_>) =
            placed.iter().copied().partition(|(_, cell)| cell.goes_on);
        let filled: Vec<(usize, &Cell)> =
            filled.into_iter().filter(|(_, cell)| !cell.text.trim().is_empty()).collect();
        let beside = goes_on.iter().find_map(|(column, _)| self.down.get(column).copied());
        if goes_on.is_empty() {
            self.down.clear();
        }
        let mut before = beside;
        let labels: Vec<Option<Named>> = filled
            .iter()
            .map(|(_, cell)| {
                let named = label::of(&cell.text).filter(|_| !is_choice(before, &cell.text));
                before = named;
                named
            })
            .collect();
        let all = labels.len() > 1 && labels.iter().all(Option::is_some);
        if all && is_over(&filled, next) {
            self.head(&filled, &labels, beside);
            return;
        }
        let any = labels.iter().any(Option::is_some);
        if !any && !self.heads.is_empty() {
            for (column, cell) in &filled {
                self.heads.get(column).copied().flatten().into_iter().for_each(|field| {
                    letter.field(field, &cell.text);
                });
            }
            return;
        }
        self.heads.clear();
        let alone = self.alone.take();
        let mut open = beside.or(alone);
        for ((column, cell), named) in filled.iter().zip(&labels) {
            match named {
                Some(named) => {
                    open = Some(*named);
                    self.down.insert(*column, *named);
                }
                None => value(open, &cell.text, letter),
            }
        }
        if let ([_], [Some(named)]) = (filled.as_slice(), labels.as_slice()) {
            // empty cells beside it are where the words would stand
            self.alone = (row.len() == 1).then_some(*named);
        }
    }

    /// Heads of columns; beside a label that goes on downwards 姓名 are its people.
    fn head(&mut self, filled: &[(usize, &Cell)], labels: &[Option<Named>], beside: Option<Named>) {
        self.heads.clear();
        let first = filled.first().filter(|_| beside.is_none());
        let above = first.map(|(_, cell)| cell.text.clone());
        for (at, ((column, cell), named)) in filled.iter().zip(labels).enumerate() {
            let named = named.flatten();
            if at == 0 && beside.is_none() {
                self.down.insert(*column, named);
                self.heads.insert(*column, named);
                continue;
            }
            // 附议人 | 姓名 | 代表团
            let path: Vec<String> = above.iter().cloned().chain([cell.text.clone()]).collect();
            let generic = named == Some(Field::Lead);
            let people = [Some(Some(Field::Cosigners)), Some(Some(Field::Lead))];
            let held = beside.filter(|one| people.contains(&Some(*one)));
            let field = match held {
                Some(held) if generic => held,
                _ if generic => guess(&path),
                _ => named,
            };
            self.heads.insert(*column, field);
        }
    }
}

/// Cells with the column in which each begins.
fn placed(row: &[Cell]) -> Vec<(usize, &Cell)> {
    let mut column = 0;
    row.iter()
        .map(|cell| {
            let begins = column;
            column += cell.span;
            (begins, cell)
        })
        .collect()
}

/// The row beneath has words of its own in these columns, and no label.
fn is_over(filled: &[(usize, &Cell)], next: Option<&Vec<Cell>>) -> bool {
    let Some(next) = next else { return false };
    let beneath = placed(next);
    let words: Vec<&(usize, &Cell)> =
        beneath.iter().filter(|(_, cell)| !cell.goes_on && !cell.text.trim().is_empty()).collect();
    let under = |column: &usize| filled.iter().any(|(of, _)| of == column);
    words.len() > 1
        && words.iter().all(|(column, cell)| under(column) && label::of(&cell.text).is_none())
}

/// 建议 beside 类型 is its words, not the label of another part.
fn is_choice(before: Option<Named>, text: &str) -> bool {
    match before.flatten() {
        Some(Field::Kind) => kind(text).is_ok(),
        Some(Field::Disclosure) => disclosure(text).is_ok(),
        _ => false,
    }
}

fn value(open: Option<Named>, text: &str, letter: &mut Letter) {
    match open {
        Some(Some(field)) if field.is_text() => letter.section(field, text),
        Some(Some(field)) => letter.field(field, text),
        Some(None) => {}
        None => letter.lines(text),
    }
}
