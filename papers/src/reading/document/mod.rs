//! Documents: the printed form, labelled lines, or a free letter; one suggestion or several.

pub mod docx;
mod form;
mod label;
mod lines;
mod part;
mod title;

use docx::{Block, Cell};

use super::Reading;
use super::field::Field;
use super::item::Gathered;
use super::problem::{Place, Trouble, Why, cut};
use lines::Letter;
use title::{is_number_line, is_title, ordinal_before};

/// Reads every suggestion that a document holds.
pub(super) fn read(reading: &mut Reading, place: &Place, blocks: Vec<Block>) {
    for piece in pieces(blocks) {
        if reading.is_full() {
            return;
        }
        let at = place.row(piece.begins);
        let opening = piece.opening();
        let mut letter = Letter::new(at.clone());
        for block in piece.blocks {
            match block {
                Block::Paragraph(paragraph) => letter.paragraph(&paragraph),
                Block::Table(rows) => form::read(&rows, &mut letter),
            }
        }
        let (gathered, before, twice) = letter.done();
        if gathered.words.is_empty() || !is_item(&gathered) {
            reading.leave_out(at, Why::FrontMatter, &opening);
            continue;
        }
        let parted = !gathered.get(Field::Proposal).is_empty();
        if !parted && !gathered.get(Field::Content).is_empty() {
            reading.tell(at.of(Field::Content), Trouble::NotParted, "");
        }
        for (field, words) in twice {
            reading.tell(at.of(field), Trouble::FieldTwice, &cut(&words));
        }
        reading.add_item(gathered, &before);
    }
}

/// It has a title, or a text with somebody under it.
fn is_item(gathered: &Gathered) -> bool {
    let has = |field| !gathered.get(field).is_empty();
    let text =
        [Field::Content, Field::Problem, Field::Reason, Field::Proposal].into_iter().any(has);
    has(Field::Title) && (text || has(Field::Lead) || has(Field::Number))
        || text && has(Field::Lead)
        || text && has(Field::Number)
}

/// The blocks of one suggestion; `begins` counts blocks from 1.
struct Piece {
    begins: usize,
    blocks: Vec<Block>,
}

impl Piece {
    fn opening(&self) -> String {
        let text = self.blocks.iter().find_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.trim().to_owned()),
            Block::Table(rows) => rows.first()?.first().map(|cell| cell.text.clone()),
        });
        text.unwrap_or_default()
    }
}

/// What a piece has shown so far, by which the next is told from its going on.
#[derive(Default)]
struct Shown {
    title: bool,
    counted: bool,
    number: bool,
    form: bool,
    /// Whole sentences.
    text: bool,
    /// The label of its title.
    label: Option<String>,
}

/// Cut where another suggestion begins: at a new page, number, form or counted title.
fn pieces(blocks: Vec<Block>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut shown = Shown::default();
    let begins: Vec<bool> =
        (0..blocks.len()).map(|at| begins_with_a_title(&blocks[at..])).collect();
    for (at, block) in blocks.into_iter().enumerate() {
        let cut = match &block {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text.trim();
                let counted = is_title(text) && ordinal_before(text);
                let label = label::title_label(text);
                let again = label.is_some() && (shown.form || shown.label == label);
                let number = is_number_line(text);
                let begin = paragraph.new_page && begins[at]
                    || number && (shown.number || shown.title && shown.text)
                    || counted && shown.counted
                    || again;
                if begin {
                    shown = Shown::default();
                }
                shown.title |= is_title(text) || label.is_some();
                shown.label = shown.label.take().or(label);
                shown.counted |= counted;
                shown.number |= number;
                shown.text |= text.contains('。');
                begin
            }
            Block::Table(rows) => {
                let form = is_form(rows);
                let begin = form && shown.form;
                if begin {
                    shown = Shown::default();
                }
                shown.form |= form;
                shown.title |= form;
                begin
            }
        };
        match pieces.last_mut() {
            Some(piece) if !cut => piece.blocks.push(block),
            _ => pieces.push(Piece { begins: at + 1, blocks: vec![block] }),
        }
    }
    // the lines above a second form on the same page belong to it
    carry_headings(&mut pieces);
    pieces
}

/// A form's own heading stands above it: lines at the end of a piece, after its form, that are
/// centred or a number go to the next piece where that begins with a form.
fn carry_headings(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if !matches!(pieces[at].blocks.first(), Some(Block::Table(_))) {
            continue;
        }
        let heads = |block: &Block| match block {
            Block::Paragraph(one) => one.centred || is_number_line(one.text.trim()),
            Block::Table(_) => false,
        };
        let before = &mut pieces[at - 1].blocks;
        let keep = before.iter().rposition(|block| !heads(block)).map_or(0, |last| last + 1);
        let mut carried = before.split_off(keep);
        pieces[at].begins -= carried.len();
        carried.append(&mut pieces[at].blocks);
        pieces[at].blocks = carried;
    }
}

/// Blocks that are looked at for the title of what begins.
const OPENING: usize = 6;

fn begins_with_a_title(blocks: &[Block]) -> bool {
    // the next page's title is not this page's
    let this_page = |(at, block): &(usize, &Block)| match block {
        Block::Paragraph(one) => *at == 0 || !one.new_page,
        Block::Table(_) => true,
    };
    let mut opening = blocks.iter().take(OPENING).enumerate().take_while(this_page);
    opening.any(|(_, block)| match block {
        Block::Paragraph(one) => {
            let text = one.text.trim();
            is_title(text) || label::title_label(text).is_some() || is_number_line(text)
        }
        Block::Table(rows) => is_form(rows),
    })
}

/// A table in which one cell is the label of the title.
fn is_form(rows: &[Vec<Cell>]) -> bool {
    let cells = || rows.iter().flatten();
    let labels = cells().filter(|cell| label::of(&cell.text).is_some()).count();
    let inline = |cell: &Cell| label::title_label(&cell.text).is_some();
    let title = |cell: &Cell| label::of(&cell.text) == Some(Some(Field::Title)) || inline(cell);
    cells().any(title) && labels >= 2 || cells().filter(|cell| inline(cell)).count() == 1
}
