//! Every text of this slice, in both languages: the words of its terms here, those of pages beside.

mod desk;
pub mod import;
mod page;
mod publicity;
mod similar;

use domain::motion::*;
use domain::rating::Grade;
use domain::{Action, Role};

use crate::ui::{Word, word};

pub use crate::ui::motion::words::*;
pub use desk::*;
pub use page::*;
pub use publicity::*;
pub use similar::*;

pub fn kind(kind: Kind) -> Word {
    match kind {
        Kind::Suggestion => word("建议", "Suggestion"),
        Kind::Bill => word("议案", "Bill"),
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

pub fn contact_level(level: ContactLevel) -> Word {
    match level {
        ContactLevel::Head => word("主要负责人", "Head"),
        ContactLevel::DeputyHead => word("分管负责人", "Deputy head"),
        ContactLevel::Division => word("科室负责人", "Head of division"),
        ContactLevel::Staff => word("工作人员", "Staff"),
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
        Action::AskWithdrawal => word("申请撤回", "Ask to withdraw it"),
        Action::AgreeToWithdrawal | Action::CompleteWithdrawal => {
            word("同意撤回", "Agree to withdraw it")
        }
        Action::EndWithdrawal => word("不撤回，继续办理", "Do not withdraw; go on"),
        Action::Return => word("退回修改", "Send back"),
        Action::Refuse => word("不予受理", "Refuse"),
        Action::Accept => word("立案编号", "Accept and number"),
        Action::Assign => word("交办", "Assign"),
        Action::AcceptDirectly => word("立案并交办", "Accept and hand on"),
        Action::Register => word("登记议案", "Register the bill"),
        Action::GiveCommitteeView => word("提出审查意见", "Give the committee's view"),
        Action::PutOnAgenda => word("列入议程", "Put it on the agenda"),
        Action::ReferToCommittee => word("交专门委员会审议", "Refer it to a committee"),
        Action::TurnIntoSuggestion => word("转为建议", "Turn it into a suggestion"),
        Action::TakeBack => word("撤销刚才的交办", "Take the assignment back"),
        Action::Reassign => word("改派", "Give it to other units"),
        Action::ObjectToUnit => word("对承办单位有异议", "Object to the unit"),
        Action::Decline => word("申请退办", "Ask to be relieved"),
        Action::Uphold => word("不同意退办", "Hold the unit to it"),
        Action::Urge => word("催办", "Urge"),
        Action::AskExtension => word("申请延期", "Ask for six months"),
        Action::GrantExtension => word("同意延期", "Grant six months"),
        Action::DenyExtension => word("不同意延期", "Refuse the extension"),
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
        Action::SetPublicity => word("公开方式与隐去", "What the public reads"),
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
        "unit" => LEAD_UNIT,
        "committee" => COMMITTEE,
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
        "passages" => HIDDEN_PASSAGES,
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
        "withdrawal_asked" => word("领衔代表申请撤回", "The lead asks to withdraw it"),
        "withdrawal_agreed" => word("有代表同意撤回", "A co-signer agrees to withdraw it"),
        "withdrawal_ended" => word("不撤回，继续办理", "Not withdrawn; it goes on"),
        "returned" => word("退回修改", "Sent back to you"),
        "refused" => word("不予受理", "Not accepted"),
        "accepted" => word("已立案编号", "Accepted and numbered"),
        "assigned" => word("已交办", "Assigned"),
        "accepted_directly" => word("已立案并交办", "Accepted and handed on"),
        "registered" => word("议案已登记", "The bill is registered"),
        "committee_view_given" => word("专门委员会提出了意见", "A committee gave its view"),
        "put_on_agenda" => word("议案列入议程", "The bill is on the agenda"),
        "referred_to_committee" => word("议案交专委会审议", "The bill is in committee"),
        "turned_into_suggestion" => word("议案转为建议", "A bill became a suggestion"),
        "reassigned" => word("改派了承办单位", "It was given to other units"),
        "relieved" => word("不再由您单位承办", "Your unit no longer has this"),
        "unit_objected" => word("代表对承办单位有异议", "A deputy objects to a unit"),
        "decline_asked" => word("承办单位申请退办", "A unit asks to be relieved"),
        "decline_upheld" => word("不同意退办，请继续办理", "You were held to it"),
        "urged" => word("催办", "You are urged"),
        "extension_asked" => word("申请延期答复", "More time is asked for"),
        "extension_granted" => word("同意延期答复", "More time was granted"),
        "extension_denied" => word("不同意延期", "More time was refused"),
        "opinion_given" => word("收到会办意见", "A joint opinion came in"),
        "contacted" => word("单位登记了沟通", "The unit logged a contact"),
        "replied" => word("收到答复", "A reply came in"),
        "raters_reminded" => word("请评价这次办理", "Please rate the handling"),
        "pressure_reported" => word("反映评价受到压力", "Pressure was reported"),
        "ratings_released" => word("评价结果已发布", "Ratings were released"),
        "rehandling_ordered" => word("要求重新办理", "To be handled again"),
        "supervised" => word("转入督办", "Passed to supervision"),
        "closed" => word("已办结", "Closed"),
        "publicity_set" => word("公开方式有变化", "What the public reads has changed"),
        "entered" => word("代录了草稿，请您核对后提交", "Entered for you: check and submit"),
        "date_recomputed" => word("期限重算", "A date was counted anew"),
        _ => word("通知", "Notice"),
    }
}
