//! `server create-admin PHONE NAME`: the first administrator.

use color_eyre::eyre::{Result, bail};

use crate::config::Config;

pub async fn run(_config: Config, _phone: String, _name: String) -> Result<()> {
    bail!("create-admin is not wired yet")
}
