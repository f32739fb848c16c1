//! What a reader on a slow line has to wait for: page and stylesheet together, as they are sent.

use domain::motion::ReplyClass;
use domain::rating::Grade;
use http::Request;
use store::builders::{a_draft, a_motion, morning};

use super::{Site, item};
use crate::support::{ask, bytes};

/// Bytes.
const ALLOWED: usize = 40_000;

/// As large as it comes: brotli of the sources, which the build makes smaller yet.
fn stylesheet() -> usize {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let files = std::fs::read_dir(folder).unwrap().flatten();
    let mut all = Vec::new();
    for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "css")) {
        all.extend(std::fs::read(file.path()).unwrap());
    }
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &all[..], &mut compressed, &parameters).unwrap();
    compressed.len()
}

#[tokio::test]
async fn a_page_with_its_stylesheet_is_small() {
    let site = Site::open().await;
    let units = &site.town.units;
    let story = a_motion(&site.town)
        .submitted()
        .at(morning(1, 12))
        .accepted()
        .at(morning(1, 16))
        .assigned_to(&units[1], &[&units[2]])
        .signed()
        .contacted()
        .at(morning(3, 16))
        .replied(ReplyClass::A)
        .rated(Grade::Satisfied)
        .closed_window()
        .released()
        .closed();
    let closed = site.build(story).await;
    for place in 0..30 {
        let title = format!("关于第{place}条出口公路改造和养护经费保障的建议");
        let at = morning(1, 7).plus_seconds(place * 600);
        let story = a_motion(&site.town).worded(a_draft(&title)).begun(at);
        site.build(story.submitted().accepted()).await;
    }
    site.set_now(closed.now);
    let deputy = format!("/deputies/{}", site.town.author().mandate.unwrap());
    let style = stylesheet();
    for uri in ["/", "/motions", &item(closed.id), &deputy, "/deputies"] {
        let asked = Request::get(uri).header("accept-encoding", "br");
        let page = bytes(ask(&site.router, asked).await).await.len();
        println!("{uri}: {page} B and {style} B of style");
        assert!(page + style < ALLOWED, "{uri}: {page} B and {style} B of style");
    }
}
