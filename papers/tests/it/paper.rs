//! Documents and archives made by hand, well and badly.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A paragraph; `more` goes into its properties.
pub fn p_with(more: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    // words come in several runs, as word processors write them
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let middle = if text.contains('&') { 0 } else { middle };
    let (one, two) = text.split_at(middle);
    format!(
        "<w:p><w:pPr>{more}</w:pPr><w:r><w:t xml:space=\"preserve\">{one}</w:t></w:r>\
         <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{two}</w:t></w:r></w:p>"
    )
}

pub fn p(text: &str) -> String {
    p_with("", text)
}

pub fn centred(text: &str) -> String {
    p_with("<w:jc w:val=\"center\"/>", text)
}

pub const NEW_PAGE: &str = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

/// A cell: its words by lines, how many columns it is wide, and whether it is merged downwards:
/// begun, or going on.
pub struct C<'a>(pub &'a str, pub usize, pub Option<bool>);

pub fn table(rows: &[Vec<C<'_>>]) -> String {
    let mut xml = String::from("<w:tbl><w:tblPr/>");
    for row in rows {
        xml += "<w:tr>";
        for C(text, span, merged) in row {
            let merged = match merged {
                Some(true) => "<w:vMerge w:val=\"restart\"/>",
                Some(false) => "<w:vMerge/>",
                None => "",
            };
            let lines: String = text.split('\n').map(p).collect();
            xml += &format!(
                "<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{merged}</w:tcPr>{lines}</w:tc>"
            );
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" ",
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" ",
    "Target=\"word/document.xml\"/></Relationships>"
);

pub fn docx(body: &str) -> Vec<u8> {
    docx_of(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    ))
}

/// A document with any words as its main part.
pub fn docx_of(document: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// An archive, deflated.
pub fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive whose names are bytes of any encoding, stored, as old programs write it.
pub fn stored(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let at = out.len() as u32;
        let mut about = Vec::new();
        // version, flags, method, time, date
        for word in [20_u16, 0, 0, 0, 33] {
            about.extend(word.to_le_bytes());
        }
        for long in [sum(bytes), bytes.len() as u32, bytes.len() as u32] {
            about.extend(long.to_le_bytes());
        }
        about.extend((name.len() as u16).to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name);
        out.extend(bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name);
    }
    let (begins, length) = (out.len() as u32, directory.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for count in [entries.len() as u16, entries.len() as u16] {
        out.extend(count.to_le_bytes());
    }
    out.extend(length.to_le_bytes());
    out.extend(begins.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn sum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
