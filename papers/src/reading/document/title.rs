//! Lines that stand above a text: the title, the number, the form's own name.

use super::label;
use crate::reading::cell::number::{number, session};
use crate::reading::cell::{half_width, squeezed};
use crate::reading::field::{Field, plain};

/// What a title ends with: 关于…的议案.
pub fn title_kind(title: &str) -> String {
    let end = squeezed(title).trim_end_matches(['》', '”', '）', ')']).to_owned();
    ["议案", "建议"]
        .iter()
        .find(|word| end.ends_with(*word))
        .map_or(String::new(), |word| (*word).to_owned())
}

const ENDS: [&str; 8] = ["建议", "议案", "意见", "批评", "建议案", "问题", "提议", "请求"];

/// 关于…的建议, counted or not, and a line of its own.
pub fn is_title(text: &str) -> bool {
    let text = title_words(text);
    let length = text.chars().count();
    let end = text.trim_end_matches(['》', '”', '）', ')', '"']);
    text.starts_with("关于")
        && (6..=100).contains(&length)
        && !text.contains(['。', '；', '\t'])
        && ENDS.iter().any(|word| end.ends_with(word))
}

/// Without the ordinal before it.
pub fn title_words(text: &str) -> &str {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || "一二三四五六七八九十第号（）()、.． 　０１２３４５６７８９".contains(c)
    });
    if rest.starts_with("关于") { rest } else { text }
}

/// 1、关于…, （二）关于…
pub fn ordinal_before(text: &str) -> bool {
    title_words(text).len() < text.trim().len()
}

/// A line that is a number and nothing else: 第001号, 建议第12号, 市七届人大五次会议第001号.
pub fn is_number_line(text: &str) -> bool {
    session_and_number(text).is_some()
}

pub fn session_and_number(text: &str) -> Option<(Option<crate::reading::SessionName>, String)> {
    let plain = squeezed(&half_width(text));
    if plain.chars().count() > 36 || plain.contains(['。', '，']) {
        return None;
    }
    let plain = plain.trim_matches(['(', ')', '（', '）']);
    let (session, rest) = match (session(plain), plain.find("会议")) {
        (Some(session), Some(at)) => (Some(session), &plain[at + "会议".len()..]),
        _ => (None, plain),
    };
    let rest = rest.trim_start_matches(['闭', '会', '期', '间', '(', ')', '（', '）']);
    let labelled =
        rest.split_once(':').filter(|(before, _)| label::of(before) == Some(Some(Field::Number)));
    if let Some((_, words)) = labelled {
        return number(words).is_ok().then(|| (session, words.to_owned()));
    }
    let said =
        rest.contains('第') && rest.contains('号') || rest.ends_with('号') && session.is_some();
    let words = ["代表", "大会", "人大"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    (said && number(words).is_ok_and(|one| one.printed.chars().count() <= 20))
        .then(|| (session, words.to_owned()))
}

/// The name of the form itself: 宜昌市人大代表建议、批评和意见表.
pub fn is_form_name(text: &str) -> bool {
    let plain = plain(text);
    let about = plain.contains("代表") && (plain.contains("建议") || plain.contains("议案"));
    let ends = ["表", "纸", "意见", "建议", "议案", "用纸", "登记表", "专用纸", "稿纸"];
    !plain.starts_with("关于")
        && plain.chars().count() <= 40
        && !text.contains(['。', '，', '：', ':'])
        && (about && ends.iter().any(|end| plain.ends_with(end))
            || session(text).is_some() && plain.ends_with("会议"))
}
