//! A PostgreSQL database for each test, made from a migrated and peopled template.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::sqlx::{self, AssertSqlSafe, Connection as _, PgConnection};

use super::{People, prepare, shelf};

/// Dropped with its owner.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    pub fn url(&self) -> String {
        at(&self.server, &self.name)
    }
}

/// The address of the server, or `None` where the PostgreSQL half is left out.
fn server() -> Option<String> {
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => Some(url),
        Err(_) if std::env::var("REQUIRE_POSTGRES").is_ok_and(|word| word == "1") => {
            panic!("REQUIRE_POSTGRES=1, but no TEST_POSTGRES_URL: tools/postgres run -- …")
        }
        Err(_) => {
            eprintln!("left out: no TEST_POSTGRES_URL");
            None
        }
    }
}

/// The address with another database's name.
fn at(server: &str, database: &str) -> String {
    let (host, _) = server.rsplit_once('/').unwrap();
    format!("{host}/{database}")
}

async fn run(admin: &mut PgConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql.clone()))
        .execute(admin)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A copy of the template, and who lives in it.
pub async fn copy() -> Option<(Database, People)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = server()?;
    let mut admin = PgConnection::connect(&server).await.unwrap();
    let (template, people) = template(&server, &mut admin).await;
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("house_{}_{count}", std::process::id());
    run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    admin.close().await.unwrap();
    Some((Database { server, name }, people))
}

/// Made by whoever comes first; the others wait at the lock.
async fn template(server: &str, admin: &mut PgConnection) -> (String, People) {
    let shelf = shelf();
    let name: String = shelf.file_name().unwrap().to_string_lossy().replace('-', "_");
    let people = shelf.join(format!("people-{}.json", server.replace(['/', ':'], "_")));
    run(admin, "SELECT pg_advisory_lock(20260106)".to_owned()).await;
    let known: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
            .bind(&name)
            .fetch_one(&mut *admin)
            .await
            .unwrap();
    if !known {
        run(admin, "DROP DATABASE IF EXISTS house_fresh".to_owned()).await;
        run(admin, "CREATE DATABASE house_fresh".to_owned()).await;
        let found = prepare(&at(server, "house_fresh")).await;
        fs::create_dir_all(&shelf).unwrap();
        fs::write(&people, serde_json::to_vec(&found).unwrap()).unwrap();
        run(admin, format!("ALTER DATABASE house_fresh RENAME TO {name}")).await;
    }
    run(admin, "SELECT pg_advisory_unlock(20260106)".to_owned()).await;
    (name, serde_json::from_slice(&fs::read(&people).unwrap()).unwrap())
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // a runtime of its own: the test's is no longer ours to block on
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let mut admin = PgConnection::connect(&server).await.unwrap();
                run(&mut admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            });
        });
        let _ = dropped.join();
    }
}
