//! The words of similar items and of the hints before something is handed in.

use crate::ui::{Word, word};

pub const SIMILAR: Word = word("类似的建议", "Similar suggestions");
pub const SIMILAR_NOTE: Word = word(
    "先看看以前怎么办的、怎么答复的；仍有必要就接着写。",
    "See what was done and answered before; go on if yours is still needed.",
);
pub const DUPLICATES: Word = word("可能重复", "Possible duplicates");
pub const DUPLICATES_NOTE: Word =
    word("按标题用语找到，是否重复由您判断。", "Found by the words of the title; you decide.");
pub const SIMILAR_REPLY: Word = word("答复", "Reply");
pub const HINTS: Word = word("提交前请看一眼", "Before you hand it in");
pub const HINT_SEVERAL: Word = word(
    "一件建议只写一件事。这几处像是不同的事：{passages}",
    "One matter each. These look like several: {passages}",
);
pub const HINT_REFUSAL: Word = word(
    "可能因“{reason}”不予受理（文中有“{word}”）。如果不是这种情况，可以照常提交。",
    "It may not be accepted: {reason} (it says {word}). If that is not so, hand it in.",
);
pub const HINT_SHORT: Word = word(
    "三部分一共只有 {n} 个字，可能因“没有实际内容”不予受理。",
    "All three parts have {n} characters; it may be refused as without substance.",
);
pub const NOT_ACCEPTED: Word = word("哪些情况不予受理", "What is not accepted");
