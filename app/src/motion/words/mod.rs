//! Every text of this slice, in both languages: the words of its terms here, those of pages beside.

pub mod event;
mod page;

use domain::clock::Clock;
use domain::motion::*;
use domain::rating::Grade;
use domain::{Action, Role};

use crate::ui::{Word, word};

pub use page::*;

pub fn state(state: State) -> Word {
    match state {
        State::Draft => word("草稿", "Draft"),
        State::Submitted => word("待审查", "To review"),
        State::Returned => word("退回修改", "Sent back"),
        State::Refused => word("不予受理", "Not accepted"),
        State::Withdrawn => word("已撤回", "Withdrawn"),
        State::Accepted => word("已立案", "Accepted"),
        State::Assigned => word("已交办", "Assigned"),
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
        State::Returned | State::Supervised => "tag soon",
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

pub fn disclosure(disclosure: Disclosure) -> (Word, Word) {
    match disclosure {
        Disclosure::Full => {
            (word("公开全文", "Full text"), word("任何人都能看到建议和答复", "Anyone reads all"))
        }
        Disclosure::Summary => (
            word("公开摘要", "Summary only"),
            word("公开标题、摘要和办理结果", "Title, summary and outcome are public"),
        ),
        Disclosure::None => (
            word("不公开", "Not public"),
            word("只有经办的机关和单位看到", "Only those who handle it can read it"),
        ),
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

pub fn contact_method(method: ContactMethod) -> Word {
    match method {
        ContactMethod::Visit => word("走访", "Visit"),
        ContactMethod::Meeting => word("座谈", "Meeting"),
        ContactMethod::Talk => word("面商", "Talk"),
        ContactMethod::Phone => word("电话", "Telephone"),
    }
}

pub fn contact_level(level: ContactLevel) -> Word {
    match level {
        ContactLevel::Head => word("主要负责人", "Head"),
        ContactLevel::DeputyHead => word("分管负责人", "Deputy head"),
        ContactLevel::Division => word("科室负责人", "Head of division"),
        ContactLevel::Staff => word("工作人员", "Staff"),
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

pub fn cosign_state(state: CosignState) -> Word {
    match state {
        CosignState::Invited => word("待确认", "Asked"),
        CosignState::Confirmed => word("已附议", "Co-signed"),
        CosignState::Declined => word("未附议", "Declined"),
        CosignState::Left => word("已退出", "Left"),
    }
}

pub fn grade(grade: Grade) -> Word {
    match grade {
        Grade::Satisfied => word("满意", "Satisfied"),
        Grade::Basically => word("基本满意", "Fairly satisfied"),
        Grade::Dissatisfied => word("不满意", "Dissatisfied"),
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
        Clock::Rehandling => word("重新办理", "Handling again"),
    }
}

pub fn role(role: Role) -> Word {
    match role {
        Role::Deputy => word("人大代表", "Deputy"),
        Role::CongressStaff => word("人大机关", "Congress office"),
        Role::UnitStaff => word("承办单位", "Handling unit"),
        Role::Government => word("一府一委两院", "Government and courts"),
        Role::DelegationStaff => word("代表团", "Delegation"),
        Role::Administrator => word("系统管理员", "Administrator"),
        Role::Reporter => word("记者", "Reporter"),
        Role::Resident => word("群众", "Resident"),
    }
}

/// The button for an action.
pub fn action(action: Action) -> Word {
    match action {
        Action::Edit => word("修改", "Edit"),
        Action::Submit => word("提交", "Submit"),
        Action::Withdraw => word("撤回", "Withdraw"),
        Action::Return => word("退回修改", "Send back"),
        Action::Refuse => word("不予受理", "Refuse"),
        Action::Accept => word("立案编号", "Accept and number"),
        Action::Assign => word("交办", "Assign"),
        Action::SignFor | Action::SignForJointly => word("签收", "Sign for it"),
        Action::GiveOpinion => word("提出会办意见", "Give the joint opinion"),
        Action::LogContact => word("登记沟通", "Log a contact"),
        Action::Reply => word("答复代表", "Reply"),
        Action::RemindRaters => word("提醒未评价的代表", "Remind those who have not rated"),
        Action::CloseWindow => word("关闭评价期", "Close the window"),
        Action::Release => word("发布评价结果", "Release the ratings"),
        Action::OrderRehandling => word("重新办理", "Order it handled again"),
        Action::Supervise => word("转入督办", "Pass to supervision"),
        Action::Close => word("办结", "Close"),
        Action::Quarantine => word("隔离", "Quarantine"),
        Action::Restore => word("解除隔离", "Restore"),
        Action::Purge => word("清除", "Purge"),
        _ => word("继续", "Continue"),
    }
}

/// The label of a form's field.
pub fn field(name: &str) -> Option<Word> {
    Some(match name {
        "title" => TITLE,
        "problem" => PROBLEM,
        "reason" => REASON,
        "proposal" => PROPOSAL,
        "category" => CATEGORY,
        "summary" => SUMMARY,
        "attitude" => ATTITUDE,
        "result" => RESULT,
        "lead" => LEAD_UNIT,
        "joint" => JOINT_UNITS,
        "note" => NOTE,
        "place" => PLACE,
        "met_on" => MET_ON,
        "class" => CLASS,
        "document_number" => DOCUMENT_NUMBER,
        "text" => LETTER,
        "opinion" => OPINION,
        "outcome" => OUTCOME_LABEL,
        "invitee" => INVITE,
        _ => return None,
    })
}

/// What a notice is about, by the kind of its event.
pub fn notice(kind: &str) -> Word {
    match kind {
        "invited" => word("邀请您附议", "You are asked to co-sign"),
        "invitation_declined" => word("有代表没有附议", "An invitation was declined"),
        "cosigned" => word("有代表附议", "Somebody co-signed"),
        "left_cosigning" => word("有代表退出附议", "A co-signer left"),
        "submitted" => word("收到新建议", "A suggestion came in"),
        "withdrawn" => word("建议已撤回", "A suggestion was withdrawn"),
        "returned" => word("退回修改", "Sent back to you"),
        "refused" => word("不予受理", "Not accepted"),
        "accepted" => word("已立案编号", "Accepted and numbered"),
        "assigned" => word("已交办", "Assigned"),
        "opinion_given" => word("收到会办意见", "A joint opinion came in"),
        "contacted" => word("单位登记了沟通", "The unit logged a contact"),
        "replied" => word("收到答复", "A reply came in"),
        "raters_reminded" => word("请评价这次办理", "Please rate the handling"),
        "pressure_reported" => word("反映评价受到压力", "Pressure was reported"),
        "ratings_released" => word("评价结果已发布", "Ratings were released"),
        "rehandling_ordered" => word("要求重新办理", "To be handled again"),
        "supervised" => word("转入督办", "Passed to supervision"),
        "closed" => word("已办结", "Closed"),
        "date_recomputed" => word("期限重算", "A date was counted anew"),
        _ => word("通知", "Notice"),
    }
}
