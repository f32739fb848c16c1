//! Texts of the administrator's area and of the start of an empty house.

use domain::account::AccountState;
use domain::clock::{Clock, Measure};
use domain::organisation::import::ImportKind;
use domain::organisation::{Gender, Level, MandateState, UnitKind};
use domain::{Role, SubRole};

use crate::ui::{Word, t, word};

// the area
pub const AREA: Word = word("管理", "Administration");
pub const HOUSE: Word = word("届次与代表团", "Terms and delegations");
pub const UNITS: Word = word("承办单位", "Units");
pub const DEPUTIES: Word = word("代表", "Deputies");
pub const ACCOUNTS: Word = word("账号", "Accounts");
pub const IMPORT: Word = word("导入名单", "Import");
pub const CALENDAR: Word = word("工作日历", "Calendar");
pub const PERIODS: Word = word("时限", "Periods");
pub const PERSON: Word = word("人员", "Person");
pub const NONE: Word = word("不选", "None");
pub const MAY_STAY_EMPTY: Word = word("（选填）", " (optional)");
pub const TO_MEND: Word =
    word("有 {n} 处要改，填的内容都还在", "{n} things to mend; what you typed is kept");
pub const NAMED_FLAW: Word = word("{field}：{flaw}", "{field}: {flaw}");
pub const SEARCH: Word = word("搜索", "Search");
pub const TOTAL: Word = word("共 {n} 条", "{n} in all");
pub const FIRST: Word = word("回到开头", "Back to the first");
pub const MORE: Word = word("下一页", "Next page");
pub const SAVE: Word = word("保存", "Save");
pub const ADD: Word = word("添加", "Add");
pub const CHANGE: Word = word("修改", "Change");
pub const NAME: Word = word("名称", "Name");
pub const FULL_NAME: Word = word("姓名", "Name");
pub const SHORT_NAME: Word = word("简称", "Short name");
pub const KIND: Word = word("类型", "Kind");
pub const STATE: Word = word("状态", "State");
pub const ACTIONS: Word = word("操作", "Actions");
pub const EMPTY: Word = word("还没有内容", "Nothing here yet");
pub const EMPTY_TEXT: Word =
    word("可以在下面逐个添加，也可以导入名单。", "Add them below, or import a list.");

// the congress
pub const CONGRESS: Word = word("人大", "Congress");
pub const CONGRESSES: Word = word("下级人大", "Congresses below");
pub const CONGRESS_NAME: Word = word("人大全称", "Full name of the congress");
pub const CONGRESS_SHORT: Word = word("人大简称", "Short name of the congress");
pub const CONGRESS_NAME_HINT: Word =
    word("例如：宜昌市人民代表大会", "For example 宜昌市人民代表大会");
pub const CREATE_CONGRESS: Word = word("开通下级人大", "Open a congress below");
pub const RENAME: Word = word("修改名称", "Rename");
pub const REGION: Word = word("行政区划", "Region");
pub const LEVEL: Word = word("级别", "Level");
pub const TERM: Word = word("届", "Term");
pub const SESSION: Word = word("次会议", "Session");
pub const NTH_TERM: Word = word("第 {n} 届", "Term {n}");
pub const NTH_SESSION: Word = word("第 {n} 次会议", "Session {n}");
pub const ADD_TERM: Word = word("新建届次", "Add a term");
pub const ADD_SESSION: Word = word("新建会议", "Add a session");
pub const CHANGE_SESSION: Word = word("修改会议日期", "Change its dates");
pub const NO_TERM: Word = word("还没有届次", "No term yet");
pub const NO_TERM_TEXT: Word = word(
    "先新建届次和会议，建议才能立案编号，代表名单才能录入。",
    "Numbers and deputies belong to a term: add one, and a session in it.",
);
pub const ORDINAL: Word = word("第几届（次）", "Which (a number)");
pub const STARTS_ON: Word = word("开始日期", "First day");
pub const ENDS_ON: Word = word("结束日期", "Last day");
pub const BILLS_UNTIL: Word = word("议案截止时间", "Bills are taken until");
pub const DELEGATIONS: Word = word("代表团", "Delegations");
pub const DELEGATION: Word = word("代表团", "Delegation");
pub const ADD_DELEGATION: Word = word("新建代表团", "Add a delegation");
pub const HOW_MANY_DEPUTIES: Word = word("代表人数", "Deputies");

// units
pub const ADD_UNIT: Word = word("新建承办单位", "Add a unit");
pub const STAFF_COUNT: Word = word("工作人员", "Staff");
pub const RETIRE: Word = word("停用", "Retire");
pub const RESTORE: Word = word("恢复", "Restore");
pub const RETIRED: Word = word("已停用", "Retired");
pub const AT_WORK: Word = word("在用", "In use");

// people
pub const ADD_DEPUTY: Word = word("录入代表", "Add a deputy");
pub const PHONE: Word = word("手机号", "Mobile number");
pub const PHONE_HINT: Word = word(
    "填了手机号就会邀请开通账号；号码只用来登录和收短信，不公开。",
    "With a number the person is invited; it is for signing in and messages, and never public.",
);
pub const CREDENTIAL: Word = word("代表证号", "Credential");
pub const CONSTITUENCY: Word = word("选区或选举单位", "Constituency");
pub const GENDER: Word = word("性别", "Gender");
pub const NATION: Word = word("民族", "Ethnic group");
pub const BIRTH: Word = word("出生年月", "Month of birth");
pub const BIRTH_HINT: Word = word("例如：1982-06", "For example 1982-06");
pub const PARTY: Word = word("党派", "Party");
pub const EDUCATION: Word = word("学历", "Education");
pub const OCCUPATION: Word = word("职业", "Occupation");
pub const EMPLOYER: Word = word("工作单位及职务", "Employer and post");
pub const BIO: Word = word("简介", "About");
pub const MANDATES: Word = word("代表资格", "Mandates");
pub const DETAILS: Word = word("个人信息", "Details");
pub const NO_ACCOUNT: Word = word("没有账号", "No account");
pub const SET_PHONE: Word = word("设置手机号", "Set the number");
pub const SET_PHONE_TEXT: Word = word(
    "换号后，已登录的设备都会退出，旧号码收到提醒，本人确认前不能评价。",
    "After a change every session ends, the old number is told, and ratings wait until it is \
     confirmed.",
);
pub const SUSPEND: Word = word("暂停执行职务", "Suspend");
pub const RESUME: Word = word("恢复执行职务", "Resume");
pub const END: Word = word("终止代表资格", "End the mandate");
pub const BACK_TO_LIST: Word = word("回到名单", "Back to the list");

// accounts
pub const INVITE: Word = word("邀请工作人员", "Invite staff");
pub const ROLE: Word = word("角色", "Role");
pub const SUB_ROLE: Word = word("职责", "Part");
pub const UNIT: Word = word("单位", "Unit");
pub const SEATS: Word = word("身份", "Seats");
pub const LAST_SEEN: Word = word("最近登录", "Last signed in");
pub const NEVER: Word = word("从未", "Never");
pub const SHUT: Word = word("停用账号", "Disable");
pub const OPEN: Word = word("启用账号", "Enable");
pub const TAKE_SEAT: Word = word("收回：{seat}", "Take back: {seat}");
pub const REMOVE_FACTOR: Word = word("取消动态码", "Remove second factor");
pub const MANAGE: Word = word("管理 {name}", "Manage {name}");

pub const BETWEEN_SEATS: Word = word("；", "; ");
pub const IN_BRACKETS: Word = word("（{part}）", " ({part})");

// how people sign in
pub const RULES: Word = word("登录规则", "Rules for signing in");
pub const SECOND_FACTOR_FOR: Word =
    word("必须使用动态码的角色", "Roles that need an authenticator");
pub const SECOND_FACTOR_FOR_TEXT: Word = word(
    "没有开通动态码的人，下次打开页面时先开通，才能继续工作。",
    "Whoever has none sets one up before the next page opens.",
);
pub const IDLE_MINUTES: Word = word("多少分钟不用就退出", "Signed out after minutes unused");
pub const ABSOLUTE_DAYS: Word = word("登录最长保持天数", "Signed out after days in any case");
pub const PASSWORD_PROFILE: Word = word("密码要求", "Passwords");
pub const PROFILE_ASVS: Word = word("够长即可（ASVS）", "Long is enough (ASVS)");
pub const PROFILE_MLPS3: Word = word("三类字符（等保三级）", "Three kinds of characters (MLPS 3)");

// the calendar
pub const YEAR: Word = word("年份", "Year");
pub const SHOW_YEAR: Word = word("查看这一年", "Show this year");
pub const NOT_ANNOUNCED: Word = word(
    "这一年的放假安排还没有录入，期限暂按周末计算。",
    "This year is not entered yet: dates count on weekends only.",
);
pub const DAY: Word = word("日期", "Day");
pub const DAY_OFF: Word = word("放假", "Day off");
pub const DAY_ON: Word = word("调休上班", "Make-up working day");
pub const OCCASION: Word = word("说明", "Occasion");
pub const ENTER_YEAR: Word = word("录入这一年", "Enter this year");
pub const ENTER_YEAR_TEXT: Word = word(
    "每行一天：日期、放假或上班、说明。例如 2027-01-01,放假,元旦。会替换这一年已有的内容。",
    "One day a line: date, 放假 or 上班, occasion, as in 2027-01-01,放假,元旦. Replaces the year.",
);
pub const MOVED: Word =
    word("已保存，{n} 个暂定期限重新计算后变了。", "Saved; {n} provisional dates moved.");

// periods
pub const PERIOD_TEXT: Word = word(
    "改了以后只对今后开始的期限有效，已经承诺的日期不变。",
    "A change holds from now on; dates already promised stand.",
);
pub const CLOCK: Word = word("事项", "Step");
pub const IN_FORCE: Word = word("现行时限", "In force");
pub const DEFAULT: Word = word("默认 {period}", "Default {period}");
pub const SOURCE: Word = word("依据", "Source");
pub const AMOUNT: Word = word("数量", "Amount");
pub const MEASURE: Word = word("单位", "Measure");
pub const SET_PERIOD: Word = word("修改时限", "Set a period");
pub const BACK_TO_DEFAULT: Word = word("按默认", "Use the default");
pub const PERIOD: Word = word("{n} {measure}", "{n} {measure}");

pub const PROCEDURE: Word = word("程序", "Procedure");
pub const SET_PROCEDURE: Word = word("修改程序", "Set the procedure");
pub const SUGGESTION_PATH: Word = word("建议怎样办理", "How suggestions are handled");
pub const PATH_ASSIGNED: Word = word("立案后交办，单位签收", "Accepted, assigned, signed for");
pub const PATH_DIRECT: Word = word("立案即交办，一步完成", "Accepted and handed on in one step");
pub const SIGNATORIES: Word = word("议案联名人数", "Signatories of a bill");
pub const SIGNATORIES_NOW: Word = word("议案 {n} 人以上联名", "a bill takes {n} signatories");
pub const SIGNATORIES_HINT: Word = word(
    "依法不少于 {n} 人，领衔人计入；已经提交的按提交时的程序办。",
    "By law no fewer than {n}, the lead among them; what was submitted keeps its procedure.",
);

// import
pub const WHAT: Word = word("名单类型", "What is listed");
pub const FILE: Word = word("CSV 文件", "CSV file");
pub const FILE_HINT: Word =
    word("UTF-8 或 GBK 编码，第一行是列名。", "UTF-8 or GBK; the first line holds headings.");
pub const OR_PASTE: Word = word("或者从表格里复制粘贴", "Or paste from a spreadsheet");
pub const COLUMNS: Word = word("列名：{columns}", "Headings: {columns}");
pub const LOOK: Word = word("先检查", "Check first");
pub const TAKE_IN: Word = word("确认导入", "Import");
pub const REPORT: Word = word("检查结果", "Result");
pub const DONE: Word = word("已导入", "Imported");
pub const CLEAN: Word = word("没有发现问题，可以导入", "No flaw found; ready to import");
pub const FLAWED: Word =
    word("有问题，整份名单都没有导入，改好再来", "There are flaws; nothing was imported");
pub const COUNTS: Word = word(
    "共 {rows} 行：新增 {added}，更新 {changed}，没有变化 {same}。",
    "{rows} rows: {added} new, {changed} changed, {same} the same.",
);
pub const IGNORED: Word = word("不认识的列，已跳过：{columns}", "Columns left out: {columns}");
pub const BETWEEN_COLUMNS: Word = word("、", ", ");
pub const LINE: Word = word("行号", "Line");
pub const FIELD: Word = word("列", "Column");
pub const VALUE: Word = word("内容", "Value");
pub const FLAW: Word = word("问题", "Flaw");

// the empty start
pub const SETUP: Word = word("第一次启用", "The first start");
pub const SETUP_TEXT: Word = word(
    "系统里还没有管理员。填写本级人大和第一位管理员，之后从管理页面建届次、代表团、单位和人员。",
    "There is no administrator yet. Name the congress and the first administrator; terms, \
     delegations, units and people come after.",
);
pub const SETUP_ONCE: Word = word(
    "只能填一次：有了管理员，这个页面就不再打开。",
    "Only once: with an administrator this page is gone.",
);
pub const REGION_CODE: Word = word("行政区划代码", "Region code");
pub const REGION_CODE_HINT: Word = word("例如：420500", "For example 420500");
pub const REGION_NAME: Word = word("行政区划名称", "Region name");
pub const REGION_NAME_HINT: Word = word("例如：宜昌市", "For example 宜昌市");
pub const ADMINISTRATOR: Word = word("第一位管理员", "First administrator");
pub const PASSWORD: Word = word("密码", "Password");
pub const PASSWORD_HINT: Word = word("至少 8 个字符", "Eight characters at least");
pub const BEGIN: Word = word("开始使用", "Begin");

pub fn level(level: Level) -> Word {
    match level {
        Level::Province => word("省级", "Province"),
        Level::City => word("市级", "City"),
        Level::County => word("县级", "County"),
        Level::Township => word("乡镇级", "Township"),
    }
}

pub fn unit_kind(kind: UnitKind) -> Word {
    match kind {
        UnitKind::GovernmentOffice => word("政府办公室", "Government office"),
        UnitKind::Department => word("政府部门", "Department"),
        UnitKind::Court => word("法院", "Court"),
        UnitKind::Procuratorate => word("检察院", "Procuratorate"),
        UnitKind::Supervisory => word("监察委员会", "Supervisory commission"),
        UnitKind::Enterprise => word("公用企业", "Public enterprise"),
    }
}

pub fn gender(gender: Gender) -> Word {
    match gender {
        Gender::Female => word("女", "Female"),
        Gender::Male => word("男", "Male"),
    }
}

pub fn mandate_state(state: MandateState) -> Word {
    match state {
        MandateState::Active => word("在任", "In office"),
        MandateState::Suspended => word("暂停执行职务", "Suspended"),
        MandateState::Ended => word("已终止", "Ended"),
    }
}

pub fn account_state(state: AccountState) -> Word {
    match state {
        AccountState::Invited => word("已邀请", "Invited"),
        AccountState::Active => word("已启用", "Active"),
        AccountState::Disabled => word("已停用", "Disabled"),
    }
}

pub fn role(role: Role) -> Word {
    match role {
        Role::Deputy => word("人大代表", "Deputy"),
        Role::CongressStaff => word("人大机关", "Congress staff"),
        Role::UnitStaff => word("承办单位", "Unit staff"),
        Role::Government => word("一府一委两院", "Government"),
        Role::DelegationStaff => word("代表团工作人员", "Delegation staff"),
        Role::Administrator => word("系统管理员", "Administrator"),
        Role::Reporter => word("记者", "Reporter"),
        Role::Resident => word("群众", "Resident"),
    }
}

pub fn sub_role(sub: SubRole) -> Word {
    match sub {
        SubRole::Desk => word("代工委经办", "Desk"),
        SubRole::Committee => word("专门委员会", "Committee"),
        SubRole::Council => word("主任会议", "Council"),
        SubRole::Handler => word("经办", "Handler"),
        SubRole::Reviewer => word("审核", "Reviewer"),
        SubRole::Signer => word("签发", "Signer"),
    }
}

pub fn clock(clock: Clock) -> Word {
    match clock {
        Clock::Review => word("审查", "Review"),
        Clock::Assign => word("交办", "Assignment"),
        Clock::Decline => word("签收或退办", "Signing for or declining"),
        Clock::Reassign => word("改派", "Reassignment"),
        Clock::FirstContact => word("首次联系代表", "First contact"),
        Clock::Opinion => word("会办意见", "Joint opinion"),
        Clock::Reply => word("答复", "Reply"),
        Clock::HardReply => word("答复（涉及面广、难度大）", "Reply, hard matters"),
        Clock::Rating => word("代表评价", "Rating"),
        Clock::Rehandling => word("重新办理", "Rehandling"),
        Clock::Deliberation => word("审议议案", "Deliberation of bills"),
    }
}

pub fn measure(measure: Measure) -> Word {
    match measure {
        Measure::WorkingDays => word("个工作日", "working days"),
        Measure::CalendarDays => word("天", "days"),
        Measure::Months => word("个月", "months"),
    }
}

pub fn import_kind(kind: ImportKind) -> Word {
    match kind {
        ImportKind::Units => UNITS,
        ImportKind::Deputies => DEPUTIES,
        ImportKind::Staff => word("工作人员", "Staff"),
    }
}

/// What a field is called where its flaw is told.
pub fn field(name: &str) -> String {
    let known = match name {
        "name" => word("姓名或名称", "Name"),
        "short_name" | "region_short_name" => SHORT_NAME,
        "kind" => KIND,
        "region" => REGION,
        "region_code" | "code" => REGION_CODE,
        "region_name" => REGION_NAME,
        "congress_name" => CONGRESS_NAME,
        "congress_short_name" => CONGRESS_SHORT,
        "ordinal" => ORDINAL,
        "starts_on" => STARTS_ON,
        "ends_on" => ENDS_ON,
        "bills_until" => BILLS_UNTIL,
        "phone" => PHONE,
        "credential" => CREDENTIAL,
        "constituency" => CONSTITUENCY,
        "delegation" => DELEGATION,
        "term" => TERM,
        "gender" => GENDER,
        "nation" => NATION,
        "birth" => BIRTH,
        "party" => PARTY,
        "education" => EDUCATION,
        "occupation" => OCCUPATION,
        "employer" => EMPLOYER,
        "bio" => BIO,
        "role" => ROLE,
        "sub_role" => SUB_ROLE,
        "unit" => UNIT,
        "amount" => AMOUNT,
        "path" => SUGGESTION_PATH,
        "signatories" => SIGNATORIES,
        "idle_minutes" => IDLE_MINUTES,
        "absolute_days" => ABSOLUTE_DAYS,
        "password" => PASSWORD,
        "file" => FILE,
        "text" => word("内容", "Text"),
        other => match other.strip_prefix("line ") {
            Some(line) => return crate::ui::tf(word("第 {n} 行", "Line {n}"), &[("n", &line)]),
            None => return other.to_owned(),
        },
    };
    t(known).to_owned()
}
