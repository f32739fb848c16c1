//! Which words of a heading mean which field: guessed by a table of words, overruled by what a
//! caller remembers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::reading::field::{Field, GENERIC, plain};

/// What somebody has said of headings, to be remembered from one import to the next. The key is
/// the heading's words, blank space and marks aside; none says that the column is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    columns: BTreeMap<String, Option<Field>>,
}

impl Mapping {
    pub fn set(&mut self, words: &str, field: Option<Field>) {
        self.columns.insert(key(words), field);
    }

    /// None where nothing was said.
    pub fn get(&self, words: &str) -> Option<Option<Field>> {
        self.columns.get(&key(words)).copied()
    }
}

fn key(words: &str) -> String {
    words.split('/').map(plain).collect::<Vec<_>>().join("/")
}

/// Under a heading that names a field these add nothing.
const ADD_NOTHING: [&str; 10] =
    ["姓名", "名称", "单位", "部门", "单位名称", "代表", "日期", "时间", "内容", "名单"];

const BEFORE: [&str; 9] =
    ["建议议案", "议案建议", "代表建议", "建议", "议案", "代表", "案件", "本件", "是否"];
const AFTER: [&str; 8] = ["名称", "姓名", "名单", "情况", "全称", "一栏", "栏", "签名"];

/// The field that a heading's words name, from top to bottom.
pub fn guess(path: &[String]) -> Option<Field> {
    let words: Vec<String> = path.iter().map(|one| plain(one)).collect();
    let joined = words.concat();
    if let Some(field) = Field::named(&joined) {
        return Some(field);
    }
    if let [upper @ .., bottom] = words.as_slice()
        && !upper.is_empty()
    {
        if !GENERIC.contains(&bottom.as_str()) {
            return near(bottom);
        }
        let add = ADD_NOTHING.contains(&bottom.as_str());
        let above = upper.last().and_then(|one| near(one));
        return above.filter(|_| add);
    }
    near(&joined)
}

/// The field of these words, or of what is left without words that add nothing.
fn near(words: &str) -> Option<Field> {
    // 会办单位1, 会办单位2
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(field) = Field::named(words) {
        return Some(field);
    }
    let starts = BEFORE.iter().filter_map(|before| words.strip_prefix(before));
    let starts: Vec<&str> = std::iter::once(words).chain(starts).collect();
    let ends = starts.iter().flat_map(|one| AFTER.iter().filter_map(|end| one.strip_suffix(end)));
    let rests = starts.iter().copied().skip(1).chain(ends);
    rests.filter(|rest| rest.chars().count() > 1).find_map(Field::named)
}
