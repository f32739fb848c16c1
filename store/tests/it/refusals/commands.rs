//! Every command as something that can be tried, with words that would be accepted.

use domain::Actor;
use domain::motion::{RefusalReason, ReplyClass};
use domain::rating::{Grade, Rating};
use sea_orm::EntityTrait;
use store::builders::{a_contact, a_draft, a_letter, an_assignment};
use store::entity::motion;
use store::motion::commands as command;
use store::rating::{self, RateForm};
use store::{Call, Result};

use super::situations::{Person, Situation};
use crate::harness::House;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Do {
    Edit,
    Invite,
    Cosign,
    Decline,
    Leave,
    Submit,
    Withdraw,
    AskWithdrawal,
    AgreeToWithdrawal,
    EndWithdrawal,
    Return,
    Refuse,
    Accept,
    Assign,
    TakeBack,
    Reassign,
    Object,
    AskRelief,
    Uphold,
    Urge,
    AskExtension,
    Grant,
    Deny,
    SignFor,
    SignJointly,
    GiveOpinion,
    LogContact,
    Reply,
    Rate,
    ReportPressure,
    Remind,
    CloseWindow,
    Release,
    ReadRatings,
    OrderRehandling,
    Supervise,
    Close,
    SetPublicity,
    Quarantine,
    Restore,
    Purge,
}

impl Do {
    pub const ALL: [Self; 41] = [
        Self::Edit,
        Self::Invite,
        Self::Cosign,
        Self::Decline,
        Self::Leave,
        Self::Submit,
        Self::Withdraw,
        Self::AskWithdrawal,
        Self::AgreeToWithdrawal,
        Self::EndWithdrawal,
        Self::Return,
        Self::Refuse,
        Self::Accept,
        Self::Assign,
        Self::TakeBack,
        Self::Reassign,
        Self::Object,
        Self::AskRelief,
        Self::Uphold,
        Self::Urge,
        Self::AskExtension,
        Self::Grant,
        Self::Deny,
        Self::SignFor,
        Self::SignJointly,
        Self::GiveOpinion,
        Self::LogContact,
        Self::Reply,
        Self::Rate,
        Self::ReportPressure,
        Self::Remind,
        Self::CloseWindow,
        Self::Release,
        Self::ReadRatings,
        Self::OrderRehandling,
        Self::Supervise,
        Self::Close,
        Self::SetPublicity,
        Self::Quarantine,
        Self::Restore,
        Self::Purge,
    ];

    /// Whose it is.
    pub fn by(self) -> Person {
        match self {
            Self::Cosign | Self::Decline => Person::Invited,
            Self::Leave | Self::AgreeToWithdrawal => Person::Cosigner,
            Self::AskWithdrawal | Self::EndWithdrawal => Person::Author,
            Self::Edit | Self::Invite | Self::Submit | Self::Withdraw => Person::Author,
            Self::Rate | Self::ReportPressure | Self::Object => Person::Author,
            Self::SignFor | Self::LogContact | Self::Reply => Person::Lead,
            Self::AskRelief | Self::AskExtension => Person::Lead,
            Self::SignJointly | Self::GiveOpinion => Person::Joint,
            _ => Person::Desk,
        }
    }

    /// A situation in which it is somebody's turn.
    pub fn in_its_time(self) -> &'static str {
        match self {
            Self::Edit | Self::Invite | Self::Cosign | Self::Decline | Self::Leave => "draft",
            Self::Submit => "draft",
            Self::Withdraw => "returned",
            Self::AgreeToWithdrawal | Self::EndWithdrawal => "withdrawal asked",
            Self::AskWithdrawal => "submitted",
            Self::Return | Self::Refuse | Self::Accept => "submitted",
            Self::Assign => "accepted",
            Self::SignFor | Self::SignJointly | Self::Object | Self::AskRelief => "assigned",
            Self::TakeBack => "assigned",
            Self::Reassign | Self::Uphold => "declined",
            Self::GiveOpinion | Self::LogContact | Self::Urge | Self::AskExtension => "handling",
            Self::Grant | Self::Deny => "extension asked",
            Self::Reply => "handling again",
            Self::Rate | Self::ReportPressure | Self::Remind | Self::CloseWindow => "replied",
            Self::Release | Self::ReadRatings => "window closed",
            Self::OrderRehandling => "dissatisfied",
            Self::Supervise => "dissatisfied again",
            Self::Close => "supervised",
            Self::SetPublicity | Self::Quarantine => "closed",
            Self::Restore | Self::Purge => "replied aside",
        }
    }

    pub async fn run(self, house: &House, call: &Call, on: &Situation) -> Result<()> {
        let (store, id) = (&house.store, on.id);
        let words = || "这是一句足够长的说明".to_owned();
        match self {
            Self::Edit | Self::Invite | Self::Cosign | Self::Decline | Self::Leave => {
                self.draft(house, call, on).await
            }
            Self::Submit => command::submit(store, call, id).await,
            Self::Withdraw => command::withdraw(store, call, id, words()).await,
            Self::AskWithdrawal => command::ask_withdrawal(store, call, id, words()).await,
            Self::AgreeToWithdrawal => command::agree_to_withdrawal(store, call, id).await,
            Self::EndWithdrawal => command::end_withdrawal(store, call, id).await,
            Self::Return => command::return_for_correction(store, call, id, words()).await,
            Self::Refuse => command::refuse(store, call, id, RefusalReason::Case, words()).await,
            Self::Accept => command::accept(store, call, id, None).await.map(|_| ()),
            Self::Assign => {
                let units = &house.town.units;
                let parts = an_assignment(units[1].id, &[units[2].id]);
                command::assign(store, call, id, parts).await
            }
            Self::TakeBack => command::take_back(store, call, id).await,
            Self::SignFor | Self::SignJointly => command::sign_for(store, call, id).await,
            Self::GiveOpinion => command::give_opinion(store, call, id, words()).await,
            Self::LogContact => {
                command::log_contact(store, call, id, a_contact(on.now.date())).await
            }
            Self::Reply => command::reply(store, call, id, a_letter(ReplyClass::A, 1)).await,
            Self::Reassign | Self::Object | Self::AskRelief | Self::Uphold | Self::Urge => {
                self.asking(house, call, on, words()).await
            }
            Self::AskExtension | Self::Grant | Self::Deny => {
                self.asking(house, call, on, words()).await
            }
            _ => self.rated(house, call, on, words()).await,
        }
    }

    async fn asking(self, house: &House, call: &Call, on: &Situation, words: String) -> Result<()> {
        let (store, id) = (&house.store, on.id);
        match self {
            Self::Reassign => {
                let units = &house.town.units;
                let parts = an_assignment(units[3].id, &[units[2].id]);
                command::reassign(store, call, id, parts).await
            }
            Self::Object => command::object_to_unit(store, call, id, words).await,
            Self::AskRelief => command::decline(store, call, id, words).await,
            Self::Uphold => command::uphold(store, call, id, words).await,
            Self::Urge => command::urge(store, call, id, words).await,
            Self::AskExtension => command::ask_extension(store, call, id, words).await,
            Self::Grant => command::grant_extension(store, call, id).await,
            _ => command::deny_extension(store, call, id, words).await,
        }
    }

    async fn draft(self, house: &House, call: &Call, on: &Situation) -> Result<()> {
        let (store, id) = (&house.store, on.id);
        match self {
            Self::Edit => {
                let row = motion::Entity::find_by_id(id.0).one(store.reader()).await.unwrap();
                let (version, draft) = (row.unwrap().version, a_draft("换一个题目的建议"));
                command::edit(store, call, id, version, draft).await.map(|_| ())
            }
            Self::Invite => {
                let other: &Actor = Person::SameDelegation.actor(house);
                command::invite(store, call, id, other.mandate.unwrap()).await
            }
            Self::Leave => command::leave_cosigning(store, call, id).await,
            _ => command::answer_invitation(store, call, id, 1, self == Self::Cosign).await,
        }
    }

    async fn rated(self, house: &House, call: &Call, on: &Situation, words: String) -> Result<()> {
        let (store, id) = (&house.store, on.id);
        match self {
            Self::Rate => {
                let (attitude, result) = (Grade::Satisfied, Grade::Basically);
                let rating = Rating { attitude, result, reason: String::new(), consent: false };
                rating::rate(store, call, id, RateForm { rating, sealed: false }).await
            }
            Self::ReportPressure => rating::report_pressure(store, call, id, words).await,
            Self::Remind => rating::remind(store, call, id).await,
            Self::CloseWindow => rating::close_window(store, call, id).await,
            Self::Release => rating::release(store, call, id).await,
            Self::ReadRatings => rating::opened(store, call, id).await.map(|_| ()),
            Self::OrderRehandling => command::order_rehandling(store, call, id, words).await,
            Self::Supervise => command::supervise(store, call, id, words).await,
            Self::Close => command::close(store, call, id, words).await,
            Self::SetPublicity => {
                let publicity = crate::publicity::hiding("路面");
                command::set_publicity(store, call, id, publicity).await
            }
            Self::Quarantine => command::quarantine(store, call, id, words).await,
            Self::Restore => command::restore(store, call, id).await,
            _ => command::purge(store, call, id, words).await.map(|_| ()),
        }
    }
}
