//! Days in the ways in which Chinese sheets and letters write them. A day without its year, or of
//! which it is not clear what is the month, is not understood.

use jiff::civil::{Date, date as civil};

use super::number::{chinese, digit_of};
use super::{half_width, squeezed};
use crate::reading::problem::Trouble;

/// Days between which a date may lie; what is outside is a slip of the pen.
const FROM: i16 = 1949;
const TO: i16 = 2099;

pub fn date(text: &str) -> Result<Date, Trouble> {
    let plain = half_width(text);
    let plain = plain.trim().trim_matches(['。', '\'']).trim();
    if let Some(day) = serial(plain) {
        return Ok(day);
    }
    let plain = without_weekday(&squeezed(&without_time(plain)));
    let plain = if plain.contains('年') { arabic(&plain) } else { plain };
    let parts: Vec<&str> = plain
        .split(|c: char| {
            matches!(c, '年' | '月' | '日' | '号' | '.' | '/' | '-' | '—' | '、' | '。')
        })
        .collect();
    let parts: Vec<&str> = match parts.as_slice() {
        [rest @ .., ""] => rest.to_vec(),
        all => all.to_vec(),
    };
    if parts.iter().any(|part| part.is_empty() || !part.chars().all(|c| c.is_ascii_digit())) {
        return Err(Trouble::DateNotUnderstood);
    }
    match parts.as_slice() {
        [all] if all.len() == 8 => day(&all[..4], &all[4..6], &all[6..]),
        [year, month, of] if year.len() == 4 => day(year, month, of),
        [year, _] if year.len() == 4 => Err(Trouble::DateIncomplete),
        [month, of] if month.len() <= 2 && of.len() <= 2 => Err(Trouble::DateIncomplete),
        [year] if year.len() == 4 => Err(Trouble::DateIncomplete),
        _ => Err(Trouble::DateNotUnderstood),
    }
}

fn day(year: &str, month: &str, day: &str) -> Result<Date, Trouble> {
    let read = |text: &str| text.parse::<i16>().ok();
    let small = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
    let (Some(year), Some(month), Some(day)) = (read(year), small(month), small(day)) else {
        return Err(Trouble::DateNotUnderstood);
    };
    let made = Date::new(year, month, day).ok();
    made.filter(|day| (FROM..=TO).contains(&day.year())).ok_or(Trouble::DateNotUnderstood)
}

/// What a spreadsheet counts from the end of 1899, in a cell that is not laid out as a day.
fn serial(plain: &str) -> Option<Date> {
    let whole = plain.split_once('.').map_or(plain, |(whole, _)| whole);
    let fraction = plain.get(whole.len() + 1..).unwrap_or_default();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let count: i32 = whole.parse().ok()?;
    let day = civil(1899, 12, 30).checked_add(jiff::Span::new().days(count)).ok()?;
    (1954..=2080).contains(&day.year()).then_some(day)
}

/// 2017-01-05 00:00:00, 2017-01-05T00:00:00, 2017年1月5日 9:30.
fn without_time(text: &str) -> String {
    let mut kept = String::new();
    for (place, piece) in text.split([' ', 'T']).enumerate() {
        let time = piece.contains(':') || ["上午", "下午"].contains(&piece);
        if place == 0 || !time {
            kept.push_str(piece);
        }
    }
    kept
}

fn without_weekday(text: &str) -> String {
    let bracket = text.find('(').filter(|at| text[*at..].contains(['周', '期']));
    let cut = bracket.or_else(|| text.find("星期")).or_else(|| text.find('周'));
    cut.map_or(text, |at| &text[..at]).to_owned()
}

/// 二〇一七年一月十五日 in digits.
fn arabic(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(['年', '月', '日', '号']) {
        let words = piece.trim_end_matches(['年', '月', '日', '号']);
        let mark = &piece[words.len()..];
        let is_year = mark == "年";
        if words.chars().all(|c| c.is_ascii_digit()) {
            out.push_str(words);
        } else if is_year && words.chars().count() == 4 {
            // 二O一七 with a letter, and 2〇17, are seen as well
            let digit = |c: char| match c {
                'O' | 'o' => Some(0),
                c => c.to_digit(10).or_else(|| digit_of(c)),
            };
            let digits: Option<Vec<u32>> = words.chars().map(digit).collect();
            let Some(digits) = digits else { return text.to_owned() };
            out.extend(digits.iter().filter_map(|digit| char::from_digit(*digit, 10)));
        } else if let Some(count) = tens(words) {
            out.push_str(&count.to_string());
        } else {
            return text.to_owned();
        }
        out.push_str(mark);
    }
    out
}

/// 廿三 besides what counts are written with.
fn tens(words: &str) -> Option<u32> {
    let spelled = words.replace('廿', "二十").replace('卅', "三十");
    chinese(&spelled)
}
