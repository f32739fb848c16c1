//! Refusals: the status that each answers with, and that they survive the way to the browser.

use domain::motion::State;
use domain::{Flaw, Refusal};
use rstest::rstest;

#[rstest]
#[case(Refusal::Hidden, 404)]
#[case(Refusal::Forbidden, 403)]
#[case(Refusal::SignedOut, 401)]
#[case(Refusal::WrongState(State::Closed), 409)]
#[case(Refusal::Conflict { version: 3 }, 409)]
#[case(Refusal::field("title", Flaw::Missing), 422)]
#[case(Refusal::WindowClosed, 409)]
#[case(Refusal::WindowOpen, 409)]
#[case(Refusal::NotReleased, 409)]
#[case(Refusal::DoesNotFollow, 409)]
#[case(Refusal::NoSession, 409)]
#[case(Refusal::TooLarge, 413)]
#[case(Refusal::TooMany { at_most: 20 }, 409)]
#[case(Refusal::FileKind, 415)]
#[case(Refusal::TooOften { retry_after_seconds: 60 }, 429)]
fn a_refusal_answers_with_its_status_and_arrives_whole(
    #[case] refusal: Refusal,
    #[case] status: u16,
) {
    assert_eq!(refusal.status(), status);
    let sent = serde_json::to_string(&refusal).unwrap();
    assert_eq!(serde_json::from_str::<Refusal>(&sent).unwrap(), refusal);
}

#[rstest]
#[case(Flaw::Missing)]
#[case(Flaw::TooShort { at_least: 4 })]
#[case(Flaw::TooLong { at_most: 60 })]
#[case(Flaw::Characters)]
#[case(Flaw::Unknown)]
#[case(Flaw::Form)]
#[case(Flaw::Wrong)]
#[case(Flaw::Taken)]
#[case(Flaw::Guessable)]
fn a_flaw_arrives_with_its_field(#[case] flaw: Flaw) {
    let refusal = Refusal::field("title", flaw.clone());
    let sent = serde_json::to_string(&refusal).unwrap();
    let Refusal::Invalid(fields) = serde_json::from_str(&sent).unwrap() else { panic!("{sent}") };
    assert_eq!((fields[0].field.as_str(), &fields[0].flaw), ("title", &flaw));
}

/// What is said of a hidden thing is the same as of one that does not exist.
#[test]
fn a_hidden_thing_is_said_not_to_exist() {
    assert_eq!(Refusal::Hidden.to_string(), "not found");
    assert_ne!(Refusal::Forbidden.to_string(), Refusal::Hidden.to_string());
}
