//! Carrying out an action: a form that is busy while it runs, says what went wrong, keeps what was
//! typed, and refreshes the page when it is done.

use std::future::Future;

use leptos::prelude::*;
use web_sys::{FormData, SubmitEvent};

use super::key::fresh_key;
use super::state::Failed;
use super::words::{Word, t};
use crate::error::AppError;

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

/// The fields of a form that was just submitted.
pub fn fields(event: &SubmitEvent) -> Option<FormData> {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let form = event.target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    FormData::new_with_form(&form).ok()
}

/// What stands in a field; nothing where there is none.
pub fn value(form: &FormData, name: &str) -> String {
    form.get(name).as_string().unwrap_or_default()
}

/// The same as a number.
pub fn number(form: &FormData, name: &str) -> Option<i64> {
    value(form, name).parse().ok()
}

/// Everything chosen in a field that has several.
pub fn values(form: &FormData, name: &str) -> Vec<String> {
    form.get_all(name).iter().filter_map(|one| one.as_string()).collect()
}

/// The same as numbers.
pub fn numbers(form: &FormData, name: &str) -> Vec<i64> {
    values(form, name).iter().filter_map(|one| one.parse().ok()).collect()
}
