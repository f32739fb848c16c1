//! The window for ratings: when the office may close it, and what it reads afterwards.

use domain::rating::{Grade, OpenedRating};
use domain::{Moment, Refusal};
use store::builders::{Built, morning};
use store::rating::{self, windows};

use crate::harness::{Dump, House, On, call, refusal, rstest};
use crate::stories;

impl House {
    async fn close(&self, built: &Built, at: Moment) -> store::Result<()> {
        rating::close_window(&self.store, &call(&self.town.desk, at), built.id).await
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_window_is_closed_early_only_when_every_rater_has_sealed_for_good(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let deputies = &house.town.deputies;
    let good = Grade::Satisfied;
    // all three have rated, but one of them may still think again
    let story = stories::replied(&house.town)
        .sealed_by(&deputies[0], good, good)
        .sealed_by(&deputies[1], good, good)
        .rated_by(&deputies[4], good, good);
    let built = house.build(story).await;
    assert_eq!(refusal(house.close(&built, built.now).await), Refusal::WindowOpen);
    // on its last day it still runs; the day after it does not
    assert_eq!(refusal(house.close(&built, morning(5, 15)).await), Refusal::WindowOpen);
    house.close(&built, morning(5, 16)).await.unwrap();

    let story = stories::replied(&house.town)
        .sealed_by(&deputies[0], good, good)
        .sealed_by(&deputies[1], good, good)
        .sealed_by(&deputies[4], good, good);
    let built = house.build(story).await;
    house.close(&built, built.now).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_rating_is_taken_until_the_last_day_ends_and_never_after_it_is_sealed(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::replied(&house.town)).await;
    let good = domain::rating::Rating {
        attitude: Grade::Satisfied,
        result: Grade::Satisfied,
        reason: String::new(),
        consent: false,
    };
    let rate = async |who: usize, at: Moment, sealed: bool| {
        let form = rating::RateForm { rating: good.clone(), sealed };
        let call = call(&house.town.deputies[who], at);
        rating::rate(&house.store, &call, built.id, form).await
    };
    let midnight = Moment::start_of("2026-05-16".parse().unwrap());
    rate(0, Moment(midnight.0 - 1), false).await.unwrap();
    assert_eq!(refusal(rate(0, midnight, false).await), Refusal::WindowClosed);
    rate(1, morning(5, 1), true).await.unwrap();
    assert_eq!(refusal(rate(1, morning(5, 2), false).await), Refusal::WindowClosed);
    let due = rating::close_windows_due(
        house.store.reader(),
        house.town.congress.0,
        "2026-05-15".parse().unwrap(),
    );
    assert_eq!(due.await.unwrap(), []);
    let due = rating::close_windows_due(
        house.store.reader(),
        house.town.congress.0,
        "2026-05-16".parse().unwrap(),
    );
    assert_eq!(due.await.unwrap(), [built.id]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_the_office_reads_is_the_last_revision_of_closed_windows_on_record(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let deputies = &house.town.deputies;
    let story = stories::replied(&house.town)
        .rated_by(&deputies[0], Grade::Satisfied, Grade::Satisfied)
        .rated_by(&deputies[0], Grade::Basically, Grade::Dissatisfied)
        .rated_by(&deputies[4], Grade::Satisfied, Grade::Basically);
    let open = house.build(story).await;
    let desk = call(&house.town.desk, open.now);
    assert_eq!(rating::opened(&house.store, &desk, open.id).await.unwrap(), []);
    let dump = house.dump().await;
    let kinds = |dump: &Dump| {
        let rows = dump.table("rating_record").iter();
        rows.map(|row| Dump::text(row, "kind")).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&dump), ["rated", "rated", "rated"], "nothing was read");

    house.close(&open, morning(5, 16)).await.unwrap();
    let opened = rating::opened(&house.store, &desk, open.id).await.unwrap();
    let shown = |one: &OpenedRating| {
        let grades = one.rating.as_ref().map(|rating| (rating.attitude, rating.result));
        (one.name.clone(), one.official, grades)
    };
    let (basically, dissatisfied) = (Grade::Basically, Grade::Dissatisfied);
    assert_eq!(
        opened.iter().map(shown).collect::<Vec<_>>(),
        [
            ("周岚".to_owned(), true, Some((basically, dissatisfied))),
            ("向永忠".to_owned(), false, None),
            ("望开金".to_owned(), false, Some((Grade::Satisfied, basically))),
        ]
    );
    assert_eq!(kinds(&house.dump().await), ["rated", "rated", "rated", "read"]);
    let windows = windows(house.store.reader(), open.id).await.unwrap();
    assert_eq!(windows[0].closed_at, Some(morning(5, 16)));
}
