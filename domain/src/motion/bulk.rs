//! 批量: one step for many items, foreseen before it is taken; each is refused or taken by itself.

use serde::{Deserialize, Serialize};

use super::available::permit_step;
use super::view::MotionRow;
use super::workflow::{Standing, State};
use super::{Category, codes};
use crate::actor::Actor;
use crate::clock::Deadline;
use crate::error::{Flaw, Refusal};
use crate::ids::{MotionId, UnitId};
use crate::organisation::UnitName;
use crate::policy::{Action, Scope};

codes! {
    /// What is done to each.
    Step {
        /// 立案编号
        Accept = "accept",
        /// 交办
        Assign = "assign",
        /// 立案并交办: both steps where both are due.
        Both = "both",
        /// 撤销交办
        TakeBack = "take_back",
    }
}

/// Items at once: as many as a page of the desk holds.
pub const AT_MOST: usize = 50;

/// What is wanted of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub id: MotionId,
    /// Where the office files it; else it stays where the deputy did.
    pub category: Option<Category>,
    pub lead: Option<UnitId>,
}

/// What will happen to one item, or why nothing will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreseen {
    pub id: MotionId,
    /// Empty where the asker may not know of it.
    pub title: String,
    pub to: Option<State>,
    pub category: Option<Category>,
    pub unit: Option<UnitName>,
    /// When the lead unit has to have replied.
    pub due: Option<Deadline>,
    pub refused: Option<Refusal>,
}

/// What did happen to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub id: MotionId,
    /// As it stands now; nothing where the asker may not know of it.
    pub row: Option<MotionRow>,
    pub refused: Option<Refusal>,
}

impl Step {
    /// The actions that it means for an item in this state, in their order.
    pub fn actions(self, state: State) -> &'static [Action] {
        match self {
            Self::Accept => &[Action::Accept],
            Self::Both if state == State::Submitted => &[Action::Accept, Action::Assign],
            Self::Assign | Self::Both => &[Action::Assign],
            Self::TakeBack => &[Action::TakeBack],
        }
    }

    /// Whether it hands the item to a unit.
    pub fn assigns(self) -> bool {
        matches!(self, Self::Assign | Self::Both)
    }
}

/// Where an item would come to, by the rules that the commands ask.
pub fn foresee(
    actor: &Actor,
    scope: &Scope,
    state: State,
    standing: Standing,
    step: Step,
    lead: Option<UnitId>,
) -> Result<State, Refusal> {
    let (mut scope, mut state) = (scope.clone(), state);
    for action in step.actions(state) {
        let (_, row) = permit_step(actor, *action, &scope, state, standing)?;
        if *action == Action::Assign && lead.is_none() {
            return Err(Refusal::field("lead", Flaw::Missing));
        }
        state = row.to;
        scope.stage = state.stage(true);
    }
    Ok(state)
}
