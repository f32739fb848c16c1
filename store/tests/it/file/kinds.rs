//! Which kinds of files are kept: told by their content, however it is cut, whatever the name.

use domain::Refusal;
use domain::file::Kind;
use store::builders::{a_compound, a_file, a_package, in_pieces};
use store::file::attach;

use super::Attic;
use crate::harness::{On, call, refusal, rstest};

#[rstest]
#[tokio::test]
async fn every_kind_is_known_however_it_is_cut(#[values(1, 7, 512, 1 << 20)] size: usize) {
    let attic = Attic::open(On::Sqlite).await.unwrap();
    for kind in Kind::ALL {
        let (call, bytes) = (call(attic.town.author(), attic.draft.now), a_file(*kind));
        let body = in_pieces(&bytes, size);
        let kept = attach(&attic.store, &call, attic.draft.id, "附件.exe", body).await.unwrap();
        assert_eq!(kept.media_type, kind.media_type());
        assert_eq!(kept.name, format!("附件.exe.{}", kind.code()));
        assert_eq!(usize::try_from(kept.size).unwrap(), bytes.len());
        assert_eq!(attic.bytes(kept.id).await, bytes);
    }
}

fn zip_in_zip(outer: &str, inner: &str) -> Vec<u8> {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let within = a_package(&[types, (inner, b"<x/>")]);
    a_package(&[types, (outer, b"<x/>"), ("embeddings/1", &within)])
}

#[rstest]
#[case::a_document_with_a_workbook(zip_in_zip("word/document.xml", "xl/workbook.xml"), Kind::Docx)]
#[case::a_workbook_with_a_document(zip_in_zip("xl/workbook.xml", "word/document.xml"), Kind::Xlsx)]
#[case::written_in_a_browser(
    a_package(&[("[Content_Types].xml", b""), ("word/document2.xml", b"")]),
    Kind::Docx,
)]
#[case::an_old_document_with_a_workbook(
    a_compound(0x0002_0906, &["Root Entry", "Workbook", "WordDocument"]),
    Kind::Doc,
)]
#[case::an_old_workbook_with_a_document(
    a_compound(0x0002_0820, &["Root Entry", "WordDocument", "Workbook"]),
    Kind::Xls,
)]
#[case::of_1995(a_compound(0x0002_0810, &["Root Entry", "Book"]), Kind::Xls)]
#[case::a_phone_of_another_make(
    b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf....".to_vec(),
    Kind::Heic,
)]
#[case::text_with_a_mark("\u{FEFF}一、情况\r\n\t二、原因".as_bytes().to_vec(), Kind::Text)]
#[tokio::test]
async fn what_holds_another_is_what_the_outer_one_is(#[case] bytes: Vec<u8>, #[case] kind: Kind) {
    let attic = Attic::open(On::Sqlite).await.unwrap();
    let kept = attic.add("a", &bytes).await.unwrap();
    assert_eq!(kept.media_type, kind.media_type());
}

fn padded(head: &[u8]) -> Vec<u8> {
    [head, &[0; 2000]].concat()
}

#[rstest]
#[case::nothing(b"".to_vec())]
#[case::blanks(b" \n\t ".to_vec())]
#[case::a_program(padded(b"MZ\x90\0\x03"))]
#[case::a_program_of_unix(padded(b"\x7fELF\x02\x01\x01"))]
#[case::a_script(b"#!/bin/sh\nrm -rf /\n".to_vec())]
#[case::a_page(b"<!doctype html><script>alert(1)</script>".to_vec())]
#[case::a_page_after_blanks("\u{FEFF}\n\n  <html>".as_bytes().to_vec())]
#[case::a_drawing_that_runs(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec())]
#[case::rich_text(b"{\\rtf1\\ansi}".to_vec())]
#[case::postscript(b"%!PS-Adobe-3.0".to_vec())]
#[case::a_page_as_a_picture_of_old(padded(b"GIF89a/*<script>*/=1"))]
#[case::a_page_before_its_pdf(b"<html>%PDF-1.4".to_vec())]
#[case::a_film(padded(b"\0\0\0\x18ftypisom\0\0\x02\0isommp41"))]
#[case::another_picture(padded(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"))]
#[case::a_sound_in_the_same_box(padded(b"RIFF\x24\0\0\0WAVEfmt "))]
#[case::a_picture_of_the_web_in_name(padded(b"XXXX\x24\0\0\0WEBPVP8 "))]
#[case::an_archive(a_package(&[("a.exe", b"MZ")]))]
#[case::slides(a_package(&[("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]))]
#[case::a_workbook_in_binary(a_package(&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")]))]
#[case::no_office_file(a_package(&[("word/document.xml", b"")]))]
#[case::an_empty_archive(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec())]
#[case::an_installer(a_compound(0x000C_1084, &["Root Entry", "Binary.x"]))]
#[case::old_slides(a_compound(0x64818D10, &["Root Entry", "PowerPoint Document"]))]
#[case::locked_with_a_password(a_compound(0, &["Root Entry", "EncryptedPackage"]))]
#[case::text_of_another_code(b"\xC7\xE9\xBF\xF6\xA3\xBA\xC7\xC5".to_vec())]
#[case::text_with_zeros(b"abc\0def".to_vec())]
#[case::text_that_moves_the_cursor(b"abc\x1b[2Jdef".to_vec())]
#[case::text_cut_within_a_character("桥".as_bytes()[..2].to_vec())]
#[case::text_that_ends_in_something_else([vec![b'a'; 9000], vec![0xFF, 0xFE]].concat())]
#[tokio::test]
async fn anything_else_is_refused_and_nothing_is_left_of_it(#[case] bytes: Vec<u8>) {
    let attic = Attic::open(On::Sqlite).await.unwrap();
    for name in ["照片.jpg", "报告.docx", "说明.txt"] {
        assert_eq!(refusal(attic.add(name, &bytes).await), Refusal::FileKind);
    }
    assert_eq!(attic.counts().await, (0, 0, 0));
}
