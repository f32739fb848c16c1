//! Forms of this area: fields whose ids begin with the form's own name, so that many fit a page.

use domain::FieldError;
use leptos::prelude::*;
use web_sys::FormData;

use crate::organisation::words::{self, *};
use crate::ui::act::{Doing, Submit, fields};
use crate::ui::form::flaw;
use crate::ui::state::Failed;
use crate::ui::{Word, t, tf};

/// A form: reads its fields, carries out the action, says what is to be mended.
#[component]
pub fn Sheet<I, R>(
    action: Doing<I>,
    #[prop(into)] form: String,
    submit: Word,
    #[prop(optional)] danger: bool,
    read: R,
    children: Children,
) -> impl IntoView
where
    I: Clone + Send + Sync + 'static,
    R: Fn(&FormData) -> Option<I> + Send + Sync + 'static,
{
    let name = form.clone();
    view! {
        <form
            class="form"
            id=form
            on:submit=move |event| {
                if let Some(input) = fields(&event).and_then(|data| read(&data)) {
                    action.dispatch(input);
                }
            }
        >
            {move || match action.value().get() {
                Some(Err(error)) if !error.fields().is_empty() => {
                    Some(view! { <Flaws form=name.clone() errors=error.fields()/> }.into_any())
                }
                Some(Err(error)) => Some(view! { <Failed error/> }.into_any()),
                _ => None,
            }}
            {children()}
            <div class="actions">
                <Submit action label=submit danger/>
            </div>
        </form>
    }
}

/// What is to be mended, with links to the fields of this form.
#[component]
pub fn Flaws(#[prop(into)] form: String, errors: Vec<FieldError>) -> impl IntoView {
    view! {
        <div class="errors" role="alert" tabindex="-1">
            <h2>{tf(TO_MEND, &[("n", &errors.len())])}</h2>
            <ul>
                {errors
                    .into_iter()
                    .map(|error| {
                        let name = words::field(&error.field);
                        let what = flaw(&error.flaw);
                        let text = tf(NAMED_FLAW, &[("field", &name), ("flaw", &what)]);
                        let href = format!("#{form}-{}", error.field);
                        view! { <li><a href=href>{text}</a></li> }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

/// A line of text.
#[component]
pub fn Entry(
    #[prop(into)] form: String,
    name: &'static str,
    label: Word,
    #[prop(optional, into)] value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = None)] hint: Option<Word>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let hinted = hint.map(|_| format!("{id}-hint"));
    view! {
        <div class="field">
            <label for=id.clone()>
                {t(label)} {optional.then(|| view! { <small>{t(MAY_STAY_EMPTY)}</small> })}
            </label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{t(hint)}</p> })}
            <input
                id=id.clone()
                name=name
                type=kind
                value=value
                autocomplete="off"
                aria-describedby=hinted
            />
        </div>
    }
}

/// One of several.
#[component]
pub fn Pick(
    #[prop(into)] form: String,
    name: &'static str,
    label: Word,
    options: Vec<(String, String)>,
    #[prop(optional, into)] chosen: String,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{t(label)}</label>
            <select id=id name=name>
                {options
                    .into_iter()
                    .map(|(value, text)| {
                        let selected = value == chosen;
                        view! {
                            <option value=value selected=selected>
                                {text}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

/// Choices by their codes and words.
pub fn options<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    label: fn(T) -> Word,
) -> Vec<(String, String)> {
    all.iter().map(|one| (code(*one).to_owned(), t(label(*one)).to_owned())).collect()
}

/// A first choice that means none.
pub fn or_none(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.insert(0, (String::new(), t(NONE).to_owned()));
    options
}

/// One small button.
#[component]
pub fn Press<I: Clone + Send + Sync + 'static>(
    action: Doing<I>,
    input: I,
    #[prop(into)] label: String,
) -> impl IntoView {
    let alive = crate::ui::act::alive();
    let pending = action.pending();
    view! {
        <button
            class="button small plain"
            type="button"
            disabled=move || pending.get() || !alive.get()
            on:click=move |_| {
                action.dispatch(input.clone());
            }
        >
            {label}
        </button>
    }
}

/// A closed section that opens to a form.
#[component]
pub fn Fold(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <details class="card">
            <summary>{title}</summary>
            {children()}
        </details>
    }
}
