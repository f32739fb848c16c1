//! Throwing away what has run out: counters, codes, and, after six months, sessions and messages.

use domain::Moment;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::account::attempts;
use crate::connect::Store;
use crate::entity::{one_time_code, outbox, sign_in};
use crate::error::Result;

/// How long a spent code may lie there, for whoever looks into a complaint.
const CODES_DAYS: i64 = 30;

/// 网络安全法第二十三条: logs are kept for six months at least.
const LOGS_DAYS: i64 = 184;

/// Returns how many rows went.
pub async fn sweep(store: &Store, now: Moment) -> Result<u64> {
    let db = store.writer();
    let counters = attempts::sweep(store, now).await?;
    let spent = now.plus_days(-CODES_DAYS).0;
    let codes = one_time_code::Entity::delete_many()
        .filter(
            Condition::any()
                .add(one_time_code::Column::ExpiresAt.lt(spent))
                .add(one_time_code::Column::UsedAt.lt(spent)),
        )
        .exec(db)
        .await?;
    let old = now.plus_days(-LOGS_DAYS).0;
    let sessions =
        sign_in::Entity::delete_many().filter(sign_in::Column::ExpiresAt.lt(old)).exec(db).await?;
    let messages = outbox::Entity::delete_many()
        .filter(outbox::Column::CreatedAt.lt(old))
        .filter(
            Condition::any()
                .add(outbox::Column::SentAt.is_not_null())
                .add(outbox::Column::Failure.is_not_null()),
        )
        .exec(db)
        .await?;
    let gone = [codes, sessions, messages].map(|done| done.rows_affected);
    Ok(counters + gone.iter().sum::<u64>())
}
