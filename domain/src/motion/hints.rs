//! 提交前的提醒: what a clerk would stumble over. Hints by words, never a refusal: a person decides.

use serde::{Deserialize, Serialize};

use super::fields::FIELDS;
use super::{Category, MotionText, RefusalReason};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "hint")]
pub enum Hint {
    /// 一事一议: these passages seem to be matters of their own.
    SeveralMatters { passages: Vec<String> },
    /// It might not be accepted, for the word that stands in it.
    MayBeRefused { reason: RefusalReason, word: String },
}

/// Fewer characters in all three parts are without substance.
const SUBSTANCE: usize = 60;

/// Words by which a reason to refuse is often recognised.
#[rustfmt::skip]
const WORDS: [(RefusalReason, &[&str]); 7] = [
    (RefusalReason::Private, &[
        "我家的", "我家里", "我爱人", "我儿子", "我女儿", "我父亲的", "我母亲的", "本人房屋", "本人的工资",
        "我公司", "我厂",
    ]),
    (RefusalReason::Case, &[
        "判决书", "裁定书", "民初", "刑初", "民终", "刑终", "一审", "二审", "再审", "发回重审",
    ]),
    (RefusalReason::PetitionLetter, &["信访人", "来信反映", "代转", "联名信", "上访"]),
    (RefusalReason::Complaint, &["举报", "控告", "检举", "申诉", "揭发", "贪污", "受贿"]),
    (RefusalReason::AcademicOrPromotion, &["学术探讨", "论文", "推介产品", "产品推介", "推广我"]),
    (RefusalReason::Tender, &["招标", "投标", "中标", "标段", "围标", "串标"]),
    (RefusalReason::OtherLevel, &["修改宪法", "请国务院", "请全国人大", "修改国家法律"]),
];

pub fn hints(text: &MotionText) -> Vec<Hint> {
    let mut hints = Vec::new();
    let passages = [of_title(&text.title), of_numbered(&text.problem)];
    if let Some(passages) = passages.into_iter().find(|found| found.len() > 1) {
        hints.push(Hint::SeveralMatters { passages });
    }
    let parts = [&text.title, &text.problem, &text.reason, &text.proposal];
    for (reason, words) in WORDS {
        let stands = |word: &&&str| parts.iter().any(|part| part.contains(**word));
        if let Some(word) = words.iter().find(stands) {
            hints.push(Hint::MayBeRefused { reason, word: (*word).to_owned() });
        }
    }
    let written: usize = parts[1..].iter().map(|part| part.trim().chars().count()).sum();
    if written < SUBSTANCE {
        let word = written.to_string();
        hints.push(Hint::MayBeRefused { reason: RefusalReason::NoContent, word });
    }
    hints
}

/// Parts of a title that are joined and belong to different fields.
fn of_title(title: &str) -> Vec<String> {
    apart(title.split(['和', '及', '与', '并', '、', '；', ';']))
}

/// Numbered paragraphs that belong to different fields.
fn of_numbered(text: &str) -> Vec<String> {
    const NUMBERS: [&str; 8] = ["一、", "二、", "三、", "四、", "1.", "2.", "3.", "4."];
    let numbered = |line: &&str| NUMBERS.iter().any(|number| line.trim().starts_with(number));
    apart(text.lines().filter(numbered))
}

/// One passage for each field, where each speaks plainly of one alone.
fn apart<'a>(passages: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<(Category, String)> = Vec::new();
    for passage in passages {
        let known = |one: &Category| found.iter().any(|(category, _)| category == one);
        if let Some(category) = plainly(passage).filter(|category| !known(category)) {
            found.push((category, passage.trim().to_owned()));
        }
    }
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(_, one)| one).collect() }
}

/// The only category of whose words a passage speaks.
fn plainly(passage: &str) -> Option<Category> {
    let mut spoken = FIELDS
        .iter()
        .filter(|field| field.words.iter().any(|word| passage.contains(word)))
        .map(|field| field.category);
    let first = spoken.next()?;
    spoken.all(|other| other == first).then_some(first)
}
