//! Which fonts a PDF is set in: those an office has, found by name in the folders given, else
//! those of Debian's fonts-noto-cjk. Read once, shared by all papers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use krilla::text::Font;
use skrifa::MetadataProvider;
use skrifa::raw::FileRef;
use skrifa::string::StringId;

use crate::error::Error;
use crate::paper::Face;

/// Where Debian's fonts-noto-cjk puts its fonts.
pub const DEBIAN: &str = "/usr/share/fonts/opentype/noto";
/// Folders within folders, no deeper than anybody nests fonts.
const DEPTH: usize = 4;

type Data = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// One font of a file that is kept in memory.
#[derive(Clone)]
pub(super) struct Loaded {
    pub data: Data,
    pub index: u32,
    pub font: Font,
}

/// A font for each typeface; some 70 MB with Debian's. Cloning shares them.
#[derive(Clone)]
pub struct Fonts(Arc<Chosen>);

struct Chosen {
    loaded: Vec<Loaded>,
    of_face: [usize; Face::ALL.len()],
}

/// Where fonts are lent from: in memory while anybody uses them, and no longer.
#[derive(Debug)]
pub struct Shelf {
    folders: Vec<PathBuf>,
    lent: Mutex<Weak<Chosen>>,
}

impl Shelf {
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, lent: Mutex::default() }
    }

    /// Those somebody else is using, or read anew.
    pub fn fonts(&self) -> Result<Fonts, Error> {
        // whoever panicked while reading has left the old ones: still good
        let mut lent = self.lent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = lent.upgrade() {
            return Ok(Fonts(fonts));
        }
        let fonts = Fonts::load(&self.folders)?;
        *lent = Arc::downgrade(&fonts.0);
        Ok(fonts)
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("loaded", &self.0.loaded.len()).finish()
    }
}

impl std::fmt::Debug for Chosen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chosen").field("loaded", &self.loaded.len()).finish()
    }
}

impl Fonts {
    /// Reads every font file below the folders; of those that fit a typeface the best is kept.
    pub fn load(folders: &[impl AsRef<Path>]) -> Result<Self, Error> {
        let mut best: [Option<Found>; Face::ALL.len()] = Default::default();
        for folder in folders {
            for path in files(folder.as_ref(), DEPTH) {
                look(&path, &mut best)?;
            }
        }
        let mut loaded: Vec<Loaded> = Vec::new();
        let mut of_face = [0; Face::ALL.len()];
        for (face, found) in Face::ALL.into_iter().zip(best) {
            let found = found.ok_or_else(|| Error::FontMissing {
                face: chinese_name(face),
                folders: folders.iter().map(|folder| folder.as_ref().to_owned()).collect(),
            })?;
            let same =
                |one: &Loaded| one.index == found.index && Arc::ptr_eq(&one.data, &found.data);
            of_face[face as usize] = match loaded.iter().position(same) {
                Some(place) => place,
                None => {
                    let data = krilla::Data::from(Arc::clone(&found.data));
                    let font = Font::new(data, found.index)
                        .ok_or_else(|| Error::FontBroken { path: found.path.clone() })?;
                    loaded.push(Loaded { data: found.data, index: found.index, font });
                    loaded.len() - 1
                }
            };
        }
        Ok(Self(Arc::new(Chosen { loaded, of_face })))
    }

    pub(super) fn all(&self) -> &[Loaded] {
        &self.0.loaded
    }

    pub(super) fn of(&self, face: Face) -> usize {
        self.0.of_face[face as usize]
    }
}

struct Found {
    rank: usize,
    path: PathBuf,
    data: Data,
    index: u32,
}

/// Sorted, so that the same folder always gives the same choice.
fn files(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().map(|e| e.to_ascii_lowercase());
        if path.is_dir() && depth > 0 {
            found.extend(files(&path, depth - 1));
        } else if ending.is_some_and(|e| e == "ttf" || e == "otf" || e == "ttc") {
            found.push(path);
        }
    }
    found
}

/// Keeps the file where one of its fonts suits a typeface better than what was found before.
fn look(path: &Path, best: &mut [Option<Found>; Face::ALL.len()]) -> Result<(), Error> {
    let data: Data = Arc::new(fs::read(path)?);
    // what is not a font in spite of its ending is passed over
    let Ok(file) = FileRef::new((*data).as_ref()) else { return Ok(()) };
    for (index, font) in (0..).zip(file.fonts()) {
        let Ok(font) = font else { continue };
        let names: Vec<String> = [StringId::FAMILY_NAME, StringId::TYPOGRAPHIC_FAMILY_NAME]
            .into_iter()
            .flat_map(|id| font.localized_strings(id))
            .map(|name| name.chars().collect())
            .collect();
        let bold = font.attributes().weight.value() >= 600.0;
        for face in Face::ALL {
            let fits = |wanted: &Wanted| {
                wanted.bold.is_none_or(|want| want == bold)
                    && names.iter().any(|name| name.eq_ignore_ascii_case(wanted.family))
            };
            let Some(rank) = wanted(face).iter().position(fits) else { continue };
            let place = &mut best[face as usize];
            if place.as_ref().is_none_or(|found| rank < found.rank) {
                let data = Arc::clone(&data);
                *place = Some(Found { rank, path: path.to_owned(), data, index });
            }
        }
    }
    Ok(())
}

struct Wanted {
    family: &'static str,
    /// Where a family has both and the typeface is one of them.
    bold: Option<bool>,
}

const fn only(family: &'static str) -> Wanted {
    Wanted { family, bold: None }
}

const fn plain(family: &'static str) -> Wanted {
    Wanted { family, bold: Some(false) }
}

const fn bold(family: &'static str) -> Wanted {
    Wanted { family, bold: Some(true) }
}

/// Families for a typeface, the best first: what GB/T 9704 names, then what is free.
fn wanted(face: Face) -> &'static [Wanted] {
    match face {
        Face::Title => TITLE,
        Face::Body => BODY,
        Face::Kai => KAI,
        Face::Black => BLACK,
        Face::Song => SONG,
    }
}

const TITLE: &[Wanted] = &[
    only("FZXiaoBiaoSong-B05S"),
    only("FZXiaoBiaoSong-B05"),
    only("FZDaBiaoSong-B06S"),
    bold("Source Han Serif SC"),
    bold("Noto Serif CJK SC"),
    bold("Noto Serif SC"),
];

const BODY: &[Wanted] = &[
    only("FangSong_GB2312"),
    only("FangSong"),
    only("STFangsong"),
    only("FandolFang"),
    plain("Source Han Serif SC"),
    plain("Noto Serif CJK SC"),
    plain("Noto Serif SC"),
];

const KAI: &[Wanted] = &[
    only("KaiTi_GB2312"),
    only("KaiTi"),
    only("STKaiti"),
    only("FandolKai"),
    only("AR PL UKai CN"),
    only("LXGW WenKai"),
    plain("Source Han Serif SC"),
    plain("Noto Serif CJK SC"),
    plain("Noto Serif SC"),
];

const BLACK: &[Wanted] = &[
    only("SimHei"),
    only("STHeiti"),
    plain("Source Han Sans SC"),
    plain("Noto Sans CJK SC"),
    plain("Noto Sans SC"),
];

const SONG: &[Wanted] = &[
    only("SimSun"),
    only("NSimSun"),
    only("STSong"),
    plain("Source Han Serif SC"),
    plain("Noto Serif CJK SC"),
    plain("Noto Serif SC"),
];

fn chinese_name(face: Face) -> &'static str {
    crate::words::word_font(face)
}
