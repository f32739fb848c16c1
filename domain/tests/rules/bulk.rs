//! 批量: what is foreseen for each item is what its steps would do, and nothing is foreseen for
//! whoever may not take them.

use domain::motion::bulk::{Step, foresee};
use domain::motion::workflow::Standing;
use domain::motion::{Path, State};
use domain::policy::Scope;
use domain::{Action, Flaw, Refusal, UnitId};
use rstest::rstest;

use crate::cast::{actor, counterpart, everybody, suggestion};

fn at(state: State) -> Scope {
    suggestion(state.stage(true))
}

fn foreseen(name: &str, state: State, step: Step, lead: Option<UnitId>) -> Result<State, Refusal> {
    foresee(&actor(name), &at(state), state, Standing::default(), step, lead)
}

const UNIT: Option<UnitId> = Some(UnitId(30));

#[rstest]
#[case::accepts(State::Submitted, Step::Accept, State::Accepted)]
#[case::assigns(State::Accepted, Step::Assign, State::Assigned)]
#[case::does_both(State::Submitted, Step::Both, State::Assigned)]
#[case::does_what_is_left(State::Accepted, Step::Both, State::Assigned)]
fn the_desk_brings_an_item_on(#[case] from: State, #[case] step: Step, #[case] to: State) {
    assert_eq!(foreseen("desk", from, step, UNIT), Ok(to));
}

#[test]
fn without_a_unit_nothing_is_assigned_but_it_can_be_accepted() {
    let missing = Err(Refusal::field("lead", Flaw::Missing));
    assert_eq!(foreseen("desk", State::Submitted, Step::Both, None), missing);
    assert_eq!(foreseen("desk", State::Accepted, Step::Assign, None), missing);
    assert_eq!(foreseen("desk", State::Submitted, Step::Accept, None), Ok(State::Accepted));
}

#[test]
fn a_step_that_is_not_due_is_refused_with_the_state() {
    let refused = foreseen("desk", State::Submitted, Step::Assign, UNIT);
    assert_eq!(refused, Err(Refusal::WrongState(State::Submitted)));
    let refused = foreseen("desk", State::Handling, Step::Both, UNIT);
    assert_eq!(refused, Err(Refusal::WrongState(State::Handling)));
    let direct = Standing { path: Path::Direct, ..Standing::default() };
    let state = State::Submitted;
    let refused = foresee(&actor("desk"), &at(state), state, direct, Step::Both, UNIT);
    assert_eq!(refused, Err(Refusal::WrongState(state)), "a township has another step for it");
}

#[test]
fn what_was_just_assigned_can_be_taken_back_and_nothing_else() {
    let state = State::Assigned;
    let take_back =
        |standing| foresee(&actor("desk"), &at(state), state, standing, Step::TakeBack, None);
    let just = Standing { just_assigned: true, ..Standing::default() };
    assert_eq!(take_back(just), Ok(State::Accepted));
    assert_eq!(take_back(Standing::default()), Err(Refusal::PeriodOver));
}

#[test]
fn nobody_but_the_desk_acts_on_many() {
    for state in State::ALL {
        for step in Step::ALL {
            for one in everybody().into_iter().filter(|one| one.name != "desk") {
                let just = Standing { just_assigned: true, ..Standing::default() };
                let outcome = foresee(&one, &at(*state), *state, just, *step, UNIT);
                let refused = matches!(outcome, Err(Refusal::Forbidden | Refusal::Hidden));
                assert!(refused, "{} {state:?} {step:?}: {outcome:?}", one.name);
            }
            let outcome = foresee(
                &counterpart("desk"),
                &at(*state),
                *state,
                Standing::default(),
                *step,
                UNIT,
            );
            assert_eq!(outcome, Err(Refusal::Hidden), "{state:?} {step:?}");
        }
    }
}

#[test]
fn each_step_means_actions_and_those_of_both_are_those_of_its_parts() {
    for state in State::ALL {
        for step in Step::ALL {
            assert!(!step.actions(*state).is_empty());
        }
        let both = Step::Both.actions(*state);
        assert_eq!(both.last(), Some(&Action::Assign));
    }
    assert_eq!(Step::Both.actions(State::Submitted), [Action::Accept, Action::Assign]);
}
