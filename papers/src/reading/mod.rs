//! Sheets and documents read into items. One file may be a table, a document, or an archive of
//! both; a folder is read file by file into one [`Reading`].

pub mod cell;
mod document;
pub mod field;
pub mod item;
pub mod limits;
mod parcel;
pub mod problem;
pub mod sheet;
pub mod table;
mod xml;

use std::collections::BTreeMap;

use domain::motion::Kind;
use serde::{Deserialize, Serialize};

pub use cell::choice::PrintedClass;
pub use cell::names::Person;
pub use cell::number::{Number, SessionName};
pub use field::Field;
use item::{Before, Gathered};
pub use item::{Item, UnitRead};
use limits::{FILE_BYTES, ITEMS, KEPT_BYTES, TOLD};
use parcel::{Allowance, Content, Parcel};
pub use problem::{LeftOut, Place, Problem, Trouble, Why};
pub use table::{Column, Mapping, Table};

/// What a caller knows and wants.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Wish {
    pub mapping: Mapping,
    /// What an item is whose paper does not say it.
    pub kind: Option<Kind>,
    /// The session of an item whose paper does not say it.
    pub session: Option<SessionName>,
}

/// What came of all files together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    pub items: Vec<Item>,
    pub tables: Vec<Table>,
    pub left_out: Vec<LeftOut>,
    pub problems: Vec<Problem>,
    /// Problems and lines left out beyond those that are told.
    pub untold: usize,
}

impl Read {
    /// Items that can be taken as they are.
    pub fn sound(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.sound)
    }
}

/// Reads one file: a table, a document, or an archive of both.
pub fn read(name: &str, bytes: &[u8], wish: &Wish) -> Read {
    let mut reading = Reading::new(wish.clone());
    reading.file(name, bytes, &mut |_, _| {});
    reading.done()
}

/// Files read one after the other.
#[derive(Debug, Default)]
pub struct Reading {
    wish: Wish,
    read: Read,
    allowance: Allowance,
    kept_bytes: usize,
    numbers: BTreeMap<(Option<Kind>, Option<SessionName>, String), Place>,
}

/// Told before each file of an archive: how many are done, and of how many.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

impl Reading {
    pub fn new(wish: Wish) -> Self {
        Self { wish, ..Self::default() }
    }

    /// Reads one file; what is wrong with it is told of it, and the next can follow.
    pub fn file(&mut self, name: &str, bytes: &[u8], progress: Progress<'_>) {
        let place = Place::file(name);
        self.allowance = Allowance::default();
        let began = (self.read.items.len(), self.read.problems.len());
        match self.open(&place, bytes, Some(progress)) {
            Err(what) => self.tell(place, what, ""),
            Ok(()) if (self.read.items.len(), self.read.problems.len()) == began => {
                self.tell(place, Trouble::NoItem, "");
            }
            Ok(()) => {}
        }
    }

    /// Ends the reading.
    pub fn done(self) -> Read {
        self.read
    }

    fn open(
        &mut self,
        place: &Place,
        bytes: &[u8],
        progress: Option<Progress<'_>>,
    ) -> Result<(), Trouble> {
        if bytes.is_empty() {
            return Err(Trouble::Empty);
        }
        if bytes.len() > FILE_BYTES {
            return Err(Trouble::TooLarge);
        }
        if let Some(what) = foreign(bytes) {
            return Err(what);
        }
        if bytes.starts_with(b"PK") {
            let mut parcel = Parcel::open(bytes)?;
            return match (parcel.content(&mut self.allowance)?, progress) {
                (Content::Document(path), _) => self.document(place, &mut parcel, &path),
                (Content::Workbook(path), _) => self.workbook(place, &mut parcel, &path),
                (Content::Files, Some(progress)) => self.files(place, parcel, progress),
                (Content::Files, None) => Err(Trouble::NestedArchive),
            };
        }
        let named = place.file.to_lowercase();
        if [".docx", ".xlsx", ".zip"].iter().any(|ending| named.ends_with(ending)) {
            return Err(Trouble::WrongType);
        }
        let sheet = sheet::csv::read(bytes)?;
        let wish = self.wish.clone();
        if table::read(self, place, &sheet, &wish) { Ok(()) } else { Err(Trouble::NoHeading) }
    }

    fn workbook(
        &mut self,
        place: &Place,
        parcel: &mut Parcel<'_>,
        path: &str,
    ) -> Result<(), Trouble> {
        let book = sheet::workbook::read(parcel, path, &mut self.allowance)?;
        let at = |name: &str| Place { sheet: Some(name.to_owned()), ..place.clone() };
        for name in &book.hidden {
            self.leave_out(at(name), Why::HiddenSheet, name);
        }
        let wish = self.wish.clone();
        let mut without = Vec::new();
        let mut any = false;
        for sheet in book.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
            if table::read(self, &at(&sheet.name), sheet, &wish) {
                any = true;
            } else {
                without.push(sheet.name.clone());
            }
        }
        if !any {
            return Err(if without.is_empty() { Trouble::Empty } else { Trouble::NoHeading });
        }
        for name in without {
            self.leave_out(at(&name), Why::NoTable, &name);
        }
        Ok(())
    }

    fn document(
        &mut self,
        place: &Place,
        parcel: &mut Parcel<'_>,
        path: &str,
    ) -> Result<(), Trouble> {
        let bytes = parcel.part(path, &mut self.allowance)?.ok_or(Trouble::Broken)?;
        let blocks = document::docx::read(&bytes)?;
        drop(bytes);
        document::read(self, place, blocks);
        Ok(())
    }

    /// Each file of an archive is read by itself: one that is broken does not stop the others.
    fn files(
        &mut self,
        place: &Place,
        mut parcel: Parcel<'_>,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        let names = parcel.names().to_vec();
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|one, two| natural(&names[*one]).cmp(&natural(&names[*two])));
        for (done, entry) in order.into_iter().enumerate() {
            progress(done, names.len());
            let name = &names[entry];
            if name.ends_with(['/', '\\']) {
                continue;
            }
            let at = Place::file(&format!("{}/{name}", place.file));
            if is_clutter(name) {
                self.leave_out(at, Why::Clutter, name);
                continue;
            }
            let began = self.read.items.len();
            let unpacked = parcel.unpack(entry, &mut self.allowance);
            match unpacked.and_then(|bytes| self.open(&at, &bytes, None)) {
                // nothing more may be unpacked: whatever follows would fail as well
                Err(what @ (Trouble::UnpacksTooFar | Trouble::TooManyItems)) => {
                    self.tell(at, what, "");
                    return Err(what);
                }
                Err(what) => self.tell(at, what, ""),
                Ok(()) if self.read.items.len() == began => self.tell(at, Trouble::NoItem, ""),
                Ok(()) => {}
            }
        }
        progress(names.len(), names.len());
        Ok(())
    }

    fn add_item(&mut self, gathered: Gathered, before: &Before) {
        if self.is_full() {
            return;
        }
        self.kept_bytes += gathered.bytes();
        if self.kept_bytes > KEPT_BYTES {
            self.tell(gathered.place, Trouble::TooLarge, "");
            return;
        }
        let before = Before {
            kind: before.kind.or(self.wish.kind),
            session: before.session.clone().or_else(|| self.wish.session.clone()),
            category: before.category,
        };
        let mut problems = Vec::new();
        let mut item = gathered.read(&before, &mut problems);
        if let Some(number) = &item.number {
            let key = (item.kind, item.session.clone(), number.key.clone());
            match self.numbers.get(&key) {
                Some(first) => problems.push(Problem {
                    place: item.place.of(Field::Number),
                    what: Trouble::NumberTwice,
                    text: first.shown(),
                }),
                None => drop(self.numbers.insert(key, item.place.clone())),
            }
        }
        item.sound = !problems.iter().any(|one| one.what.stops());
        for one in problems {
            self.tell(one.place, one.what, &one.text);
        }
        self.read.items.push(item);
        if self.is_full() {
            let place = self.read.items.last().map(|item| item.place.clone()).unwrap_or_default();
            self.tell(place, Trouble::TooManyItems, "");
        }
    }

    fn is_full(&self) -> bool {
        self.read.items.len() >= ITEMS || self.kept_bytes > KEPT_BYTES
    }

    fn items_so_far(&self) -> usize {
        self.read.items.len()
    }

    fn add_table(&mut self, table: Table) {
        self.read.tables.push(table);
    }

    fn tell(&mut self, place: Place, what: Trouble, text: &str) {
        // what stops is told even of a long list
        let room = if what.stops() { TOLD * 4 } else { TOLD };
        if self.read.problems.len() < room {
            self.read.problems.push(Problem { place, what, text: problem::cut(text) });
        } else {
            self.read.untold += 1;
        }
    }

    fn leave_out(&mut self, place: Place, why: Why, text: &str) {
        if self.read.left_out.len() < TOLD {
            self.read.left_out.push(LeftOut { place, why, text: problem::cut(text) });
        } else {
            self.read.untold += 1;
        }
    }
}

/// Files that are known by their first bytes and are none of ours.
fn foreign(bytes: &[u8]) -> Option<Trouble> {
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let locked = bytes.windows(name.len()).any(|window| window == name);
        return Some(if locked { Trouble::Locked } else { Trouble::OldFormat });
    }
    let known: [&[u8]; 9] = [
        b"%PDF",
        b"{\\rtf",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x1F\x8B",
        b"<html",
        b"<?xml",
    ];
    known.iter().any(|start| bytes.starts_with(start)).then_some(Trouble::WrongType)
}

/// Left behind by programs: not handed in by anybody.
fn is_clutter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX")
        || last.starts_with(['.', '~'])
        || last == "Thumbs.db"
        || last.eq_ignore_ascii_case("desktop.ini")
}

/// Names in the order of the numbers in them: 2.docx before 10.docx.
fn natural(name: &str) -> Vec<(&str, u64)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (before, after) = rest.split_at(words);
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, next) = after.split_at(digits);
        parts.push((before, number.parse().unwrap_or_default()));
        rest = next;
    }
    parts
}
