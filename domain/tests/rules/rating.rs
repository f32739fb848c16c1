//! 背靠背评价: what a rating must hold, and that it shows itself to nobody by accident.

use domain::rating::{Grade, OpenedRating, REASON, Rating};
use domain::{FieldError, Flaw, Refusal};
use rstest::rstest;

const GOOD: &str = "satisfied";
const FAIR: &str = "basically";
const BAD: &str = "dissatisfied";
const WHY: &str = "没有面商，答复空泛";

#[rstest]
#[case(GOOD, GOOD, Grade::Satisfied)]
#[case(GOOD, FAIR, Grade::Basically)]
#[case(FAIR, GOOD, Grade::Basically)]
#[case(FAIR, FAIR, Grade::Basically)]
#[case(GOOD, BAD, Grade::Dissatisfied)]
#[case(BAD, GOOD, Grade::Dissatisfied)]
#[case(FAIR, BAD, Grade::Dissatisfied)]
#[case(BAD, FAIR, Grade::Dissatisfied)]
#[case(BAD, BAD, Grade::Dissatisfied)]
fn overall_is_the_worse_of_the_two(
    #[case] attitude: &str,
    #[case] result: &str,
    #[case] overall: Grade,
) {
    let rating = Rating::from_form(attitude, result, WHY, false).unwrap();
    assert_eq!(rating.overall(), overall);
    assert_eq!((rating.attitude.code(), rating.result.code()), (attitude, result));
}

#[rstest]
#[case::attitude("", GOOD, &[("attitude", Flaw::Missing)])]
#[case::result(GOOD, "", &[("result", Flaw::Missing)])]
#[case::both("", "", &[("attitude", Flaw::Missing), ("result", Flaw::Missing)])]
#[case::unknown("excellent", GOOD, &[("attitude", Flaw::Unknown)])]
#[case::in_chinese(GOOD, "满意", &[("result", Flaw::Unknown)])]
#[case::abstention("abstain", "", &[("attitude", Flaw::Unknown), ("result", Flaw::Missing)])]
fn both_grades_are_required(
    #[case] attitude: &str,
    #[case] result: &str,
    #[case] flaws: &[(&str, Flaw)],
) {
    let expected: Vec<_> = flaws
        .iter()
        .map(|(field, flaw)| FieldError { field: (*field).to_owned(), flaw: flaw.clone() })
        .collect();
    let refused = Rating::from_form(attitude, result, WHY, false).unwrap_err();
    assert_eq!(refused, Refusal::Invalid(expected));
}

#[rstest]
#[case::attitude(BAD, GOOD)]
#[case::result(GOOD, BAD)]
#[case::both(BAD, BAD)]
fn a_reason_is_required_with_dissatisfied(#[case] attitude: &str, #[case] result: &str) {
    for (words, flaw) in [
        ("", Flaw::Missing),
        (" \u{3000} ", Flaw::Missing),
        ("太慢", Flaw::TooShort { at_least: 4 }),
    ] {
        let refused = Rating::from_form(attitude, result, words, false).unwrap_err();
        assert_eq!(refused, Refusal::field("reason", flaw));
    }
    assert!(Rating::from_form(attitude, result, "答复太慢", false).is_ok());
}

#[rstest]
#[case(GOOD, GOOD)]
#[case(GOOD, FAIR)]
#[case(FAIR, FAIR)]
fn no_reason_is_asked_of_the_content(#[case] attitude: &str, #[case] result: &str) {
    let rating = Rating::from_form(attitude, result, "", false).unwrap();
    assert_eq!(rating.reason, "");
}

#[test]
fn a_reason_is_trimmed_bounded_and_clean_whatever_the_grade() {
    let kept = Rating::from_form(GOOD, GOOD, "  很好  ", true).unwrap();
    assert_eq!((kept.reason.as_str(), kept.consent), ("很好", true));
    assert!(Rating::from_form(GOOD, GOOD, &"好".repeat(REASON), true).is_ok());
    let long = Rating::from_form(GOOD, GOOD, &"好".repeat(REASON + 1), true).unwrap_err();
    assert_eq!(long, Refusal::field("reason", Flaw::TooLong { at_most: REASON }));
    let hidden = Rating::from_form(BAD, BAD, "答复\u{200B}空泛", true).unwrap_err();
    assert_eq!(hidden, Refusal::field("reason", Flaw::Characters));
}

#[test]
fn consent_to_pass_the_reason_on_is_only_ever_given() {
    assert!(!Rating::from_form(BAD, BAD, WHY, false).unwrap().consent);
}

#[test]
fn the_check_asks_the_same_of_a_rating_made_without_the_form() {
    let mut rating = Rating::from_form(GOOD, GOOD, "", false).unwrap();
    assert_eq!(rating.check(), Ok(()));
    rating.result = Grade::Dissatisfied;
    assert_eq!(rating.check(), Err(Refusal::field("reason", Flaw::Missing)));
}

/// Logs are written with `Debug`: two ratings that differ in everything look alike there.
#[test]
fn debug_shows_nothing_of_a_rating() {
    let good = Rating::from_form(GOOD, GOOD, "", false).unwrap();
    let bad = Rating::from_form(BAD, FAIR, WHY, true).unwrap();
    assert_eq!(format!("{good:?}"), "Rating(sealed)");
    assert_eq!(format!("{good:?}"), format!("{bad:?}"));
    let shown = format!("{bad:?} {bad:#?}").to_lowercase();
    for word in ["satisf", "basic", "bad", "true", "false", WHY] {
        assert!(!shown.contains(word), "{shown}");
    }
}

#[test]
fn debug_shows_nothing_of_an_opened_rating_either() {
    let opened = |rating| OpenedRating {
        round: 1,
        name: "王代表".to_owned(),
        official: true,
        rating: Some(rating),
    };
    let good = opened(Rating::from_form(GOOD, GOOD, "", false).unwrap());
    let bad = opened(Rating::from_form(BAD, BAD, WHY, true).unwrap());
    assert_eq!(format!("{good:?}"), format!("{bad:?}"));
}

#[test]
fn grades_are_ordered_from_good_to_bad() {
    assert!(Grade::Satisfied < Grade::Basically && Grade::Basically < Grade::Dissatisfied);
}
