//! Nothing acknowledged may be lost: the settings that promise it, read back from every connection.

use sea_orm::sqlx::{self, Row as _};
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};
use store::builders::{a_draft, morning};
use store::connect::Pools;
use store::motion::commands as command;

use crate::harness::{House, On, call, rstest};

const POOLS: Pools = Pools { readers: 8, writers: 8 };

/// One setting of every connection of a pool, all held at once so that none is asked twice.
macro_rules! settings {
    ($pool:expr, $size:expr, $sql:expr) => {{
        let pool = $pool;
        let mut held = Vec::new();
        for _ in 0..$size {
            held.push(pool.acquire().await.unwrap());
        }
        assert_eq!(pool.options().get_max_connections() as usize, held.len(), "no more of them");
        let mut found = Vec::new();
        for connection in &mut held {
            let row = sqlx::query($sql).fetch_one(&mut **connection).await.unwrap();
            found.push(
                row.try_get::<String, _>(0)
                    .unwrap_or_else(|_| row.try_get::<i64, _>(0).unwrap().to_string()),
            );
        }
        found
    }};
}

#[tokio::test]
async fn every_connection_to_sqlite_is_durable_and_readers_cannot_write() {
    let house = House::open_with(On::Sqlite, POOLS).await.unwrap();
    let writer = house.store.writer().get_sqlite_connection_pool();
    let readers = house.store.reader().get_sqlite_connection_pool();
    for (pragma, value) in [
        ("PRAGMA synchronous", "2"),
        ("PRAGMA journal_mode", "wal"),
        ("PRAGMA foreign_keys", "1"),
        ("PRAGMA secure_delete", "1"),
        ("PRAGMA busy_timeout", "1500"),
    ] {
        assert_eq!(settings!(writer, 1, pragma), [value], "{pragma}");
        assert_eq!(settings!(readers, 8, pragma), [value; 8], "{pragma}");
    }
    assert_eq!(settings!(writer, 1, "PRAGMA query_only"), ["0"]);
    assert_eq!(settings!(readers, 8, "PRAGMA query_only"), ["1"; 8]);
}

#[tokio::test]
async fn every_connection_to_postgresql_is_durable_and_readers_cannot_write() {
    let Some(house) = House::open_with(On::Postgres, POOLS).await else { return };
    let writers = house.store.writer().get_postgres_connection_pool();
    let readers = house.store.reader().get_postgres_connection_pool();
    for (setting, value) in [
        ("SHOW synchronous_commit", "on"),
        ("SHOW fsync", "on"),
        ("SHOW full_page_writes", "on"),
        ("SHOW lock_timeout", "1500ms"),
        ("SHOW statement_timeout", "10s"),
        ("SHOW idle_in_transaction_session_timeout", "10s"),
    ] {
        assert_eq!(settings!(writers, 8, setting), [value; 8], "{setting}");
        assert_eq!(settings!(readers, 8, setting), [value; 8], "{setting}");
    }
    let setting = "SHOW default_transaction_read_only";
    assert_eq!(settings!(writers, 8, setting), ["off"; 8]);
    assert_eq!(settings!(readers, 8, setting), ["on"; 8]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_reader_can_neither_write_nor_change_the_schema(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let reader = house.store.reader();
    let before = house.dump().await;
    for sql in [
        "UPDATE congress SET name = 'x'",
        "DELETE FROM notice",
        "INSERT INTO region (code, name, short_name, level) VALUES ('1', '1', '1', 'city')",
        "CREATE TABLE made_up (id integer)",
        "DROP TABLE outbox",
    ] {
        let refused = reader.execute_unprepared(sql).await.unwrap_err().to_string();
        let refused = refused.to_lowercase();
        assert!(refused.contains("readonly") || refused.contains("read-only"), "{sql}: {refused}");
    }
    let txn = reader.begin().await.unwrap();
    txn.execute_unprepared("DELETE FROM notice").await.unwrap_err();
    txn.rollback().await.unwrap();
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_dropped_unrecorded_is_not_there(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let before = house.dump().await;
    let me = call(house.town.author(), morning(1, 7)).keyed("dropped");
    {
        let begun = store::operation::Operation::begin(&house.store, &me).await.unwrap();
        let store::operation::Begun::Fresh(op) = begun else { panic!("never done before") };
        op.db().execute_unprepared("UPDATE congress SET name = 'x'").await.unwrap();
    }
    assert_eq!(house.dump().await.differences(&before), Default::default());
    // and the connection that it held serves the next one
    command::write(&house.store, &me, a_draft("下一份草稿")).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_writer_who_keeps_others_waiting_is_told_of_and_not_waited_for(#[case] on: On) {
    let Some(house) = House::open_with(on, Pools { readers: 1, writers: 1 }).await else { return };
    let me = call(house.town.author(), morning(1, 7));
    let held = store::operation::Operation::begin(&house.store, &me).await.unwrap();
    let asked = std::time::Instant::now();
    let refused = command::write(&house.store, &me, a_draft("等不到的草稿")).await.unwrap_err();
    assert!(matches!(refused, store::Error::Unavailable(_)), "{refused:?}");
    assert!(asked.elapsed() < std::time::Duration::from_secs(3), "{:?}", asked.elapsed());
    // readers do not wait for writers
    assert!(store::motion::public_list(&house.store, &Default::default()).await.is_ok());
    drop(held);
    command::write(&house.store, &me, a_draft("等到了的草稿")).await.unwrap();
    assert_eq!(house.store.backend() == DbBackend::Sqlite, on == On::Sqlite);
}
