//! `server demo`: the demo town in an empty database.

use color_eyre::eyre::Result;

use super::open::open;
use crate::config::Config;
use crate::demo;

pub async fn run(config: Config) -> Result<()> {
    let store = open(&config).await?;
    let report = demo::fill(&store, store.now().date()).await?;
    tracing::info!(people = report.people, motions = report.motions, "the demo town stands");
    Ok(())
}
