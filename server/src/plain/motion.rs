//! Writing, submitting, co-signing and rating, as plain forms.

use std::collections::HashMap;

use app::AppError;
use app::motion::edit_page::{DraftForm, Editing, Step};
use app::motion::rate_page::{Picked, Rating as RatingPage};
use app::motion::words;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::motion::Draft;
use domain::motion::view::{DeputyMotion, MotionView};
use domain::rating::{Grade, Rating};
use domain::{MotionId, Refusal};
use leptos::prelude::*;
use serde::Deserialize;
use store::motion::{self, commands};
use store::rating::RateForm;

use super::{Reader, answer, failed, frame};
use crate::caller::{Caller, Filled, Named};
use crate::house::House;
use crate::table::Table;

pub fn routes() -> Table<House> {
    Table::new()
        .post("/app/motions/new", write)
        .post("/app/motions/{id}/edit", edit)
        .post("/app/motions/{id}/submit", submit)
        .post("/app/motions/{id}/cosign", cosign)
        .post("/app/motions/{id}/rate", rate)
}

/// One step of the form; the fields of other steps are absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepForm {
    key: String,
    step: String,
    version: i64,
    go: String,
    /// What was typed, by the names of the draft's fields.
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

impl StepForm {
    fn step(&self) -> Step {
        Step::from_number(&self.step)
    }

    fn over(&self, kept: Draft) -> Draft {
        kept.typed_over(|name| self.fields.get(name).cloned())
    }

    /// Where the button that was pressed leads.
    fn next(&self, id: MotionId) -> String {
        let number = self.step().number();
        match (self.go.as_str(), number) {
            ("keep", _) | ("next", 3) => format!("/app/motions/{id}"),
            ("back", number) => format!("/app/motions/{id}/edit?step={}", number.max(2) - 1),
            (_, number) => format!("/app/motions/{id}/edit?step={}", number.min(2) + 1),
        }
    }
}

fn show(house: &House, reader: &Reader, error: &AppError, editing: Editing) -> Response {
    let path = match editing.id {
        Some(id) => format!("/app/motions/{id}/edit"),
        None => "/app/motions/new".to_owned(),
    };
    let frame = frame(house, reader, &path, words::WRITE_TITLE);
    let (status, error) = (error.status(), error.clone());
    answer(status, frame, move || {
        let told = error.fields().is_empty();
        view! {
            <div class="narrow">
                {told.then(|| view! { <app::ui::state::Failed error/> })}
                <DraftForm editing/>
            </div>
        }
    })
}

async fn write(
    State(house): State<House>,
    Caller(call): Caller,
    reader: Reader,
    Filled(form): Filled<StepForm>,
) -> Response {
    let draft = form.over(Draft::default());
    let keyed = call.clone().keyed(form.key.clone());
    let written = match commands::write(&house.store, &keyed, draft.clone()).await {
        // the same form again: what was typed since is saved over it
        Ok(id) => saved_over(&house, &call, id, &draft).await.map(|()| id),
        Err(error) => Err(error),
    };
    match written {
        Ok(id) => Redirect::to(&form.next(id)).into_response(),
        Err(error) => {
            let error = AppError::from(error);
            let editing = Editing {
                id: None,
                version: 0,
                draft,
                step: form.step(),
                errors: error.fields(),
                key: form.key,
                theirs: None,
            };
            show(&house, &reader, &error, editing)
        }
    }
}

async fn saved_over(
    house: &House,
    call: &store::Call,
    id: MotionId,
    draft: &Draft,
) -> store::Result<()> {
    let MotionView::Deputy(kept) = motion::view(&house.store, call, id).await? else {
        return Err(Refusal::Hidden.into());
    };
    if kept.draft != draft.clone().tidied() {
        commands::edit(&house.store, call, id, kept.version, draft.clone()).await?;
    }
    Ok(())
}

async fn edit(
    State(house): State<House>,
    Caller(call): Caller,
    Named(id): Named<MotionId>,
    reader: Reader,
    Filled(form): Filled<StepForm>,
) -> Response {
    let path = format!("/app/motions/{id}");
    let kept = match motion::view(&house.store, &call, id).await {
        Ok(MotionView::Deputy(kept)) => kept,
        Ok(_) => return failed(&house, &reader, &path, Refusal::Forbidden.into()),
        Err(error) => return failed(&house, &reader, &path, error.into()),
    };
    let draft = form.over(kept.draft.clone());
    if kept.draft == draft.clone().tidied() {
        return Redirect::to(&form.next(id)).into_response();
    }
    match commands::edit(&house.store, &call, id, form.version, draft.clone()).await {
        Ok(_) => Redirect::to(&form.next(id)).into_response(),
        Err(error) => {
            let error = AppError::from(error);
            let step = match error.fields().first() {
                Some(first) => Step::of_field(&first.field),
                None => form.step(),
            };
            // after a conflict the next save is upon the version that is shown beside it
            let conflict = matches!(error, AppError::Refused(Refusal::Conflict { .. }));
            let editing = Editing {
                id: Some(id),
                version: kept.version,
                draft,
                step,
                errors: error.fields(),
                key: form.key,
                theirs: conflict.then_some(kept.draft),
            };
            show(&house, &reader, &error, editing)
        }
    }
}

/// The item whose form is shown again; nothing is asked of the database where no field is wrong.
async fn to_mend(
    house: &House,
    call: &store::Call,
    id: MotionId,
    error: &AppError,
) -> Option<DeputyMotion> {
    error.fields().first()?;
    match motion::view(&house.store, call, id).await {
        Ok(MotionView::Deputy(motion)) => Some(motion),
        _ => None,
    }
}

async fn submit(
    State(house): State<House>,
    Caller(call): Caller,
    Named(id): Named<MotionId>,
    reader: Reader,
) -> Response {
    let path = format!("/app/motions/{id}");
    let Err(error) = commands::submit(&house.store, &call, id).await else {
        return Redirect::to(&path).into_response();
    };
    let error = AppError::from(error);
    let Some(kept) = to_mend(&house, &call, id, &error).await else {
        return failed(&house, &reader, &path, error);
    };
    // what is missing is shown on the step where it stands
    let errors = error.fields();
    let step = errors.first().map_or(Step::Problem, |first| Step::of_field(&first.field));
    let editing = Editing {
        id: Some(id),
        version: kept.version,
        draft: kept.draft,
        step,
        errors,
        key: store::keys::token(),
        theirs: None,
    };
    show(&house, &reader, &error, editing)
}

/// Nothing in it may be absent: an empty form would decline.
#[derive(Debug, Deserialize)]
pub struct AnswerForm {
    revision: i32,
    answer: Answer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Confirm,
    Decline,
}

async fn cosign(
    State(house): State<House>,
    Caller(call): Caller,
    Named(id): Named<MotionId>,
    reader: Reader,
    Filled(form): Filled<AnswerForm>,
) -> Response {
    let path = format!("/app/motions/{id}");
    let confirm = form.answer == Answer::Confirm;
    match commands::answer_invitation(&house.store, &call, id, form.revision, confirm).await {
        // who has declined may know no more of it
        Ok(()) if !confirm => Redirect::to("/app").into_response(),
        Ok(()) => Redirect::to(&path).into_response(),
        Err(error) => failed(&house, &reader, &path, error.into()),
    }
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct RatingForm {
    key: String,
    attitude: String,
    result: String,
    reason: String,
    consent: Option<String>,
    sealed: Option<String>,
}

async fn rate(
    State(house): State<House>,
    Caller(call): Caller,
    Named(id): Named<MotionId>,
    reader: Reader,
    Filled(form): Filled<RatingForm>,
) -> Response {
    let path = format!("/app/motions/{id}");
    let (consent, sealed) = (form.consent.is_some(), form.sealed.is_some());
    let rated = match Rating::from_form(&form.attitude, &form.result, &form.reason, consent) {
        Ok(rating) => {
            let keyed = call.clone().keyed(form.key.clone());
            store::rating::rate(&house.store, &keyed, id, RateForm { rating, sealed }).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = rated else { return Redirect::to(&path).into_response() };
    let error = AppError::from(error);
    let Some(motion) = to_mend(&house, &call, id, &error).await else {
        return failed(&house, &reader, &path, error);
    };
    let picked = Picked {
        attitude: Grade::from_code(&form.attitude),
        result: Grade::from_code(&form.result),
        reason: form.reason,
        consent,
        sealed,
        errors: error.fields(),
    };
    let frame = frame(&house, &reader, &format!("{path}/rate"), words::RATE_TITLE);
    let key = form.key;
    answer(error.status(), frame, move || {
        view! {
            <div class="narrow">
                <RatingPage motion picked key/>
            </div>
        }
    })
}
