//! Deputies as everybody may know them: no phone, no date of birth, no address.

use serde::{Deserialize, Serialize};

use crate::ids::*;
use crate::motion::view::PublicRow;
use crate::organisation::DeputyName;
use crate::page::Page;

/// 代表工作室: who it is, what was raised, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicDeputy {
    pub mandate: MandateId,
    pub name: String,
    pub congress: String,
    pub term: i32,
    pub delegation: String,
    /// 选区或选举单位
    pub constituency: Option<String>,
    pub occupation: Option<String>,
    pub bio: Option<String>,
    /// The mandate has ended, or its term has.
    pub former: bool,
    pub work: Work,
    pub motions: Page<PublicRow>,
}

/// What of a deputy's work is public, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub led: i64,
    pub cosigned: i64,
    /// Of those led.
    pub replied: i64,
    pub closed: i64,
}

/// A delegation as a list of deputies is divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationName {
    pub id: DelegationId,
    pub name: String,
    pub congress: String,
    pub size: i64,
}

/// The deputies of one delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Members {
    pub delegation: DelegationName,
    pub deputies: Vec<DeputyName>,
}

/// 找代表: every delegation, and the members of those asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyList {
    pub delegations: Vec<DelegationName>,
    pub shown: Vec<Members>,
    /// Deputies in office.
    pub total: i64,
    /// More than fit on a page: the name has to be longer, or a delegation chosen.
    pub more: bool,
}
