//! A table out of bytes: UTF-8 with or without a mark, UTF-16 with one, else GB18030; cells parted
//! by commas or, as spreadsheets paste them, by tabs. A cell is text and nothing else: what looks
//! like a formula is kept as it stands.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use domain::organisation::import::{CellFlaw, Cells, ImportKind};
use domain::{Flaw, Refusal};
use encoding_rs::{Encoding, GB18030};

use crate::error::Result;

pub struct Table {
    pub rows: Vec<Cells>,
    /// Headings that are missing or stand twice.
    pub flaws: Vec<CellFlaw>,
    /// Headings that mean nothing here.
    pub ignored: Vec<String>,
}

pub fn read(kind: ImportKind, bytes: &[u8]) -> Result<Table> {
    let text = decode(bytes)?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains('\t') { b'\t' } else { b',' };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let unreadable = |_| Refusal::field("file", Flaw::Form);
    let heading = records.next().transpose().map_err(unreadable)?.unwrap_or_default();
    let (fields, flaws, ignored) = headings(kind, &heading);
    let mut rows = Vec::new();
    for record in records {
        let record = record.map_err(unreadable)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(cells(&fields, &record, usize::try_from(line).unwrap_or_default()));
    }
    if rows.is_empty() && flaws.is_empty() {
        return Err(Refusal::field("file", Flaw::Missing).into());
    }
    Ok(Table { rows, flaws, ignored })
}

fn decode(bytes: &[u8]) -> Result<String> {
    let garbled = || Refusal::field("file", Flaw::Characters);
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return Ok(text.ok_or_else(garbled)?.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    Ok(text.ok_or_else(garbled)?.into_owned())
}

type Fields = Vec<Option<&'static str>>;

fn headings(kind: ImportKind, record: &StringRecord) -> (Fields, Vec<CellFlaw>, Vec<String>) {
    let (mut flaws, mut ignored) = (Vec::new(), Vec::new());
    let mut fields: Fields = Vec::with_capacity(record.len());
    let flaw = |field: &str, value: &str, flaw: Flaw| CellFlaw {
        line: 1,
        field: field.to_owned(),
        value: value.to_owned(),
        flaw,
    };
    for heading in record {
        let field = kind.field(heading);
        match field {
            Some(field) if fields.contains(&Some(field)) => {
                flaws.push(flaw(field, heading, Flaw::Taken));
            }
            None if !heading.trim().is_empty() => ignored.push(heading.trim().to_owned()),
            _ => {}
        }
        fields.push(field);
    }
    for column in kind.columns().iter().filter(|column| column.required) {
        if !fields.contains(&Some(column.field)) {
            let usual = column.headings.first().copied().unwrap_or_default();
            flaws.push(flaw(column.field, usual, Flaw::Missing));
        }
    }
    (fields, flaws, ignored)
}

fn cells(fields: &Fields, record: &StringRecord, line: usize) -> Cells {
    let known = fields.iter().zip(record).filter_map(|(field, cell)| Some(((*field)?, cell)));
    let cells: BTreeMap<_, _> =
        known.map(|(field, cell)| (field, cell.trim().to_owned())).collect();
    Cells { line, cells }
}
