//! Legal clocks: every period by name, with its default, its source, and how its date is counted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Counted};

/// A period that the law or local rules set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// 审查: the office looks at what was submitted.
    Review,
    /// 交办: the office passes it to units.
    Assign,
    /// 签收 and 退办申请: a unit signs for it or asks to be relieved.
    Decline,
    /// 改派: another unit is found.
    Reassign,
    /// 首次联系代表
    FirstContact,
    /// 会办意见
    Opinion,
    /// 答复
    Reply,
    /// 答复, 涉及面广、处理难度大
    HardReply,
    /// 代表评价
    Rating,
    /// 重新办理
    Rehandling,
    /// 专门委员会审议议案
    Deliberation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    WorkingDays,
    CalendarDays,
    Months,
}

impl Measure {
    pub fn code(self) -> &'static str {
        match self {
            Self::WorkingDays => "working_days",
            Self::CalendarDays => "calendar_days",
            Self::Months => "months",
        }
    }
}

/// How long a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub amount: u16,
    pub measure: Measure,
}

const fn working_days(amount: u16) -> Period {
    Period { amount, measure: Measure::WorkingDays }
}

const fn months(amount: u16) -> Period {
    Period { amount, measure: Measure::Months }
}

/// One row of the table: the default period and where it stands written.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub clock: Clock,
    pub default: Period,
    pub source: &'static str,
}

const fn rule(clock: Clock, default: Period, source: &'static str) -> Rule {
    Rule { clock, default, source }
}

/// Defaults; each congress may set its own.
#[rustfmt::skip]
pub const RULES: [Rule; 11] = [
    rule(Clock::Review,       working_days(5),  "参照《青岛市人民代表大会代表建议、批评和意见工作条例》第十四条"),
    rule(Clock::Assign,       working_days(5),  "《青岛市人民代表大会代表建议、批评和意见工作条例》第十四条"),
    rule(Clock::Decline,      working_days(5),  "《青岛市人民代表大会代表建议、批评和意见工作条例》第十九条"),
    rule(Clock::Reassign,     working_days(10), "《重庆市人民代表大会代表建议批评和意见工作条例》第十六条"),
    rule(Clock::FirstContact, working_days(20), "《重庆市人民代表大会代表建议批评和意见工作条例》第十八条"),
    rule(Clock::Opinion,      months(1),        "《上海市人民代表大会关于代表建议、批评和意见的规定》第十七条"),
    rule(Clock::Reply,        months(3),        "《代表法》第五十一条"),
    rule(Clock::HardReply,    months(6),        "《代表法》第五十一条"),
    rule(Clock::Rating,       working_days(20), "《重庆市人民代表大会代表建议批评和意见工作条例》第二十七条"),
    rule(Clock::Rehandling,   months(1),        "《上海市人民代表大会关于代表建议、批评和意见的规定》第二十一条"),
    rule(Clock::Deliberation, months(3),        "参照《上海市人民代表大会关于代表议案的规定》第十五条"),
];

impl Clock {
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Assign => "assign",
            Self::Decline => "decline",
            Self::Reassign => "reassign",
            Self::FirstContact => "first_contact",
            Self::Opinion => "opinion",
            Self::Reply => "reply",
            Self::HardReply => "hard_reply",
            Self::Rating => "rating",
            Self::Rehandling => "rehandling",
            Self::Deliberation => "deliberation",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        RULES.iter().map(|rule| rule.clock).find(|clock| clock.code() == code)
    }
}

/// The periods in force in one congress: the defaults, but for its own settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods(pub std::collections::BTreeMap<Clock, Period>);

impl Periods {
    pub fn of(&self, clock: Clock) -> Period {
        self.0.get(&clock).copied().unwrap_or(clock.rule().default)
    }
}

/// A date with everything needed to explain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    pub clock: Clock,
    pub from: Date,
    pub period: Period,
    pub counted: Counted,
}

impl Deadline {
    /// The last day of the period that begins with `from`.
    pub fn count(clock: Clock, from: Date, periods: &Periods, calendar: &Calendar) -> Self {
        let period = periods.of(clock);
        let counted = match period.measure {
            Measure::WorkingDays => calendar.working_days_after(from, period.amount),
            Measure::CalendarDays => calendar.days_after(from, period.amount),
            Measure::Months => calendar.months_after(from, period.amount),
        };
        Self { clock, from, period, counted }
    }

    pub fn due(&self) -> Date {
        self.counted.date
    }

    pub fn source(&self) -> &'static str {
        self.clock.rule().source
    }

    pub fn lamp(&self, today: Date, calendar: &Calendar) -> Lamp {
        Lamp::of(self.due(), today, calendar)
    }
}

/// 亮灯: how near a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "lamp", content = "days")]
pub enum Lamp {
    /// Working days left, more than [`Lamp::SOON`].
    Green(u16),
    /// Working days left, [`Lamp::SOON`] at most; 0 is today.
    Yellow(u16),
    /// Working days past.
    Red(u16),
}

impl Lamp {
    pub const SOON: i32 = 5;

    pub fn of(due: Date, today: Date, calendar: &Calendar) -> Self {
        let left = calendar.working_days_between(today, due);
        let days = u16::try_from(left.unsigned_abs()).unwrap_or(u16::MAX);
        if today > due {
            Self::Red(days.max(1))
        } else if left <= Self::SOON {
            Self::Yellow(days)
        } else {
            Self::Green(days)
        }
    }
}
