//! `server migrate [up|down|status]`: the shape of the database.

use color_eyre::eyre::{Result, bail};

use super::Direction;
use crate::config::Config;

pub async fn run(_config: Config, _direction: Direction) -> Result<()> {
    bail!("migrate is not wired yet")
}
