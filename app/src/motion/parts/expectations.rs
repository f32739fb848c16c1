//! What is expected of whom until when, and why that date: tap the date.

use domain::clock::{Deadline, Measure};
use domain::motion::view::Expectation;
use leptos::prelude::*;

use super::tags::LampTag;
use crate::motion::words::*;
use crate::ui::dates::{day, short};
use crate::ui::words::{COLON, COMMA};
use crate::ui::{t, tf};

/// A date that explains itself.
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
                <Reckoning deadline=deadline/>
            </div>
        </details>
    }
}

#[component]
fn Reckoning(deadline: Deadline) -> impl IntoView {
    let period = match deadline.period.measure {
        Measure::WorkingDays => PERIOD_WORKING,
        Measure::CalendarDays => PERIOD_DAYS,
        Measure::Months => PERIOD_MONTHS,
    };
    let rule = format!(
        "{}{}{}",
        t(clock(deadline.clock)),
        t(COLON),
        tf(period, &[("n", &deadline.period.amount)])
    );
    let counted = &deadline.counted;
    let skipped: Vec<_> = counted
        .skipped
        .iter()
        .filter(|(_, name)| !name.is_empty())
        .map(|(date, name)| format!("{} {name}", short(*date)))
        .collect();
    let made_up: Vec<_> = counted.made_up.iter().map(|date| short(*date)).collect();
    let line = |label, list: Vec<String>| {
        (!list.is_empty()).then(|| {
            view! {
                <dt>{t(label)}</dt>
                <dd>{list.join(t(COMMA))}</dd>
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

/// The clocks that still run.
#[component]
pub fn Expected(expectations: Vec<Expectation>) -> impl IntoView {
    let running: Vec<_> = expectations.into_iter().filter(|one| one.met_at.is_none()).collect();
    (!running.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(EXPECTED)}</h2>
                <ol class="timeline">
                    {running
                        .into_iter()
                        .map(|one| view! { <ExpectedLine expectation=one/> })
                        .collect_view()}
                </ol>
            </section>
        }
    })
}

#[component]
fn ExpectedLine(expectation: Expectation) -> impl IntoView {
    let provisional = expectation.deadline.counted.provisional;
    let late = matches!(expectation.lamp, Some(domain::clock::Lamp::Red(_)));
    view! {
        <li class=if late { "late" } else { "now" }>
            <p>
                <b>{t(clock(expectation.deadline.clock))}</b>
                {expectation.unit.map(|unit| format!("{}{unit}", t(COLON)))}
                " "
                {expectation.lamp.map(|lamp| view! { <LampTag lamp provisional/> })}
            </p>
            <WhyDate deadline=expectation.deadline/>
        </li>
    }
}
