//! `server backup FILE`: database, files and keys in one archive, while the site runs.

use std::path::PathBuf;

use color_eyre::eyre::{Result, bail, ensure};
use tokio_util::sync::CancellationToken;

use crate::archive;
use crate::config::Config;
use crate::listen::stop_on_signal;

pub async fn run(config: Config, file: PathBuf) -> Result<()> {
    let stop = CancellationToken::new();
    stop_on_signal(stop.clone())?;
    let report = tokio::select! {
        report = archive::backup(&config, &file) => report?,
        () = stop.cancelled() => bail!("told to stop: no backup was written"),
    };
    tracing::info!(
        file = %file.display(),
        attachments = report.attachments,
        bytes = report.bytes,
        "the backup is written; it holds the key: keep it as safe as the house itself"
    );
    ensure!(
        report.lost.is_empty(),
        "the backup is written, but {} attachments are missing or damaged in the data folder, so \
        they are so in the backup: {}",
        report.lost.len(),
        report.lost.join(", ")
    );
    Ok(())
}
