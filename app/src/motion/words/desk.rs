//! The words of the desk's list: what is proposed, what is done to many, and what came of it.

use domain::motion::bulk::Step;

use crate::ui::{Word, word};

pub fn bulk_step(step: Step) -> Word {
    match step {
        Step::Accept => word("立案编号", "Accept and number"),
        Step::Assign => word("交办", "Assign"),
        Step::Both => word("立案并交办", "Accept and assign"),
        Step::TakeBack => word("撤销交办", "Take the assignment back"),
    }
}

pub const COLUMN_MARK: Word = word("选择", "Select");
pub const MARK: Word = word("选择 {title}", "Select {title}");
pub const MARKED: Word = word("已选 {n} 件", "{n} selected");
pub const BULK: Word = word("批量办理", "Act on many");
pub const BULK_RUNNING: Word = word("已办 {n} / {all}", "{n} of {all}");
pub const BULK_DONE: Word = word("{step}：办好 {n} 件。", "{step}: {n} done.");
pub const BULK_REFUSED: Word = word("{n} 件没有办：{why}", " {n} refused: {why}");
pub const PROPOSED: Word = word("推荐主办", "Proposed");
pub const PROPOSED_UNIT: Word = word("荐 {unit}", "→ {unit}");
pub const NOTHING_PROPOSED: Word =
    word("没有依据可以推荐，请自选。", "No ground for a proposal; please choose.");
pub const PAST_ALIKE: Word = word("以前同类 {n} 件", "{n} alike before");
pub const PREVIEW: Word = word("办理前预览", "Before it is done");
pub const PREVIEW_OF: Word = word("预览：{step}", "Before: {step}");
pub const PREVIEW_COUNT: Word = word(
    "将办 {n} 件，{not} 件不能办。编号按下列顺序给出，不留空号。",
    "{n} will be done, {not} cannot. Numbers are given in this order without a gap.",
);
pub const PREVIEW_DUE: Word = word("主办单位的答复期限", "The lead units have to reply");
pub const PREVIEW_DO: Word = word("办理 {n} 件", "Do {n}");
pub const PREVIEW_LEAVE: Word = word("先不办", "Not now");
pub const NO_UNIT_PICKED: Word = word("没有选主办单位", "No lead unit is chosen");
pub const TOO_LATE_TO_TAKE_BACK: Word = word(
    "已过十分钟，或者单位已经读到、已有后续办理",
    "Ten minutes are over, or a unit has read of it, or something has followed",
);
pub const STANDS_AT: Word = word("现在是“{state}”", "It stands at: {state}");
pub const KEY_MARK: Word = word("选中、全选本页", "Select; select the whole page");
pub const KEY_ACCEPT: Word = word("立案编号", "Accept and number");
pub const KEY_ASSIGN: Word = word("按推荐交办", "Assign as proposed");
pub const KEY_BOTH: Word = word("按推荐立案并交办", "Accept and assign as proposed");
pub const KEY_UNDO: Word = word(
    "撤销刚才的交办（十分钟内、单位未读）",
    "Take back what was just assigned (ten minutes, unread)",
);
pub const KEY_PICK: Word = word("改选推荐的第几个", "Choose another of those proposed");
pub const KEY_CATEGORY: Word = word("改类别", "Another category");
pub const KEY_UNIT: Word = word("另选单位", "Another unit");
pub const KEY_NEXT: Word = word("下一页", "Next page");
