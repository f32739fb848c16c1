//! Choices: kind, category, disclosure, reply class, grade. A word that stands in no table is not
//! understood.

use domain::motion::{Category, Disclosure, Kind, ReplyClass};
use domain::rating::Grade;
use serde::{Deserialize, Serialize};

use super::{half_width, squeezed};
use crate::reading::problem::Trouble;

/// A to D, and as printed: B1 is of class B.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedClass {
    pub class: ReplyClass,
    pub printed: String,
}

type Words<T> = &'static [(T, &'static [&'static str])];

#[rustfmt::skip]
const KINDS: Words<Kind> = &[
    (Kind::Bill,       &["议案", "代表议案"]),
    (Kind::Suggestion, &["建议", "意见", "批评", "建议批评意见", "建议批评和意见", "批评意见", "代表建议", "意见建议", "建议意见",
                         "闭会建议", "大会建议", "代表建议批评和意见", "批评和意见", "转建议", "议案转建议"]),
];

#[rustfmt::skip]
const CATEGORIES: Words<Category> = &[
    (Category::Transport,   &["交通", "交通运输", "道路交通", "公路交通"]),
    (Category::Urban,       &["城市管理", "城管", "市政", "城市建设", "城建", "城市建设管理", "城建城管", "市容"]),
    (Category::Health,      &["医疗卫生", "卫生", "医疗", "卫生健康", "卫健", "医药卫生"]),
    (Category::Education,   &["教育", "教育教学"]),
    (Category::Agriculture, &["农业农村", "农业", "农村", "三农", "农林水", "农林水利", "农村农业", "乡村振兴", "农业和农村"]),
    (Category::Environment, &["生态环境", "环境", "环保", "环境保护", "生态环保", "生态文明"]),
    (Category::Housing,     &["住房建设", "住建", "住房", "住房和城乡建设", "住房城乡建设", "城乡建设"]),
    (Category::Civil,       &["民政社会", "民政", "社会", "社会建设", "社会事务", "社会事业", "民生", "社会治理"]),
    (Category::Culture,     &["文化旅游", "文化", "文旅", "旅游", "文化体育", "文体", "文体旅游", "文化和旅游"]),
    (Category::Economy,     &["经济发展", "经济", "财政经济", "财经", "工业", "工业经济", "财政金融", "经济建设"]),
    (Category::Justice,     &["法治监察", "法制", "法治", "政法", "司法", "监察司法", "内务司法", "监察和司法", "法制建设"]),
    (Category::Labour,      &["劳动就业", "劳动", "就业", "人社", "人力资源", "人力资源社会保障", "劳动人事", "人事劳动"]),
];

#[rustfmt::skip]
const DISCLOSURES: Words<Disclosure> = &[
    (Disclosure::Full,    &["公开", "全文公开", "主动公开", "同意公开", "公开发布", "是", "可公开", "可以公开", "同意", "全文",
                            "公开全文", "同意全文公开", "TRUE", "√", "向社会公开", "予以公开"]),
    (Disclosure::Summary, &["摘要公开", "公开摘要", "摘要", "公开内容摘要", "仅公开摘要", "仅公开标题", "同意摘要公开"]),
    (Disclosure::None,    &["不公开", "不同意公开", "否", "不予公开", "不宜公开", "不同意", "FALSE", "×", "不主动公开"]),
];

#[rustfmt::skip]
const GRADES: Words<Grade> = &[
    (Grade::Satisfied,    &["满意"]),
    (Grade::Basically,    &["基本满意"]),
    (Grade::Dissatisfied, &["不满意"]),
];

fn find<T: Copy>(words: Words<T>, plain: &str) -> Option<T> {
    words.iter().find(|(_, words)| words.contains(&plain)).map(|(one, _)| *one)
}

/// Without blank space, marks at the ends, and the word `end`.
fn bare(text: &str, end: &str) -> String {
    let plain = squeezed(&half_width(text)).replace(['、', ',', '·'], "");
    let plain = plain.trim_matches(['(', ')', ':', ';', '。', '.', '"', '“', '”', '《', '》']);
    let cut = plain.strip_suffix(end).filter(|rest| !rest.is_empty() && !end.is_empty());
    cut.unwrap_or(plain).to_owned()
}

pub fn kind(text: &str) -> Result<Kind, Trouble> {
    let text = ticked(text).unwrap_or_else(|| text.to_owned());
    find(KINDS, &bare(&text, "类")).ok_or(Trouble::KindNotUnderstood)
}

pub fn category(text: &str) -> Result<Category, Trouble> {
    let text = ticked(text).unwrap_or_else(|| text.to_owned());
    let plain = bare(&text, "类");
    let short = plain.strip_suffix("方面").unwrap_or(&plain);
    find(CATEGORIES, short).ok_or(Trouble::CategoryNotUnderstood)
}

pub fn disclosure(text: &str) -> Result<Disclosure, Trouble> {
    let text = ticked(text).unwrap_or_else(|| text.to_owned());
    find(DISCLOSURES, &bare(&text, "")).ok_or(Trouble::DisclosureNotUnderstood)
}

pub fn grade(text: &str) -> Result<Grade, Trouble> {
    let text = ticked(text).unwrap_or_else(|| text.to_owned());
    find(GRADES, &bare(&text, "")).ok_or(Trouble::GradeNotUnderstood)
}

/// A, B1, Ａ类, C类(条件限制): a letter, then perhaps a digit, then words that add nothing to it.
pub fn reply_class(text: &str) -> Result<PrintedClass, Trouble> {
    let text = ticked(text).unwrap_or_else(|| text.to_owned());
    let plain = squeezed(&half_width(&text)).to_uppercase();
    let plain = plain.trim_matches(['“', '”', '"', '\'', '(', ')', '.', '。']);
    let mut chars = plain.chars();
    let letter = chars.next().unwrap_or_default();
    let class = ReplyClass::from_code(&letter.to_string());
    let rest = chars.as_str();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let rest = rest[digits.len()..].trim_start_matches(['"', '”', '\'']);
    let rest = rest.strip_prefix('类').unwrap_or(rest);
    let ends = rest.is_empty() || rest.starts_with(['(', ':', '-', '—']);
    // a second letter would name another class: A/B, A(B)
    let one = !rest.chars().any(|c| c.is_ascii_alphabetic());
    match class {
        Some(class) if ends && one && digits.len() <= 1 => {
            Ok(PrintedClass { class, printed: format!("{letter}{digits}") })
        }
        _ => Err(Trouble::ReplyClassNotUnderstood),
    }
}

const OPEN: [char; 6] = ['□', '☐', '○', '◯', '口', '▢'];
const TICKED: [char; 8] = ['☑', '☒', '■', '√', '✓', '✔', '●', '🗹'];

/// The one choice with a tick among printed choices: `☑公开 □不公开`, `公开√ 不公开□`. None where
/// nothing is printed to be ticked; all of the words where it is not clear which one is.
pub fn ticked(text: &str) -> Option<String> {
    let plain = squeezed(&half_width(text)).replace("□√", "☑").replace("√□", "☑");
    let is_mark = |c: char| OPEN.contains(&c) || TICKED.contains(&c);
    let marks = plain.chars().filter(|c| is_mark(*c)).count();
    let ticks = plain.chars().filter(|c| TICKED.contains(c)).count();
    if marks == 0 || plain.chars().all(is_mark) {
        return None;
    }
    if ticks != 1 {
        return Some(plain);
    }
    let before = plain.starts_with(is_mark);
    let at = plain.find(TICKED)?;
    let mark = plain[at..].chars().next().map_or(1, char::len_utf8);
    let choice = if before {
        plain[at + mark..].split(is_mark).next()
    } else {
        plain[..at].rsplit(is_mark).next()
    };
    choice.map(str::to_owned)
}
