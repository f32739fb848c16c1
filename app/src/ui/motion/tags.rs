//! A state and a date as a word with a shape and a colour.

use domain::clock::Lamp;
use domain::motion::State;
use leptos::prelude::*;

use super::words::*;
use crate::ui::words::bracketed;
use crate::ui::{t, tf};

#[component]
pub fn StateTag(state: State) -> impl IntoView {
    view! { <span class=state_class(state)>{t(super::words::state(state))}</span> }
}

#[component]
pub fn LampTag(lamp: Lamp, #[prop(optional)] provisional: bool) -> impl IntoView {
    let (class, text) = match lamp {
        Lamp::Green(days) => ("tag info", tf(DAYS_LEFT, &[("n", &days)])),
        Lamp::Yellow(0) => ("tag soon", t(DUE_TODAY).to_owned()),
        Lamp::Yellow(days) => ("tag soon", tf(DAYS_LEFT, &[("n", &days)])),
        Lamp::Red(days) => ("tag late", tf(DAYS_LATE, &[("n", &days)])),
    };
    let provisional = provisional.then(|| view! { <small>{bracketed(t(PROVISIONAL))}</small> });
    view! { <span class=class>{text} {provisional}</span> }
}
