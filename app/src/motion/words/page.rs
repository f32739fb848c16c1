//! The texts of this slice's pages and forms.

use crate::ui::{Word, word};

pub const PROBLEM_HINT: Word = word(
    "写清楚在哪里、多少人受影响、持续了多久。",
    "Say where, how many people it affects and for how long.",
);
pub const REASON_HINT: Word =
    word("写清楚原因和依据，可以引用调研数据。", "Give causes and evidence; figures help.");
pub const PROPOSAL_HINT: Word = word(
    "一事一议，具体可行，可以分条写。",
    "One matter, concrete and feasible; number the points.",
);
pub const TITLE: Word = word("标题", "Title");
pub const TITLE_HINT: Word =
    word("例如：关于修复横溪河桥的建议，60 字以内。", "For instance: On repairing Hengxi bridge.");
pub const CATEGORY: Word = word("类别", "Category");
pub const CHOOSE: Word = word("请选择", "Choose");
pub const DISCLOSURE: Word = word("是否公开", "May it be public?");
pub const SUMMARY: Word = word("公开的摘要", "Public summary");
pub const SUMMARY_HINT: Word =
    word("公众只看到这段话，300 字以内。", "The public reads only this, 300 characters at most.");
pub const CLASSIFIED: Word = word(
    "这里不能写涉密内容。涉及国家秘密、商业秘密的，请按保密规定线下提交。",
    "Nothing classified belongs here. Submit such matter offline, by the rules for secrets.",
);
pub const STEP_PROBLEM: Word = word("问题", "Problem");
pub const STEP_REASON: Word = word("原因", "Reason");
pub const STEP_PROPOSAL: Word = word("办法", "Proposal");
pub const STEP_CAUSE: Word = word("案由", "Cause");
pub const STEP_GROUNDS: Word = word("案据", "Grounds");
pub const STEP_BILL: Word = word("方案", "Proposal");
pub const NEXT: Word = word("下一步", "Next");
pub const BACK: Word = word("上一步", "Back");
pub const KEEP: Word = word("存草稿", "Keep as draft");
pub const TO_REVIEW: Word = word("看一遍再提交", "Read through and submit");
pub const SAVED: Word = word("已保存", "Saved");
pub const SAVING: Word = word("正在保存", "Saving");
pub const NOT_SAVED: Word = word(
    "还没有保存到服务器，您写的在这台设备上",
    "Not saved on the server yet; it is on this device",
);
pub const WRITE: Word = word("写一件建议", "Write a suggestion");
pub const WRITE_BILL: Word = word("提一件议案", "Move a bill");
/// The head of the form, by what is written.
pub fn write_title(kind: domain::motion::Kind) -> Word {
    match kind {
        domain::motion::Kind::Suggestion => WRITE_TITLE,
        domain::motion::Kind::Bill => word("提议案", "Move a bill"),
    }
}
pub const SHORT_OF: Word = word(
    "议案须有 {n} 名代表联名，领衔代表算在内；已有 {have} 名。附议代表确认后才能提交。",
    "A bill needs {n} signatories, you among them; there are {have}. Co-signers confirm first.",
);
pub const TOO_LATE_FOR_BILLS: Word = word(
    "议案在大会期间、主席团决定的截止时间前提出。现在可以改提建议，或者先存着。",
    "Bills are moved while the congress sits, before its deadline. Keep it, or make a suggestion.",
);
pub const PAPERS: Word = word("公文格式", "Official papers");
pub const PAPER_SUGGESTION: Word = word("议案、建议文本", "The text");
pub const PAPER_REPLY: Word = word("答复件", "The reply");
pub const COMMITTEE: Word = word("专门委员会", "Committee");
pub const COMMITTEE_VIEW: Word = word("意见", "View");
pub const TURN_NOTE: Word = word("转为建议的说明", "Why it becomes a suggestion");
pub const WRITE_TITLE: Word = word("写建议", "Write a suggestion");
pub const MY_MOTIONS: Word = word("我的建议", "My suggestions");
pub const NO_MOTIONS: Word = word("还没有建议", "No suggestions yet");
pub const NO_MOTIONS_TEXT: Word = word(
    "走访中看到的问题，写下来就能交给有关单位办理。",
    "What you see on your visits, write it down and it is handled.",
);

pub const MORNING: Word = word("{name}代表，您好", "Hello, deputy {name}");
pub const WAITING: Word = word("等您办的 {n} 件", "{n} things wait for you");
pub const NOTHING_WAITS: Word = word("没有等您办的事", "Nothing waits for you");
pub const NOTHING_WAITS_TEXT: Word = word(
    "附议、评价和修改到了会出现在这里。",
    "Co-signatures, ratings and corrections will appear here.",
);
pub const TO_COSIGN: Word = word("待附议", "To co-sign");
pub const TO_RATE: Word = word("待评价", "To rate");
pub const TO_CORRECT: Word = word("待修改", "To correct");
pub const DRAFTS: Word = word("草稿", "Drafts");
pub const UNDER_WAY: Word = word("正在办理", "Under way");

pub const CONTACTS: Word = word("沟通记录", "Contacts");
pub const COSIGNERS: Word = word("附议", "Co-signers");
pub const FILES: Word = word("附件", "Files");
pub const ACTIONS: Word = word("办理", "Act");
pub const SIGNED_AT: Word = word("{day}签收", "signed for on {day}");
pub const NOT_SIGNED: Word = word("尚未签收", "not signed for yet");
pub const OPINION: Word = word("会办意见", "Joint opinion");
pub const RETURN_REASON: Word = word("退回的理由", "Why it was sent back");
pub const REHANDLING_NOTE: Word = word("重新办理的要求", "What to do again");

pub const INVITE: Word = word("邀请附议", "Invite to co-sign");
pub const INVITE_HINT: Word = word(
    "输入代表姓名查找。附议的代表确认的是当前这一稿。",
    "Find by name. They confirm this very text.",
);
pub const FIND: Word = word("查找", "Find");
pub const ASK: Word = word("邀请", "Invite");
pub const COSIGN: Word = word("确认附议这一稿", "Co-sign this text");
pub const DECLINE: Word = word("不附议", "Decline");
pub const LEAVE: Word = word("退出附议", "Leave");
pub const COSIGN_TEXT: Word = word(
    "确认后，您就是这份建议的附议人。文稿再有改动，会请您重新确认。",
    "Once confirmed you are a co-signer. If the text changes you are asked again.",
);
pub const CURRENT_TEXT: Word = word("确认的是当前稿", "confirmed this text");
pub const CONFIRM_SUBMIT: Word = word("确认提交", "Submit");
pub const SUBMIT_TEXT: Word = word(
    "提交后由人大代表工作机构审查，五个工作日内告诉您结果。",
    "The congress office reviews it and tells you within five working days.",
);
pub const WITHDRAW_REASON: Word = word("撤回的理由", "Why you withdraw it");
pub const WITHDRAW_HINT: Word = word(
    "答复之前可以撤回。编号不再给别的建议使用；已经交办的，会通知承办单位。",
    "Until it is replied to. Its number is not used again; units that have it are told.",
);
pub const ASK_WITHDRAWAL_HINT: Word = word(
    "附议代表都同意后才撤回；有一位不同意，就继续办理。单位看不到这个申请。",
    "Withdrawn once all co-signers agree; if one does not, it goes on. Units do not see this.",
);
pub const ASKED_WITHDRAWAL: Word = word("领衔代表申请撤回", "The lead asks to withdraw it");
pub const AWAITING_CONSENT: Word = word("还要同意的：{names}", "Yet to agree: {names}");

pub const RATE_TITLE: Word = word("您怎么评价这次办理？", "How do you rate the handling?");
pub const ATTITUDE: Word = word("办理态度", "Attitude");
pub const RESULT: Word = word("办理结果", "Result");
pub const RATE_REASON: Word = word("理由", "Reason");
pub const RATE_REASON_HINT: Word = word("有一项不满意时必须写。", "Required with 不满意.");
pub const RATE_CONSENT: Word =
    word("同意在公布后把理由转告承办单位", "The unit may be told my reason after release");
pub const RATE_SEAL: Word = word("就此封定，不再修改", "Seal for good; I will not revise it");
pub const RATE_SUBMIT: Word = word("封好并提交", "Seal and hand in");
pub const RATE_NOW: Word = word("去评价", "Rate");
pub const RATE_REVISE: Word = word("修改评价", "Revise");
pub const SEALED: Word = word("密封", "Sealed");
pub const RATE_PROMISE: Word = word(
    "承办单位看不到您评没评、何时评、评了什么。只有人大代表工作机构能在评价期满后查看和公布。{day} 前可以修改。",
    "The unit cannot see whether, when or how you rated. Only the congress office can, \
     after the window ends. You may revise it until {day}.",
);
pub const RATE_PLAIN: Word = word(
    "这张表通过加密连接送到服务器保存，不写入日志。",
    "This form travels encrypted and is kept on the server; it goes into no log.",
);
pub const RATE_RECEIVED: Word = word("您的评价已经收到", "Your rating has been received");
pub const RATE_NOT_YET: Word = word("您还没有评价", "You have not rated yet");
pub const RATE_CLOSED: Word = word("评价期已经结束", "The window has closed");
pub const RATE_FINAL: Word = word("已经封定", "Sealed for good");
pub const REFERENCE: Word = word(
    "领衔代表的评价是正式评价，附议代表的供参考。",
    "The lead's rating is official; yours is for reference.",
);
pub const READ_FIRST: Word = word("先读答复", "First the reply");
pub const PRESSURE: Word = word("有人要求您怎么评价？", "Did somebody press you?");
pub const PRESSURE_HINT: Word = word(
    "写下是谁、什么时候、怎么说的。只有人大代表工作机构看到。",
    "Say who, when and how. Only the congress office reads it.",
);
pub const PRESSURE_SUBMIT: Word = word("反映给人大机关", "Report it");
pub const PRESSURE_DONE: Word = word("已经反映给人大机关", "The office has been told");

pub const RATERS: Word = word("评价情况", "Ratings");
pub const RATED: Word = word("已评价", "Rated");
pub const UNRATED: Word = word("未评价", "Not rated");
pub const OFFICIAL: Word = word("正式评价", "Official");
pub const WINDOW_UNTIL: Word = word("评价期到 {day}", "Window until {day}");
pub const WINDOW_CLOSED: Word = word("评价期已关闭", "Window closed");
pub const WINDOW_RELEASED: Word = word("评价结果已发布", "Ratings released");
pub const OPEN_RATINGS: Word = word("查看评价", "Read the ratings");
pub const OPEN_RATINGS_HINT: Word = word("每次查看都会留下记录。", "Every reading is recorded.");
pub const DELIVERED: Word = word(
    "答复已送达代表。代表是否评价、如何评价，发布以后才能看到。",
    "The reply is delivered. Whether and how it is rated is shown once that is released.",
);
pub const GRADES: Word = word("代表评价", "The deputy's rating");
pub const GRADE_NONE: Word = word("未评价（不计入满意）", "Not rated (not counted as satisfied)");

pub const RETURN_HINT: Word =
    word("代表会看到这段话，请写明要改什么。", "The deputy reads this; say what to change.");
pub const DECLINE_REASON: Word = word("退办理由", "Why it should not be yours");
pub const DECLINE_HINT: Word = word(
    "写明依据和建议的承办单位。不得自行转给其他单位；不同意退办的，由您单位办理。",
    "Say on what ground, and which unit should have it. You may not pass it on yourself.",
);
pub const RULING: Word = word("裁定说明", "Ruling");
pub const EXTENSION_REASON: Word = word("延期理由", "Why three months are not enough");
pub const EXTENSION_HINT: Word = word(
    "涉及面广、处理难度大的，答复期限可以由三个月延至六个月，只能申请一次。",
    "For a wide or difficult matter the reply may take six months. It can be asked for once.",
);
pub const OBJECTION: Word = word("为什么有异议", "Why another unit");
pub const OBJECTION_HINT: Word = word(
    "单位看不到这段话，由人大机关决定是否改派。",
    "Units do not see this; the office decides whether to give it to others.",
);
pub const ASKED_DECLINE: Word = word("{name}申请退办", "{name} asks to be relieved");
pub const ASKED_EXTENSION: Word =
    word("主办单位申请延期至六个月", "The lead unit asks for six months");
pub const ASKED_OBJECTION: Word =
    word("代表对承办单位有异议", "The deputy objects to the lead unit");
pub const REFUSE_REASON: Word = word("不予受理的理由", "Reason");
pub const REFUSE_NOTE: Word = word("向代表说明", "Explanation for the deputy");
pub const HARD: Word =
    word("涉及面广、处理难度大（六个月内答复）", "Wide or difficult (six months)");
pub const METHOD: Word = word("沟通方式", "How");
pub const LEVEL: Word = word("单位参加人", "Who of the unit");
pub const PLACE: Word = word("地点", "Where");
pub const MET_ON: Word = word("日期", "When");
pub const NOTE: Word = word("沟通情况", "What was said");
pub const CLASS: Word = word("答复类别", "Class");
pub const DOCUMENT_NUMBER: Word = word("发文字号", "Document number");
pub const DOCUMENT_NUMBER_HINT: Word =
    word("例如：宜交函〔2026〕58号", "For instance 宜交函〔2026〕58号");
pub const LETTER: Word = word("答复正文", "Text of the reply");
pub const OUTCOME_LABEL: Word = word("结果一句话（公众看到）", "Outcome in one sentence (public)");
pub const REHANDLE_NOTE_HINT: Word = word(
    "用人大机关的话写明要求，不要转述代表的评价。",
    "In the office's own words; do not repeat the rating.",
);
pub const QUARANTINE_REASON: Word = word("为什么隔离", "Why");
pub const QUARANTINED: Word =
    word("已隔离：除人大机关外谁也看不到", "Quarantined: only the office can see it");
pub const PURGE_REASON: Word =
    word("为什么清除（不能恢复，记录保留）", "Why (cannot be undone; the record stays)");
pub const CONFIRM: Word = word("确定", "Confirm");
pub const DONE: Word = word("办好了", "Done");

pub const DESK: Word = word("工作台", "Desk");
pub const SEARCH: Word = word("搜索", "Search");
pub const SEARCH_HINT: Word = word("搜索编号、标题、正文", "Search number, title, text");
pub const ALL: Word = word("全部", "All");
pub const OVERDUE: Word = word("临期与超期", "Due and overdue");
pub const EXPORT: Word = word("导出", "Export");
pub const EXPORT_HINT: Word =
    word("按现在的筛选导出全部办理件。", "All items of the present filter.");
pub const EXPORT_CATALOGUE_XLSX: Word = word("目录 Excel", "Catalogue, Excel");
pub const EXPORT_CATALOGUE_CSV: Word = word("目录 CSV", "Catalogue, CSV");
pub const EXPORT_ASSIGNMENTS_XLSX: Word = word("交办表 Excel", "Assignments, Excel");
pub const EXPORT_ASSIGNMENTS_CSV: Word = word("交办表 CSV", "Assignments, CSV");
pub const EXPORT_PAPERS_DOCX: Word = word("建议与答复 Word（ZIP）", "All papers, Word (ZIP)");
pub const EXPORT_PAPERS_PDF: Word = word("建议与答复 PDF（ZIP）", "All papers, PDF (ZIP)");
pub const COLUMN_DUE: Word = word("期限", "Due");
pub const COLUMN_NUMBER: Word = word("编号", "Number");
pub const COLUMN_TITLE: Word = word("标题", "Title");
pub const COLUMN_STATE: Word = word("状态", "State");
pub const COLUMN_AUTHOR: Word = word("领衔代表", "Led by");
pub const COLUMN_UNIT: Word = word("主办", "Lead unit");
pub const EMPTY_LIST: Word = word("这里没有办理件", "Nothing here");
pub const EMPTY_LIST_TEXT: Word =
    word("换一个筛选，或者清空搜索。", "Choose another filter or clear the search.");
pub const MORE: Word = word("下一页", "Next page");
pub const FIRST: Word = word("回到开头", "Back to the first");
pub const SHORTCUTS: Word = word("快捷键", "Shortcuts");
pub const KEY_DOWN_UP: Word = word("下一行、上一行", "Next row, previous row");
pub const KEY_OPEN: Word = word("打开", "Open");
pub const KEY_SEARCH: Word = word("搜索", "Search");
pub const KEY_CLOSE: Word = word("关闭侧栏", "Close the pane");
pub const CLOSE_PANE: Word = word("关闭", "Close");
pub const OPEN_WHOLE: Word = word("打开全页", "Open the whole page");
pub const NOTICES: Word = word("通知", "Notices");
pub const NO_NOTICES: Word = word("没有通知", "No notices");
pub const MARK_READ: Word = word("全部标为已读", "Mark all as read");
pub const ADD_FILE: Word = word("添加附件", "Add files");
pub const FILE_HINT: Word = word(
    "照片、PDF、Word、Excel，每个 25 MB 以内。可以直接拍照。",
    "Photos, PDF, Word, Excel; 25 MB each. You may take a photo.",
);
pub const UPLOAD: Word = word("上传", "Upload");
pub const TAKE_PHOTO: Word = word("拍照", "Take a photo");
pub const FILE_WAITS: Word = word("等待上传", "Waiting");
pub const SEND_AGAIN: Word = word("再传一次", "Send again");
pub const NO_FILE: Word = word("没有选择文件", "No file was chosen");
pub const NO_FILE_TEXT: Word =
    word("请先选择照片或文件，再点上传。", "Choose a photo or a file first, then upload.");
pub const FILE_NOT_KEPT: Word = word("第 {n} 个文件没有保存", "File {n} was not saved");
pub const FILES_KEPT: Word =
    word("它前面的 {n} 个已经保存。", "The {n} before it have been saved.");
pub const FILE_CUT_OFF: Word = word(
    "没有收到完整的文件，请换一个网络再试。",
    "The file did not arrive whole; please try again on another network.",
);
pub const TO_ITEM: Word = word("回到这件建议", "Back to the suggestion");
pub const CONFLICT_THEIRS: Word = word("已保存的版本", "The saved version");
pub const CONFLICT_MINE: Word = word("您写的", "Yours");
pub const KEEP_MINE: Word = word("用我写的保存", "Save mine");

// what became of a notice outside
pub const BY_SMS: Word = word("短信", "text message");
pub const BY_MAIL: Word = word("邮件", "mail");
pub const IS_WAITING: Word = word("待发", "waiting");
pub const IS_SENT: Word = word("已发", "sent");
pub const HAS_FAILED: Word = word("未能送达", "not delivered");
