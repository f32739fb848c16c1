//! Everything that a database holds, table by table, to be compared.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Map, Value};
use store::Store;

pub type Row = Map<String, Value>;

/// Rows by table, in an order that does not depend on where they lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Dump(pub BTreeMap<String, Vec<Row>>);

impl Dump {
    pub async fn of(store: &Store) -> Self {
        let mut tables = BTreeMap::new();
        for table in names(store).await {
            let rows = rows(store, &table).await;
            tables.insert(table, rows);
        }
        Self(tables)
    }

    pub fn counts(&self) -> BTreeMap<&str, usize> {
        self.0.iter().map(|(name, rows)| (name.as_str(), rows.len())).collect()
    }

    pub fn without(mut self, tables: &[&str]) -> Self {
        self.0.retain(|name, _| !tables.contains(&name.as_str()));
        self
    }

    /// `table.column` wherever the two differ; `table` alone where one has more rows.
    pub fn differences(&self, other: &Self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let tables: BTreeSet<_> = self.0.keys().chain(other.0.keys()).collect();
        for table in tables {
            let (ours, theirs) = (self.0.get(table), other.0.get(table));
            let (Some(ours), Some(theirs)) = (ours, theirs) else {
                found.insert(table.clone());
                continue;
            };
            if ours.len() != theirs.len() {
                found.insert(table.clone());
            }
            for (one, two) in ours.iter().zip(theirs) {
                let differing =
                    one.iter().filter(|(column, value)| two.get(*column) != Some(value));
                found.extend(differing.map(|(column, _)| format!("{table}.{column}")));
            }
        }
        found
    }

    /// `table.column` wherever a text holds `words`.
    pub fn holding(&self, words: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (table, rows) in &self.0 {
            for (column, value) in rows.iter().flatten() {
                if value.to_string().contains(words) {
                    found.insert(format!("{table}.{column}"));
                }
            }
        }
        found
    }

    pub fn table(&self, name: &str) -> &[Row] {
        &self.0[name]
    }

    pub fn number(row: &Row, column: &str) -> i64 {
        match &row[column] {
            Value::String(text) => text.parse().unwrap(),
            other => other.as_i64().unwrap(),
        }
    }

    /// SQLite's rows come quoted.
    pub fn text(row: &Row, column: &str) -> String {
        row[column].as_str().unwrap().trim_matches('\'').to_owned()
    }
}

async fn texts(store: &Store, sql: String) -> Vec<String> {
    let statement = Statement::from_string(store.backend(), sql);
    let rows = store.reader().query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

async fn names(store: &Store) -> Vec<String> {
    let sql = match store.backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        _ => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    };
    texts(store, sql.to_owned()).await
}

async fn rows(store: &Store, table: &str) -> Vec<Row> {
    let sql = match store.backend() {
        DbBackend::Sqlite => {
            let columns = format!("SELECT name FROM pragma_table_info('{table}')");
            let columns = texts(store, columns).await;
            let pair = |name: &String| format!("'{name}', quote(\"{name}\")");
            let pairs: Vec<_> = columns.iter().map(pair).collect();
            format!("SELECT json_object({}) FROM \"{table}\" ORDER BY 1", pairs.join(", "))
        }
        _ => format!("SELECT row_to_json(one)::text FROM \"{table}\" one ORDER BY 1"),
    };
    let mut rows: Vec<Row> =
        texts(store, sql).await.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    rows.sort_by_cached_key(key);
    rows
}

/// By identity where there is one.
fn key(row: &Row) -> (i64, String) {
    let id = row.get("id").and_then(|id| match id {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64(),
    });
    (id.unwrap_or_default(), Value::Object(row.clone()).to_string())
}
