//! 通知方式 carried out: what a notice puts into the outbox, for whoever asked for it.

use std::collections::{BTreeMap, BTreeSet};

use domain::account::delivery::{is_pressing, last_digest};
use domain::account::{ByMail, BySms, Quiet};
use domain::motion::workflow::TAKE_BACK_MINUTES;
use domain::{Event, Moment};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::connect::Store;
use crate::entity::{account, delivery, notice, outbox, person};
use crate::error::Result;
use crate::keys::Keys;
use crate::message::{Channel, Content};

/// The key of the message that goes out for a notice.
pub(crate) fn key(notice: &str, channel: Channel) -> String {
    format!("notice:{notice}:{}", channel.code())
}

pub(crate) fn quiet(row: &delivery::Model) -> Quiet {
    let hour = |hour: i32| u8::try_from(hour).unwrap_or_default();
    Quiet { from: hour(row.quiet_from), until: hour(row.quiet_until) }
}

/// A message that goes out after the quiet hours. `to` is encrypted already, as it was kept.
struct Going<'a> {
    channel: Channel,
    key: String,
    to: String,
    content: Content,
    body: &'a str,
    wish: &'a delivery::Model,
    /// The soonest; quiet hours come on top.
    due: Moment,
}

impl Going<'_> {
    fn row(self, keys: &Keys, now: Moment) -> outbox::ActiveModel {
        outbox::ActiveModel {
            channel: Set(self.channel.code().to_owned()),
            key: Set(self.key),
            content: Set(self.content.code().to_owned()),
            recipient: Set(self.to),
            body: Set(keys.encrypt(self.body)),
            due_at: Set(quiet(self.wish).end(self.due).0),
            attempts: Set(0),
            created_at: Set(now.0),
            ..Default::default()
        }
    }
}

/// Puts in what the people told of an event want to have sent. Two queries at most, and no more
/// where nobody wants anything.
pub(super) async fn put_out<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    told: &BTreeSet<i64>,
    event: &Event,
    event_id: i64,
    now: Moment,
) -> Result<()> {
    let wishes = delivery::Entity::find()
        .filter(delivery::Column::AccountId.is_in(told.iter().copied()))
        .all(db)
        .await?;
    let by_sms = |wish: &&delivery::Model| match BySms::from_code(&wish.sms) {
        Some(BySms::All) => true,
        Some(BySms::Pressing) => is_pressing(event),
        Some(BySms::Never) | None => false,
    };
    let by_mail = |wish: &&delivery::Model| wish.mail == ByMail::Each.code();
    let phones = phones(db, wishes.iter().filter(by_sms).map(|wish| wish.account_id)).await?;
    let sms =
        wishes.iter().filter_map(|wish| Some((wish, Channel::Sms, phones.get(&wish.account_id)?)));
    let mail = wishes
        .iter()
        .filter(by_mail)
        .filter_map(|wish| Some((wish, Channel::Mail, wish.mail_cipher.as_ref()?)));
    let row = |(wish, channel, to): (&delivery::Model, Channel, &String)| {
        let key = key(&format!("{event_id}:{}", wish.account_id), channel);
        let (to, content, body) = (to.clone(), Content::Notice, event.kind());
        let due = settled(event, now);
        Going { channel, key, to, content, body, wish, due }.row(keys, now)
    };
    let rows: Vec<_> = sms.chain(mail).map(row).collect();
    if !rows.is_empty() {
        outbox::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Takes out what waits to be sent of an event.
pub(super) async fn take_out<C: ConnectionTrait>(db: &C, event_id: i64) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::Key.starts_with(format!("notice:{event_id}:")))
        .filter(outbox::Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// From when on an event may be told outside: an assignment once it can no longer be taken back.
fn settled(event: &Event, now: Moment) -> Moment {
    match event {
        Event::Assigned { .. } => now.plus_seconds(60 * TAKE_BACK_MINUTES),
        _ => now,
    }
}

/// The numbers of accounts, encrypted; none whose number the office has changed and whose holder
/// has not proved it.
async fn phones<C: ConnectionTrait>(
    db: &C,
    accounts: impl Iterator<Item = i64>,
) -> Result<BTreeMap<i64, String>> {
    let accounts: Vec<i64> = accounts.collect();
    if accounts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let holders: Vec<(i64, i64)> = account::Entity::find()
        .filter(account::Column::Id.is_in(accounts))
        .filter(account::Column::PhoneChangedAt.is_null())
        .select_only()
        .columns([account::Column::PersonId, account::Column::Id])
        .into_tuple()
        .all(db)
        .await?;
    let holders: BTreeMap<i64, i64> = holders.into_iter().collect();
    let numbers: Vec<(i64, Option<String>)> = person::Entity::find()
        .filter(person::Column::Id.is_in(holders.keys().copied()))
        .select_only()
        .columns([person::Column::Id, person::Column::PhoneCipher])
        .into_tuple()
        .all(db)
        .await?;
    Ok(numbers
        .into_iter()
        .filter_map(|(person, phone)| Some((*holders.get(&person)?, phone?)))
        .collect())
}

/// Puts in the mails of the day: what each person was told in the day before and has not read.
/// Once a day and person, however often it is asked. Returns how many were put in.
pub async fn digest(store: &Store, now: Moment) -> Result<u64> {
    let (db, until) = (store.writer(), last_digest(now));
    let wishes = delivery::Entity::find()
        .filter(delivery::Column::Mail.eq(ByMail::Daily.code()))
        .filter(delivery::Column::MailCipher.is_not_null())
        .all(db)
        .await?;
    let unread: Vec<(i64, String, i64)> = notice::Entity::find()
        .filter(notice::Column::AccountId.is_in(wishes.iter().map(|wish| wish.account_id)))
        .filter(notice::Column::CreatedAt.gte(until.plus_days(-1).0))
        .filter(notice::Column::CreatedAt.lt(until.0))
        .filter(notice::Column::ReadAt.is_null())
        .select_only()
        .columns([notice::Column::AccountId, notice::Column::Kind])
        .column_as(notice::Column::Key.count(), "count")
        .group_by(notice::Column::AccountId)
        .group_by(notice::Column::Kind)
        .order_by_asc(notice::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let rows: Vec<_> = wishes
        .iter()
        .filter_map(|wish| {
            let mine = unread.iter().filter(|(account, ..)| *account == wish.account_id);
            let counts: Vec<_> = mine.map(|(_, kind, count)| format!("{kind}={count}")).collect();
            let to = wish.mail_cipher.clone().filter(|_| !counts.is_empty())?;
            let key = format!("digest:{}:{}", wish.account_id, until.date());
            let (channel, content, body) = (Channel::Mail, Content::Digest, &*counts.join(","));
            Some(Going { channel, key, to, content, body, wish, due: now }.row(store.keys(), now))
        })
        .collect();
    if rows.is_empty() {
        return Ok(0);
    }
    let put = outbox::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(outbox::Column::Key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    if put > 0 {
        store.waiting().notify_one();
    }
    Ok(put)
}
