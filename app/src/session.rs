//! Who is looking: what the page knows of the signed-in person, and what the server knows.

use domain::{Role, SubRole};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// The signed-in person as their own pages show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Myself {
    pub name: String,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    /// The body for which they act: congress, unit, or delegation.
    pub body: String,
    pub congress: String,
    pub unread: u64,
    /// A demonstration town: nothing in it is real.
    pub demo: bool,
}

/// Who am I, in the seat I wear now?
#[server(endpoint = "session/me", input = GetUrl)]
pub async fn me() -> Result<Myself, AppError> {
    let call = call()?;
    let seat = store::notice::seat(&store()?, &call.actor).await?;
    Ok(Myself {
        name: call.actor.name,
        role: call.actor.role,
        sub_role: call.actor.sub_role,
        body: seat.body,
        congress: seat.congress,
        unread: seat.unread,
        demo: seat.demo,
    })
}

/// The resource that the frame of every signed-in page has at hand.
#[derive(Clone, Copy)]
pub struct MeResource(pub Resource<Result<Myself, AppError>>);

#[cfg(feature = "ssr")]
mod server {
    use domain::{Actor, Refusal};
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;
    use store::{Call, Store};

    use crate::error::AppError;
    use crate::ui::Prefs;

    /// The store, put into the request by the server.
    pub fn store() -> Result<Store, AppError> {
        let parts = use_context::<http::request::Parts>();
        let store = parts.and_then(|parts| parts.extensions.get::<Store>().cloned());
        store.ok_or_else(|| AppError::Unexpected("no-store".to_owned()))
    }

    /// The caller of a server function, or `SignedOut`.
    pub fn call() -> Result<Call, AppError> {
        let parts = use_context::<http::request::Parts>();
        let actor = parts.and_then(|parts| parts.extensions.get::<Actor>().cloned());
        match actor {
            Some(actor) => Ok(Call::new(actor, store()?.now())),
            None => {
                set_status(401);
                Err(AppError::Refused(Refusal::SignedOut))
            }
        }
    }

    /// The address that people type, put into the request by the server.
    #[derive(Clone, Debug)]
    pub struct Site(pub String);

    pub fn site() -> Option<String> {
        let parts = use_context::<http::request::Parts>()?;
        parts.extensions.get::<Site>().map(|site| site.0.clone())
    }

    pub fn set_status(status: u16) {
        let options = use_context::<ResponseOptions>();
        if let (Some(options), Ok(status)) = (options, http::StatusCode::from_u16(status)) {
            options.set_status(status);
        }
    }

    /// How this reader wants pages, from the request's cookies.
    pub fn prefs() -> Prefs {
        let parts = use_context::<http::request::Parts>();
        let cookies = parts.as_ref().and_then(|parts| parts.headers.get("cookie"));
        cookies.and_then(|value| value.to_str().ok()).map(Prefs::from_cookies).unwrap_or_default()
    }

    pub fn random_key() -> String {
        store::keys::token()
    }

    /// A short id under which the log has what the reader was told of.
    pub fn incident() -> String {
        store::keys::token().chars().filter(char::is_ascii_alphanumeric).take(8).collect()
    }
}

#[cfg(feature = "ssr")]
pub use server::*;

/// Without a server there is no key to be had; the browser makes its own.
#[cfg(not(feature = "ssr"))]
pub fn random_key() -> String {
    String::new()
}

/// In the browser the page itself says how it is wanted.
#[cfg(not(feature = "ssr"))]
pub fn prefs() -> crate::ui::Prefs {
    use crate::ui::words::{Locale, Prefs, Theme};
    let root = web_sys_root();
    let attribute = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    Prefs {
        locale: attribute("lang").map(|code| Locale::from_code(&code)).unwrap_or_default(),
        large: attribute("data-large").as_deref() == Some("true"),
        theme: match attribute("data-theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Device,
        },
    }
}

#[cfg(not(feature = "ssr"))]
fn web_sys_root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
