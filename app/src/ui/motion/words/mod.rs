//! Terms of a suggestion, in both languages: states, classes, clocks, dates, headings.

pub mod event;

use domain::clock::Clock;
use domain::motion::*;

use crate::ui::{Word, word};

pub fn state(state: State) -> Word {
    match state {
        State::Draft => word("草稿", "Draft"),
        State::Submitted => word("待审查", "To review"),
        State::Returned => word("退回修改", "Sent back"),
        State::Refused => word("不予受理", "Not accepted"),
        State::Withdrawn => word("已撤回", "Withdrawn"),
        State::Accepted => word("已立案", "Accepted"),
        State::Assigned => word("已交办", "Assigned"),
        State::Registered => word("议案已登记", "Bill registered"),
        State::OnAgenda => word("列入议程", "On the agenda"),
        State::InCommittee => word("交专委会审议", "In committee"),
        State::Declined => word("申请退办", "Asked to be relieved"),
        State::Handling => word("办理中", "In hand"),
        State::Replied => word("已答复", "Replied"),
        State::Supervised => word("督办中", "Supervised"),
        State::Closed => word("已办结", "Closed"),
    }
}

/// The class of the tag that shows a state: a colour beside the word, never instead of it.
pub fn state_class(state: State) -> &'static str {
    match state {
        State::Closed => "tag ok",
        State::Returned | State::Declined | State::Supervised => "tag soon",
        State::Refused => "tag late",
        State::Draft | State::Withdrawn => "tag neutral",
        _ => "tag info",
    }
}

pub fn category(category: Category) -> Word {
    match category {
        Category::Transport => word("交通运输", "Transport"),
        Category::Urban => word("城市管理", "Urban services"),
        Category::Health => word("医疗卫生", "Health"),
        Category::Education => word("教育", "Education"),
        Category::Agriculture => word("农业农村", "Agriculture"),
        Category::Environment => word("生态环境", "Environment"),
        Category::Housing => word("住房建设", "Housing"),
        Category::Civil => word("民政社会", "Civil affairs"),
        Category::Culture => word("文化旅游", "Culture"),
        Category::Economy => word("经济发展", "Economy"),
        Category::Justice => word("法治监察", "Justice"),
        Category::Labour => word("劳动就业", "Labour"),
    }
}

pub fn part(part: Part) -> Word {
    match part {
        Part::Lead => word("主办", "Lead"),
        Part::Joint => word("会办", "Joint"),
    }
}

pub fn reply_class(class: ReplyClass) -> Word {
    match class {
        ReplyClass::A => word("A 类 · 已经解决或基本解决", "Class A · solved or mostly solved"),
        ReplyClass::B => word("B 类 · 正在解决或列入规划", "Class B · under way or planned"),
        ReplyClass::C => word("C 类 · 因条件限制以后解决", "Class C · later, for want of means"),
        ReplyClass::D => word("D 类 · 留作参考", "Class D · noted"),
    }
}

pub fn refusal_reason(reason: RefusalReason) -> Word {
    match reason {
        RefusalReason::Private => {
            word("涉及代表本人及其亲属个人问题", "Private matter of the deputy or relatives")
        }
        RefusalReason::Case => word("具体司法案件", "A particular court case"),
        RefusalReason::PetitionLetter => word("代转人民群众来信", "A petition passed on"),
        RefusalReason::Complaint => word("申诉、控告、检举", "An appeal, charge or accusation"),
        RefusalReason::AcademicOrPromotion => {
            word("学术探讨、产品推介", "Academic discussion or promotion")
        }
        RefusalReason::Tender => word("招标投标", "A tender"),
        RefusalReason::NoContent => word("没有实际内容", "Without substance"),
        RefusalReason::OtherLevel => word("不属于本级职权", "Not within this level's powers"),
    }
}

pub fn contact_method(method: ContactMethod) -> Word {
    match method {
        ContactMethod::Visit => word("走访", "Visit"),
        ContactMethod::Meeting => word("座谈", "Meeting"),
        ContactMethod::Talk => word("面商", "Talk"),
        ContactMethod::Phone => word("电话", "Telephone"),
    }
}

pub fn clock(clock: Clock) -> Word {
    match clock {
        Clock::Review => word("审查", "Review"),
        Clock::Assign => word("交办", "Assignment"),
        Clock::Decline => word("签收或申请退办", "Signing for it or declining"),
        Clock::Reassign => word("改派", "Reassignment"),
        Clock::FirstContact => word("首次联系代表", "First contact with the deputy"),
        Clock::Opinion => word("会办意见", "Joint unit's opinion"),
        Clock::Reply => word("答复", "Reply"),
        Clock::HardReply => word("答复（涉及面广、难度大）", "Reply (wide or difficult matter)"),
        Clock::Rating => word("代表评价", "Deputies' rating"),
        Clock::Deliberation => word("审议议案", "Deliberation of the bill"),
        Clock::Rehandling => word("重新办理", "Handling again"),
    }
}

pub const DAYS_LEFT: Word = word("还有 {n} 个工作日", "{n} working days left");
pub const DUE_TODAY: Word = word("今天到期", "Due today");
pub const DAYS_LATE: Word = word("超期 {n} 个工作日", "{n} working days late");
pub const PROVISIONAL: Word = word("暂定", "provisional");

pub const WHY_RULE: Word = word("规则", "Rule");
pub const WHY_SOURCE: Word = word("来源", "Source");
pub const WHY_FROM: Word = word("起算", "Counted from");
pub const WHY_DUE: Word = word("到期", "Due");
pub const WHY_SKIPPED: Word = word("跳过的休息日", "Days off stepped over");
pub const WHY_MADE_UP: Word = word("计入的调休上班日", "Make-up working days counted");
pub const WHY_PROVISIONAL: Word = word(
    "这一年的放假安排还没有公布，先只按周末推算，公布后自动重算。",
    "This year's holidays are not announced; counted on weekends only until they are.",
);
pub const PERIOD_WORKING: Word = word("{n} 个工作日", "{n} working days");
pub const PERIOD_DAYS: Word = word("{n} 日", "{n} days");
pub const PERIOD_MONTHS: Word = word("{n} 个月", "{n} months");
pub const BY: Word = word("应于 {day} 前", "by {day}");
pub const MET: Word = word("已完成", "Done");

pub const ROUND: Word = word("第 {n} 次答复", "Reply {n}");
pub const OUTCOME: Word = word("结果", "Outcome");
pub const NO_NUMBER: Word = word("未编号", "No number yet");
pub const AUTHOR: Word = word("领衔", "Led by");
pub const COSIGNED_BY: Word = word("附议 {n} 人", "Co-signers: {n}");
pub const LEAD_UNIT: Word = word("主办单位", "Lead unit");
pub const JOINT_UNITS: Word = word("会办单位", "Joint units");
pub const TIMELINE: Word = word("办理经过", "What happened");
pub const EXPECTED: Word = word("正在等什么", "What is expected");
pub const UNITS: Word = word("承办单位", "Units");
pub const REPLIES: Word = word("答复", "Replies");
pub const TEXT: Word = word("建议内容", "The suggestion");
/// The three parts of the text, by what it is: 情况、分析、建议, or 案由、案据、方案.
pub fn parts(kind: Kind) -> [Word; 3] {
    match kind {
        Kind::Suggestion => [PROBLEM, REASON, PROPOSAL],
        Kind::Bill => [
            word("案由：为什么提出", "Cause: why it is moved"),
            word("案据：依据和理由", "Grounds: law and reasons"),
            word("方案：要求大会做什么", "Proposal: what the congress is to do"),
        ],
    }
}

pub fn text_of(kind: Kind) -> Word {
    match kind {
        Kind::Suggestion => TEXT,
        Kind::Bill => word("议案内容", "The bill"),
    }
}

pub const PROBLEM: Word = word("情况：存在什么问题", "What is wrong");
pub const REASON: Word = word("分析：为什么会这样", "Why it is so");
pub const PROPOSAL: Word = word("建议：希望怎么办", "What you propose");
pub const UNTITLED: Word = word("（还没有标题）", "(no title yet)");

pub const DAY_OFF: Word = word("休", "off");
pub const DAYS_COUNTED: Word = word("数了 {n} 个工作日", "{n} working days counted");
/// Monday to Sunday, as the heads of a calendar's columns.
pub const WEEK: [Word; 7] = [
    word("一", "Mo"),
    word("二", "Tu"),
    word("三", "We"),
    word("四", "Th"),
    word("五", "Fr"),
    word("六", "Sa"),
    word("日", "Su"),
];
