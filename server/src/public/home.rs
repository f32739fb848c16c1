//! `/`: the first page.

use app::layout::site::{self, Frame};
use app::public::home::HomePage;
use app::public::words::HOME_LEAD;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use futures::FutureExt;
use futures::future::BoxFuture;
use leptos::prelude::*;

use super::answer::Asked;
use super::figures::Counted;
use crate::house::House;

/// The handler, with the count that it keeps.
pub fn page() -> impl Fn(State<House>, Uri, HeaderMap) -> BoxFuture<'static, Response> + Clone {
    let counted = Counted::default();
    move |State(house), uri, headers| home(Asked::new(house, uri, headers), counted.clone()).boxed()
}

async fn home(asked: Asked, counted: Counted) -> Response {
    asked
        .answer(&[], |asked| async move {
            let store = &asked.house.store;
            let figures = counted.figures(store).await?;
            let home = store::motion::public_home(store, figures).await?;
            let description = asked.text(HOME_LEAD).to_owned();
            let frame = Frame { description, ..asked.frame("").await? };
            Ok(site::document(frame, || view! { <HomePage home/> }))
        })
        .await
}
