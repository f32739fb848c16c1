//! The forms of an action: one button, or a text behind a disclosure.

use leptos::prelude::*;

use crate::motion::words::*;
pub use crate::ui::act::*;
use crate::ui::form::{described, flaw_of};
use crate::ui::{Field, TextArea, Word, t};

/// An action that needs no words: one button.
#[component]
pub fn OneButton(
    action: Doing<()>,
    label: Word,
    #[prop(optional)] text: Option<Word>,
) -> impl IntoView {
    view! {
        <form
            class="form"
            on:submit=move |event| {
                event.prevent_default();
                action.dispatch(());
            }
        >
            <Outcome action/>
            {text.map(|text| view! { <p class="quiet">{t(text)}</p> })}
            <div class="actions">
                <Submit action label/>
            </div>
        </form>
    }
}

/// An action that needs one text, behind a disclosure so that the page stays calm.
#[component]
pub fn WithText(
    action: Doing<String>,
    summary: Word,
    id: &'static str,
    field: &'static str,
    label: Word,
    #[prop(default = None)] hint: Option<Word>,
    #[prop(optional)] danger: bool,
    #[prop(default = 4)] rows: u16,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    view! {
        <Panel summary>
            <form
                class="form"
                on:submit=move |event| {
                    event.prevent_default();
                    action.dispatch(text.get_untracked());
                }
            >
                <Outcome action/>
                <Text action text id field label hint rows/>
                <div class="actions">
                    <Submit action label=CONFIRM danger/>
                </div>
            </form>
        </Panel>
    }
}

/// A text of an action's form, with what is wrong with it.
#[component]
pub fn Text<I: Clone + Send + Sync + 'static>(
    action: Doing<I>,
    text: RwSignal<String>,
    id: &'static str,
    /// Its name in refusals.
    field: &'static str,
    label: Word,
    #[prop(default = None)] hint: Option<Word>,
    #[prop(default = 4)] rows: u16,
) -> impl IntoView {
    move || {
        let error = match action.value().get() {
            Some(Err(error)) => flaw_of(&error.fields(), field),
            _ => None,
        };
        let (invalid, value) = (error.is_some(), text.get_untracked());
        view! {
            <Field id label hint error>
                <TextArea
                    id
                    name=id
                    value
                    rows
                    invalid
                    described_by=described(id, hint.is_some(), invalid)
                    on_input=Callback::new(move |value| text.set(value))
                    follows=text
                />
            </Field>
        }
    }
}

/// A closed section that opens to a form.
#[component]
pub fn Panel(summary: Word, children: Children) -> impl IntoView {
    view! {
        <details class="card panel">
            <summary>{t(summary)}</summary>
            {children()}
        </details>
    }
}
