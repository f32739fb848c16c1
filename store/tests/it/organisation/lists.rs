//! Lists in pages: each row once, in order, with the total; what was typed is no pattern.

use domain::organisation::UnitKind;
use domain::organisation::form::UnitForm;
use store::organisation::commands;
use store::organisation::queries::{self, DeputyFilter};

use super::administrator;
use crate::harness::{House, On, rstest};

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    store::builders::more_deputies(&house.store, &house.town, 112).await.unwrap();
    let by = administrator(&house);
    let mut filter = DeputyFilter::default();
    let (mut seen, mut pages) = (Vec::new(), 0);
    loop {
        let list = queries::deputy_list(&house.store, &by, house.town.congress, &filter).await;
        let list = list.unwrap();
        assert_eq!(list.total, 120);
        pages += 1;
        seen.extend(list.page.rows.into_iter().map(|row| row.mandate));
        match list.page.next {
            Some(next) => filter.after = Some(next),
            None => break,
        }
    }
    assert_eq!((seen.len(), pages), (120, 3));
    assert!(seen.is_sorted() && seen.windows(2).all(|pair| pair[0] != pair[1]));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_percent_sign_is_looked_for_as_itself(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let name = "100%_国有\\公司";
    let form = UnitForm {
        name: name.to_owned(),
        short_name: "国有公司".to_owned(),
        kind: UnitKind::Enterprise,
    };
    commands::add_unit(store, &by, here, form).await.unwrap();
    for (query, found) in [("%", 1), ("0%_", 1), ("\\", 1), ("_公", 0), ("局", 3), ("", 6)] {
        let list = queries::unit_list(store, &by, here, query, None).await.unwrap();
        assert_eq!(list.total, found, "{query:?}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn lists_count_those_in_office(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, town) = (&house.store, administrator(&house), &house.town);
    let ended = town.deputies[0].mandate.unwrap();
    let state = domain::organisation::MandateState::Ended;
    commands::set_mandate_state(store, &by, ended, state).await.unwrap();
    let delegations = queries::delegations(store, &by, town.congress).await.unwrap();
    let counts: Vec<_> = delegations.iter().map(|row| row.deputies).collect();
    assert_eq!(counts, [3, 4]);
    let units = queries::unit_list(store, &by, town.congress, "公安", None).await.unwrap();
    assert_eq!(units.page.rows[0].staff, 2);
    let one = DeputyFilter { delegation: Some(town.delegations[0]), ..DeputyFilter::default() };
    let list = queries::deputy_list(store, &by, town.congress, &one).await.unwrap();
    assert_eq!(list.total, 4, "whoever has left is still on the roll of the term");
}
