//! The tree of a tagged PDF: headings, paragraphs, and tables with their rows and cells, in the
//! order in which they are read.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagTree};

use super::strip::{Belongs, Role};

/// What was drawn, in order; the lines of one block are one.
#[derive(Default)]
pub struct Drawn {
    parts: Vec<Part>,
}

struct Part {
    belongs: Belongs,
    text: String,
    lines: Vec<Identifier>,
}

impl Drawn {
    pub fn add(&mut self, belongs: Belongs, text: &str, line: Identifier) {
        // a cell that runs over several pages comes by turns with its neighbours
        let same = self
            .parts
            .iter_mut()
            .rev()
            .take_while(|part| part.belongs.block == belongs.block)
            .find(|part| part.belongs == belongs);
        match same {
            Some(part) => {
                part.text.push_str(text);
                part.lines.push(line);
            }
            None => {
                self.parts.push(Part { belongs, text: text.to_owned(), lines: vec![line] });
            }
        }
    }

    pub fn tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut parts = self.parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            let block = part.belongs.block;
            match part.belongs.role {
                Role::Heading(level) => {
                    let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
                    tree.push(group(Tag::Hn(level, Some(part.text.clone())), part));
                }
                Role::Paragraph => tree.push(group(Tag::P, part)),
                Role::Cell { .. } => {
                    let mut cells = vec![part];
                    while let Some(cell) = parts.next_if(|next| next.belongs.block == block) {
                        cells.push(cell);
                    }
                    tree.push(table(cells));
                }
            }
        }
        tree
    }
}

fn group(tag: impl Into<krilla::tagging::TagKind>, part: Part) -> TagGroup {
    TagGroup::with_children(tag, part.lines.into_iter().map(Into::into).collect())
}

fn table(cells: Vec<Part>) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    let mut current: Option<(usize, TagGroup)> = None;
    for cell in cells {
        let Role::Cell { row, label, .. } = cell.belongs.role else { continue };
        if current.as_ref().is_some_and(|(number, _)| *number != row)
            && let Some((_, done)) = current.take()
        {
            table.push(done);
        }
        let (_, line) = current.get_or_insert_with(|| (row, TagGroup::new(Tag::TR)));
        line.push(match label {
            true => group(Tag::TH(TableHeaderScope::Row), cell),
            false => group(Tag::TD, cell),
        });
    }
    if let Some((_, done)) = current {
        table.push(done);
    }
    table
}
