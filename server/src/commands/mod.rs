//! The verbs of the `server` command, one file each.

mod backup;
mod create_admin;
mod demo;
mod explain;
mod migrate;
pub mod open;
mod restore;
mod serve;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use color_eyre::eyre::Result;

use crate::config::Config;
use crate::telemetry;

#[derive(Subcommand)]
pub enum Verb {
    /// Serve the site until it is told to stop.
    Serve {
        /// Fill an empty database with the demo town first.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database to the newest shape, take the last step back, or tell where it stands.
    Migrate {
        #[arg(value_enum, default_value_t = Direction::Up)]
        direction: Direction,
    },
    /// Fill an empty database with the demo town and end.
    Demo,
    /// Write the database, the files and the keys into one archive; the site may keep running.
    Backup { file: PathBuf },
    /// Put back what `backup` wrote, into an empty database and an empty data folder.
    Restore { file: PathBuf },
    /// Print the tables by which a level works, with their sources.
    Explain {
        #[arg(value_enum)]
        what: Table,
        /// province, city, county or township
        #[arg(long)]
        level: String,
    },
    /// Make the first administrator.
    CreateAdmin {
        /// The mobile number the administrator signs in with.
        phone: String,
        /// The administrator's name.
        name: String,
        /// The congress, by number, where there is more than one.
        #[arg(long)]
        congress: Option<i64>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Table {
    Workflow,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Direction {
    Up,
    Down,
    Status,
}

/// Read the configuration, start the log, and run one verb to its end.
pub async fn run(verb: Verb) -> Result<()> {
    if let Verb::Explain { what: Table::Workflow, level } = &verb {
        return explain::run(level);
    }
    let loaded = Config::load()?;
    telemetry::logs::install(&loaded.config.log)?;
    for name in &loaded.unknown {
        tracing::warn!(variable = %name, "this variable names no setting and is ignored");
    }
    let config = loaded.config;
    match verb {
        Verb::Serve { demo } => serve::run(Config { demo: config.demo || demo, ..config }).await,
        Verb::Migrate { direction } => migrate::run(config, direction).await,
        Verb::Demo => demo::run(config).await,
        Verb::Backup { file } => backup::run(config, file).await,
        Verb::Restore { file } => restore::run(config, file).await,
        Verb::Explain { level, .. } => explain::run(&level),
        Verb::CreateAdmin { phone, name, congress } => {
            create_admin::run(config, phone, name, congress).await
        }
    }
}
