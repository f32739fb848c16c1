//! The demo town's accounts on the sign-in page, and the messages nobody's telephone gets.

use std::time::Duration;

use app::account::sign_in_page::{Demo, DemoAccount};
use domain::Moment;
use store::account::demo_accounts;
use store::outbox::waits_since;

use crate::house::House;

/// The one password of the demo town's people; there is none like it anywhere else.
pub use crate::demo::PASSWORD;

/// What the sign-in page lists, in the demo alone.
pub async fn choices(house: &House) -> Option<Demo> {
    if !house.config.demo {
        return None;
    }
    let found = demo_accounts(&house.store).await.unwrap_or_default();
    let accounts = found.into_iter().map(|(name, login, seat)| DemoAccount { name, login, seat });
    Some(Demo { accounts: accounts.collect(), password: PASSWORD.to_owned() })
}

/// What had come to an address before something was asked for.
pub struct Before {
    key: Option<String>,
    at: Moment,
}

pub fn before(house: &House, to: &str) -> Before {
    let stand_in = house.config.demo.then(|| house.stand_in());
    let newest = stand_in.and_then(|stand_in| stand_in.last_to(to));
    Before { key: newest.map(|message| message.key), at: house.store.now() }
}

/// A message newer than `before`, in the demo alone; waited for as long as one is under way, and
/// ten seconds at most.
pub async fn message(house: &House, to: &str, before: Before) -> Option<String> {
    let stand_in = house.config.demo.then(|| house.stand_in())?;
    for _ in 0..100 {
        let waits = waits_since(&house.store, before.at).await.unwrap_or_default();
        let last = stand_in.last_to(to);
        if let Some(message) = last.filter(|message| Some(&message.key) != before.key.as_ref()) {
            return Some(message.body);
        }
        if !waits {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    None
}
