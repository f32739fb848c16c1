//! What an archive says of itself before anything else, and whether this version can do with it.

use std::collections::BTreeSet;
use std::fmt;

use color_eyre::eyre::{Result, WrapErr, bail, ensure};
use migration::{Migrator, MigratorTrait};
use serde::{Deserialize, Serialize};

use crate::config::Config;

/// Grows when what is written could not be read by the version before.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Manifest {
    pub format: u32,
    /// UTC.
    pub made_at: String,
    /// The version of the product that wrote it.
    pub product: String,
    pub database: Database,
    /// The migrations the database had been through, the latest last.
    pub migrations: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Database {
    Sqlite,
    Postgresql,
}

impl Database {
    pub fn of(config: &Config) -> Self {
        match config.database_url().starts_with("postgres") {
            true => Self::Postgresql,
            false => Self::Sqlite,
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgresql => "PostgreSQL",
        })
    }
}

impl Manifest {
    /// The format is asked for first: of another one nothing else may be understood.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Mark {
            format: u32,
        }
        let told = "the archive is damaged, or it is no backup: its manifest cannot be understood";
        let Mark { format } = serde_json::from_slice(bytes).wrap_err(told)?;
        ensure!(
            format == FORMAT,
            "the archive is of format {format}, and this version of the server reads {FORMAT}"
        );
        serde_json::from_slice(bytes).wrap_err(told)
    }

    /// Whether this version can put it back into a database of this kind.
    pub fn fits(&self, database: Database) -> Result<()> {
        let known = Migrator::get_migration_files();
        let known: BTreeSet<&str> = known.iter().map(|step| step.name()).collect();
        if let Some(step) = self.migrations.iter().find(|step| !known.contains(step.as_str())) {
            bail!(
                "the archive was written by version {}, whose database has been through {step}; \
                this version, {}, is older and does not know that migration",
                self.product,
                env!("CARGO_PKG_VERSION")
            );
        }
        ensure!(
            self.database == database,
            "the archive holds a {} database, and the configured one is {database}",
            self.database
        );
        Ok(())
    }
}
