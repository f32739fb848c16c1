//! Identities: one type per thing, so that a unit's number can never be passed as a motion's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// 人大: a people's congress of one region and level; the tenant.
    CongressId,
    /// 届: a congress's term.
    TermId,
    /// 次: a session within a term.
    SessionId,
    /// 代表团
    DelegationId,
    /// 承办单位
    UnitId,
    /// A natural person, who may hold several mandates over the years.
    PersonId,
    /// 代表资格: one person's seat in one congress for one term.
    MandateId,
    /// Who signs in.
    AccountId,
    /// A role that an account holds in one place; one of them is worn at a time.
    SeatId,
    /// One browser in which an account is signed in.
    SignInId,
    /// 建议 or 议案
    MotionId,
    /// 承办任务: one unit's part in one motion.
    AssignmentId,
    /// 答复件
    ReplyId,
    /// 附件
    FileId,
}
