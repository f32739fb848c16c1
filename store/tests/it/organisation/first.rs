//! The first administrator: one, once, and never again.

use domain::organisation::Level;
use domain::organisation::form::{FirstForm, RegionForm};
use domain::{Actor, PersonId, Refusal, Role, SeatId};
use sea_orm::ConnectionTrait as _;
use store::Store;
use store::connect::Pools;
use store::organisation::commands::{Entrance, Founded};
use store::organisation::{commands, queries};

use super::{named, now};
use crate::harness::{House, On, SECRET, refusal, rstest};

fn form(phone: &str) -> FirstForm {
    FirstForm {
        region: RegionForm {
            code: "421000".to_owned(),
            name: "荆州市".to_owned(),
            short_name: "荆州".to_owned(),
            level: Level::City,
            parent: None,
        },
        congress: named("荆州市"),
        name: "首任管理员".to_owned(),
        phone: phone.to_owned(),
    }
}

fn by_phone() -> Entrance {
    Entrance::Invited { site: Some(super::SITE.to_owned()) }
}

/// The founder, wearing the only seat they have.
async fn wearer(store: &Store, founded: &Founded) -> Actor {
    let sql = format!("SELECT id FROM seat WHERE account_id = {}", founded.account);
    let statement = sea_orm::Statement::from_string(store.backend(), sql);
    let row = store.reader().query_one_raw(statement).await.unwrap().unwrap();
    Actor {
        account: founded.account,
        seat: SeatId(row.try_get_by_index(0).unwrap()),
        person: PersonId(0),
        name: "首任管理员".to_owned(),
        role: Role::Administrator,
        sub_role: None,
        congress: founded.congress,
        unit: None,
        delegation: None,
        mandate: None,
    }
}

/// A house whose administrators have all gone.
async fn without_administrators(on: On) -> Option<House> {
    let house = House::open(on).await?;
    let sql = "UPDATE seat SET retired = TRUE WHERE role = 'administrator'";
    house.store.writer().execute_unprepared(sql).await.unwrap();
    Some(house)
}

#[tokio::test]
async fn an_empty_database_takes_its_first_administrator_with_region_and_congress() {
    use migration::MigratorTrait as _;
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("empty.db").display());
    let store = Store::connect(&url, &SECRET, Pools::default()).await.unwrap();
    migration::Migrator::up(store.writer(), None).await.unwrap();
    assert!(queries::is_empty(&store).await.unwrap());
    let founded =
        commands::create_first_administrator(&store, form("13900000001"), by_phone(), now())
            .await
            .unwrap();
    assert!(!queries::is_empty(&store).await.unwrap());
    // and from there on the house is made through the ordinary door
    let call = crate::harness::call(&wearer(&store, &founded).await, now());
    let all = queries::managed(&store, &call, &Default::default()).await.unwrap();
    assert_eq!(all.total, 1);
    assert_eq!(all.page.rows[0].name, "荆州市人民代表大会");
    commands::add_delegation(&store, &call, founded.congress, "沙市代表团").await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_becomes_first_administrator_of_a_house_that_has_one(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let before = house.dump().await;
    let outcome =
        commands::create_first_administrator(&house.store, form("13900000001"), by_phone(), now())
            .await;
    assert_eq!(refusal(outcome.map(|one| one.account)), Refusal::Hidden);
    assert_eq!(house.dump().await, before);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn of_many_who_claim_an_empty_house_at_once_one_gets_it(#[case] on: On) {
    let Some(house) = without_administrators(on).await else { return };
    let claims = (0..8).map(|number| {
        let store = house.store.clone();
        let form = form(&format!("1390000001{number}"));
        tokio::spawn(async move {
            commands::create_first_administrator(&store, form, by_phone(), now()).await.is_ok()
        })
    });
    let mut won = 0;
    for claim in claims.collect::<Vec<_>>() {
        won += usize::from(claim.await.unwrap());
    }
    assert_eq!(won, 1);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_first_administrator_is_on_record_and_open_only_with_a_password(#[case] on: On) {
    let Some(house) = without_administrators(on).await else { return };
    let entrance = Entrance::Password { hash: "hash".to_owned() };
    let form = form("13900000001");
    let founded =
        commands::create_first_administrator(&house.store, form, entrance, now()).await.unwrap();
    let call = crate::harness::call(&wearer(&house.store, &founded).await, now());
    let all = queries::AccountFilter::default();
    let accounts =
        queries::account_list(&house.store, &call, founded.congress, &all).await.unwrap();
    assert_eq!(accounts.page.rows[0].state, domain::account::AccountState::Active);
    let dump = house.dump().await;
    let kinds: Vec<_> =
        dump.table("event").iter().map(|row| crate::harness::Dump::text(row, "kind")).collect();
    assert_eq!(kinds, ["organisation_changed", "account_invited"]);
}

#[rstest]
#[case::no_phone("", "phone")]
#[case::no_number("12345", "phone")]
#[tokio::test]
async fn a_first_administrator_without_a_phone_is_refused(
    #[case] phone: &str,
    #[case] field: &str,
) {
    let Some(house) = without_administrators(On::Sqlite).await else { return };
    let outcome =
        commands::create_first_administrator(&house.store, form(phone), by_phone(), now()).await;
    let Refusal::Invalid(flaws) = refusal(outcome.map(|one| one.account)) else {
        panic!("fields to mend")
    };
    assert_eq!(flaws[0].field, field);
}
