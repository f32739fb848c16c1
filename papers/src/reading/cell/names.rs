//! Several people or units in one cell, parted by whatever hand has parted them, with the brackets,
//! labels and counts that stand among them.

use domain::motion::Part;
use serde::{Deserialize, Serialize};

use super::number::small;
use super::{half_width, is_han};
use crate::reading::problem::Trouble;

/// Somebody by name; a delegation may stand where a deputy does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    /// What brackets say of them: 宜昌代表团, 领衔.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Person {
    /// 全团: the whole delegation raises it.
    pub fn is_delegation(&self) -> bool {
        self.name.ends_with("代表团") || self.name.ends_with("全团")
    }
}

/// The people of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub people: Vec<Person>,
    /// 等12人: how many there are said to be in all.
    pub count: Option<u32>,
    /// 等 without a count.
    pub others: bool,
}

/// A unit, with its part where brackets or a label tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub name: String,
    pub part: Option<Part>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    pub units: Vec<Unit>,
    pub others: bool,
}

/// Longest name, of a person or of a unit.
const PERSON: usize = 25;
const UNIT: usize = 60;

/// Cells that say in a sign that there is nobody.
fn is_nobody(text: &str) -> bool {
    matches!(text.trim(), "" | "/" | "-" | "—" | "——" | "无" | "\\" | "--" | "－")
}

pub fn people(text: &str) -> Result<People, Trouble> {
    let plain = half_width(text);
    if is_nobody(&plain) {
        return Ok(People::default());
    }
    let mut found = People::default();
    for piece in pieces(plain.trim()) {
        let piece = without_label(
            &piece,
            &["领衔代表", "领衔", "附议代表", "附议人", "附议", "代表", "联名"],
        );
        let (piece, count, others) = and_others(piece);
        found.count = found.count.or(count);
        found.others |= others;
        let (name, note) = brackets(&piece);
        for name in joined(&name) {
            found.people.push(Person { name, note: note.clone() });
        }
        let (_, within, _) = and_others(&note);
        found.count = found.count.or(within);
    }
    let known = |person: &Person| {
        let length = person.name.chars().count();
        (2..=PERSON).contains(&length)
            && person.name.chars().all(|c| is_han(c) || c.is_alphabetic() || "·.• ".contains(c))
    };
    if found.people.is_empty() && found.count.is_none() || !found.people.iter().all(known) {
        return Err(Trouble::PeopleNotUnderstood);
    }
    let mut seen: Vec<&str> = Vec::new();
    let twice = found.people.iter().any(|one| {
        let again = seen.contains(&one.name.as_str());
        seen.push(&one.name);
        again
    });
    if twice { Err(Trouble::PeopleNotUnderstood) } else { Ok(found) }
}

pub fn units(text: &str) -> Result<Units, Trouble> {
    let plain = half_width(text);
    let mut found = Units::default();
    if is_nobody(&plain) {
        return Ok(found);
    }
    let mut part = None;
    for piece in pieces(plain.trim()) {
        let (label, piece) = labelled(&piece);
        part = label.or(part);
        let (piece, _, others) = and_others(piece);
        found.others |= others;
        for word in piece.split_whitespace() {
            let (name, own) = bracketed_part(word);
            // as units write their own names
            let name = name.trim_matches(['.', '。']).replace('(', "（").replace(')', "）");
            if name.chars().count() > UNIT {
                return Err(Trouble::TooLong);
            }
            if !name.is_empty() && !found.units.iter().any(|one| one.name == name) {
                found.units.push(Unit { name, part: own.or(part) });
            }
        }
    }
    Ok(found)
}

/// Parted by marks and line breaks that stand outside brackets.
fn pieces(text: &str) -> Vec<String> {
    let (mut depth, mut pieces, mut piece) = (0_u32, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '(' | '〔' | '[' | '【' => depth += 1,
            ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = matches!(c, '、' | ',' | ';' | '\n' | '\r' | '/' | '|' | '\t' | '。');
        if parts && depth == 0 {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    pieces.push(piece);
    pieces.into_iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// Words parted by blank space, which also stands within names: 王　伟 李建国 is two people.
fn joined(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split_whitespace() {
        let single = word.chars().count() == 1 && word.chars().all(is_han);
        match names.last_mut() {
            Some(last) if open && word.chars().count() <= 2 => {
                last.push_str(word);
                open = false;
            }
            _ => {
                names.push(word.to_owned());
                open = single;
            }
        }
    }
    names
}

/// The words with what is said of others cut off: 张三等12名代表 is 张三, and 12 in all.
fn and_others(piece: &str) -> (String, Option<u32>, bool) {
    let whole = || (piece.to_owned(), None, false);
    let tail = |rest: &str| {
        let digits = rest.trim_end_matches("代表").trim_end_matches("人大");
        let digits = digits.trim_end_matches(['人', '名', '位']);
        (digits.len() < rest.len()).then(|| small(digits.trim())).flatten()
    };
    if let Some(at) = piece.rfind('等') {
        let rest = piece[at + '等'.len_utf8()..].trim();
        let before = piece[..at].trim().to_owned();
        return match rest {
            "" | "人" | "代表" | "单位" | "部门" | "同志" | "人大代表" => {
                (before, None, true)
            }
            // 等5家单位 counts units, of which no list is kept
            rest if rest.ends_with("单位") || rest.ends_with("部门") => (before, None, true),
            rest => tail(rest).map_or_else(whole, |count| (before, Some(count), false)),
        };
    }
    let digits = piece.trim().trim_start_matches(['共', '计']);
    match tail(digits) {
        Some(count) => (String::new(), Some(count), false),
        None => whole(),
    }
}

/// A name and what stands in brackets after it.
fn brackets(piece: &str) -> (String, String) {
    let (mut depth, mut name, mut note) = (0_u32, String::new(), String::new());
    for c in piece.chars() {
        match c {
            '(' | '〔' | '[' | '【' => depth += 1,
            ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth > 0 => note.push(c),
            c => name.push(c),
        }
    }
    (name.trim().to_owned(), note.trim().to_owned())
}

fn without_label<'a>(piece: &'a str, labels: &[&str]) -> &'a str {
    match piece.split_once(':') {
        Some((label, rest)) if labels.contains(&label.trim()) => rest.trim(),
        _ => piece,
    }
}

/// A unit's part by the word for it.
fn part_named(word: &str) -> Option<Part> {
    Some(match word.trim() {
        "主办" | "主" | "主办单位" | "牵头" | "牵头单位" | "分办" | "独办" | "分办单位" => {
            Part::Lead
        }
        "会办" | "协办" | "会" | "协" | "会办单位" | "协办单位" | "配合" | "配合单位" => {
            Part::Joint
        }
        _ => return None,
    })
}

/// 主办:市交通局
fn labelled(piece: &str) -> (Option<Part>, &str) {
    match piece.split_once(':') {
        Some((label, rest)) => match part_named(label) {
            Some(part) => (Some(part), rest.trim()),
            None => (None, piece),
        },
        None => (None, piece),
    }
}

/// 市交通局(主办); other brackets belong to the name.
fn bracketed_part(word: &str) -> (&str, Option<Part>) {
    let Some(inner) = word.strip_suffix([')', '〕', ']', '】']) else { return (word, None) };
    let Some(at) = inner.rfind(['(', '〔', '[', '【']) else { return (word, None) };
    let mark = inner[at..].chars().next().map_or(1, char::len_utf8);
    match part_named(&inner[at + mark..]) {
        Some(part) => (&word[..at], Some(part)),
        None => (word, None),
    }
}
