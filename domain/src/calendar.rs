//! Days in Asia/Shanghai: working days, days off and make-up working days (调休).

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::error::{Flaw, Refusal};

/// An instant, in milliseconds since 1970-01-01 UTC: as the database keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// China has kept UTC+8 all year since 1991-09-15.
const SHANGHAI: i64 = 8 * 3600 * 1000;

impl Moment {
    /// The calendar day on which this instant falls in Asia/Shanghai.
    pub fn date(self) -> Date {
        self.civil().date()
    }

    /// The wall clock in Asia/Shanghai.
    pub fn civil(self) -> jiff::civil::DateTime {
        let shifted = Timestamp::from_millisecond(self.0.saturating_add(SHANGHAI))
            .unwrap_or(Timestamp::UNIX_EPOCH);
        jiff::tz::TimeZone::UTC.to_datetime(shifted)
    }

    /// Midnight in Asia/Shanghai at which `date` begins.
    pub fn start_of(date: Date) -> Self {
        let days = (date - jiff::civil::date(1970, 1, 1)).get_days();
        Self(i64::from(days) * 86_400_000 - SHANGHAI)
    }

    /// `2026-03-05 09:30`, in Asia/Shanghai.
    pub fn minute(self) -> String {
        self.civil().strftime("%Y-%m-%d %H:%M").to_string()
    }

    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }

    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days * 86_400)
    }
}

/// What the State Council's notice makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 放假
    Holiday,
    /// 调休上班: a weekend day on which people work.
    Workday,
}

/// One announced exception to the plain week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub date: Date,
    pub kind: DayKind,
    pub name: String,
}

/// The announced days. A year with no announced day counts as not known yet.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    days: BTreeMap<Date, Day>,
}

/// A counted date, and what was stepped over on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub date: Date,
    /// Days off stepped over, at most [`Counted::SHOWN`] of them, with their names.
    pub skipped: Vec<(Date, String)>,
    /// Weekend days on which people work, counted as working days.
    pub made_up: Vec<Date>,
    /// A year on the way is not announced yet: counted on weekends only.
    pub provisional: bool,
}

impl Counted {
    pub const SHOWN: usize = 40;
}

impl Calendar {
    pub fn new(days: impl IntoIterator<Item = Day>) -> Self {
        Self { days: days.into_iter().map(|day| (day.date, day)).collect() }
    }

    /// The days announced for 2016 to 2026, as shipped with the product.
    pub fn announced() -> Self {
        Self::new(parse(include_str!("../data/calendar.csv")))
    }

    pub fn knows(&self, year: i16) -> bool {
        let first = jiff::civil::date(year, 1, 1);
        let last = jiff::civil::date(year, 12, 31);
        self.days.range(first..=last).next().is_some()
    }

    pub fn days(&self) -> impl Iterator<Item = &Day> {
        self.days.values()
    }

    pub fn is_working(&self, date: Date) -> bool {
        match self.days.get(&date) {
            Some(day) => day.kind == DayKind::Workday,
            None => !is_weekend(date),
        }
    }

    /// The `count`-th working day after `from`; the day of `from` itself is not counted
    /// (民法典第二百零一条).
    pub fn working_days_after(&self, from: Date, count: u16) -> Counted {
        let mut counted = self.begin(from);
        let mut left = count;
        while left > 0 {
            self.step(&mut counted);
            if self.is_working(counted.date) {
                left -= 1;
            }
        }
        counted
    }

    /// The same day of the month, `months` later, or the month's last day where there is none
    /// (民法典第二百零二条); a day off moves to the next working day (第二百零三条).
    pub fn months_after(&self, from: Date, months: u16) -> Counted {
        let nominal = from.checked_add(i32::from(months).months()).unwrap_or(from);
        self.roll(nominal)
    }

    /// `days` calendar days later, moved on to a working day.
    pub fn days_after(&self, from: Date, days: u16) -> Counted {
        let nominal = from.checked_add(i32::from(days).days()).unwrap_or(from);
        self.roll(nominal)
    }

    /// Working days from `from` (not counted) to `to` (counted); negative when `to` has passed.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let (early, late, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut day = early;
        let mut count = 0;
        while day < late {
            day = day.tomorrow().unwrap_or(late);
            count += i32::from(self.is_working(day));
        }
        sign * count
    }

    fn begin(&self, date: Date) -> Counted {
        let provisional = !self.knows(date.year());
        Counted { date, skipped: Vec::new(), made_up: Vec::new(), provisional }
    }

    fn roll(&self, nominal: Date) -> Counted {
        let mut counted = self.begin(nominal);
        while !self.is_working(counted.date) {
            let day = counted.date;
            self.note(&mut counted, day);
            counted.date = day.tomorrow().unwrap_or(day);
            counted.provisional |= !self.knows(counted.date.year());
        }
        counted
    }

    fn step(&self, counted: &mut Counted) {
        counted.date = counted.date.tomorrow().unwrap_or(counted.date);
        counted.provisional |= !self.knows(counted.date.year());
        let day = counted.date;
        self.note(counted, day);
    }

    fn note(&self, counted: &mut Counted, date: Date) {
        if self.is_working(date) {
            if is_weekend(date) {
                counted.made_up.push(date);
            }
        } else if counted.skipped.len() < Counted::SHOWN {
            let name = self.days.get(&date).map(|day| day.name.clone()).unwrap_or_default();
            counted.skipped.push((date, name));
        }
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Reads `date,kind,name` lines; comments, the heading and lines that do not parse are left out.
pub fn parse(csv: &str) -> Vec<Day> {
    csv.lines().filter_map(parse_line).collect()
}

/// Reads a year's days as an administrator pastes them, one a line: `2027-01-01,放假,元旦`, parted
/// by commas, tabs or spaces. A line that cannot be read, of another year, or a day that stands
/// twice is refused, by its number.
pub fn read_year(year: i16, text: &str) -> Result<Vec<Day>, Refusal> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for (place, line) in text.lines().enumerate() {
        let line = line.trim().trim_start_matches('\u{FEFF}');
        if line.is_empty() || line.starts_with('#') || place == 0 && is_heading(line) {
            continue;
        }
        let day = pasted(line).filter(|day| day.date.year() == year);
        let wrong = || Refusal::field(&format!("line {}", place + 1), Flaw::Form);
        let day = day.ok_or_else(wrong)?;
        if days.insert(day.date, day).is_some() {
            return Err(Refusal::field(&format!("line {}", place + 1), Flaw::Taken));
        }
    }
    if days.is_empty() {
        return Err(Refusal::field("text", Flaw::Missing));
    }
    Ok(days.into_values().collect())
}

fn is_heading(line: &str) -> bool {
    !line.starts_with(|c: char| c.is_ascii_digit())
}

fn pasted(line: &str) -> Option<Day> {
    let mut parts = line.split([',', '，', '\t', ' ']).filter(|part| !part.is_empty());
    let mut date = parts.next()?.split(['-', '/', '.']).map(str::parse::<i16>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let kind = match parts.next()? {
        "holiday" | "放假" | "休" | "假" => DayKind::Holiday,
        "workday" | "上班" | "调休上班" | "补班" | "班" => DayKind::Workday,
        _ => return None,
    };
    Some(Day { date, kind, name: parts.collect::<Vec<_>>().join(" ") })
}

fn parse_line(line: &str) -> Option<Day> {
    let mut parts = line.trim().splitn(3, ',');
    let date = parts.next()?.parse().ok()?;
    let kind = match parts.next()? {
        "holiday" => DayKind::Holiday,
        "workday" => DayKind::Workday,
        _ => return None,
    };
    Some(Day { date, kind, name: parts.next().unwrap_or_default().to_owned() })
}
