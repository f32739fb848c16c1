//! Papers handed in at the desk: looked at, or entered, while a line tells now and then how far.

use app::AppError;
use app::motion::import::Heard;
use axum::body::Body;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::motion::import::{ImportProgress, ImportWish};
use domain::{Actor, Flaw, Refusal};
use futures::StreamExt;
use store::Call;
use store::motion::import::{Paper, import, look, may_enter};
use tokio::sync::mpsc::unbounded_channel;

use super::receive::{hear_out, refuse, wants_json};
use crate::house::House;
use crate::plain::{Reader, failed};

const PAGE: &str = "/app/desk/import";

/// What was said of the columns of many headings.
const WISH: usize = 256 << 10;
const WORD: usize = 100;

/// What is to be done with the papers.
#[derive(Clone, Copy, Default)]
enum Take {
    #[default]
    Look,
    Whole,
    Each,
}

#[derive(Default)]
struct Form {
    papers: Vec<Paper>,
    wish: ImportWish,
    take: Take,
    key: String,
}

/// It is no form of ours.
struct Malformed;

impl From<MultipartError> for Malformed {
    fn from(error: MultipartError) -> Self {
        tracing::debug!(%error, "a form of papers is malformed");
        Self
    }
}

pub async fn receive(State(house): State<House>, request: Request) -> Response {
    let headers = request.headers().clone();
    let reader = Reader::of(&headers, request.extensions().get());
    let Some(actor) = request.extensions().get::<Actor>().cloned() else {
        hear_out(request.into_body()).await;
        if wants_json(&headers) {
            return refuse(401, &Refusal::SignedOut.into());
        }
        return Redirect::to(&format!("/sign-in?next={PAGE}")).into_response();
    };
    let call = Call::new(actor, house.store.now());
    let answer = match may_enter(&call) {
        Ok(()) => taken(&house, call, request).await,
        Err(error) => {
            hear_out(request.into_body()).await;
            Err(error.into())
        }
    };
    match answer {
        Ok(response) => response,
        Err(error) => refused(&house, &headers, &reader, error),
    }
}

fn refused(house: &House, headers: &HeaderMap, reader: &Reader, error: AppError) -> Response {
    if wants_json(headers) {
        return refuse(error.status(), &error);
    }
    failed(house, reader, PAGE, error)
}

async fn taken(house: &House, call: Call, request: Request) -> Result<Response, AppError> {
    // papers are held in memory while they are read
    let turn = house.exports.clone().acquire_owned().await.map_err(|_| AppError::Unavailable)?;
    let malformed = || AppError::from(Refusal::field("files", Flaw::Form));
    let mut fields = Multipart::from_request(request, &()).await.map_err(|_| malformed())?;
    let form = read(&mut fields).await.map_err(|Malformed| malformed())?;
    if form.papers.is_empty() {
        return Err(Refusal::field("files", Flaw::Missing).into());
    }
    let (to, mut from) = unbounded_channel::<Heard>();
    let house = house.clone();
    // goes on when the browser has gone: what was begun is ended
    tokio::spawn(async move {
        let _turn = turn;
        let Form { papers, wish, take, key } = form;
        let call = call.keyed(key);
        let told = to.clone();
        // nobody is there to be told when the browser has gone
        let mut progress = move |done: usize, of: usize| {
            if done == of || done.is_multiple_of(10) {
                let _ = told.send(Heard::Progress(ImportProgress { done, of }));
            }
        };
        let store = &house.store;
        let done = match take {
            Take::Look => look(store, &call, papers, &wish).await,
            Take::Whole => import(store, &call, papers, &wish, false, &mut progress).await,
            Take::Each => import(store, &call, papers, &wish, true, &mut progress).await,
        };
        let _ = to.send(match done {
            Ok(look) => Heard::Done(look),
            Err(error) => Heard::Failed(error.into()),
        });
    });
    let lines = futures::stream::poll_fn(move |context| from.poll_recv(context));
    let lines = lines.map(|heard| {
        let line = serde_json::to_string(&heard).map_err(std::io::Error::from)?;
        Ok::<_, std::io::Error>(line + "\n")
    });
    let headers = [(CONTENT_TYPE, "application/x-ndjson"), (CACHE_CONTROL, "no-store")];
    Ok((headers, Body::from_stream(lines)).into_response())
}

async fn read(fields: &mut Multipart) -> Result<Form, Malformed> {
    let mut form = Form::default();
    while let Some(mut field) = fields.next_field().await? {
        match (field.name(), field.file_name()) {
            (Some("wish"), None) => {
                let words = text(&mut field, WISH).await?;
                form.wish = serde_json::from_str(&words).map_err(|_| Malformed)?;
            }
            (Some("key"), None) => form.key = text(&mut field, WORD).await?,
            (Some("take"), None) => {
                form.take = match text(&mut field, WORD).await?.as_str() {
                    "" => Take::Look,
                    "whole" => Take::Whole,
                    "each" => Take::Each,
                    _ => return Err(Malformed),
                };
            }
            (Some("files"), Some(name)) if !name.is_empty() => {
                let name = name.chars().filter(|c| !domain::error::is_hostile(*c)).collect();
                let mut bytes = Vec::new();
                while let Some(piece) = field.chunk().await? {
                    bytes.extend_from_slice(&piece);
                }
                form.papers.push(Paper { name, bytes });
            }
            _ => {}
        }
    }
    Ok(form)
}

async fn text(field: &mut Field<'_>, most: usize) -> Result<String, Malformed> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > most {
            return Err(Malformed);
        }
    }
    String::from_utf8(bytes).map_err(|_| Malformed)
}
