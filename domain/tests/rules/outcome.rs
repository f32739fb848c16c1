//! What units and the office write on the way.

use domain::motion::outcome::{
    Assignment, Contact, LETTER, LINE, Letter, REASON, check_outcome, check_reason,
};
use domain::motion::{ContactLevel, ContactMethod, ReplyClass};
use domain::{Flaw, Refusal, UnitId};
use rstest::rstest;

use crate::calendar::day;

#[test]
fn an_assignment_needs_a_unit_that_leads() {
    let nobody = Assignment { joint: vec![UnitId(2)], ..Assignment::default() };
    assert_eq!(nobody.check(), Err(Refusal::field("lead", Flaw::Missing)));
    let led = Assignment { lead: Some(UnitId(1)), ..Assignment::default() };
    assert_eq!(led.check(), Ok(UnitId(1)));
}

#[rstest]
#[case::lead_again(&[1], false)]
#[case::twice(&[2, 2], false)]
#[case::twice_apart(&[2, 3, 2], false)]
#[case::several(&[2, 3, 4], true)]
fn no_unit_has_two_parts_in_one_suggestion(#[case] joint: &[i64], #[case] sound: bool) {
    let joint = joint.iter().copied().map(UnitId).collect();
    let assignment = Assignment { lead: Some(UnitId(1)), joint, hard: false };
    let expected = if sound { Ok(UnitId(1)) } else { Err(Refusal::field("joint", Flaw::Taken)) };
    assert_eq!(assignment.check(), expected);
}

fn contact() -> Contact {
    Contact {
        method: ContactMethod::Visit,
        level: ContactLevel::Head,
        place: "代表工作室".to_owned(),
        note: "当面听取了意见".to_owned(),
        met_on: day("2026-03-05"),
    }
}

#[rstest]
#[case::today("2026-03-05", Ok(()))]
#[case::later("2026-03-06", Ok(()))]
#[case::tomorrow("2026-03-04", Err(Refusal::field("met_on", Flaw::Form)))]
fn a_meeting_is_logged_after_it_was_held(
    #[case] today: &str,
    #[case] outcome: Result<(), Refusal>,
) {
    assert_eq!(contact().check(day(today)), outcome);
}

#[test]
fn a_meeting_needs_a_note_but_no_place() {
    let today = day("2026-03-05");
    assert_eq!(Contact { place: String::new(), ..contact() }.check(today), Ok(()));
    let silent = Contact { note: String::new(), ..contact() };
    assert_eq!(silent.check(today), Err(Refusal::field("note", Flaw::Missing)));
    let long = Contact { place: "长".repeat(LINE + 1), ..contact() };
    assert_eq!(long.check(today), Err(Refusal::field("place", Flaw::TooLong { at_most: LINE })));
    let long = Contact { note: "长".repeat(REASON + 1), ..contact() };
    assert_eq!(long.check(today), Err(Refusal::field("note", Flaw::TooLong { at_most: REASON })));
}

fn letter() -> Letter {
    Letter {
        class: ReplyClass::A,
        document_number: "宜交函〔2026〕58号".to_owned(),
        text: "您提出的建议收悉，现将办理情况答复如下：电梯已经装好。".to_owned(),
    }
}

#[test]
fn a_letter_has_a_number_and_a_text_that_says_something() {
    assert_eq!(letter().check(), Ok(()));
    let unnumbered = Letter { document_number: " ".to_owned(), ..letter() };
    assert_eq!(unnumbered.check(), Err(Refusal::field("document_number", Flaw::Missing)));
    let empty = Letter { text: String::new(), ..letter() };
    assert_eq!(empty.check(), Err(Refusal::field("text", Flaw::Missing)));
    let curt = Letter { text: "已办。".to_owned(), ..letter() };
    assert_eq!(curt.check(), Err(Refusal::field("text", Flaw::TooShort { at_least: 20 })));
    let longest = Letter { text: "答".repeat(LETTER), ..letter() };
    assert_eq!(longest.check(), Ok(()));
    let longer = Letter { text: "答".repeat(LETTER + 1), ..letter() };
    assert_eq!(longer.check(), Err(Refusal::field("text", Flaw::TooLong { at_most: LETTER })));
}

#[test]
fn a_letter_can_hide_nothing_between_its_lines() {
    let hidden = Letter { text: format!("{}\u{202E}", letter().text), ..letter() };
    assert_eq!(hidden.check(), Err(Refusal::field("text", Flaw::Characters)));
}

#[rstest]
#[case::none("", Some(Flaw::Missing))]
#[case::blank("\u{3000}", Some(Flaw::Missing))]
#[case::curt("不行", Some(Flaw::TooShort { at_least: 4 }))]
#[case::enough("请补充案例", None)]
fn a_reason_says_something(#[case] words: &str, #[case] flaw: Option<Flaw>) {
    let outcome = |field| flaw.clone().map_or(Ok(()), |flaw| Err(Refusal::field(field, flaw)));
    assert_eq!(check_reason("note", words), outcome("note"));
    assert_eq!(check_outcome(words), outcome("outcome"));
}

#[test]
fn a_reason_and_an_outcome_end_somewhere() {
    assert_eq!(check_reason("note", &"字".repeat(REASON)), Ok(()));
    let over = Err(Refusal::field("note", Flaw::TooLong { at_most: REASON }));
    assert_eq!(check_reason("note", &"字".repeat(REASON + 1)), over);
    assert_eq!(check_outcome(&"字".repeat(LINE)), Ok(()));
    let over = Err(Refusal::field("outcome", Flaw::TooLong { at_most: LINE }));
    assert_eq!(check_outcome(&"字".repeat(LINE + 1)), over);
}
