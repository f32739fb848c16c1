//! Who is told of what: once an event and person, and nobody else.

use std::collections::BTreeMap;

use domain::motion::ReplyClass;
use store::builders::{a_motion, another_seat, morning};

use crate::harness::{Dump, House, On, rstest};
use crate::stories;

/// What each account was told, oldest first.
async fn told(house: &House) -> BTreeMap<i64, Vec<String>> {
    let dump = house.dump().await;
    let mut rows: Vec<_> = dump.table("notice").iter().collect();
    rows.sort_by_key(|row| Dump::number(row, "created_at"));
    let mut told: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for row in rows {
        told.entry(Dump::number(row, "account_id")).or_default().push(Dump::text(row, "kind"));
    }
    told
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn everybody_concerned_is_told_once_and_nobody_else(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    house.build(stories::closed(town)).await;
    let mut told = told(&house).await;
    let mut of = |account: domain::AccountId| told.remove(&account.0).unwrap_or_default().join(" ");

    assert_eq!(
        of(town.author().account),
        "cosigned cosigned accepted assigned contacted replied rehandling_ordered replied \
         supervised closed"
    );
    for cosigner in [&town.deputies[1], &town.deputies[4]] {
        assert_eq!(
            of(cosigner.account),
            "invited accepted replied rehandling_ordered replied supervised closed"
        );
    }
    for officer in [&town.desk, &town.second_desk] {
        assert_eq!(of(officer.account), "submitted replied replied");
    }
    for lead in [&town.units[1].staff, &town.units[1].colleague] {
        assert_eq!(
            of(lead.account),
            "assigned opinion_given ratings_released rehandling_ordered ratings_released \
             supervised closed"
        );
    }
    for joint in [&town.units[2].staff, &town.units[2].colleague] {
        assert_eq!(of(joint.account), "assigned rehandling_ordered supervised closed");
    }
    assert!(told.is_empty(), "nobody else: {told:?}");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn who_wears_two_seats_is_told_once_and_never_of_their_own_act(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let clerk = &town.units[1].staff;
    // the same clerk answers for the joint unit as well
    let also = another_seat(&house.store, clerk, &town.units[2].staff).await.unwrap();
    let story = a_motion(town)
        .submitted()
        .accepted()
        .assigned_to(&town.units[1], &[&town.units[2]])
        .signed();
    let built = house.build(story).await;
    let call = crate::harness::call(&also, built.now);
    store::motion::commands::sign_for(&house.store, &call, built.id).await.unwrap();
    let opinion = "我单位将配合做好交通组织工作。".to_owned();
    store::motion::commands::give_opinion(&house.store, &call, built.id, opinion).await.unwrap();
    let told = told(&house).await;
    assert_eq!(told[&clerk.account.0], ["assigned"]);
    assert_eq!(told[&town.units[1].colleague.account.0], ["assigned", "opinion_given"]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn only_raters_who_have_not_rated_are_reminded(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let grade = domain::rating::Grade::Satisfied;
    let story = stories::handling(town)
        .contacted()
        .replied(ReplyClass::A)
        .at(morning(1, 21))
        .rated_by(&town.deputies[1], grade, grade);
    let built = house.build(story).await;
    let call = crate::harness::call(&town.desk, built.now);
    store::rating::remind(&house.store, &call, built.id).await.unwrap();
    let reminded: Vec<_> = told(&house)
        .await
        .into_iter()
        .filter(|(_, kinds)| kinds.iter().any(|kind| kind == "raters_reminded"))
        .map(|(account, _)| account)
        .collect();
    assert_eq!(reminded, [town.deputies[0].account.0, town.deputies[4].account.0]);
}
