//! XML read as a flat run of nodes: no recursion, no entities but the five that XML has, no more
//! depth than a document needs.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::LocalName;
use quick_xml::{Reader, XmlVersion};

use super::limits::{ATTRIBUTES, DEPTH};
use super::problem::Trouble;

/// One step through a document. Names come without their prefix.
#[derive(Debug)]
pub enum Node<'a> {
    Open(Tag<'a>),
    Close(String),
    Text(String),
    End,
}

#[derive(Debug)]
pub struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    pub fn name(&self) -> String {
        local(&self.start.local_name())
    }

    pub fn is(&self, name: &str) -> bool {
        self.start.local_name().into_inner() == name
    }

    /// The value of the attribute with this name, prefixes aside.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        // twice the same name: the first counts, and looking for the second takes its time
        attributes.with_checks(false);
        attributes
            .take(ATTRIBUTES)
            .flatten()
            .find(|one| one.key.local_name().into_inner() == name)
            .and_then(|one| one.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(|value| value.into_owned())
    }

    /// A number in an attribute.
    pub fn count(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }
}

fn local(name: &LocalName<'_>) -> String {
    name.into_inner().to_owned()
}

pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Self, Trouble> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| Trouble::Encoding)?;
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, depth: 0 })
    }

    pub fn step(&mut self) -> Result<Node<'a>, Trouble> {
        loop {
            match self.reader.read_event().map_err(|_| Trouble::Broken)? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Trouble::TooDeep);
                    }
                    return Ok(Node::Open(Tag { start }));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close(local(&end.local_name())));
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(name) => {
                    if let Some(c) = name.resolve_char_ref().map_err(|_| Trouble::Broken)? {
                        return Ok(Node::Text(c.to_string()));
                    }
                    let known = quick_xml::escape::resolve_predefined_entity(name.as_ref());
                    return known.map(|text| Node::Text(text.to_owned())).ok_or(Trouble::Entities);
                }
                Event::DocType(_) => return Err(Trouble::Entities),
                Event::Eof if self.depth > 0 => return Err(Trouble::Broken),
                Event::Eof => return Ok(Node::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Goes on to the end of the element that has just been opened.
    pub fn skip(&mut self) -> Result<(), Trouble> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.step()?;
        }
        Ok(())
    }
}
