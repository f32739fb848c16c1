//! `server backup FILE`: database, files and keys in one archive, while the site runs.

use std::path::PathBuf;

use color_eyre::eyre::{Result, bail};

use crate::config::Config;

pub async fn run(_config: Config, _file: PathBuf) -> Result<()> {
    bail!("backup is not wired yet")
}
