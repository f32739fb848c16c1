//! Dates in words, the same on server and client: no time zone of the browser takes part.

use domain::Moment;
use jiff::civil::Date;
use leptos::prelude::*;

use super::words::{DAY, SHORT_DAY, Word, tf};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026 年 3 月 5 日` or `5 Mar 2026`.
pub fn day(date: Date) -> String {
    filled(DAY, date)
}

/// `3 月 5 日` or `5 Mar`: where the year is plain from what stands around it.
pub fn short(date: Date) -> String {
    filled(SHORT_DAY, date)
}

fn filled(word: Word, date: Date) -> String {
    let place = usize::try_from(date.month() - 1).unwrap_or_default();
    let name = MONTHS.get(place).copied().unwrap_or_default();
    let (year, month, day) = (date.year(), date.month(), date.day());
    tf(word, &[("year", &year), ("month", &month), ("day", &day), ("name", &name)])
}

/// `<time>` with the day in words.
#[component]
pub fn Day(date: Date) -> impl IntoView {
    view! { <time datetime=date.to_string()>{day(date)}</time> }
}

/// `<time>` with day and minute, in Asia/Shanghai.
#[component]
pub fn Minute(at: Moment) -> impl IntoView {
    let minute = at.civil().strftime("%H:%M").to_string();
    view! { <time datetime=at.minute()>{day(at.date())} " " {minute}</time> }
}
