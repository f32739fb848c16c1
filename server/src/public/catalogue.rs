//! The public catalogue for whoever takes the whole of it. It is written into a nameless file once
//! for each change and sent from there, so that a long one takes the room of a page.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use app::ui::motion::words::state;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::motion::view::PublicRow;
use domain::page::Page;
use letters::table::{self, OPEN};
use letters::{Error, OpenRow, words};
use sha2::{Digest, Sha256};
use store::motion::public_catalogue;
use tokio::runtime::Handle;
use tokio::sync::Mutex;

use crate::house::House;
use crate::page::tag;
use crate::refusal::Audience;

#[derive(Clone, Copy)]
enum Form {
    Csv,
    Json,
}

/// What was written last, each form by itself.
#[derive(Default)]
pub struct Catalogues {
    csv: Mutex<Option<Kept>>,
    json: Mutex<Option<Kept>>,
}

#[derive(Clone)]
struct Kept {
    file: Arc<File>,
    bytes: u64,
    tag: HeaderValue,
    generation: u64,
}

pub async fn csv(State(house): State<House>, headers: HeaderMap) -> Response {
    answer(&house, &headers, Form::Csv).await
}

pub async fn json(State(house): State<House>, headers: HeaderMap) -> Response {
    answer(&house, &headers, Form::Json).await
}

async fn answer(house: &House, asked: &HeaderMap, form: Form) -> Response {
    match house.catalogues.kept(house, form).await {
        Ok(kept) => kept.sent(form),
        Err(error) => {
            tracing::warn!(%error, "the public catalogue cannot be made now");
            let sentence = "数据暂时读不出来，请稍后再试。";
            Audience::of(asked).refuse(StatusCode::SERVICE_UNAVAILABLE, sentence)
        }
    }
}

impl Catalogues {
    /// As it stands now; as it was while the database is away. Whoever asks meanwhile waits.
    async fn kept(&self, house: &House, form: Form) -> Result<Kept, Error> {
        let place = match form {
            Form::Csv => &self.csv,
            Form::Json => &self.json,
        };
        let mut place = place.lock().await;
        let generation = house.store.generation();
        if let Some(kept) = place.as_ref().filter(|kept| kept.generation == generation) {
            return Ok(kept.clone());
        }
        let (rows, site) = (Rows::of(house), house.config.public_url());
        let writing = move || written(rows, &site, form, generation);
        let made = tokio::task::spawn_blocking(writing).await;
        match made.map_err(io::Error::other)? {
            Ok(kept) => Ok(place.insert(kept).clone()),
            // what was taken back since is not shown again
            Err(error) => match place.as_ref() {
                Some(kept) if kept.generation >= house.store.withdrawn() => Ok(kept.clone()),
                _ => Err(error),
            },
        }
    }
}

fn written(rows: Rows, site: &str, form: Form, generation: u64) -> Result<Kept, Error> {
    let file = tempfile::tempfile()?;
    let mut out = Counted { file: BufWriter::new(file), digest: Sha256::new(), bytes: 0 };
    match form {
        Form::Csv => {
            let rows = rows.map(|row| row.map(|row| opened(row, site)));
            table::csv(&OPEN, rows, &mut out)?;
        }
        Form::Json => list(rows, site, &mut out)?,
    }
    let file = out.file.into_inner().map_err(io::IntoInnerError::into_error)?;
    let tag = tag(&out.digest.finalize());
    Ok(Kept { file: Arc::new(file), bytes: out.bytes, tag, generation })
}

fn address(site: &str, row: &PublicRow) -> String {
    format!("{site}/motions/{}", row.id)
}

fn opened(row: PublicRow, site: &str) -> OpenRow {
    OpenRow {
        address: address(site, &row),
        number: row.number,
        title: row.title,
        // the table is Chinese, as its headings are
        state: state(row.state).zh.to_owned(),
        category: row.category.map(words::category).unwrap_or_default().to_owned(),
        author: row.author,
        lead_unit: row.lead_unit.unwrap_or_default(),
        accepted_on: Some(row.accepted_on),
        closed_on: row.closed_on,
        outcome: row.outcome.unwrap_or_default(),
    }
}

/// A list of what the public list shows, each with its address.
fn list(rows: Rows, site: &str, out: &mut impl Write) -> Result<(), Error> {
    out.write_all(b"[")?;
    for (place, row) in rows.enumerate() {
        let row = row?;
        let mut item = serde_json::to_value(&row).map_err(io::Error::from)?;
        if let Some(fields) = item.as_object_mut() {
            // of a search alone
            fields.remove("passage");
            fields.insert("address".to_owned(), address(site, &row).into());
        }
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item).map_err(io::Error::from)?;
    }
    Ok(out.write_all(b"\n]\n")?)
}

/// A file that knows how much was written, and the digest of it.
struct Counted {
    file: BufWriter<File>,
    digest: Sha256,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// All that is everybody's, read on page by page; for a thread that may wait.
struct Rows {
    house: House,
    on: Handle,
    page: Page<PublicRow>,
    begun: bool,
}

impl Rows {
    fn of(house: &House) -> Self {
        let (house, on) = (house.clone(), Handle::current());
        Self { house, on, page: Page::empty(), begun: false }
    }
}

impl Iterator for Rows {
    type Item = Result<PublicRow, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.rows.is_empty() {
            let after = self.page.next.take();
            if self.begun && after.is_none() {
                return None;
            }
            self.begun = true;
            match self.on.block_on(public_catalogue(&self.house.store, after)) {
                Ok(page) => self.page = page,
                Err(error) => return Some(Err(Error::Source(Box::new(error)))),
            }
            self.page.rows.reverse();
        }
        self.page.rows.pop().map(Ok)
    }
}

const PIECE: usize = 64 << 10;

impl Kept {
    fn sent(&self, form: Form) -> Response {
        let kind = match form {
            Form::Csv => "text/csv; charset=utf-8",
            Form::Json => "application/json",
        };
        let pieces = futures::stream::unfold((self.file.clone(), 0), |(file, at)| async move {
            let (piece, file) =
                tokio::task::spawn_blocking(move || (piece(&file, at), file)).await.ok()?;
            let next = piece.as_ref().map_or(at, |piece| at + piece.len() as u64);
            let is_end = piece.as_ref().is_ok_and(Vec::is_empty);
            (!is_end).then_some((piece, (file, next)))
        });
        let mut response = Body::from_stream(pieces).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(CONTENT_LENGTH, self.bytes.into());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(ETAG, self.tag.clone());
        response
    }
}

/// Empty at the end.
fn piece(file: &File, at: u64) -> io::Result<Vec<u8>> {
    let mut piece = vec![0; PIECE];
    let read = file.read_at(&mut piece, at)?;
    piece.truncate(read);
    Ok(piece)
}
