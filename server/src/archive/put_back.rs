//! PostgreSQL: the tables made as the archive's version made them, and their rows put back, in one
//! transaction. It writes past the one door, since what it writes has come through it before.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};

use color_eyre::eyre::{Result, WrapErr, ensure};
use migration::{Chosen, MigratorTraitSelf};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
    TransactionTrait, Value,
};
use tokio::runtime::Handle;

use super::postgres::{UNHURRIED, names};

/// Bytes of rows that are sent at once.
const AT_ONCE: usize = 1 << 20;

/// Nothing of it is there until it is committed.
pub struct PutBack {
    txn: DatabaseTransaction,
    awaited: BTreeSet<String>,
    runtime: Handle,
}

impl PutBack {
    pub async fn begin(db: &DatabaseConnection, migrations: &[String]) -> Result<Self> {
        let txn = db.begin().await?;
        txn.execute_unprepared(UNHURRIED).await?;
        Chosen(migrations).up(&txn, None).await.wrap_err("the tables could not be made")?;
        let awaited: BTreeSet<String> = names(&txn).await?.into_iter().collect();
        let quoted: Vec<String> = awaited.iter().map(|name| format!("\"{name}\"")).collect();
        // migrations may have left rows of their own
        txn.execute_unprepared(&format!("TRUNCATE {}", quoted.join(", "))).await?;
        Ok(Self { txn, awaited, runtime: Handle::current() })
    }

    /// Reads the lines of one table; to be called where blocking is allowed.
    pub fn rows(&mut self, table: &str, part: impl Read) -> Result<()> {
        ensure!(self.awaited.remove(table), "no version of the product has a table {table:?}");
        let mut batch = String::new();
        for line in BufReader::new(part).lines() {
            batch.push(if batch.is_empty() { '[' } else { ',' });
            batch.push_str(&line?);
            if batch.len() >= AT_ONCE {
                self.insert(table, std::mem::take(&mut batch))?;
            }
        }
        if batch.is_empty() { Ok(()) } else { self.insert(table, batch) }
    }

    fn insert(&self, table: &str, mut batch: String) -> Result<()> {
        batch.push(']');
        let sql = format!(
            "INSERT INTO \"{table}\" SELECT * \
            FROM json_populate_recordset(NULL::\"{table}\", $1::json)"
        );
        self.run(&sql, [batch.into()]).wrap_err_with(|| format!("rows of {table}"))
    }

    /// The next number of each is the one that would have come next.
    pub fn sequences(&self, given: &[u8]) -> Result<()> {
        let given: BTreeMap<String, i64> = serde_json::from_slice(given)?;
        for (name, last) in given {
            self.run("SELECT setval(quote_ident($1)::regclass, $2)", [name.into(), last.into()])?;
        }
        Ok(())
    }

    fn run<const N: usize>(&self, sql: &str, values: [Value; N]) -> Result<()> {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        self.runtime.block_on(self.txn.execute_raw(statement))?;
        Ok(())
    }

    pub async fn commit(self) -> Result<()> {
        let missing: Vec<String> = self.awaited.into_iter().collect();
        ensure!(missing.is_empty(), "the archive lacks the tables {}", missing.join(", "));
        Ok(self.txn.commit().await?)
    }
}
