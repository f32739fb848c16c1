//! Who calls a plain handler: the signed-in actor, or a way to the sign-in page and back.

use std::str::FromStr;

use axum::extract::{Form, FromRef, FromRequest, FromRequestParts, OriginalUri, Path, Request};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Actor, Refusal};
use serde::de::DeserializeOwned;
use store::Call;

use crate::house::House;
use crate::plain::{Reader, failed};

/// Proof that somebody is signed in.
pub struct Caller(pub Call);

impl<S> FromRequestParts<S> for Caller
where
    S: Send + Sync,
    House: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let house = House::from_ref(state);
        match parts.extensions.get::<Actor>() {
            Some(actor) => Ok(Self(Call::new(actor.clone(), house.store.now()))),
            None => Err(to_sign_in(parts)),
        }
    }
}

/// The id in an address. One that cannot be read names nothing that there is.
pub struct Named<T>(pub T);

impl<S, T> FromRequestParts<S> for Named<T>
where
    S: Send + Sync,
    T: FromStr + Send,
    House: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let text = Path::<String>::from_request_parts(parts, state).await;
        let id = text.ok().and_then(|text| text.0.parse().ok());
        let house = House::from_ref(state);
        let reader = Reader::of(&parts.headers, parts.extensions.get());
        id.map(Self).ok_or_else(|| failed(&house, &reader, "/app", Refusal::Hidden.into()))
    }
}

/// What a plain form holds. One that cannot be read is refused in the reader's words; a field that
/// is absent is for the form's own type to allow, so that it can be named.
pub struct Filled<T>(pub T);

impl<S, T> FromRequest<S> for Filled<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
    House: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let house = House::from_ref(state);
        let reader = Reader::of(request.headers(), request.extensions().get());
        let path = request.uri().path().to_owned();
        let unreadable = |_| failed(&house, &reader, &path, Refusal::Invalid(Vec::new()).into());
        Form::from_request(request, state).await.map(|Form(form)| Self(form)).map_err(unreadable)
    }
}

/// To the sign-in page, and after it back to where the person was.
pub fn to_sign_in(parts: &Parts) -> Response {
    let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |uri| &uri.0);
    let path = uri.path_and_query().map_or("/app", |path| path.as_str());
    let next = encode(path);
    Redirect::to(&format!("/sign-in?next={next}")).into_response()
}

/// Percent-encodes a path for use as a query's value.
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}
