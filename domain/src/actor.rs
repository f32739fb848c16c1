//! Who acts: an account wearing one of its seats.

use serde::{Deserialize, Serialize};

use crate::ids::*;

/// The eight roles of the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 人大代表
    Deputy,
    /// 人大机关工作人员
    CongressStaff,
    /// 承办单位工作人员
    UnitStaff,
    /// “一府一委两院”工作人员
    Government,
    /// 代表团工作人员
    DelegationStaff,
    /// 系统管理员
    Administrator,
    /// 记者
    Reporter,
    /// 群众
    Resident,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Deputy,
        Self::CongressStaff,
        Self::UnitStaff,
        Self::Government,
        Self::DelegationStaff,
        Self::Administrator,
        Self::Reporter,
        Self::Resident,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Deputy => "deputy",
            Self::CongressStaff => "congress_staff",
            Self::UnitStaff => "unit_staff",
            Self::Government => "government",
            Self::DelegationStaff => "delegation_staff",
            Self::Administrator => "administrator",
            Self::Reporter => "reporter",
            Self::Resident => "resident",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What part of a role a seat gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubRole {
    /// 代工委经办
    Desk,
    /// 专门委员会
    Committee,
    /// 主任会议
    Council,
    /// 承办经办
    Handler,
    /// 承办审核
    Reviewer,
    /// 承办签发
    Signer,
}

impl SubRole {
    pub const ALL: [Self; 6] =
        [Self::Desk, Self::Committee, Self::Council, Self::Handler, Self::Reviewer, Self::Signer];

    pub fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Committee => "committee",
            Self::Council => "council",
            Self::Handler => "handler",
            Self::Reviewer => "reviewer",
            Self::Signer => "signer",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sub| sub.code() == code)
    }
}

/// An account in the seat it wears now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub account: AccountId,
    pub seat: SeatId,
    pub person: PersonId,
    pub name: String,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub congress: CongressId,
    pub unit: Option<UnitId>,
    pub delegation: Option<DelegationId>,
    pub mandate: Option<MandateId>,
}
