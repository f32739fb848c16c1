//! Accounts: who gets in, who does not, and what neither may learn.

mod codes;
mod delivery;
mod invite;
mod lock;
mod outbox;
mod phone;
mod second_factor;
mod session;
mod sign_in;
mod timing;

use domain::account::SignedIn;
use domain::{Actor, Moment};
use store::account::commands::{self, Entered};
use store::account::{Browser, signed_in};
use store::builders::{can_sign_in, morning};
use store::outbox::claim;
use store::{Result, Store};

use crate::harness::*;

pub const PASSWORD: &str = "correct horse battery";
pub const PHONE: &str = "13800000001";
pub const LOGIN: &str = "li.jing";

pub fn now() -> Moment {
    morning(3, 2)
}

/// A house in which the author of the town can sign in.
pub async fn house(on: On) -> Option<(House, Actor)> {
    let house = House::open(on).await?;
    let author = house.town.author().clone();
    can_sign_in(&house.store, &author, LOGIN, PHONE, PASSWORD).await.unwrap();
    Some((house, author))
}

pub async fn enter(store: &Store, name: &str, password: &str, now: Moment) -> Result<Entered> {
    commands::sign_in(store, name, password, &Browser::default(), None, now).await
}

/// Signs the author in and says who that is.
pub async fn entered(store: &Store, now: Moment) -> (String, SignedIn) {
    let entered = enter(store, LOGIN, PASSWORD, now).await.unwrap();
    let who = signed_in(store, &entered.token, now).await.unwrap().unwrap();
    (entered.token, who)
}

pub async fn is_in(store: &Store, token: &str, now: Moment) -> bool {
    signed_in(store, token, now).await.unwrap().is_some()
}

/// The six digits of the newest message to a phone, taken from the queue.
pub async fn code_to(store: &Store, phone: &str, now: Moment) -> Option<String> {
    let messages = claim(store, now, 100).await.unwrap();
    let mut found = None;
    for one in messages {
        store::outbox::sent(store, one.id, now).await.unwrap();
        if one.message.to == phone {
            let digits: String = one.message.body.chars().filter(char::is_ascii_digit).collect();
            found = digits.get(..6).map(str::to_owned).or(found);
        }
    }
    found
}
