//! Papers handed in at the desk, over HTTP: looked at, entered, told line by line.

use app::motion::import::Heard;
use app::motion::words::import::{is_worded, own_codes};
use domain::motion::import::{Fate, ImportLook};
use papers::reading::{Field, Trouble};

use super::*;
use crate::support::{header, text};

const SHEET: &str = "编号,标题,领衔代表,情况\n1,关于修桥的建议,周岚,桥面破损。\n\
                     2,关于修路的建议,向永忠,路面破损。\n";

async fn sent(desk: &Desk, who: &Actor, parts: &[Part<'_>]) -> Response {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let request = Request::post("/app/desk/import")
        .header("sec-fetch-site", "same-origin")
        .header("accept", "application/json")
        .header("content-type", kind)
        .body(form(parts).into());
    desk.ask(Some(who), request.unwrap()).await
}

async fn heard(desk: &Desk, take: &str, sheet: &str) -> Vec<Heard> {
    let parts: [Part<'_>; 3] = [
        ("wish", None, b"{\"columns\":{},\"kind\":null}"),
        ("take", None, take.as_bytes()),
        ("files", Some("目录.csv"), sheet.as_bytes()),
    ];
    let response = sent(desk, &desk.scene.town.desk, &parts).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), Some("application/x-ndjson"));
    let lines = text(response).await;
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn look(heard: &[Heard]) -> &ImportLook {
    match heard.last() {
        Some(Heard::Done(look)) => look,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_sheet_is_looked_at_then_entered_and_how_far_it_is_is_told() {
    let desk = Desk::open().await;
    let seen = heard(&desk, "", SHEET).await;
    assert_eq!((seen.len(), look(&seen).count(Fate::New), look(&seen).done), (1, 2, false));
    let done = heard(&desk, "whole", SHEET).await;
    assert_eq!((look(&done).count(Fate::Entered), look(&done).done), (2, true));
    assert!(matches!(done[0], Heard::Progress(_)), "{done:?}");
    let again = heard(&desk, "each", SHEET).await;
    assert_eq!(look(&again).count(Fate::Known), 2);
    let call = store::Call::new(desk.author().clone(), desk.scene.store.now());
    let home = store::motion::deputy_home(&desk.scene.store, &call).await.unwrap();
    assert_eq!(home.drafts.iter().filter(|one| one.title == "关于修桥的建议").count(), 1);
}

#[tokio::test]
async fn an_archive_of_documents_is_read_as_the_house_itself_writes_them() {
    let desk = Desk::open().await;
    let town = &desk.scene.town;
    let mut written = a_motion(town).titled("关于修塔的建议").submitted();
    written = written.accepted();
    written.on(&desk.scene.store).await.unwrap();
    let request = Request::get("/app/desk/papers-docx.zip").body(Body::empty()).unwrap();
    let archive = crate::support::bytes(desk.ask(Some(&town.desk), request).await).await;
    let parts: [Part<'_>; 2] = [("take", None, b""), ("files", Some("建议.zip"), &archive)];
    let lines = text(sent(&desk, &town.desk, &parts).await).await;
    let seen: Vec<Heard> = vec![serde_json::from_str(lines.trim()).unwrap()];
    let item = &look(&seen).items[0];
    assert_eq!((item.title.as_str(), item.lead.as_str()), ("关于修塔的建议", "周岚"));
}

#[tokio::test]
async fn what_is_no_form_of_papers_is_refused_in_words() {
    let desk = Desk::open().await;
    let town = &desk.scene.town;
    let good: Part<'_> = ("files", Some("a.csv"), SHEET.as_bytes());
    let cases: [(&[Part<'_>], u16); 4] = [
        (&[("take", None, b"whole")], 422),
        (&[("take", None, b"everything"), good], 422),
        (&[("wish", None, b"{"), good], 422),
        (&[("files", Some(""), b"")], 422),
    ];
    for (parts, status) in cases {
        assert_eq!(sent(&desk, &town.desk, parts).await.status(), status, "{parts:?}");
    }
    for who in [&town.committee, desk.author(), &town.administrator, &town.units[1].staff] {
        assert_eq!(sent(&desk, who, &[good]).await.status(), 403, "{}", who.name);
    }
    let bomb = heard(&desk, "each", "PK\u{3}\u{4}no archive").await;
    assert!(look(&bomb).items.is_empty() && !look(&bomb).is_clean());
}

/// Whoever adds a code to the reader is told here that it has no words yet.
#[test]
fn everything_that_the_reader_tells_has_words() {
    let codes = Field::ALL.iter().map(|one| one.code());
    let codes = codes.chain(Trouble::ALL.iter().map(|one| one.code())).chain(own_codes());
    let without: Vec<_> = codes.filter(|code| !is_worded(code)).collect();
    assert!(without.is_empty(), "{without:?}");
}
