//! Word's own measures and fonts, and one named style for each style of a paper.

use docx_rs::{RunFonts, SpecialIndentType, Style as WordStyle, StyleType};

use super::{alignment, exactly};
use crate::paper::{self, Face, Style};
use crate::words;

pub const RED: &str = "D7000F";
/// Digits and Latin letters among the Chinese.
const LATIN: &str = "Times New Roman";

/// Twentieths of a point.
pub fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

pub fn half_points(points: f32) -> usize {
    (points * 2.0).round() as usize
}

pub fn fonts(face: Face) -> RunFonts {
    let chinese = words::word_font(face);
    let latin = match face {
        Face::Song => chinese,
        _ => LATIN,
    };
    // the hint gives “ ” … — to the Chinese font
    RunFonts::new().ascii(latin).hi_ansi(latin).east_asia(chinese).cs(LATIN).hint("eastAsia")
}

/// Headings bear Word's own names, so that its outline shows them.
pub fn style_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Heading1",
        Style::Heading => "Heading2",
        Style::Subheading => "Heading3",
        Style::Mark => "Mark",
        Style::Masthead => "Masthead",
        Style::Subtitle => "PaperNumber",
        Style::Addressee => "Addressee",
        Style::Body => "PaperBody",
        Style::Note => "PaperNote",
        Style::Label => "CellLabel",
        Style::Value => "CellValue",
        Style::Colophon => "Colophon",
        Style::PageNumber => "PaperPageNumber",
    }
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Title => "heading 1",
        Style::Heading => "heading 2",
        Style::Subheading => "heading 3",
        other => words::style_name(other),
    }
}

pub fn style(one: Style) -> WordStyle {
    let manner = one.manner();
    let mut word = WordStyle::new(style_id(one), StyleType::Paragraph)
        .name(style_name(one))
        .q_format(true)
        .fonts(fonts(manner.face))
        .size(half_points(manner.size))
        .align(alignment(manner.align))
        .snap_to_grid(manner.pitch == paper::PITCH)
        .line_spacing(exactly(manner.pitch));
    if manner.size == paper::SIZE_3 {
        // a hair closer, or 28 characters would be wider than the line
        let closer = ((paper::STEP - paper::SIZE_3) * 20.0).floor() as i32;
        word.run_property = word.run_property.character_spacing(closer);
    }
    if manner.red {
        word = word.color(RED);
    }
    if let Some(level) = manner.level {
        word = word.outline_lvl(usize::from(level - 1));
    }
    if manner.indent > 0.0 {
        let points = twips(manner.indent * paper::STEP);
        let hundredths = (manner.indent * 100.0) as i32;
        word = word
            .indent(None, Some(SpecialIndentType::FirstLine(points)), None, None)
            .first_line_chars(hundredths);
    }
    word
}
