//! Files on the pages of an item: a list for whoever reads it, a place to add to for its author.

use domain::file::Kind;
use store::builders::a_file;

use super::access::handed;
use super::*;
use crate::support::text;

async fn page(desk: &Desk, who: &Actor, path: &str) -> String {
    let request = Request::get(path).header("accept", "text/html").body(Body::empty()).unwrap();
    text(desk.ask(Some(who), request).await).await
}

const ZONE: &str = "enctype=\"multipart/form-data\"";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_an_item_finds_its_files_on_its_page_and_nobody_else_does() {
    let desk = Desk::open().await;
    let id = desk.kept("检测报告.pdf", &a_file(Kind::Pdf)).await;
    let item = format!("/app/motions/{}", desk.draft);
    let town = desk.scene.town.clone();
    let link = format!("href=\"/app/files/{id}\"");
    let shown = async |who: &Actor| {
        let page = page(&desk, who, &item).await;
        assert_eq!(page.contains(&link), page.contains("检测报告.pdf"), "{}", who.name);
        page.contains(&link)
    };
    assert!(shown(town.author()).await && !shown(&town.desk).await, "a draft is the author's");
    handed(&desk).await;
    let unit = &town.units[1];
    for who in [town.author(), &town.deputies[1], &town.desk, &unit.staff, &town.units[2].staff] {
        assert!(shown(who).await, "{}", who.name);
    }
    for who in [&town.deputies[4], &town.units[3].staff, &town.administrator, &town.reporter] {
        assert!(!shown(who).await, "{}", who.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_added_on_the_draft_by_its_author_and_by_nobody_once_it_is_handed_in() {
    let desk = Desk::open().await;
    let author = desk.author().clone();
    let item = format!("/app/motions/{}", desk.draft);
    let third = format!("{item}/edit?step=3");
    for path in [&item, &third] {
        assert!(page(&desk, &author, path).await.contains(ZONE), "{path}");
    }
    handed(&desk).await;
    let town = &desk.scene.town;
    for who in [&author, &town.deputies[1], &town.desk, &town.units[1].staff] {
        assert!(!page(&desk, who, &item).await.contains(ZONE), "{}", who.name);
    }
}
