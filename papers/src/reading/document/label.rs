//! Labels of forms and letters: words before a colon, or a cell that names the next.

use crate::reading::field::{Field, plain};

/// Labels of what is not read: what follows them is nobody's text.
const UNREAD: [&str; 42] = [
    "联系电话",
    "电话",
    "手机",
    "手机号码",
    "通讯地址",
    "通信地址",
    "地址",
    "邮编",
    "邮政编码",
    "工作单位",
    "单位及职务",
    "工作单位及职务",
    "单位职务",
    "职务",
    "代表证号",
    "证号",
    "签名",
    "代表签名",
    "性别",
    "选区",
    "附件",
    "备注",
    "审查意见",
    "秘书处意见",
    "交办意见",
    "代表团意见",
    "代表团审查意见",
    "大会秘书处意见",
    "处理意见",
    "联系人",
    "联系方式",
    "抄送",
    "审核人",
    "签收人",
    "收件人",
    "是否面商",
    "办理前是否面商",
    "希望办理方式",
    "是否同意联系",
    "主送",
    "人数",
    "电子邮箱",
];

/// Longest label, in characters with the blanks within.
const LONG: usize = 18;

/// What a label names: None where it is no label, `Some(None)` where what it names is not read.
pub fn of(text: &str) -> Option<Option<Field>> {
    let text = text.trim().trim_end_matches(['：', ':']);
    if text.is_empty()
        || text.chars().count() > LONG
        || text.contains(['。', '，', '、', '；']) && !joined(text)
    {
        return None;
    }
    let word = plain(text);
    if UNREAD.contains(&word.as_str()) {
        return Some(None);
    }
    Field::named(&word).map(Some)
}

/// 建议、批评和意见 is one word.
fn joined(text: &str) -> bool {
    text.contains("建议、批评")
}

/// The label of a line that begins with that of the title.
pub fn title_label(text: &str) -> Option<String> {
    let (before, _) = text.split_once(['：', ':'])?;
    (of(before) == Some(Some(Field::Title))).then(|| plain(before))
}

/// One label of a line with the words up to the next: 提出人：王某　代表团：宜都代表团.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    pub field: Option<Field>,
    pub words: String,
}

/// The labels of a line, each with its words. Empty where the line does not begin with one.
pub fn labels(line: &str) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    let mut rest = line.trim();
    let Some((field, after)) = first(rest) else { return found };
    let mut open = field;
    rest = after;
    loop {
        match next(rest) {
            Some((at, field, after)) => {
                found.push(Labelled { field: open, words: rest[..at].trim().to_owned() });
                (open, rest) = (field, after);
            }
            None => {
                found.push(Labelled { field: open, words: rest.trim().to_owned() });
                return found;
            }
        }
    }
}

/// A label at the beginning, and what follows its colon.
fn first(text: &str) -> Option<(Option<Field>, &str)> {
    let (before, after) = text.split_once(['：', ':'])?;
    let before = before.trim_start_matches(ordinals).trim();
    of(before).map(|field| (field, after))
}

fn ordinals(c: char) -> bool {
    "一二三四五六七八九十0123456789（）()、.． ".contains(c)
}

/// A label further on, after blank space: where it begins, and what follows its colon.
fn next(text: &str) -> Option<(usize, Option<Field>, &str)> {
    for (colon, mark) in text.match_indices(['：', ':']) {
        let before = &text[..colon];
        let starts = before.char_indices().filter(|(_, c)| c.is_whitespace());
        for (at, c) in starts {
            let word = &before[at + c.len_utf8()..];
            if word.starts_with(char::is_whitespace) {
                continue;
            }
            if let Some(field) = of(word) {
                return Some((at, field, &text[colon + mark.len()..]));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_labels_of_one_line_are_parted() {
        let found = labels("提出人：王　伟　　代表团：宜都代表团　联系电话：0717");
        let of: Vec<_> = found.iter().map(|one| (one.field, one.words.as_str())).collect();
        assert_eq!(
            of,
            [
                (Some(Field::Lead), "王　伟"),
                (Some(Field::Delegation), "宜都代表团"),
                (None, "0717"),
            ]
        );
    }

    #[test]
    fn a_label_may_be_spread_out_and_counted() {
        assert_eq!(labels("案　　由：关于修路的建议")[0].field, Some(Field::Title));
        assert_eq!(labels("一、案据：路坏了")[0].field, Some(Field::Reason));
        assert!(labels("我们认为：路要修").is_empty());
    }
}
