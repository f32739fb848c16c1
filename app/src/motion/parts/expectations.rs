//! What is expected of whom until when, and why that date: tap the date.

use domain::motion::view::Expectation;
use leptos::prelude::*;

use crate::motion::words::*;
use crate::ui::motion::{LampTag, WhyDate};
use crate::ui::t;
use crate::ui::words::labelled;

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
    let clock = clock(expectation.deadline.clock);
    let what = match expectation.unit {
        Some(unit) => labelled(clock, unit),
        None => t(clock).to_owned(),
    };
    view! {
        <li class=if late { "late" } else { "now" }>
            <p>
                <b>{what}</b>
                " "
                {expectation.lamp.map(|lamp| view! { <LampTag lamp provisional/> })}
            </p>
            <WhyDate deadline=expectation.deadline/>
        </li>
    }
}
