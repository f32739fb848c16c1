//! Office files, old and new, by the names of their parts.

use domain::file::Kind;
use memchr::memmem;

/// A ZIP whose directory names the parts of a document or of a workbook.
#[derive(Default)]
pub struct Package {
    /// The end of what was seen, since a name may be cut in two.
    tail: Vec<u8>,
    at: u64,
    types: bool,
    document: Option<u64>,
    workbook: Option<u64>,
}

const TYPES: &[u8] = b"[Content_Types].xml";
const DOCUMENT: &[u8] = b"word/document";
const WORKBOOK: &[u8] = b"xl/workbook.xml";
const LONGEST: usize = 19;

impl Package {
    pub fn feed(&mut self, piece: &[u8]) {
        let window = [self.tail.as_slice(), piece].concat();
        let begins = self.at - self.tail.len() as u64;
        let last = |name| memmem::rfind(&window, name).map(|place| begins + place as u64);
        self.types |= memmem::find(&window, TYPES).is_some();
        self.document = last(DOCUMENT).or(self.document);
        self.workbook = last(WORKBOOK).or(self.workbook);
        self.at += piece.len() as u64;
        self.tail = window[window.len().saturating_sub(LONGEST - 1)..].to_vec();
    }

    /// A document may hold a workbook whole; the directory of the outer one stands last.
    pub fn kind(self) -> Option<Kind> {
        if !self.types {
            None
        } else if self.document > self.workbook {
            Some(Kind::Docx)
        } else {
            self.workbook.map(|_| Kind::Xlsx)
        }
    }
}

/// A compound file of the old Office: its directory lists parts in entries of 128 bytes.
#[derive(Default)]
pub struct Compound {
    rest: Vec<u8>,
    document: bool,
    workbook: bool,
    class: Option<Kind>,
}

const ENTRY: usize = 128;

impl Compound {
    pub fn feed(&mut self, piece: &[u8]) {
        let window = [self.rest.as_slice(), piece].concat();
        let entries = window.chunks_exact(ENTRY);
        self.rest = entries.remainder().to_vec();
        for entry in entries {
            match entry[0] {
                b'W' if is_named(entry, "WordDocument") => self.document = true,
                b'W' | b'B' if is_named(entry, "Workbook") || is_named(entry, "Book") => {
                    self.workbook = true;
                }
                b'R' if is_named(entry, "Root Entry") => self.class = class(entry),
                _ => {}
            }
        }
    }

    /// One that holds both, one within the other, is what its root says it is.
    pub fn kind(self) -> Option<Kind> {
        match (self.document, self.workbook) {
            (true, true) => self.class.or(Some(Kind::Doc)),
            (true, false) => Some(Kind::Doc),
            (false, true) => Some(Kind::Xls),
            (false, false) => None,
        }
    }
}

/// The name of an entry is UTF-16, ended by a zero; its length in bytes stands at 64.
fn is_named(entry: &[u8], name: &str) -> bool {
    let name: Vec<u8> =
        name.encode_utf16().chain(std::iter::once(0)).flat_map(u16::to_le_bytes).collect();
    entry.starts_with(&name) && usize::from(entry[64]) == name.len()
}

/// What the root's class says: `00020906-…` is a document, `00020820-…` and `00020810-…` are
/// workbooks.
fn class(root: &[u8]) -> Option<Kind> {
    match root[80..84] {
        [0x06, 0x09, 0x02, 0x00] => Some(Kind::Doc),
        [0x20 | 0x10, 0x08, 0x02, 0x00] => Some(Kind::Xls),
        _ => None,
    }
}
