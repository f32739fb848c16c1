//! A database of its own for every test: copied from one that is migrated and peopled once.

mod dump;
mod postgres;
mod sqlite;

use std::path::PathBuf;

use domain::{Actor, Moment, Refusal};
pub use dump::{Dump, Row};
pub use rstest::rstest;
use serde::{Deserialize, Serialize};
use store::builders::{COUNTY, TOWN, Town};
use store::connect::Pools;
use store::{Call, Error, Store};

pub const SECRET: [u8; 32] = [7; 32];

/// On which database a case plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// A store, the people in it, and what goes away with it.
pub struct House {
    pub store: Store,
    pub town: Town,
    pub county: Town,
    pub url: String,
    _kept: Kept,
}

enum Kept {
    Folder { _folder: tempfile::TempDir },
    Database { _database: postgres::Database },
}

/// Who lives in the database that is copied.
#[derive(Serialize, Deserialize)]
struct People {
    town: Town,
    county: Town,
}

impl House {
    /// `None` where the case plays on PostgreSQL and none is there.
    pub async fn open(on: On) -> Option<Self> {
        Self::open_with(on, Pools::default()).await
    }

    pub async fn open_with(on: On, pools: Pools) -> Option<Self> {
        let (url, kept, people) = match on {
            On::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                let people = sqlite::copy_to(&folder.path().join("house.db")).await;
                let url = format!("sqlite:{}", folder.path().join("house.db").display());
                (url, Kept::Folder { _folder: folder }, people)
            }
            On::Postgres => {
                let (database, people) = postgres::copy().await?;
                (database.url(), Kept::Database { _database: database }, people)
            }
        };
        let store = connect(&url, pools).await;
        let People { town, county } = people;
        Some(Self { store, town, county, url, _kept: kept })
    }

    /// A second store on the same database, as another server would hold.
    pub async fn another_store(&self) -> Store {
        connect(&self.url, Pools::default()).await
    }

    pub async fn dump(&self) -> Dump {
        Dump::of(&self.store).await
    }
}

pub async fn connect(url: &str, pools: Pools) -> Store {
    let store = Store::connect(url, &SECRET, pools).await.unwrap();
    store.load_calendar().await.unwrap();
    store
}

/// Migrates, reads the calendar, and lets people move in.
async fn prepare(url: &str) -> People {
    use migration::MigratorTrait as _;
    let store = Store::connect(url, &SECRET, Pools::default()).await.unwrap();
    migration::Migrator::up(store.writer(), None).await.unwrap();
    store.load_calendar().await.unwrap();
    let town = Town::raise(&store, &TOWN).await.unwrap();
    let county = Town::raise(&store, &COUNTY).await.unwrap();
    store.close().await.unwrap();
    People { town, county }
}

/// Where what is copied is kept, from one test process to the next of the same build.
fn shelf() -> PathBuf {
    let exe = std::env::current_exe().unwrap();
    let built = exe.metadata().unwrap().modified().unwrap();
    let age = built.duration_since(std::time::UNIX_EPOCH).unwrap();
    let name = exe.file_name().unwrap().to_string_lossy().into_owned();
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", age.as_nanos()))
}

/// What was kept by builds before this one.
fn clear_old_shelves() {
    let Ok(entries) = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).read_dir() else { return };
    for entry in
        entries.flatten().filter(|one| one.file_name().as_encoded_bytes().starts_with(b"it-"))
    {
        let modified = entry.metadata().and_then(|one| one.modified());
        let old = modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() > 7200));
        if old {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

pub fn call(actor: &Actor, now: Moment) -> Call {
    Call::new(actor.clone(), now)
}

/// Why it was refused; fails when it was not.
#[track_caller]
pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
