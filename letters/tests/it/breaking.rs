//! Where lines break, told of characters that are all one wide.

use letters::pdf::breaking::lines;
use letters::pdf::setting::Unit;

fn units(text: &str) -> Vec<Unit> {
    text.char_indices()
        .map(|(at, letter)| Unit {
            letter,
            bytes: at..at + letter.len_utf8(),
            glyph: 1,
            font: 0,
            width: 1.0,
        })
        .collect()
}

fn broken(text: &str, room: f32) -> Vec<String> {
    let units = units(text);
    let letters: Vec<char> = text.chars().collect();
    lines(&units, room, room).into_iter().map(|range| letters[range].iter().collect()).collect()
}

#[test]
fn a_full_line_ends_where_the_room_does() {
    assert_eq!(broken("一二三四五六七八九十", 4.0), ["一二三四", "五六七八", "九十"]);
    assert_eq!(broken("", 4.0), Vec::<String>::new());
}

#[test]
fn no_line_begins_with_what_ends_a_phrase() {
    // a full stop gives up its empty half, or takes the character before it along
    assert_eq!(broken("一二三四五。六七八", 5.5), ["一二三四五。", "六七八"]);
    assert_eq!(broken("一二三四五。六七八", 5.0), ["一二三四", "五。六七八"]);
    assert_eq!(broken("一二三四五？！）六", 5.0), ["一二三四", "五？！）六"]);
    assert_eq!(broken("一二三四十……五六", 5.0), ["一二三四", "十……五六"]);
}

#[test]
fn no_line_ends_with_what_begins_a_phrase() {
    assert_eq!(broken("一二三四（五六）七", 5.0), ["一二三四", "（五六）七"]);
    assert_eq!(broken("一二三“《四五》”六", 5.0), ["一二三", "“《四", "五》”六"]);
}

#[test]
fn words_and_numbers_stay_whole_and_what_is_too_long_for_a_line_does_not() {
    assert_eq!(broken("一二三2026年", 5.0), ["一二三", "2026年"]);
    assert_eq!(broken("一二 report 三", 7.0), ["一二 ", "report ", "三"]);
    assert_eq!(broken("一abcdefghij", 4.0), ["一", "abcd", "efgh", "ij"]);
    assert_eq!(broken("一二三12.5%四", 5.0), ["一二三", "12.5%", "四"]);
}

#[test]
fn a_text_of_marks_alone_still_ends() {
    assert_eq!(broken("。。。。。。", 2.0).concat(), "。。。。。。");
    assert_eq!(broken("（（（（（", 2.0).concat(), "（（（（（");
    let text = "字".repeat(10_000);
    assert_eq!(broken(&text, 28.0).len(), 10_000_usize.div_ceil(28));
}

#[test]
fn the_first_line_may_be_shorter() {
    let units = units("一二三四五六七");
    assert_eq!(lines(&units, 2.0, 4.0), [0..2, 2..6, 6..7]);
}
