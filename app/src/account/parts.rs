//! What the forms of an account share: a field with its input, what went wrong, a seat in words.

use domain::FieldError;
use domain::account::SeatChoice;
use leptos::prelude::*;

use super::words::{DEVICE, UNKNOWN_DEVICE, field, role};
use crate::error::AppError;
use crate::ui::form::{ErrorSummary, Field, described, flaw_of};
use crate::ui::state::Failed;
use crate::ui::{Word, t, tf};

/// What kind of thing is typed in, as browsers and password managers want to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Name,
    Phone,
    Mail,
    Password,
    NewPassword,
    /// Six digits that come by text message or from an app.
    Code,
    /// A code from an app, or letters that were written down.
    CodeOrWritten,
}

impl Kind {
    fn input(self) -> (&'static str, &'static str, Option<&'static str>) {
        match self {
            Self::Name => ("text", "username", None),
            Self::Phone => ("tel", "tel", Some("tel")),
            Self::Mail => ("email", "email", Some("email")),
            Self::Password => ("password", "current-password", None),
            Self::NewPassword => ("password", "new-password", None),
            Self::Code => ("text", "one-time-code", Some("numeric")),
            Self::CodeOrWritten => ("text", "one-time-code", None),
        }
    }

    fn is_code(self) -> bool {
        matches!(self, Self::Code | Self::CodeOrWritten)
    }
}

/// One field with its input.
#[component]
pub fn Entry(
    id: &'static str,
    label: Word,
    kind: Kind,
    #[prop(optional, into)] value: String,
    #[prop(default = None)] hint: Option<Word>,
    #[prop(optional)] errors: Vec<FieldError>,
) -> impl IntoView {
    let error = flaw_of(&errors, id);
    let wrong = error.is_some();
    let (input, autocomplete, mode) = kind.input();
    let describes = described(id, hint.is_some(), wrong);
    view! {
        <Field id label hint error>
            <input
                id=id
                name=id
                class=kind.is_code().then_some("code")
                type=input
                value=value
                required
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                inputmode=mode
                aria-describedby=(!describes.is_empty()).then_some(describes)
                aria-invalid=wrong.then_some("true")
            />
        </Field>
    }
}

/// What went wrong: the fields to mend, or a sentence.
#[component]
pub fn Trouble(error: Option<AppError>) -> impl IntoView {
    error.map(|error| {
        let errors = error.fields();
        if errors.is_empty() {
            view! { <Failed error/> }.into_any()
        } else {
            view! { <ErrorSummary errors label=field/> }.into_any()
        }
    })
}

pub fn flaws(error: &Option<AppError>) -> Vec<FieldError> {
    error.as_ref().map(AppError::fields).unwrap_or_default()
}

/// Where to go afterwards, kept from form to form.
#[component]
pub fn Next(next: String) -> impl IntoView {
    view! { <input type="hidden" name="next" value=next/> }
}

/// The role and the body of a seat.
#[component]
pub fn SeatName(seat: SeatChoice) -> impl IntoView {
    let SeatChoice { congress, body, .. } = seat;
    let place = match body {
        Some(body) => format!("{congress} · {body}"),
        None => congress,
    };
    view! {
        <span>
            {t(role(seat.role, seat.sub_role))} <small>{place}</small>
        </span>
    }
}

/// What of a user agent means something to people.
pub fn device(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => tf(DEVICE, &[("browser", &browser), ("system", &system)]),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t(UNKNOWN_DEVICE).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_as_people_name_it() {
        let wechat = "Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/120 MicroMessenger/8.0";
        assert_eq!(device(wechat), "Android 上的 WeChat");
        assert_eq!(device("curl/8"), "未知设备");
    }
}
