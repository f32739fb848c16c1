//! Placed strips into the bytes of a PDF, with the tree that tells a reading program what is what.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::flow::{Flow, visible};
use super::fonts::Fonts;
use super::pages::Page;
use super::strip::{Belongs, Role, Rule, Set};
use super::tags;
use crate::error::Error;
use crate::paper::{self, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, Paper, SIZE_4, Style, TOP, WIDTH};
use crate::words;

const CHINESE: &str = "zh-CN";

pub fn draw(
    paper: &Paper,
    fonts: &Fonts,
    flow: &Flow<'_>,
    pages: &[Page],
) -> Result<Vec<u8>, Error> {
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut drawn = tags::Drawn::default();
    for (number, page) in (1..).zip(pages) {
        let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
            .ok_or_else(|| Error::Pdf("no such page".to_owned()))?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        for placed in page {
            let top = TOP + placed.y;
            rules(&mut surface, &placed.strip.rules, top);
            for set in &placed.strip.texts {
                let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                glyphs(&mut surface, fonts, set, LEFT + set.x, top + set.y);
                surface.end_tagged();
                drawn.add(set.belongs, &set.text, identifier);
            }
        }
        page_number(&mut surface, fonts, flow, number);
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(drawn.tree(CHINESE));
    document.set_metadata(metadata(paper));
    document.finish().map_err(|error| Error::Pdf(format!("{error:?}")))
}

fn metadata(paper: &Paper) -> Metadata {
    let metadata = Metadata::new().title(paper.title.clone()).language(CHINESE.to_owned());
    let part = |number: i8| u8::try_from(number).ok();
    let day = paper.dated.and_then(|on| {
        let date = DateTime::new(u16::try_from(on.year()).ok()?);
        Some(date.month(part(on.month())?).day(part(on.day())?))
    });
    match day {
        Some(day) => metadata.creation_date(day),
        None => metadata,
    }
}

fn fill(red: bool) -> Fill {
    let colour = if red { rgb::Color::new(0xD7, 0x00, 0x0F) } else { rgb::Color::new(0, 0, 0) };
    Fill { paint: colour.into(), rule: FillRule::NonZero, ..Fill::default() }
}

/// Runs of one font each; a font change within a line is rare.
fn glyphs(surface: &mut Surface<'_>, fonts: &Fonts, set: &Set, x: f32, y: f32) {
    surface.set_fill(Some(fill(set.red)));
    let mut x = x;
    for run in set.units.chunk_by(|one, next| one.font == next.font) {
        let Some(font) = run.first().and_then(|unit| fonts.all().get(unit.font)) else { continue };
        let shown: Vec<KrillaGlyph> = run
            .iter()
            .map(|unit| KrillaGlyph {
                glyph_id: GlyphId::new(unit.glyph),
                text_range: unit.bytes.clone(),
                x_advance: unit.width / set.size,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            })
            .collect();
        let start = Point::from_xy(x, y);
        surface.draw_glyphs(start, &shown, font.font.clone(), &set.text, set.size, false);
        x += visible(run);
    }
}

fn rules(surface: &mut Surface<'_>, rules: &[Rule], top: f32) {
    if rules.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for rule in rules {
        let half = rule.thickness / 2.0;
        let (x, y) = (LEFT + rule.x, top + rule.y);
        // rules meet in their corners
        let area = match rule.upright {
            true => Rect::from_ltrb(x - half, y - half, x + half, y + rule.length + half),
            false => Rect::from_ltrb(x - half, y - half, x + rule.length + half, y + half),
        };
        let mut path = PathBuilder::new();
        if let Some(area) = area {
            path.push_rect(area);
        }
        if let Some(path) = path.finish() {
            surface.set_fill(Some(fill(rule.red)));
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
}

/// Odd numbers on the right, even ones on the left, a character from the edge, 7 mm below.
fn page_number(surface: &mut Surface<'_>, fonts: &Fonts, flow: &Flow<'_>, number: usize) {
    let (before, after) = words::PAGE_NUMBER;
    let text = format!("{before}{number}{after}");
    let belongs = Belongs { block: 0, role: Role::Paragraph };
    let set = flow.line(&text, Style::PageNumber.manner(), belongs);
    let x = match number % 2 {
        0 => SIZE_4,
        _ => WIDTH - SIZE_4 - visible(&set.units),
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
    let y = TOP + paper::HEIGHT + 7.0 * MM + SIZE_4 * 0.86;
    glyphs(surface, fonts, &set, LEFT + x, y);
    surface.end_tagged();
}
