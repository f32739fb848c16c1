//! Signing in: name and password, then a session of its own for this browser.

use domain::account::{AccountRules, AccountState, Pending, normal_name};
use domain::{CongressId, Event, Flaw, Moment, Refusal};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Entered;
use crate::account::attempts::{self, Kind};
use crate::account::even::evenly;
use crate::account::{Browser, find, password};
use crate::connect::Store;
use crate::entity::{account, seat, sign_in};
use crate::error::Result;
use crate::keys::{token, token_hash};
use crate::operation::{AccountOperation, Operation};

/// The longest password that is worth hashing.
const LONGEST: usize = 512;

/// How long a password alone is good for when a second factor has to follow.
const HALFWAY_MINUTES: i64 = 10;

/// By login or phone. `replaces` is the token that this browser held before: it ends here, so that
/// nobody can plant a session and find it signed in later. Every wrong guess gets the same answer
/// after the same time, whatever is wrong.
pub async fn sign_in(
    store: &Store,
    name: &str,
    password: &str,
    browser: &Browser,
    replaces: Option<&str>,
    now: Moment,
) -> Result<Entered> {
    evenly(async {
        let name: String = normal_name(name).chars().take(64).collect();
        let known = find::by_name(store.reader(), store.keys(), &name).await?;
        let who = known.as_ref().map(find::Known::who);
        attempts::count(store, Kind::SignIn, &name, who, now).await?;
        let known = known.filter(may_sign_in);
        let hash = known.as_ref().and_then(|known| known.account.password_hash.as_deref());
        let right = password.len() <= LONGEST && password::is_right(hash, password).await?;
        match known {
            Some(known) if right => {
                let op = Operation::begin_for_account(store, now).await?;
                unchanged(&op, &known).await?;
                open(op, known, browser, replaces, Event::SignedIn).await
            }
            _ => Err(Refusal::field("password", Flaw::Wrong).into()),
        }
    })
    .await
}

fn may_sign_in(known: &find::Known) -> bool {
    known.account.state == AccountState::Active.code() && !known.seats.is_empty()
}

/// The account may have been disabled, or its password set anew, while this one was being judged.
async fn unchanged(op: &AccountOperation<'_>, known: &find::Known) -> Result<()> {
    let id = known.account.id;
    let row = account::Entity::find_by_id(id).lock_exclusive().one(op.db()).await?;
    let same = |row: &account::Model| {
        row.state == known.account.state && row.password_hash == known.account.password_hash
    };
    match row.filter(same) {
        Some(_) => Ok(()),
        None => Err(Refusal::field("password", Flaw::Wrong).into()),
    }
}

/// Begins a session for an account that has proved itself, and commits.
pub(super) async fn open(
    op: AccountOperation<'_>,
    known: find::Known,
    browser: &Browser,
    replaces: Option<&str>,
    event: Event,
) -> Result<Entered> {
    let now = op.now();
    let keys = op.store().keys();
    attempts::forget(op.db(), keys, known.names(keys)).await?;
    end_replaced(&op, replaces).await?;
    let worn = seat_to_wear(&op, &known).await?;
    let rules = find::rules_of(op.db(), CongressId(worn.congress_id)).await?;
    let pending = pending(&known, &worn, &rules);
    let expires_at = match pending {
        Some(Pending::SecondFactor) => now.plus_seconds(HALFWAY_MINUTES * 60),
        _ => now.plus_days(rules.absolute_days),
    };
    let fresh = token();
    sign_in::ActiveModel {
        token_hash: Set(token_hash(&fresh)),
        account_id: Set(known.account.id),
        seat_id: Set(worn.id),
        created_at: Set(now.0),
        seen_at: Set(now.0),
        expires_at: Set(expires_at.0),
        user_agent: Set(browser.kept_agent()),
        address: Set(browser.address.clone()),
        second_factor: Set(false),
        revoked_at: Set(None),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    account::Entity::update_many()
        .set(account::ActiveModel { signed_in_at: Set(Some(now.0)), ..Default::default() })
        .filter(account::Column::Id.eq(known.account.id))
        .exec(op.db())
        .await?;
    op.record(Some(known.who()), event).await?;
    Ok(Entered { token: fresh, expires_at, pending, seats: known.seats.len() })
}

fn pending(known: &find::Known, worn: &seat::Model, rules: &AccountRules) -> Option<Pending> {
    let asked =
        domain::Role::from_code(&worn.role).is_some_and(|role| rules.second_factor.contains(&role));
    match known.account.totp_cipher {
        Some(_) => Some(Pending::SecondFactor),
        None => asked.then_some(Pending::Enrolment),
    }
}

async fn end_replaced(op: &AccountOperation<'_>, replaces: Option<&str>) -> Result<()> {
    let Some(old) = replaces else { return Ok(()) };
    let ended = sign_in::ActiveModel { revoked_at: Set(Some(op.now().0)), ..Default::default() };
    sign_in::Entity::update_many()
        .set(ended)
        .filter(sign_in::Column::TokenHash.eq(token_hash(old)))
        .filter(sign_in::Column::RevokedAt.is_null())
        .exec(op.db())
        .await?;
    Ok(())
}

/// The seat worn last, if it is still there; the first otherwise.
async fn seat_to_wear(op: &AccountOperation<'_>, known: &find::Known) -> Result<seat::Model> {
    let last = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(known.account.id))
        .order_by_desc(sign_in::Column::SeenAt)
        .order_by_desc(sign_in::Column::Id)
        .one(op.db())
        .await?;
    let worn = last.and_then(|row| known.seats.iter().find(|seat| seat.id == row.seat_id));
    worn.or(known.seats.first()).cloned().ok_or_else(|| Refusal::Forbidden.into())
}
