//! One sheet of a workbook: its cells as shown, its formulas as words, its merges.

use super::format::{Format, shown};
use super::workbook::Shared;
use super::{Cell, Merge, Sheet};
use crate::reading::limits::{CELL_CHARS, COLUMNS};
use crate::reading::problem::Trouble;
use crate::reading::xml::{Node, Tag, Xml};

/// Last row that a sheet may have in any program.
const LAST_ROW: usize = 1_048_576;
const LAST_COLUMN: usize = 16_384;

/// A cell while it is read.
#[derive(Default)]
struct Open {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: Option<String>,
    formula: Option<String>,
}

/// Which words are being read.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    Value,
    Formula,
}

pub(super) fn read(mut sheet: Sheet, bytes: &[u8], shared: &Shared) -> Result<Sheet, Trouble> {
    let mut xml = Xml::new(bytes)?;
    let (mut row, mut column, mut open) = (0, 0, Open::default());
    let mut within = Within::Nothing;
    loop {
        match xml.step()? {
            Node::Open(tag) if tag.is("row") => {
                row = tag.count("r").unwrap_or(row + 1);
                column = 0;
                if row == 0 || row > LAST_ROW {
                    return Err(Trouble::Broken);
                }
            }
            Node::Open(tag) if tag.is("c") => {
                open = opened(&tag, row, column + 1)?;
                column = open.column;
            }
            Node::Open(tag) if tag.is("v") || tag.is("t") => within = Within::Value,
            Node::Open(tag) if tag.is("f") => {
                within = Within::Formula;
                open.formula = Some(String::new());
            }
            Node::Open(tag) if tag.is("rPh") => xml.skip()?,
            Node::Open(tag) if tag.is("mergeCell") => {
                if let Some(merge) = tag.get("ref").as_deref().and_then(merged) {
                    sheet.merge(merge)?;
                }
            }
            Node::Text(text) => match within {
                Within::Value => add(open.value.get_or_insert_default(), &text)?,
                Within::Formula => add(open.formula.get_or_insert_default(), &text)?,
                Within::Nothing => {}
            },
            Node::Close(name) => match name.as_str() {
                "v" | "t" | "f" => within = Within::Nothing,
                "c" => {
                    let done = std::mem::take(&mut open);
                    let (row, column) = (done.row, done.column);
                    sheet.put(row, column, cell(done, shared))?;
                }
                _ => {}
            },
            Node::End => {
                sheet.settle()?;
                return Ok(sheet);
            }
            Node::Open(_) => {}
        }
    }
}

fn add(words: &mut String, text: &str) -> Result<(), Trouble> {
    words.push_str(text);
    if words.len() > CELL_CHARS && words.chars().count() > CELL_CHARS {
        return Err(Trouble::CellTooLong);
    }
    Ok(())
}

fn opened(tag: &Tag<'_>, row: usize, next: usize) -> Result<Open, Trouble> {
    let place = tag.get("r").as_deref().and_then(place);
    let (row, column) = place.unwrap_or((row, next));
    if row == 0 || row > LAST_ROW || column > LAST_COLUMN {
        return Err(Trouble::Broken);
    }
    Ok(Open {
        row,
        column,
        kind: tag.get("t").unwrap_or_default(),
        style: tag.count("s").unwrap_or_default(),
        ..Open::default()
    })
}

fn cell(open: Open, shared: &Shared) -> Cell {
    let value = open.value.unwrap_or_default();
    let text = match open.kind.as_str() {
        "s" => {
            let place = value.trim().parse::<usize>().ok();
            place.and_then(|place| shared.words.get(place)).cloned().unwrap_or_default()
        }
        "inlineStr" | "str" | "e" | "d" => value,
        "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
        _ => match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let format = shared.formats.get(open.style).unwrap_or(&Format::General);
                shown(number, format, shared.late)
            }
            _ => value,
        },
    };
    let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
    let formula = open.formula.map(|words| format!("={words}"));
    match formula {
        Some(words) if text.is_empty() => Cell { text: words.clone(), formula: Some(words) },
        formula => Cell { text, formula },
    }
}

/// B7 is row 7, column 2.
fn place(reference: &str) -> Option<(usize, usize)> {
    let plain = reference.replace('$', "");
    let letters = plain.chars().take_while(char::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = plain[..letters]
        .bytes()
        .fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((plain[letters..].parse().ok()?, column))
}

fn merged(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    let fits = top > 0 && top <= bottom && left <= right && left <= COLUMNS;
    fits.then_some(Merge { top, left, bottom: bottom.min(LAST_ROW), right: right.min(LAST_COLUMN) })
}
