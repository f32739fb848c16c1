//! Every word that the papers and tables print of themselves. Official papers are Chinese only.

use domain::motion::{Category, Disclosure, Kind, ReplyClass};
use jiff::civil::Date;

use crate::paper::{Face, Style};

pub const SUGGESTION_FORM: &str = "代表建议、批评和意见";
pub const BILL_FORM: &str = "代表议案";

pub const TITLE: &str = "标题";
pub const NUMBER: &str = "编号";
pub const KIND: &str = "类型";
pub const AUTHOR: &str = "领衔代表";
pub const DELEGATION: &str = "代表团";
pub const COSIGNERS: &str = "附议人";
pub const COSIGNER_COUNT: &str = "附议人数";
pub const CATEGORY: &str = "审查分类";
pub const DISCLOSURE: &str = "公开方式";
pub const LEAD_UNIT: &str = "主办单位";
pub const JOINT_UNITS: &str = "会办单位";
pub const UNITS: &str = "承办单位";
pub const RAISED_ON: &str = "提出日期";
pub const ASSIGNED_ON: &str = "交办日期";
pub const DUE_ON: &str = "答复期限";
pub const REPLIED_ON: &str = "答复日期";
pub const ACCEPTED_ON: &str = "立案日期";
pub const CLOSED_ON: &str = "办结日期";
pub const OUTCOME: &str = "办理结果";
pub const ADDRESS: &str = "网址";
pub const STATE: &str = "办理状态";
pub const REMARK: &str = "备注";
pub const NONE: &str = "无";

pub const CATALOGUE: &str = "目录";
pub const ASSIGNMENT_TABLE: &str = "交办表";

pub const SIGNER: &str = "签发人：";
pub const COPIES: &str = "抄送：";
pub const ISSUED: &str = "印发";
pub const DISCLOSED: &str = "公开属性：";

/// Headings of the three parts: 情况、分析、建议 of a suggestion, 案由、案据、方案 of a bill.
pub fn part_headings(kind: Kind) -> [&'static str; 3] {
    match kind {
        Kind::Suggestion => ["情况", "分析", "建议"],
        Kind::Bill => ["案由", "案据", "方案"],
    }
}

/// Before a heading, in order of those printed.
pub const ORDINALS: [&str; 3] = ["一、", "二、", "三、"];

pub fn form(kind: Kind) -> &'static str {
    match kind {
        Kind::Suggestion => SUGGESTION_FORM,
        Kind::Bill => BILL_FORM,
    }
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Suggestion => "建议",
        Kind::Bill => "议案",
    }
}

pub fn class(class: ReplyClass) -> &'static str {
    class.code()
}

/// As the top right corner of the first page shows it.
pub fn class_mark(class: &str) -> String {
    format!("类别：{class}")
}

pub fn disclosure(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Full => "全文公开",
        Disclosure::Summary => "公开摘要",
        Disclosure::None => "不公开",
    }
}

pub fn category(category: Category) -> &'static str {
    match category {
        Category::Transport => "交通运输",
        Category::Urban => "城市管理",
        Category::Health => "医疗卫生",
        Category::Education => "教育",
        Category::Agriculture => "农业农村",
        Category::Environment => "生态环境",
        Category::Housing => "住房建设",
        Category::Civil => "民政社会",
        Category::Culture => "文化旅游",
        Category::Economy => "经济发展",
        Category::Justice => "法治监察",
        Category::Labour => "劳动就业",
    }
}

/// `2026年3月5日`, as GB/T 9704 writes a date.
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

pub fn issued_on(on: Date) -> String {
    format!("{}{ISSUED}", date(on))
}

/// `关于市七届人大五次会议第001号建议的答复`; a bare number is given its 第 and 号.
pub fn reply_title(kind_of: Kind, number: &str) -> String {
    let kind = kind(kind_of);
    match (number.is_empty(), number.contains('号')) {
        // the number of a bill says that it is one
        (false, true) if number.contains(kind) => format!("关于{number}的答复"),
        (true, _) => format!("关于代表{kind}的答复"),
        (_, true) => format!("关于{number}{kind}的答复"),
        (_, false) => format!("关于第{number}号{kind}的答复"),
    }
}

/// What a letter opens with when its text does not say to what it replies.
pub fn opening(kind_of: Kind, title: &str) -> String {
    match title.starts_with('《') {
        true => format!("您提出的{title}收悉。现答复如下："),
        false => format!("您提出的《{title}》{}收悉。现答复如下：", kind(kind_of)),
    }
}

/// The word by which a text says that it has received what it replies to.
pub const RECEIVED: &str = "收悉";
const DEPUTY: &str = "代表";

/// `张三、李四代表：`
pub fn salutation(names: &[String]) -> String {
    format!("{}{DEPUTY}：", names.join("、"))
}

/// The line with which a text already greets whom it answers.
pub fn is_salutation(line: &str) -> bool {
    line.chars().count() <= 60 && line.ends_with(['：', ':']) && line.contains(DEPUTY)
}

pub fn contact(name: &str, phone: &str) -> String {
    match (name.is_empty(), phone.is_empty()) {
        (false, false) => format!("（联系人：{name}，联系电话：{phone}）"),
        (true, _) => format!("（联系电话：{phone}）"),
        (_, true) => format!("（联系人：{name}）"),
    }
}

pub fn copies(to: &[String]) -> String {
    format!("{COPIES}{}。", to.join("，"))
}

pub fn cosigners(names: &[String]) -> String {
    match names {
        [] => NONE.to_owned(),
        names => format!("{}（{}人）", names.join("、"), names.len()),
    }
}

pub fn units(lead: &str, joint: &[String]) -> String {
    let (lead, joint) = (lead.to_owned(), joint.join("、"));
    match (lead.is_empty(), joint.is_empty()) {
        (true, true) => NONE.to_owned(),
        (false, true) => format!("主办：{lead}"),
        (true, false) => format!("会办：{joint}"),
        (false, false) => format!("主办：{lead}\n会办：{joint}"),
    }
}

/// File names: `第001号 关于…的建议`; what has no number begins with its title.
pub fn file_name(number: &str, title: &str) -> String {
    let number = match number.is_empty() || number.contains('号') {
        true => number.to_owned(),
        false => format!("第{number}号"),
    };
    format!("{number} {title}").trim().to_owned()
}

/// The last part of a printed number: `第001号` of `市七届人大五次会议第001号`.
pub fn short_number(number: &str) -> &str {
    number.rfind('第').map_or(number, |at| &number[at..])
}

/// The archive of all papers of a list.
pub const ALL_PAPERS: &str = "建议与答复";

/// Over a table of a whole list: `宜昌市人民代表大会代表建议目录`.
pub fn export_heading(congress: &str, table: &str) -> String {
    format!("{congress}{}{table}", if congress.is_empty() { "" } else { "代表建议" })
}

/// `目录 2026-11-28.xlsx`
pub fn export_name(name: &str, on: Date, ending: &str) -> String {
    format!("{name} {on}.{ending}")
}

/// Several names in one cell.
pub fn list(names: &[String]) -> String {
    names.join("、")
}

pub const UNTITLED: &str = "无标题";
/// Stands where a cell had to be cut, since a sheet takes no longer ones.
pub const CUT: &str = "……（内容过长，此处从略）";
/// Printed for a character of which no font has a picture.
pub const NO_GLYPH: char = '〓';

/// Before and after the number of a page: `— 1 —`
pub const PAGE_NUMBER: (&str, &str) = ("— ", " —");

/// The fonts that offices have, by the names Word and WPS know them under.
pub fn word_font(face: Face) -> &'static str {
    match face {
        Face::Title => "方正小标宋简体",
        Face::Body => "仿宋",
        Face::Kai => "楷体",
        Face::Black => "黑体",
        Face::Song => "宋体",
    }
}

/// What Word's list of styles shows.
pub fn style_name(style: Style) -> &'static str {
    match style {
        Style::Mark => "类别标记",
        Style::Masthead => "发文机关标志",
        Style::Title => "公文标题",
        Style::Subtitle => "公文编号",
        Style::Addressee => "主送与落款",
        Style::Heading => "一级标题",
        Style::Subheading => "二级标题",
        Style::Body => "公文正文",
        Style::Note => "附注",
        Style::Label => "表格项目",
        Style::Value => "表格内容",
        Style::Colophon => "版记",
        Style::PageNumber => "公文页码",
    }
}

/// At the foot of a printed table; the codes are Excel's.
pub const TABLE_FOOT: &str = "&C第 &P 页，共 &N 页";

/// Chinese headings of the first and second level: 一、 and （一）.
pub fn heading_level(line: &str) -> Option<u8> {
    const NUMERALS: &str = "一二三四五六七八九十百";
    if line.chars().count() > 40 || line.ends_with(['。', '；', '，', '：', '！', '？']) {
        return None;
    }
    let (inner, level) = match line.strip_prefix('（') {
        Some(rest) => (rest.split_once('）')?.0, 2),
        None => (line.split_once('、')?.0, 1),
    };
    let numeral = !inner.is_empty() && inner.chars().all(|letter| NUMERALS.contains(letter));
    numeral.then_some(level)
}
