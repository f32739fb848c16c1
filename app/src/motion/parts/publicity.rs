//! 公开: how much everybody reads, and which passages nobody outside does.

use domain::MotionId;
use domain::motion::personal::Found;
use domain::motion::redaction::{Publicity, Redaction};
use domain::motion::{Disclosure, view::StaffMotion};
use leptos::prelude::*;

use super::act::*;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::form::{Choice, described, flaw_of};
use crate::ui::words::bracketed;
use crate::ui::{Field, TextArea, Word, t, tf};

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
    let (passages, added) = (RwSignal::new(hidden.passages().join("\n")), Trigger::new());
    let send = move |event: web_sys::SubmitEvent| {
        let Some(form) = fields(&event) else { return };
        let disclosure = Disclosure::from_code(&value(&form, "publicity")).unwrap_or(chosen);
        let summary = value(&form, "public-summary");
        action.dispatch(Publicity { disclosure, summary, passages: passages.get_untracked() });
    };
    view! {
        <Panel summary=crate::motion::words::action(domain::Action::SetPublicity)>
            <form class="form" on:submit=send>
                <Outcome action/>
                <fieldset class="choices">
                    <legend>{t(DISCLOSURE)}</legend>
                    {Disclosure::ALL
                        .iter()
                        .map(|one| {
                            let (label, small) = disclosure(*one);
                            let checked = *one == chosen;
                            let value = one.code();
                            view! { <Choice name="publicity" value label small checked/> }
                        })
                        .collect_view()}
                </fieldset>
                <Text action id="public-summary" field="summary" label=SUMMARY value=summary/>
                <Telling personal passages added/>
                <Passages action passages added/>
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

fn wrong(action: Doing<Publicity>, field: &'static str) -> Option<String> {
    match action.value().get() {
        Some(Err(error)) => flaw_of(&error.fields(), field),
        _ => None,
    }
}

/// A text that is read when the form is sent; an error stands beside it without touching it.
#[component]
fn Text(
    action: Doing<Publicity>,
    id: &'static str,
    field: &'static str,
    label: Word,
    value: String,
) -> impl IntoView {
    let kept = RwSignal::new(value);
    move || {
        let error = wrong(action, field);
        let (invalid, value) = (error.is_some(), kept.get_untracked());
        view! {
            <Field id label error>
                <TextArea
                    id
                    name=id
                    value
                    rows=3
                    invalid
                    described_by=described(id, false, invalid)
                    on_input=Callback::new(move |value| kept.set(value))
                />
            </Field>
        }
    }
}

/// What may be personal, each a button that adds it to what is hidden.
#[component]
fn Telling(personal: Vec<Found>, passages: RwSignal<String>, added: Trigger) -> impl IntoView {
    let add = move |passage: String| {
        passages.update(|lines| {
            if !lines.lines().any(|line| line == passage) {
                if !lines.is_empty() && !lines.ends_with('\n') {
                    lines.push('\n');
                }
                lines.push_str(&passage);
            }
        });
        added.notify();
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

#[component]
fn Passages(action: Doing<Publicity>, passages: RwSignal<String>, added: Trigger) -> impl IntoView {
    const ID: &str = "passages";
    move || {
        // written anew when a button has added to it, and never under somebody's hands
        added.track();
        let error = wrong(action, ID);
        let (invalid, value) = (error.is_some(), passages.get_untracked());
        view! {
            <Field id=ID label=HIDDEN_PASSAGES hint=Some(HIDDEN_HINT) error>
                <TextArea
                    id=ID
                    name=ID
                    value
                    invalid
                    rows=4
                    described_by=described(ID, true, invalid)
                    on_input=Callback::new(move |value| passages.set(value))
                />
            </Field>
        }
    }
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
