//! Durable writes one after another: a suggestion through the command of the store, beside a bare
//! insert of the same row into the same database under the same pragmas.

use std::path::{Path, PathBuf};
use std::time::Instant;

use color_eyre::eyre::{Result, eyre};
use domain::motion::{Category, Disclosure, Draft, MotionText};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use store::account::{Browser, signed_in};
use store::motion::commands;
use store::{Call, Store};

use crate::ground::{Ground, open};
use crate::table::{Goal, Row, Table, median};
use crate::{rounds, say};

const WRITES: usize = 500;
/// Of the demo town, where everybody has it.
pub const PASSWORD: &str = "luzhi-demo-2026";
const AUTHOR: &str = "zhou-lan";

const INSERT: &str = "INSERT INTO motion (congress_id, term_id, kind, state, round, author_id, \
    delegation_id, title, problem, reason, proposal, category, disclosure, summary, revision, \
    version, recess, cosigner_count, due_provisional, created_at, updated_at) \
    SELECT congress_id, term_id, 'suggestion', 'draft', 1, id, delegation_id, $2, $3, $4, $5, \
    $6, $7, '', 1, 1, FALSE, 0, FALSE, $8, $8 FROM mandate WHERE id = $1";

pub async fn measure(ground: &Ground, table: &mut Table) -> Result<()> {
    let copy = Copy::of(&ground.town)?;
    let store = open(&copy.0, "").await?;
    let call = author(&store).await?;
    let bare = bare(&copy.0).await?;
    let (mut ours, mut reference) = (Vec::new(), Vec::new());
    for round in 0..=rounds() {
        say(&format!("write: round {round}"));
        let own = through_the_store(&store, &call, round).await?;
        let other = bare_inserts(&bare, &call).await?;
        // the first round is for warming up
        if round > 0 {
            ours.push(own);
            reference.push(other);
        }
    }
    table.add(Row {
        what: "durable writes, one after another".to_owned(),
        unit: "/s",
        ours: median(ours),
        reference: Some(median(reference)),
        goal: Goal::Share(0.7),
    });
    bare.close().await;
    Ok(store.close().await?)
}

/// A data folder that goes when it is no longer needed.
pub struct Copy(PathBuf);

impl Copy {
    /// On the same disk, since a disk is what is measured.
    pub fn of(data: &Path) -> Result<Self> {
        let copy = Self(data.with_file_name(format!("written-{}", std::process::id())));
        std::fs::create_dir_all(&copy.0)?;
        for name in ["secret.key", "luzhi.db", "luzhi.db-wal"] {
            if data.join(name).exists() {
                std::fs::copy(data.join(name), copy.0.join(name))?;
            }
        }
        Ok(copy)
    }
}

impl Copy {
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} stays: {error}", self.0.display());
        }
    }
}

async fn author(store: &Store) -> Result<Call> {
    let (now, browser) = (store.now(), Browser::default());
    let entered =
        store::account::commands::sign_in(store, AUTHOR, PASSWORD, &browser, None, now).await?;
    let who = signed_in(store, &entered.token, now).await?;
    Ok(Call::new(who.ok_or_else(|| eyre!("{AUTHOR} cannot sign in"))?.actor, now))
}

fn draft() -> Draft {
    Draft {
        kind: domain::motion::Kind::Suggestion,
        text: MotionText {
            title: "关于改造九畹溪镇出口公路的建议".to_owned(),
            problem: "九畹溪镇到县城的公路弯多路窄，雨季常有塌方，群众出行不便。".to_owned(),
            reason: "这条路是全镇唯一的出口，养护经费多年没有增加，排水沟淤塞严重。".to_owned(),
            proposal: "建议把它列入今年的改造计划，先疏通排水，再分段加宽路面。".to_owned(),
        },
        category: Some(Category::Transport),
        disclosure: Disclosure::Full,
        summary: String::new(),
    }
}

/// Writes a second, each under a key of its own, as the page sends them.
async fn through_the_store(store: &Store, call: &Call, round: usize) -> Result<f64> {
    let begun = Instant::now();
    for place in 0..WRITES {
        let call = call.clone().keyed(format!("benchmark-{round}-{place}"));
        commands::write(store, &call, draft()).await?;
    }
    Ok(WRITES as f64 / begun.elapsed().as_secs_f64())
}

async fn bare(data: &Path) -> Result<SqlitePool> {
    let address = format!("sqlite://{}", data.join("luzhi.db").display());
    let options = address
        .parse::<SqliteConnectOptions>()?
        .pragma("journal_mode", "wal")
        .pragma("synchronous", "full")
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000");
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}

async fn bare_inserts(db: &SqlitePool, call: &Call) -> Result<f64> {
    let (draft, mandate) = (draft(), call.actor.mandate.map(|mandate| mandate.0));
    let begun = Instant::now();
    for _ in 0..WRITES {
        sqlx::query(INSERT)
            .bind(mandate)
            .bind(&draft.text.title)
            .bind(&draft.text.problem)
            .bind(&draft.text.reason)
            .bind(&draft.text.proposal)
            .bind(draft.category.map(|category| category.code()))
            .bind(draft.disclosure.code())
            .bind(call.now.0)
            .execute(db)
            .await?;
    }
    Ok(WRITES as f64 / begun.elapsed().as_secs_f64())
}
