//! What an actor can do with a motion now: policy and workflow joined, for the button and for the
//! command alike.

use super::workflow::{Bill, Guard, Row, Standing, State, Window, step};
use crate::actor::Actor;
use crate::error::Refusal;
use crate::policy::{Action, Permit, Scope, allows, permit};

/// The actions open to `actor`, in the order of [`Action::ALL`].
pub fn actions(actor: &Actor, scope: &Scope, state: State, standing: Standing) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| allows(actor, *action, scope))
        .filter(|action| possible(*action, scope, state, standing))
        .collect()
}

fn possible(action: Action, scope: &Scope, state: State, standing: Standing) -> bool {
    match action {
        Action::Quarantine | Action::SetPublicity => !scope.quarantined,
        Action::Restore | Action::Purge => scope.quarantined,
        _ => {
            !scope.quarantined
                && step(standing.path, state, action).is_some_and(|row| row.guard.holds(standing))
        }
    }
}

/// Permits the action and finds its row, or says why not.
pub fn permit_step(
    actor: &Actor,
    action: Action,
    scope: &Scope,
    state: State,
    standing: Standing,
) -> Result<(Permit, &'static Row), Refusal> {
    let permit = permit(actor, action, scope)?;
    if scope.quarantined {
        return Err(Refusal::WrongState(state));
    }
    let row = step(standing.path, state, action).ok_or(Refusal::WrongState(state))?;
    if row.guard.holds(standing) { Ok((permit, row)) } else { Err(unmet(row.guard, standing)) }
}

fn unmet(guard: Guard, standing: Standing) -> Refusal {
    match guard {
        Guard::MayRaiseBill => match standing.bill {
            Bill::Short(at_least) => Refusal::TooFew { at_least },
            _ => Refusal::PeriodOver,
        },
        Guard::TimeToDecline | Guard::JustAssigned => Refusal::PeriodOver,
        Guard::WindowOpen => Refusal::WindowClosed,
        // released already: no window runs any more
        Guard::WindowClosed if standing.window == Window::Released => Refusal::DoesNotFollow,
        Guard::WindowClosed => Refusal::WindowOpen,
        Guard::Released => Refusal::NotReleased,
        Guard::Always
        | Guard::SignedAlone
        | Guard::SignedJointly
        | Guard::WithdrawalAsked
        | Guard::LastToAgree
        | Guard::WithdrawalOpen
        | Guard::MayExtend
        | Guard::ExtensionAsked
        | Guard::DissatisfiedFirst
        | Guard::DissatisfiedAgain => Refusal::DoesNotFollow,
    }
}
