//! An empty database for each test that asks for one, on SQLite or on PostgreSQL.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait as _, DatabaseConnection};

/// On which database a case plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Dropped with its owner.
pub struct Fresh {
    pub url: String,
    dropped: Option<(String, String)>,
}

impl Fresh {
    /// `None` where the case plays on PostgreSQL and none is there. SQLite's file would lie in
    /// `folder`, and is not made.
    pub async fn on(on: On, folder: &Path) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if on == On::Sqlite {
            let url = format!("sqlite://{}?mode=rwc", folder.join("luzhi.db").display());
            return Some(Self { url, dropped: None });
        }
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            assert!(std::env::var("REQUIRE_POSTGRES").is_err(), "no TEST_POSTGRES_URL");
            eprintln!("left out: no TEST_POSTGRES_URL");
            return None;
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("fresh_{}_{count}", std::process::id());
        keeper(&server).await.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        let url = format!("{host}/{name}");
        Some(Self { url, dropped: Some((server, name)) })
    }
}

async fn keeper(server: &str) -> DatabaseConnection {
    sea_orm::Database::connect(server).await.unwrap()
}

impl Drop for Fresh {
    fn drop(&mut self) {
        let Some((server, name)) = self.dropped.take() else { return };
        // a runtime of its own: the test's is no longer ours to block on
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                keeper(&server).await.execute_unprepared(&drop).await.unwrap();
            });
        });
        let _ = dropped.join();
    }
}
