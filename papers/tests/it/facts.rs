//! A hundred real suggestions, and the people and parts that the fixtures invent for them.

use std::collections::BTreeMap;

use papers::reading::Field;
use serde_json::Value;

pub type Truth = BTreeMap<Field, String>;

/// One suggestion as it is known to be.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    pub number: String,
    pub session: String,
    pub bill: bool,
    pub title: String,
    pub lead: String,
    pub cosigners: Vec<String>,
    pub delegation: String,
    pub category: usize,
    pub lead_unit: String,
    pub joint_units: Vec<String>,
    pub problem: String,
    pub proposal: Vec<String>,
    pub raised: [i32; 3],
    pub assigned: [i32; 3],
    pub replied: [i32; 3],
    pub class: String,
    pub document_number: String,
    pub disclosure: usize,
    pub grade: usize,
}

const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "向", "覃", "谭", "田",
    "欧阳", "胡", "郑", "谢",
];
const GIVEN: [&str; 18] = [
    "伟", "秀英", "建国", "敏", "国庆", "丽", "永红", "洁", "春生", "桂兰", "军", "志远", "芳",
    "大山", "晓燕", "平", "德胜", "玉梅",
];
const TEAMS: [&str; 6] = ["宜都", "枝江", "当阳", "秭归", "兴山", "夷陵"];
const UNITS: [&str; 7] = [
    "市财政局",
    "市自然资源和规划局",
    "市公安局",
    "市教育局",
    "市住房和城乡建设局",
    "市农业农村局",
    "市生态环境局（市核安全局）",
];

/// The house's code, and the words by which sheets call it.
pub const CATEGORIES: [(&str, &str); 6] = [
    ("transport", "交通运输"),
    ("agriculture", "农业农村"),
    ("health", "卫生健康"),
    ("education", "教育"),
    ("environment", "环保"),
    ("urban", "城市管理"),
];
pub const DISCLOSURES: [(&str, &str); 3] =
    [("full", "公开"), ("none", "不公开"), ("summary", "摘要公开")];
pub const GRADES: [(&str, &str); 3] =
    [("satisfied", "满意"), ("basically", "基本满意"), ("dissatisfied", "不满意")];

/// Somebody who exists nowhere; a few have names of four characters, or with a point within.
fn person(seed: usize) -> String {
    match seed % 97 {
        11 => "阿依古丽·买买提".to_owned(),
        _ => format!("{}{}", SURNAMES[seed % 20], GIVEN[(seed / 20 + seed * 7) % 18]),
    }
}

pub fn facts() -> Vec<Fact> {
    let lines = include_str!("../data/items.jsonl").lines();
    let read = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    read.enumerate().map(|(at, row)| fact(at, &row)).collect()
}

fn fact(at: usize, row: &Value) -> Fact {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let or = |text: String, other: String| if text.is_empty() { other } else { text };
    let day = |key: &str| {
        let parts: Vec<i32> = text(key).split('-').filter_map(|part| part.parse().ok()).collect();
        <[i32; 3]>::try_from(parts).unwrap_or([2017, 1 + (at as i32 * 5) % 12, 1 + at as i32 % 28])
    };
    let replied = day("reply_date");
    let mut cosigners: Vec<String> =
        (0..at % 5).map(|place| person(at * 13 + place * 5 + 3)).collect();
    let lead = person(at * 11);
    cosigners.retain(|one| *one != lead);
    cosigners.dedup();
    let named: Vec<String> = row["co_units"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect();
    let lead_unit = or(text("lead_unit"), "市人大代表工作委员会".to_owned());
    let mut joint_units = named;
    if joint_units.is_empty() {
        joint_units = (0..at % 4).map(|place| UNITS[(at + place) % 7].to_owned()).collect();
    }
    Fact {
        // numbers are unlike within one sheet, as they are in life
        number: or(text("number"), format!("{}", 500 + at)),
        session: or(text("session"), "七届人大五次会议".to_owned()),
        bill: text("kind") == "议案",
        title: text("title"),
        cosigners,
        lead,
        delegation: format!("{}代表团", TEAMS[at % 6]),
        category: at % 6,
        lead_unit,
        joint_units,
        problem: or(text("text"), "有关工作缺少依据，各地做法不一。".to_owned()),
        proposal: vec![
            "一是尽快组织人员实地察看，摸清底数；".to_owned(),
            format!("二是列入{}年工作计划，明确时限和责任人。", replied[0] + 1),
        ],
        raised: [replied[0], 1, 1 + at as i32 % 28],
        assigned: day("assigned_date"),
        replied,
        class: or(text("reply_class"), ["A", "B1", "C", "B", "D"][at % 5].to_owned()),
        document_number: or(text("doc_no"), format!("宜交函〔{}〕{}号", replied[0], at + 1)),
        disclosure: at % 3,
        grade: usize::from(at % 4 == 1) + 2 * usize::from(at % 9 == 2 && at % 4 != 1),
    }
}

impl Fact {
    /// Every field as the reader is to understand it.
    pub fn truth(&self) -> Truth {
        let day = |[year, month, day]: [i32; 3]| format!("{year:04}-{month:02}-{day:02}");
        let session = self.session.split('（').next().unwrap_or_default();
        let session = match session.find("会议") {
            Some(at) => &session[..at + "会议".len()],
            // only the term is named
            None => &session[..session.find('届').unwrap() + "届".len()],
        };
        BTreeMap::from([
            (Field::Number, printed(&self.number)),
            (Field::Session, session.to_owned()),
            (Field::Kind, if self.bill { "bill" } else { "suggestion" }.to_owned()),
            (Field::Title, self.title.clone()),
            (Field::Lead, self.lead.clone()),
            (Field::Cosigners, self.cosigners.join("、")),
            (Field::Delegation, self.delegation.clone()),
            (Field::Category, CATEGORIES[self.category].0.to_owned()),
            (Field::LeadUnit, self.lead_unit.clone()),
            (Field::JointUnits, self.joint_units.join("、")),
            (Field::Problem, self.problem.clone()),
            (Field::Proposal, self.proposal.join("\n")),
            (Field::RaisedOn, day(self.raised)),
            (Field::AssignedOn, day(self.assigned)),
            (Field::RepliedOn, day(self.replied)),
            (Field::ReplyClass, self.class.clone()),
            (Field::DocumentNumber, self.document_number.clone()),
            (Field::Disclosure, DISCLOSURES[self.disclosure].0.to_owned()),
            (Field::Satisfaction, GRADES[self.grade].0.to_owned()),
        ])
    }

    /// 第 and 号 around a number that is digits.
    pub fn numbered(&self) -> String {
        let digits = self.number.chars().all(|c| c.is_ascii_digit());
        if digits { format!("第{}号", self.number) } else { self.number.clone() }
    }

    pub fn kind(&self) -> &'static str {
        if self.bill { "议案" } else { "建议" }
    }

    pub fn category(&self) -> &'static str {
        CATEGORIES[self.category].1
    }

    pub fn disclosed(&self) -> &'static str {
        DISCLOSURES[self.disclosure].1
    }

    pub fn graded(&self) -> &'static str {
        GRADES[self.grade].1
    }
}

/// Brackets of full width are written half-width; zeros and everything else stay.
fn printed(number: &str) -> String {
    number.replace('（', "(").replace('）', ")")
}

/// 2017年1月5日, and in other ways.
pub fn day(style: &str, [year, month, day]: [i32; 3]) -> String {
    match style {
        "年" => format!("{year}年{month}月{day}日"),
        "." => format!("{year}.{month}.{day}"),
        "/" => format!("{year}/{month}/{day}"),
        "" => format!("{year:04}{month:02}{day:02}"),
        "〇" => spelled([year, month, day]),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// 二〇一七年一月十五日
fn spelled([year, month, day]: [i32; 3]) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: i32| DIGITS[usize::try_from(at).unwrap()];
    let year: String =
        year.to_string().chars().map(|c| DIGITS[c.to_digit(10).unwrap() as usize]).collect();
    let count = |n: i32| match (n / 10, n % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    };
    format!("{year}年{}月{}日", count(month), count(day))
}

/// Full-width digits and letters.
pub fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' | 'A'..='Z' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
            c => c,
        })
        .collect()
}

/// 王　伟: names of two characters drawn out to three.
pub fn padded(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    if chars.len() == 2 { format!("{}\u{3000}{}", chars[0], chars[1]) } else { name.to_owned() }
}
