//! Whom an administrator governs: their own congress and those below, nobody beside or above.

use domain::organisation::Level;
use domain::organisation::form::SeatForm;
use domain::{Flaw, Refusal, Role};
use store::organisation::{commands, queries};

use super::{administrator, administrator_of, county_below, named, region, seat, somebody};
use crate::harness::{House, On, call, refusal, rstest};

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_city_governs_the_congresses_below_it_and_they_do_not_govern_the_city(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, city) = (&house.store, administrator(&house));
    let county = county_below(&house).await;
    let all = queries::managed(store, &city, &Default::default()).await.unwrap();
    let names: Vec<_> = all.page.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["宜昌市人民代表大会", "远安县人民代表大会"]);
    let own = administrator_of(&house, county).await;
    commands::add_delegation(store, &own, county, "鸣凤代表团").await.unwrap();
    let above = commands::add_delegation(store, &own, house.town.congress, "点军代表团").await;
    assert_eq!(refusal(above), Refusal::Hidden);
    let seen = queries::managed(store, &own, &Default::default()).await.unwrap();
    assert_eq!(seen.total, 1);
    let hidden = queries::terms(store, &own, house.town.congress).await;
    assert_eq!(refusal(hidden), Refusal::Hidden);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_draws_another_congress_under_their_own(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, city) = (&house.store, administrator(&house));
    // the district stands beside the city: its region has no parent here
    let grab = commands::import_regions(store, &city, vec![region("420502", "西陵区", "420500")]);
    assert_eq!(refusal(grab.await), Refusal::field("code", Flaw::Taken));
    let own = commands::import_regions(store, &city, vec![region("420500", "宜昌市", "420502")]);
    assert_eq!(refusal(own.await), Refusal::field("code", Flaw::Taken));
    let loose = region("429001", "某县", "420502");
    let outcome = commands::import_regions(store, &city, vec![loose]).await;
    assert_eq!(refusal(outcome), Refusal::field("parent", Flaw::Unknown));
    let mut ring = vec![region("420581", "宜都", "420582"), region("420582", "当阳", "420581")];
    let outcome = commands::import_regions(store, &city, ring.clone()).await;
    assert_eq!(refusal(outcome), Refusal::field("parent", Flaw::Unknown));
    ring[1].parent = Some("420500".to_owned());
    commands::import_regions(store, &city, ring).await.unwrap();
    let elsewhere = commands::create_congress(store, &city, "420502", named("西陵区")).await;
    assert_eq!(refusal(elsewhere), Refusal::field("region", Flaw::Unknown));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_but_an_administrator_changes_the_house(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let before = house.dump().await;
    let everybody = town.others().into_iter().chain(&town.deputies);
    for actor in everybody.filter(|one| one.role != Role::Administrator) {
        let by = call(actor, super::now());
        let outcome = commands::add_delegation(store, &by, town.congress, "点军代表团").await;
        assert_eq!(refusal(outcome), Refusal::Forbidden, "{}", actor.name);
        let admin = SeatForm::of(Role::Administrator);
        let who = somebody("自己人", "13900000099");
        let outcome = seat(&house, &by, town.congress, &who, admin).await;
        assert_eq!(refusal(outcome), Refusal::Forbidden, "{}", actor.name);
        let list = queries::account_list(store, &by, town.congress, &Default::default()).await;
        assert_eq!(refusal(list), Refusal::Forbidden, "{}", actor.name);
        let elsewhere = house.county.congress;
        let outcome = commands::add_delegation(store, &by, elsewhere, "点军代表团").await;
        assert_eq!(refusal(outcome), Refusal::Hidden, "{}", actor.name);
    }
    assert_eq!(house.dump().await, before);
}

#[tokio::test]
async fn the_tree_of_regions_is_read_from_the_own_region_down() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let city = administrator(&house);
    let county = county_below(&house).await;
    let towns = ["420525100", "420525101"].map(|code| region(code, "鸣凤镇", "420525"));
    commands::import_regions(&house.store, &city, towns.to_vec()).await.unwrap();
    let all = queries::regions(&house.store, &city).await.unwrap();
    let codes: Vec<_> = all.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["420500", "420525", "420525100", "420525101"]);
    assert_eq!(all[1].congress, Some(county));
    assert_eq!(all[2].level, Level::Township);
}
