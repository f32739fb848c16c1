//! Writing the archive: one part after the other, the sums at the end, then down to the disk.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::SUMS;
use super::sums::{Summed, Sums};

pub struct Pack {
    tar: tar::Builder<GzEncoder<BufWriter<File>>>,
    sums: Sums,
    at: u64,
}

impl Pack {
    /// `at` is the time in seconds that every part shows.
    pub fn begin(file: File, at: u64) -> Self {
        // most of what people attach is packed already: no use in trying hard
        let packed = GzEncoder::new(BufWriter::new(file), Compression::fast());
        Self { tar: tar::Builder::new(packed), sums: Sums::default(), at }
    }

    /// The sum of what was added.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        self.read_in(name, bytes.len() as u64, bytes)
    }

    pub fn add_file(&mut self, name: &str, path: &Path) -> io::Result<String> {
        let file = File::open(path)?;
        self.read_in(name, file.metadata()?.len(), file)
    }

    fn read_in(&mut self, name: &str, size: u64, from: impl Read) -> io::Result<String> {
        let mut part = Summed::new(from.take(size));
        self.append(name, size, &mut part)?;
        if part.count != size {
            return Err(io::Error::other(format!("{name} became shorter while it was read")));
        }
        let sum = part.sum();
        match self.sums.add(name, sum.clone()) {
            true => Ok(sum),
            false => Err(io::Error::other(format!("{name} came twice"))),
        }
    }

    fn append(&mut self, name: &str, size: u64, part: impl Read) -> io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_mtime(self.at);
        self.tar.append_data(&mut header, name, part)
    }

    /// What has been acknowledged is on the disk.
    pub fn finish(mut self) -> io::Result<()> {
        let sums = self.sums.text();
        self.append(SUMS, sums.len() as u64, sums.as_bytes())?;
        let mut file = self.tar.into_inner()?.finish()?;
        file.flush()?;
        file.get_ref().sync_all()
    }
}
