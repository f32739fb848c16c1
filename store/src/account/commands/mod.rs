//! Every write to an account, one file per thing that people do with it.

mod code;
mod delivery;
mod enrol;
mod invite;
mod leave;
mod manage;
mod password;
mod phone;
mod seat;
mod second_factor;
mod sign_in;
mod sweep;

use domain::account::{Pending, SignedIn};
use domain::policy::{Scope, permit};
use domain::{Action, Flaw, Moment, Permit, Refusal, SignInId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{attempts, find, password as hashing};
pub use code::{redeem_code_and_set_password, request_code};
pub use delivery::{ask_mail, confirm_mail, remove_mail, set_delivery};
pub use enrol::{begin_enrolment, finish_enrolment, remove_second_factor};
pub use invite::{InviteForm, first_administrator, invite};
pub(crate) use invite::{Seated, record_first, seat_for};
pub use leave::{note_seen, revoke, revoke_others, sign_out};
pub use manage::{change_phone_of, disable, enable, remove_second_factor_of, retire_seat};
pub use password::change_password;
pub use phone::{ask_to_confirm_phone, change_phone, confirm_phone};
pub use seat::switch_seat;
pub use second_factor::verify_second_factor;
pub use sign_in::sign_in;
pub use sweep::sweep;

use crate::connect::Store;
use crate::entity::sign_in as sign_in_row;
use crate::error::Result;
use crate::event_log::Subject;
use crate::keys::{token, token_hash};
use crate::operation::Call;

/// A session begun or renewed: the token is for the cookie and is kept nowhere else.
pub struct Entered {
    pub token: String,
    pub expires_at: Moment,
    pub pending: Option<Pending>,
    /// How many seats there are to choose from.
    pub seats: usize,
}

/// Leave to do something with one's own account. A password alone gives none where a second factor
/// has to follow.
fn own(who: &SignedIn, now: Moment) -> Result<(Permit, Call)> {
    match who.pending {
        Some(Pending::SecondFactor) => Err(Refusal::Forbidden.into()),
        _ => half(who, now),
    }
}

/// As [`own`], for the few things that somebody half signed in may do.
fn half(who: &SignedIn, now: Moment) -> Result<(Permit, Call)> {
    let scope = Scope::congress(who.actor.congress);
    let permit = permit(&who.actor, Action::KeepOwnAccount, &scope)?;
    Ok((permit, Call::new(who.actor.clone(), now)))
}

fn subject(who: &SignedIn) -> Subject {
    Subject::Account(who.actor.account.0)
}

/// Asks for the password again, before what must not be done from a phone left lying about.
async fn ask_password(
    store: &Store,
    who: &SignedIn,
    password: &str,
    now: Moment,
) -> Result<find::Known> {
    let known = find::by_id(store.reader(), who.actor.account).await?;
    attempts::count_at_account(store, known.account.id, known.who(), now).await?;
    let hash = known.account.password_hash.as_deref();
    if !hashing::is_right(hash, password).await? {
        return Err(Refusal::field("password", Flaw::Wrong).into());
    }
    Ok(known)
}

/// Ends the sessions of an account, all or all but one. Returns how many.
async fn end_sessions<C: ConnectionTrait>(
    db: &C,
    account: i64,
    except: Option<SignInId>,
    now: Moment,
) -> Result<u64> {
    let ended = sign_in_row::ActiveModel { revoked_at: Set(Some(now.0)), ..Default::default() };
    let mut query = sign_in_row::Entity::update_many()
        .set(ended)
        .filter(sign_in_row::Column::AccountId.eq(account))
        .filter(sign_in_row::Column::RevokedAt.is_null());
    if let Some(kept) = except {
        query = query.filter(sign_in_row::Column::Id.ne(kept.0));
    }
    Ok(query.exec(db).await?.rows_affected)
}

/// Gives a session a new token, and whatever else `change` says: the old token is worth nothing
/// from now on, so one planted beforehand never gains what the session gains.
async fn renew<C: ConnectionTrait>(
    db: &C,
    who: &SignedIn,
    change: sign_in_row::ActiveModel,
    now: Moment,
) -> Result<String> {
    let fresh = token();
    let change = sign_in_row::ActiveModel {
        token_hash: Set(token_hash(&fresh)),
        seen_at: Set(now.0),
        ..change
    };
    let done = sign_in_row::Entity::update_many()
        .set(change)
        .filter(sign_in_row::Column::Id.eq(who.sign_in.0))
        .filter(sign_in_row::Column::AccountId.eq(who.actor.account.0))
        .filter(sign_in_row::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    if done.rows_affected == 1 { Ok(fresh) } else { Err(Refusal::SignedOut.into()) }
}
