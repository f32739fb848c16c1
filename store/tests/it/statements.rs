//! How many statements a list or a page costs: as many for fifty rows as for one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::MotionId;
use domain::motion::ReplyClass;
use domain::motion::bulk::{Step, Wish};
use domain::rating::Grade;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use store::builders::{Built, a_contact, a_motion, more_deputies, morning};
use store::entity::{assignment, cosigner, file};
use store::motion::commands as command;
use store::motion::{Filter, PublicFilter};
use store::{Call, Store, motion, notice, rating};

use crate::harness::{House, On, call, rstest};
use crate::stories;

/// A store that counts, and its counter.
fn counted(house: &House) -> (Store, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = count.clone();
    let store = house.store.clone().watched(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    (store, count)
}

/// Statements and rows of every list there is, by name.
async fn lists(house: &House) -> Vec<(&'static str, usize, usize)> {
    let (store, count) = counted(house);
    let (town, now) = (&house.town, morning(2, 1));
    let filter = Filter::default();
    let search = Filter { query: "公路".to_owned(), ..Filter::default() };
    let public = PublicFilter::default();
    let public_search = PublicFilter { query: "公路".to_owned(), ..PublicFilter::default() };
    let desk = call(&town.desk, now);
    let unit = call(&town.units[1].staff, now);
    let author = call(town.author(), now);
    let invited = call(&town.deputies[3], now);
    let mut found = Vec::new();
    macro_rules! cost {
        ($name:literal, $rows:expr) => {{
            count.store(0, Ordering::Relaxed);
            let rows = $rows;
            found.push(($name, rows, count.load(Ordering::Relaxed)));
        }};
    }
    cost!("desk", motion::desk(&store, &desk, &filter).await.unwrap().rows.len());
    cost!("desk search", motion::desk(&store, &desk, &search).await.unwrap().rows.len());
    let page = motion::desk(&house.store, &desk, &filter).await.unwrap();
    let ids: Vec<MotionId> = page.rows.iter().map(|row| row.id).collect();
    let lead = Some(town.units[1].id);
    let wishes: Vec<_> = ids.iter().map(|id| Wish { id: *id, category: None, lead }).collect();
    cost!("advice", motion::advice(&store, &desk, &ids).await.unwrap().len());
    cost!("foresee", motion::foresee(&store, &desk, Step::Both, &wishes).await.unwrap().len());
    cost!("unit", motion::unit_list(&store, &unit, &filter).await.unwrap().rows.len());
    cost!("author", motion::author_list(&store, &author, &filter).await.unwrap().rows.len());
    cost!("home", motion::deputy_home(&store, &author).await.unwrap().under_way.len());
    cost!("asked", motion::deputy_home(&store, &invited).await.unwrap().to_cosign.len());
    cost!("public", motion::public_list(&store, &public).await.unwrap().rows.len());
    let rows = motion::public_list(&store, &public_search);
    cost!("public search", rows.await.unwrap().rows.len());
    cost!("notices", notice::list(&store, town.author()).await.unwrap().len());
    found
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_list_costs_as_many_statements_for_fifty_rows_as_for_one(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let one = || {
        a_motion(town)
            .cosigned_by(&[&town.deputies[1]])
            .submitted()
            .accepted()
            .assigned_to(&town.units[1], &[&town.units[2]])
    };
    let draft = || a_motion(town).inviting(&[&town.deputies[3]]);
    house.build(one()).await;
    house.build(draft()).await;
    let few = lists(&house).await;
    for _ in 1..50 {
        house.build(one()).await;
    }
    for _ in 1..20 {
        house.build(draft()).await;
    }
    let many = lists(&house).await;
    for ((name, one, cost), (_, rows, costs)) in few.iter().zip(&many) {
        assert!(*rows >= 20 && *one <= 4, "{name}: {one}, then {rows} rows");
        assert_eq!(costs, cost, "statements of {name}");
        assert!(*costs <= 9, "{name}: {costs}");
    }
    println!("{many:?}");
}

/// Fifty of everything that can stand around one motion.
async fn crowd(house: &House, built: &Built) {
    let (store, town) = (&house.store, &house.town);
    let now = built.now.0;
    for deputy in more_deputies(store, town, 50).await.unwrap() {
        let row = cosigner::ActiveModel {
            motion_id: Set(built.id.0),
            mandate_id: Set(deputy.mandate.unwrap().0),
            state: Set("confirmed".to_owned()),
            invited_at: Set(now),
            answered_at: Set(Some(now)),
            revision: Set(Some(1)),
            agreed_at: Set(None),
        };
        cosigner::Entity::insert(row).exec_without_returning(store.writer()).await.unwrap();
    }
    for unit in &town.units[3..] {
        let row = assignment::ActiveModel {
            motion_id: Set(built.id.0),
            unit_id: Set(unit.id.0),
            part: Set("joint".to_owned()),
            assigned_at: Set(now),
            ..Default::default()
        };
        row.insert(store.writer()).await.unwrap();
    }
    for number in 0..50 {
        let lead = call(&town.units[1].staff, built.now);
        command::log_contact(store, &lead, built.id, a_contact(built.now.date())).await.unwrap();
        let row = file::ActiveModel {
            motion_id: Set(built.id.0),
            name: Set(format!("照片{number}")),
            media_type: Set("image/png".to_owned()),
            size: Set(1),
            sha256: Set("00".to_owned()),
            storage_key: Set(format!("motion/{}/{number}", built.id)),
            added_at: Set(now),
            ..Default::default()
        };
        row.insert(store.writer()).await.unwrap();
    }
}

/// Statements of one motion's page, for each who looks at it.
async fn pages(house: &House, id: MotionId) -> Vec<(&'static str, usize)> {
    let (store, count) = counted(house);
    let (town, now) = (&house.town, morning(9, 1));
    let mut found = Vec::new();
    let mut note = |name| found.push((name, count.swap(0, Ordering::Relaxed)));
    for (name, who) in [
        ("author", town.author()),
        ("co-signer", &town.deputies[1]),
        ("desk", &town.desk),
        ("lead unit", &town.units[1].staff),
        ("government", &town.government),
        ("delegation", &town.delegation_staff[0]),
    ] {
        motion::view(&store, &call(who, now), id).await.unwrap();
        note(name);
    }
    motion::public_motion(&store, id, now).await.unwrap();
    note("public");
    rating::opened(&store, &Call::new(town.desk.clone(), now), id).await.unwrap();
    note("opened ratings");
    found
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_page_costs_as_many_statements_with_a_crowd_around_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let lean = house.build(stories::rehandled(town)).await;
    let full = house.build(stories::rehandled(town)).await;
    crowd(&house, &full).await;
    for built in [&lean, &full] {
        let letter = store::builders::a_letter(ReplyClass::A, 2);
        let lead = call(&town.units[1].staff, built.now.plus_days(1));
        command::reply(&house.store, &lead, built.id, letter).await.unwrap();
        let rating = domain::rating::Rating {
            attitude: Grade::Satisfied,
            result: Grade::Satisfied,
            reason: String::new(),
            consent: false,
        };
        let me = call(town.author(), built.now.plus_days(2));
        rating::rate(&house.store, &me, built.id, rating::RateForm { rating, sealed: true })
            .await
            .unwrap();
        let desk = call(&town.desk, morning(8, 31));
        rating::close_window(&house.store, &desk, built.id).await.unwrap();
    }
    let (few, many) = (pages(&house, lean.id).await, pages(&house, full.id).await);
    assert_eq!(many, few);
    assert!(few.iter().all(|(_, cost)| *cost <= 26), "{few:?}");
    println!("{few:?}");
}
