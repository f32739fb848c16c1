//! Everybody asks every address in the table.

use std::collections::BTreeSet;

use domain::MotionId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::file;

use super::grants::{About, ROWS, Row};
use super::*;
use crate::access::{ALL, Stand};

#[test]
fn every_address_has_a_row() {
    let known: BTreeSet<_> = ROWS.iter().map(|row| (row.way, row.path)).collect();
    let listed: BTreeSet<_> = router::listed().into_iter().collect();
    assert_eq!(known, listed);
}

/// The thing that a row is about, as it is to somebody, and the token to ask with.
async fn thing(town: &Town, row: &Row, who: Who) -> (i64, String) {
    let (scene, store) = (&town.scene, &town.scene.store);
    let actor = scene.who(who);
    let session = match &actor {
        Some(actor) => Some(a_session(store, actor).await.unwrap()),
        None => None,
    };
    let other = &scene.town.resident;
    let id = match row.about {
        About::Nothing if row.path.contains("mandate") => scene.town.author().mandate.unwrap().0,
        About::Nothing => 0,
        About::Item(stand) => scene.item(stand).await.0,
        About::File => a_file_of(town).await,
        About::OwnSession => session.as_ref().map_or(0, |(id, _)| id.0),
        About::SessionOfAnother => a_session(store, other).await.unwrap().0.0,
        About::OwnSeat => actor.map_or(0, |actor| actor.seat.0),
        About::SeatOfAnother => other.seat.0,
    };
    (id, session.map(|(_, token)| token).unwrap_or_default())
}

async fn a_file_of(town: &Town) -> i64 {
    let scene = &town.scene;
    let begun = scene.store.now().plus_days(-150);
    let draft = store::builders::a_motion(&scene.town)
        .begun(begun)
        .with_file("桥.png", domain::file::Kind::Png)
        .inviting(&[&scene.town.deputies[2]])
        .cosigned_by(&[&scene.town.deputies[1]]);
    let built = scene.brought_to(draft, Stand::Handling).on(&scene.store).await.unwrap();
    let file = file::Entity::find().filter(file::Column::MotionId.eq(built.id.0));
    file.one(scene.store.reader()).await.unwrap().unwrap().id
}

/// Whether somebody may read the item that a row is about.
async fn reads(town: &Town, row: &Row, who: Who, id: i64) -> bool {
    let About::Item(_) = row.about else { return false };
    let Some(actor) = town.scene.who(who) else { return false };
    let call = store::Call::new(actor, town.scene.store.now());
    store::motion::view(&town.scene.store, &call, MotionId(id)).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_from_every_address_what_is_theirs() {
    let town = Town::open().await;
    let mut wrong = Vec::new();
    for row in ROWS {
        for who in ALL {
            let (id, token) = thing(&town, row, who).await;
            let reads = reads(&town, row, who, id).await;
            let (seen, meant) =
                (town.ask_with(&token, &row.asked(id)).await, row.meant(who, reads));
            if seen != meant {
                let (way, path, about) = (row.way, row.path, row.about);
                wrong.push(format!(
                    "{way:?} {path} ({about:?}) for {who:?}: {seen:?}, not {meant:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
