//! 类案 and 提醒: which titles are alike, and what is hinted at before something is handed in.

use domain::motion::hints::{Hint, hints};
use domain::motion::similar::{GLANCE, glance, likeness, telling};
use domain::motion::{MotionText, RefusalReason};
use rstest::rstest;

const PUBLISHED: &str = include_str!("../data/published.tsv");

fn titles() -> Vec<&'static str> {
    PUBLISHED.lines().map(|line| line.split('\t').nth(3).unwrap()).collect()
}

#[rstest]
#[case("关于修复横溪河桥栏杆的建议", "关于尽快修复横溪河桥面栏杆的建议")]
#[case("关于老旧小区加装电梯的建议", "关于支持老旧小区加装电梯问题的议案")]
#[case("关于G205谭家桥至汤口段拓宽的建议", "关于尽早拓宽g205谭家桥至汤口段的建议")]
fn titles_of_one_matter_are_alike(#[case] one: &str, #[case] other: &str) {
    assert!(likeness(one, other).is_some(), "{:?} {:?}", telling(one), telling(other));
    assert_eq!(likeness(one, other), likeness(other, one));
}

#[rstest]
#[case("关于修复横溪河桥栏杆的建议", "关于老旧小区加装电梯的建议")]
#[case("关于进一步加强养老服务问题的建议", "关于进一步加强校园安全问题的建议")]
#[case("", "")]
#[case("关于的建议", "关于的建议")]
fn the_frame_of_a_title_makes_none_alike(#[case] one: &str, #[case] other: &str) {
    assert_eq!(likeness(one, other), None);
}

#[test]
fn a_title_is_wholly_like_itself_and_published_ones_are_seldom_like_each_other() {
    let titles = titles();
    let mut pairs = 0;
    for (place, one) in titles.iter().enumerate() {
        assert_eq!(likeness(one, one), Some(100), "{one}");
        for other in &titles[place + 1..] {
            if likeness(one, other).is_some() {
                println!("{one} ~ {other}");
                pairs += 1;
            }
        }
    }
    assert!(pairs <= titles.len() / 10, "{pairs} pairs of {}", titles.len());
}

#[test]
fn what_is_looked_up_is_bounded_and_has_no_word_twice() {
    let words = telling(&"桥梁公路".repeat(30));
    assert_eq!(words, ["桥梁", "梁公", "公路", "路桥"]);
    let long: String = (0..90).filter_map(|place| char::from_u32(0x4E00 + place)).collect();
    assert_eq!(telling(&long).len(), 24);
}

#[test]
fn a_glance_at_a_reply_is_one_line() {
    assert_eq!(glance("周岚代表：\n 您的建议收悉。"), "周岚代表： 您的建议收悉。");
    let long = glance(&"答".repeat(GLANCE + 1));
    assert_eq!((long.chars().count(), long.chars().last()), (GLANCE + 1, Some('…')));
}

fn written(title: &str, problem: &str) -> MotionText {
    MotionText {
        title: title.to_owned(),
        problem: problem.to_owned(),
        reason: "多年没有安排资金，几家单位都说不归自己管，群众意见很大，代表小组已两次到现场。"
            .to_owned(),
        proposal: "请今年内到现场核实，列入计划，明确完成的时间和责任单位，并把结果告诉群众。"
            .to_owned(),
    }
}

#[test]
fn several_matters_in_a_title_or_in_numbers_are_hinted_at() {
    let title = hints(&written("关于拓宽通村公路和增加幼儿园学位的建议", "路窄，学位少。"));
    let [Hint::SeveralMatters { passages }] = title.as_slice() else { panic!("{title:?}") };
    assert_eq!(passages, &["关于拓宽通村公路", "增加幼儿园学位的建议"]);
    let numbered = "反映较多的有：\n一、通村公路太窄。\n二、卫生室没有村医。";
    let numbered = hints(&written("关于解决群众困难的建议", numbered));
    assert!(matches!(numbered.as_slice(), [Hint::SeveralMatters { .. }]), "{numbered:?}");
    let one = "一、通村公路太窄。\n二、公路没有护栏。";
    assert_eq!(hints(&written("关于拓宽公路和加装护栏的建议", one)), []);
}

/// Published suggestions were accepted, so a hint on one of them is a false alarm.
#[test]
fn few_published_titles_are_taken_for_several_matters() {
    let titles = titles();
    let hinted: Vec<_> =
        titles.iter().filter(|title| !hints(&written(title, "")).is_empty()).collect();
    println!("{} of {}: {hinted:?}", hinted.len(), titles.len());
    assert!(hinted.len() * 20 <= titles.len(), "{hinted:?}");
}

#[rstest]
#[case::private("我儿子的工作一直没有安排", RefusalReason::Private)]
#[case::case("对（2025）鄂民终12号判决书不服", RefusalReason::Case)]
#[case::letter("现代转三位居民的来信", RefusalReason::PetitionLetter)]
#[case::complaint("现举报某局负责人", RefusalReason::Complaint)]
#[case::promotion("这篇论文提出了新的方法", RefusalReason::AcademicOrPromotion)]
#[case::tender("该标段的评分办法不公", RefusalReason::Tender)]
#[case::level("请国务院修改条例", RefusalReason::OtherLevel)]
fn a_reason_why_it_might_not_be_accepted_is_named(
    #[case] problem: &str,
    #[case] reason: RefusalReason,
) {
    let found = hints(&written("关于某事的建议", problem));
    let is = |hint: &Hint| matches!(hint, Hint::MayBeRefused { reason: one, .. } if *one == reason);
    assert!(found.iter().any(is), "{found:?}");
}

#[test]
fn what_says_next_to_nothing_is_hinted_at_as_without_substance() {
    let text = MotionText { title: "关于修路的建议".to_owned(), ..MotionText::default() };
    let none = Hint::MayBeRefused { reason: RefusalReason::NoContent, word: "0".to_owned() };
    assert_eq!(hints(&text), [none]);
    assert_eq!(hints(&written("关于修路的建议", "")), []);
}
