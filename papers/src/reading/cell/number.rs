//! 编号 as congresses print them, 届次, and small numbers in words: 第００１号, 温36, B(2017)103号.

use serde::{Deserialize, Serialize};

use super::{half_width, is_han, squeezed};
use crate::reading::problem::Trouble;

/// A number as printed, and what makes it the same number written otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// Half-width, 第 and 号 around plain digits left out, zeros in front kept.
    pub printed: String,
    /// Without brackets' shapes and zeros in front: 第００１号 and 1 are one.
    pub key: String,
    /// The count, where it is digits and nothing else.
    pub ordinal: Option<u64>,
}

const CHARS: usize = 40;

pub fn number(text: &str) -> Result<Number, Trouble> {
    let mut plain = squeezed(&half_width(text)).replace('#', "");
    // how spreadsheets are made to keep zeros
    if let Some(quoted) = plain.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        plain = quoted.to_owned();
    }
    let plain = plain.trim_matches(['\'', ':', '.', ',', ';', '、', '。']);
    let printed = bare(plain);
    if printed.chars().count() > CHARS || printed.starts_with('=') {
        return Err(Trouble::NumberNotUnderstood);
    }
    if printed.contains(['、', ',', ';', '/', '\n', '至', '~', '和', '及']) {
        return Err(Trouble::SeveralNumbers);
    }
    let shape = |c: char| {
        c.is_ascii_alphanumeric()
            || is_han(c)
            || matches!(c, '-' | '_' | '.' | '—')
            || "()〔〕[]【】".contains(c)
    };
    if !printed.chars().all(shape) {
        return Err(Trouble::NumberNotUnderstood);
    }
    let ordinal = counted(&printed);
    if ordinal.is_none() && !printed.chars().any(|c| c.is_ascii_digit()) {
        return Err(Trouble::NumberNotUnderstood);
    }
    let printed = match ordinal {
        Some(count) if !printed.starts_with(|c: char| c.is_ascii_digit()) => count.to_string(),
        _ => printed,
    };
    Ok(Number { key: key(&printed), ordinal, printed })
}

/// Digits, or a count in Chinese numerals: 第一百零三号.
fn counted(printed: &str) -> Option<u64> {
    if !printed.is_empty() && printed.chars().all(|c| c.is_ascii_digit()) {
        return printed.parse().ok();
    }
    chinese(printed).map(u64::from)
}

/// Without the words around plain digits: 第001号, 建议第1号, 1号, 第12件.
fn bare(plain: &str) -> String {
    let mut rest = plain;
    for before in ["建议", "议案", "编号", "案号", ":", "第", "No.", "NO.", "No", "№"] {
        rest = rest.strip_prefix(before).unwrap_or(rest);
    }
    for after in ["建议", "议案", "号", "件"] {
        rest = rest.strip_suffix(after).unwrap_or(rest);
    }
    let digits = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
    if digits || chinese(rest).is_some() { rest.to_owned() } else { plain.to_owned() }
}

/// Digits without zeros in front, brackets all of one shape, and no 第 or 号.
fn key(printed: &str) -> String {
    let mut key = String::new();
    let mut in_digits = false;
    let mut chars = printed.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '0' if !in_digits && chars.peek().is_some_and(char::is_ascii_digit) => {}
            '(' | '〔' | '[' | '【' => key.push('('),
            ')' | '〕' | ']' | '】' => key.push(')'),
            '第' | '号' => {}
            c => key.extend(c.to_uppercase()),
        }
        in_digits = c.is_ascii_digit() && (c != '0' || in_digits);
    }
    key
}

/// A count of at most 9999 in Chinese numerals.
pub fn chinese(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut any, mut units) = (0_u32, None, false, false);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            _ => {
                // 一二 is no count; zeros may stand between 一百零三
                let value = digit_of(c)?;
                if digit.is_some_and(|before| before != 0) {
                    return None;
                }
                digit = Some(value);
                any = true;
                continue;
            }
        };
        let times = match digit.take() {
            None if unit == 10 && !any => 1,
            None | Some(0) => return None,
            Some(times) => times,
        };
        total = total.checked_add(times * unit).filter(|sum| *sum <= 9_999)?;
        (any, units) = (true, true);
    }
    let end = digit.unwrap_or_default();
    (any && (units || text.chars().count() == 1)).then_some(total + end)
}

/// One Chinese digit, as dates are written with.
pub fn digit_of(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | '◯' | 'Ｏ' => 0,
        '一' | '元' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Digits or Chinese numerals.
pub fn small(text: &str) -> Option<u32> {
    if text.chars().all(|c| c.is_ascii_digit()) { text.parse().ok() } else { chinese(text) }
}

/// 届次: `市七届人大五次会议`, in recess or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SessionName {
    pub printed: String,
    /// 届
    pub term: u32,
    /// 次; none where only the term is named.
    pub session: Option<u32>,
    /// 闭会期间
    pub recess: bool,
}

/// Reads a session's name out of a cell, or out of a longer line that contains one.
pub fn session(text: &str) -> Option<SessionName> {
    let plain = squeezed(&half_width(text));
    let at = plain.find('届')?;
    let (before, begun) = numeral_before(&plain[..at])?;
    let after = &plain[at + '届'.len_utf8()..];
    let next = after.find('次').and_then(|place| {
        // 第七届第五次会议, 七届人大五次会议; not a 次 further on in the line
        let (count, _) = numeral_before(&after[..place])?;
        (after[..place].chars().count() <= 24).then_some((count, place))
    });
    let end = next.map_or(at + '届'.len_utf8(), |(_, place)| {
        let rest = &after[place + '次'.len_utf8()..];
        let tail = if rest.starts_with("会议") { "会议".len() } else { 0 };
        at + '届'.len_utf8() + place + '次'.len_utf8() + tail
    });
    Some(SessionName {
        printed: format!("{}{}", leading(&plain[..begun]), &plain[begun..end]),
        term: before,
        session: next.map(|(count, _)| count),
        recess: plain.contains("闭会"),
    })
}

/// The level's word before a term: 市第七届, 区十五届.
fn leading(before: &str) -> String {
    before.chars().rev().take_while(|c| is_han(*c)).collect::<Vec<_>>().into_iter().rev().collect()
}

/// A count at the end of `text`, with where it begins, 第 included.
fn numeral_before(text: &str) -> Option<(u32, usize)> {
    let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(*c);
    let length: usize = text.chars().rev().take_while(numeral).map(char::len_utf8).sum();
    let begun = text.len() - length;
    let count = small(&text[begun..]).filter(|count| (1..=99).contains(count))?;
    let with = text[..begun].strip_suffix('第').map_or(begun, str::len);
    Some((count, with))
}
