//! CSV as spreadsheet programs in Chinese read it: UTF-8 with its mark, lines that end in CRLF.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::{Table, Value};
use crate::error::Error;

const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes the head and each row as it comes; gives the number of rows.
pub fn csv<R, W: Write>(
    table: &Table<R>,
    rows: impl IntoIterator<Item = Result<R, Error>>,
    mut out: W,
) -> Result<u64, Error> {
    out.write_all(MARK)?;
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    sheet.write_record(table.columns.iter().map(|column| column.title))?;
    let mut count = 0;
    for row in rows {
        let row = row?;
        sheet.write_record(table.columns.iter().map(|column| written((column.value)(&row))))?;
        count += 1;
    }
    sheet.flush()?;
    Ok(count)
}

fn written(value: Value) -> String {
    match value {
        Value::Text(text) => guarded(text),
        Value::Whole(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Empty => String::new(),
    }
}

/// A text that a program would take for a formula begins with an apostrophe.
fn guarded(text: String) -> String {
    // the wide forms too: spreadsheet programs in Chinese read them as the narrow ones
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let risky = text.starts_with(['\t', '\r']) || text.trim_start().starts_with(formula);
    if risky { format!("'{text}") } else { text }
}
