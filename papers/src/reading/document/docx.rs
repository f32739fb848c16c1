//! The words of a document: paragraphs and tables in their order, as a reader sees them. What is
//! hidden, deleted or said twice for older programs is left out.

use crate::reading::limits::{BLOCKS, CELL_CHARS, TEXT_BYTES};
use crate::reading::problem::Trouble;
use crate::reading::xml::{Node, Tag, Xml};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Vec<Vec<Cell>>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    /// It stands in the middle, or is laid out as a heading.
    pub centred: bool,
    /// It begins a page.
    pub new_page: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    /// Columns that it is wide.
    pub span: usize,
    /// One with the cell above.
    pub goes_on: bool,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    count: usize,
    bytes: usize,
    paragraph: Paragraph,
    table: Vec<Vec<Cell>>,
    /// Tables within tables are read as lines of the cell they stand in.
    tables: usize,
    break_next: bool,
    hidden: bool,
    within_text: bool,
}

pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Trouble> {
    let mut xml = Xml::new(bytes)?;
    let mut reader = Reader::default();
    loop {
        match xml.step()? {
            // a fallback says again what stands beside it; moved words stand where they went
            Node::Open(tag) if tag.is("Fallback") || tag.is("moveFrom") => xml.skip()?,
            Node::Open(tag) => reader.open(&tag)?,
            Node::Close(name) => reader.close(&name)?,
            Node::Text(text) if reader.within_text && !reader.hidden => reader.say(&text)?,
            Node::Text(_) => {}
            Node::End => {
                reader.end_paragraph()?;
                return Ok(reader.blocks);
            }
        }
    }
}

/// `<w:vanish w:val="0"/>` is off.
fn is_on(tag: &Tag<'_>) -> bool {
    tag.get("val").is_none_or(|value| !["0", "false", "off", "none"].contains(&value.as_str()))
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Trouble> {
        match tag.name().as_str() {
            "t" => self.within_text = true,
            "r" => self.hidden = false,
            "vanish" => self.hidden = is_on(tag),
            "tab" if tag.get("pos").is_none() => self.say("\t")?,
            "br" if tag.get("type").as_deref() == Some("page") => self.new_page()?,
            "br" | "cr" => self.say("\n")?,
            "noBreakHyphen" => self.say("-")?,
            "sym" => self.say(sign(tag))?,
            "pageBreakBefore" if is_on(tag) && self.tables == 0 => self.paragraph.new_page = true,
            "jc" if self.tables == 0 => {
                self.paragraph.centred |= tag.get("val").as_deref() == Some("center");
            }
            "pStyle" if self.tables == 0 => {
                let style = tag.get("val").unwrap_or_default().to_lowercase();
                self.paragraph.centred |=
                    style.starts_with("title") || style.starts_with("heading");
            }
            "sectPr" if self.tables == 0 => self.break_next = true,
            "p" if self.tables > 0 => self.new_line()?,
            "p" => self.begin_paragraph()?,
            "tbl" => {
                self.tables += 1;
                if self.tables == 1 {
                    self.end_paragraph()?;
                }
            }
            "tr" if self.tables == 1 => self.table.push(Vec::new()),
            "tc" if self.tables == 1 => {
                self.counted()?;
                if let Some(row) = self.table.last_mut() {
                    row.push(Cell { span: 1, ..Cell::default() });
                }
            }
            "gridSpan" if self.tables == 1 => {
                let span = tag.count("val").unwrap_or(1).clamp(1, 100);
                self.cell(|cell| cell.span = span);
            }
            "vMerge" if self.tables == 1 => {
                let goes_on = tag.get("val").is_none_or(|value| value == "continue");
                self.cell(|cell| cell.goes_on = goes_on);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "t" => self.within_text = false,
            "r" => self.hidden = false,
            "p" if self.tables == 0 => self.end_paragraph()?,
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    let table = std::mem::take(&mut self.table);
                    self.blocks.push(Block::Table(table));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(cell) = self.table.last_mut().and_then(|row| row.last_mut()) {
            change(cell);
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Trouble> {
        self.bytes += text.len();
        if self.bytes > TEXT_BYTES {
            return Err(Trouble::TooLarge);
        }
        let words = if self.tables == 0 {
            &mut self.paragraph.text
        } else {
            match self.table.last_mut().and_then(|row| row.last_mut()) {
                Some(cell) => &mut cell.text,
                None => return Ok(()),
            }
        };
        words.push_str(text);
        if words.len() > CELL_CHARS && words.chars().count() > CELL_CHARS {
            return Err(Trouble::CellTooLong);
        }
        Ok(())
    }

    fn new_line(&mut self) -> Result<(), Trouble> {
        self.counted()?;
        let filled =
            self.table.last().and_then(|row| row.last()).is_some_and(|c| !c.text.is_empty());
        if filled { self.say("\n") } else { Ok(()) }
    }

    /// A break within a paragraph parts it; one at its end begins the next on a new page.
    fn new_page(&mut self) -> Result<(), Trouble> {
        if self.tables > 0 {
            return Ok(());
        }
        if self.paragraph.text.trim().is_empty() {
            self.paragraph.new_page = true;
            return Ok(());
        }
        self.end_paragraph()?;
        self.paragraph.new_page = true;
        Ok(())
    }

    fn begin_paragraph(&mut self) -> Result<(), Trouble> {
        // a paragraph within a paragraph is the words of a box: they come before what goes on
        self.end_paragraph()?;
        self.paragraph.new_page |= std::mem::take(&mut self.break_next);
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), Trouble> {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.text.trim().is_empty() {
            // the break goes to whatever comes next
            self.paragraph.new_page = paragraph.new_page;
            return Ok(());
        }
        self.counted()?;
        self.blocks.push(Block::Paragraph(paragraph));
        Ok(())
    }

    fn counted(&mut self) -> Result<(), Trouble> {
        self.count += 1;
        if self.count > BLOCKS { Err(Trouble::TooLarge) } else { Ok(()) }
    }
}

/// Boxes and ticks out of the fonts of signs.
fn sign(tag: &Tag<'_>) -> &'static str {
    let second = tag.get("font").is_some_and(|font| font.ends_with('2'));
    let code = tag.get("char").unwrap_or_default().to_uppercase();
    match (code.trim_start_matches("F0"), second) {
        ("FE", false) | ("52" | "53" | "54", true) => "☑",
        ("FC", false) | ("50", true) => "✓",
        ("A8" | "6F" | "71", false) | ("A3", true) => "□",
        _ => "",
    }
}
