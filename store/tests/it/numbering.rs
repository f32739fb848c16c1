//! 编号 without gaps, whoever else is at it and whatever fails on the way.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::MotionId;
use store::builders::{a_motion, morning};
use store::motion::commands as command;
use store::{Error, Store};
use tokio::task::JoinSet;

use crate::harness::{Dump, House, On, call, rstest};

async fn submitted(house: &House, count: usize) -> Vec<MotionId> {
    let mut ids = Vec::new();
    for number in 0..count {
        let author = &house.town.deputies[number % house.town.deputies.len()];
        let title = format!("关于第{number}件事的建议");
        ids.push(house.build(a_motion(&house.town).by(author).titled(&title).submitted()).await.id);
    }
    ids
}

/// Where the database is too busy, the desk tries again, as people do.
async fn accept(store: &Store, call: store::Call, id: MotionId) -> store::Result<String> {
    loop {
        match command::accept(store, &call, id, None).await {
            Err(Error::Unavailable(_)) => tokio::time::sleep(Duration::from_millis(20)).await,
            outcome => return outcome,
        }
    }
}

fn ordinals(dump: &Dump) -> Vec<i64> {
    let given = dump
        .table("motion")
        .iter()
        .filter(|row| !row["ordinal"].to_string().to_lowercase().contains("null"));
    let mut ordinals: Vec<i64> = given.map(|row| Dump::number(row, "ordinal")).collect();
    ordinals.sort_unstable();
    ordinals
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_acceptances_at_once_leave_no_gap(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = submitted(&house, 50).await;
    let mut tasks = JoinSet::new();
    for (place, id) in ids.into_iter().enumerate() {
        let desk = if place % 2 == 0 { &house.town.desk } else { &house.town.second_desk };
        let (store, call) = (house.store.clone(), call(desk, morning(1, 8)));
        tasks.spawn(async move { accept(&store, call, id).await.unwrap() });
    }
    let numbers: BTreeSet<String> = tasks.join_all().await.into_iter().collect();
    assert_eq!(numbers.len(), 50);
    assert_eq!(numbers.last().map(String::as_str), Some("市七届人大五次会议第050号"));
    assert_eq!(ordinals(&house.dump().await), (1..=50).collect::<Vec<_>>());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn acceptances_that_are_refused_repeated_or_cut_off_leave_no_gap(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = submitted(&house, 50).await;
    let mut tasks = JoinSet::new();
    for (place, id) in ids.iter().copied().enumerate() {
        let desk = if place % 2 == 0 { &house.town.desk } else { &house.town.second_desk };
        let (store, call) = (house.store.clone(), call(desk, morning(1, 8)));
        let stranger = crate::harness::call(&house.county.desk, morning(1, 8));
        tasks.spawn(async move {
            match place % 5 {
                // given up in the middle, like a browser that has gone away
                0 => {
                    let given_up = Duration::from_micros(400 * place as u64);
                    let _ = tokio::time::timeout(given_up, accept(&store, call, id)).await;
                }
                // two officers at the same item: one is told that somebody moved first
                1 => {
                    let twice = (accept(&store, call.clone(), id), accept(&store, call, id));
                    let (one, two) = tokio::join!(twice.0, twice.1);
                    assert!(one.is_ok() != two.is_ok());
                }
                // the same form twice
                2 => {
                    let call = call.keyed(format!("accept-{place}"));
                    let twice = (accept(&store, call.clone(), id), accept(&store, call, id));
                    let (one, two) = tokio::join!(twice.0, twice.1);
                    assert_eq!(one.unwrap(), two.unwrap());
                }
                // not theirs
                3 => assert!(accept(&store, stranger, id).await.is_err()),
                _ => assert!(accept(&store, call, id).await.is_ok()),
            }
        });
    }
    tasks.join_all().await;
    let given = ordinals(&house.dump().await);
    assert!(given.len() >= 30, "{given:?}");
    assert_eq!(given, (1..=given.len() as i64).collect::<Vec<_>>());
}
