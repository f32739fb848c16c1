//! What papers say of themselves, and what is taken out of a text before.

use domain::motion::Kind;
use jiff::civil::date;
use letters::paper::{Block, Style, signature_indents};
use letters::{ReplyLetter, clean, words};

use crate::samples;

#[test]
fn a_reply_is_titled_by_the_number_it_answers() {
    let title = |number| words::reply_title(Kind::Suggestion, number);
    assert_eq!(title("市七届人大五次会议第001号"), "关于市七届人大五次会议第001号建议的答复");
    assert_eq!(title("温36"), "关于第温36号建议的答复");
    assert_eq!(title(""), "关于代表建议的答复");
    let bill = words::reply_title(Kind::Bill, "市七届人大五次会议议案第002号");
    assert_eq!(bill, "关于市七届人大五次会议议案第002号的答复");
}

#[test]
fn dates_are_written_as_official_papers_write_them() {
    assert_eq!(words::date(date(2026, 3, 5)), "2026年3月5日");
}

#[test]
fn what_cannot_be_seen_is_taken_out_and_all_else_stays() {
    assert_eq!(clean::text("a\u{0}b\u{8}\u{7F}c\u{9D}\r\nd\re\u{2028}f\tg"), "abc\nd\ne\nf g");
    assert_eq!(clean::text("\u{202E}倒\u{2066}\u{FEFF}\u{FFFE}\u{E0041}着"), "倒着");
    let kept = "㙍𠮷龘é🙂“”——……　〔2026〕葛\u{E0100}👩\u{200D}🌾";
    assert_eq!(clean::text(kept), kept);
    assert_eq!(clean::line("  一\n\n 二\t三 "), "一 二 三");
    assert_eq!(clean::paragraphs("\n　　一\r\n\r\n  二  \n"), ["一", "二"]);
}

fn texts(letter: &ReplyLetter) -> Vec<(Style, String)> {
    let blocks = letter.paper().blocks.into_iter();
    blocks
        .filter_map(|block| match block {
            Block::Text(style, text) => Some((style, text)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_letter_greets_once_and_says_once_what_it_answers() {
    let greetings = |letter: &ReplyLetter| {
        let lines = texts(letter);
        let greets = lines.iter().filter(|(style, _)| *style == Style::Addressee).count();
        let received = lines.iter().filter(|(_, text)| text.contains("收悉")).count();
        (greets, received)
    };
    let mut letter = samples::reply();
    assert_eq!(greetings(&letter), (1, 1));
    letter.text = "周明远代表：\n您好！来信收悉，现答复如下：\n已经办好。".to_owned();
    assert_eq!(greetings(&letter), (1, 1));
    letter.text = "已经办好。".to_owned();
    assert_eq!(greetings(&letter), (1, 1));
    let lines = texts(&letter);
    assert!(lines.contains(&(Style::Addressee, "周明远代表：".to_owned())));
    assert!(lines.iter().any(|(_, text)| text.starts_with("您提出的《关于在老旧小区")));
}

#[test]
fn headings_are_known_by_their_numerals() {
    for (line, level) in [
        ("一、关于停车", Some(1)),
        ("十二、其他", Some(1)),
        ("（一）已经开放的单位", Some(2)),
        ("一、我局高度重视，已经办好。", None),
        ("一般来说、这不是标题", None),
        ("（试行）办法", None),
        ("1、开放", None),
        ("", None),
    ] {
        assert_eq!(words::heading_level(line), level, "{line}");
    }
}

#[test]
fn a_suggestion_and_a_bill_name_their_parts_as_the_law_does() {
    let headings = |kind| {
        let mut sheet = samples::suggestion();
        sheet.kind = kind;
        sheet.parts[1] = " \n".to_owned();
        let blocks = sheet.paper().blocks.into_iter();
        let found = blocks.filter_map(|block| match block {
            Block::Text(Style::Heading, text) => Some(text),
            _ => None,
        });
        found.collect::<Vec<_>>()
    };
    // an empty part is left out, and the numerals have no gap
    assert_eq!(headings(Kind::Suggestion), ["一、情况", "二、建议"]);
    assert_eq!(headings(Kind::Bill), ["一、案由", "二、方案"]);
}

#[test]
fn the_unit_stands_over_the_middle_of_its_date() {
    let (unit, day) = signature_indents("宜昌市水利局", "2026年5月8日");
    // six characters over six: 2026, 5 and 8 are half characters, 年月日 whole ones
    assert_eq!((unit, day), (4.0, 4.0));
    let (unit, day) = signature_indents(&"长".repeat(20), "2026年5月8日");
    assert_eq!(unit, 2.0);
    assert!(day > 8.0);
}
