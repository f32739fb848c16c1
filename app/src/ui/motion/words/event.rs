//! What happened, as a timeline says it.

use crate::ui::{Word, word};

pub const WRITTEN: Word = word("起草", "Drafted");
pub const ENTERED: Word = word("代录", "Entered on the deputy's behalf");
pub const ENTERED_AS: Word =
    word("代录（纸质编号 {name}）", "Entered on the deputy's behalf, paper number {name}");
pub const EDITED: Word = word("修改为第 {n} 稿", "Edited to version {n}");
pub const INVITED: Word = word("邀请{name}附议", "Invited {name}");
pub const INVITATION_DECLINED: Word = word("{name}没有附议", "{name} declined");
pub const COSIGNED: Word = word("{name}附议", "{name} co-signed");
pub const LEFT_COSIGNING: Word = word("{name}退出附议", "{name} left");
pub const ATTACHED: Word = word("添加附件 {name}", "Attached {name}");
pub const SUBMITTED: Word = word("提交建议", "Submitted");
pub const SUBMITTED_WITH: Word = word("提交建议，{n} 位代表附议", "Submitted, co-signers: {n}");
pub const WITHDRAWN: Word = word("撤回", "Withdrawn");
pub const WITHDRAWAL_ASKED: Word = word("申请撤回", "Asked to withdraw it");
pub const WITHDRAWAL_AGREED: Word = word("{name}同意撤回", "{name} agreed to withdraw it");
pub const WITHDRAWAL_TAKEN_BACK: Word =
    word("收回撤回申请，继续办理", "The request was taken back; it goes on");
pub const WITHDRAWAL_REFUSED: Word =
    word("{name}不同意撤回，继续办理", "{name} did not agree to withdraw it; it goes on");
pub const RETURNED: Word = word("退回修改", "Sent back");
pub const REFUSED: Word = word("不予受理", "Not accepted");
pub const ACCEPTED: Word = word("立案，编为{name}", "Accepted as {name}");
pub const ACCEPTED_DIRECTLY: Word =
    word("立案，编为{number}，交{unit}办理", "Accepted as {number} and given to {unit}");
pub const REGISTERED: Word = word("议案登记，编为{name}", "Registered as bill {name}");
pub const COMMITTEE_VIEW_GIVEN: Word = word("专门委员会提出意见", "The committee gave its view");
pub const PUT_ON_AGENDA: Word =
    word("主席团决定列入会议议程", "The presidium put it on the agenda");
pub const REFERRED_TO_COMMITTEE: Word =
    word("主席团决定交{name}审议", "The presidium referred it to {name}");
pub const TURNED_INTO_SUGGESTION: Word =
    word("主席团决定转为建议办理（原{name}）", "Turned into a suggestion (it was {name})");
pub const ASSIGNED: Word = word("交办", "Assigned");
pub const ASSIGNMENT_TAKEN_BACK: Word =
    word("撤销交办，将重新交办", "The assignment was taken back; another follows");
pub const REASSIGNED: Word = word("改派", "Given to other units");
pub const RELIEVED: Word = word("{name}不再承办", "{name} no longer has it");
pub const UNIT_OBJECTED: Word = word("代表对承办单位有异议", "The deputy objected to the unit");
pub const DECLINE_ASKED: Word = word("{name}申请退办", "{name} asked to be relieved");
pub const DECLINE_UPHELD: Word =
    word("不同意{name}退办，由其继续办理", "{name} was held to it and goes on");
pub const URGED: Word = word("催办", "Urged");
pub const EXTENSION_ASKED: Word = word("{name}申请延期", "{name} asked for more time");
pub const EXTENSION_GRANTED: Word = word("同意延期答复", "More time granted for the reply");
pub const EXTENSION_DENIED: Word = word("不同意延期", "More time refused");
pub const SIGNED_FOR: Word = word("{name}签收（{part}）", "{name} signed for it ({part})");
pub const OPINION_GIVEN: Word = word("{name}提出会办意见", "{name} gave its opinion");
pub const CONTACTED: Word = word("{name}与代表沟通", "{name} met the deputy");
pub const REPLIED: Word = word("{name}书面答复", "{name} replied");
pub const RATERS_REMINDED: Word =
    word("系统提醒未评价的代表", "Those who have not rated were reminded");
pub const PRESSURE_REPORTED: Word = word("有代表反映评价受到压力", "A deputy reported pressure");
pub const WINDOW_CLOSED: Word = word("评价期关闭", "The window for ratings closed");
pub const RATINGS_RELEASED: Word = word("评价结果发布", "Ratings released");
pub const RATINGS_READ: Word = word("查看评价", "Ratings read");
pub const REHANDLING_ORDERED: Word =
    word("要求重新办理（第 {n} 次）", "To be handled again (round {n})");
pub const SUPERVISED: Word = word("转入督办", "Passed to supervision");
pub const CLOSED: Word = word("办结", "Closed");
pub const PUBLIC_IN_FULL: Word = word("决定公开全文", "To be public in full");
pub const PUBLIC_IN_SUMMARY: Word = word("决定公开摘要", "To be public as a summary");
pub const NOT_PUBLIC: Word = word("决定不公开", "Not to be public");
pub const HIDDEN: Word = word("隐去 {n} 处", "{n} passages hidden");
pub const QUARANTINED: Word = word("隔离", "Quarantined");
pub const RESTORED: Word = word("解除隔离", "Restored");
pub const PURGED: Word = word("清除", "Purged");
pub const DATE_RECOMPUTED: Word = word("{name}期限重算", "{name}: date counted anew");
pub const OTHER: Word = word("其他", "Other");
