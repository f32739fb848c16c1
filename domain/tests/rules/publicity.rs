//! What the public does not read, and what the office is shown before it does.

use domain::motion::Disclosure;
use domain::motion::personal::{Found, Personal, personal};
use domain::motion::redaction::{MARK, MOST, Publicity, Redaction};
use domain::{FieldError, Flaw, Refusal};
use proptest::prelude::*;
use rstest::rstest;

fn flaw(field: &str, flaw: Flaw) -> Refusal {
    Refusal::Invalid(vec![FieldError { field: field.to_owned(), flaw }])
}

fn hidden(passages: &str, text: &str) -> String {
    Redaction::of(passages).unwrap().hide(text)
}

#[test]
fn a_passage_is_hidden_wherever_it_stands_and_nothing_else_is() {
    let text = "居民张桂兰（13800001234）反映，张桂兰家门前积水。";
    assert_eq!(hidden("张桂兰\n13800001234", text), "居民***（***）反映，***家门前积水。");
    assert_eq!(hidden("", text), text);
    assert_eq!(hidden("李四", text), text);
}

#[test]
fn a_longer_passage_is_hidden_whole_whatever_part_of_it_is_named_before() {
    assert_eq!(hidden("张桂\n张桂兰", "张桂兰、张桂"), "***、***");
}

#[test]
fn a_mark_tells_nothing_of_how_long_the_passage_was() {
    assert_eq!(hidden("王五", "王五"), MARK);
    assert_eq!(hidden("西陵区某小区三单元五楼东户", "西陵区某小区三单元五楼东户"), MARK);
}

#[test]
fn blank_lines_and_doubles_are_no_passages() {
    let redaction = Redaction::of("  张桂兰 \n\n张桂兰\r\n \n").unwrap();
    assert_eq!(redaction.passages(), ["张桂兰"]);
}

#[test]
fn a_single_character_is_no_passage_and_there_is_an_end_to_them() {
    let short = Flaw::TooShort { at_least: 2 };
    assert_eq!(Redaction::of("张").unwrap_err(), flaw("passages", short));
    let long = Flaw::TooLong { at_most: 200 };
    assert_eq!(Redaction::of(&"长".repeat(201)).unwrap_err(), flaw("passages", long));
    assert!(Redaction::of(&"长".repeat(200)).is_ok());
    let lines = |count: usize| (0..count).map(|n| format!("段落{n}\n")).collect::<String>();
    assert!(Redaction::of(&lines(MOST)).is_ok());
    let many = Refusal::TooMany { at_most: MOST };
    assert_eq!(Redaction::of(&lines(MOST + 1)).unwrap_err(), many);
    assert_eq!(Redaction::of("张\u{202e}三").unwrap_err(), flaw("passages", Flaw::Characters));
}

#[test]
fn a_summary_is_asked_for_where_the_public_reads_nothing_else() {
    let publicity = |disclosure, summary: &str| Publicity {
        disclosure,
        summary: summary.to_owned(),
        passages: "张桂兰".to_owned(),
    };
    let summary = "反映老旧小区门前积水，建议疏通管网。";
    assert!(publicity(Disclosure::Summary, summary).check().is_ok());
    let missing = publicity(Disclosure::Summary, "").check();
    assert_eq!(missing.unwrap_err(), flaw("summary", Flaw::Missing));
    for disclosure in [Disclosure::Full, Disclosure::None] {
        let kept = publicity(disclosure, "").check().unwrap();
        assert_eq!(kept.passages(), ["张桂兰"]);
    }
}

#[rstest]
#[case::mobile("请打13800001234。", Personal::Phone, "13800001234")]
#[case::with_dashes("电话138-0000-1234", Personal::Phone, "138-0000-1234")]
#[case::full_width("电话１３８００００１２３４。", Personal::Phone, "１３８００００１２３４")]
#[case::landline("电话0717-6251234，", Personal::Phone, "0717-6251234")]
#[case::id("身份证420502198001011234号", Personal::IdNumber, "420502198001011234")]
#[case::id_with_letter("证号42050219800101123X。", Personal::IdNumber, "42050219800101123X")]
#[case::card("卡号6222021807001234567", Personal::Account, "6222021807001234567")]
#[case::name("村民张桂兰反映", Personal::Name, "张桂兰")]
#[case::short_name("脱贫户李明，患病三年", Personal::Name, "李明")]
#[case::at_the_end("联系人王建国", Personal::Name, "王建国")]
fn what_may_tell_of_a_person_is_pointed_out(
    #[case] text: &str,
    #[case] what: Personal,
    #[case] passage: &str,
) {
    assert_eq!(personal([text]), [Found { what, passage: passage.to_owned() }]);
}

#[rstest]
#[case::a_hotline("请拨打12345热线")]
#[case::money("概算约2100000元，共11800000000元")]
#[case::a_year("自2016年至2026年")]
#[case::a_document_number("鄂府发〔2017〕103号，编号20260012")]
#[case::people_in_general("居民高度关注，群众反映强烈，村民在雨天出行困难")]
#[case::a_place("住户向政府反映多次")]
#[case::too_long_a_number("流水号138000012341380000123413800001234")]
fn what_tells_of_nobody_is_left_alone(#[case] text: &str) {
    assert_eq!(personal([text]), []);
}

#[test]
fn each_passage_is_named_once_in_the_order_of_the_texts() {
    let found = personal(["电话13800001234，居民张桂兰。", "再打13800001234"]);
    let passages: Vec<_> = found.iter().map(|one| one.passage.as_str()).collect();
    assert_eq!(passages, ["13800001234", "张桂兰"]);
}

proptest! {
    #[test]
    fn no_passage_is_left_and_hiding_never_fails(
        text in "[张桂兰0-9*，]{0,60}",
        lines in prop::collection::vec("[张桂兰0-9]{2,5}", 0..6),
    ) {
        let redaction = Redaction::of(&lines.join("\n")).unwrap();
        let shown = redaction.hide(&text);
        for passage in redaction.passages() {
            prop_assert!(!shown.contains(passage.as_str()), "{passage} in {shown}");
        }
        prop_assert_eq!(redaction.hide(&shown), shown.clone());
    }

    #[test]
    fn what_is_pointed_out_stands_in_the_text(text in "\\PC{0,80}") {
        for one in personal([text.as_str()]) {
            prop_assert!(text.contains(&one.passage));
        }
    }
}
