//! The schema, one file per migration, the same for SQLite and PostgreSQL; applied ones are never
//! edited. Instants are UTC milliseconds (bigint), dates ISO text, choices their codes as text.

mod columns;
mod m0001_organisation;
mod m0002_account;
mod m0003_motion;
mod m0004_rating;
mod m0005_record;
mod m0006_search;
mod m0007_attempt;
mod m0008_stray;
mod m0010_public;
mod m0011_reassignment;
mod m0012_reply_clocks;
mod m0013_paths;
mod m0014_entry;
mod m0015_review;
mod m0016_withdrawal;
mod m0017_delivery;
mod m0020_publicity;

pub use sea_orm_migration::MigratorTraitSelf;
pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_organisation::Migration),
            Box::new(m0002_account::Migration),
            Box::new(m0003_motion::Migration),
            Box::new(m0004_rating::Migration),
            Box::new(m0005_record::Migration),
            Box::new(m0006_search::Migration),
            Box::new(m0007_attempt::Migration),
            Box::new(m0008_stray::Migration),
            Box::new(m0010_public::Migration),
            Box::new(m0011_reassignment::Migration),
            Box::new(m0012_reply_clocks::Migration),
            Box::new(m0013_paths::Migration),
            Box::new(m0014_entry::Migration),
            Box::new(m0015_review::Migration),
            Box::new(m0016_withdrawal::Migration),
            Box::new(m0017_delivery::Migration),
            Box::new(m0020_publicity::Migration),
        ]
    }
}

/// The migrations of these names alone, as an older version of the product would take them.
pub struct Chosen<'a>(pub &'a [String]);

impl MigratorTraitSelf for Chosen<'_> {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let mut steps = <Migrator as MigratorTrait>::migrations();
        steps.retain(|step| self.0.iter().any(|name| name == step.name()));
        steps
    }
}
