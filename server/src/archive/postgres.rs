//! PostgreSQL: every table as lines of JSON, read in one transaction that sees one moment.

use std::collections::BTreeMap;
use std::path::Path;

use color_eyre::eyre::{Result, ensure};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult,
    Statement, TransactionTrait,
};
use store::Store;
use tokio::fs::File;
use tokio::io::{AsyncWriteExt, BufWriter};

use super::snapshot::Snapshot;
use super::{ROWS, SEQUENCES, TABLES};

/// A large table takes longer than any request may.
pub const UNHURRIED: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

const NAMES: &str =
    "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1";

const REFERENCES: &str = "SELECT own.relname::text, other.relname::text FROM pg_constraint \
    JOIN pg_class own ON own.oid = conrelid JOIN pg_class other ON other.oid = confrelid \
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND own.oid <> other.oid";

/// The numbers that were given last; one that has not given any yet has none.
const GIVEN: &str = "SELECT sequencename::text, last_value FROM pg_sequences \
    WHERE schemaname = current_schema() AND last_value IS NOT NULL";

pub async fn all<C: ConnectionTrait>(db: &C, sql: &str) -> Result<Vec<QueryResult>> {
    Ok(db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?)
}

pub async fn names<C: ConnectionTrait>(db: &C) -> Result<Vec<String>> {
    all(db, NAMES).await?.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

pub async fn snapshot(store: &Store, folder: &Path) -> Result<Snapshot> {
    let (moment, reading) = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
    let txn = store.reader().begin_with_config(moment, reading).await?;
    txn.execute_unprepared(UNHURRIED).await?;
    std::fs::create_dir(folder.join(TABLES))?;
    let mut parts = Vec::new();
    for table in in_order(names(&txn).await?, &references(&txn).await?)? {
        let name = format!("{TABLES}{table}{ROWS}");
        let place = folder.join(&name);
        write_rows(&txn, &table, &place).await?;
        parts.push((name, place));
    }
    let mut given: BTreeMap<String, i64> = BTreeMap::new();
    for row in all(&txn, GIVEN).await? {
        given.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    let place = folder.join(SEQUENCES);
    std::fs::write(&place, serde_json::to_vec(&given)?)?;
    parts.push((SEQUENCES.to_owned(), place));
    Snapshot::of(&txn, parts).await
}

/// A few hundred rows at a time, so that no table is ever in memory whole.
async fn write_rows(txn: &DatabaseTransaction, table: &str, place: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create_new(place).await?);
    let rows = format!("SELECT row_to_json(one)::text FROM \"{table}\" AS one");
    txn.execute_unprepared(&format!("DECLARE row_by_row NO SCROLL CURSOR FOR {rows}")).await?;
    loop {
        let some = all(txn, "FETCH 500 FROM row_by_row").await?;
        for row in &some {
            let line: String = row.try_get_by_index(0)?;
            file.write_all(line.as_bytes()).await?;
            file.write_all(b"\n").await?;
        }
        if some.is_empty() {
            break;
        }
    }
    txn.execute_unprepared("CLOSE row_by_row").await?;
    Ok(file.flush().await?)
}

/// Which table refers to which.
async fn references<C: ConnectionTrait>(db: &C) -> Result<Vec<(String, String)>> {
    let pair = |row: &QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    all(db, REFERENCES).await?.iter().map(pair).collect()
}

/// Each table after those it refers to.
fn in_order(mut names: Vec<String>, references: &[(String, String)]) -> Result<Vec<String>> {
    let mut ordered: Vec<String> = Vec::new();
    while !names.is_empty() {
        let (waiting, next): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| {
            references.iter().any(|(own, other)| own == name && !ordered.contains(other))
        });
        ensure!(!next.is_empty(), "these tables refer to one another: {}", waiting.join(", "));
        ordered.extend(next);
        names = waiting;
    }
    Ok(ordered)
}
