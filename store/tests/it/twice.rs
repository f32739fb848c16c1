//! The same form twice, by a double click or by a network that repeats itself: one row.

use domain::MotionId;
use store::builders::{a_draft, a_motion, an_assignment, morning};
use store::motion::commands as command;

use crate::harness::{House, On, call, rstest};
use crate::stories;

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_same_form_twice_writes_one_row(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let me = call(house.town.author(), morning(1, 7)).keyed("form-1");
    let first = command::write(&house.store, &me, a_draft("同一份草稿")).await.unwrap();
    let before = house.dump().await;
    let again = command::write(&house.store, &me, a_draft("同一份草稿")).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(house.dump().await.differences(&before), Default::default());
    assert_eq!(before.counts()["motion"], 1);
    // another account's key is another key
    let other = call(&house.town.deputies[1], morning(1, 7)).keyed("form-1");
    let other = command::write(&house.store, &other, a_draft("另一份草稿")).await.unwrap();
    assert_ne!(first, other);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_form_from_eight_tasks_at_once_writes_one_row(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = house.store.clone();
        let me = call(house.town.author(), morning(1, 7)).keyed("form-1");
        tasks.spawn(async move { command::write(&store, &me, a_draft("同一份草稿")).await });
    }
    let ids: Vec<MotionId> = tasks.join_all().await.into_iter().map(Result::unwrap).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let counts = house.dump().await;
    let counts = counts.counts();
    assert_eq!((counts["motion"], counts["event"], counts["idempotency"]), (1, 1, 1));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_step_sent_twice_at_once_is_taken_once(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let sent = house.build(stories::submitted(town)).await;
    let desk = call(&town.desk, sent.now).keyed("accept");
    let (one, two) = tokio::join!(
        command::accept(store, &desk, sent.id, None),
        command::accept(store, &desk, sent.id, None)
    );
    assert_eq!(one.unwrap(), two.unwrap(), "the same number for both");
    let desk = desk.keyed("assign");
    let parts = || an_assignment(town.units[1].id, &[town.units[2].id]);
    let (one, two) = tokio::join!(
        command::assign(store, &desk, sent.id, parts()),
        command::assign(store, &desk, sent.id, parts())
    );
    one.and(two).unwrap();
    let dump = house.dump().await;
    assert_eq!(dump.table("assignment").len(), 2);
    let notices = dump.table("notice").iter();
    let assigned = notices.filter(|row| row["kind"].to_string().contains("assigned")).count();
    assert_eq!(assigned, 5, "the author and two a unit");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_refused_form_may_be_sent_again_once_it_is_mended(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town).worded(crate::stories::begun())).await;
    let me = call(house.town.author(), built.now).keyed("submit");
    command::submit(&house.store, &me, built.id).await.unwrap_err();
    let edit = call(house.town.author(), built.now);
    command::edit(&house.store, &edit, built.id, 1, a_draft("补全的草稿")).await.unwrap();
    command::submit(&house.store, &me, built.id).await.unwrap();
    let kept = house.dump().await;
    let row = &kept.table("idempotency")[0];
    assert_eq!(crate::harness::Dump::text(row, "action"), "submit");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_saved_edit_sent_again_answers_with_what_was_saved(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town)).await;
    let me = call(house.town.author(), built.now).keyed("save-1");
    let first = command::edit(&house.store, &me, built.id, 1, a_draft("改过的草稿")).await;
    let again = command::edit(&house.store, &me, built.id, 1, a_draft("改过的草稿")).await;
    assert_eq!(first.unwrap(), again.unwrap());
}
