//! `/app/motions/{id}/public`: what everybody reads of an item, for those inside who may read it.

use app::public::preview::PreviewPage;
use app::public::words::PREVIEW_TITLE;
use axum::extract::State;
use axum::response::Response;
use domain::MotionId;
use leptos::prelude::*;

use super::{Reader, answer, failed, frame};
use crate::caller::{Caller, Named};
use crate::house::House;
use crate::table::Table;

pub fn routes() -> Table<House> {
    Table::new().get("/app/motions/{id}/public", page)
}

async fn page(
    State(house): State<House>,
    Caller(call): Caller,
    Named(id): Named<MotionId>,
    reader: Reader,
) -> Response {
    let path = format!("/app/motions/{id}/public");
    match store::motion::public_preview(&house.store, &call, id).await {
        Ok(seen) => {
            let frame = frame(&house, &reader, &path, PREVIEW_TITLE);
            answer(200, frame, move || view! { <PreviewPage id seen/> })
        }
        Err(error) => failed(&house, &reader, "/app", error.into()),
    }
}
