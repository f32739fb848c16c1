//! A suggestion and its reply as official papers, for whoever may read the item.

use std::sync::Arc;

use app::AppError;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use domain::motion::CosignState;
use domain::motion::view::{MotionCore, MotionView, ReplyView};
use domain::{MotionId, Refusal};
use letters::{Entry, Format, Paper, ReplyLetter, SuggestionSheet};
use store::Call;

use super::disposition::attachment;
use super::send::POLICY;
use crate::caller::{Caller, Named};
use crate::house::House;
use crate::plain::{Reader, failed};

/// Which of the two file types.
#[derive(Clone, Copy)]
pub(super) enum As {
    Docx,
    Pdf,
}

macro_rules! papers {
    ($($name:ident: $what:ident as $format:ident),+ $(,)?) => {$(
        pub async fn $name(
            State(house): State<House>,
            Caller(call): Caller,
            Named(id): Named<MotionId>,
            reader: Reader,
        ) -> Response {
            let paper = read(&house, &call, id).await;
            let paper = paper.and_then(|seen| $what(&seen));
            send(&house, &reader, id, paper, As::$format).await
        }
    )+};
}

papers! {
    suggestion_docx: suggestion as Docx,
    suggestion_pdf: suggestion as Pdf,
    reply_docx: reply as Docx,
    reply_pdf: reply as Pdf,
}

/// What goes onto a paper: what the reader may see, and who has co-signed.
pub(super) struct Seen {
    core: MotionCore,
    cosigners: Vec<String>,
    congress: String,
}

async fn read(house: &House, call: &Call, id: MotionId) -> Result<Seen, AppError> {
    let own = congress(house, call).await?;
    read_within(house, call, id, &own).await
}

/// The name of the caller's congress.
pub(super) async fn congress(house: &House, call: &Call) -> Result<String, AppError> {
    let congresses = store::account::congresses(&house.store).await?;
    let own = congresses.into_iter().find(|(id, _)| *id == call.actor.congress);
    Ok(own.map(|(_, name)| name).unwrap_or_default())
}

pub(super) async fn read_within(
    house: &House,
    call: &Call,
    id: MotionId,
    congress: &str,
) -> Result<Seen, AppError> {
    let confirmed = |list: Vec<domain::motion::view::CosignerView>| {
        let confirmed = list.into_iter().filter(|one| one.state == CosignState::Confirmed);
        confirmed.map(|one| one.deputy.name).collect()
    };
    let (core, cosigners) = match store::motion::view(&house.store, call, id).await? {
        MotionView::Deputy(seen) => (seen.core, confirmed(seen.cosigners)),
        MotionView::Staff(seen) => (seen.core, confirmed(seen.cosigners)),
        MotionView::Unit(seen) => (seen.core, seen.cosigners),
    };
    Ok(Seen { core, cosigners, congress: congress.to_owned() })
}

/// A paper and the name of its file, without the ending.
type Titled = (Paper, String);

fn suggestion(seen: &Seen) -> Result<Titled, AppError> {
    let sheet = SuggestionSheet::of(&seen.core, &seen.congress, seen.cosigners.clone());
    Ok((sheet.paper(), sheet.file_name()))
}

/// The last one: what stands.
fn reply(seen: &Seen) -> Result<Titled, AppError> {
    let last = seen.core.replies.last().ok_or(Refusal::Hidden)?;
    Ok(letter(seen, last))
}

fn letter(seen: &Seen, reply: &ReplyView) -> Titled {
    let mut letter = ReplyLetter::of(&seen.core, reply);
    letter.addressees.extend(seen.cosigners.iter().cloned());
    (letter.paper(), letter.file_name())
}

/// Its own paper, and those of all its replies.
pub(super) fn all(seen: &Seen) -> impl Iterator<Item = Entry> {
    let sheet = SuggestionSheet::of(&seen.core, &seen.congress, seen.cosigners.clone());
    let own = (sheet.paper(), sheet.file_name());
    let replies = seen.core.replies.iter().map(|reply| letter(seen, reply));
    std::iter::once(own).chain(replies).map(|(paper, name)| Entry { name, paper })
}

async fn send(
    house: &House,
    reader: &Reader,
    id: MotionId,
    paper: Result<Titled, AppError>,
    wanted: As,
) -> Response {
    let made = match paper {
        Ok((paper, name)) => render(house, paper, name, wanted).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(response) => response,
        Err(error) => failed(house, reader, &format!("/app/motions/{id}"), error),
    }
}

/// Setting a page takes milliseconds of one core: apart from what answers others.
async fn render(
    house: &House,
    paper: Paper,
    name: String,
    wanted: As,
) -> Result<Response, AppError> {
    let shelf = Arc::clone(&house.shelf);
    let work = move || -> Result<(Vec<u8>, &'static str, &'static str), letters::Error> {
        let fonts;
        let format = match wanted {
            As::Docx => Format::Docx,
            As::Pdf => {
                fonts = shelf.fonts()?;
                Format::Pdf(&fonts)
            }
        };
        Ok((format.render(&paper)?, format.ending(), format.media_type()))
    };
    let made = tokio::task::spawn_blocking(work).await;
    let (bytes, ending, media_type) = match made {
        Ok(Ok(made)) => made,
        Ok(Err(error)) => {
            tracing::error!(%error, "a paper could not be set");
            return Err(AppError::Unavailable);
        }
        Err(error) => {
            tracing::error!(%error, "setting a paper ended early");
            return Err(AppError::Unavailable);
        }
    };
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, attachment(&format!("{name}.{ending}"))),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
