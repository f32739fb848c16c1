//! The one door for writes: load, permit, step, change, record. Dropped unrecorded, it rolls back.
//! Beside it stands only what an account does before it wears a seat: signing in, and becoming the
//! first administrator of an empty house (`organisation/commands/first.rs`).

use domain::clock::{Clock, Period, Periods};
use domain::{Actor, Calendar, CongressId, Event, Flaw, Moment, Permit, Refusal};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::connect::Store;
use crate::entity::{idempotency, setting};
use crate::error::{Error, Result};
use crate::event_log::{self, Subject, Who};
use crate::outbox;

/// Who calls, when, and under which key: the same key again changes nothing more.
#[derive(Clone, Debug)]
pub struct Call {
    pub actor: Actor,
    pub now: Moment,
    pub key: Option<String>,
}

impl Call {
    pub fn new(actor: Actor, now: Moment) -> Self {
        Self { actor, now, key: None }
    }

    /// A form without a key is carried out each time.
    pub fn keyed(self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()).filter(|key| !key.is_empty()), ..self }
    }
}

/// A transaction under way.
pub struct Operation<'a> {
    txn: DatabaseTransaction,
    store: &'a Store,
    call: &'a Call,
    calendar: Arc<Calendar>,
}

/// A fresh operation, or what the same form did when it came before.
pub enum Begun<'a> {
    Fresh(Operation<'a>),
    Done(i64),
}

pub(crate) async fn transaction(store: &Store) -> Result<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(store.writer().begin_with_options(options).await?)
}

/// Commits: from here on it may be acknowledged.
async fn keep(txn: DatabaseTransaction) -> Result<()> {
    // a debug build of the tests can be made to lie, so that the tests see it lie
    #[cfg(all(feature = "builders", debug_assertions))]
    if let Some(later) = crate::builders::acknowledges_early() {
        tokio::spawn(async move {
            tokio::time::sleep(later).await;
            txn.commit().await
        });
        return Ok(());
    }
    Ok(txn.commit().await?)
}

impl<'a> Operation<'a> {
    /// Begins, or finds that the same form has already been carried out by this account.
    pub async fn begin(store: &'a Store, call: &'a Call) -> Result<Begun<'a>> {
        let txn = transaction(store).await?;
        if let Some(done) = reserve(&txn, call).await? {
            txn.rollback().await?;
            return Ok(Begun::Done(done));
        }
        let calendar = store.calendar().await;
        Ok(Begun::Fresh(Self { txn, store, call, calendar }))
    }

    pub fn db(&self) -> &DatabaseTransaction {
        &self.txn
    }

    pub fn now(&self) -> Moment {
        self.call.now
    }

    pub fn actor(&self) -> &Actor {
        &self.call.actor
    }

    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub fn store(&self) -> &Store {
        self.store
    }

    /// The periods in force in a congress.
    pub async fn periods(&self, congress: CongressId) -> Result<Periods> {
        periods(&self.txn, congress).await
    }

    /// Writes the event and its notices, and commits: the only way to keep what was done.
    pub async fn record(self, permit: Permit, subject: Subject, event: Event) -> Result<()> {
        self.record_all(permit, subject, vec![event], 0).await
    }

    /// As [`record`](Self::record), with the identity that a repeated form is answered with.
    pub async fn record_result(
        self,
        permit: Permit,
        subject: Subject,
        event: Event,
        result: i64,
    ) -> Result<()> {
        self.record_all(permit, subject, vec![event], result).await
    }

    /// Writes an event about a subject and its notices into the operation, which goes on. Gives the
    /// accounts that are told, for [`Store::told`] once it is kept.
    pub(crate) async fn note(
        &self,
        permit: &Permit,
        subject: Subject,
        event: &Event,
    ) -> Result<BTreeSet<i64>> {
        let (actor, now) = (permit.actor(), self.call.now);
        let id = event_log::append(&self.txn, actor, subject, event, now).await?;
        outbox::tell(&self.txn, self.store.keys(), actor, subject, event, id, now).await
    }

    pub async fn record_all(
        self,
        permit: Permit,
        subject: Subject,
        events: Vec<Event>,
        result: i64,
    ) -> Result<()> {
        let mut told = BTreeSet::new();
        for event in &events {
            told.extend(self.note(&permit, subject, event).await?);
        }
        let taken_back = events.iter().any(Event::takes_back);
        let store = self.store;
        self.finish(&permit, subject, result, taken_back).await?;
        store.told(told);
        Ok(())
    }

    /// For the rating box alone: commits with no event, since an event would tell of a rating.
    /// The box's own record has been written by then.
    pub(crate) async fn record_sealed(self, permit: Permit) -> Result<()> {
        let store = self.store;
        let _ = store;
        complete(&self.txn, self.call, &permit, 0).await?;
        keep(self.txn).await
    }

    async fn finish(
        self,
        permit: &Permit,
        subject: Subject,
        result: i64,
        taken_back: bool,
    ) -> Result<()> {
        complete(&self.txn, self.call, permit, result).await?;
        keep(self.txn).await?;
        // no public page shows an account, so none has to be rendered anew
        if !matches!(subject, Subject::Account(_)) {
            self.store.changed(taken_back);
        }
        Ok(())
    }
}

/// The one exception to "no write without a permit": what an account does before it wears a seat
/// (asks for a code, sets its first password, signs in), and what is guessed at it. There is no
/// actor yet, so the password or code is the permission, and only the few events that
/// [`Event::is_own_account`] names can be recorded. The event row goes in like any other.
pub struct AccountOperation<'a> {
    txn: DatabaseTransaction,
    store: &'a Store,
    now: Moment,
}

impl<'a> Operation<'a> {
    pub(crate) async fn begin_for_account(
        store: &'a Store,
        now: Moment,
    ) -> Result<AccountOperation<'a>> {
        Ok(AccountOperation { txn: transaction(store).await?, store, now })
    }
}

impl AccountOperation<'_> {
    pub fn db(&self) -> &DatabaseTransaction {
        &self.txn
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    pub fn store(&self) -> &Store {
        self.store
    }

    /// Writes the event and commits. `who` is nobody where no account has the name guessed at.
    pub(crate) async fn record(self, who: Option<Who<'_>>, event: Event) -> Result<()> {
        if !event.is_own_account() {
            return Err(Refusal::Forbidden.into());
        }
        event_log::append_for_account(&self.txn, who, &event, self.now).await?;
        keep(self.txn).await
    }

    /// For the first administrator alone: of an empty house, or invited from the command line.
    pub(crate) async fn record_first(self, who: Who<'_>, event: Event) -> Result<()> {
        event_log::append_for_account(&self.txn, Some(who), &event, self.now).await?;
        keep(self.txn).await
    }

    /// For counters of guesses alone, which are no business of the audit log.
    pub(crate) async fn keep_count(self) -> Result<()> {
        keep(self.txn).await
    }
}

/// As our forms make them: short, and plain.
fn is_key(key: &str) -> bool {
    key.len() <= 100 && key.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

/// Takes the key for this operation; `Some` when it was taken, and done, before.
async fn reserve(txn: &DatabaseTransaction, call: &Call) -> Result<Option<i64>> {
    let Some(key) = &call.key else {
        return Ok(None);
    };
    if !is_key(key) {
        return Err(Refusal::field("key", Flaw::Form).into());
    }
    let row = idempotency::ActiveModel {
        account_id: Set(call.actor.account.0),
        key: Set(key.clone()),
        action: Set(String::new()),
        result: Set(0),
        at: Set(call.now.0),
    };
    let fresh = idempotency::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([idempotency::Column::AccountId, idempotency::Column::Key])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    if fresh > 0 {
        return Ok(None);
    }
    let done = idempotency::Entity::find_by_id((call.actor.account.0, key.clone()))
        .one(txn)
        .await?
        .ok_or(Error::Unreadable("idempotency key"))?;
    Ok(Some(done.result))
}

async fn complete(
    txn: &DatabaseTransaction,
    call: &Call,
    permit: &Permit,
    result: i64,
) -> Result<()> {
    let Some(key) = &call.key else { return Ok(()) };
    idempotency::Entity::update(idempotency::ActiveModel {
        account_id: Set(call.actor.account.0),
        key: Set(key.clone()),
        action: Set(permit.action().code().to_owned()),
        result: Set(result),
        at: Set(call.now.0),
    })
    .exec(txn)
    .await?;
    Ok(())
}

pub(crate) async fn periods<C: sea_orm::ConnectionTrait>(
    db: &C,
    congress: CongressId,
) -> Result<Periods> {
    let rows = setting::Entity::find()
        .filter(setting::Column::CongressId.eq(congress.0))
        .filter(setting::Column::Name.starts_with("period."))
        .all(db)
        .await?;
    let mut periods = Periods::default();
    for row in rows {
        let clock = row.name.strip_prefix("period.").and_then(Clock::from_code);
        if let (Some(clock), Ok(period)) = (clock, serde_json::from_str::<Period>(&row.value)) {
            periods.0.insert(clock, period);
        }
    }
    Ok(periods)
}
