//! Fields with label, hint and error, and the summary of errors above a form.

use domain::{FieldError, Flaw};
use leptos::prelude::*;

use super::icon::Icon;
use super::words::*;

/// The sentence for a flaw.
pub fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Missing => t(MISSING).to_owned(),
        Flaw::TooShort { at_least } => tf(TOO_SHORT, &[("n", at_least)]),
        Flaw::TooLong { at_most } => tf(TOO_LONG, &[("n", at_most)]),
        Flaw::Characters => t(CHARACTERS).to_owned(),
        Flaw::Unknown => t(UNKNOWN).to_owned(),
        Flaw::Form => t(FORM).to_owned(),
        Flaw::Wrong => t(WRONG).to_owned(),
        Flaw::Taken => t(TAKEN).to_owned(),
        Flaw::Guessable => t(GUESSABLE).to_owned(),
    }
}

pub fn flaw_of(errors: &[FieldError], field: &str) -> Option<String> {
    errors.iter().find(|error| error.field == field).map(|error| flaw(&error.flaw))
}

/// What is to be mended, with links to the fields; nothing when nothing is.
#[component]
pub fn ErrorSummary(
    errors: Vec<FieldError>,
    /// The label of a field, by its name.
    label: fn(&str) -> Option<Word>,
) -> impl IntoView {
    let count = errors.len();
    (count > 0).then(|| {
        view! {
            <div class="errors" role="alert" tabindex="-1" id="errors">
                <h2>{tf(SUMMARY, &[("n", &count)])}</h2>
                <ul>
                    {errors
                        .into_iter()
                        .map(|error| {
                            let name = label(&error.field).map(t).unwrap_or_default();
                            let text = format!("{name}{}{}", t(COLON), flaw(&error.flaw));
                            view! { <li><a href=format!("#{}", error.field)>{text}</a></li> }
                        })
                        .collect_view()}
                </ul>
            </div>
        }
    })
}

/// Label, hint and error around an input with the same `id`.
#[component]
pub fn Field(
    id: &'static str,
    label: Word,
    #[prop(default = None)] hint: Option<Word>,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional)] optional: bool,
    children: Children,
) -> impl IntoView {
    let wrong = error.is_some();
    view! {
        <div class="field" class:wrong=wrong>
            <label for=id>
                {t(label)} {optional.then(|| view! { <small>{t(OPTIONAL)}</small> })}
            </label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{t(hint)}</p> })}
            {error
                .map(|error| {
                    view! {
                        <p class="error" id=format!("{id}-error")>
                            <Icon name="warning"/>
                            {error}
                        </p>
                    }
                })}
            {children()}
        </div>
    }
}

/// Ids for `aria-describedby` of a field with or without an error.
pub fn described(id: &str, hint: bool, error: bool) -> String {
    let hint = hint.then(|| format!("{id}-hint"));
    let error = error.then(|| format!("{id}-error"));
    hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
}

/// A radio button that looks like a button.
#[component]
pub fn Choice(
    name: &'static str,
    value: &'static str,
    label: Word,
    #[prop(optional)] small: Option<Word>,
    #[prop(optional)] checked: bool,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name value=value checked=checked/>
            <span>{t(label)} {small.map(|small| view! { <small>{t(small)}</small> })}</span>
        </label>
    }
}
