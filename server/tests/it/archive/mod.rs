//! Backup and restore: the whole house comes back as it stood, or nothing at all happens.

mod damage;
mod drill;
mod refusals;

use std::path::{Path, PathBuf};

use domain::file::Kind;
use domain::motion::ReplyClass;
use domain::rating::Grade;
use server::archive;
use server::commands::open;
use server::config::{Config, SecretText};
use store::Store;
use store::builders::{TOWN, Town, a_motion, can_sign_in};
use tempfile::TempDir;

use crate::database::{Fresh, On};

const PASSWORD: &str = "correct horse battery";
const PHONE: &str = "13800000001";

/// Settings that lead to nothing yet: no folder, no key, no table.
struct Ground {
    config: Config,
    folder: TempDir,
    _database: Fresh,
}

impl Ground {
    async fn on(on: On) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let database = Fresh::on(on, &data).await?;
        let database_url = SecretText::from(database.url.as_str());
        let config = Config { data, database_url, ..Config::default() };
        Some(Self { config, folder, _database: database })
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("town.backup")
    }

    async fn open(&self) -> Store {
        open::open(&self.config).await.unwrap()
    }

    /// Whether it is as it was when it was made.
    async fn is_bare(&self) -> bool {
        let config = &self.config;
        if config.data.exists() {
            return false;
        }
        if config.database_url().starts_with("sqlite") {
            return true;
        }
        let sql = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
        let db = sea_orm::Database::connect(config.database_url()).await.unwrap();
        let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql);
        let row = sea_orm::ConnectionTrait::query_one_raw(&db, statement).await.unwrap().unwrap();
        row.try_get_by_index::<i64>(0).unwrap() == 0
    }
}

/// A town in which there is something of everything.
struct House {
    ground: Ground,
    store: Store,
    town: Town,
}

impl House {
    async fn on(on: On) -> Option<Self> {
        let ground = Ground::on(on).await?;
        let store = ground.open().await;
        let town = Town::raise(&store, &TOWN).await.unwrap();
        can_sign_in(&store, town.author(), "zhou.lan", PHONE, PASSWORD).await.unwrap();
        let drafted = || a_motion(&town).with_file("桥.jpg", Kind::Jpeg);
        let unit = &town.units[1];
        let told = [
            drafted(),
            drafted().with_file("名单.xlsx", Kind::Xlsx).submitted(),
            drafted().submitted().accepted().assigned_to(unit, &[]).signed().contacted(),
            drafted()
                .cosigned_by(&[&town.deputies[1]])
                .submitted()
                .accepted()
                .assigned_to(unit, &[&town.units[2]])
                .signed()
                .signed_jointly()
                .contacted()
                .replied(ReplyClass::B)
                .rated(Grade::Dissatisfied)
                .closed_window()
                .released(),
            drafted().submitted().quarantined().purged(),
        ];
        for story in told {
            story.on(&store).await.unwrap();
        }
        Some(Self { ground, store, town })
    }

    /// A house that has been written into an archive.
    async fn kept(on: On) -> Option<Self> {
        let house = Self::on(on).await?;
        archive::backup(&house.ground.config, &house.ground.archive()).await.unwrap();
        Some(house)
    }
}

/// Every file below a folder, by its path from there.
fn below(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(here) = folders.pop() {
        for entry in here.read_dir().into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    found.sort();
    found
}

/// What a refusal says, with all its causes.
fn said<T: std::fmt::Debug>(outcome: color_eyre::Result<T>) -> String {
    format!("{:#}", outcome.unwrap_err())
}
