//! The catalogue: every text is a [`Word`] in a slice's `words.rs`, in both languages by its type.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{Owner, provide_context, use_context};
use serde::{Deserialize, Serialize};

/// One text in both languages; `{name}` marks what [`tf`] fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub zh: &'static str,
    pub en: &'static str,
}

pub const fn word(zh: &'static str, en: &'static str) -> Word {
    Word { zh, en }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    Chinese,
    English,
}

impl Locale {
    /// The value of `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    pub fn from_code(code: &str) -> Self {
        if code.starts_with("en") { Self::English } else { Self::Chinese }
    }

    pub fn pick(self, word: Word) -> &'static str {
        match self {
            Self::Chinese => word.zh,
            Self::English => word.en,
        }
    }
}

/// How this reader wants pages: kept in cookies, the same for every page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Prefs {
    pub locale: Locale,
    /// 长辈版: larger type and targets.
    pub large: bool,
    pub theme: Theme,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    Light,
    Dark,
}

impl Theme {
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

impl Prefs {
    /// Reads `lang`, `large` and `theme` from a cookie header.
    pub fn from_cookies(header: &str) -> Self {
        let value = |name: &str| {
            header.split(';').find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        };
        Self {
            locale: value("lang").map(Locale::from_code).unwrap_or_default(),
            large: value("large") == Some("true"),
            theme: match value("theme") {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Device,
            },
        }
    }
}

impl Prefs {
    /// Words asked for within are in this reader's language.
    pub fn within<T>(self, words: impl FnOnce() -> T) -> T {
        Owner::new().with(|| {
            provide_prefs(self);
            words()
        })
    }
}

/// In the browser there is one reader, so the language is simply known; also in event handlers,
/// where no context is at hand.
static ENGLISH: AtomicBool = AtomicBool::new(false);

pub fn provide_prefs(prefs: Prefs) {
    if cfg!(target_arch = "wasm32") {
        ENGLISH.store(prefs.locale == Locale::English, Ordering::Relaxed);
    }
    provide_context(prefs);
}

pub fn locale() -> Locale {
    if cfg!(target_arch = "wasm32") {
        let english = ENGLISH.load(Ordering::Relaxed);
        return if english { Locale::English } else { Locale::Chinese };
    }
    use_context::<Prefs>().unwrap_or_default().locale
}

/// The text in the reader's language.
pub fn t(word: Word) -> &'static str {
    locale().pick(word)
}

/// The text with its `{name}` marks filled in.
pub fn tf(word: Word, parts: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut text = t(word).to_owned();
    for (name, value) in parts {
        text = text.replace(&format!("{{{name}}}"), &value.to_string());
    }
    text
}

// texts of the parts in this folder

pub const MISSING: Word = word("请填写这一项", "Please fill this in");
pub const TOO_SHORT: Word = word("至少写 {n} 个字", "Write at least {n} characters");
pub const TOO_LONG: Word =
    word("最多 {n} 个字，请删短一些", "At most {n} characters, please shorten");
pub const CHARACTERS: Word = word(
    "里面有看不见的控制字符，请重新输入这一处",
    "It holds invisible control characters; please type it again",
);
pub const UNKNOWN: Word = word("没有这个选项，请重新选择", "No such choice; please choose again");
pub const FORM: Word = word("格式不对，请检查", "Not of the right form, please check");
pub const WRONG: Word = word("不正确，或者已经失效", "Not right, or no longer valid");
pub const TAKEN: Word = word("已经有了，请换一个", "Already taken, please choose another");
pub const GUESSABLE: Word =
    word("太容易被猜到，请换一个", "Too easily guessed, please choose another");
pub const SUMMARY: Word =
    word("有 {n} 处要改，您写的都还在", "{n} things to mend; everything you wrote is still here");
pub const OPTIONAL: Word = word("（选填）", "(optional)");
pub const DAY: Word = word("{year} 年 {month} 月 {day} 日", "{day} {name} {year}");
pub const SHORT_DAY: Word = word("{month} 月 {day} 日", "{day} {name}");
/// Between a label and what it labels.
pub const COLON: Word = word("：", ": ");
/// Between the members of a list.
pub const COMMA: Word = word("、", ", ");
const LABELLED: Word = word("{label}：{text}", "{label}: {text}");
const BRACKETED: Word = word("（{text}）", " ({text})");
/// Between the parts of a sentence.
const PAUSE: Word = word("，", ", ");

/// `领衔：周岚`
pub fn labelled(label: Word, text: impl std::fmt::Display) -> String {
    tf(LABELLED, &[("label", &t(label)), ("text", &text)])
}

pub fn bracketed(text: &str) -> String {
    tf(BRACKETED, &[("text", &text)])
}

/// Parts of a sentence.
pub fn commas(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(t(PAUSE))
}

/// Things of one kind.
pub fn listed(things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().collect::<Vec<_>>().join(t(COMMA))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_in_by_name() {
        let days = word("还有 {days} 天", "{days} days left");
        assert_eq!(tf(days, &[("days", &3)]), "还有 3 天");
    }

    #[test]
    fn wishes_are_read_from_cookies_and_nonsense_is_ignored() {
        let prefs = Prefs::from_cookies("a=b; lang=en; large=true; theme=puce");
        assert_eq!(prefs.locale, Locale::English);
        assert!(prefs.large);
        assert_eq!(prefs.theme, Theme::Device);
    }
}
