//! From characters to glyphs: which font has a picture of each, and how wide it is.

use std::ops::Range;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::fonts::Fonts;
use crate::paper::{Face, SIZE_3, STEP};
use crate::{clean, words};

/// One character as it is set, with all that clings to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub letter: char,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    pub glyph: u32,
    /// Which of the fonts.
    pub font: usize,
    /// In points.
    pub width: f32,
}

/// The fonts, opened for one paper.
pub struct Setter<'a> {
    fonts: &'a Fonts,
    opened: Vec<Opened<'a>>,
}

struct Opened<'a> {
    letters: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    em: f32,
}

impl<'a> Setter<'a> {
    pub fn new(fonts: &'a Fonts) -> Self {
        let opened = fonts.all().iter().filter_map(|one| {
            let font = FontRef::from_index((*one.data).as_ref(), one.index).ok()?;
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let em = one.font.units_per_em();
            Some(Opened { letters: font.charmap(), metrics, em })
        });
        Self { fonts, opened: opened.collect() }
    }

    /// What has no picture in any font is set as 〓; its text stays in the file.
    pub fn set(&self, text: &str, face: Face, size: f32) -> Vec<Unit> {
        // 28 characters of size 3 are a hair wider than the line: all are set that much closer
        let closer = if size == SIZE_3 { STEP - SIZE_3 } else { 0.0 };
        let mut units: Vec<Unit> = Vec::with_capacity(text.len() / 3);
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            if let Some(last) = units.last_mut().filter(|_| clean::clings(letter)) {
                last.bytes.end = end;
                continue;
            }
            let (font, glyph) = self
                .find(letter, face)
                .or_else(|| self.find(words::NO_GLYPH, face))
                .unwrap_or((self.fonts.of(face), 0));
            let width = self.width(font, glyph) * size + closer;
            units.push(Unit { letter, bytes: at..end, glyph, font, width });
        }
        units
    }

    fn find(&self, letter: char, face: Face) -> Option<(usize, u32)> {
        let own = self.fonts.of(face);
        let others = (0..self.opened.len()).filter(|other| *other != own);
        std::iter::once(own).chain(others).find_map(|font| {
            let glyph = self.opened.get(font)?.letters.map(letter)?.to_u32();
            (glyph != 0).then_some((font, glyph))
        })
    }

    /// In ems.
    fn width(&self, font: usize, glyph: u32) -> f32 {
        self.opened.get(font).map_or(1.0, |one| {
            one.metrics.advance_width(skrifa::GlyphId::new(glyph)).map_or(1.0, |w| w / one.em)
        })
    }
}
