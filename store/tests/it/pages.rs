//! Lists page by page, while others go on working: nothing twice, nothing left out.

use domain::MotionId;
use domain::motion::State;
use store::builders::{a_motion, morning};
use store::motion::{Filter, PublicFilter, author_list, desk, public_list, unit_list};

use crate::harness::{House, On, call, rstest};

/// So many accepted and assigned, the oldest first; accepted in pairs at the same instant.
async fn raise(house: &House, count: i64) -> Vec<MotionId> {
    let town = &house.town;
    let mut ids = Vec::new();
    for place in 0..count {
        let at = morning(1, 7).plus_seconds(place / 2 * 3600);
        let story = a_motion(town).begun(at).submitted().accepted();
        ids.push(house.build(story.assigned_to(&town.units[1], &[])).await.id);
    }
    ids
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_public_list_is_whole_and_stable_while_new_ones_come_in(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let mut ids = raise(&house, 60).await;
    ids.reverse();
    let mut filter = PublicFilter::default();
    let mut seen = Vec::new();
    for size in [25, 25, 10] {
        let page = public_list(&house.store, &filter).await.unwrap();
        assert_eq!(page.rows.len(), size);
        seen.extend(page.rows.iter().map(|row| row.id));
        assert_eq!(page.next.is_some(), size == 25);
        filter.after = page.next;
        // newer than all, and one that goes out of sight further on
        house.build(a_motion(&house.town).begun(morning(1, 20)).submitted().accepted()).await;
    }
    assert_eq!(seen, ids);
    // exactly one page: no empty one behind it
    let congress = Some(house.county.congress);
    for _ in 0..25 {
        house.build(a_motion(&house.county).submitted().accepted()).await;
    }
    let filter = PublicFilter { congress, ..PublicFilter::default() };
    let page = public_list(&house.store, &filter).await.unwrap();
    assert_eq!((page.rows.len(), page.next), (25, None));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_inner_lists_are_whole_and_stable_by_age_and_by_date(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let ids = raise(&house, 60).await;
    let newest_first: Vec<_> = ids.iter().rev().copied().collect();
    let by_date = Filter { states: vec![State::Assigned], ..Filter::default() };
    // the oldest were assigned on the first days: their dates come first
    for (filter, expected) in [(Filter::default(), &newest_first), (by_date, &ids)] {
        for who in [&town.desk, &town.units[1].staff, town.author()] {
            let mut filter = filter.clone();
            let mut seen: Vec<MotionId> = Vec::new();
            loop {
                let at = call(who, morning(1, 20));
                let page = match who.role {
                    domain::Role::UnitStaff => unit_list(&house.store, &at, &filter).await,
                    domain::Role::Deputy => author_list(&house.store, &at, &filter).await,
                    _ => desk(&house.store, &at, &filter).await,
                };
                let page = page.unwrap();
                seen.extend(page.rows.iter().map(|row| row.id));
                if page.next.is_none() {
                    break;
                }
                filter.after = page.next;
                house.build(a_motion(town).begun(morning(1, 19)).submitted().accepted()).await;
            }
            seen.retain(|id| ids.contains(id));
            assert_eq!(&seen, expected, "{}", who.name);
        }
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_cursor_that_is_none_gives_the_first_page(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = raise(&house, 3).await;
    for wild in
        ["", "x", "1", "1.", ".1", "1.2.3", "9e9.1", "99999999999999999999.1", "' OR 1=1 --"]
    {
        let after = Some(wild.to_owned());
        let filter = PublicFilter { after: after.clone(), ..PublicFilter::default() };
        let page = public_list(&house.store, &filter).await.unwrap();
        assert_eq!(page.rows.len(), 3, "{wild:?}");
        let filter = Filter { after, ..Filter::default() };
        let at = call(&house.town.desk, morning(1, 20));
        let page = desk(&house.store, &at, &filter).await.unwrap();
        assert_eq!(
            page.rows.iter().map(|row| row.id).collect::<Vec<_>>(),
            [ids[2], ids[1], ids[0]]
        );
    }
    // as far out as a number goes: an empty page or the first, never an error
    for far in [i64::MIN, i64::MAX, 0, -1] {
        for key in [i64::MIN, i64::MAX, 0, -1] {
            let after = Some(domain::page::Cursor { key, id: far }.encode());
            for query in ["", "公路"] {
                let query = query.to_owned();
                let filter =
                    PublicFilter { after: after.clone(), query, ..PublicFilter::default() };
                public_list(&house.store, &filter).await.unwrap();
            }
            for states in [vec![], vec![State::Assigned]] {
                let filter = Filter { after: after.clone(), states, ..Filter::default() };
                let at = call(&house.town.desk, morning(1, 20));
                desk(&house.store, &at, &filter).await.unwrap();
            }
        }
    }
}
