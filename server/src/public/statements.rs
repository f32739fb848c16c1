//! `/privacy` and `/complaints`: what stands there until the operator names pages of its own.

use app::layout::site;
use app::public::statements::{ComplaintsPage, PrivacyPage};
use app::public::words::statements::{COMPLAINTS_TITLE, PRIVACY_TITLE};
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use leptos::prelude::*;

use super::answer::Asked;
use crate::house::House;

pub async fn privacy(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    let render = |asked: Asked| async move {
        let frame = asked.frame(asked.text(PRIVACY_TITLE)).await?;
        Ok(site::document(frame, || view! { <PrivacyPage/> }))
    };
    Asked::new(house, uri, headers).answer(&[], render).await
}

pub async fn complaints(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    let render = |asked: Asked| async move {
        let frame = asked.frame(asked.text(COMPLAINTS_TITLE)).await?;
        Ok(site::document(frame, || view! { <ComplaintsPage/> }))
    };
    Asked::new(house, uri, headers).answer(&[], render).await
}
