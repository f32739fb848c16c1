//! The schema goes up, down to nothing, and up again to the same, on both databases.

use std::collections::BTreeSet;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::Store;

use crate::harness::{House, On, rstest};
use crate::stories;

/// Every table, column, index and key, one a line.
async fn schema(store: &Store) -> BTreeSet<String> {
    let statements: &[&str] = match store.backend() {
        DbBackend::Sqlite => {
            &["SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')
             FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"]
        }
        _ => &[
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                || ' ' || coalesce(column_default, '')
             FROM information_schema.columns WHERE table_schema = 'public'",
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
             FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        ],
    };
    let mut lines = BTreeSet::new();
    for sql in statements {
        let statement = Statement::from_string(store.backend(), *sql);
        let rows = store.writer().query_all_raw(statement).await.unwrap();
        lines.extend(rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()));
    }
    lines
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn up_down_and_up_again_gives_the_same_schema_even_from_a_full_house(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    house.build(stories::closed(&house.town)).await;
    let store = &house.store;
    let up = schema(store).await;
    assert!(up.len() > 60, "{}", up.len());
    Migrator::down(store.writer(), None).await.unwrap();
    let down = schema(store).await;
    let left: Vec<_> = down.iter().filter(|line| !line.contains("seaql_migrations")).collect();
    assert_eq!(left, [""; 0], "nothing of ours is left");
    Migrator::up(store.writer(), None).await.unwrap();
    assert_eq!(schema(store).await, up);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn each_migration_can_be_taken_back_by_itself(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let store = &house.store;
    let count = Migrator::migrations().len();
    let mut steps = vec![schema(store).await];
    for _ in 0..count {
        Migrator::down(store.writer(), Some(1)).await.unwrap();
        steps.push(schema(store).await);
    }
    for step in steps.iter().rev().skip(1) {
        Migrator::up(store.writer(), Some(1)).await.unwrap();
        assert_eq!(&schema(store).await, step);
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn migrating_what_is_migrated_changes_nothing(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (up, before) = (schema(&house.store).await, house.dump().await);
    Migrator::up(house.store.writer(), None).await.unwrap();
    assert_eq!(schema(&house.store).await, up);
    assert_eq!(house.dump().await.differences(&before), Default::default());
}
