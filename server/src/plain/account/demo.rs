//! The demo town's accounts on the sign-in page, and the messages nobody's telephone gets.

use std::time::Duration;

use app::account::sign_in_page::{Demo, DemoAccount};
use store::account::demo_accounts;

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

/// The key of the newest message to an address, to know a newer one by.
pub fn newest(house: &House, to: &str) -> Option<String> {
    let stand_in = house.config.demo.then(|| house.stand_in())?;
    stand_in.last_to(to).map(|message| message.key)
}

/// A message newer than `before`, in the demo alone; waits ten seconds for it at most.
pub async fn message(house: &House, to: &str, before: Option<String>) -> Option<String> {
    let stand_in = house.config.demo.then(|| house.stand_in())?;
    for _ in 0..100 {
        let last = stand_in.last_to(to);
        if let Some(message) = last.filter(|message| Some(&message.key) != before.as_ref()) {
            return Some(message.body);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    None
}
