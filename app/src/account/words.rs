//! Texts of signing in and of a person's own account.

use domain::{Role, SubRole};

use crate::ui::{Word, word};

// signing in
pub const SIGN_IN: Word = word("登录", "Sign in");
pub const NAME: Word = word("手机号或登录名", "Mobile number or login");
pub const PASSWORD: Word = word("密码", "Password");
pub const FORGOTTEN: Word = word("忘记密码", "Forgotten password");
pub const FIRST_TIME: Word = word("第一次登录", "First time here");
pub const WRONG: Word = word(
    "登录名或密码不对。连续输错 5 次要等 1 分钟，之后每次加倍；忘记了可以用短信重新设置。",
    "Login or password is wrong. After five wrong tries you have to wait a minute, then twice as \
     long each time; if you forgot it, set a new one by text message.",
);
pub const INVITED_ONLY: Word = word(
    "账号由本级人大常委会机关邀请开通，不用注册。",
    "Accounts are opened by invitation of the congress's office.",
);

// the demo
pub const DEMO_TITLE: Word = word("演示账号，点一下就登录", "Demo accounts: one click");
pub const DEMO_PASSWORD: Word = word("密码都是 {password}", "The password is always {password}");
pub const DEMO_CODE: Word =
    word("演示环境不发短信，短信内容是：", "The demo sends no text message; it would have said:");

// the second factor
pub const SECOND_FACTOR: Word = word("输入动态码", "Enter the code");
pub const SECOND_FACTOR_HINT: Word = word(
    "打开验证器应用，看 6 位数字；手机不在身边，可以用写下来的备用码。",
    "Six digits from your authenticator; without the phone, one of the codes you wrote down.",
);
pub const CODE: Word = word("验证码", "Code");
pub const APP_CODE: Word = word("动态码", "Code from the app");
pub const CONTINUE: Word = word("继续", "Continue");
pub const SIGN_OUT: Word = word("退出登录", "Sign out");

// seats
pub const CHOOSE_SEAT: Word = word("以哪个身份进入", "Which seat?");
pub const CHOOSE_SEAT_HINT: Word =
    word("您有几个身份，随时可以换。", "You hold several; you can change at any time.");
pub const SEATS: Word = word("我的身份", "My seats");
pub const WORN: Word = word("正在使用", "in use");
pub const SWITCH: Word = word("换到这个身份", "Change to this");

// codes by text message
pub const WELCOME: Word = word("第一次登录", "Welcome");
pub const WELCOME_TEXT: Word = word(
    "输入受邀请的手机号，我们发一个验证码，然后您自己设一个密码。",
    "Enter the number that was invited; we send a code, and you choose a password.",
);
pub const FORGOTTEN_TEXT: Word = word(
    "输入您账号的手机号，用验证码设一个新密码。",
    "Enter your account's number and set a new password with a code.",
);
pub const PHONE: Word = word("手机号", "Mobile number");
pub const SEND_CODE: Word = word("发送验证码", "Send a code");
pub const SENT: Word = word(
    "如果 {phone} 开通了账号，验证码已经发出，10 分钟内有效。没收到请等 1 分钟再发。",
    "If {phone} belongs to an account, a code is on its way, good for ten minutes. If none comes, \
     wait a minute and ask again.",
);
pub const SENT_TO: Word =
    word("验证码已发到 {phone}，10 分钟内有效。", "A code went to {phone}, good for ten minutes.");
pub const NEW_PASSWORD: Word = word("新密码", "New password");
pub const NEW_PASSWORD_HINT: Word = word(
    "至少 8 个字符，越长越好，可以是一句话。",
    "Eight characters or more; the longer the better; a sentence will do.",
);
pub const SET_PASSWORD: Word = word("设置密码并登录", "Set password and sign in");
pub const OTHER_NUMBER: Word = word("换一个手机号", "Another number");
pub const BACK_TO_SIGN_IN: Word = word("回到登录", "Back to sign-in");

// the account
pub const ACCOUNT: Word = word("我的账号", "My account");
pub const SECURITY: Word = word("登录与安全", "Signing in");
pub const LOGIN: Word = word("登录名", "Login");
pub const CHANGE: Word = word("更换", "Change");
pub const CHANGE_PASSWORD: Word = word("修改密码", "Change password");
pub const PASSWORD_KEPT: Word = word("只有您自己知道", "Known to you alone");
pub const OLD_PASSWORD: Word = word("现在的密码", "Present password");
pub const CHANGE_PASSWORD_NOTE: Word = word(
    "改好以后，其他设备上的登录都会退出。",
    "Afterwards you are signed out on every other device.",
);
pub const DONE: Word = word("已经改好", "Done");
pub const UNCONFIRMED: Word = word("手机号待确认", "Number to be confirmed");
pub const UNCONFIRMED_TEXT: Word = word(
    "您的手机号由工作人员改过。用新手机号收一个验证码确认，在此之前不能评价。",
    "Your number was changed by the office. Confirm it with a code; until then you cannot rate.",
);
pub const CONFIRM: Word = word("确认手机号", "Confirm the number");
pub const CHANGE_PHONE: Word = word("更换手机号", "Change the number");
pub const NEW_PHONE: Word = word("新手机号", "New number");
pub const CHANGE_PHONE_NOTE: Word = word(
    "验证码发到新手机号；换好以后，旧手机号会收到通知。",
    "The code goes to the new number; the old one is told afterwards.",
);
pub const SIGN_INS: Word = word("登录记录", "Where you are signed in");
pub const THIS_ONE: Word = word("本机", "this one");
pub const SINCE: Word = word("{since} 登录，最近使用 {seen}", "since {since}, last used {seen}");
pub const END: Word = word("退出这台", "Sign out there");
pub const END_OTHERS: Word = word("退出其他全部设备", "Sign out everywhere else");
pub const UNKNOWN_DEVICE: Word = word("未知设备", "Unknown device");
pub const DEVICE: Word = word("{system} 上的 {browser}", "{browser} on {system}");

// the authenticator
pub const AUTHENTICATOR: Word = word("动态码（两步验证）", "Authenticator");
pub const IS_ON: Word = word("已开通", "on");
pub const IS_OFF: Word = word("未开通", "off");
pub const SET_UP: Word = word("开通", "Set up");
pub const ENROL_TEXT: Word = word(
    "开通后，登录时除了密码还要输入手机验证器里的 6 位数字，别人知道密码也进不来。",
    "With it, signing in asks for six digits from your phone as well, so a stolen password opens \
     nothing.",
);
pub const ENROL_DEMANDED: Word = word(
    "您的身份要求开通两步验证，开通后才能继续。",
    "Your seat asks for an authenticator; set it up to go on.",
);
pub const SCAN: Word = word(
    "用验证器应用扫这个码，或手工输入下面的密钥：",
    "Scan this with an authenticator, or type the secret in:",
);
pub const SECRET: Word = word("密钥", "Secret");
pub const TYPE_CODE: Word =
    word("再输入应用里显示的 6 位数字", "Then type the six digits it shows");
pub const TURN_ON: Word = word("开通", "Turn on");
pub const TURN_OFF: Word = word("停用", "Turn off");
pub const RECOVERY: Word = word("请把备用码写下来", "Write these codes down");
pub const RECOVERY_TEXT: Word = word(
    "手机丢了的时候，每个备用码可以代替动态码用一次。只显示这一次。",
    "Should the phone be lost, each of them works once instead. They are shown only now.",
);
pub const WRITTEN_DOWN: Word = word("写好了", "Done");

// by what else than the inbox
pub const DELIVERY: Word = word("通知方式", "How you are told");
pub const DELIVERY_TEXT: Word = word(
    "所有通知都在站内。还想用短信或邮件收到，在这里选；短信和邮件里不写建议的内容。",
    "Every notice is in your inbox. Choose here whether it should come by text message or mail as \
     well; neither says what a suggestion is about.",
);
pub const INBOX: Word = word("站内", "Inbox");
pub const BY_SMS: Word = word("短信", "Text messages");
pub const BY_MAIL: Word = word("邮件", "Mail");
pub const NEVER: Word = word("不发", "None");
pub const PRESSING: Word = word("要我办的", "What waits for me");
pub const ALL_NOTICES: Word = word("全部", "All");
pub const EACH: Word = word("逐条", "One by one");
pub const DAILY: Word = word("每天一封", "Once a day");
pub const SMS_NEVER: Word = word("只看站内通知", "the inbox is enough");
pub const SMS_PRESSING: Word =
    word("如交办、退回、催办、收到答复", "such as an assignment, an urging, a reply");
pub const SMS_ALL: Word = word("每条通知一条短信", "a message for each notice");
pub const MAIL_NEVER: Word = word("只看站内通知", "the inbox is enough");
pub const MAIL_EACH: Word = word("每条通知一封邮件", "a mail for each notice");
pub const MAIL_DAILY: Word =
    word("早上 8 点汇总前一天的未读", "at eight, what was not read the day before");
pub const QUIET_FROM: Word = word("免打扰从", "Quiet from");
pub const QUIET_UNTIL: Word = word("到", "until");
pub const QUIET_TEXT: Word = word(
    "这段时间里的短信和邮件，等时间过了再发。两个时间相同就是不设免打扰。",
    "What falls into these hours is sent after them. The same hour twice means none.",
);
pub const SAVE: Word = word("保存", "Save");
pub const MAIL: Word = word("通知邮箱", "Address for mail");
pub const MAIL_ADDRESS: Word = word("邮箱地址", "Mail address");
pub const MAIL_HINT: Word = word(
    "先往这个邮箱发一个验证码，确认是您的再使用。",
    "A code goes there first; the address is used once the code has come back.",
);
pub const NO_MAIL: Word = word("还没有填写", "None yet");
pub const ADD_MAIL: Word = word("添加邮箱", "Add");
pub const CHANGE_MAIL: Word = word("更换邮箱", "Change");
pub const REMOVE_MAIL: Word = word("不再使用这个邮箱", "Take this address out");
pub const CONFIRM_MAIL: Word = word("确认邮箱", "Confirm the address");

/// The label of a field, for the summary of errors.
pub fn field(name: &str) -> Option<Word> {
    Some(match name {
        "name" => NAME,
        "password" => PASSWORD,
        "old" => OLD_PASSWORD,
        "new" => NEW_PASSWORD,
        "phone" => PHONE,
        "code" => CODE,
        "address" => MAIL_ADDRESS,
        "sms" => BY_SMS,
        "mail" => BY_MAIL,
        "quiet_from" => QUIET_FROM,
        "quiet_until" => QUIET_UNTIL,
        _ => return None,
    })
}

pub fn role(role: Role, sub_role: Option<SubRole>) -> Word {
    match (role, sub_role) {
        (_, Some(SubRole::Desk)) => word("人大机关经办", "Congress office, desk"),
        (_, Some(SubRole::Committee)) => word("专门委员会", "Committee"),
        (_, Some(SubRole::Council)) => word("主任会议", "Council of chairs"),
        (_, Some(SubRole::Handler)) => word("承办经办", "Unit, handler"),
        (_, Some(SubRole::Reviewer)) => word("承办审核", "Unit, reviewer"),
        (_, Some(SubRole::Signer)) => word("承办签发", "Unit, signer"),
        (Role::Deputy, None) => word("人大代表", "Deputy"),
        (Role::CongressStaff, None) => word("人大机关", "Congress office"),
        (Role::UnitStaff, None) => word("承办单位", "Handling unit"),
        (Role::Government, None) => word("政府督查", "Government office"),
        (Role::DelegationStaff, None) => word("代表团联络员", "Delegation staff"),
        (Role::Administrator, None) => word("系统管理员", "Administrator"),
        (Role::Reporter, None) => word("记者", "Reporter"),
        (Role::Resident, None) => word("居民", "Resident"),
    }
}
