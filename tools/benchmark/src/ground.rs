//! What is measured on: the demo town and a hundred thousand public suggestions in both databases,
//! made once and kept in a folder between runs.

mod fill;

use std::path::{Path, PathBuf};

use color_eyre::eyre::{Result, WrapErr, ensure, eyre};
use sea_orm::{ConnectionTrait, Statement};
use store::Store;
use store::connect::Pools;

use crate::{say, serving};

/// Literally the condition of the public's queries.
const SHOWN: &str = "accepted_at IS NOT NULL AND state NOT IN ('withdrawn', 'refused') \
    AND disclosure <> 'none' AND quarantined_at IS NULL AND purged_at IS NULL";

/// Pages of 25 that are asked for, and items: few enough to be made once a minute.
const PAGES: usize = 200;
const ITEMS: usize = 200;

pub struct Ground {
    /// Data folders: the town alone, and with all suggestions on each database.
    pub town: PathBuf,
    pub sqlite: PathBuf,
    pub postgres: PathBuf,
    pub postgres_url: String,
    store: Store,
}

impl Ground {
    pub async fn prepare(both: bool) -> Result<Self> {
        let told = std::env::var_os("BENCH_DATA").ok_or_else(|| eyre!("BENCH_DATA is not set"))?;
        let folder = PathBuf::from(told);
        let [town, sqlite, postgres] = ["town", "sqlite", "postgres"].map(|name| folder.join(name));
        let postgres_url = std::env::var("BENCH_POSTGRES_URL").unwrap_or_default();
        fill(&town, "", None).await?;
        fill(&sqlite, "", Some(100_000)).await?;
        if both {
            fill(&postgres, &postgres_url, Some(100_000)).await?;
        }
        let store = open(&sqlite, "").await?;
        Ok(Self { town, sqlite, postgres, postgres_url, store })
    }

    async fn rows(&self, sql: String) -> Result<Vec<sea_orm::QueryResult>> {
        let db = self.store.reader();
        Ok(db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?)
    }

    /// Addresses of lists of 25, each with a cursor of its own, from the newest on.
    pub async fn lists(&self) -> Result<Vec<String>> {
        let limit = PAGES * 25;
        let sql = format!(
            "SELECT accepted_at, id FROM motion WHERE {SHOWN} \
             ORDER BY accepted_at DESC, id DESC LIMIT {limit}"
        );
        let mut paths = Vec::with_capacity(PAGES);
        for row in self.rows(sql).await?.iter().step_by(25) {
            let (at, id): (i64, i64) = (row.try_get("", "accepted_at")?, row.try_get("", "id")?);
            paths.push(format!("/motions?after={at}.{id}"));
        }
        Ok(paths)
    }

    /// Addresses of closed suggestions, which have the longest pages, from all over the table.
    pub async fn items(&self) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT id FROM motion WHERE {SHOWN} AND state = 'closed' AND disclosure = 'full' \
             ORDER BY id % 7919, id LIMIT {ITEMS}"
        );
        let rows = self.rows(sql).await?;
        rows.iter().map(|row| Ok(format!("/motions/{}", row.try_get::<i64>("", "id")?))).collect()
    }

    /// The name of a deputy of a congress that nobody shares.
    pub async fn only_name(&self, congress: i64) -> Result<String> {
        let sql = format!(
            "SELECT person.name AS name FROM mandate JOIN person ON person.id = mandate.person_id \
             WHERE mandate.congress_id = {congress} AND mandate.state = 'active' \
             GROUP BY person.name HAVING COUNT(*) = 1 ORDER BY person.name LIMIT 1"
        );
        let rows = self.rows(sql).await?;
        Ok(rows.first().ok_or_else(|| eyre!("no deputy"))?.try_get("", "name")?)
    }

    /// A state in which a congress has at least so many suggestions, and how many.
    pub async fn state_with(&self, least: i64, congress: i64) -> Result<(String, i64)> {
        let sql = format!(
            "SELECT state, COUNT(*) AS n FROM motion WHERE congress_id = {congress} \
             AND submitted_at IS NOT NULL AND quarantined_at IS NULL AND purged_at IS NULL \
             GROUP BY state HAVING COUNT(*) >= {least} ORDER BY n LIMIT 1"
        );
        let rows = self.rows(sql).await?;
        let row = rows.first().ok_or_else(|| eyre!("no list is so long"))?;
        Ok((row.try_get("", "state")?, row.try_get("", "n")?))
    }

    /// The words of a suggestion and of its replies.
    pub async fn words_of(&self, id: i64) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT problem AS words FROM motion WHERE id = {id} UNION ALL \
             SELECT reason FROM motion WHERE id = {id} UNION ALL \
             SELECT proposal FROM motion WHERE id = {id} UNION ALL \
             SELECT text FROM reply WHERE motion_id = {id}"
        );
        self.rows(sql).await?.iter().map(|row| Ok(row.try_get("", "words")?)).collect()
    }
}

/// The store as the server opens it.
pub async fn open(data: &Path, url: &str) -> Result<Store> {
    let key = std::fs::read(data.join("secret.key")).wrap_err("no key")?;
    let key: [u8; 32] = key.try_into().map_err(|_| eyre!("the key is not one"))?;
    let own = format!("sqlite://{}?mode=rwc", data.join("luzhi.db").display());
    let url = if url.is_empty() { own.as_str() } else { url };
    let store = Store::connect(url, &key, Pools::default()).await?;
    store.load_calendar().await?;
    Ok(store)
}

/// Makes it where it is not there yet, as it is now.
async fn fill(data: &Path, url: &str, motions: Option<i64>) -> Result<()> {
    let (stamp, mark) = (std::env::var("BENCH_STAMP").unwrap_or_default(), data.join("filled"));
    if std::fs::read_to_string(&mark).is_ok_and(|kept| kept == stamp) {
        return Ok(());
    }
    say(&format!("filling {} (minutes, once)", data.display()));
    if data.exists() {
        std::fs::remove_dir_all(data)?;
    }
    std::fs::create_dir_all(data)?;
    if !url.is_empty() {
        fill::empty(url).await?;
    }
    let settings = [("LUZHI_DATABASE_URL", url.to_owned()), ("LUZHI_LOG__FILTER", "warn".into())];
    let town = serving::product(data, "demo", &settings)?.status()?;
    ensure!(town.success(), "the demo town could not be made");
    if let Some(motions) = motions {
        let store = open(data, url).await?;
        fill::fill(&store, motions).await?;
        store.close().await?;
        if !url.is_empty() {
            fill::vacuum(url).await?;
        }
    }
    std::fs::write(mark, stamp)?;
    Ok(())
}
