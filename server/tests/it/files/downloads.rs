//! Giving out: the headers that keep a file a file, polyglots among them, and parts of files.

use domain::file::Kind;
use http::StatusCode;
use rstest::rstest;
use store::builders::{a_file, a_package};

use super::*;
use crate::support::{bytes, header};

#[rstest]
#[case::chinese(
    "检测报告.pdf",
    "attachment; filename=\"____.pdf\"; \
    filename*=UTF-8''%E6%A3%80%E6%B5%8B%E6%8A%A5%E5%91%8A.pdf"
)]
#[case::plain(
    "report (1).pdf",
    "attachment; filename=\"report (1).pdf\"; \
    filename*=UTF-8''report%20%281%29.pdf"
)]
#[case::per_cent(
    "100%; x=\u{2028}y'.pdf",
    "attachment; filename=\"100_; x=y'.pdf\"; \
    filename*=UTF-8''100%25%3B%20x%3Dy%27.pdf"
)]
#[tokio::test]
async fn a_file_is_a_download_under_its_name(#[case] name: &str, #[case] expected: &str) {
    let desk = Desk::open().await;
    let paper = a_file(Kind::Pdf);
    let id = desk.kept(name, &paper).await;
    let response = desk.get(Some(desk.author()), id).await;
    assert_eq!(response.status(), StatusCode::OK);
    let size = paper.len().to_string();
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-disposition", expected),
        ("content-length", size.as_str()),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'"),
        ("cache-control", "private, no-store"),
        ("cross-origin-resource-policy", "same-origin"),
        ("accept-ranges", "bytes"),
    ] {
        assert_eq!(header(&response, name), Some(value), "{name}");
    }
    assert_eq!(bytes(response).await, paper);
}

/// Files that are two things at once are kept as what their beginning says, and never run.
#[rstest]
#[case::a_picture_and_a_page(
    [a_file(Kind::Jpeg), b"<html><script>alert(1)</script>".to_vec()].concat(), "image/jpeg")]
#[case::a_picture_and_an_archive(
    [a_file(Kind::Png), a_package(&[("a.exe", b"MZ")])].concat(), "image/png")]
#[case::a_paper_and_a_page(
    b"%PDF-1.4\n<!doctype html><script>alert(1)</script>".to_vec(), "application/pdf")]
#[case::a_picture_and_a_script(
    b"\xFF\xD8\xFF\xE0/*\0JFIF*/=alert(1);/*".to_vec(), "image/jpeg")]
#[case::a_document_and_a_program(
    [a_file(Kind::Docx), b"MZ\x90\0".to_vec()].concat(),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
#[case::text_and_a_page(
    b"dear deputy <script>alert(1)</script>".to_vec(), "text/plain; charset=utf-8")]
#[tokio::test]
async fn a_polyglot_is_a_download_like_any_other(#[case] file: Vec<u8>, #[case] kind: &str) {
    let desk = Desk::open().await;
    let id = desk.kept("page.html", &file).await;
    let response = desk.get(Some(desk.author()), id).await;
    assert_eq!(header(&response, "content-type"), Some(kind));
    assert_eq!(header(&response, "x-content-type-options"), Some("nosniff"));
    assert!(header(&response, "content-security-policy").unwrap().starts_with("sandbox;"));
    let disposition = header(&response, "content-disposition").unwrap();
    assert!(disposition.starts_with("attachment; filename=\"page.html."), "{disposition}");
}

/// A bomb is as large as it is sent, since nobody here unpacks it.
#[tokio::test]
async fn an_office_file_is_never_unpacked() {
    let desk = Desk::open().await;
    let mut bomb = a_file(Kind::Xlsx);
    // the sizes in the heads say four gigabytes; nobody believes or even reads them
    for head in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = bomb.windows(4).position(|window| window == head).unwrap();
        let sizes = if head[2] == 3 { at + 18 } else { at + 20 };
        bomb[sizes..sizes + 8].fill(0xFE);
    }
    let id = desk.kept("bomb.xlsx", &bomb).await;
    assert_eq!(bytes(desk.get(Some(desk.author()), id).await).await, bomb);
}

#[rstest]
#[case("bytes=0-3", 206, "bytes 0-3/SIZE", 0..4)]
#[case("bytes=10-", 206, "bytes 10-LAST/SIZE", 10..70)]
#[case("bytes=-5", 206, "bytes REST-LAST/SIZE", 65..70)]
#[case("bytes=0-99999", 206, "bytes 0-LAST/SIZE", 0..70)]
#[case("bytes=70-80", 416, "bytes */SIZE", 0..0)]
#[case("bytes=-0", 416, "bytes */SIZE", 0..0)]
#[case("bytes=5-4", 200, "", 0..70)]
#[case("bytes=0-1,3-4", 200, "", 0..70)]
#[case("bytes=a-b", 200, "", 0..70)]
#[case("bytes=18446744073709551615-", 416, "bytes */SIZE", 0..0)]
#[case("bytes=0-18446744073709551615", 206, "bytes 0-LAST/SIZE", 0..70)]
#[case("pages=1-2", 200, "", 0..70)]
#[tokio::test]
async fn a_part_of_a_file_may_be_asked_for(
    #[case] range: &str,
    #[case] status: u16,
    #[case] told: &str,
    #[case] part: std::ops::Range<usize>,
) {
    let desk = Desk::open().await;
    let mut paper = b"%PDF-1.4\n".to_vec();
    paper.extend((paper.len()..70).map(|place| u8::try_from(place).unwrap()));
    let id = desk.kept("a.pdf", &paper).await;
    let request = Request::get(format!("/app/files/{id}")).header("range", range);
    let response = desk.ask(Some(desk.author()), request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.status().as_u16(), status);
    let told = told.replace("SIZE", "70").replace("LAST", "69").replace("REST", "65");
    assert_eq!(header(&response, "content-range").unwrap_or_default(), told);
    if status != 416 {
        assert_eq!(header(&response, "content-length"), Some(part.len().to_string().as_str()));
    }
    assert_eq!(bytes(response).await, &paper[part]);
}
