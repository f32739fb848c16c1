//! Everybody asks every address in the table.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use store::entity::file;

use super::grants::{About, ROWS, Row};
use super::*;
use crate::access::ALL;

#[test]
fn every_address_has_a_row() {
    let known: BTreeSet<_> = ROWS.iter().map(|row| (row.way, row.path)).collect();
    let listed: BTreeSet<_> = router::listed().into_iter().collect();
    assert_eq!(known, listed);
}

/// The thing that a row is about, as it is to somebody, and the token to ask with.
async fn thing(town: &Town, row: &Row, who: Who, kept: &mut Option<i64>) -> (i64, String) {
    let (scene, store) = (&town.scene, &town.scene.store);
    let actor = scene.who(who);
    let session = match &actor {
        Some(actor) => Some(a_session(store, actor).await.unwrap()),
        None => None,
    };
    let other = &scene.town.resident;
    let id = match (row.about, *kept) {
        (About::Item(_) | About::File, Some(kept)) => kept,
        (About::Item(stand), None) => town.item(stand).await.0,
        (About::File, None) => a_file_of(town).await,
        (About::Nothing, _) if row.path.contains("mandate") => {
            scene.town.author().mandate.unwrap().0
        }
        (About::Nothing, _) => 0,
        (About::OwnSession, _) => session.as_ref().map_or(0, |(id, _)| id.0),
        (About::SessionOfAnother, _) => a_session(store, other).await.unwrap().0.0,
        (About::OwnSeat, _) => actor.map_or(0, |actor| actor.seat.0),
        (About::SeatOfAnother, _) => other.seat.0,
    };
    *kept = Some(id);
    (id, session.map(|(_, token)| token).unwrap_or_default())
}

async fn a_file_of(town: &Town) -> i64 {
    let id = town.item(Stand::Handling).await;
    let file = file::Entity::find().filter(file::Column::MotionId.eq(id.0));
    file.one(town.scene.store.reader()).await.unwrap().unwrap().id
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_from_every_address_what_is_theirs() {
    let town = Town::open().await;
    let mut wrong = Vec::new();
    for row in ROWS {
        let mut kept = None;
        // those who may not come first, so that nothing has moved yet
        let (may, may_not): (Vec<Who>, Vec<Who>) =
            ALL.iter().partition(|who| row.may.contains(who));
        for who in may_not.into_iter().chain(may) {
            // a guess of somebody else is not counted against this one
            for forgotten in ["DELETE FROM attempt", "UPDATE account SET locked_until = NULL"] {
                town.scene.store.writer().execute_unprepared(forgotten).await.unwrap();
            }
            let (id, token) = thing(&town, row, who, &mut kept).await;
            let item = matches!(row.about, About::Item(_));
            let reads = item && town.reads(who, MotionId(id)).await;
            let (seen, meant) =
                (town.ask_with(&token, &row.asked(id)).await, row.meant(who, reads));
            if seen != meant {
                let (way, path, about) = (row.way, row.path, row.about);
                wrong.push(format!(
                    "{way:?} {path} ({about:?}) for {who:?}: {seen:?}, not {meant:?}"
                ));
            }
            if row.way == Way::Post && seen == row.granted {
                kept = None;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
