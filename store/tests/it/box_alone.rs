//! A rating moves nothing outside the rating box.

use std::collections::BTreeSet;

use domain::rating::{Grade, Rating};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::Store;
use store::rating::{self, RateForm};

use crate::harness::{Dump, House, On, call, rstest};
use crate::stories;

/// The last identity given in the event table, whether its row is there or was rolled back.
async fn last_event(store: &Store) -> i64 {
    let sql = match store.backend() {
        DbBackend::Sqlite => "SELECT seq FROM sqlite_sequence WHERE name = 'event'",
        _ => "SELECT last_value AS seq FROM event_id_seq",
    };
    let row = store.reader().query_one_raw(Statement::from_string(store.backend(), sql)).await;
    row.unwrap().unwrap().try_get("", "seq").unwrap()
}

async fn rate(house: &House, who: usize, built: &store::builders::Built, key: Option<&str>) {
    let call = call(&house.town.deputies[who], built.now);
    let call = match key {
        Some(key) => call.keyed(key),
        None => call,
    };
    let (attitude, result) = (Grade::Dissatisfied, Grade::Basically);
    let rating =
        Rating { attitude, result, reason: "没有说明何时开工".to_owned(), consent: true };
    let form = RateForm { rating, sealed: who == 1 };
    rating::rate(&house.store, &call, built.id, form).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_rating_touches_nothing_but_the_box(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::replied(&house.town)).await;
    let before = house.dump().await;
    let (event, generation) = (last_event(&house.store).await, house.store.generation());
    rate(&house, 0, &built, None).await;
    rate(&house, 0, &built, None).await;
    rate(&house, 1, &built, None).await;
    let after = house.dump().await;
    assert_eq!(last_event(&house.store).await, event);
    assert_eq!(house.store.generation(), generation, "no page is rendered anew for a rating");
    let touched: BTreeSet<_> = ["rating".to_owned(), "rating_record".to_owned()].into();
    assert_eq!(
        before.clone().without(&["sqlite_sequence"]).differences(&without_sequences(&after)),
        touched
    );
    let moved = |dump: &Dump| dump.table("rating").len() + dump.table("rating_record").len();
    assert_eq!((moved(&before), moved(&after)), (0, 6));
    // of SQLite's counters only the box's own have moved
    if on == On::Sqlite {
        let others = |dump: &Dump| {
            let rows = dump.table("sqlite_sequence").iter();
            rows.filter(|row| !row["name"].to_string().contains("rating"))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(others(&before), others(&after));
    }
}

fn without_sequences(dump: &Dump) -> Dump {
    dump.clone().without(&["sqlite_sequence"])
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_key_of_a_rating_holds_no_word_of_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::replied(&house.town)).await;
    rate(&house, 0, &built, Some("form-7")).await;
    rate(&house, 0, &built, Some("form-7")).await;
    let dump = house.dump().await;
    assert_eq!(dump.table("rating").len(), 1, "the same form twice is one rating");
    let row = &dump.table("idempotency")[0];
    let text = |column: &str| Dump::text(row, column);
    assert_eq!((text("key"), text("action")), ("form-7".to_owned(), "rate".to_owned()));
    assert_eq!(Dump::number(row, "result"), 0);
    assert_eq!(row.len(), 5, "account, key, action, result and time: {row:?}");
    let words = dump.holding("没有说明何时开工");
    assert_eq!(words, ["rating.reason".to_owned()].into());
    for grade in ["dissatisfied", "basically"] {
        let held = dump.holding(grade);
        assert!(held.iter().all(|place| place.starts_with("rating.")), "{held:?}");
    }
}
