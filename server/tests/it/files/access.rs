//! Who may send and who may open, over HTTP: by role and by what they are to the item.

use domain::file::Kind;
use http::StatusCode;
use store::Call;
use store::builders::a_file;
use store::motion::commands::{purge, quarantine};

use super::*;
use crate::support::{header, text};

/// Brings the draft to a unit, so that as many as possible may read it.
pub async fn handed(desk: &Desk) {
    let (town, store) = (&desk.scene.town, &desk.scene.store);
    let call = |who: &Actor| Call::new(who.clone(), store.now());
    use store::motion::commands as to;
    let joint = [town.deputies[1].mandate.unwrap(), town.deputies[2].mandate.unwrap()];
    for mandate in joint {
        to::invite(store, &call(town.author()), desk.draft, mandate).await.unwrap();
    }
    let cosigner = call(&town.deputies[1]);
    to::answer_invitation(store, &cosigner, desk.draft, 1, true).await.unwrap();
    to::submit(store, &call(town.author()), desk.draft).await.unwrap();
    to::accept(store, &call(&town.desk), desk.draft, None).await.unwrap();
    let parts = store::builders::an_assignment(town.units[1].id, &[town.units[2].id]);
    to::assign(store, &call(&town.desk), desk.draft, parts).await.unwrap();
}

#[tokio::test]
async fn a_file_opens_by_role_and_by_what_one_is_to_the_item() {
    let desk = Desk::open().await;
    let id = desk.kept("桥.jpg", &a_file(Kind::Jpeg)).await;
    let town = desk.scene.town.clone();
    let status = async |who: &Actor| desk.get(Some(who), id).await.status().as_u16();
    for stranger in [&town.deputies[1], &town.desk, &town.government, &town.administrator] {
        assert_eq!(status(stranger).await, 404, "a draft is nobody's business: {}", stranger.name);
    }
    handed(&desk).await;
    let mut seen = Vec::new();
    for who in town.deputies.iter().chain(town.others()) {
        match status(who).await {
            200 => seen.push(who.name.as_str()),
            404 => {}
            other => panic!("{}: {other}", who.name),
        }
    }
    let expected = "周岚 向永忠 梅映红 代工委经办 代工委副经办 财经委委员 政府督查室 \
        秭归代表团联络员 市交通运输局经办 市交通运输局签发 市公安局经办 市公安局签发";
    assert_eq!(seen.join(" "), expected);
}

#[tokio::test]
async fn only_the_author_sends_and_only_while_it_is_theirs() {
    let desk = Desk::open().await;
    let town = desk.scene.town.clone();
    let file = a_file(Kind::Png);
    let send = async |who: Option<&Actor>, motion: MotionId| {
        let body = form(&[("files", Some("a.png"), &file)]);
        desk.ask(who, upload(motion, "application/json", body)).await.status().as_u16()
    };
    for who in town.deputies[1..].iter().chain(town.others()) {
        assert_eq!(send(Some(who), desk.draft).await, 404, "{}", who.name);
    }
    for nowhere in [0, -1, 99_999, i64::MAX] {
        assert_eq!(send(Some(town.author()), MotionId(nowhere)).await, 404);
    }
    desk.holds(0);
    assert_eq!(send(Some(town.author()), desk.draft).await, 200);
    handed(&desk).await;
    assert_eq!(send(Some(town.author()), desk.draft).await, 409, "it has been handed in");
    for who in [&town.deputies[1], &town.desk, &town.units[1].staff] {
        assert_eq!(send(Some(who), desk.draft).await, 403, "{}", who.name);
    }
    desk.holds(1);
}

#[tokio::test]
async fn nobody_is_asked_to_sign_in() {
    let desk = Desk::open().await;
    let id = desk.kept("桥.jpg", &a_file(Kind::Jpeg)).await;
    let opened = desk.get(None, id).await;
    assert_eq!(opened.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        header(&opened, "location"),
        Some(format!("/sign-in?next=/app/files/{id}").as_str())
    );

    let body = form(&[("files", Some("a.jpg"), &a_file(Kind::Jpeg))]);
    let sent = desk.ask(None, upload(desk.draft, "text/html", body.clone())).await;
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    let back = format!("/sign-in?next=/app/motions/{}", desk.draft);
    assert_eq!(header(&sent, "location"), Some(back.as_str()));
    let sent = desk.ask(None, upload(desk.draft, "application/json", body)).await;
    assert_eq!(sent.status(), StatusCode::UNAUTHORIZED);
    assert!(text(sent).await.contains("signed_out"));
    desk.holds(1);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let desk = Desk::open().await;
    let body = form(&[("files", Some("a.jpg"), &a_file(Kind::Jpeg))]);
    let mut request = upload(desk.draft, "text/html", body);
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let response = desk.ask(Some(desk.author()), request).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    desk.holds(0);
}

#[tokio::test]
async fn what_is_set_aside_opens_for_the_office_alone_and_what_is_purged_for_nobody() {
    let desk = Desk::open().await;
    let id = desk.kept("桥.jpg", &a_file(Kind::Jpeg)).await;
    handed(&desk).await;
    let (town, store) = (&desk.scene.town, &desk.scene.store);
    let office = Call::new(town.desk.clone(), store.now());
    let reason = || "含有他人的个人信息".to_owned();
    quarantine(store, &office, desk.draft, reason()).await.unwrap();
    let status = async |who: &Actor| desk.get(Some(who), id).await.status().as_u16();
    for who in [town.author(), &town.units[1].staff, &town.government] {
        assert_eq!(status(who).await, 404, "{}", who.name);
    }
    assert_eq!(status(&town.desk).await, 200);
    purge(store, &office, desk.draft, reason()).await.unwrap();
    assert_eq!(status(&town.desk).await, 404);
    desk.holds(0);
}

#[tokio::test]
async fn an_address_without_sense_is_not_found() {
    let desk = Desk::open().await;
    for path in
        ["/app/files/0", "/app/files/-1", "/app/files/1e9", "/app/files/99999999999999999999"]
    {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = desk.ask(Some(desk.author()), request).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
