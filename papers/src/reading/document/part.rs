//! Lines that part a text: headings of the situation, the reasons, and what is proposed.

use super::label::labels;
use crate::reading::cell::number::chinese;
use crate::reading::field::{Field, plain};

/// A heading that parts the text, or a line that opens what is proposed; with the words that stay.
pub fn part_of(line: &str) -> Option<(Field, String)> {
    let length = line.chars().count();
    let bare = line.trim_start_matches(|c: char| {
        "一二三四五六七八九十（）()、.．0123456789 　【】".contains(c)
    });
    let counted = bare.len() < line.len();
    let word = plain(bare);
    let heading = length <= 20 && !bare.ends_with(['。', '，', '；']) && !word.is_empty();
    if heading && let Some(field) = Field::named(&word).filter(|field| field.is_text()) {
        // one word alone may end a sentence: it heads a part where it is counted or stands alone
        return Some((field, String::new()));
    }
    if heading && counted && chinese_counted(line) {
        let has = |words: &[&str]| words.iter().any(|one| word.contains(one));
        if has(&["建议", "对策", "措施", "方案", "工作意见"]) {
            return Some((Field::Proposal, String::new()));
        }
        if has(&["原因", "分析", "理由", "依据", "案据", "必要性", "意义"]) {
            return Some((Field::Reason, String::new()));
        }
        if has(&["问题", "情况", "现状", "背景", "困难"]) {
            return Some((Field::Problem, String::new()));
        }
    }
    let opens = ["为此", "因此", "鉴于", "对此", "综上", "为了", "据此", "特"];
    let asks = ["建议如下", "建议：", "建议:", "如下建议", "以下建议", "几点建议", "如下建议。"];
    let opening = length <= 60
        && (opens.iter().any(|one| line.starts_with(one))
            || line.starts_with("现提出")
            || line.starts_with("建议"))
        && asks.iter().any(|one| line.contains(one));
    opening.then(|| (Field::Proposal, line.to_owned()))
}

/// Counted at the first level: 一、 but not （一） or 1.
fn chinese_counted(line: &str) -> bool {
    let end = line.find('、').unwrap_or_default();
    chinese(line[..end].trim()).is_some()
}

/// 情况：… within a cell of a form.
pub fn label_of_a_part(line: &str) -> Option<(Field, String)> {
    let one = labels(line).into_iter().next()?;
    let field = one.field.filter(|field| field.is_text())?;
    Some((field, one.words))
}
