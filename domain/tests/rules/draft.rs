//! What may be written: hostile input is refused by name, honest input is kept as text.

use domain::error::is_hostile;
use domain::motion::draft::{PART, SUMMARY, TITLE};
use domain::motion::{Category, Disclosure, Draft, Kind, MotionText};
use domain::{FieldError, Flaw, Refusal};
use proptest::prelude::*;
use rstest::rstest;

/// A draft that may be submitted.
fn sound() -> Draft {
    Draft {
        kind: Kind::Suggestion,
        text: MotionText {
            title: "关于加装老旧小区电梯的建议".to_owned(),
            problem: "全市老旧小区多为六层以上，没有电梯。".to_owned(),
            reason: "居民意见难以统一，资金没有着落。".to_owned(),
            proposal: "出台补助办法，由街道统一协调。".to_owned(),
        },
        category: Some(Category::Housing),
        disclosure: Disclosure::Full,
        summary: String::new(),
    }
}

const FIELDS: [&str; 5] = ["title", "problem", "reason", "proposal", "summary"];

fn with(field: &str, words: &str) -> Draft {
    let mut draft = sound();
    let place = match field {
        "title" => &mut draft.text.title,
        "problem" => &mut draft.text.problem,
        "reason" => &mut draft.text.reason,
        "proposal" => &mut draft.text.proposal,
        _ => &mut draft.summary,
    };
    *place = words.to_owned();
    draft
}

fn flaws(outcome: Result<(), Refusal>) -> Vec<FieldError> {
    match outcome {
        Ok(()) => Vec::new(),
        Err(Refusal::Invalid(flaws)) => flaws,
        Err(other) => panic!("a form is mended field by field, not refused with {other:?}"),
    }
}

fn flaw(field: &str, flaw: Flaw) -> Vec<FieldError> {
    vec![FieldError { field: field.to_owned(), flaw }]
}

fn longest(field: &str) -> usize {
    match field {
        "title" => TITLE,
        "summary" => SUMMARY,
        _ => PART,
    }
}

#[test]
fn a_sound_draft_is_kept_and_submitted() {
    assert_eq!(sound().check_kept(), Ok(()));
    assert_eq!(sound().check_submitted(), Ok(()));
}

#[test]
fn an_empty_draft_is_kept_but_not_submitted_and_every_gap_is_named() {
    let empty = Draft::default();
    assert_eq!(empty.check_kept(), Ok(()));
    let missing: Vec<_> = ["title", "problem", "reason", "proposal", "category"]
        .map(|field| FieldError { field: field.to_owned(), flaw: Flaw::Missing })
        .into();
    assert_eq!(flaws(empty.check_submitted()), missing);
}

#[test]
fn a_draft_begins_with_its_first_word_or_category_and_not_with_nothing() {
    let missing = flaw("title", Flaw::Missing);
    let blank = MotionText { title: "\u{3000} \n".to_owned(), ..MotionText::default() };
    for kind in [Kind::Suggestion, Kind::Bill] {
        for text in [MotionText::default(), blank.clone()] {
            let nothing = Draft { kind, text, disclosure: Disclosure::None, ..Draft::default() };
            assert_eq!(flaws(nothing.check_begun()), missing);
        }
    }
    let category = Some(Category::ALL[0]);
    assert_eq!(Draft { category, ..Draft::default() }.check_begun(), Ok(()));
    for field in FIELDS {
        let mut begun = Draft::default();
        let first = |name: &str| (name == field).then(|| "路".to_owned());
        begun = begun.typed_over(first);
        assert_eq!(begun.check_begun(), Ok(()), "{field}");
        let over = Draft::default()
            .typed_over(|name| (name == field).then(|| "路".repeat(longest(field) + 1)));
        let over_long = flaw(field, Flaw::TooLong { at_most: longest(field) });
        assert_eq!(flaws(over.check_begun()), over_long, "{field}");
    }
}

#[test]
fn a_draft_is_disclosed_in_full_until_its_author_says_otherwise() {
    assert_eq!(Draft::default().disclosure, Disclosure::Full);
}

#[test]
fn blank_space_is_not_content() {
    for blank in [" ", "\n\n", "\u{3000}\u{3000}", "\t \r\n"] {
        for field in ["problem", "reason", "proposal"] {
            let draft = with(field, blank);
            assert_eq!(draft.check_kept(), Ok(()));
            assert_eq!(flaws(draft.check_submitted()), flaw(field, Flaw::Missing), "{blank:?}");
        }
    }
}

#[test]
fn only_a_missing_category_is_asked_for_when_all_else_is_sound() {
    let draft = Draft { category: None, ..sound() };
    assert_eq!(flaws(draft.check_submitted()), flaw("category", Flaw::Missing));
}

#[test]
fn as_much_as_is_allowed_is_allowed_and_one_character_more_is_not() {
    for field in FIELDS {
        let most = longest(field);
        // characters, not bytes: each of these is three bytes long
        assert_eq!(with(field, &"履".repeat(most)).check_kept(), Ok(()), "{field}");
        let over = flaw(field, Flaw::TooLong { at_most: most });
        assert_eq!(flaws(with(field, &"履".repeat(most + 1)).check_kept()), over);
        assert_eq!(flaws(with(field, &"履".repeat(most + 1)).check_submitted()), over);
    }
}

#[test]
fn a_hundred_thousand_characters_are_too_long_in_every_field() {
    for field in FIELDS {
        let over = flaw(field, Flaw::TooLong { at_most: longest(field) });
        assert_eq!(flaws(with(field, &"字".repeat(100_000)).check_kept()), over);
    }
}

#[rstest]
#[case("title", 4)]
#[case("problem", 10)]
#[case("reason", 10)]
#[case("proposal", 10)]
fn too_few_words_are_kept_but_not_submitted(#[case] field: &str, #[case] at_least: usize) {
    let few = with(field, &"少".repeat(at_least - 1));
    assert_eq!(few.check_kept(), Ok(()));
    assert_eq!(flaws(few.check_submitted()), flaw(field, Flaw::TooShort { at_least }));
    assert_eq!(with(field, &"够".repeat(at_least)).check_submitted(), Ok(()));
}

#[test]
fn a_summary_is_asked_for_only_where_the_public_reads_nothing_else() {
    for disclosure in [Disclosure::Full, Disclosure::None] {
        assert_eq!(Draft { disclosure, ..sound() }.check_submitted(), Ok(()));
    }
    let disclosure = Disclosure::Summary;
    let without = Draft { disclosure, ..sound() };
    assert_eq!(without.check_kept(), Ok(()));
    assert_eq!(flaws(without.check_submitted()), flaw("summary", Flaw::Missing));
    let short = Draft { disclosure, ..with("summary", "加装电梯") };
    assert_eq!(flaws(short.check_submitted()), flaw("summary", Flaw::TooShort { at_least: 10 }));
    let enough = Draft { disclosure, ..with("summary", "建议对加装电梯给予补助") };
    assert_eq!(enough.check_submitted(), Ok(()));
}

#[rstest]
#[case::null('\0')]
#[case::bell('\u{7}')]
#[case::escape('\u{1B}')]
#[case::delete('\u{7F}')]
#[case::next_line('\u{85}')]
#[case::line_separator('\u{2028}')]
#[case::paragraph_separator('\u{2029}')]
#[case::zero_width_space('\u{200B}')]
#[case::zero_width_joiner('\u{200D}')]
#[case::left_to_right_mark('\u{200E}')]
#[case::right_to_left_mark('\u{200F}')]
#[case::embedding('\u{202A}')]
#[case::override_of_direction('\u{202E}')]
#[case::word_joiner('\u{2060}')]
#[case::isolate('\u{2066}')]
#[case::end_of_isolate('\u{2069}')]
#[case::byte_order_mark('\u{FEFF}')]
#[case::soft_hyphen('\u{AD}')]
#[case::arabic_letter_mark('\u{61C}')]
#[case::vowel_separator('\u{180E}')]
#[case::interlinear('\u{FFF9}')]
#[case::interlinear_end('\u{FFFB}')]
#[case::filler('\u{3164}')]
#[case::half_width_filler('\u{FFA0}')]
#[case::choseong_filler('\u{115F}')]
#[case::jungseong_filler('\u{1160}')]
#[case::tag('\u{E0041}')]
fn an_unseen_character_is_refused_wherever_it_stands(#[case] unseen: char) {
    assert!(is_hostile(unseen));
    for field in FIELDS {
        for place in ["{}建议内容在这里写明", "建议内容{}在这里写明", "建议内容在这里写明{}"]
        {
            let draft = with(field, &place.replace("{}", &unseen.to_string()));
            assert_eq!(flaws(draft.check_kept()), flaw(field, Flaw::Characters), "{field}");
            assert_eq!(flaws(draft.check_submitted()), flaw(field, Flaw::Characters), "{field}");
        }
    }
}

/// The neighbours of what is refused, rare characters of names, minority scripts and emoji.
#[rstest]
#[case('\n')]
#[case('\r')]
#[case('\t')]
#[case(' ')]
#[case('\u{7E}')]
#[case('\u{A0}')]
#[case('\u{AC}')]
#[case('\u{AE}')]
#[case('\u{2010}')]
#[case('\u{2027}')]
#[case('\u{202F}')]
#[case('\u{205F}')]
#[case('\u{206A}')]
#[case('\u{3000}')]
#[case('\u{3163}')]
#[case('\u{3165}')]
#[case('\u{FFFC}')]
#[case('㼆')]
#[case('𠅤')]
#[case('བ')]
#[case('ᠮ')]
#[case('ئ')]
#[case('👍')]
fn what_people_write_is_not_hostile(#[case] honest: char) {
    assert!(!is_hostile(honest));
}

#[rstest]
#[case::script("<script>alert(1)</script>请按文字保存")]
#[case::image("<img src=x onerror=alert(1)>请按文字保存")]
#[case::sql("'; DROP TABLE motion; -- 请按文字保存")]
#[case::formula("=HYPERLINK(\"http://example.invalid\",\"点此领取\")")]
#[case::plus("+1+1 请按文字保存这一段内容")]
#[case::at("@SUM(A1:A9) 请按文字保存")]
#[case::template("{{constructor}} ${7*7} 请按文字保存")]
fn code_and_formulas_are_text_like_any_other(#[case] words: &str) {
    for field in FIELDS {
        assert_eq!(with(field, words).check_submitted(), Ok(()), "{field}");
        assert_eq!(with(field, words).tidied(), with(field, words), "{field}");
    }
}

#[rstest]
#[case::line_feed("关于电梯\n的建议")]
#[case::carriage_return("关于电梯\r的建议")]
#[case::tab("关于电梯\t的建议")]
fn a_title_is_one_line(#[case] title: &str) {
    assert_eq!(flaws(with("title", title).check_kept()), flaw("title", Flaw::Characters));
    assert_eq!(flaws(with("title", title).check_submitted()), flaw("title", Flaw::Characters));
}

#[test]
fn paragraphs_are_welcome_in_every_other_field() {
    for field in ["problem", "reason", "proposal", "summary"] {
        let words = "第一段写明情况。\n\n\t第二段写明原因。";
        assert_eq!(with(field, words).check_submitted(), Ok(()), "{field}");
    }
}

#[test]
fn all_flaws_are_told_at_once() {
    let mut draft = with("title", "短");
    draft.text.problem = "字".repeat(PART + 1);
    draft.text.reason = "看不见\u{200B}的字符".to_owned();
    draft.category = None;
    let named: Vec<_> = flaws(draft.check_submitted()).into_iter().map(|one| one.field).collect();
    assert_eq!(named, ["title", "problem", "reason", "category"]);
}

#[test]
fn tidying_takes_blank_ends_and_foreign_line_ends_from_every_field() {
    for field in FIELDS {
        let untidy = with(field, " \u{3000}\r\n一\r\n二\r三\n四 \t\n");
        assert_eq!(untidy.tidied(), with(field, "一\n二\n三\n四"), "{field}");
    }
}

/// The forms count down to these, and the database's columns have no limit of their own.
#[test]
fn a_title_has_sixty_characters_a_part_five_thousand_and_a_summary_three_hundred() {
    assert_eq!((TITLE, PART, SUMMARY), (60, 5_000, 300));
}

proptest! {
    #[test]
    fn tidying_twice_changes_no_more_than_tidying_once(words in "(?s).{0,60}") {
        let once = with("problem", &words).tidied();
        prop_assert_eq!(once.clone().tidied(), once);
    }

    #[test]
    fn what_may_be_submitted_may_be_kept(words in "(?s).{0,80}", place in 0..5_usize) {
        let draft = with(FIELDS[place], &words);
        prop_assert!(draft.check_submitted().is_err() || draft.check_kept().is_ok());
    }

    /// Whatever is sent, the answer names fields and never panics.
    #[test]
    fn whatever_is_written_is_accepted_or_refused_by_field(words in any::<String>()) {
        for field in FIELDS {
            for one in flaws(with(field, &words).check_submitted()) {
                prop_assert_eq!(one.field.as_str(), field);
            }
        }
    }

    #[test]
    fn tidying_makes_nothing_sound_unsound(words in "(?s).{0,80}", place in 0..5_usize) {
        let draft = with(FIELDS[place], &words);
        prop_assert!(draft.check_kept().is_err() || draft.tidied().check_kept().is_ok());
    }
}

/// A form with these fields and no others.
fn form<'f>(fields: &'f [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'f {
    |asked| fields.iter().find(|(name, _)| *name == asked).map(|(_, words)| (*words).to_owned())
}

#[test]
fn what_a_form_does_not_have_stays_as_it_is_kept() {
    assert_eq!(sound().typed_over(form(&[])), sound());
    for field in FIELDS {
        let words = "另外写的几个字，足够长了。";
        assert_eq!(sound().typed_over(form(&[(field, words)])), with(field, words), "{field}");
        assert_eq!(sound().typed_over(form(&[(field, "")])), with(field, ""), "{field}");
    }
}

#[test]
fn a_category_is_taken_back_by_an_empty_choice_and_a_disclosure_by_none() {
    let typed = |name, code| sound().typed_over(form(&[(name, code)]));
    assert_eq!(typed("category", "transport").category, Some(Category::Transport));
    assert_eq!(typed("category", "").category, None);
    assert_eq!(typed("disclosure", "summary").disclosure, Disclosure::Summary);
    for made_up in ["", "everything"] {
        assert_eq!(typed("disclosure", made_up).disclosure, Disclosure::Full);
    }
}

#[test]
fn blank_space_at_the_ends_and_the_line_ends_of_browsers_are_no_change() {
    let kept = with("problem", "第一行\n第二行");
    for same in ["第一行\r\n第二行", " 第一行\r第二行\r\n", "第一行\n第二行\n"] {
        assert_eq!(kept.clone().typed_over(form(&[("problem", same)])), kept, "{same:?}");
    }
    let longer = kept.clone().typed_over(form(&[("problem", "第一行\r\n第二行\r\n第三行")]));
    assert_eq!(longer.text.problem, "第一行\n第二行\n第三行");
}
