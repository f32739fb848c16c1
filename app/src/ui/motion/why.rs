//! A date that explains itself: tap it for the rule, its source and the days counted.

use domain::clock::{Deadline, Measure};
use jiff::civil::Date;
use leptos::prelude::*;

use super::words::*;
use crate::ui::dates::{day, short};
use crate::ui::words::listed;
use crate::ui::{Word, t, tf};

#[component]
pub fn WhyDate(deadline: Deadline) -> impl IntoView {
    let due = deadline.due();
    let text = tf(BY, &[("day", &day(due))]);
    view! {
        <details class="why">
            <summary>
                <time datetime=due.to_string()>{text}</time>
            </summary>
            <div>
                <Reckoning deadline=deadline.clone()/>
                <Days deadline/>
            </div>
        </details>
    }
}

/// How long the period is: `3 个月`.
pub fn period(deadline: &Deadline) -> String {
    let word = match deadline.period.measure {
        Measure::WorkingDays => PERIOD_WORKING,
        Measure::CalendarDays => PERIOD_DAYS,
        Measure::Months => PERIOD_MONTHS,
    };
    tf(word, &[("n", &deadline.period.amount)])
}

#[component]
fn Reckoning(deadline: Deadline) -> impl IntoView {
    let rule = crate::ui::words::labelled(clock(deadline.clock), period(&deadline));
    let counted = &deadline.counted;
    let named = counted.skipped.iter().filter(|(_, name)| !name.is_empty());
    let skipped = named.map(|(date, name)| format!("{} {name}", short(*date))).collect();
    let made_up = counted.made_up.iter().map(|date| short(*date)).collect();
    let line = |label: Word, list: Vec<String>| {
        (!list.is_empty()).then(|| {
            view! {
                <dt>{t(label)}</dt>
                <dd>{listed(list)}</dd>
            }
        })
    };
    view! {
        <dl class="facts">
            <dt>{t(WHY_RULE)}</dt>
            <dd>{rule}</dd>
            <dt>{t(WHY_SOURCE)}</dt>
            <dd lang="zh-CN">{deadline.source()}</dd>
            <dt>{t(WHY_FROM)}</dt>
            <dd>{day(deadline.from)}</dd>
            <dt>{t(WHY_DUE)}</dt>
            <dd>{day(deadline.due())}</dd>
            {line(WHY_SKIPPED, skipped)}
            {line(WHY_MADE_UP, made_up)}
        </dl>
        {counted.provisional.then(|| view! { <p class="small">{t(WHY_PROVISIONAL)}</p> })}
    }
}

/// Week by week from the first day to the last, where working days were counted one by one.
#[component]
fn Days(deadline: Deadline) -> impl IntoView {
    let days = days(&deadline);
    (!days.is_empty()).then(|| {
        let count = days.iter().filter(|day| matches!(day.1, Kind::Counted(_))).count();
        let heads = WEEK.map(|name| view! { <th scope="col">{t(name)}</th> });
        view! {
            <table class="days">
                <caption>{tf(DAYS_COUNTED, &[("n", &count)])}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{weeks(&days, deadline.due()).collect_view()}</tbody>
            </table>
        }
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Start,
    Off,
    /// The how-manieth working day.
    Counted(u16),
}

/// Every day from the first to the last; nothing where the period is no count of working days,
/// or where not every day off was kept.
fn days(deadline: &Deadline) -> Vec<(Date, Kind)> {
    let counted = &deadline.counted;
    let whole = counted.skipped.len() < domain::calendar::Counted::SHOWN;
    if deadline.period.measure != Measure::WorkingDays || !whole {
        return Vec::new();
    }
    let off = |date: Date| counted.skipped.iter().any(|(skipped, _)| *skipped == date);
    let (mut days, mut number) = (vec![(deadline.from, Kind::Start)], 0);
    let mut date = deadline.from;
    while date < deadline.due() {
        let Ok(next) = date.tomorrow() else { return Vec::new() };
        date = next;
        let kind = if off(date) { Kind::Off } else { Kind::Counted(number + 1) };
        number += u16::from(kind != Kind::Off);
        days.push((date, kind));
    }
    // a date promised before the calendar changed cannot be counted again
    if number == deadline.period.amount { days } else { Vec::new() }
}

fn weeks(days: &[(Date, Kind)], due: Date) -> impl Iterator<Item = impl IntoView + use<>> + use<> {
    let before = days.first().map_or(0, |day| usize::from(weekday(day.0)));
    let blank = std::iter::repeat_n(None, before);
    let cells: Vec<_> = blank.chain(days.iter().copied().map(Some)).collect();
    let rows: Vec<Vec<_>> = cells.chunks(7).map(<[_]>::to_vec).collect();
    rows.into_iter().map(move |row| {
        let missing = 7 - row.len();
        let cells = row.into_iter().chain(std::iter::repeat_n(None, missing));
        view! { <tr>{cells.map(|cell| view! { <DayCell cell due/> }).collect_view()}</tr> }
    })
}

/// Days after Monday.
fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_zero_offset().unsigned_abs()
}

#[component]
fn DayCell(cell: Option<(Date, Kind)>, due: Date) -> impl IntoView {
    let Some((date, kind)) = cell else { return view! { <td></td> }.into_any() };
    let (class, small) = match kind {
        Kind::Start => ("start", None),
        Kind::Off => ("off", Some(t(DAY_OFF).to_owned())),
        Kind::Counted(n) if date == due => ("last", Some(n.to_string())),
        Kind::Counted(n) => ("counted", Some(n.to_string())),
    };
    view! {
        <td class=class>{date.day()} {small.map(|small| view! { <small>{small}</small> })}</td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::Calendar;
    use domain::clock::{Clock, Periods};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_working_day_is_numbered_once_and_the_last_is_the_date() {
        let (periods, calendar) = (Periods::default(), Calendar::announced());
        let deadline = Deadline::count(Clock::Rating, date(2026, 4, 15), &periods, &calendar);
        let days = days(&deadline);
        assert_eq!(days.first(), Some(&(date(2026, 4, 15), Kind::Start)));
        assert_eq!(days.last(), Some(&(date(2026, 5, 15), Kind::Counted(20))));
        assert!(days.contains(&(date(2026, 5, 1), Kind::Off)));
        assert!(days.contains(&(date(2026, 5, 9), Kind::Counted(16))), "a Saturday worked");
    }

    #[test]
    fn months_are_not_counted_day_by_day() {
        let (periods, calendar) = (Periods::default(), Calendar::announced());
        let deadline = Deadline::count(Clock::Reply, date(2026, 1, 16), &periods, &calendar);
        assert!(days(&deadline).is_empty());
    }
}
