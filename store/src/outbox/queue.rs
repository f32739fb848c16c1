//! The queue of messages: put in with the event, claimed by one sender, sent once.
//! Addresses and words are encrypted while they wait and erased once they are gone.

use domain::Moment;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::connect::Store;
use crate::entity::outbox;
use crate::error::Result;
use crate::keys::Keys;
use crate::message::{Channel, Content, Message};

/// How long a claim lasts: a sender that dies meanwhile leaves the message to the next.
const LEASE_SECONDS: i64 = 60;

/// Tries before a message is given up; with the pauses between them, some five minutes.
pub const TRIES: i32 = 6;

/// Puts a message into the outbox; the same key again adds nothing.
pub(crate) async fn put<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    message: &Message,
    now: Moment,
) -> Result<()> {
    let row = outbox::ActiveModel {
        channel: Set(message.channel.code().to_owned()),
        key: Set(message.key.clone()),
        content: Set(message.content.code().to_owned()),
        recipient: Set(keys.encrypt(&message.to)),
        body: Set(keys.encrypt(&message.body)),
        due_at: Set(now.0),
        attempts: Set(0),
        created_at: Set(now.0),
        ..Default::default()
    };
    outbox::Entity::insert(row)
        .on_conflict(OnConflict::column(outbox::Column::Key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A message that this sender alone may send until its claim runs out.
#[derive(Debug)]
pub struct Claimed {
    pub id: i64,
    /// Which try this is, from 1.
    pub attempt: i32,
    pub message: Message,
}

/// Claims what is due, at most `most` messages; nobody else gets the same ones.
pub async fn claim(store: &Store, now: Moment, most: u64) -> Result<Vec<Claimed>> {
    let due = outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::Failure.is_null())
        .filter(outbox::Column::DueAt.lte(now.0))
        .order_by_asc(outbox::Column::DueAt)
        .limit(most)
        .all(store.writer())
        .await?;
    let mut claimed = Vec::new();
    for row in due {
        let lease = outbox::ActiveModel {
            attempts: Set(row.attempts + 1),
            due_at: Set(now.plus_seconds(LEASE_SECONDS).0),
            ..Default::default()
        };
        let ours = outbox::Entity::update_many()
            .set(lease)
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::Attempts.eq(row.attempts))
            .filter(outbox::Column::DueAt.eq(row.due_at))
            .filter(outbox::Column::SentAt.is_null())
            .exec(store.writer())
            .await?;
        if ours.rows_affected == 1 {
            claimed.extend(readable(store, row).await?);
        }
    }
    Ok(claimed)
}

/// What cannot be decrypted (another key) is given up at once.
async fn readable(store: &Store, row: outbox::Model) -> Result<Option<Claimed>> {
    let keys = store.keys();
    let read = || {
        Some(Message {
            channel: Channel::from_code(&row.channel)?,
            key: row.key.clone(),
            to: keys.decrypt(&row.recipient)?,
            content: Content::from_code(&row.content)?,
            body: keys.decrypt(&row.body)?,
        })
    };
    match read() {
        Some(message) => Ok(Some(Claimed { id: row.id, attempt: row.attempts + 1, message })),
        None => give_up(store, row.id, "unreadable").await.map(|()| None),
    }
}

/// Whether anything put in since then is under way: to be sent now, or just being sent.
pub async fn waits_since(store: &Store, since: Moment) -> Result<bool> {
    let soon = store.now().plus_seconds(LEASE_SECONDS);
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::CreatedAt.gte(since.0))
        .filter(outbox::Column::DueAt.lte(soon.0))
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::Failure.is_null());
    Ok(waiting.count(store.reader()).await? > 0)
}

/// Takes out what waits for this address, given as it is kept: nothing that has been sent.
pub(crate) async fn forget<C: ConnectionTrait>(db: &C, cipher: &str) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::Recipient.eq(cipher))
        .filter(outbox::Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// It is gone: its words are erased, that it was sent remains.
pub async fn sent(store: &Store, id: i64, now: Moment) -> Result<()> {
    let done = outbox::ActiveModel {
        sent_at: Set(Some(now.0)),
        recipient: Set(String::new()),
        body: Set(String::new()),
        ..Default::default()
    };
    update(store, id, done).await
}

/// Tries again later: after 5, 10, 20, 40, 80 seconds.
pub async fn postpone(store: &Store, id: i64, attempt: i32, now: Moment) -> Result<()> {
    let pause = 5 << (attempt - 1).clamp(0, 10);
    let later = now.plus_seconds(pause).0;
    update(store, id, outbox::ActiveModel { due_at: Set(later), ..Default::default() }).await
}

/// Never tried again; `why` is a word for the administrator and holds nothing of the message.
pub async fn give_up(store: &Store, id: i64, why: &str) -> Result<()> {
    let failed = outbox::ActiveModel {
        failure: Set(Some(why.to_owned())),
        recipient: Set(String::new()),
        body: Set(String::new()),
        ..Default::default()
    };
    update(store, id, failed).await
}

async fn update(store: &Store, id: i64, change: outbox::ActiveModel) -> Result<()> {
    outbox::Entity::update_many()
        .set(change)
        .filter(outbox::Column::Id.eq(id))
        .exec(store.writer())
        .await?;
    Ok(())
}
