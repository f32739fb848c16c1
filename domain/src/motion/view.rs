//! What each audience sees of a motion: separate types, so that what may not be seen has no field.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::personal::Found;
use super::redaction::Redaction;
use super::workflow::Bill;
use super::{
    Category, ContactLevel, ContactMethod, CosignState, Disclosure, Draft, Kind, MotionText, Part,
    ReplyClass, State,
};
use crate::calendar::Moment;
use crate::clock::{Deadline, Lamp};
use crate::event::Event;
use crate::ids::*;
use crate::organisation::{DeputyName, UnitName};
use crate::policy::Action;
use crate::rating::{OpenedRating, OwnRating, RaterStatus, ReleasedGrade, WindowView};

/// One line of the timeline: who did what when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Moment,
    /// The person's name for those inside; the body's name for the public.
    pub by: String,
    pub event: Event,
}

/// A clock that runs, or ran: what is expected, of whom, until when, and why that date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    pub deadline: Deadline,
    /// The unit of whom it is expected, where it is a unit.
    pub unit: Option<String>,
    pub met_at: Option<Moment>,
    pub lamp: Option<Lamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CosignerView {
    pub deputy: DeputyName,
    pub state: CosignState,
    /// The confirmed text is the present one.
    pub current: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentView {
    pub unit: UnitName,
    pub part: Part,
    pub signed_at: Option<Moment>,
    pub opinion: Option<String>,
    pub opinion_at: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactView {
    pub unit: String,
    pub method: ContactMethod,
    pub level: ContactLevel,
    pub place: String,
    pub note: String,
    pub met_on: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyView {
    pub id: ReplyId,
    pub round: i32,
    pub unit: String,
    pub class: ReplyClass,
    pub document_number: String,
    pub text: String,
    pub replied_at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    pub size: i64,
}

/// What everybody inside who may know of the item sees alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionCore {
    pub id: MotionId,
    pub kind: Kind,
    pub number: Option<String>,
    pub state: State,
    pub round: i32,
    pub text: MotionText,
    pub category: Option<Category>,
    pub disclosure: Disclosure,
    pub author: DeputyName,
    pub submitted_at: Option<Moment>,
    pub outcome: Option<String>,
    pub assignments: Vec<AssignmentView>,
    pub contacts: Vec<ContactView>,
    pub replies: Vec<ReplyView>,
    pub files: Vec<FileView>,
    pub expectations: Vec<Expectation>,
    pub timeline: Vec<Entry>,
    pub actions: Vec<Action>,
}

/// For the deputy who leads, has co-signed or was asked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyMotion {
    pub core: MotionCore,
    pub draft: Draft,
    pub version: i64,
    pub revision: i32,
    pub own: bool,
    pub my_invitation: Option<CosignState>,
    pub cosigners: Vec<CosignerView>,
    pub return_reason: Option<String>,
    pub ratings: Vec<OwnRating>,
    /// What a bill lacks before it can be raised.
    pub lacking: Bill,
    /// 撤回, asked for and not decided.
    pub withdrawal: Option<WithdrawalView>,
}

/// Why the lead asks to withdraw it, and who has yet to agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalView {
    pub reason: String,
    pub awaited: Vec<String>,
}

/// For the congress's own office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMotion {
    pub core: MotionCore,
    pub asked: Asked,
    pub version: i64,
    pub summary: String,
    /// What the public does not read.
    pub hidden: Redaction,
    /// What else may tell of a private person, where the public is to read the words.
    pub personal: Vec<Found>,
    pub cosigners: Vec<CosignerView>,
    pub quarantined: bool,
    pub window: Option<WindowView>,
    pub raters: Vec<RaterStatus>,
    /// Only after the window of the round has closed.
    pub opened: Vec<OpenedRating>,
}

/// What a unit or the deputy has asked of the office and the office has not decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// 退办: which unit, and why.
    pub decline: Option<(String, String)>,
    /// 延期: why.
    pub extension: Option<String>,
    /// 代表对承办单位的异议
    pub objection: Option<String>,
    /// 撤回: why, and of whom consent is awaited.
    pub withdrawal: Option<WithdrawalView>,
}

/// For a unit that handles it, for the government office and for delegation staff.
/// Holds nothing that a rating could change before its release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitMotion {
    pub core: MotionCore,
    pub cosigners: Vec<String>,
    pub grades: Vec<ReleasedGrade>,
    /// Why it is to be handled again, in the office's words.
    pub rehandling_note: Option<String>,
}

/// The item as whoever asks may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "audience")]
#[allow(clippy::large_enum_variant)]
pub enum MotionView {
    Deputy(DeputyMotion),
    Staff(StaffMotion),
    Unit(UnitMotion),
}

/// What the public may read of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "disclosed")]
pub enum PublicText {
    Full(MotionText),
    Summary {
        title: String,
        summary: String,
    },
    /// 已撤回: the words are the deputies' own again.
    Withdrawn {
        title: String,
    },
}

impl PublicText {
    pub fn title(&self) -> &str {
        match self {
            Self::Full(text) => &text.title,
            Self::Summary { title, .. } | Self::Withdrawn { title } => title,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicReply {
    pub round: i32,
    pub unit: String,
    pub class: ReplyClass,
    pub document_number: String,
    pub text: String,
    pub replied_on: Date,
}

/// For everybody. No phone, no address, no grade, no internal note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicMotion {
    pub id: MotionId,
    pub congress: String,
    pub kind: Kind,
    pub number: String,
    pub state: State,
    pub text: PublicText,
    pub category: Option<Category>,
    pub author: DeputyName,
    pub cosigner_count: i64,
    pub lead_unit: Option<String>,
    pub joint_units: Vec<String>,
    pub outcome: Option<String>,
    pub replies: Vec<PublicReply>,
    pub expectations: Vec<Expectation>,
    pub timeline: Vec<Entry>,
    pub submitted_on: Option<Date>,
    pub assigned_on: Option<Date>,
    pub replied_on: Option<Date>,
    pub closed_on: Option<Date>,
}

/// A row of a public list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicRow {
    pub id: MotionId,
    pub number: String,
    pub title: String,
    pub state: State,
    pub category: Option<Category>,
    pub author: String,
    pub lead_unit: Option<String>,
    pub outcome: Option<String>,
    /// The passage in which a search was found, of the words that are public.
    pub passage: Option<String>,
    pub accepted_on: Date,
    pub closed_on: Option<Date>,
}

/// A row of a list for those inside; the deadline is the first thing to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionRow {
    pub id: MotionId,
    pub number: Option<String>,
    pub title: String,
    pub state: State,
    pub round: i32,
    pub category: Option<Category>,
    pub author: String,
    pub delegation: String,
    pub lead_unit: Option<String>,
    pub cosigners: i64,
    pub submitted_at: Option<Moment>,
    pub due: Option<Date>,
    pub provisional: bool,
    pub lamp: Option<Lamp>,
}

/// What waits for a deputy: the home page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyHome {
    pub to_cosign: Vec<MotionRow>,
    pub to_rate: Vec<MotionRow>,
    pub to_correct: Vec<MotionRow>,
    pub drafts: Vec<MotionRow>,
    pub under_way: Vec<MotionRow>,
}
