//! People are invited; nobody is handed a password.

use domain::{Flaw, Refusal, Role, SubRole};
use store::account::commands::{self, InviteForm};
use store::account::signed_in;

use super::*;

const SITE: &str = "https://rd.example.cn";
const INVITED: &str = "13700000001";

fn staff(house: &House) -> InviteForm {
    InviteForm {
        name: "新来的".to_owned(),
        phone: INVITED.to_owned(),
        login: Some("New.Here".to_owned()),
        role: Role::UnitStaff,
        sub_role: Some(SubRole::Handler),
        unit: Some(house.town.units[1].id),
        delegation: None,
        mandate: None,
    }
}

#[rstest]
#[tokio::test]
async fn the_invited_set_their_own_password_and_are_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let admin = call(&house.town.administrator, now()).keyed("form-1");
    let id =
        commands::invite(store, &admin, house.town.congress, staff(&house), SITE).await.unwrap();
    let again =
        commands::invite(store, &admin, house.town.congress, staff(&house), SITE).await.unwrap();
    assert_eq!(id, again, "the same form once more");
    let told = store::outbox::claim(store, now(), 10).await.unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].message.body.contains("https://rd.example.cn/welcome"));
    commands::request_code(store, INVITED, now()).await.unwrap();
    let code = code_to(store, INVITED, now()).await.unwrap();
    let browser = Browser::default();
    let entered = commands::redeem_code_and_set_password(
        store,
        INVITED,
        &code,
        "my own words",
        &browser,
        None,
        now(),
    );
    let entered = entered.await.unwrap();
    let who = signed_in(store, &entered.token, now()).await.unwrap().unwrap();
    assert_eq!(who.actor.account, id);
    assert_eq!(who.actor.unit, Some(house.town.units[1].id));
    assert!(enter(store, "new.here", "my own words", now()).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn only_an_administrator_invites_and_only_into_their_own_congress(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    for who in house.town.others().into_iter().filter(|who| who.role != Role::Administrator) {
        let invited =
            commands::invite(store, &call(who, now()), house.town.congress, staff(&house), SITE)
                .await;
        assert_eq!(refusal(invited), Refusal::Forbidden, "{:?}", who.role);
    }
    let elsewhere = call(&house.county.administrator, now());
    let invited =
        commands::invite(store, &elsewhere, house.county.congress, staff(&house), SITE).await;
    assert_eq!(refusal(invited), Refusal::field("unit", Flaw::Unknown));
    let above = commands::invite(store, &elsewhere, house.town.congress, staff(&house), SITE).await;
    assert_eq!(refusal(above), Refusal::Hidden);
    let theirs = commands::disable(store, &elsewhere, house.town.author().account).await;
    assert_eq!(refusal(theirs), Refusal::Hidden);
}

#[rstest]
#[tokio::test]
async fn one_account_sits_in_two_congresses(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let elsewhere = call(&house.county.administrator, now());
    let mut form = staff(&house);
    (form.phone, form.unit) = (PHONE.to_owned(), Some(house.county.units[0].id));
    let stranger =
        commands::invite(store, &elsewhere, house.county.congress, form.clone(), SITE).await;
    assert_eq!(refusal(stranger), Refusal::field("phone", Flaw::Taken), "another name");
    form.name = author.name.clone();
    let id = commands::invite(store, &elsewhere, house.county.congress, form, SITE).await.unwrap();
    assert_eq!(id, author.account);
    let (_, who) = entered(store, now()).await;
    assert_eq!(who.seats.len(), 2);
    // neither administrator disables what the other's congress relies on
    let disabled = commands::disable(store, &elsewhere, id).await;
    assert_eq!(refusal(disabled), Refusal::Forbidden);
    let changed = commands::change_phone_of(store, &elsewhere, id, "13700000009").await;
    assert_eq!(refusal(changed), Refusal::Forbidden);
}

#[rstest]
#[tokio::test]
async fn what_does_not_fit_is_said_field_by_field(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let admin = call(&house.town.administrator, now());
    let form = InviteForm {
        name: " ".to_owned(),
        phone: "12".to_owned(),
        login: Some("13800000001".to_owned()),
        unit: None,
        ..staff(&house)
    };
    let invited = commands::invite(&house.store, &admin, house.town.congress, form, SITE).await;
    let Refusal::Invalid(flaws) = refusal(invited) else { panic!("not a matter of fields") };
    let fields: Vec<_> = flaws.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["name", "phone", "login", "unit"]);
}

#[rstest]
#[tokio::test]
async fn the_first_administrator_is_made_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let congress = house.town.congress;
    let made =
        commands::first_administrator(&house.store, congress, "某某", INVITED, SITE, now()).await;
    assert_eq!(refusal(made), Refusal::field("role", Flaw::Taken));
    use sea_orm::ConnectionTrait;
    let gone = format!("UPDATE seat SET retired = TRUE WHERE congress_id = {congress}");
    house.store.writer().execute_unprepared(&gone).await.unwrap();
    let code =
        commands::first_administrator(&house.store, congress, "某某", INVITED, SITE, now()).await;
    let (code, browser) = (code.unwrap().unwrap(), Browser::default());
    let entered = commands::redeem_code_and_set_password(
        &house.store,
        INVITED,
        &code,
        "my own words",
        &browser,
        None,
        now(),
    );
    let token = entered.await.unwrap().token;
    let who = signed_in(&house.store, &token, now()).await.unwrap().unwrap();
    assert_eq!(who.actor.role, Role::Administrator);
}
