//! Every write to the house, one file per thing; and the first administrator of an empty one.

mod congress;
mod delegation;
mod demonstration;
mod deputy;
mod first;
mod person;
mod seat;
mod session;
mod setting;
mod term;
mod unit;

pub use congress::{
    NewCongress, create_congress, create_congresses, import_regions, rename_congress,
};
pub use delegation::{add_delegation, rename_delegation};
pub use demonstration::{mark_demonstration, open_demonstration};
pub use deputy::{add_deputy, change_mandate, set_mandate_state};
pub use first::{Entrance, Founded, create_first_administrator};
pub use person::{change_person, give_phone};
pub use seat::add_seat;
pub use session::{add_session, change_session};
pub(crate) use setting::put;
pub use setting::{set_account_rules, set_period, set_procedure};
pub use term::{add_term, change_term};
pub use unit::{add_unit, change_unit, restore_unit, retire_unit};

pub(super) use demonstration::is_demonstration;
pub(super) use deputy::{Sworn, overwrite as overwrite_mandate, seat_mandate, swear_in};
pub(super) use first::has_administrator;
pub(super) use person::{load as load_person, update_person};
pub(super) use seat::{account_of, account_with, seated};
pub(super) use unit::{insert as insert_unit, overwrite as overwrite_unit};

use domain::organisation::Change;
use domain::{Event, Flaw, Refusal};

use crate::error::Error;

/// The record of a change of the house.
pub(super) fn changed(what: Change, name: impl Into<String>) -> Event {
    Event::OrganisationChanged { what: what.code().to_owned(), name: name.into() }
}

/// The record of a change of an account.
fn account_changed(what: Change, name: impl Into<String>) -> Event {
    Event::AccountChanged { what: what.code().to_owned(), name: name.into() }
}

/// Says of a field that somebody else has it, where the database found so.
pub(super) fn taken(field: &'static str) -> impl Fn(sea_orm::DbErr) -> Error {
    move |error| {
        let error = Error::from(error);
        if error.is_taken() { Refusal::field(field, Flaw::Taken).into() } else { error }
    }
}
