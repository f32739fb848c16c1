//! The smallest file of each kind that the house keeps, and some that it does not.

use bytes::Bytes;
use domain::file::Kind;

/// What stands in a file of this kind.
pub fn a_file(kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Jpeg => [
            b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".as_slice(),
            &[0x42; 900],
            b"\xFF\xD9",
        ]
        .concat(),
        Kind::Png => {
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".as_slice(), &[0; 700]]
                .concat()
        }
        Kind::Webp => b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11".to_vec(),
        Kind::Heic => [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[7; 600]].concat(),
        Kind::Pdf => {
            b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
        }
        Kind::Docx => a_package(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", b"<Relationships/>"),
            ("word/document.xml", b"<w:document/>"),
        ]),
        Kind::Xlsx => a_package(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
        ]),
        Kind::Doc => a_compound(0x0002_0906, &["Root Entry", "1Table", "WordDocument"]),
        Kind::Xls => a_compound(0x0002_0820, &["Root Entry", "Workbook"]),
        Kind::Text => "横溪河桥：桥面裂缝 3 处，栏杆缺失 12 米。\n".repeat(40).into_bytes(),
    }
}

/// A ZIP of uncompressed parts, as office programs write it.
pub fn a_package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let (at, size, length) = (number(bytes.len()), number(content.len()), short(name.len()));
        let common: Vec<u8> =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &size, &size, &length, &[0, 0]]
                .concat();
        bytes.extend([b"PK\x03\x04".as_slice(), &common, name.as_bytes(), content].concat());
        let entry = [b"PK\x01\x02\x14\0", common.as_slice(), &[0; 10], &at, name.as_bytes()];
        directory.extend(entry.concat());
    }
    let (count, at, size) = (short(parts.len()), number(bytes.len()), number(directory.len()));
    let end: [&[u8]; 7] = [b"PK\x05\x06\0\0\0\0", &count, &count, &size, &at, &[0, 0], &[]];
    [bytes, directory, end.concat()].concat()
}

/// A compound file with a directory of these entries; the root is of the given class.
pub fn a_compound(class: u32, entries: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    for name in entries {
        let mut entry = [0; 128];
        let words: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..words.len()].copy_from_slice(&words);
        entry[64] = u8::try_from(words.len()).unwrap_or_default();
        if *name == "Root Entry" {
            entry[80..84].copy_from_slice(&class.to_le_bytes());
        }
        bytes.extend(entry);
    }
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

/// The bytes as a body that comes in pieces of so many bytes.
pub fn in_pieces(
    bytes: &[u8],
    size: usize,
) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> + Send + Unpin + use<> {
    let pieces: Vec<_> = bytes.chunks(size).map(|one| Ok(Bytes::copy_from_slice(one))).collect();
    futures::stream::iter(pieces)
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or_default().to_le_bytes()
}

fn short(value: usize) -> [u8; 2] {
    u16::try_from(value).unwrap_or_default().to_le_bytes()
}
