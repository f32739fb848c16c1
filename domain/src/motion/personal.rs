//! 个人信息: passages that may tell of a private person, for the office to look at before the public
//! does (《个人信息保护法》第四条、第二十八条). Hints by form and by words: a person decides.

use serde::{Deserialize, Serialize};

/// What a passage seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Personal {
    /// 电话号码
    Phone,
    /// 身份证号
    IdNumber,
    /// 银行卡号
    Account,
    /// 姓名
    Name,
}

/// A passage, as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub what: Personal,
    pub passage: String,
}

/// Each passage once, in the order in which the texts have them.
pub fn personal<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for text in texts {
        let chars: Vec<char> = text.chars().collect();
        for one in numbers(&chars).into_iter().chain(names(&chars)) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// The digit that a character stands for, full-width ones among them.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | ' ')
}

/// Runs of digits, with single dashes between, that have the form of a number of somebody's.
fn numbers(chars: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if digit(chars[at]).is_none() {
            at += 1;
            continue;
        }
        let (begin, mut digits) = (at, Vec::new());
        let mut end = at;
        while at < chars.len() {
            if let Some(one) = digit(chars[at]) {
                digits.push(one);
                end = at + 1;
            } else if !(is_dash(chars[at]) && end == at) {
                break;
            }
            at += 1;
        }
        let check_letter = chars.get(end).is_some_and(|c| matches!(c, 'X' | 'x' | 'Ｘ'));
        if digits.len() == 17 && check_letter {
            end += 1;
        }
        at = end;
        if let Some(what) = kind(&digits, check_letter) {
            found.push(Found { what, passage: chars[begin..end].iter().collect() });
        }
    }
    found
}

fn kind(digits: &[u32], check_letter: bool) -> Option<Personal> {
    let value = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, one| sum * 10 + one);
    let born = || {
        (1900..=2099).contains(&value(6, 10))
            && (1..=12).contains(&value(10, 12))
            && (1..=31).contains(&value(12, 14))
    };
    match (digits.len(), digits) {
        (11, [1, 3..=9, ..]) => Some(Personal::Phone),
        // an area code and seven or eight digits
        (10..=12, [0, 1..=9, ..]) => Some(Personal::Phone),
        (18, _) if born() => Some(Personal::IdNumber),
        (17, _) if check_letter && born() => Some(Personal::IdNumber),
        (16..=19, [6, 2, ..]) => Some(Personal::Account),
        _ => None,
    }
}

/// Words before which a private person's name often stands.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "居民", "村民", "业主", "群众", "患者", "病人", "户主", "老人", "住户", "农户", "商户", "学生", "家长",
    "职工", "脱贫户", "低保户", "残疾人", "当事人", "联系人", "经营者",
];

/// The commonest family names: more than four in five people bear one of them.
const FAMILY: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢\
    蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹\
    易武乔贺赖龚文";

/// What follows a name, where it ends.
const AFTER: &str = "，。、；：（）()！？”’的家等说称反映是在因从与和\n ";

fn names(chars: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, one) in chars.iter().enumerate() {
        let named = FAMILY.contains(*one)
            && !one.is_whitespace()
            && BEFORE.iter().any(|word| chars[..at].ends_with(&word.chars().collect::<Vec<_>>()));
        if !named {
            continue;
        }
        let ends = |length: &usize| {
            let name = chars.get(at..at + length);
            let name = name.is_some_and(|name| name.iter().all(|c| is_han(*c)));
            name && chars.get(at + length).is_none_or(|next| AFTER.contains(*next))
        };
        if let Some(length) = [3, 2].iter().find(|length| ends(length)) {
            let passage = chars[at..at + length].iter().collect();
            found.push(Found { what: Personal::Name, passage });
        }
    }
    found
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}
