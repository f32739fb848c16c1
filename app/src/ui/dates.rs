//! Dates in words, the same on server and client: no time zone of the browser takes part.

use domain::Moment;
use jiff::civil::Date;
use leptos::prelude::*;

use super::words::{Locale, locale};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026 年 3 月 5 日` or `5 Mar 2026`.
pub fn day(date: Date) -> String {
    match locale() {
        Locale::Chinese => format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day()),
        Locale::English => format!("{} {}", short_english(date), date.year()),
    }
}

/// `3 月 5 日` or `5 Mar`: where the year is plain from what stands around it.
pub fn short(date: Date) -> String {
    match locale() {
        Locale::Chinese => format!("{} 月 {} 日", date.month(), date.day()),
        Locale::English => short_english(date),
    }
}

fn short_english(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {}", date.day(), MONTHS.get(month).copied().unwrap_or_default())
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
