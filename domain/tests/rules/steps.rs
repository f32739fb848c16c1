//! Policy and workflow joined: every row for everybody, at every standing of the ratings.

use domain::motion::available::{actions, permit_step};
use domain::motion::workflow::{
    Bill, Extension, Guard, ROWS, Row, Standing, Window, Withdrawal, step,
};
use domain::motion::{Path, State};
use domain::policy::{Stage, allows};
use domain::{Action, Refusal, Scope};
use rstest::rstest;

use crate::cast::*;

/// Who takes each step, written a second time and apart from the policy.
const WHO: &[(Action, &[&str])] = &[
    (Action::Edit, &["lead"]),
    (Action::Invite, &["lead"]),
    (Action::Cosign, &["invitee"]),
    (Action::LeaveCosigning, &["cosigner"]),
    (Action::Attach, &["lead"]),
    (Action::Submit, &["lead"]),
    (Action::Withdraw, &["lead"]),
    (Action::AskWithdrawal, &["lead"]),
    (Action::AgreeToWithdrawal, &["cosigner"]),
    (Action::CompleteWithdrawal, &["cosigner"]),
    (Action::EndWithdrawal, &["lead", "cosigner"]),
    (Action::Return, &["desk"]),
    (Action::Refuse, &["desk"]),
    (Action::Accept, &["desk"]),
    (Action::AcceptDirectly, &["desk"]),
    (Action::Register, &["desk"]),
    (Action::GiveCommitteeView, &["committee"]),
    (Action::PutOnAgenda, &["desk"]),
    (Action::ReferToCommittee, &["desk"]),
    (Action::TurnIntoSuggestion, &["desk"]),
    (Action::Assign, &["desk"]),
    (Action::TakeBack, &["desk"]),
    (Action::Reassign, &["desk"]),
    (Action::ObjectToUnit, &["lead"]),
    (Action::Decline, &["handler", "reviewer", "signer"]),
    (Action::Uphold, &["desk"]),
    (Action::Urge, &["desk"]),
    (Action::AskExtension, &["handler", "reviewer", "signer"]),
    (Action::GrantExtension, &["desk"]),
    (Action::DenyExtension, &["desk"]),
    (Action::SignFor, &["handler", "reviewer", "signer"]),
    (Action::SignForJointly, &["joint"]),
    (Action::GiveOpinion, &["joint"]),
    (Action::LogContact, &["handler", "reviewer", "signer"]),
    (Action::Reply, &["handler", "reviewer", "signer"]),
    (Action::Rate, &["lead", "cosigner"]),
    (Action::ReportPressure, &["lead", "cosigner"]),
    (Action::RemindRaters, &["desk"]),
    (Action::CloseWindow, &["desk"]),
    (Action::Release, &["desk"]),
    (Action::OrderRehandling, &["desk"]),
    (Action::Supervise, &["desk"]),
    (Action::Close, &["desk"]),
];

fn may(action: Action, name: &str) -> bool {
    WHO.iter().any(|(one, names)| *one == action && names.contains(&name))
}

fn on_no_path(state: State, action: Action) -> bool {
    Path::ALL.iter().all(|path| step(*path, state, action).is_none())
}

fn rated(window: Window) -> Standing {
    Standing { round: 1, window, ..Standing::default() }
}

fn at(state: State) -> Scope {
    suggestion(state.stage(true))
}

#[test]
fn each_row_is_taken_by_exactly_those_it_is_meant_for_and_only_when_its_guard_holds() {
    for row in ROWS {
        for one in everybody() {
            for standing in standings() {
                let outcome = permit_step(&one, row.action, &at(row.from), row.from, standing);
                if !row.on.contains(&standing.path) {
                    continue;
                }
                let meant = may(row.action, &one.name) && row.guard.holds(standing);
                let told = format!("{} {:?} {:?} {standing:?}", one.name, row.from, row.action);
                assert_eq!(outcome.is_ok(), meant, "{told}");
                if let Ok((permit, taken)) = outcome {
                    assert_eq!((taken.from, taken.to), (row.from, row.to), "{told}");
                    assert_eq!((permit.action(), permit.actor()), (row.action, &one), "{told}");
                }
            }
        }
    }
}

#[test]
fn every_step_of_the_table_has_somebody_who_takes_it() {
    for row in ROWS {
        assert!(WHO.iter().any(|(action, who)| *action == row.action && !who.is_empty()));
    }
}

#[test]
fn who_may_but_comes_at_the_wrong_time_is_told_the_state() {
    for (action, names) in WHO {
        for state in State::ALL.iter().filter(|state| on_no_path(**state, *action)) {
            for name in *names {
                let scope = at(*state);
                if !allows(&actor(name), *action, &scope) {
                    continue; // a unit before it was asked to handle anything
                }
                let standing = rated(Window::Open);
                let refused = permit_step(&actor(name), *action, &scope, *state, standing);
                assert_eq!(refused.unwrap_err(), Refusal::WrongState(*state), "{name} {action:?}");
            }
        }
    }
}

#[test]
fn who_may_not_is_told_so_before_anything_about_the_state() {
    let standing = Standing::default();
    let refused =
        permit_step(&actor("lead"), Action::Accept, &at(State::Closed), State::Closed, standing);
    assert_eq!(refused.unwrap_err(), Refusal::Forbidden);
    let refused =
        permit_step(&actor("unit"), Action::Reply, &at(State::Closed), State::Closed, standing);
    assert_eq!(refused.unwrap_err(), Refusal::Hidden);
}

#[rstest]
#[case::rating_too_late("lead", Action::Rate, Window::Closed, Refusal::WindowClosed)]
#[case::reminding_too_late("desk", Action::RemindRaters, Window::Closed, Refusal::WindowClosed)]
#[case::closing_twice("desk", Action::CloseWindow, Window::Closed, Refusal::WindowClosed)]
#[case::releasing_early("desk", Action::Release, Window::Open, Refusal::WindowOpen)]
#[case::releasing_twice("desk", Action::Release, Window::Released, Refusal::DoesNotFollow)]
#[case::closing_unreleased("desk", Action::Close, Window::Closed, Refusal::NotReleased)]
#[case::rehandling_unasked(
    "desk",
    Action::OrderRehandling,
    Window::Released,
    Refusal::DoesNotFollow
)]
#[case::supervising_unasked("desk", Action::Supervise, Window::Released, Refusal::DoesNotFollow)]
fn an_unmet_guard_says_what_is_missing(
    #[case] who: &str,
    #[case] action: Action,
    #[case] window: Window,
    #[case] missing: Refusal,
) {
    let standing = rated(window);
    let scope = at(State::Replied);
    let refused = permit_step(&actor(who), action, &scope, State::Replied, standing);
    assert_eq!(refused.unwrap_err(), missing);
}

#[test]
fn the_buttons_shown_are_exactly_the_steps_that_would_succeed() {
    for one in everybody() {
        for state in State::ALL {
            for standing in standings() {
                let shown = actions(&one, &at(*state), *state, standing);
                for (action, _) in WHO {
                    let succeeds =
                        permit_step(&one, *action, &at(*state), *state, standing).is_ok();
                    let told = format!("{} {state:?} {action:?} {standing:?}", one.name);
                    assert_eq!(shown.contains(action), succeeds, "{told}");
                }
            }
        }
    }
}

#[test]
fn buttons_stand_in_the_order_of_the_actions() {
    let standing = Standing::default();
    let shown = actions(&actor("lead"), &at(State::Draft), State::Draft, standing);
    use Action::*;
    assert_eq!(shown, [Edit, Invite, Attach, Submit, Withdraw]);
}

#[test]
fn a_quarantined_suggestion_offers_the_desk_only_to_restore_or_purge_it() {
    for state in State::ALL.iter().filter(|state| state.stage(true) >= Stage::Submitted) {
        let scope = quarantined(state.stage(true));
        for standing in standings() {
            let shown = actions(&actor("desk"), &scope, *state, standing);
            assert_eq!(shown, [Action::Restore, Action::Purge], "{state:?}");
        }
    }
}

#[test]
fn what_is_not_quarantined_can_be_quarantined_but_neither_restored_nor_purged() {
    let shown = actions(&actor("desk"), &at(State::Handling), State::Handling, Standing::default());
    assert_eq!(shown, [Action::Urge, Action::SetPublicity, Action::Quarantine]);
}

#[test]
fn no_step_is_taken_with_a_quarantined_suggestion() {
    for row in ROWS {
        let scope = quarantined(row.from.stage(true));
        for one in everybody() {
            for standing in standings() {
                assert!(permit_step(&one, row.action, &scope, row.from, standing).is_err());
            }
        }
    }
    let scope = quarantined(Stage::Submitted);
    let refused =
        permit_step(&actor("desk"), Action::Accept, &scope, State::Submitted, Standing::default());
    assert_eq!(refused.unwrap_err(), Refusal::WrongState(State::Submitted));
}

#[test]
fn a_deputy_cannot_change_what_was_submitted() {
    for state in State::ALL.iter().filter(|state| !matches!(state, State::Draft | State::Returned))
    {
        for action in [Action::Edit, Action::Invite, Action::Cosign, Action::Attach, Action::Submit]
        {
            assert!(on_no_path(*state, action), "{state:?} {action:?}");
        }
    }
}

#[test]
fn nothing_is_withdrawn_once_it_is_replied_to() {
    let withdrawing = [
        Action::Withdraw,
        Action::AskWithdrawal,
        Action::CompleteWithdrawal,
        Action::EndWithdrawal,
    ];
    for state in [State::Replied, State::Supervised, State::Closed] {
        for action in withdrawing {
            assert!(on_no_path(state, action), "{state:?} {action:?}");
        }
    }
    // in a second round the state is that of the first, and the standing says no
    let again = Standing { round: 2, ..Standing::default() };
    for (action, who) in [(Action::Withdraw, "lead"), (Action::AskWithdrawal, "lead")] {
        let scope = at(State::Handling);
        let refused = permit_step(&actor(who), action, &scope, State::Handling, again);
        assert_eq!(refused.unwrap_err(), Refusal::DoesNotFollow);
    }
}

#[rstest]
#[case::alone(Withdrawal::Alone, &[Action::Withdraw], &[])]
#[case::jointly(Withdrawal::Jointly, &[Action::AskWithdrawal], &[])]
#[case::asked(
    Withdrawal::Asked,
    &[Action::EndWithdrawal],
    &[Action::AgreeToWithdrawal, Action::EndWithdrawal]
)]
#[case::last(
    Withdrawal::Last,
    &[Action::EndWithdrawal],
    &[Action::CompleteWithdrawal, Action::EndWithdrawal]
)]
#[case::closed(Withdrawal::Closed, &[], &[])]
fn what_others_have_signed_is_withdrawn_only_with_their_consent(
    #[case] withdrawal: Withdrawal,
    #[case] lead: &[Action],
    #[case] cosigner: &[Action],
) {
    let ways = [
        Action::Withdraw,
        Action::AskWithdrawal,
        Action::AgreeToWithdrawal,
        Action::CompleteWithdrawal,
        Action::EndWithdrawal,
    ];
    let standing = Standing { round: 1, withdrawal, ..Standing::default() };
    let held =
        [State::Submitted, State::Accepted, State::Assigned, State::Declined, State::Handling];
    for state in held {
        for (who, meant) in [("lead", lead), ("cosigner", cosigner), ("invitee", &[])] {
            let shown = actions(&actor(who), &at(state), state, standing);
            let shown: Vec<_> = shown.into_iter().filter(|one| ways.contains(one)).collect();
            assert_eq!(shown, meant, "{who} {state:?}");
        }
    }
    let complete = step(Path::Assigned, State::Handling, Action::CompleteWithdrawal).unwrap();
    assert_eq!(complete.to, State::Withdrawn);
}

#[test]
fn a_unit_cannot_answer_before_it_has_signed_nor_answer_twice_in_one_round() {
    let answering: Vec<_> =
        State::ALL.iter().filter(|state| !on_no_path(**state, Action::Reply)).collect();
    assert_eq!(answering, [&State::Handling]);
    assert_eq!(step(Path::Assigned, State::Handling, Action::Reply).unwrap().to, State::Replied);
}

#[test]
fn only_the_desk_changes_what_follows_a_rating() {
    let after = |row: &&Row| row.from == State::Replied && row.guard != Guard::Always;
    for row in ROWS.iter().filter(after).filter(|row| row.action != Action::Rate) {
        for one in everybody().iter().filter(|one| one.name != "desk") {
            assert!(!allows(one, row.action, &at(row.from)), "{} {:?}", one.name, row.action);
        }
    }
}

#[test]
fn a_unit_asks_to_be_relieved_only_while_its_days_run_and_never_after_a_ruling() {
    let ask = |may_decline| {
        let standing = Standing { may_decline, ..Standing::default() };
        permit_step(
            &actor("handler"),
            Action::Decline,
            &at(State::Assigned),
            State::Assigned,
            standing,
        )
    };
    assert!(ask(true).is_ok());
    assert_eq!(ask(false).unwrap_err(), Refusal::PeriodOver);
    let ruled = step(Path::Assigned, State::Declined, Action::Uphold).unwrap();
    assert_eq!(ruled.to, State::Handling);
    assert!(on_no_path(State::Handling, Action::Decline));
}

#[rstest]
#[case::asked(Action::AskExtension, "handler", Extension::Open)]
#[case::granted(Action::GrantExtension, "desk", Extension::Asked)]
#[case::denied(Action::DenyExtension, "desk", Extension::Asked)]
fn an_extension_is_asked_for_once_and_decided_once(
    #[case] action: Action,
    #[case] who: &str,
    #[case] when: Extension,
) {
    for extension in [Extension::Closed, Extension::Open, Extension::Asked] {
        let standing = Standing { round: 1, extension, ..Standing::default() };
        let scope = at(State::Handling);
        let taken = permit_step(&actor(who), action, &scope, State::Handling, standing);
        match taken {
            Ok(_) => assert_eq!(extension, when),
            Err(refusal) => {
                assert_ne!(extension, when);
                assert_eq!(refusal, Refusal::DoesNotFollow);
            }
        }
    }
}

#[rstest]
#[case::nine(Bill::Short(10), Refusal::TooFew { at_least: 10 })]
#[case::late(Bill::Late, Refusal::PeriodOver)]
fn a_bill_is_not_raised_by_too_few_nor_too_late_and_a_suggestion_always_is(
    #[case] bill: Bill,
    #[case] refusal: Refusal,
) {
    let submit = |path, bill| {
        let standing = Standing { path, bill, ..Standing::default() };
        permit_step(&actor("lead"), Action::Submit, &at(State::Draft), State::Draft, standing)
    };
    assert_eq!(submit(Path::Bill, bill).unwrap_err(), refusal);
    assert!(submit(Path::Bill, Bill::Ready).is_ok());
    assert!(submit(Path::Assigned, bill).is_ok() && submit(Path::Direct, bill).is_ok());
}
