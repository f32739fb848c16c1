//! A paper as DOCX: real headings, tables and page numbers, to be edited in Word or WPS.

mod looks;
mod tables;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType,
    PageMargin, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    Run, Tab, TabValueType,
};
use jiff::civil::Date;

use crate::error::Error;
use crate::paper::{self, Align, Block, Paper, Style};
use crate::words;
use looks::{RED, fonts, half_points, style, style_id, twips};

/// The file, whole: a letter is some kilobytes.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Error> {
    let mut file = Docx::new()
        .page_size(
            twips(paper::PAGE_WIDTH).unsigned_abs(),
            twips(paper::PAGE_HEIGHT).unsigned_abs(),
        )
        .page_margin(margins())
        .default_fonts(fonts(Style::Body.manner().face))
        .default_size(half_points(paper::SIZE_3))
        .footer(footer(AlignmentType::Right))
        .even_footer(footer(AlignmentType::Left));
    file.document = file.document.doc_grid(grid());
    if let Some(on) = paper.dated {
        let moment = format!("{on}T00:00:00Z");
        file = file.created_at(&moment).updated_at(&moment);
    }
    for one in Style::ALL {
        file = file.add_style(style(one));
    }
    for block in &paper.blocks {
        file = add(file, block);
    }
    if !paper.colophon.is_empty() {
        file = file.add_table(tables::colophon(&paper.colophon)).add_paragraph(hairline());
    }
    let mut bytes = Cursor::new(Vec::new());
    file.pack(&mut bytes).map_err(|error| Error::Zip(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn margins() -> PageMargin {
    let below = paper::PAGE_HEIGHT - paper::TOP - paper::HEIGHT;
    PageMargin::new()
        .top(twips(paper::TOP))
        .left(twips(paper::LEFT))
        .right(twips(paper::PAGE_WIDTH - paper::LEFT - paper::WIDTH))
        .bottom(twips(below))
        // the number's upper edge is 7 mm below the text
        .footer(twips(below - 7.0 * paper::MM - paper::SIZE_4 * 1.3))
}

/// 22 lines a page. The 28 characters come from the styles: programs count a grid of characters
/// from different sizes.
fn grid() -> DocGrid {
    DocGrid::with_empty()
        .grid_type(DocGridType::Lines)
        .line_pitch(pitch(paper::PITCH).unsigned_abs() as usize)
}

/// Rounded down, or the last of 22 lines would find no room.
fn pitch(points: f32) -> i32 {
    (points * 20.0).floor() as i32
}

fn exactly(points: f32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(pitch(points))
}

fn add(file: Docx, block: &Block) -> Docx {
    match block {
        Block::Text(one, text) => file.add_paragraph(paragraph(*one, text)),
        Block::Sides(left, right) => file.add_paragraph(sides(left, right)),
        Block::RedLine => file.add_paragraph(red_line()),
        Block::Gap(lines) => file.add_paragraph(
            Paragraph::new().snap_to_grid(false).line_spacing(exactly(paper::PITCH * lines)),
        ),
        Block::Table(rows) => file.add_table(tables::table(rows)),
        Block::Signature { by, on } => {
            signature(by, *on).into_iter().fold(file, Docx::add_paragraph)
        }
    }
}

fn paragraph(one: Style, text: &str) -> Paragraph {
    let set = Paragraph::new().style(style_id(one)).add_run(Run::new().add_text(text));
    // a heading does not stay behind at the foot of a page
    set.keep_next(one.manner().level.is_some())
}

fn sides(left: &str, right: &str) -> Paragraph {
    let end = twips(paper::WIDTH - paper::STEP).unsigned_abs() as usize;
    let edge = twips(paper::STEP);
    Paragraph::new()
        .style(style_id(Style::Addressee))
        .indent(Some(edge), None, Some(edge), None)
        .add_tab(Tab::new().val(TabValueType::Right).pos(end))
        .add_run(Run::new().add_text(left))
        .add_run(Run::new().add_tab())
        .add_run(Run::new().add_text(right).fonts(fonts(paper::Face::Kai)))
}

fn red_line() -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(18)
        .space(0)
        .color(RED);
    let mut line = hairline().line_spacing(exactly(6.0));
    line.property = line.property.set_borders(ParagraphBorders::with_empty().set(border));
    line
}

/// A paragraph of hardly any height: Word wants one after a table.
fn hairline() -> Paragraph {
    Paragraph::new().snap_to_grid(false).line_spacing(exactly(1.0))
}

fn signature(by: &str, on: Option<Date>) -> Vec<Paragraph> {
    let date = on.map(words::date).unwrap_or_default();
    let (unit_right, date_right) = paper::signature_indents(by, &date);
    let line = |text: &str, right: f32| {
        Paragraph::new()
            .style(style_id(Style::Addressee))
            .align(AlignmentType::Right)
            .indent(None, None, Some(twips(right * paper::STEP)), None)
            .keep_next(true)
            .add_run(Run::new().add_text(text))
    };
    let lines = [(by, unit_right), (date.as_str(), date_right)];
    lines
        .into_iter()
        .filter(|(text, _)| !text.is_empty())
        .map(|(t, right)| line(t, right))
        .collect()
}

fn footer(align: AlignmentType) -> Footer {
    let edge = Some(twips(paper::SIZE_4));
    let (left, right) = match align {
        AlignmentType::Right => (None, edge),
        _ => (edge, None),
    };
    let (before, after) = words::PAGE_NUMBER;
    Footer::new().add_paragraph(
        Paragraph::new()
            .style(style_id(Style::PageNumber))
            .align(align)
            .indent(left, None, right, None)
            .add_run(Run::new().add_text(before))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(after)),
    )
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Right => AlignmentType::Right,
        Align::Centre => AlignmentType::Center,
        Align::Both => AlignmentType::Both,
    }
}
