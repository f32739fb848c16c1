//! Forms that are no forms: cut off, without end, without boundary, without sense.

use std::time::Duration;

use domain::file::{Kind, MOST_BYTES};
use http::StatusCode;
use rstest::rstest;
use server::listen::Pace;
use store::builders::a_file;

use super::*;
use crate::support::{run, text};

const GOOD: &str = "multipart/form-data; boundary=----luzhi7MA4YWxkTrZu0gW";
const HEAD: &[u8] = b"------luzhi7MA4YWxkTrZu0gW\r\n\
    Content-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\n";

/// The start of a form, and then something else.
fn begun(rest: &[u8]) -> Vec<u8> {
    [HEAD, rest].concat()
}

#[rstest]
#[case::nothing(GOOD, Vec::new())]
#[case::no_form(GOOD, b"hello".to_vec())]
#[case::cut_off_in_a_file(GOOD, begun(b"half of it"))]
#[case::cut_off_in_the_boundary(GOOD, begun(b"\r\n------luzhi7MA4YW"))]
#[case::cut_off_in_a_head(GOOD, HEAD[..60].to_vec())]
#[case::a_head_without_end(GOOD, [HEAD[..60].to_vec(), vec![b'x'; 200_000]].concat())]
#[case::no_boundary("multipart/form-data", begun(b""))]
#[case::a_boundary_in_quotes_without_end("multipart/form-data; boundary=\"abc", begun(b""))]
#[case::a_boundary_of_spaces("multipart/form-data; boundary=\"   \"", begun(b""))]
#[case::a_boundary_out_of_letters("multipart/form-data; boundary=\u{7f}\u{1}", begun(b""))]
#[case::another_kind("application/json", b"{\"files\":[]}".to_vec())]
#[case::a_plain_form("application/x-www-form-urlencoded", b"files=a".to_vec())]
#[case::no_kind("", begun(b""))]
#[case::kinds_without_sense(";;;=,\"", begun(b""))]
#[case::a_head_of_other_bytes(
    GOOD,
    b"------luzhi7MA4YWxkTrZu0gW\r\nContent-Disposition: \xFF\xFE\x00\r\n\r\nx\r\n".to_vec(),
)]
#[case::a_head_without_colon(GOOD, b"------luzhi7MA4YWxkTrZu0gW\r\nnonsense\r\n\r\nx\r\n".to_vec())]
#[case::a_key_without_end(
    GOOD,
    form(&[("key", None, &[b'k'; 5000]), ("files", Some("a.pdf"), b"%PDF-1.4")]),
)]
#[case::a_key_of_other_bytes(GOOD, form(&[("key", None, b"\xFF\xFE"), ("files", Some("a"), b"x")]))]
#[tokio::test]
async fn a_broken_form_is_400_with_a_sentence(#[case] kind: &str, #[case] body: Vec<u8>) {
    let desk = Desk::open().await;
    for accept in ["text/html", "application/json"] {
        let mut request = sent_as(desk.draft, accept, "x", body.clone());
        match http::HeaderValue::from_bytes(kind.as_bytes()) {
            Ok(value) if !kind.is_empty() => request.headers_mut().insert("content-type", value),
            _ => request.headers_mut().remove("content-type"),
        };
        let response = desk.ask(Some(desk.author()), request).await;
        let status = response.status();
        let sentence = text(response).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{sentence}");
        let words = if accept == "text/html" { "没有收到完整的文件" } else { "Offline" };
        assert!(sentence.contains(words), "{sentence}");
    }
    desk.holds(0);
}

#[rstest]
#[case::another_boundary("multipart/form-data; boundary=other", begun(b"\r\n------other--\r\n"))]
#[case::an_empty_boundary("multipart/form-data; boundary=", begun(b""))]
#[case::no_files(GOOD, form(&[("key", None, b"k"), ("note", None, b"hello")]))]
#[case::files_without_names(GOOD, form(&[("files", None, b"%PDF-1.4")]))]
#[case::files_under_another_name(GOOD, form(&[("photos", Some("a.pdf"), b"%PDF-1.4")]))]
#[case::an_empty_form(GOOD, b"------luzhi7MA4YWxkTrZu0gW--\r\n".to_vec())]
#[tokio::test]
async fn a_form_without_files_is_422(#[case] kind: &str, #[case] body: Vec<u8>) {
    let desk = Desk::open().await;
    let request = sent_as(desk.draft, "text/html", kind, body);
    let response = desk.ask(Some(desk.author()), request).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(response).await.contains("没有选择文件"));
    desk.holds(0);
}

#[tokio::test]
async fn a_body_that_fails_on_its_way_leaves_nothing() {
    let desk = Desk::open().await;
    let pieces = [Ok(begun(&[b' '; 300_000])), Err(std::io::Error::other("gone"))];
    let body = Body::from_stream(futures::stream::iter(pieces));
    let response = desk.ask(Some(desk.author()), upload(desk.draft, "text/html", body)).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    desk.holds(0);
}

#[tokio::test]
async fn a_form_above_the_limit_of_all_its_files_is_413() {
    let desk = Desk::open().await;
    let most = Config::default().limits.upload_bytes as u64;
    let mut request = upload(desk.draft, "text/html", Body::empty());
    request.headers_mut().insert("content-length", (most + 1).into());
    let response = desk.ask(Some(desk.author()), request).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(text(response).await.matches("最多 128 MB").count(), 2, "title and heading");
}

/// On a real connection: who sends too much gets the sentence, not a connection that breaks.
#[tokio::test]
async fn a_browser_that_sends_too_much_still_reads_why() {
    let desk = Desk::open().await;
    let author = desk.author().clone();
    let site = desk.scene.site.clone().layer(axum::Extension(author));
    let running =
        run(site, Pace { idle: Duration::from_secs(20), ..crate::support::brisk() }).await;
    let mut large = a_file(Kind::Pdf);
    large.resize(usize::try_from(MOST_BYTES).unwrap() + (3 << 20), b' ');
    let url = format!("http://{}/app/motions/{}/files", running.address, desk.draft);
    let client = reqwest::Client::new();
    for (file, status, words) in [
        (large, 413, "25 MB"),
        ([b"MZ\0\0".as_slice(), &vec![0; 20 << 20]].concat(), 415, "不接受这种文件"),
    ] {
        let body = form(&[("files", Some("a.pdf"), &file)]);
        let response = client
            .post(&url)
            .header("sec-fetch-site", "same-origin")
            .header("accept", "text/html")
            .header("content-type", GOOD)
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), status);
        assert!(response.text().await.unwrap().contains(words));
    }
    desk.holds(0);
    running.stop.cancel();
}
