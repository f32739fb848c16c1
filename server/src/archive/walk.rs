//! Reading an archive from its beginning to its end, and holding every part against its sum.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use color_eyre::eyre::{Report, Result, WrapErr, ensure, eyre};
use flate2::read::GzDecoder;

use super::manifest::Manifest;
use super::sums::{Summed, Sums};
use super::{FILES, KEY, MANIFEST, SQLITE, SUMS, TABLES};

/// More than any manifest or list of sums needs, and little enough to be kept in memory.
const SHORT: u64 = 256 << 20;

/// Reads all of it and keeps nothing but what it says of itself.
pub fn check(archive: &Path) -> Result<Manifest> {
    let mut manifest = None;
    walk(archive, |name, part| {
        if name == MANIFEST {
            let read = short(part).wrap_err("it is damaged, or it is no backup")?;
            manifest = Some(Manifest::read(&read)?);
        }
        ensure!(manifest.is_some(), "it is damaged, or no backup: it begins with {name}");
        Ok(())
    })?;
    manifest.ok_or_else(|| eyre!("{} holds nothing", archive.display()))
}

/// Gives each part to `each`, which need not read all of it. An error of `each` ends the walk.
pub fn walk(archive: &Path, mut each: impl FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<()> {
    let damaged = || format!("{} is damaged, or it is no backup", archive.display());
    let file =
        File::open(archive).wrap_err_with(|| format!("cannot open {}", archive.display()))?;
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let (mut found, mut told) = (Sums::default(), None);
    for entry in tar.entries().wrap_err_with(damaged)? {
        let mut entry = entry.wrap_err_with(damaged)?;
        let name = name(&entry).wrap_err_with(damaged)?;
        if told.is_some() {
            return Err(eyre!("{name} stands after the sums")).wrap_err_with(damaged);
        }
        if name == SUMS {
            told = Some(short(&mut entry).wrap_err_with(damaged)?);
            continue;
        }
        let mut part = Summed::new(&mut entry);
        each(&name, &mut part)?;
        io::copy(&mut part, &mut io::sink()).wrap_err_with(damaged)?;
        if !found.add(&name, part.sum()) {
            return Err(eyre!("{name} stands there twice")).wrap_err_with(damaged);
        }
    }
    // what follows holds the sum of the packing
    io::copy(&mut tar.into_inner(), &mut io::sink()).wrap_err_with(damaged)?;
    let whole = told.is_some_and(|told| told == found.text().into_bytes());
    ensure!(whole, "{}: its parts are not those that {SUMS} tells of", damaged());
    Ok(())
}

/// A part that is read whole.
pub fn short(part: &mut (impl Read + ?Sized)) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match Read::take(part, SHORT).read_to_end(&mut bytes)? as u64 {
        SHORT => Err(io::Error::other("this part is larger than any could be")),
        _ => Ok(bytes),
    }
}

/// The name of a part, where it is one that an archive may hold.
fn name<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, Report> {
    let name = String::from_utf8(entry.path_bytes().into_owned())?;
    let known = [MANIFEST, KEY, SQLITE, SUMS].contains(&name.as_str())
        || name.starts_with(TABLES)
        || name.starts_with(FILES);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let step = |step: &str| step.chars().all(plain) && !step.starts_with('.') && !step.is_empty();
    let file = entry.header().entry_type().is_file();
    ensure!(known && file && name.split('/').all(step), "{name:?} is no part of a backup");
    Ok(name)
}
