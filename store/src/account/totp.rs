//! The second factor: an authenticator's codes (RFC 6238), each step used once, and codes to be
//! written down for the day on which the phone is gone.

use domain::account::CodePurpose;
use domain::{AccountId, Moment};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use totp_rs::{Builder, Secret, Totp};

use super::code;
use crate::connect::Store;
use crate::entity::{account, one_time_code};
use crate::error::{Error, Result};
use crate::keys::Keys;

const ISSUER: &str = "履职";

/// Letters and digits that cannot be taken for one another.
const PLAIN: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// A new authenticator, shown until a code from it comes back.
pub struct Enrolment {
    /// For typing in by hand, in groups of four.
    pub secret: String,
    /// For the QR code: `otpauth://…`.
    pub address: String,
}

pub(super) fn fresh_secret() -> String {
    let bytes: [u8; 20] = rand::random();
    Secret::from(bytes).to_base32()
}

fn authenticator(base32: &str, account: &str) -> Result<Totp> {
    let unreadable = Error::Unreadable("second factor");
    let Ok(secret) = Secret::try_from_base32(base32) else { return Err(unreadable) };
    Builder::new()
        .with_secret(secret)
        .with_issuer(Some(ISSUER))
        .with_account_name(account.replace(':', " "))
        .build()
        .map_err(|_| unreadable)
}

/// The step that a code belongs to, if it belongs to the present one or a neighbour.
pub(super) fn step_of(base32: &str, typed: &str, now: Moment) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.0 / 1000).unwrap_or_default();
    let step = authenticator(base32, "")?.check(&code::digits(typed), seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// Whether the code fits and its step has not been used: uses it up.
pub(super) async fn pass<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    account: &account::Model,
    typed: &str,
    now: Moment,
) -> Result<bool> {
    let cipher = account.totp_cipher.as_deref();
    let Some(secret) = cipher.and_then(|cipher| keys.decrypt(cipher)) else {
        return Ok(false);
    };
    match step_of(&secret, typed, now)? {
        Some(step) => use_step(db, account.id, step).await,
        None => Ok(false),
    }
}

/// False when this step or a later one has been used before.
async fn use_step<C: ConnectionTrait>(db: &C, account: i64, step: i64) -> Result<bool> {
    let unused = Condition::any()
        .add(account::Column::TotpStep.is_null())
        .add(account::Column::TotpStep.lt(step));
    let change = account::ActiveModel { totp_step: Set(Some(step)), ..Default::default() };
    let done = account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(account))
        .filter(unused)
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Makes eight recovery codes in place of any before; shown once.
pub(super) async fn fresh_recovery_codes<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    account: i64,
    now: Moment,
) -> Result<Vec<String>> {
    code::void(db, account, CodePurpose::Recovery, now).await?;
    let codes: Vec<String> = (0..8).map(|_| recovery_code()).collect();
    let rows = codes.iter().map(|written| one_time_code::ActiveModel {
        account_id: Set(account),
        purpose: Set(CodePurpose::Recovery.code().to_owned()),
        code_hash: Set(code::hash(keys, account, CodePurpose::Recovery, &plain(written))),
        created_at: Set(now.0),
        expires_at: Set(i64::MAX),
        tries: Set(0),
        ..Default::default()
    });
    one_time_code::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(codes)
}

/// Ten characters of five bits each.
fn recovery_code() -> String {
    let bytes: [u8; 10] = rand::random();
    let letters: String = bytes.iter().map(|b| char::from(PLAIN[usize::from(b % 32)])).collect();
    format!("{}-{}", &letters[..5], &letters[5..])
}

fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Whether it is a recovery code of this account that has not been used: uses it up.
pub(super) async fn recover<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    account: i64,
    typed: &str,
    now: Moment,
) -> Result<bool> {
    let typed = code::hash(keys, account, CodePurpose::Recovery, &plain(typed));
    let done = one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::UsedAt, Expr::value(Some(now.0)))
        .filter(one_time_code::Column::AccountId.eq(account))
        .filter(one_time_code::Column::Purpose.eq(CodePurpose::Recovery.code()))
        .filter(one_time_code::Column::CodeHash.eq(typed))
        .filter(one_time_code::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The secret of an enrolment under way.
pub(super) async fn pending_secret<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    account: i64,
    now: Moment,
) -> Result<Option<String>> {
    let row = one_time_code::Entity::find()
        .filter(one_time_code::Column::AccountId.eq(account))
        .filter(one_time_code::Column::Purpose.eq(CodePurpose::Enrol.code()))
        .filter(one_time_code::Column::UsedAt.is_null())
        .filter(one_time_code::Column::ExpiresAt.gt(now.0))
        .order_by_desc(one_time_code::Column::Id)
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.data).and_then(|cipher| keys.decrypt(&cipher)))
}

/// The authenticator that is being set up, for its holder's page.
pub async fn enrolment(
    store: &Store,
    account: AccountId,
    name: &str,
    now: Moment,
) -> Result<Option<Enrolment>> {
    let secret = pending_secret(store.reader(), store.keys(), account.0, now).await?;
    let Some(secret) = secret else { return Ok(None) };
    let address = authenticator(&secret, name)?.to_url();
    let address = address.map_err(|_| Error::Unreadable("second factor"))?;
    let groups: Vec<&str> =
        secret.as_bytes().chunks(4).filter_map(|four| std::str::from_utf8(four).ok()).collect();
    Ok(Some(Enrolment { secret: groups.join(" "), address }))
}
