//! 公开: how much everybody reads, and which passages nobody outside does.

use domain::MotionId;
use domain::motion::personal::Found;
use domain::motion::redaction::{Publicity, Redaction};
use domain::motion::{Disclosure, view::StaffMotion};
use leptos::prelude::*;

use super::act::*;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::form::Choice;
use crate::ui::words::bracketed;
use crate::ui::{t, tf};

/// What the form begins with.
#[derive(Clone, Debug)]
pub struct Shown {
    id: MotionId,
    disclosure: Disclosure,
    summary: String,
    hidden: Redaction,
    personal: Vec<Found>,
}

impl Shown {
    pub fn of(motion: &StaffMotion) -> Self {
        Self {
            id: motion.core.id,
            disclosure: motion.core.disclosure,
            summary: motion.summary.clone(),
            hidden: motion.hidden.clone(),
            personal: motion.personal.clone(),
        }
    }
}

#[component]
pub fn SetPublicity(shown: Shown) -> impl IntoView {
    let Shown { id, disclosure: chosen, summary, hidden, personal } = shown;
    let action = doing(move |publicity: Publicity, key| api::set_publicity(id, publicity, key));
    let summary = RwSignal::new(summary);
    let passages = RwSignal::new(hidden.passages().join("\n"));
    let send = move |event: web_sys::SubmitEvent| {
        let Some(form) = fields(&event) else { return };
        let disclosure = Disclosure::from_code(&value(&form, "publicity")).unwrap_or(chosen);
        let (summary, passages) = (summary.get_untracked(), passages.get_untracked());
        action.dispatch(Publicity { disclosure, summary, passages });
    };
    view! {
        <Panel summary=crate::motion::words::action(domain::Action::SetPublicity)>
            <form class="form" on:submit=send>
                <Outcome action/>
                <fieldset class="choices">
                    <legend>{t(DISCLOSURE)}</legend>
                    <Disclosures name="publicity" chosen/>
                </fieldset>
                <Text action text=summary id="public-summary" field="summary" label=SUMMARY rows=3/>
                <Telling personal passages/>
                <Text
                    action
                    text=passages
                    id="passages"
                    field="passages"
                    label=HIDDEN_PASSAGES
                    hint=Some(HIDDEN_HINT)
                />
                <div class="actions">
                    <Submit action label=CONFIRM/>
                    <a class="button plain" href=format!("/app/motions/{id}/public") rel="external">
                        {t(PUBLIC_VIEW)}
                    </a>
                </div>
            </form>
        </Panel>
    }
}

/// How much everybody reads, one of three.
#[component]
pub fn Disclosures(name: &'static str, chosen: Disclosure) -> impl IntoView {
    Disclosure::ALL
        .iter()
        .map(|one| {
            let (label, small) = disclosure(*one);
            let (value, checked) = (one.code(), *one == chosen);
            view! { <Choice name value label small checked/> }
        })
        .collect_view()
}

/// What may be personal, each a button that adds it to what is hidden.
#[component]
fn Telling(personal: Vec<Found>, passages: RwSignal<String>) -> impl IntoView {
    let add = move |passage: String| {
        passages.update(|lines| {
            if !lines.lines().any(|line| line == passage) {
                if !lines.is_empty() && !lines.ends_with('\n') {
                    lines.push('\n');
                }
                lines.push_str(&passage);
            }
        });
    };
    let button = move |one: Found| {
        let kind = t(crate::motion::words::personal(one.what));
        let (label, passage) = (format!("{}{}", one.passage, bracketed(kind)), one.passage.clone());
        let taken = Memo::new(move |_| passages.read().lines().any(|line| line == passage));
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || taken.get().to_string()
                    on:click=move |_| add(one.passage.clone())
                >
                    {label}
                </button>
            </li>
        }
    };
    (!personal.is_empty()).then(|| {
        view! {
            <section>
                <h3>{t(PERSONAL)}</h3>
                <p class="hint">{t(PERSONAL_NOTE)}</p>
                <ul class="chips">{personal.into_iter().map(button).collect_view()}</ul>
            </section>
        }
    })
}

/// Above the item, as long as something has not been looked at.
#[component]
pub fn Personal(count: usize) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <div class="notice">
                <crate::ui::Icon name="warning"/>
                <p>{tf(PERSONAL_COUNT, &[("n", &count)])}</p>
            </div>
        }
    })
}
