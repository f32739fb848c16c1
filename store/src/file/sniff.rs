//! What kind of file passes by, told by its content alone. Nothing is unpacked: an office file is
//! known by the names of its parts, which stand in it in the clear.

use domain::Refusal;
use domain::file::Kind;
use infer::image;

use super::sniff::office::{Compound, Package};
use super::sniff::text::Text;

mod office;
mod text;

/// So many bytes tell a family.
const HEAD: usize = 512;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const PACKAGE: &[u8] = b"PK\x03\x04";

/// Looks at a file piece by piece.
#[derive(Default)]
pub struct Sniffer {
    head: Vec<u8>,
    family: Option<Family>,
}

enum Family {
    Known(Kind),
    Package(Package),
    Compound(Compound),
    Text(Text),
}

impl Sniffer {
    /// Refuses as soon as it is plain that the file is of no kind that is kept.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        if let Some(family) = &mut self.family {
            return family.feed(piece);
        }
        self.head.extend_from_slice(piece);
        if self.head.len() < HEAD { Ok(()) } else { self.decide() }
    }

    pub fn finish(mut self) -> Result<Kind, Refusal> {
        if self.family.is_none() {
            self.decide()?;
        }
        self.family.and_then(Family::kind).ok_or(Refusal::FileKind)
    }

    fn decide(&mut self) -> Result<(), Refusal> {
        let head = std::mem::take(&mut self.head);
        let mut family = Family::of(&head);
        family.feed(&head)?;
        self.family = Some(family);
        Ok(())
    }
}

impl Family {
    fn of(head: &[u8]) -> Self {
        if image::is_jpeg(head) {
            Self::Known(Kind::Jpeg)
        } else if head.starts_with(PNG) {
            Self::Known(Kind::Png)
        } else if head.starts_with(b"RIFF") && image::is_webp(head) {
            Self::Known(Kind::Webp)
        } else if image::is_heif(head) {
            Self::Known(Kind::Heic)
        } else if head.starts_with(b"%PDF-") {
            Self::Known(Kind::Pdf)
        } else if head.starts_with(PACKAGE) {
            Self::Package(Package::default())
        } else if head.starts_with(COMPOUND) {
            Self::Compound(Compound::default())
        } else {
            Self::Text(Text::default())
        }
    }

    fn feed(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        match self {
            Self::Known(_) => {}
            Self::Package(package) => package.feed(piece),
            Self::Compound(compound) => compound.feed(piece),
            Self::Text(text) => text.feed(piece)?,
        }
        Ok(())
    }

    fn kind(self) -> Option<Kind> {
        match self {
            Self::Known(kind) => Some(kind),
            Self::Package(package) => package.kind(),
            Self::Compound(compound) => compound.kind(),
            Self::Text(text) => text.is_whole().then_some(Kind::Text),
        }
    }
}
