//! Views: what an audience may not see has no field.

use domain::motion::public::{Figures, PublicState, public_course};
use domain::motion::view::*;
use domain::motion::{ContactMethod, Disclosure, Draft, Kind, MotionText, ReplyClass, State};
use domain::organisation::DeputyName;
use domain::{Event, MandateId, MotionId};
use rstest::rstest;
use serde_json::Value;

fn author() -> DeputyName {
    DeputyName { mandate: MandateId(1), name: String::new(), delegation: String::new() }
}

fn core() -> MotionCore {
    MotionCore {
        id: MotionId(1),
        kind: Kind::Suggestion,
        number: None,
        state: State::Replied,
        round: 1,
        text: MotionText::default(),
        category: None,
        disclosure: Disclosure::Full,
        author: author(),
        submitted_at: None,
        outcome: None,
        assignments: Vec::new(),
        contacts: Vec::new(),
        replies: Vec::new(),
        files: Vec::new(),
        expectations: Vec::new(),
        timeline: Vec::new(),
        actions: Vec::new(),
    }
}

fn public() -> PublicMotion {
    PublicMotion {
        kind: domain::motion::Kind::Suggestion,
        id: MotionId(1),
        congress: String::new(),
        number: String::new(),
        state: State::Replied,
        text: PublicText::Full(MotionText::default()),
        category: None,
        author: author(),
        cosigner_count: 0,
        lead_unit: None,
        joint_units: Vec::new(),
        outcome: None,
        replies: Vec::new(),
        expectations: Vec::new(),
        timeline: Vec::new(),
        submitted_on: None,
        assigned_on: None,
        replied_on: None,
        closed_on: None,
    }
}

/// Every field that is sent, those within fields too.
fn fields(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    match value {
        Value::Object(object) => {
            for (name, inner) in object {
                names.push(name.clone());
                names.extend(fields(inner));
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| names.extend(fields(inner))),
        _ => {}
    }
    names
}

fn sent(view: &impl serde::Serialize) -> Vec<String> {
    fields(&serde_json::to_value(view).unwrap())
}

#[test]
fn the_public_is_sent_nothing_but_what_was_agreed() {
    let mut names = sent(&public());
    names.sort();
    names.dedup();
    insta::assert_snapshot!(names.join(" "));
}

/// Nothing in these types can tell, before the release, that somebody rated.
#[test]
fn a_unit_is_sent_no_field_that_a_rating_could_move() {
    let unit = UnitMotion {
        core: core(),
        cosigners: Vec::new(),
        grades: Vec::new(),
        rehandling_note: None,
    };
    let names = sent(&unit);
    for name in ["ratings", "raters", "opened", "window", "version", "revision", "updated_at"] {
        assert!(!names.iter().any(|one| one == name), "a unit is sent `{name}`");
    }
}

#[test]
fn what_everybody_inside_is_sent_holds_nothing_of_the_ratings() {
    for name in sent(&core()) {
        for word in ["rat", "grade", "window", "opened", "sealed"] {
            assert!(!name.contains(word), "`{name}` is sent to everybody inside");
        }
    }
}

/// A rater is told that theirs arrived, never what it was: a phone left lying about tells nothing.
#[test]
fn a_deputy_is_not_sent_the_grades_they_gave() {
    let own = domain::rating::OwnRating {
        round: 1,
        due: crate::calendar::day("2026-03-19"),
        provisional: false,
        open: true,
        received: true,
        sealed: false,
        official: true,
    };
    let deputy = DeputyMotion {
        lacking: domain::motion::workflow::Bill::Ready,
        withdrawal: None,
        core: core(),
        draft: Draft::default(),
        version: 1,
        revision: 1,
        own: true,
        my_invitation: None,
        cosigners: Vec::new(),
        return_reason: None,
        ratings: vec![own],
    };
    let names = sent(&deputy);
    assert!(names.contains(&"received".to_owned()));
    for name in ["attitude", "result", "consent", "grade"] {
        assert!(!names.iter().any(|one| one == name), "a deputy is sent `{name}`");
    }
}

#[test]
fn a_summary_is_sent_without_the_words_it_stands_for() {
    let summary = PublicText::Summary { title: "t".to_owned(), summary: "s".to_owned() };
    assert_eq!(sent(&summary).len(), 3);
    assert_eq!(summary.title(), "t");
    let text = MotionText { title: "f".to_owned(), ..MotionText::default() };
    assert_eq!(PublicText::Full(text).title(), "f");
}

#[test]
fn each_state_that_is_public_can_be_asked_for_in_one_way_and_no_other_state_can() {
    for replied in [false, true] {
        for state in State::ALL {
            let asked = |one: &&PublicState| one.states(replied).any(|other| other == *state);
            let ways = PublicState::ALL.iter().filter(asked).count();
            assert_eq!(ways, usize::from(state.is_public()), "{state:?}");
        }
    }
}

/// What differs between satisfied and dissatisfied is not there for the public.
#[test]
fn what_was_replied_to_stands_as_replied_until_it_is_closed() {
    for state in State::ALL {
        let shown = state.for_public(true);
        let later = [State::Handling, State::Replied, State::Supervised].contains(state);
        let meant = match state {
            // which unit would rather not is no business of the public
            State::Declined => State::Assigned,
            _ if later => State::Replied,
            other => *other,
        };
        assert_eq!(shown, meant);
        assert_ne!(state.for_public(false), State::Supervised);
    }
    assert_eq!(State::Handling.for_public(false), State::Handling);
}

#[test]
fn what_a_unit_does_after_its_reply_is_public_with_the_next_reply() {
    let date = crate::calendar::day("2026-03-19");
    let unit = || "甲局".to_owned();
    let met = || Event::Contacted { unit: unit(), method: ContactMethod::Visit, met_on: date };
    let replied = |round| Event::Replied {
        unit: unit(),
        class: ReplyClass::A,
        document_number: String::new(),
        round,
    };
    let closed = || Event::Closed { outcome: String::new() };
    let kinds = |events: Vec<Event>| {
        let entry = |event| Entry { at: domain::Moment(0), by: String::new(), event };
        let course = public_course(events.into_iter().map(entry).collect());
        course.iter().map(|one| one.event.kind()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(vec![met()]), ["contacted"]);
    assert_eq!(kinds(vec![met(), replied(1), met()]), ["contacted", "replied"]);
    assert_eq!(kinds(vec![replied(1), met(), replied(2)]), ["replied", "contacted", "replied"]);
    assert_eq!(kinds(vec![replied(1), closed()]), ["replied", "closed"]);
}

#[rstest]
#[case::none_due(0, 0, None)]
#[case::all(7, 7, Some(100))]
#[case::none(0, 7, Some(0))]
// 199 of 200 are not all
#[case::almost_all(199, 200, Some(99))]
#[case::a_third(1, 3, Some(33))]
fn a_hundred_per_cent_means_every_one(
    #[case] on_time: i64,
    #[case] due: i64,
    #[case] rate: Option<i64>,
) {
    assert_eq!(Figures { on_time, due, ..Figures::default() }.on_time_rate(), rate);
}
