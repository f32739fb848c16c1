//! A suggestion told in one line: every word is a step that the product's own command takes.

use domain::file::Kind;
use domain::motion::{self, Disclosure, Draft, RefusalReason, ReplyClass};
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId};

use super::steps::{Step, take};
use super::town::{Town, Unit};
use super::words::{a_draft, morning};
use crate::connect::Store;
use crate::error::Result;

/// Begins one, by the town's first deputy, on the second morning of the session.
pub fn a_motion(town: &Town) -> MotionBuilder<'_> {
    MotionBuilder {
        town,
        author: town.author().clone(),
        draft: a_draft("关于改造九畹溪镇出口公路的建议"),
        begins: morning(1, 7),
        steps: Vec::new(),
    }
}

/// What is to happen, in order. Every step takes a minute.
#[must_use]
pub struct MotionBuilder<'t> {
    pub(super) town: &'t Town,
    pub(super) author: Actor,
    pub(super) draft: Draft,
    pub(super) begins: Moment,
    pub(super) steps: Vec<Step>,
}

/// Where it has come: its identity, the minute after the last step, and its number.
#[derive(Clone, Debug)]
pub struct Built {
    pub id: MotionId,
    pub now: Moment,
    pub number: Option<String>,
}

impl MotionBuilder<'_> {
    pub fn by(mut self, deputy: &Actor) -> Self {
        self.author = deputy.clone();
        self
    }

    pub fn titled(mut self, title: &str) -> Self {
        self.draft.text.title = title.to_owned();
        self
    }

    /// 议案; so few sign in the builders' towns that [`super::few_sign_bills`] is wanted first.
    pub fn as_bill(mut self) -> Self {
        self.draft.kind = motion::Kind::Bill;
        self
    }

    pub fn worded(mut self, draft: Draft) -> Self {
        self.draft = draft;
        self
    }

    pub fn disclosed(mut self, disclosure: Disclosure) -> Self {
        self.draft.disclosure = disclosure;
        if disclosure == Disclosure::Summary {
            self.draft.summary = "建议改造一条山区公路，改善群众出行。".to_owned();
        }
        self
    }

    /// When the draft is opened.
    pub fn begun(mut self, at: Moment) -> Self {
        self.begins = at;
        self
    }

    /// The next step is taken at this time.
    pub fn at(self, at: Moment) -> Self {
        self.then(Step::Until(at))
    }

    pub fn after_days(self, days: i64) -> Self {
        self.then(Step::Wait(days))
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub fn inviting(self, deputies: &[&Actor]) -> Self {
        deputies.iter().fold(self, |story, one| story.then(Step::Invite((*one).clone())))
    }

    /// Invited, and confirmed the text as it stands.
    pub fn cosigned_by(self, deputies: &[&Actor]) -> Self {
        let story = self.inviting(deputies);
        deputies.iter().fold(story, |story, one| story.then(Step::Cosign((*one).clone(), true)))
    }

    /// Invited, and said no.
    pub fn declined_by(self, deputy: &Actor) -> Self {
        self.inviting(&[deputy]).then(Step::Cosign(deputy.clone(), false))
    }

    pub fn reworded(self, draft: Draft) -> Self {
        self.then(Step::Edit(Box::new(draft)))
    }

    /// A small file of this kind; the store has to keep files.
    pub fn with_file(self, name: &str, kind: Kind) -> Self {
        self.then(Step::Attach(name.to_owned(), kind))
    }

    pub fn submitted(self) -> Self {
        self.then(Step::Submit)
    }

    /// With the consent of all who have co-signed, once it is submitted.
    pub fn withdrawn(self) -> Self {
        self.then(Step::Withdraw)
    }

    /// By the lead; whoever has co-signed is asked and has not answered.
    pub fn withdrawal_asked(self) -> Self {
        self.then(Step::AskWithdrawal)
    }

    pub fn returned(self) -> Self {
        self.then(Step::Return)
    }

    pub fn refused(self, reason: RefusalReason) -> Self {
        self.then(Step::Refuse(reason))
    }

    pub fn accepted(self) -> Self {
        self.then(Step::Accept)
    }

    /// 乡镇: accepted and handed to a unit in one step.
    pub fn accepted_directly(self, unit: &Unit) -> Self {
        self.then(Step::AcceptDirectly(Box::new(unit.clone())))
    }

    pub fn registered(self) -> Self {
        self.then(Step::Register)
    }

    pub fn turned_into_suggestion(self) -> Self {
        self.then(Step::TurnIntoSuggestion)
    }

    pub fn put_on_agenda(self) -> Self {
        self.then(Step::PutOnAgenda)
    }

    pub fn referred_to_committee(self) -> Self {
        self.then(Step::ReferToCommittee)
    }

    pub fn assigned_to(self, lead: &Unit, joint: &[&Unit]) -> Self {
        self.assigned(lead, joint, false)
    }

    /// As one of the hard ones: six months.
    pub fn assigned_as_hard_to(self, lead: &Unit, joint: &[&Unit]) -> Self {
        self.assigned(lead, joint, true)
    }

    fn assigned(self, lead: &Unit, joint: &[&Unit], hard: bool) -> Self {
        let joint = joint.iter().map(|unit| (*unit).clone()).collect();
        self.then(Step::Assign { lead: Box::new(lead.clone()), joint, hard })
    }

    /// The lead unit asks to be relieved.
    pub fn declined(self) -> Self {
        self.then(Step::AskRelief)
    }

    pub fn upheld(self) -> Self {
        self.then(Step::Uphold)
    }

    pub fn reassigned_to(self, lead: &Unit, joint: &[&Unit]) -> Self {
        let joint = joint.iter().map(|unit| (*unit).clone()).collect();
        self.then(Step::Reassign { lead: Box::new(lead.clone()), joint })
    }

    pub fn extension_asked(self) -> Self {
        self.then(Step::AskExtension)
    }

    /// By the lead unit: handling begins.
    pub fn signed(self) -> Self {
        self.then(Step::Sign)
    }

    /// By every joint unit.
    pub fn signed_jointly(self) -> Self {
        self.then(Step::SignJointly)
    }

    /// By every joint unit, which has signed.
    pub fn opinions_given(self) -> Self {
        self.then(Step::Opinions)
    }

    pub fn contacted(self) -> Self {
        self.then(Step::Contact)
    }

    pub fn replied(self, class: ReplyClass) -> Self {
        self.then(Step::Reply(class))
    }

    /// By the lead deputy, the same grade for attitude and result.
    pub fn rated(self, grade: Grade) -> Self {
        let author = self.author.clone();
        self.rated_by(&author, grade, grade)
    }

    pub fn rated_by(self, deputy: &Actor, attitude: Grade, result: Grade) -> Self {
        self.then(Step::Rate(deputy.clone(), attitude, result, false))
    }

    /// For good: it cannot be revised.
    pub fn sealed_by(self, deputy: &Actor, attitude: Grade, result: Grade) -> Self {
        self.then(Step::Rate(deputy.clone(), attitude, result, true))
    }

    /// Once its date has passed: the clock goes on to the next morning after it.
    pub fn closed_window(self) -> Self {
        self.then(Step::CloseWindow)
    }

    pub fn released(self) -> Self {
        self.then(Step::Release)
    }

    /// Ordered handled again: the next round begins.
    pub fn rehandled(self) -> Self {
        self.then(Step::Rehandle)
    }

    pub fn supervised(self) -> Self {
        self.then(Step::Supervise)
    }

    pub fn closed(self) -> Self {
        self.then(Step::Close)
    }

    pub fn quarantined(self) -> Self {
        self.then(Step::Quarantine)
    }

    pub fn restored(self) -> Self {
        self.then(Step::Restore)
    }

    /// Out of the house for good; it has to be quarantined before.
    pub fn purged(self) -> Self {
        self.then(Step::Purge)
    }

    /// Tells the story to the end.
    pub async fn on(self, store: &Store) -> Result<Built> {
        take(self, store).await
    }
}
