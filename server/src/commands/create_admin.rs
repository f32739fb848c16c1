//! `server create-admin PHONE NAME`: the first administrator of a congress, and the code with which
//! they set their password, since there may be no gateway for text messages yet.

use color_eyre::eyre::{Result, WrapErr, ensure};
use domain::CongressId;
use store::account::commands::first_administrator;
use store::account::congresses;

use super::open::open;
use crate::config::Config;

/// Without `congress`, the only one there is.
pub async fn run(config: Config, phone: String, name: String, congress: Option<i64>) -> Result<()> {
    let store = open(&config).await?;
    let known = congresses(&store).await?;
    let listed: Vec<_> = known.iter().map(|(id, name)| format!("{id} {name}")).collect();
    let listed = listed.join(", ");
    let id = match (congress, known.as_slice()) {
        (None, [(only, _)]) => *only,
        (None, _) => CongressId(0),
        (Some(id), _) => CongressId(id),
    };
    ensure!(
        known.iter().any(|(known, _)| *known == id),
        "name one of these with --congress: {listed}"
    );
    let (site, now) = (config.public_url(), store.now());
    let code = first_administrator(&store, id, &name, &phone, &site, now)
        .await
        .wrap_err("there is an administrator already, or the number or the name will not do")?;
    match code {
        Some(code) => say(&format!("{site}/welcome\n{phone}\n{code}")),
        None => say(&format!("{site}/sign-in\n{phone}")),
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the code is for whoever stands at this terminal")]
fn say(words: &str) {
    println!("{words}");
}
