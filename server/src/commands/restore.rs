//! `server restore FILE`: puts back what `backup` wrote.

use std::path::PathBuf;

use color_eyre::eyre::{Result, bail};

use crate::config::Config;

pub async fn run(_config: Config, _file: PathBuf) -> Result<()> {
    bail!("restore is not wired yet")
}
