//! One motion in every situation that the rules tell apart, and everybody who might come near it.

use domain::motion::{Disclosure, RefusalReason, ReplyClass, State};
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId};
use store::builders::{MotionBuilder, Town, a_motion, morning};

use crate::harness::House;

pub struct Situation {
    pub name: &'static str,
    pub state: State,
    pub id: MotionId,
    pub now: Moment,
}

type Story = fn(&Town) -> MotionBuilder<'_>;

/// Led by the first deputy, co-signed by the second, the third asked and silent.
fn draft(town: &Town) -> MotionBuilder<'_> {
    let deputies = &town.deputies;
    a_motion(town)
        .disclosed(Disclosure::None)
        .cosigned_by(&[&deputies[1]])
        .inviting(&[&deputies[2]])
}

fn submitted(town: &Town) -> MotionBuilder<'_> {
    draft(town).submitted()
}

fn assigned(town: &Town) -> MotionBuilder<'_> {
    submitted(town).accepted().assigned_to(&town.units[1], &[&town.units[2]])
}

fn handling(town: &Town) -> MotionBuilder<'_> {
    assigned(town).signed().signed_jointly()
}

fn declined(town: &Town) -> MotionBuilder<'_> {
    assigned(town).declined()
}

fn replied(town: &Town) -> MotionBuilder<'_> {
    handling(town).contacted().replied(ReplyClass::B)
}

fn released(town: &Town, grade: Grade) -> MotionBuilder<'_> {
    replied(town).rated(grade).closed_window().released()
}

fn again(town: &Town) -> MotionBuilder<'_> {
    released(town, Grade::Dissatisfied).rehandled()
}

fn released_again(town: &Town) -> MotionBuilder<'_> {
    again(town).replied(ReplyClass::B).rated(Grade::Dissatisfied).closed_window().released()
}

const SITUATIONS: [(&str, State, Story); 24] = [
    ("draft", State::Draft, draft),
    ("submitted", State::Submitted, submitted),
    ("returned", State::Returned, |town| submitted(town).returned()),
    ("refused", State::Refused, |town| submitted(town).refused(RefusalReason::OtherLevel)),
    ("withdrawn", State::Withdrawn, |town| submitted(town).withdrawn()),
    ("withdrawn draft", State::Withdrawn, |town| draft(town).withdrawn()),
    ("accepted", State::Accepted, |town| submitted(town).accepted()),
    ("assigned", State::Assigned, assigned),
    ("declined", State::Declined, declined),
    ("handling", State::Handling, handling),
    ("extension asked", State::Handling, |town| handling(town).extension_asked()),
    ("replied", State::Replied, replied),
    ("window closed", State::Replied, |town| replied(town).closed_window()),
    ("satisfied", State::Replied, |town| released(town, Grade::Satisfied)),
    ("dissatisfied", State::Replied, |town| released(town, Grade::Dissatisfied)),
    ("handling again", State::Handling, again),
    ("replied again", State::Replied, |town| again(town).replied(ReplyClass::B)),
    ("dissatisfied again", State::Replied, released_again),
    ("supervised", State::Supervised, |town| released_again(town).supervised()),
    ("closed", State::Closed, |town| released_again(town).supervised().closed()),
    ("submitted aside", State::Submitted, |town| submitted(town).quarantined()),
    ("replied aside", State::Replied, |town| replied(town).quarantined()),
    ("purged", State::Submitted, |town| submitted(town).quarantined().purged()),
    ("withdrawal asked", State::Submitted, |town| submitted(town).withdrawal_asked()),
];

pub async fn build(house: &House) -> Vec<Situation> {
    let mut situations = Vec::new();
    for (name, state, story) in SITUATIONS {
        let built = house.build(story(&house.town).begun(morning(1, 7))).await;
        situations.push(Situation { name, state, id: built.id, now: built.now });
    }
    situations
}

/// Everybody who might try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    Author,
    Cosigner,
    Invited,
    SameDelegation,
    OtherDelegation,
    OtherCongress,
    Desk,
    SecondDesk,
    Committee,
    OtherDesk,
    Lead,
    LeadColleague,
    Joint,
    OtherUnit,
    Government,
    DelegationStaff,
    OtherDelegationStaff,
    Administrator,
    Reporter,
    Resident,
}

impl Person {
    pub const ALL: [Self; 20] = [
        Self::Author,
        Self::Cosigner,
        Self::Invited,
        Self::SameDelegation,
        Self::OtherDelegation,
        Self::OtherCongress,
        Self::Desk,
        Self::SecondDesk,
        Self::Committee,
        Self::OtherDesk,
        Self::Lead,
        Self::LeadColleague,
        Self::Joint,
        Self::OtherUnit,
        Self::Government,
        Self::DelegationStaff,
        Self::OtherDelegationStaff,
        Self::Administrator,
        Self::Reporter,
        Self::Resident,
    ];

    pub fn actor(self, house: &House) -> &Actor {
        let (town, county) = (&house.town, &house.county);
        match self {
            Self::Author => &town.deputies[0],
            Self::Cosigner => &town.deputies[1],
            Self::Invited => &town.deputies[2],
            Self::SameDelegation => &town.deputies[3],
            Self::OtherDelegation => &town.deputies[4],
            Self::OtherCongress => &county.deputies[0],
            Self::Desk => &town.desk,
            Self::SecondDesk => &town.second_desk,
            Self::Committee => &town.committee,
            Self::OtherDesk => &county.desk,
            Self::Lead => &town.units[1].staff,
            Self::LeadColleague => &town.units[1].colleague,
            Self::Joint => &town.units[2].staff,
            Self::OtherUnit => &town.units[3].staff,
            Self::Government => &town.government,
            Self::DelegationStaff => &town.delegation_staff[0],
            Self::OtherDelegationStaff => &town.delegation_staff[1],
            Self::Administrator => &town.administrator,
            Self::Reporter => &town.reporter,
            Self::Resident => &town.resident,
        }
    }
}
