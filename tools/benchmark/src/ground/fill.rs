//! A hundred thousand suggestions out of the demo town's: each public one again and again with all
//! that stands around it, under another place's name in its title, a minute earlier each time.

use color_eyre::eyre::{Result, ensure};
use domain::MotionId;
use sea_orm::sqlx::Connection;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use store::Store;

use super::SHOWN;
use crate::say;

/// Copies have their original's identity and so many times this.
const STEP: i64 = 1_000;
/// The same for what stands around a suggestion.
const WIDE: i64 = 100_000;
/// Motions that are indexed in one transaction.
const AT_ONCE: usize = 5_000;

/// What a copy changes of a column, `k` being its count; the other columns stay.
const MOTION: &[(&str, &str)] = &[
    ("id", "m.id + 1000 * n.k"),
    (
        "title",
        "substr(m.title, 1, 2) || (SELECT name FROM r WHERE place = (n.k * 31 + m.id) % \
         (SELECT COUNT(*) FROM r)) || substr(m.title, 3)",
    ),
    ("ordinal", "m.ordinal + 1000 * n.k"),
    (
        "number",
        "substr(m.number, 1, length(m.number) - 4) || (m.ordinal + 1000 * n.k) || substr(m.number, length(m.number))", // 号
    ),
    ("accepted_at", "m.accepted_at - 60000 * n.k"),
];
const AROUND: &[(&str, &str)] =
    &[("id", "m.id + 100000 * n.k"), ("motion_id", "m.motion_id + 1000 * n.k")];
const COSIGNERS: &[(&str, &str)] = &[("motion_id", "m.motion_id + 1000 * n.k")];
const EVENTS: &[(&str, &str)] =
    &[("id", "m.id + 100000 * n.k"), ("subject_id", "m.subject_id + 1000 * n.k")];

/// An empty database where there was another one.
pub async fn empty(url: &str) -> Result<()> {
    let mut connection = sea_orm::sqlx::PgConnection::connect(url).await?;
    for sql in ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"] {
        sea_orm::sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    Ok(())
}

pub async fn fill(store: &Store, wanted: i64) -> Result<()> {
    let db = store.writer();
    let there = count(db, &format!("SELECT COUNT(*) AS n FROM motion WHERE {SHOWN}")).await?;
    let (motions, around) = (top(db, "motion").await?, top(db, "event").await?);
    ensure!(there > 0 && motions < STEP && around < WIDE, "the town has outgrown the steps");
    let times = (wanted - there).div_euclid(there) + 1;
    let shown = format!("SELECT id FROM motion WHERE {SHOWN} AND id < {STEP}");
    let tables = [
        ("motion", MOTION, format!("m.id IN ({shown})")),
        ("cosigner", COSIGNERS, format!("m.motion_id IN ({shown})")),
        ("assignment", AROUND, format!("m.motion_id IN ({shown})")),
        ("contact", AROUND, format!("m.motion_id IN ({shown})")),
        ("reply", AROUND, format!("m.motion_id IN ({shown})")),
        ("deadline", AROUND, format!("m.motion_id IN ({shown})")),
        ("event", EVENTS, format!("m.subject = 'motion' AND m.subject_id IN ({shown})")),
    ];
    for (table, changes, which) in tables {
        say(&format!("{table}: {times} times"));
        let columns = columns(db, table).await?;
        long(db, &copied(table, &columns, changes, &which, times)).await?;
    }
    db.execute_unprepared("UPDATE number_series SET last = last + 2000000").await?;
    index(db).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        forward(db).await?;
    }
    Ok(())
}

/// What autovacuum does in a house that runs.
pub async fn vacuum(url: &str) -> Result<()> {
    let mut connection = sea_orm::sqlx::PgConnection::connect(url).await?;
    sea_orm::sqlx::raw_sql("VACUUM ANALYZE").execute(&mut connection).await?;
    Ok(())
}

/// May take longer than the store lets a statement take.
async fn long(db: &DatabaseConnection, sql: &str) -> Result<()> {
    let txn = db.begin().await?;
    if db.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    txn.execute_unprepared(sql).await?;
    Ok(txn.commit().await?)
}

fn copied(
    table: &str,
    columns: &[String],
    changes: &[(&str, &str)],
    which: &str,
    times: i64,
) -> String {
    let changed = |column: &String| {
        let own = changes.iter().find(|(name, _)| name == column);
        own.map_or(format!("m.{column}"), |(_, change)| (*change).to_owned())
    };
    let values: Vec<String> = columns.iter().map(changed).collect();
    let (columns, values) = (columns.join(", "), values.join(", "));
    format!(
        "INSERT INTO {table} ({columns}) WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL \
         SELECT k + 1 FROM n WHERE k < {times}), \
         r (place, name) AS (SELECT ROW_NUMBER() OVER (ORDER BY code) - 1, name FROM region) \
         SELECT {values} FROM n CROSS JOIN {table} m WHERE {which}"
    )
}

async fn columns(db: &DatabaseConnection, table: &str) -> Result<Vec<String>> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
        _ => format!(
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_name = '{table}' AND table_schema = 'public'"
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await?;
    rows.iter().map(|row| Ok(row.try_get("", "name")?)).collect()
}

async fn count(db: &DatabaseConnection, sql: &str) -> Result<i64> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default())
}

async fn top(db: &DatabaseConnection, table: &str) -> Result<i64> {
    count(db, &format!("SELECT MAX(id) AS n FROM {table}")).await
}

/// Into the full text, as the product's commands do it.
async fn index(db: &DatabaseConnection) -> Result<()> {
    let sql = format!("SELECT id AS n FROM motion WHERE id > {STEP} ORDER BY id");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let ids = rows.iter().map(|row| row.try_get("", "n")).collect::<Result<Vec<i64>, _>>()?;
    for (done, part) in ids.chunks(AT_ONCE).enumerate() {
        say(&format!("full text: {} of {}", done * AT_ONCE, ids.len()));
        let txn = db.begin().await?;
        for id in part {
            store::search::index_motion(&txn, MotionId(*id)).await?;
        }
        txn.commit().await?;
    }
    Ok(())
}

/// New rows come after the copies.
async fn forward(db: &DatabaseConnection) -> Result<()> {
    for table in ["motion", "assignment", "contact", "reply", "deadline", "event"] {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))"
        );
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}
