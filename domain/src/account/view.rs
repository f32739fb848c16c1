//! What pages show of an account: who is signed in, in which seat, and from where.

use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Role, SubRole};
use crate::calendar::Moment;
use crate::ids::*;

/// What has to be done before anything else may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pending {
    /// A code from the authenticator has to be given.
    SecondFactor,
    /// The role asks for a second factor and there is none yet.
    Enrolment,
}

/// A seat as its holder chooses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatChoice {
    pub id: SeatId,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub congress: String,
    /// The unit or delegation that the seat belongs to.
    pub body: Option<String>,
}

/// Who is signed in on this request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub sign_in: SignInId,
    pub actor: Actor,
    /// Every seat of the account, the one worn among them.
    pub seats: Vec<SeatChoice>,
    pub pending: Option<Pending>,
    /// The number has changed and ratings wait until it is confirmed.
    pub phone_unconfirmed: bool,
    /// The account has an authenticator.
    pub has_second_factor: bool,
    pub locale: Option<String>,
    /// When the session was last noted to be in use.
    pub seen_at: Moment,
}

impl SignedIn {
    /// The actor, once nothing is pending: what every page but the account's own asks for.
    pub fn ready(&self) -> Option<&Actor> {
        self.pending.is_none().then_some(&self.actor)
    }
}

/// One browser in which the account is signed in, as its holder sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInRow {
    pub id: SignInId,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub user_agent: String,
    pub address: String,
    /// The browser that asks.
    pub current: bool,
}
