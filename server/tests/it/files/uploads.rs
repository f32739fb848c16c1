//! Sending: a plain form and a script, several files at once, names and kinds of every sort.

use app::AppError;
use domain::file::{Kind, MOST_BYTES, MOST_FILES};
use domain::motion::view::MotionView;
use domain::{Flaw, Refusal};
use http::StatusCode;
use rstest::rstest;
use store::Call;
use store::builders::a_file;

use super::*;
use crate::support::{header, text};

const HTML: &str = "text/html,application/xhtml+xml";

/// The names under which the draft's files stand on its page.
async fn names(desk: &Desk) -> Vec<String> {
    let call = Call::new(desk.author().clone(), desk.scene.store.now());
    let view = store::motion::view(&desk.scene.store, &call, desk.draft).await.unwrap();
    let MotionView::Deputy(view) = view else { panic!() };
    view.core.files.into_iter().map(|file| file.name).collect()
}

#[tokio::test]
async fn a_plain_form_is_sent_back_to_the_item() {
    let desk = Desk::open().await;
    let (photo, paper) = (a_file(Kind::Jpeg), a_file(Kind::Pdf));
    let body = form(&[
        ("key", None, b"k1"),
        ("files", Some("桥.jpg"), &photo),
        ("files", Some("检测报告.pdf"), &paper),
        ("files", Some(""), b""), // the camera, which was not used
    ]);
    for _ in 0..2 {
        let response = desk.ask(Some(desk.author()), upload(desk.draft, HTML, body.clone())).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let item = format!("/app/motions/{}", desk.draft);
        assert_eq!(header(&response, "location"), Some(item.as_str()));
        assert_eq!(names(&desk).await, ["桥.jpg", "检测报告.pdf"], "sent twice, kept once");
    }
    desk.holds(2);
}

#[tokio::test]
async fn a_script_is_told_what_was_kept() {
    let desk = Desk::open().await;
    let sheet = a_file(Kind::Xlsx);
    let (status, answer) = desk.post(&[("files", Some("名单.xlsx"), &sheet)]).await;
    assert_eq!(status, 200);
    let file = &answer["files"][0];
    assert_eq!(file["name"], "名单.xlsx");
    assert_eq!(file["size"].as_u64().unwrap() as usize, sheet.len());
}

/// What a script is told when it is not kept.
async fn refused(desk: &Desk, parts: &[Part<'_>]) -> (u16, AppError) {
    let (status, answer) = desk.post(parts).await;
    (status, serde_json::from_value(answer).unwrap())
}

#[tokio::test]
async fn what_is_not_accepted_is_said_with_its_status() {
    let desk = Desk::open().await;
    let program = refused(&desk, &[("files", Some("照片.jpg"), b"MZ\x90\0\x03\0\0\0")]).await;
    assert_eq!(program, (415, AppError::Refused(Refusal::FileKind)));
    let mut large = a_file(Kind::Png);
    large.resize(usize::try_from(MOST_BYTES).unwrap() + 1, 0);
    let large = refused(&desk, &[("files", Some("a.png"), &large)]).await;
    assert_eq!(large, (413, AppError::Refused(Refusal::TooLarge)));
    let none = refused(&desk, &[("files", Some(""), b"")]).await;
    assert_eq!(none, (422, Refusal::field("files", Flaw::Missing).into()));
    desk.holds(0);
    let bytes = a_file(Kind::Png);
    let many = vec![("files", Some("a.png"), bytes.as_slice()); MOST_FILES + 1];
    let many = refused(&desk, &many).await;
    assert_eq!(many, (409, Refusal::TooMany { at_most: MOST_FILES }.into()));
    desk.holds(MOST_FILES);
}

#[tokio::test]
async fn a_plain_form_is_told_which_file_was_not_kept_and_gets_the_form_again() {
    let desk = Desk::open().await;
    let photo = a_file(Kind::Jpeg);
    let body = form(&[
        ("files", Some("一.jpg"), &photo),
        ("files", Some("二.jpg"), &photo),
        ("files", Some("<script>alert(1)</script>.jpg"), b"<script>alert(1)</script>"),
        ("files", Some("四.jpg"), &photo),
    ]);
    let response = desk.ask(Some(desk.author()), upload(desk.draft, HTML, body)).await;
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(header(&response, "cache-control"), Some("no-store"));
    let page = text(response).await;
    assert!(page.contains("第 3 个文件没有保存"), "{page}");
    assert!(page.contains("它前面的 2 个已经保存。"), "{page}");
    assert!(page.contains("enctype=\"multipart/form-data\""), "{page}");
    assert!(!page.contains("<script"), "{page}");
    assert_eq!(names(&desk).await, ["一.jpg", "二.jpg"]);
    desk.holds(2);
}

#[rstest]
#[case::a_path("../../../etc/桥.jpg", "桥.jpg")]
#[case::a_path_of_windows(r"C:\\Users\\li\\桥.jpg", "桥.jpg")]
#[case::turned_around("桥\u{202E}gpj.exe", "桥gpj.exe.jpg")]
#[case::invisible("桥\u{200B}\u{2066}.jpg", "桥.jpg")]
#[case::a_program("桥.jpg.exe", "桥.jpg.exe.jpg")]
#[case::markup("<img src=x onerror=alert(1)>.jpg", "_img src=x onerror=alert(1)_.jpg")]
#[case::tabs("a\tb.jpg", "a b.jpg")]
#[case::dots("..", "附件.jpg")]
#[tokio::test]
async fn a_hostile_name_is_kept_harmless(#[case] sent: &str, #[case] kept: &str) {
    let desk = Desk::open().await;
    desk.kept(sent, &a_file(Kind::Jpeg)).await;
    assert_eq!(names(&desk).await, [kept]);
}

#[tokio::test]
async fn a_name_of_any_length_is_kept_short() {
    let desk = Desk::open().await;
    let long = format!("{}.jpg", "议".repeat(20_000));
    let (status, _) = desk.post(&[("files", Some(&long), &a_file(Kind::Jpeg))]).await;
    // a head that long is no form of ours; a shorter one is cut
    assert!([200, 400].contains(&status), "{status}");
    desk.kept(&format!("{}.jpg", "议".repeat(500)), &a_file(Kind::Jpeg)).await;
    let names = names(&desk).await;
    assert_eq!(names.last().unwrap().chars().count(), domain::file::NAME);
}
