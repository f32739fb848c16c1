//! A sheet while it is laid out, and the files it can be written as.

use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

/// Cells from the top left, and which of them are merged: first row and column, last.
#[derive(Default)]
pub struct Grid {
    pub rows: Vec<Vec<String>>,
    pub merges: Vec<(usize, usize, usize, usize)>,
}

impl Grid {
    pub fn row(&mut self, cells: &[&str]) -> usize {
        self.rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
        self.rows.len() - 1
    }

    pub fn merge(&mut self, top: usize, left: usize, bottom: usize, right: usize) {
        self.merges.push((top, left, bottom, right));
    }

    /// A row of one cell over all columns.
    pub fn line(&mut self, text: &str, width: usize) {
        let row = self.row(&[text]);
        self.merge(row, 0, row, width - 1);
    }

    pub fn add_to(&self, book: &mut Workbook, name: &str, down: usize, right: usize) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        let middle = Format::new().set_align(FormatAlign::Center);
        let place = |row: usize, column: usize| ((row + down) as u32, (column + right) as u16);
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let (row, column) = place(row, column);
                sheet.write_string(row, column, text).unwrap();
            }
        }
        for (top, left, bottom, right) in &self.merges {
            let text = self.rows[*top].get(*left).cloned().unwrap_or_default();
            let ((top, left), (bottom, right)) = (place(*top, *left), place(*bottom, *right));
            sheet.merge_range(top, left, bottom, right, &text, &middle).unwrap();
        }
    }

    pub fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        self.add_to(&mut book, "Sheet1", 0, 0);
        book.save_to_buffer().unwrap()
    }

    /// Comma-separated text, quoted where it must be.
    pub fn csv(&self, mark: char) -> String {
        let quoted = |cell: &String| {
            if cell.contains([mark, '"', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        };
        let line = |row: &Vec<String>| {
            row.iter().map(quoted).collect::<Vec<_>>().join(&mark.to_string()) + "\r\n"
        };
        self.rows.iter().map(line).collect()
    }
}

pub fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

pub fn utf_16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}
