//! A workbook: which sheets it has and which of them are shown, its shared words, its formats.

use super::Sheet;
use super::format::{Format, built_in, custom};
use super::worksheet;
use crate::reading::limits::{CELL_CHARS, SHEETS, TEXT_BYTES};
use crate::reading::parcel::{Allowance, Parcel, targets};
use crate::reading::problem::Trouble;
use crate::reading::xml::{Node, Xml};

#[derive(Debug, Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
    /// Names of sheets that nobody sees; they are left out.
    pub hidden: Vec<String>,
}

/// What cells refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub words: Vec<String>,
    /// By the place of a cell's style.
    pub formats: Vec<Format>,
    /// Days are counted from 1904.
    pub late: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    id: String,
    hidden: bool,
}

pub fn read(parcel: &mut Parcel<'_>, path: &str, may: &mut Allowance) -> Result<Workbook, Trouble> {
    let main = parcel.part(path, may)?.ok_or(Trouble::Broken)?;
    let (listed, late) = listed(&main)?;
    drop(main);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let relations = parcel.part(&format!("{folder}/_rels/{name}.rels"), may)?;
    let parts = targets(&relations.ok_or(Trouble::Broken)?)?;
    let resolve = |target: &str| match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let of_kind = |kind: &str| parts.iter().find(|one| one.kind == kind);
    let mut shared = Shared { late, ..Shared::default() };
    if let Some(one) = of_kind("sharedStrings")
        && let Some(bytes) = parcel.part(&resolve(&one.target), may)?
    {
        shared.words = words(&bytes)?;
    }
    if let Some(one) = of_kind("styles")
        && let Some(bytes) = parcel.part(&resolve(&one.target), may)?
    {
        shared.formats = formats(&bytes)?;
    }
    let (mut workbook, mut kept) = (Workbook::default(), 0);
    for one in listed {
        if one.hidden {
            workbook.hidden.push(one.name);
            continue;
        }
        // a sheet of charts has no cells
        let part = parts.iter().find(|part| part.id == one.id && part.kind == "worksheet");
        let Some(part) = part else { continue };
        let bytes = parcel.part(&resolve(&part.target), may)?.ok_or(Trouble::Broken)?;
        let sheet = worksheet::read(Sheet::after(kept, &one.name), &bytes, &shared)?;
        kept = sheet.bytes;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn listed(bytes: &[u8]) -> Result<(Vec<Listed>, bool), Trouble> {
    let mut xml = Xml::new(bytes)?;
    let (mut sheets, mut late) = (Vec::new(), false);
    loop {
        match xml.step()? {
            Node::Open(tag) if tag.is("sheet") => {
                if sheets.len() >= SHEETS {
                    return Err(Trouble::TooManySheets);
                }
                sheets.push(Listed {
                    name: tag.get("name").unwrap_or_default(),
                    id: tag.get("id").unwrap_or_default(),
                    hidden: tag.get("state").is_some_and(|state| state != "visible"),
                });
            }
            Node::Open(tag) if tag.is("workbookPr") => {
                late = tag.get("date1904").is_some_and(|set| set == "1" || set == "true");
            }
            Node::End => return Ok((sheets, late)),
            _ => {}
        }
    }
}

/// The words that cells share; readings printed above them are left out.
fn words(bytes: &[u8]) -> Result<Vec<String>, Trouble> {
    let mut xml = Xml::new(bytes)?;
    let (mut all, mut one, mut within, mut kept) = (Vec::new(), String::new(), false, 0);
    loop {
        match xml.step()? {
            Node::Open(tag) if tag.is("si") => one.clear(),
            Node::Open(tag) if tag.is("rPh") => xml.skip()?,
            Node::Open(tag) if tag.is("t") => within = true,
            Node::Text(text) if within => one.push_str(&text),
            Node::Close(name) if name == "t" => within = false,
            Node::Close(name) if name == "si" => {
                if one.len() > CELL_CHARS && one.chars().count() > CELL_CHARS {
                    return Err(Trouble::CellTooLong);
                }
                kept += one.len() + size_of::<String>();
                if kept > TEXT_BYTES {
                    return Err(Trouble::TooLarge);
                }
                all.push(std::mem::take(&mut one));
            }
            Node::End => return Ok(all),
            _ => {}
        }
    }
}

const STYLES: usize = 100_000;

fn formats(bytes: &[u8]) -> Result<Vec<Format>, Trouble> {
    let mut xml = Xml::new(bytes)?;
    let (mut own, mut all, mut cells) = (Vec::new(), Vec::new(), false);
    loop {
        match xml.step()? {
            Node::Open(tag) if tag.is("numFmt") => {
                let code: String = tag.get("formatCode").unwrap_or_default();
                let code: String = code.chars().take(255).collect();
                own.push((tag.count("numFmtId").unwrap_or_default(), custom(&code)));
            }
            Node::Open(tag) if tag.is("cellXfs") => cells = true,
            Node::Close(name) if name == "cellXfs" => cells = false,
            Node::Open(tag) if cells && tag.is("xf") => {
                let id = tag.count("numFmtId").unwrap_or_default();
                let format = own.iter().find(|(of, _)| *of == id).map(|(_, format)| format.clone());
                all.push(format.unwrap_or_else(|| built_in(id)));
            }
            Node::End => return Ok(all),
            _ => {}
        }
        if own.len() > 1_000 || all.len() > STYLES {
            return Err(Trouble::TooLarge);
        }
    }
}
