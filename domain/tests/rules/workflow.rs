//! The state table: that it holds together, that every walk ends, and that no clock is forgotten.

use std::collections::{BTreeSet, HashSet};

use domain::Action;
use domain::clock::Clock;
use domain::motion::explain;
use domain::motion::workflow::{
    Bill, Extension, Guard, LAST_ROUND, ROWS, Row, Standing, Window, Withdrawal, rows, step,
};
use domain::motion::{Path, State};
use domain::policy::Stage;
use rstest::rstest;

use crate::cast::standings;

#[test]
fn an_action_leads_from_a_state_to_one_place_only() {
    for path in Path::ALL {
        let mut seen = HashSet::new();
        for row in rows(*path) {
            let told = format!("{path:?} {:?} {:?} stands twice", row.from, row.action);
            assert!(seen.insert((row.from, row.action)), "{told}");
        }
    }
}

#[test]
fn every_row_is_found_and_nothing_else_is() {
    for path in Path::ALL {
        for state in State::ALL {
            for action in Action::ALL {
                let its = |row: &&Row| row.on.contains(path);
                let mut written = ROWS.iter().filter(its);
                let written = written.find(|row| row.from == *state && row.action == *action);
                let found = step(*path, *state, *action);
                let told = format!("{path:?} {state:?} {action:?}");
                assert_eq!(found.map(|row| row.to), written.map(|row| row.to), "{told}");
            }
        }
    }
}

fn reached_from(start: State) -> BTreeSet<State> {
    let mut reached = BTreeSet::from([start]);
    while let Some(row) =
        ROWS.iter().find(|row| reached.contains(&row.from) && !reached.contains(&row.to))
    {
        reached.insert(row.to);
    }
    reached
}

#[test]
fn every_state_is_reached_from_a_draft() {
    assert_eq!(reached_from(State::Draft), State::ALL.iter().copied().collect());
}

#[test]
fn every_state_that_is_not_final_has_a_way_out_of_it() {
    for state in State::ALL {
        let ways_out = ROWS.iter().filter(|row| row.from == *state && row.to != *state).count();
        assert_eq!(ways_out == 0, state.is_final(), "{state:?} has {ways_out} ways out");
    }
}

#[test]
fn nothing_at_all_happens_in_a_final_state() {
    let final_states = [State::Refused, State::Withdrawn, State::Closed];
    for state in State::ALL {
        assert_eq!(state.is_final(), final_states.contains(state), "{state:?}");
    }
    for state in final_states {
        for action in Action::ALL {
            let none = Path::ALL.iter().all(|path| step(*path, state, *action).is_none());
            assert!(none, "{state:?} {action:?}");
        }
    }
}

#[test]
fn from_every_state_a_final_state_is_reached() {
    for state in State::ALL {
        assert!(reached_from(*state).iter().any(|one| one.is_final()), "{state:?}");
    }
}

/// A reply whose ratings were released, whatever they say and whatever the round, can be closed.
#[test]
fn a_released_rating_never_traps_a_suggestion() {
    for standing in standings().into_iter().filter(|one| one.window == Window::Released) {
        let close = step(Path::Assigned, State::Replied, Action::Close).unwrap();
        assert!(close.guard.holds(standing), "{standing:?}");
    }
}

/// Window by window, the office has the next thing to do, until the ratings are released.
#[rstest]
#[case::open(Window::Open, Action::CloseWindow)]
#[case::closed(Window::Closed, Action::Release)]
#[case::released(Window::Released, Action::Close)]
fn the_office_always_has_a_next_step_after_a_reply(#[case] window: Window, #[case] next: Action) {
    for standing in standings().into_iter().filter(|one| one.window == window) {
        assert!(
            step(Path::Assigned, State::Replied, next).unwrap().guard.holds(standing),
            "{standing:?}"
        );
    }
}

#[test]
fn handling_happens_at_most_twice() {
    assert_eq!(LAST_ROUND, 2);
    let again = step(Path::Assigned, State::Replied, Action::OrderRehandling).unwrap();
    assert_eq!((again.to, again.guard), (State::Handling, Guard::DissatisfiedFirst));
    for standing in standings().into_iter().filter(|one| one.round >= LAST_ROUND) {
        assert!(!again.guard.holds(standing), "{standing:?}");
    }
}

/// Only re-handling and reassignment lead back, and what is taken back within minutes: leaving them
/// out, no state after assignment is ever come back to. The rounds are bounded, and no unit that
/// asked to be relieved is asked again.
#[test]
fn without_rehandling_and_reassignment_no_walk_returns_to_a_state_it_left() {
    let back = [Action::OrderRehandling, Action::Reassign, Action::TakeBack];
    let later =
        [State::Assigned, State::Declined, State::Handling, State::Replied, State::Supervised];
    for state in later {
        let rest: Vec<_> = ROWS.iter().filter(|row| !back.contains(&row.action)).collect();
        let mut reached = BTreeSet::new();
        let mut next: Vec<_> =
            rest.iter().filter(|row| row.from == state && row.to != state).collect();
        while let Some(row) = next.pop() {
            if reached.insert(row.to) {
                next.extend(rest.iter().filter(|one| one.from == row.to));
            }
        }
        assert!(!reached.contains(&state), "{state:?} is come back to");
    }
}

/// The rounds, walked: the worst of all ratings, with the office ordering re-handling each time.
#[test]
fn two_bad_ratings_lead_to_supervision_and_not_to_a_third_round() {
    let mut round = 1;
    let released = Standing { window: Window::Released, ..Standing::default() };
    let bad = |round| Standing { round, dissatisfied: true, ..released };
    let may = |action, round| {
        step(Path::Assigned, State::Replied, action).unwrap().guard.holds(bad(round))
    };
    assert!(may(Action::OrderRehandling, round) && !may(Action::Supervise, round));
    round += 1;
    assert!(!may(Action::OrderRehandling, round) && may(Action::Supervise, round));
}

#[rstest]
#[case::always(Guard::Always, |_: Standing| true)]
#[case::bill(Guard::MayRaiseBill, |s: Standing| s.bill == Bill::Ready)]
#[case::decline(Guard::TimeToDecline, |s: Standing| s.may_decline)]
#[case::take_back(Guard::JustAssigned, |s: Standing| s.just_assigned)]
#[case::extend(Guard::MayExtend, |s: Standing| s.extension == Extension::Open)]
#[case::extending(Guard::ExtensionAsked, |s: Standing| s.extension == Extension::Asked)]
#[case::alone(Guard::SignedAlone, |s: Standing| s.withdrawal == Withdrawal::Alone)]
#[case::jointly(Guard::SignedJointly, |s: Standing| s.withdrawal == Withdrawal::Jointly)]
#[case::consenting(Guard::WithdrawalAsked, |s: Standing| s.withdrawal == Withdrawal::Asked)]
#[case::last(Guard::LastToAgree, |s: Standing| s.withdrawal == Withdrawal::Last)]
#[case::withdrawing(Guard::WithdrawalOpen, |s: Standing| {
    s.withdrawal == Withdrawal::Asked || s.withdrawal == Withdrawal::Last
})]
#[case::open(Guard::WindowOpen, |s: Standing| s.window == Window::Open)]
#[case::closed(Guard::WindowClosed, |s: Standing| s.window == Window::Closed)]
#[case::released(Guard::Released, |s: Standing| s.window == Window::Released)]
#[case::first(Guard::DissatisfiedFirst, |s: Standing| {
    s.window == Window::Released && s.dissatisfied && s.round < 2
})]
#[case::again(Guard::DissatisfiedAgain, |s: Standing| {
    s.window == Window::Released && s.dissatisfied && s.round >= 2
})]
fn a_guard_holds_for_the_standings_it_names(
    #[case] guard: Guard,
    #[case] named: fn(Standing) -> bool,
) {
    for standing in standings() {
        assert_eq!(guard.holds(standing), named(standing), "{standing:?}");
    }
}

/// 背靠背: a grade opens nothing before its release, so that no button betrays it.
#[test]
fn no_grade_moves_anything_before_its_release() {
    for standing in standings().into_iter().filter(|one| one.window != Window::Released) {
        let other = Standing { dissatisfied: !standing.dissatisfied, ..standing };
        for row in ROWS {
            assert_eq!(row.guard.holds(standing), row.guard.holds(other), "{:?}", row.action);
        }
    }
}

#[test]
fn rating_itself_moves_nothing_and_touches_no_clock() {
    for row in ROWS.iter().filter(|row| row.action == Action::Rate) {
        assert_eq!(row.from, row.to);
        assert!(row.stops.is_empty() && row.starts.is_empty());
    }
}

/// A place on a walk: path and state, standing of the ratings, clocks that run.
type Place = (Path, State, i32, usize, BTreeSet<Clock>);

const WINDOWS: [Window; 4] = [Window::None, Window::Open, Window::Closed, Window::Released];

/// Every place that any walk from a draft comes to, whatever is rated.
fn places() -> BTreeSet<Place> {
    let mut seen = BTreeSet::new();
    let begin = |path: &Path| (*path, State::Draft, 1, 0, BTreeSet::new());
    let mut next: Vec<Place> = Path::ALL.iter().map(begin).collect();
    while let Some(place) = next.pop() {
        assert!(place.2 <= LAST_ROUND + 1, "the rounds never end");
        if seen.insert(place.clone()) {
            let open = rows(place.0).filter(|row| open(row, &place));
            next.extend(open.flat_map(|row| after(row, &place)));
        }
    }
    seen
}

fn open(row: &Row, (path, state, round, window, _): &Place) -> bool {
    // an extension is of the first round's three months, and what was replied to stays
    let first =
        |one: &Standing| one.extension == Extension::Closed && one.withdrawal == Withdrawal::Closed;
    let real = |one: &Standing| one.round == 1 || first(one);
    let here =
        |one: &Standing| (one.path, one.round, one.window) == (*path, *round, WINDOWS[*window]);
    let mut met = standings().into_iter().filter(real).filter(here);
    row.from == *state && met.any(|one| row.guard.holds(one))
}

/// Where a row leads; a bill that becomes a suggestion follows the path of its congress.
fn after(row: &Row, (path, _, round, window, running): &Place) -> Vec<Place> {
    let mut clocks: BTreeSet<Clock> =
        running.iter().copied().filter(|clock| !row.stops.contains(clock)).collect();
    clocks.extend(row.starts);
    let (round, window) = match row.action {
        Action::Reply => (*round, 1),
        Action::CloseWindow => (*round, 2),
        Action::Release => (*round, 3),
        Action::OrderRehandling => (round + 1, 0),
        _ => (*round, *window),
    };
    let onto: &[Path] = match row.action {
        Action::TurnIntoSuggestion => &[Path::Assigned, Path::Direct],
        _ => std::slice::from_ref(path),
    };
    onto.iter().map(|path| (*path, row.to, round, window, clocks.clone())).collect()
}

#[test]
fn no_walk_goes_beyond_the_last_round() {
    let furthest = places().into_iter().map(|(_, _, round, ..)| round).max();
    assert_eq!(furthest, Some(LAST_ROUND));
}

#[test]
fn from_every_place_that_is_not_final_some_step_leads_on_to_another() {
    for place in places().iter().filter(|(_, state, ..)| !state.is_final()) {
        let leads_on = |row: &Row| open(row, place) && after(row, place)[0] != *place;
        let on = rows(place.0).any(leads_on);
        assert!(on, "stuck at {place:?}");
    }
}

#[test]
fn no_clock_runs_on_in_a_final_state() {
    let ended = |place: &Place| place.1.is_final();
    for (_, state, _, _, running) in places().into_iter().filter(ended) {
        assert!(running.is_empty(), "{state:?} leaves {running:?} running");
    }
}

#[test]
fn closing_the_window_ends_the_rating_period() {
    let close = step(Path::Assigned, State::Replied, Action::CloseWindow).unwrap();
    assert_eq!(close.stops, [Clock::Rating]);
}

#[rstest]
#[case::submission(State::Submitted, &[Clock::Review])]
#[case::acceptance(State::Accepted, &[Clock::Assign])]
#[case::assignment(State::Assigned, &[Clock::Decline, Clock::Reply])]
#[case::a_unit_that_declines(State::Declined, &[Clock::Reassign, Clock::Reply])]
#[case::a_first_round(State::Handling, &[Clock::Reply])]
fn somebody_is_awaited_until_a_day_that_is_known(#[case] state: State, #[case] clocks: &[Clock]) {
    let here = |place: &Place| (place.1, place.2) == (state, 1);
    let first = places().into_iter().filter(here);
    let mut any = false;
    for (_, _, _, _, mut running) in first {
        any = true;
        // six months stand where three stood
        if running.contains(&Clock::HardReply) {
            running.insert(Clock::Reply);
        }
        assert!(clocks.iter().all(|clock| running.contains(clock)), "{state:?}: {running:?}");
    }
    assert!(any, "no walk comes to {state:?}");
}

#[test]
fn a_second_round_runs_on_its_own_period_and_no_longer_on_the_first() {
    let second: Vec<_> = places()
        .into_iter()
        .filter(|(_, state, round, ..)| (*state, *round) == (State::Handling, 2))
        .collect();
    assert!(!second.is_empty());
    for (_, _, _, _, running) in second {
        assert_eq!(running, BTreeSet::from([Clock::Rehandling]));
    }
}

#[test]
fn raters_are_awaited_exactly_while_the_window_is_open() {
    for (_, state, _, window, running) in places() {
        let open = state == State::Replied && WINDOWS[window] == Window::Open;
        assert_eq!(running.contains(&Clock::Rating), open, "{state:?} {:?}", WINDOWS[window]);
    }
}

/// But for an assignment that is taken back before any of those it was given to has read of it.
#[test]
fn a_state_becomes_known_to_more_people_and_never_to_fewer() {
    let unread = |row: &&Row| row.guard == Guard::JustAssigned;
    for row in ROWS.iter().filter(|row| row.from != State::Draft).filter(|row| !unread(row)) {
        let handed = row.from.stage(true) == Stage::Handed;
        let (before, after) = (row.from.stage(true), row.to.stage_once(true, handed));
        assert!(before <= after, "{:?} {:?}", row.from, row.action);
    }
}

#[test]
fn a_draft_withdrawn_before_it_was_ever_submitted_stays_private() {
    assert_eq!(State::Withdrawn.stage(false), Stage::Private);
    assert_eq!(State::Withdrawn.stage(true), Stage::Submitted);
    assert_eq!(State::Withdrawn.stage_once(true, false), Stage::Submitted);
    assert_eq!(State::Handling.stage_once(true, true), Stage::Handed);
}

#[test]
fn each_state_is_known_as_far_as_agreed() {
    let mut table = String::new();
    for state in State::ALL {
        let (stage, public) = (state.stage(true), state.is_public());
        let line =
            format!("{:12}{stage:?}{}\n", state.code(), if public { ", public" } else { "" });
        table.push_str(&line);
    }
    insta::assert_snapshot!(table);
}

#[test]
fn whatever_the_public_sees_the_office_has_accepted() {
    for row in ROWS.iter().filter(|row| row.to.is_public() && !row.from.is_public()) {
        let opening =
            [Action::Accept, Action::AcceptDirectly, Action::PutOnAgenda, Action::ReferToCommittee];
        assert!(opening.contains(&row.action), "{:?}", row.from);
    }
}

#[test]
fn the_diagram_in_the_documents_is_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/workflow.md");
    let mut text = DIAGRAM_HEAD.to_owned();
    for path in Path::ALL {
        text.push_str(&format!("\n{}", explain::path(*path)));
    }
    text.push_str(&format!("\n{}", explain::levels()));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(kept, text, "run this test with UPDATE_DOCS=1 and look at the difference");
}

const DIAGRAM_HEAD: &str = "# The ways of suggestions and bills

Drawn from the tables in `domain/src/motion/workflow.rs` and `path.rs` by the test
`the_diagram_in_the_documents_is_the_table`; `UPDATE_DOCS=1 cargo test -p domain` writes it anew.
Steps that stay in their state are left out of the pictures and stand in the lists below them.
`server explain workflow --level county` prints what one level runs.
";
