//! Regions, congresses, terms and units: what the office itself is made of.

use serde::{Deserialize, Serialize};

use crate::ids::*;
use crate::motion::codes;

codes! {
    /// 级别
    Level {
        Province = "province",
        City = "city",
        County = "county",
        Township = "township",
    }
}

codes! {
    /// What kind of body handles.
    UnitKind {
        /// 政府办公室
        GovernmentOffice = "government_office",
        /// 政府部门
        Department = "department",
        Court = "court",
        Procuratorate = "procuratorate",
        /// 监察委员会
        Supervisory = "supervisory",
        /// 公用企业
        Enterprise = "enterprise",
    }
}

codes! {
    /// 代表资格的状态 (代表法第六十一至六十三条)
    MandateState {
        /// 在任
        Active = "active",
        /// 暂停执行职务
        Suspended = "suspended",
        /// 终止
        Ended = "ended",
    }
}

/// A unit as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    pub id: UnitId,
    pub name: String,
    pub short_name: String,
}

/// A deputy as others' lists show one: no phone, no address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyName {
    pub mandate: MandateId,
    pub name: String,
    pub delegation: String,
}
