//! The long story that several tests look at: 2026, from the draft to the close in two rounds.

use domain::motion::{Category, Draft, ReplyClass};
use domain::rating::Grade;
use store::builders::{Built, MotionBuilder, Town, a_motion, morning};

use crate::harness::House;

/// As little as a draft can begin with.
pub fn begun() -> Draft {
    Draft { category: Some(Category::Housing), ..Draft::default() }
}

/// Led by the first deputy with two co-signers; the transport bureau leads, the police join.
pub fn submitted(town: &Town) -> MotionBuilder<'_> {
    a_motion(town)
        .begun(morning(1, 6))
        .cosigned_by(&[&town.deputies[1], &town.deputies[4]])
        .at(morning(1, 7))
        .submitted()
}

pub fn accepted(town: &Town) -> MotionBuilder<'_> {
    submitted(town).at(morning(1, 12)).accepted()
}

pub fn assigned(town: &Town) -> MotionBuilder<'_> {
    accepted(town).at(morning(1, 16)).assigned_to(&town.units[1], &[&town.units[2]])
}

pub fn handling(town: &Town) -> MotionBuilder<'_> {
    assigned(town).at(morning(1, 20)).signed().signed_jointly()
}

pub fn replied(town: &Town) -> MotionBuilder<'_> {
    handling(town)
        .at(morning(2, 10))
        .opinions_given()
        .at(morning(2, 12))
        .contacted()
        .at(morning(4, 15))
        .replied(ReplyClass::B)
}

pub fn released(town: &Town, attitude: Grade, result: Grade) -> MotionBuilder<'_> {
    replied(town)
        .at(morning(4, 20))
        .rated_by(&town.deputies[0], attitude, result)
        .rated_by(&town.deputies[1], Grade::Satisfied, Grade::Satisfied)
        .closed_window()
        .at(morning(5, 18))
        .released()
}

pub fn rehandled(town: &Town) -> MotionBuilder<'_> {
    released(town, Grade::Basically, Grade::Dissatisfied).at(morning(5, 20)).rehandled()
}

pub fn replied_again(town: &Town) -> MotionBuilder<'_> {
    rehandled(town).at(morning(6, 18)).replied(ReplyClass::B)
}

pub fn released_again(town: &Town) -> MotionBuilder<'_> {
    replied_again(town).rated(Grade::Dissatisfied).closed_window().at(morning(7, 20)).released()
}

pub fn supervised(town: &Town) -> MotionBuilder<'_> {
    released_again(town).at(morning(7, 21)).supervised()
}

pub fn closed(town: &Town) -> MotionBuilder<'_> {
    supervised(town).at(morning(9, 30)).closed()
}

impl House {
    pub async fn build(&self, story: MotionBuilder<'_>) -> Built {
        story.on(&self.store).await.unwrap()
    }
}
