//! The statements that stand until the operator has its own.

use crate::ui::{Word, word};

pub const PRIVACY_TITLE: Word = word("隐私说明", "Privacy");
pub const PRIVACY_LEAD: Word = word(
    "看公开网站不需要注册，我们也不打听您是谁。",
    "Reading the public site takes no account, and we do not ask who you are.",
);
pub const PRIVACY: [(Word, Word); 5] = [
    (
        word("我们记什么", "What is kept"),
        word(
            "服务器日志记录访问时间、网址、网络地址和浏览器名称，用于防范攻击和排查故障，\
             依法留存六个月后删除。",
            "The server's log keeps the time, the address asked for, the network address and the \
             browser's name, against attacks and faults, for six months as the law asks.",
        ),
    ),
    (
        word("Cookie 用来做什么", "What cookies are for"),
        word(
            "只用来记住语言、字号和深浅色；登录以后再多一个，用来认出您。\
             没有广告，没有统计脚本，也不交给别人。",
            "To remember language, type size and colours; after signing in one more, to know you. \
             No advertising, no counting scripts, nothing passed on.",
        ),
    ),
    (
        word("代表的信息", "About deputies"),
        word(
            "公开代表的姓名、代表团、选举单位、职业和简介，以及依法公开的建议。\
             不公开电话、住址和出生日期。",
            "A deputy's name, delegation, constituency, occupation and introduction are public, \
             and suggestions as the law has it. Telephone, address and date of birth are not.",
        ),
    ),
    (
        word("公开多少由代表决定", "The deputy decides how much is public"),
        word(
            "代表提交建议时选择公开全文、公开摘要或者不公开。不公开的建议在这里查不到。",
            "On submitting, a deputy chooses the full text, a summary, or neither. What is not \
             disclosed cannot be found here.",
        ),
    ),
    (
        word("查询、更正、删除", "To ask, to correct, to erase"),
        word(
            "想知道我们存了您的什么信息，或者要更正、删除，请联系主办本站的人大机关。",
            "To learn what is kept of you, or to have it corrected or erased, write to the \
             congress office that runs this site.",
        ),
    ),
];

pub const COMPLAINTS_TITLE: Word = word("投诉与举报", "Complaints");
pub const COMPLAINTS_LEAD: Word = word(
    "这里的内容有错误、侵犯了您的权益，或者含有违法信息，请告诉我们。",
    "If something here is wrong, infringes your rights or is unlawful, please tell us.",
);
pub const COMPLAINTS: [(Word, Word); 3] = [
    (
        word("怎么反映", "How"),
        word(
            "请联系主办本站的人大代表工作机构，写明网页地址、哪一处有问题、您希望怎么处理，\
             并留下联系方式。",
            "Write to the deputies' office of the congress that runs this site: the address of \
             the page, what is wrong with it, what you ask for, and how to reach you.",
        ),
    ),
    (
        word("多久答复", "How long it takes"),
        word(
            "收到后立即核查。含有违法信息或者泄露隐私的，先下架再处理；其他的在五个工作日内答复。",
            "It is looked into at once. Unlawful matter and breaches of privacy are taken down \
             first; anything else is answered within five working days.",
        ),
    ),
    (
        word("对建议本身有意见", "About a suggestion itself"),
        word(
            "觉得承办单位的答复没有解决问题，可以向提出建议的代表反映，由代表依法提出。",
            "If a unit's reply does not satisfy you, tell the deputy who raised the suggestion.",
        ),
    ),
];
