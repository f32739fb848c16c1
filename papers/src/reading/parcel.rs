//! An archive opened with care: entries are counted, and what comes out is measured while it comes.

use std::io::{Cursor, Read as _};

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{ENTRIES, PART_BYTES, RATIO, RATIO_FROM, UNPACKED_BYTES};
use super::problem::Trouble;
use super::xml::{Node, Xml};

/// What may still be unpacked while one file is read, however many archives it is made of.
#[derive(Debug)]
pub struct Allowance {
    left: u64,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { left: UNPACKED_BYTES }
    }
}

pub struct Parcel<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names as people see them, by place.
    names: Vec<String>,
}

/// What the main part of an archive makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Document(String),
    Workbook(String),
    Files,
}

/// Where parts say which other parts they are made of.
const RELATIONS: &str = "_rels/.rels";

impl<'a> Parcel<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
        if archive.len() > ENTRIES {
            return Err(Trouble::TooManyEntries);
        }
        let mut parcel = Self { archive, names: Vec::new() };
        for place in 0..parcel.archive.len() {
            let entry = parcel.archive.by_index_raw(place).map_err(|error| trouble(&error))?;
            parcel.names.push(readable(entry.name_raw()));
        }
        Ok(parcel)
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Unpacks one entry, and stops where it grows too large.
    pub fn unpack(&mut self, place: usize, may: &mut Allowance) -> Result<Vec<u8>, Trouble> {
        let mut entry = self.archive.by_index(place).map_err(|error| trouble(&error))?;
        let packed = entry.compressed_size().max(1);
        let (mut bytes, mut chunk) = (Vec::new(), vec![0; 64 << 10]);
        loop {
            let read = entry.read(&mut chunk).map_err(|_| Trouble::Broken)?;
            if read == 0 {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&chunk[..read]);
            let length = bytes.len() as u64;
            if length > RATIO_FROM && length / packed > RATIO {
                return Err(Trouble::UnpacksTooFar);
            }
            if length > PART_BYTES {
                return Err(Trouble::TooLarge);
            }
            let left = may.left.checked_sub(read as u64);
            may.left = left.ok_or(Trouble::UnpacksTooFar)?;
        }
    }

    /// The entry of this name, if there is one.
    pub fn part(&mut self, name: &str, may: &mut Allowance) -> Result<Option<Vec<u8>>, Trouble> {
        let name = name.trim_start_matches('/');
        let same = |one: &String| one.replace('\\', "/").eq_ignore_ascii_case(name);
        match self.names.iter().position(same) {
            Some(place) => self.unpack(place, may).map(Some),
            None => Ok(None),
        }
    }

    /// What it is, by its own account.
    pub fn content(&mut self, may: &mut Allowance) -> Result<Content, Trouble> {
        let Some(relations) = self.part(RELATIONS, may)? else {
            return Ok(Content::Files);
        };
        let main = targets(&relations)?.into_iter().find(|one| one.kind == "officeDocument");
        match main.map(|one| one.target.trim_start_matches('/').to_owned()) {
            Some(path) if path.starts_with("word/") => Ok(Content::Document(path)),
            Some(path) if path.starts_with("xl/") && path.ends_with(".xml") => {
                Ok(Content::Workbook(path))
            }
            _ => Err(Trouble::WrongType),
        }
    }
}

/// A part to which another refers.
#[derive(Debug)]
pub struct Target {
    pub id: String,
    /// The last word of the relation's address.
    pub kind: String,
    pub target: String,
}

pub fn targets(relations: &[u8]) -> Result<Vec<Target>, Trouble> {
    let mut xml = Xml::new(relations)?;
    let mut found = Vec::new();
    loop {
        match xml.step()? {
            Node::Open(tag) if tag.is("Relationship") => {
                let kind = tag.get("Type").unwrap_or_default();
                found.push(Target {
                    id: tag.get("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: tag.get("Target").unwrap_or_default(),
                });
                if found.len() > ENTRIES {
                    return Err(Trouble::TooManyEntries);
                }
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}

fn trouble(error: &ZipError) -> Trouble {
    match error {
        ZipError::UnsupportedArchive(words) if *words == ZipError::PASSWORD_REQUIRED => {
            Trouble::Locked
        }
        _ => Trouble::Broken,
    }
}

/// Names are UTF-8, or of a Chinese Windows that did not say so. What would mislead on a screen is
/// left out.
fn readable(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    let shown = text.chars().filter(|c| !domain::error::is_hostile(*c) && !c.is_control());
    shown.take(260).collect()
}
