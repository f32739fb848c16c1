//! `server restore FILE`: puts back what `backup` wrote.

use std::path::PathBuf;

use color_eyre::eyre::Result;

use crate::archive;
use crate::config::Config;

pub async fn run(config: Config, file: PathBuf) -> Result<()> {
    let manifest = archive::restore(&config, &file).await?;
    tracing::info!(
        made_at = manifest.made_at,
        product = manifest.product,
        "the house stands as it stood then; the next start brings its database to the newest shape"
    );
    Ok(())
}
