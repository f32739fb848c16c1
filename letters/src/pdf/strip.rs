//! Pieces of a page: strips of the text's full width, one below the other, that no page end cuts.

use super::setting::Unit;

/// What a piece is to a reader who hears the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading(u8),
    Paragraph,
    /// Row and cell of a table; the cells of one row follow each other.
    Cell {
        row: usize,
        column: usize,
        label: bool,
    },
}

/// Which block a piece belongs to, and as what. Pieces of one block follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belongs {
    pub block: usize,
    pub role: Role,
}

/// One line of text, at a place within its strip.
#[derive(Clone, Debug)]
pub struct Set {
    pub belongs: Belongs,
    pub text: String,
    /// Their bytes count from the beginning of `text`.
    pub units: Vec<Unit>,
    pub x: f32,
    /// Of the base line, from the strip's top.
    pub y: f32,
    pub size: f32,
    pub red: bool,
}

/// A rule, from its left or upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub x: f32,
    pub y: f32,
    pub length: f32,
    pub thickness: f32,
    pub upright: bool,
    pub red: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Strip {
    pub height: f32,
    pub texts: Vec<Set>,
    pub rules: Vec<Rule>,
    /// Stays on the page of the next strip.
    pub keep: bool,
    /// Nothing is lost when it falls on a page's edge.
    pub blank: bool,
    /// Part of a table row that is cut by a page end: closed by a rule there.
    pub framed: bool,
}

impl Strip {
    pub fn blank(height: f32) -> Self {
        Self { height, blank: true, ..Self::default() }
    }
}
