//! 类案: which items are like one that is being written or reviewed, by what their titles say.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::State;
use crate::ids::MotionId;
use crate::search::{Run, runs};

/// One like it, as far as whoever asks may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    pub id: MotionId,
    /// Whoever asks reads it inside; else it is everybody's, on the public page.
    pub inside: bool,
    pub title: String,
    pub number: Option<String>,
    pub state: State,
    pub submitted_on: Option<Date>,
    pub unit: Option<String>,
    pub outcome: Option<String>,
    /// How the latest reply begins.
    pub reply: Option<String>,
}

/// So many are shown.
pub const SHOWN: usize = 5;
/// Characters of a reply that are shown.
pub const GLANCE: usize = 80;
/// Words of a title that are looked up.
const WORDS: usize = 24;
/// Of hundred: from here on two titles are alike.
const ALIKE: usize = 34;

/// What stands in titles of all kinds and tells none from another.
const FRAME: [&str; 12] = [
    "关于进一步",
    "关于",
    "的建议",
    "的议案",
    "的提案",
    "建议",
    "议案",
    "提案",
    "进一步",
    "加强",
    "加快",
    "问题",
];

/// Pairs of neighbouring characters, and words of letters and digits, that tell a title from
/// others: each is looked up as a query of its own.
pub fn telling(title: &str) -> Vec<String> {
    let mut title = title.to_owned();
    for part in FRAME {
        title = title.replace(part, " ");
    }
    let mut words: Vec<String> = runs(&title).into_iter().flat_map(words).collect();
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words.truncate(WORDS);
    words
}

fn words(run: Run) -> Vec<String> {
    if run.chinese {
        return run.chars.windows(2).map(|pair| pair.iter().collect()).collect();
    }
    vec![run.chars.iter().flat_map(|c| c.to_lowercase()).collect()]
}

/// How alike two titles are, of hundred; nothing where they are not.
pub fn likeness(one: &str, other: &str) -> Option<usize> {
    let (one, other): (BTreeSet<_>, BTreeSet<_>) =
        (telling(one).into_iter().collect(), telling(other).into_iter().collect());
    let shared = one.intersection(&other).count();
    let all = one.len() + other.len();
    (all > 0).then(|| 200 * shared / all).filter(|likeness| *likeness >= ALIKE)
}

/// The beginning of a reply, in one line.
pub fn glance(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(GLANCE).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}
