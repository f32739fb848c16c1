//! Taking in the files of a form, one after the other, each streamed to its place. A plain form is
//! sent back to the item; a script gets JSON.

use app::AppError;
use app::motion::parts::upload::NotKept;
use app::motion::words;
use axum::body::Body;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::motion::view::FileView;
use domain::{Actor, Flaw, MotionId, Refusal};
use futures::StreamExt;
use leptos::server_fn::error::FromServerFnError;
use serde_json::json;
use store::file::{attach, may_attach};
use store::{Call, Error};

use crate::house::House;
use crate::plain::{Reader, answer, frame};

/// So much of a body is still read after a refusal: a browser that is cut off while it sends shows
/// an error of its own in place of our sentence.
const HEARD_OUT: usize = 32 << 20;

/// Longer keys are no keys of our forms.
const KEY: usize = 100;

/// What has come of the form so far.
#[derive(Default)]
struct Form {
    key: Option<String>,
    kept: Vec<FileView>,
}

/// Why it ended early.
enum Trouble {
    Refused(Error),
    /// It is no form, or it broke off.
    Malformed,
    NoFile,
}

impl From<MultipartError> for Trouble {
    fn from(error: MultipartError) -> Self {
        tracing::debug!(%error, "a form of files is malformed");
        Self::Malformed
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::CutOff(cause) => {
                tracing::debug!(%cause, "a file was cut off");
                Self::Malformed
            }
            other => Self::Refused(other),
        }
    }
}

pub async fn receive(
    State(house): State<House>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let reader = Reader::of(&headers, request.extensions().get());
    let Some(actor) = request.extensions().get::<Actor>().cloned() else {
        hear_out(request.into_body()).await;
        return signed_out(&headers, &id);
    };
    let call = Call::new(actor, house.store.now());
    let mut form = Form::default();
    let id = id.parse().unwrap_or(MotionId(0));
    match take(&house, &call, id, request, &mut form).await {
        Ok(()) if wants_json(&headers) => reply(StatusCode::OK, json!({ "files": form.kept })),
        Ok(()) => Redirect::to(&format!("/app/motions/{id}")).into_response(),
        Err(trouble) => not_kept(&house, &headers, &reader, id, &form, trouble),
    }
}

async fn take(
    house: &House,
    call: &Call,
    id: MotionId,
    request: Request,
    form: &mut Form,
) -> Result<(), Trouble> {
    if let Err(error) = may_attach(&house.store, call, id).await {
        hear_out(request.into_body()).await;
        return Err(error.into());
    }
    let mut fields = Multipart::from_request(request, &()).await.map_err(|_| Trouble::Malformed)?;
    let taken = each(house, call, id, &mut fields, form).await;
    if let Err(Trouble::Refused(_)) = taken {
        hear_out_form(&mut fields).await;
    }
    taken
}

async fn each(
    house: &House,
    call: &Call,
    id: MotionId,
    fields: &mut Multipart,
    form: &mut Form,
) -> Result<(), Trouble> {
    while let Some(mut field) = fields.next_field().await? {
        match (field.name(), field.file_name()) {
            (Some("key"), None) => form.key = read_key(&mut field).await?,
            // a chooser in which nothing was chosen sends a file without a name
            (Some("files"), Some(name)) if !name.is_empty() => {
                let name = name.to_owned();
                let call = match &form.key {
                    Some(key) => call.clone().keyed(format!("{key}:{}", form.kept.len())),
                    None => call.clone(),
                };
                let kept = attach(&house.store, &call, id, &name, Box::pin(field)).await?;
                form.kept.push(kept);
            }
            _ => {}
        }
    }
    if form.kept.is_empty() { Err(Trouble::NoFile) } else { Ok(()) }
}

async fn read_key(field: &mut Field<'_>) -> Result<Option<String>, Trouble> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > KEY {
            return Err(Trouble::Malformed);
        }
    }
    let key = String::from_utf8(bytes).map_err(|_| Trouble::Malformed)?;
    Ok(Some(key).filter(|key| !key.is_empty()))
}

pub(super) async fn hear_out(body: Body) {
    let mut pieces = body.into_data_stream();
    let mut heard = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        heard += piece.len();
        if heard > HEARD_OUT {
            return;
        }
    }
}

async fn hear_out_form(fields: &mut Multipart) {
    let mut heard = 0;
    while let Ok(Some(mut field)) = fields.next_field().await {
        while let Ok(Some(piece)) = field.chunk().await {
            heard += piece.len();
            if heard > HEARD_OUT {
                return;
            }
        }
    }
}

pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accept.contains("application/json")
}

fn reply(status: StatusCode, body: impl ToString) -> Response {
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    (status, headers, body.to_string()).into_response()
}

fn signed_out(headers: &HeaderMap, id: &str) -> Response {
    if wants_json(headers) {
        return refuse(401, &Refusal::SignedOut.into());
    }
    // back to the item itself, since nobody can open the address that files are sent to
    let id = id.parse().unwrap_or(MotionId(0));
    Redirect::to(&format!("/sign-in?next=/app/motions/{id}")).into_response()
}

pub(super) fn refuse(status: u16, error: &AppError) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    reply(status, String::from_utf8_lossy(&error.ser()))
}

fn not_kept(
    house: &House,
    headers: &HeaderMap,
    reader: &Reader,
    id: MotionId,
    form: &Form,
    trouble: Trouble,
) -> Response {
    let locale = reader.prefs.locale;
    let (status, error, own, place) = match trouble {
        Trouble::Refused(error) => {
            let error = AppError::from(error);
            (error.status(), error, None, Some(form.kept.len() + 1))
        }
        Trouble::Malformed => {
            (400, AppError::Offline, Some(words::FILE_CUT_OFF), Some(form.kept.len() + 1))
        }
        Trouble::NoFile => {
            let missing = Refusal::field("files", Flaw::Missing);
            (422, missing.into(), Some(words::NO_FILE_TEXT), None)
        }
    };
    if wants_json(headers) {
        return refuse(status, &error);
    }
    let path = format!("/app/motions/{id}/files");
    let frame = frame(house, reader, &path, words::ADD_FILE);
    let kept = form.kept.len();
    answer(status, frame, move || {
        let sentence = match own {
            Some(word) => locale.pick(word).to_owned(),
            None => error.sentence(),
        };
        leptos::view! { <NotKept id place kept sentence/> }
    })
}
