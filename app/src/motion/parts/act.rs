//! Carrying out an action: a form that is busy while it runs, says what went wrong, keeps what was
//! typed, and refreshes the page when it is done.

use std::future::Future;

use leptos::prelude::*;

use crate::error::AppError;
use crate::motion::words::*;
use crate::ui::form::{described, flaw_of};
use crate::ui::key::fresh_key;
use crate::ui::state::Failed;
use crate::ui::{Field, TextArea, Word, t};

/// Counts up when the item has changed, so that what shows it loads again.
#[derive(Clone, Copy)]
pub struct Refresh(pub RwSignal<u32>);

impl Refresh {
    pub fn now(self) {
        self.0.update(|count| *count += 1);
    }
}

/// Whether this part of the page has come alive; its buttons wait for it. Each part waits for
/// itself: what is true before a part is hydrated would never reach the page.
pub fn alive() -> Signal<bool> {
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    alive.into()
}

/// An action under way, of input `I`, with a key that stays the same until it has succeeded.
pub type Doing<I> = Action<I, Result<(), AppError>>;

pub fn doing<I, F>(run: impl Fn(I, String) -> F + Send + Sync + 'static) -> Doing<I>
where
    I: Clone + Send + Sync + 'static,
    F: Future<Output = Result<(), AppError>> + Send + 'static,
{
    let key = StoredValue::new(String::new());
    let refresh = use_context::<Refresh>();
    Action::new(move |input: &I| {
        if key.with_value(String::is_empty) {
            key.set_value(fresh_key());
        }
        let work = run(input.clone(), key.get_value());
        async move {
            let result = work.await;
            match &result {
                Ok(()) => {
                    key.set_value(String::new());
                    if let Some(refresh) = refresh {
                        refresh.now();
                    }
                }
                // somebody moved first: show what is so now
                Err(AppError::Refused(domain::Refusal::WrongState(_))) => {
                    if let Some(refresh) = refresh {
                        refresh.now();
                    }
                }
                Err(_) => {}
            }
            result
        }
    })
}

/// What came of it, if it failed.
#[component]
pub fn Outcome<I: Clone + Send + Sync + 'static>(action: Doing<I>) -> impl IntoView {
    move || match action.value().get() {
        Some(Err(error)) => Some(view! { <Failed error/> }),
        _ => None,
    }
}

/// A button that cannot be pressed twice, nor before the page is alive.
#[component]
pub fn Submit<I: Clone + Send + Sync + 'static>(
    action: Doing<I>,
    label: Word,
    #[prop(optional)] danger: bool,
) -> impl IntoView {
    let alive = alive();
    let pending = action.pending();
    view! {
        <button
            class="button"
            class:danger=danger
            type="submit"
            disabled=move || pending.get() || !alive.get()
            aria-busy=move || pending.get().then_some("true")
        >
            {t(label)}
        </button>
    }
}

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
    let error = move || match action.value().get() {
        Some(Err(error)) => flaw_of(&error.fields(), field),
        _ => None,
    };
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
                {move || {
                    let error = error();
                    let wrong = error.is_some();
                    let value = text.get_untracked();
                    view! {
                        <Field id label hint error>
                            <TextArea
                                id
                                name=id
                                value
                                rows
                                invalid=wrong
                                described_by=described(id, hint.is_some(), wrong)
                                on_input=Callback::new(move |value| text.set(value))
                            />
                        </Field>
                    }
                }}
                <div class="actions">
                    <Submit action label=CONFIRM danger/>
                </div>
            </form>
        </Panel>
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
