//! Guesses in a row, counted before they are judged, so that many at once are all counted.
//! A name is counted by what was typed, known or not: a lock tells nothing about accounts.

use domain::account::{pause_seconds, rules::FREE_TRIES};
use domain::{Event, Moment, Refusal};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use crate::connect::Store;
use crate::entity::{account, attempt};
use crate::error::{Error, Result};
use crate::event_log::Who;
use crate::keys::Keys;
use crate::operation::{AccountOperation, Operation};

/// After a day without a guess, counting begins anew.
const FORGOTTEN_AFTER_DAYS: i64 = 1;

/// What is guessed at, or asked for too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A password, by the name typed.
    SignIn,
    /// A code, by the phone typed.
    Redeem,
    /// A text message, by the phone typed: the first is free, the next waits a minute.
    Send,
}

impl Kind {
    const ALL: [Self; 3] = [Self::SignIn, Self::Redeem, Self::Send];

    fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Redeem => "redeem",
            Self::Send => "send",
        }
    }

    fn pause(self, failures: i32) -> i64 {
        match self {
            Self::Send => pause_seconds(failures.saturating_add(FREE_TRIES)),
            _ => pause_seconds(failures),
        }
    }

    fn key(self, keys: &Keys, name: &str) -> String {
        keys.index(&format!("{}:{name}", self.code()))
    }
}

/// Counts a guess, or refuses it while the pause after earlier ones lasts. `who` is the account
/// that has this name, if any does: when the pause begins, the audit log says so, of an unknown
/// name too, since one row more would take longer than none.
pub(super) async fn count(
    store: &Store,
    kind: Kind,
    name: &str,
    who: Option<Who<'_>>,
    now: Moment,
) -> Result<()> {
    let op = Operation::begin_for_account(store, now).await?;
    let key = kind.key(store.keys(), name);
    let row = locked(&op, &key).await?;
    refuse_while(row.locked_until, now)?;
    let stale = row.at < now.plus_days(-FORGOTTEN_AFTER_DAYS).0;
    let failures = if stale { 1 } else { row.failures.saturating_add(1) };
    let pause = kind.pause(failures);
    attempt::Entity::update(attempt::ActiveModel {
        key: Set(key),
        failures: Set(failures),
        locked_until: Set(if pause > 0 { now.plus_seconds(pause).0 } else { 0 }),
        at: Set(now.0),
    })
    .exec(op.db())
    .await?;
    if pause > 0 && kind != Kind::Send {
        op.record(who, Event::SignInLocked).await
    } else {
        op.keep_count().await
    }
}

/// The row of this key, made when there is none, and kept from others until the end.
async fn locked(op: &AccountOperation<'_>, key: &str) -> Result<attempt::Model> {
    let row = attempt::ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(0),
        locked_until: Set(0),
        at: Set(op.now().0),
    };
    attempt::Entity::insert(row)
        .on_conflict(OnConflict::column(attempt::Column::Key).do_nothing().to_owned())
        .exec_without_returning(op.db())
        .await?;
    attempt::Entity::find_by_id(key.to_owned())
        .lock_exclusive()
        .one(op.db())
        .await?
        .ok_or(Error::Unreadable("attempt"))
}

fn refuse_while(locked_until: i64, now: Moment) -> Result<()> {
    if locked_until > now.0 {
        let retry_after_seconds = (locked_until - now.0 + 999) / 1000;
        return Err(Refusal::TooOften { retry_after_seconds }.into());
    }
    Ok(())
}

/// Forgets what was counted against these names: they have been proved.
pub(super) async fn forget<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    names: impl IntoIterator<Item = String>,
) -> Result<()> {
    let of_name = |name: String| Kind::ALL.map(|kind| kind.key(keys, &name));
    let rows: Vec<_> = names.into_iter().flat_map(of_name).collect();
    attempt::Entity::delete_many().filter(attempt::Column::Key.is_in(rows)).exec(db).await?;
    Ok(())
}

/// Counts a guess at the second factor, or at the password of somebody signed in: here the account
/// is known to who guesses.
pub(super) async fn count_at_account(
    store: &Store,
    id: i64,
    who: Who<'_>,
    now: Moment,
) -> Result<()> {
    let op = Operation::begin_for_account(store, now).await?;
    let row = account::Entity::find_by_id(id).lock_exclusive().one(op.db()).await?;
    let row = row.ok_or(Refusal::SignedOut)?;
    refuse_while(row.locked_until.unwrap_or_default(), now)?;
    let pause = pause_seconds(row.failures.saturating_add(1));
    set_count(
        op.db(),
        id,
        row.failures.saturating_add(1),
        (pause > 0).then(|| now.plus_seconds(pause).0),
    )
    .await?;
    if pause > 0 { op.record(Some(who), Event::SignInLocked).await } else { op.keep_count().await }
}

/// The guess was right.
pub(super) async fn forget_at_account<C: ConnectionTrait>(db: &C, id: i64) -> Result<()> {
    set_count(db, id, 0, None).await
}

async fn set_count<C: ConnectionTrait>(
    db: &C,
    id: i64,
    failures: i32,
    locked_until: Option<i64>,
) -> Result<()> {
    let change = account::ActiveModel {
        failures: Set(failures),
        locked_until: Set(locked_until),
        ..Default::default()
    };
    account::Entity::update_many().set(change).filter(account::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Throws away what no longer counts. Returns how many rows went.
pub(super) async fn sweep(store: &Store, now: Moment) -> Result<u64> {
    let before = now.plus_days(-FORGOTTEN_AFTER_DAYS).0;
    let gone = attempt::Entity::delete_many()
        .filter(attempt::Column::At.lt(before))
        .filter(attempt::Column::LockedUntil.lt(now.0))
        .exec(store.writer())
        .await?;
    Ok(gone.rows_affected)
}
