//! `server migrate [up|down|status]`: the shape of the database.

use color_eyre::eyre::{Result, WrapErr};
use migration::{Migrator, MigratorTrait};

use super::Direction;
use super::open::connect;
use crate::config::Config;

pub async fn run(config: Config, direction: Direction) -> Result<()> {
    let store = connect(&config).await?;
    match direction {
        Direction::Up => Migrator::up(store.writer(), None).await,
        Direction::Down => Migrator::down(store.writer(), Some(1)).await,
        Direction::Status => Migrator::status(store.writer()).await,
    }
    .wrap_err("the database could not be migrated")
}
