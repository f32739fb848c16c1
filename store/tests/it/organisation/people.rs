//! People and mandates: one phone, one person; a person is not a mandate.

use domain::organisation::MandateState;
use domain::organisation::form::{MandateForm, PersonForm, SeatForm};
use domain::{DelegationId, Flaw, Refusal, Role, TermId};
use store::organisation::queries::DeputyFilter;
use store::organisation::{commands, queries};

use super::{accounts_of, administrator, administrator_of, county_below, seat, somebody};
use crate::harness::{Dump, House, On, call, refusal, rstest};

fn mandate(house: &House, credential: &str) -> MandateForm {
    MandateForm {
        term: house.town.term,
        delegation: Some(house.town.delegations[0]),
        credential: credential.to_owned(),
        constituency: "秭归县人民代表大会".to_owned(),
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_deputy_is_a_person_a_mandate_and_an_invited_account(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let who =
        PersonForm { nation: "土家族".to_owned(), ..somebody(" 田野 ", "139 0000-0021") };
    let id = commands::add_deputy(store, &by, here, who, mandate(&house, "宜七代0901"), None);
    let id = id.await.unwrap();
    let filter = DeputyFilter { query: "田".to_owned(), ..DeputyFilter::default() };
    let found = queries::deputy_list(store, &by, here, &filter).await.unwrap();
    assert_eq!((found.total, found.page.rows.len()), (1, 1));
    let row = &found.page.rows[0];
    assert_eq!((row.mandate, row.name.as_str(), row.phone.as_str()), (id, "田野", "139****0021"));
    assert_eq!(row.account, Some(domain::account::AccountState::Invited));
    let person = queries::person(store, &by, here, row.person).await.unwrap();
    assert_eq!(person.nation, "土家族");
    let seat = &person.account.unwrap().seats[0];
    assert_eq!((seat.role, seat.place.as_str()), (Role::Deputy, "秭归代表团 宜七代0901"));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_phone_is_kept_so_that_only_its_hash_and_cipher_are_stored(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (by, here) = (administrator(&house), house.town.congress);
    let who = somebody("田野", "13900000021");
    commands::add_deputy(&house.store, &by, here, who, mandate(&house, "宜七代0901"), None)
        .await
        .unwrap();
    assert!(!format!("{:?}", house.dump().await).contains("13900000021"));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn who_is_known_by_the_phone_gets_a_second_mandate_and_stays_one_person(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let county = county_below(&house).await;
    let term = domain::organisation::form::TermForm {
        ordinal: 9,
        starts_on: jiff::civil::date(2022, 1, 5),
        ends_on: jiff::civil::date(2027, 1, 4),
    };
    let term = commands::add_term(store, &by, county, term).await.unwrap();
    let who = || somebody("田野", "13900000021");
    commands::add_deputy(store, &by, here, who(), mandate(&house, "宜七代0901"), None)
        .await
        .unwrap();
    let below = MandateForm {
        term,
        delegation: None,
        credential: "远九代001".to_owned(),
        constituency: String::new(),
    };
    commands::add_deputy(store, &by, county, who(), below.clone(), None).await.unwrap();
    let filter = DeputyFilter { query: "田野".to_owned(), ..DeputyFilter::default() };
    let row = queries::deputy_list(store, &by, here, &filter).await.unwrap().page.rows.remove(0);
    let person = queries::person(store, &by, here, row.person).await.unwrap();
    assert_eq!(person.mandates.len(), 2);
    // the same number under another name is somebody's mistake
    let other = somebody("田地", "13900000021");
    let form = MandateForm { credential: "远九代002".to_owned(), ..below.clone() };
    let outcome = commands::add_deputy(store, &by, county, other, form, None).await;
    assert_eq!(refusal(outcome), Refusal::field("phone", Flaw::Taken));
    // and so is a second mandate in the same congress and term
    let form = MandateForm { credential: "远九代003".to_owned(), ..below };
    let outcome = commands::add_deputy(store, &by, county, who(), form, None).await;
    assert_eq!(refusal(outcome), Refusal::field("phone", Flaw::Taken));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_credential_is_given_once_a_term(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let who = somebody("田野", "13900000021");
    let outcome =
        commands::add_deputy(store, &by, here, who, mandate(&house, "宜七代0001"), None).await;
    assert_eq!(refusal(outcome), Refusal::field("credential", Flaw::Taken));
    let dump = house.dump().await;
    let names: Vec<_> = dump.table("person").iter().map(|row| Dump::text(row, "name")).collect();
    assert!(!names.iter().any(|name| name == "田野"), "nothing is left of it");
}

#[tokio::test]
async fn a_mandate_keeps_to_the_terms_and_delegations_of_its_congress() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let who = || somebody("田野", "13900000021");
    let foreign = MandateForm { term: house.county.term, ..mandate(&house, "宜七代0901") };
    let outcome = commands::add_deputy(store, &by, here, who(), foreign, None).await;
    assert_eq!(refusal(outcome), Refusal::field("term", Flaw::Unknown));
    let delegation = Some(house.county.delegations[0]);
    let foreign = MandateForm { delegation, ..mandate(&house, "宜七代0901") };
    let outcome = commands::add_deputy(store, &by, here, who(), foreign, None).await;
    assert_eq!(refusal(outcome), Refusal::field("delegation", Flaw::Unknown));
    let nowhere = MandateForm { term: TermId(999), ..mandate(&house, "宜七代0901") };
    assert!(commands::add_deputy(store, &by, here, who(), nowhere, None).await.is_err());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_deputy_moves_to_another_delegation_and_so_does_the_seat(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, town) = (&house.store, administrator(&house), &house.town);
    let deputy = town.deputies[0].mandate.unwrap();
    let form =
        MandateForm { delegation: Some(town.delegations[1]), ..mandate(&house, "宜七代0001") };
    commands::change_mandate(store, &by, deputy, form).await.unwrap();
    let dump = house.dump().await;
    let moved = |table: &str, column: &str| {
        let is = |row: &&crate::harness::Row| {
            row[column].to_string().trim_matches('"') == deputy.to_string()
        };
        let rows = dump.table(table).iter().filter(is);
        rows.map(|row| DelegationId(Dump::number(row, "delegation_id"))).collect::<Vec<_>>()
    };
    assert_eq!(moved("mandate", "id"), [town.delegations[1]]);
    assert_eq!(moved("seat", "mandate_id"), [town.delegations[1]]);
}

#[rstest]
#[case::suspended(MandateState::Suspended)]
#[case::ended(MandateState::Ended)]
#[tokio::test]
async fn who_is_not_in_office_raises_nothing_and_still_rates(#[case] state: MandateState) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (store, by, town) = (&house.store, administrator(&house), &house.town);
    let grade = domain::rating::Grade::Satisfied;
    let story = crate::stories::handling(town).contacted().replied(domain::motion::ReplyClass::A);
    let built = house.build(story).await;
    let mandate = town.author().mandate.unwrap();
    commands::set_mandate_state(store, &by, mandate, state).await.unwrap();
    let deputy = call(town.author(), built.now);
    let draft = store::builders::a_draft("关于某事的建议");
    let outcome = store::motion::commands::write(store, &deputy, draft).await;
    assert_eq!(refusal(outcome), Refusal::Forbidden);
    let rating = domain::rating::Rating {
        attitude: grade,
        result: grade,
        reason: String::new(),
        consent: false,
    };
    let form = store::rating::RateForm { rating, sealed: false };
    store::rating::rate(store, &deputy, built.id, form).await.unwrap();
}

#[tokio::test]
async fn an_ended_mandate_does_not_come_back() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (store, by) = (&house.store, administrator(&house));
    let mandate = house.town.author().mandate.unwrap();
    let set = async |state| commands::set_mandate_state(store, &by, mandate, state).await;
    set(MandateState::Suspended).await.unwrap();
    set(MandateState::Active).await.unwrap();
    set(MandateState::Ended).await.unwrap();
    assert_eq!(refusal(set(MandateState::Active).await), Refusal::DoesNotFollow);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_person_is_seen_and_changed_only_where_they_sit(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let store = &house.store;
    let county = county_below(&house).await;
    let own = administrator_of(&house, county).await;
    let deputy = house.town.author().person;
    let seen = queries::person(store, &own, county, deputy).await;
    assert_eq!(refusal(seen), Refusal::Hidden);
    let form = somebody("周岚", "");
    let outcome = commands::change_person(store, &own, county, deputy, form.clone()).await;
    assert_eq!(refusal(outcome), Refusal::Hidden);
    let by = administrator(&house);
    let here = house.town.congress;
    let form = PersonForm { occupation: "医师".to_owned(), ..form };
    commands::change_person(store, &by, here, deputy, form).await.unwrap();
    let person = queries::person(store, &by, here, deputy).await.unwrap();
    assert_eq!(person.occupation, "医师");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn who_had_no_phone_is_invited_with_one_and_finds_the_deputy_seat(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let who = somebody("田野", "");
    commands::add_deputy(store, &by, here, who, mandate(&house, "宜七代0901"), None).await.unwrap();
    let filter = DeputyFilter { query: "田野".to_owned(), ..DeputyFilter::default() };
    let row = queries::deputy_list(store, &by, here, &filter).await.unwrap().page.rows.remove(0);
    assert_eq!((row.phone.as_str(), row.account), ("", None));
    commands::give_phone(store, &by, here, row.person, "+86 139 0000 0021", None).await.unwrap();
    let person = queries::person(store, &by, here, row.person).await.unwrap();
    assert_eq!(person.phone, "139****0021");
    assert_eq!(person.account.unwrap().seats[0].role, Role::Deputy);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_township_cannot_take_over_a_phone_that_also_sits_in_the_city(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, city, here) = (&house.store, administrator(&house), house.town.congress);
    let county = county_below(&house).await;
    let own = administrator_of(&house, county).await;
    let who = somebody("两处任职", "13900000055");
    let reporter = || SeatForm::of(Role::Reporter);
    let account = seat(&house, &city, here, &who, reporter()).await.unwrap();
    let same = seat(&house, &own, county, &who, reporter()).await.unwrap();
    assert_eq!(same, account);
    let phone = accounts_of::change_phone_of(store, &own, account, "13900000056").await;
    assert_eq!(refusal(phone), Refusal::Forbidden);
    let shut = accounts_of::disable(store, &own, account).await;
    assert_eq!(refusal(shut), Refusal::Forbidden);
    accounts_of::change_phone_of(store, &city, account, "13900000056").await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn whoever_is_invited_is_told_where_to_and_nobody_when_no_address_is_given(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let silent = somebody("田野", "13900000021");
    commands::add_deputy(store, &by, here, silent, mandate(&house, "宜七代0901"), None)
        .await
        .unwrap();
    let told = somebody("石磊", "13900000022");
    let site = Some(super::SITE);
    commands::add_deputy(store, &by, here, told, mandate(&house, "宜七代0902"), site)
        .await
        .unwrap();
    let messages = store::outbox::claim(store, by.now, 10).await.unwrap();
    let phones: Vec<_> = messages.iter().map(|one| one.message.to.as_str()).collect();
    assert_eq!(phones, ["13900000022"]);
}
