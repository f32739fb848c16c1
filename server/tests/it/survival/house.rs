//! The real server on a data folder of its own: started, killed and started again.

use std::fs::File;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use server::config::Config;
use store::Store;
use store::builders::{TOWN, Town, can_sign_in};
use store::connect::Pools;

use super::people::{PASSWORD, People, Who};

/// How long a start may take: most of it is what a busy machine adds.
const TO_START: Duration = Duration::from_secs(20);

pub struct House {
    folder: tempfile::TempDir,
    config: Config,
    pub town: Town,
    pub people: People,
    running: Option<Child>,
    /// What the server is told besides.
    pub besides: Vec<(&'static str, String)>,
}

impl House {
    /// On SQLite in its own folder, or on a fresh database of PostgreSQL.
    pub async fn found(database: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            database_url: database.unwrap_or_default().into(),
            ..Config::default()
        };
        let store = server::commands::open::open(&config).await.unwrap();
        let town = Town::raise(&store, &TOWN).await.unwrap();
        for who in Who::all() {
            let actor = who.among(&town);
            can_sign_in(&store, actor, &who.login(), &who.phone(), PASSWORD).await.unwrap();
        }
        store.close().await.unwrap();
        let people = People::new();
        let mut house = Self { folder, config, town, people, running: None, besides: Vec::new() };
        house.start().await;
        house.people.enter().await;
        house
    }

    /// A look at the database from outside, closed by whoever took it.
    pub async fn store(&self) -> Store {
        let key = server::secret::SecretKey::open(&self.config.secret_key_file()).unwrap();
        let pools = Pools { readers: 1, writers: 1 };
        Store::connect(&self.config.database_url(), key.bytes(), pools).await.unwrap()
    }

    pub fn database_file(&self) -> std::path::PathBuf {
        self.config.data.join("luzhi.db")
    }

    fn spawn(&mut self) {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = File::options().create(true).append(true).open(self.folder.path().join("log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command
            .arg("serve")
            .current_dir(self.folder.path())
            .env("LUZHI_ADDRESS", format!("127.0.0.1:{port}"))
            .env("LUZHI_METRICS_ADDRESS", "off")
            .env("LUZHI_DATA", &self.config.data)
            .env("LUZHI_DATABASE_URL", self.config.database_url())
            .env("LUZHI_RATE_LIMITS__SIGN_IN", "0")
            .env("LUZHI_RATE_LIMITS__WRITES", "0")
            .env("LUZHI_RATE_LIMITS__READS", "0")
            .env_remove("RUST_LOG")
            .envs(self.besides.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log.unwrap())
            .stderr(Stdio::null());
        self.running = Some(command.spawn().unwrap());
        self.people.address = format!("http://127.0.0.1:{port}");
    }

    /// Begins to start, and is killed on the way.
    pub async fn start_in_vain(&mut self, after: Duration) {
        self.spawn();
        tokio::time::sleep(after).await;
        self.kill();
    }

    pub async fn start(&mut self) {
        let begun = Instant::now();
        self.spawn();
        while !self.people.is_ready().await {
            if self.running.as_mut().unwrap().try_wait().unwrap().is_some() {
                // somebody else has taken the port, or PostgreSQL is not back yet
                assert!(begun.elapsed() < TO_START, "it ends by itself:\n{}", self.log());
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.spawn();
            }
            assert!(begun.elapsed() < TO_START, "it does not come up:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
    }

    /// SIGKILL: nothing is closed, nothing is said.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub fn is_running(&mut self) -> bool {
        self.running.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    pub fn log(&self) -> String {
        let text = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.kill();
    }
}
