//! The house as an administrator makes it: congresses, people, seats, lists read in from tables.

mod accounts;
mod first;
mod frame;
mod import;
mod lists;
mod people;
mod reach;

use domain::organisation::Level;
use domain::organisation::form::{CongressForm, PersonForm, RegionForm, SeatForm};
use domain::{AccountId, CongressId, Moment};
use store::Call;
use store::account::commands::{self as accounts_of, InviteForm};
use store::organisation::commands;

use crate::harness::{House, call};

const SITE: &str = "https://rd.example.cn";

/// A morning in March on which the house is put in order.
fn now() -> Moment {
    store::builders::morning(3, 2)
}

/// The administrator of the city, at work.
fn administrator(house: &House) -> Call {
    call(&house.town.administrator, now())
}

fn somebody(name: &str, phone: &str) -> PersonForm {
    PersonForm { name: name.to_owned(), phone: phone.to_owned(), ..PersonForm::default() }
}

fn region(code: &str, name: &str, parent: &str) -> RegionForm {
    RegionForm {
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: name.to_owned(),
        level: if code.len() > 6 { Level::Township } else { Level::County },
        parent: Some(parent.to_owned()),
    }
}

fn named(name: &str) -> CongressForm {
    CongressForm { name: format!("{name}人民代表大会"), short_name: format!("{name}人大") }
}

/// A county below the city, with its congress.
async fn county_below(house: &House) -> CongressId {
    let call = administrator(house);
    let county = region("420525", "远安县", "420500");
    commands::import_regions(&house.store, &call, vec![county]).await.unwrap();
    commands::create_congress(&house.store, &call, "420525", named("远安县")).await.unwrap()
}

/// Invites somebody into a seat.
async fn seat(
    house: &House,
    by: &Call,
    congress: CongressId,
    who: &PersonForm,
    seat: SeatForm,
) -> store::Result<AccountId> {
    let form = InviteForm::into_seat(&who.name, &who.phone, &seat);
    accounts_of::invite(&house.store, by, congress, form, SITE).await
}

/// An administrator of that congress.
async fn administrator_of(house: &House, congress: CongressId) -> Call {
    let who = somebody("远安管理员", "13900000077");
    let admin = SeatForm::of(domain::Role::Administrator);
    let account = seat(house, &administrator(house), congress, &who, admin).await.unwrap();
    let actor = domain::Actor { account, congress, ..house.town.administrator.clone() };
    call(&actor, now())
}
