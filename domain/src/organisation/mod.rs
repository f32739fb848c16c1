//! Regions, congresses, terms and units: what the office itself is made of.

pub mod form;
pub mod import;
pub mod view;

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

codes! {
    /// 性别
    Gender {
        Female = "female",
        Male = "male",
    }
}

codes! {
    /// What was changed in the house, as the record keeps it.
    Change {
        RegionsImported = "regions_imported",
        CongressCreated = "congress_created",
        CongressRenamed = "congress_renamed",
        TermAdded = "term_added",
        TermChanged = "term_changed",
        SessionAdded = "session_added",
        SessionChanged = "session_changed",
        DelegationAdded = "delegation_added",
        DelegationRenamed = "delegation_renamed",
        UnitAdded = "unit_added",
        UnitChanged = "unit_changed",
        UnitRetired = "unit_retired",
        UnitRestored = "unit_restored",
        DeputyAdded = "deputy_added",
        PersonChanged = "person_changed",
        MandateChanged = "mandate_changed",
        /// 暂停执行职务
        MandateSuspended = "mandate_suspended",
        /// 恢复执行职务
        MandateResumed = "mandate_resumed",
        /// 代表资格终止
        MandateEnded = "mandate_ended",
        UnitsImported = "units_imported",
        DeputiesImported = "deputies_imported",
        StaffImported = "staff_imported",
        FirstAdministrator = "first_administrator",
        SeatAdded = "seat_added",
        /// Accounts opened with one known password: in a demonstration alone.
        DemonstrationOpened = "demonstration_opened",
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
