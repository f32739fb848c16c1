//! A PostgreSQL of its own, whose postmaster can be killed and started again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sea_orm::ConnectionTrait;
use store::Store;
use store::connect::Pools;

pub struct Cluster {
    folder: tempfile::TempDir,
    url: String,
}

fn tool() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tools/postgres")
}

impl Cluster {
    /// `None` where the PostgreSQL half is left out, as in the tests of `store`.
    pub fn found() -> Option<Self> {
        let required = std::env::var("REQUIRE_POSTGRES").is_ok_and(|word| word == "1");
        if !required && std::env::var("TEST_POSTGRES_URL").is_err() {
            eprintln!("left out: neither REQUIRE_POSTGRES=1 nor TEST_POSTGRES_URL");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let mut cluster = Self { folder, url: String::new() };
        cluster.start();
        Some(cluster)
    }

    fn call(&self, verb: &str) -> String {
        let done = Command::new(tool()).arg(verb).arg(self.folder.path()).output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "tools/postgres {verb}: {told}");
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    pub fn start(&mut self) {
        self.url = self.call("start");
    }

    fn postmaster(&self) -> String {
        let pid = fs::read_to_string(self.folder.path().join("pid"));
        pid.unwrap_or_default().trim().to_owned()
    }

    /// SIGKILL to the postmaster; its children go away as they notice.
    pub fn kill(&self) {
        let killed = Command::new("kill").args(["-KILL", &self.postmaster()]).status().unwrap();
        assert!(killed.success());
    }

    /// Stops the postmaster and all its children where they are.
    pub fn freeze(&self) {
        assert!(self.signal("-STOP"));
    }

    pub fn thaw(&self) {
        assert!(self.signal("-CONT"));
    }

    fn signal(&self, name: &str) -> bool {
        let postmaster = self.postmaster();
        let children = format!("/proc/{postmaster}/task/{postmaster}/children");
        let children = fs::read_to_string(children).unwrap_or_default();
        let told = Command::new("kill")
            .arg(name)
            .arg(&postmaster)
            .args(children.split_whitespace())
            .status();
        told.is_ok_and(|status| status.success())
    }

    /// The address of a fresh database.
    pub async fn database(&self, name: &str) -> String {
        let pools = Pools { readers: 1, writers: 1 };
        let store = Store::connect(&self.url, &[7; 32], pools).await.unwrap();
        let made = store.writer().execute_unprepared(&format!("CREATE DATABASE {name}")).await;
        made.unwrap();
        store.close().await.unwrap();
        let (server, _) = self.url.rsplit_once('/').unwrap();
        format!("{server}/{name}")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.signal("-CONT");
        let _ = Command::new(tool()).arg("stop").arg(self.folder.path()).output();
    }
}
