//! Many papers in one ZIP, each rendered when its turn comes and gone before the next.

use std::cell::Cell;
use std::io::{self, Seek, Write};
use std::rc::Rc;

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::error::Error;
use crate::name::Names;
use crate::paper::Paper;
use crate::pdf::Fonts;
use crate::{docx, pdf};

/// What kind of file a paper becomes.
#[derive(Clone, Copy, Debug)]
pub enum Format<'a> {
    Docx,
    Pdf(&'a Fonts),
}

impl Format<'_> {
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf(_) => "pdf",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf(_) => "application/pdf",
        }
    }

    pub fn render(self, paper: &Paper) -> Result<Vec<u8>, Error> {
        match self {
            Self::Docx => docx::docx(paper),
            Self::Pdf(fonts) => pdf::pdf(paper, fonts),
        }
    }
}

/// A paper and what its file is to be called, without the ending.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub paper: Paper,
}

/// What was done: how many files, of how many bytes before they were packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub files: u64,
    pub bytes: u64,
}

/// Writes one file for each paper to a writer that need not go back. It stops at the first
/// failure: an archive without its end is refused by every program, so none is half a success.
pub fn zip<W: Write>(
    entries: impl IntoIterator<Item = Result<Entry, Error>>,
    format: Format<'_>,
    out: W,
) -> Result<Work, Error> {
    let shut = Rc::new(Cell::new(false));
    let mut archive = ZipWriter::new_stream(Gate { out, shut: Rc::clone(&shut) });
    let done = fill(&mut archive, entries, format);
    shut.set(done.is_err());
    let mut gate = archive.finish().map_err(failed)?.into_inner();
    gate.flush()?;
    done
}

/// Open until a paper has failed: an archive ends with its list, and one that ends too soon must
/// not get it.
struct Gate<W> {
    out: W,
    shut: Rc<Cell<bool>>,
}

impl<W: Write> Write for Gate<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.shut.get() { Ok(bytes.len()) } else { self.out.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn fill<W: Write + Seek>(
    archive: &mut ZipWriter<W>,
    entries: impl IntoIterator<Item = Result<Entry, Error>>,
    format: Format<'_>,
) -> Result<Work, Error> {
    let (mut names, mut work) = (Names::default(), Work::default());
    for entry in entries {
        let entry = entry?;
        let file = format.render(&entry.paper)?;
        // fast: the files are packed within
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(day(&entry.paper))
            .unix_permissions(0o644);
        archive.start_file(names.give(&entry.name, format.ending()), options).map_err(failed)?;
        archive.write_all(&file)?;
        work.files += 1;
        work.bytes += file.len() as u64;
    }
    Ok(work)
}

/// The day of the paper: two archives of the same papers are the same bytes.
fn day(paper: &Paper) -> DateTime {
    let day = paper.dated.and_then(|on| {
        let part = |number: i8| u8::try_from(number).ok();
        let year = u16::try_from(on.year()).ok()?;
        DateTime::from_date_and_time(year, part(on.month())?, part(on.day())?, 0, 0, 0).ok()
    });
    day.unwrap_or_default()
}

fn failed(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => Error::Io(error),
        other => Error::Zip(other.to_string()),
    }
}
