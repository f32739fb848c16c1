//! `server demo`: the demo town in an empty database.

use color_eyre::eyre::{Result, bail};

use crate::config::Config;

pub async fn run(_config: Config) -> Result<()> {
    bail!("demo is not wired yet")
}
