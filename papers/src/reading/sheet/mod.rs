//! A sheet as people see it: rows of cells with text in them, and which cells are merged. It is
//! kept sparse, so that a cell in the last corner costs one cell. Workbooks are read by hand: ready
//! readers hold them dense, and show 36 where people see 温36.

pub mod csv;
pub mod format;
pub mod workbook;
mod worksheet;

use std::collections::BTreeMap;

use super::limits::{CELL_CHARS, COLUMNS, MERGED_CELLS, MERGES, ROWS, TEXT_BYTES};
use super::problem::Trouble;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As shown; of a formula its last value, or its own words where it has none.
    pub text: String,
    /// The formula's words, never worked out.
    pub formula: Option<String>,
}

/// A row that holds something; rows and columns count from 1.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub number: usize,
    pub cells: BTreeMap<usize, Cell>,
}

/// Cells that are one: its first row and column, and its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
}

#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Empty for a table of text.
    pub name: String,
    pub rows: Vec<Row>,
    merges: Vec<Merge>,
    /// Which merge a cell is under.
    under: BTreeMap<(usize, usize), usize>,
    bytes: usize,
}

impl Sheet {
    /// An empty sheet, of a workbook of which `bytes` are kept already.
    fn after(bytes: usize, name: &str) -> Self {
        Self { name: name.to_owned(), bytes, ..Self::default() }
    }

    /// Adds a cell; those of a row come together and rows in any order.
    fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Trouble> {
        if cell.text.trim().is_empty() && cell.formula.is_none() {
            return Ok(());
        }
        if column > COLUMNS {
            return Err(Trouble::TooManyColumns);
        }
        // bytes first: characters need not be counted where these are few
        if cell.text.len() > CELL_CHARS && cell.text.chars().count() > CELL_CHARS {
            return Err(Trouble::CellTooLong);
        }
        let formula = cell.formula.as_ref().map_or(0, String::len);
        self.bytes += cell.text.len() + formula + size_of::<Cell>();
        if self.bytes > TEXT_BYTES {
            return Err(Trouble::TooLarge);
        }
        if self.rows.last().is_none_or(|last| last.number != row) {
            if self.rows.len() >= ROWS {
                return Err(Trouble::TooManyRows);
            }
            self.rows.push(Row { number: row, cells: BTreeMap::new() });
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.insert(column, cell);
        }
        Ok(())
    }

    fn merge(&mut self, merge: Merge) -> Result<(), Trouble> {
        if self.merges.len() >= MERGES {
            return Err(Trouble::TooLarge);
        }
        self.merges.push(merge);
        Ok(())
    }

    /// Sorts the rows and lays the merges over the part that holds anything.
    fn settle(&mut self) -> Result<(), Trouble> {
        self.rows.sort_by_key(|row| row.number);
        // a row that comes in two pieces is one
        self.rows.dedup_by(|next, first| {
            let same = next.number == first.number;
            if same {
                first.cells.append(&mut next.cells);
            }
            same
        });
        let last = self.rows.last().map_or(0, |row| row.number);
        let width = self.width();
        for place in 0..self.merges.len() {
            let merge = self.merges[place];
            for row in merge.top..=merge.bottom.min(last) {
                for column in merge.left..=merge.right.min(width) {
                    if self.under.len() >= MERGED_CELLS {
                        return Err(Trouble::TooLarge);
                    }
                    self.under.insert((row, column), place);
                }
            }
        }
        Ok(())
    }

    /// The last column that holds anything.
    pub fn width(&self) -> usize {
        let ends = self.rows.iter().filter_map(|row| row.cells.keys().next_back());
        ends.copied().max().unwrap_or_default()
    }

    pub fn merge_at(&self, row: usize, column: usize) -> Option<Merge> {
        self.under.get(&(row, column)).map(|place| self.merges[*place])
    }

    pub fn row(&self, number: usize) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(place)
    }

    /// The cell that is shown there, wherever its words are kept.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let (row, column) =
            self.merge_at(row, column).map_or((row, column), |merge| (merge.top, merge.left));
        self.row(row)?.cells.get(&column)
    }

    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map(|cell| cell.text.trim()).unwrap_or_default()
    }
}
