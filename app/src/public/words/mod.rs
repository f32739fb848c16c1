//! Texts of the public site.

pub mod statements;

use domain::motion::PublicState;

use crate::ui::{Word, word};

pub fn state(state: PublicState) -> Word {
    match state {
        PublicState::Open => word("办理中", "In hand"),
        PublicState::Replied => word("已答复", "Replied"),
        PublicState::Closed => word("已办结", "Closed"),
    }
}

/// The heading of a list of one state.
pub fn state_title(state: PublicState) -> Word {
    match state {
        PublicState::Open => word("正在办理的建议", "Suggestions in hand"),
        PublicState::Replied => word("已经答复的建议", "Suggestions replied to"),
        PublicState::Closed => word("已经办结的建议", "Closed suggestions"),
    }
}

pub const SEARCH: Word = word("搜索", "Search");
pub const SEARCH_MOTIONS: Word = word("搜索建议，例如：公交", "Search suggestions");
pub const SEARCH_DEPUTIES: Word = word("输入代表姓名", "A deputy's name");
pub const ITEMS: Word = word("件", "");
pub const PAGES: Word = word("分页", "Pages");
pub const FIRST_PAGE: Word = word("回到第一页", "First page");
pub const NEXT_PAGE: Word = word("下一页", "Next page");

pub const OPEN_DATA: Word = word("开放数据", "Open data");
pub const OPEN_CSV: Word = word("全部建议 CSV", "All suggestions, CSV");
pub const OPEN_JSON: Word = word("全部建议 JSON", "All suggestions, JSON");
pub const OPEN_FEED: Word = word("订阅更新（Atom）", "Feed of news (Atom)");
pub const FEED_TITLE: Word = word("代表建议公开", "suggestions of deputies");
pub const FEED_ACCEPTED: Word = word("已立案：{number}", "Taken up as {number}");
pub const FEED_REPLIED: Word = word("{unit}已经答复", "{unit} has replied");
pub const FEED_REPLIED_AGAIN: Word = word("{unit}再次答复", "{unit} has replied again");

pub const HOME_TITLE: Word =
    word("代表提的建议，办得怎么样", "What deputies suggested, and what came of it");
pub const HOME_LEAD: Word = word(
    "谁提的、谁在办、什么时候答复、结果如何，都在这里。",
    "Who raised it, who handles it, when the reply is due, and what came of it.",
);
pub const DOOR_MOTIONS: Word = word("建议公开", "Suggestions");
pub const DOOR_MOTIONS_TEXT: Word = word("按类别、单位和进度查看", "By subject, unit and progress");
pub const DOOR_DEPUTIES: Word = word("找代表", "Deputies");
pub const DOOR_DEPUTIES_TEXT: Word =
    word("看看您的代表提过什么", "See what your deputy has raised");
pub const DOOR_SIGN_IN: Word = word("登录", "Sign in");
pub const DOOR_SIGN_IN_TEXT: Word =
    word("代表、人大机关和承办单位", "For deputies, the congress office and units");
pub const THIS_TERM: Word = word("本届进展", "This term so far");
pub const FIGURE_ALL: Word = word("公开的建议", "Disclosed suggestions");
pub const FIGURE_OPEN: Word = word("正在办理", "In hand");
pub const FIGURE_CLOSED: Word = word("已办结", "Closed");
pub const FIGURE_ON_TIME: Word = word("按期答复", "Replies in time");
pub const FIGURES_NOTE: Word = word(
    "只数公开的建议。应答复 {due} 次，按期答复 {on_time} 次。",
    "Disclosed suggestions only. Replies due: {due}; in time: {on_time}.",
);
pub const JUST_CLOSED: Word = word("刚刚办结", "Just closed");
pub const NEWEST: Word = word("最新立案", "Newest");
pub const ALL_OF_THEM: Word = word("全部", "All");
pub const NOTHING_YET: Word = word("还没有公开的建议", "No suggestions are public yet");
pub const NOTHING_YET_TEXT: Word = word(
    "代表的建议立案编号以后，会公开在这里。",
    "Deputies' suggestions appear here once they are accepted and numbered.",
);

pub const MOTIONS_TITLE: Word = word("建议公开", "Suggestions");
pub const MOTIONS_LEAD: Word = word(
    "代表建议从立案起公开，一直到办结。",
    "Suggestions are public from the day they are accepted until they are closed.",
);
pub const BY_STATE: Word = word("按进度", "By progress");
pub const EVERYTHING: Word = word("全部", "All");
pub const EVERY_STATE: Word = word("全部建议，最新的在前", "All suggestions, the newest first");
pub const FILTER: Word = word("筛选", "Filter");
pub const CATEGORY: Word = word("类别", "Subject");
pub const APPLY: Word = word("应用", "Apply");
pub const CLEAR: Word = word("清除筛选", "Clear");
pub const FOUND: Word = word("找到 {n} 件，标题里有的在前", "{n} found, titles first");
pub const FOUND_NONE: Word = word("找到 0 件", "None found");
pub const FOUND_MANY: Word =
    word("找到 1,000 件以上，只列最新的", "1,000 or more found; the newest are listed");
pub const NO_MATCH: Word = word("没有找到符合的建议", "No suggestion matches");
pub const NO_MATCH_TEXT: Word = word(
    "换一个更短的词试试，例如“公交”“养老”，或者清除筛选。",
    "Try a shorter word, or clear the filters.",
);
pub const START_AGAIN: Word = word("看全部建议", "See all suggestions");
pub const TOO_LONG: Word = word("搜索的词太长了", "Too long to search for");
pub const TOO_LONG_TEXT: Word =
    word("最多 64 个字。换成一两个关键词试试。", "At most 64 characters: try one or two words.");

pub const PREVIEW_TITLE: Word = word("公众看到的样子", "As the public reads it");
pub const PREVIEW_NOTE: Word = word(
    "下面就是公众现在看到的内容；隐去的地方显示为 ***。",
    "This is what the public reads now; what is hidden is shown as ***.",
);
pub const PREVIEW_NOT_YET: Word = word(
    "公众现在还看不到；立案公开以后看到的就是下面的内容，隐去的地方显示为 ***。",
    "Not public yet. Once it is, the public reads this; what is hidden is shown as ***.",
);
pub const PREVIEW_NOTHING: Word = word("公众看不到这一件。", "The public reads nothing of it.");
pub const PREVIEW_BACK: Word = word("回到办理页", "Back to the item");

pub const ALL_MOTIONS: Word = word("全部建议", "All suggestions");
pub const STANDS_ON_AGENDA: Word =
    word("主席团已决定把它列入会议议程。", "The presidium has put it on the agenda.");
pub const STANDS_IN_COMMITTEE: Word =
    word("已交专门委员会审议。", "A committee is deliberating on it.");
pub const STANDS_BEFORE: Word = word("还没有公开。", "Not public yet.");
pub const STANDS_ACCEPTED: Word = word("已经立案，等待交办。", "Accepted, waiting to be assigned.");
pub const STANDS_WITH: Word = word("{unit}正在办理。", "In hand at {unit}.");
pub const STANDS_IN_HAND: Word =
    word("{unit}正在办理，应于 {day} 前答复。", "In hand at {unit}; the reply is due by {day}.");
pub const STANDS_LATE: Word = word(
    "{unit}正在办理，应于 {day} 前答复，已经超期。",
    "In hand at {unit}; the reply was due by {day} and is late.",
);
pub const STANDS_REPLIED: Word =
    word("{unit}已于 {day} 答复，尚未办结。", "{unit} replied on {day}; not closed yet.");
pub const STANDS_WITHDRAWN: Word = word(
    "代表已经撤回，内容不再公开，编号保留。",
    "Withdrawn by the deputies: its words are no longer public, its number stays used.",
);
pub const STANDS_CLOSED: Word = word("已经办结。", "Closed.");
pub const PROBLEM: Word = word("有什么问题", "What is wrong");
pub const REASON: Word = word("为什么会这样", "Why it is so");
pub const PROPOSAL: Word = word("希望怎么办", "What is proposed");
pub const SUMMARY_TITLE: Word = word("建议摘要", "Summary");
pub const SUMMARY_NOTE: Word =
    word("这件建议只公开摘要和办理结果。", "Only a summary and the outcome are disclosed.");
pub const LETTER_WITHHELD: Word =
    word("这件答复的正文不公开。", "The text of this reply is not disclosed.");
pub const SALUTATION: Word = word("{name}代表：", "{name}代表：");
pub const EARLIER_REPLY: Word = word("第 {n} 次答复，{day}", "Reply {n}, {day}");
pub const REPLY_TO: Word = word("关于{number}建议的答复", "Reply to suggestion {number}");
pub const THIS_ITEM: Word = word("这件建议", "This suggestion");
pub const TOOK: Word = word("答复用时", "Took");
pub const DAYS: Word = word("{n} 天", "{n} days");
pub const PERIOD: Word = word("期限", "Period");
pub const DUE_ON: Word = word("到期", "Due");
pub const BASIS: Word = word("依据", "Basis");
pub const SUBMITTED_ON: Word = word("提交", "Submitted");
pub const ACCEPTED_ON: Word = word("立案", "Accepted");
pub const REPLIED_ON: Word = word("答复", "Replied");
pub const REPLIED_AGAIN_ON: Word = word("再次答复", "Replied again");
pub const CLOSED_ON: Word = word("办结", "Closed");
pub const PART_LEAD: Word = word("主办", "Lead");
pub const PART_JOINT: Word = word("会办", "Joint");
pub const RAISED_BY: Word = word("提出的代表", "Raised by");
pub const WORK_OF: Word = word("看{name}提出的全部建议", "All that {name} has raised");
pub const ON_THE_DAY: Word = word("期限当天", "on the last day");
pub const EARLY: Word = word("比期限早 {n} 天", "{n} days early");
pub const LATE: Word = word("比期限晚 {n} 天", "{n} days late");
pub const AWAITED_OF: Word = word("等待{unit}答复", "Waiting for the reply of {unit}");
pub const AWAITED: Word = word("等待答复", "Waiting for the reply");
pub const NEXT_ASSIGNED: Word = word("交办给承办单位", "Assigned to a unit");
pub const NEXT_REPLIED: Word = word("书面答复代表", "Reply to the deputy");
pub const NEXT_CLOSED: Word = word("办结并公布结果", "Closed, with the outcome");

pub const DEPUTIES_TITLE: Word = word("找代表", "Deputies");
pub const DEPUTIES_LEAD: Word =
    word("在任代表 {n} 人，按代表团排列。", "{n} deputies in office, by delegation.");
pub const BY_DELEGATION: Word = word("按代表团", "By delegation");
pub const PEOPLE: Word = word("{n} 人", "{n}");
pub const NOBODY: Word = word("没有找到这位代表", "No deputy of that name");
pub const NOBODY_TEXT: Word = word(
    "请检查姓名，或者只输入姓氏。这里只列在任代表。",
    "Check the name, or give the family name alone. Only deputies in office are listed.",
);
pub const ALL_DEPUTIES: Word = word("全部代表", "All deputies");
pub const MORE_DEPUTIES: Word =
    word("还有更多同名同姓的，请把姓名写全。", "There are more: give the whole name.");
pub const TERM_OF: Word = word("{congress}第 {n} 届代表", "Deputy of {congress}, term {n}");
pub const FORMER: Word = word("已卸任", "No longer in office");
pub const DELEGATION: Word = word("代表团", "Delegation");
pub const CONSTITUENCY: Word = word("选举单位", "Elected by");
pub const OCCUPATION: Word = word("职业", "Occupation");
pub const LED: Word = word("领衔提出", "Led");
pub const ANSWERED: Word = word("得到答复", "Replied to");
pub const COSIGNED_COUNT: Word = word("附议", "Co-signed");
pub const RAISED: Word = word("提出的建议", "What was raised, and what came of it");
pub const NOTHING_RAISED: Word = word("还没有公开的建议", "Nothing public yet");
pub const NOTHING_RAISED_TEXT: Word = word(
    "这位代表领衔的建议立案公开以后，会列在这里。",
    "What this deputy leads will be listed here once it is public.",
);

pub const MISSING_TITLE: Word = word("没有这个页面", "There is no such page");
pub const MISSING_TEXT: Word = word(
    "地址可能写错了，或者内容没有公开。搜一搜，或者回到首页。",
    "The address may be wrong, or what stands there is not public. Search, or go home.",
);
pub const BROKEN_TITLE: Word = word("页面暂时打不开", "This page cannot be shown now");
pub const BROKEN_TEXT: Word = word(
    "我们这边出了问题，已经记下来了。请稍后再试。",
    "Something is wrong on our side and has been noted. Please try again later.",
);
pub const TO_HOME: Word = word("回到首页", "Home");
