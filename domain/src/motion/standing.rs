//! What steps depend on besides the state: window, extension, withdrawal, what a bill lacks.

use serde::{Deserialize, Serialize};

use super::Path;

/// What steps depend on besides the state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub path: Path,
    pub round: i32,
    pub bill: Bill,
    /// The days in which the lead unit may ask to be relieved still run.
    pub may_decline: bool,
    /// Assigned so shortly ago, and so unnoticed, that it can be taken back.
    pub just_assigned: bool,
    pub extension: Extension,
    pub withdrawal: Withdrawal,
    pub window: Window,
    /// Released, and the lead's overall grade is 不满意.
    pub dissatisfied: bool,
}

/// What a bill lacks before it can be raised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bill {
    /// Nothing; or it is none.
    #[default]
    Ready,
    /// Fewer have signed than this many.
    Short(u16),
    /// No session takes bills now.
    Late,
}

/// 延期: from three months to six, asked once, while the three months run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extension {
    /// Not possible, or decided.
    #[default]
    Closed,
    /// May be asked for.
    Open,
    Asked,
}

/// Where the window of the current round stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    #[default]
    None,
    Open,
    Closed,
    Released,
}

/// 撤回 before the reply: by the lead alone, or with the consent of all who have signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withdrawal {
    /// Not possible here, or replied to already.
    #[default]
    Closed,
    /// Nobody else has signed.
    Alone,
    /// Others have signed, and nothing was asked.
    Jointly,
    /// Asked for; several have yet to agree.
    Asked,
    /// Asked for; one has yet to agree.
    Last,
}
