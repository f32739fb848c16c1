//! One-time codes: six digits, ten minutes, five tries, one use; kept as a keyed hash.

use domain::account::CodePurpose;
use domain::{Flaw, Moment, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use subtle::ConstantTimeEq;

use crate::entity::one_time_code;
use crate::error::Result;
use crate::keys::Keys;

pub(super) const VALID_MINUTES: i64 = 10;
const TRIES: i32 = 5;

/// A code just made: its words go to the phone, never to the database.
pub(super) struct Fresh {
    pub id: i64,
    pub digits: String,
}

/// Makes a code; an earlier one for the same purpose is void from now on.
pub(super) async fn make<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    account: i64,
    purpose: CodePurpose,
    data: Option<&str>,
    now: Moment,
) -> Result<Fresh> {
    void(db, account, purpose, now).await?;
    let digits = format!("{:06}", rand::random_range(0..1_000_000_u32));
    let row = one_time_code::ActiveModel {
        account_id: Set(account),
        purpose: Set(purpose.code().to_owned()),
        code_hash: Set(hash(keys, account, purpose, &digits)),
        created_at: Set(now.0),
        expires_at: Set(now.plus_seconds(VALID_MINUTES * 60).0),
        tries: Set(0),
        used_at: Set(None),
        data: Set(data.map(|data| keys.encrypt(data))),
        ..Default::default()
    };
    Ok(Fresh { id: row.insert(db).await?.id, digits })
}

pub(super) async fn void<C: ConnectionTrait>(
    db: &C,
    account: i64,
    purpose: CodePurpose,
    now: Moment,
) -> Result<()> {
    one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::UsedAt, Expr::value(Some(now.0)))
        .filter(one_time_code::Column::AccountId.eq(account))
        .filter(one_time_code::Column::Purpose.eq(purpose.code()))
        .filter(one_time_code::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Keyed, since a million codes are hashed in no time.
pub(super) fn hash(keys: &Keys, account: i64, purpose: CodePurpose, code: &str) -> String {
    keys.index(&format!("code:{account}:{}:{code}", purpose.code()))
}

/// The code in force for a purpose, kept from others until the transaction ends.
pub(super) async fn in_force<C: ConnectionTrait>(
    db: &C,
    account: i64,
    purposes: &[CodePurpose],
    now: Moment,
) -> Result<Option<one_time_code::Model>> {
    Ok(one_time_code::Entity::find()
        .filter(one_time_code::Column::AccountId.eq(account))
        .filter(one_time_code::Column::Purpose.is_in(purposes.iter().map(|one| one.code())))
        .filter(one_time_code::Column::UsedAt.is_null())
        .filter(one_time_code::Column::ExpiresAt.gt(now.0))
        .filter(one_time_code::Column::Tries.lt(TRIES))
        .order_by_desc(one_time_code::Column::Id)
        .lock_exclusive()
        .one(db)
        .await?)
}

/// Counts a try at `row` and says whether it fits; used up when it does. The caller commits in
/// either case, or the try would not count.
pub(super) async fn tried<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    row: &one_time_code::Model,
    typed: &str,
    now: Moment,
) -> Result<bool> {
    let Some(purpose) = CodePurpose::from_code(&row.purpose) else {
        return Ok(false);
    };
    let typed = hash(keys, row.account_id, purpose, &digits(typed));
    let fits = bool::from(typed.as_bytes().ct_eq(row.code_hash.as_bytes()));
    let change = one_time_code::ActiveModel {
        tries: Set(row.tries + 1),
        used_at: Set(fits.then_some(now.0)),
        ..Default::default()
    };
    one_time_code::Entity::update_many()
        .set(change)
        .filter(one_time_code::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(fits)
}

/// A code as people type it: with blanks, or with full-width digits of a Chinese keyboard.
pub(super) fn digits(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// The one answer to every code that does not fit, whatever is wrong with it.
pub(super) fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}
