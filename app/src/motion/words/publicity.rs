//! The words of what the public reads.

use domain::motion::personal::Personal;

use crate::ui::{Word, word};

pub const PUBLIC_VIEW: Word = word("公众看到的样子", "As the public reads it");
pub const HIDDEN_PASSAGES: Word = word("不给公众看的词句", "Passages the public does not read");
pub const HIDDEN_HINT: Word = word(
    "每行一处，照原文写。公众看到的标题、正文、答复和结果里都显示为 ***；原文不改，经办的人仍能看到。",
    "One on each line, as it stands in the text. The public reads *** instead, in title, text, \
     reply and outcome; the original is kept, and those who handle it still read it.",
);
pub const PERSONAL: Word = word("可能涉及个人信息", "May tell of a private person");
pub const PERSONAL_NOTE: Word = word(
    "点一下就加到下面；是否隐去由您判断。",
    "Press one to add it below; whether to hide it is yours to judge.",
);
pub const PERSONAL_COUNT: Word =
    word("公开前请看：有 {n} 处可能涉及个人信息", "Before it is public: {n} may tell of a person");

pub fn personal(what: Personal) -> Word {
    match what {
        Personal::Phone => word("电话", "phone"),
        Personal::IdNumber => word("身份证号", "ID number"),
        Personal::Account => word("银行卡号", "card number"),
        Personal::Name => word("姓名", "name"),
    }
}
