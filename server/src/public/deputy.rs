//! `/deputies` and `/deputies/{mandate}`: 找代表 and 代表工作室.

use app::layout::site::{self, Frame};
use app::public::deputies::{Asked as Wanted, DeputiesPage};
use app::public::deputy::DeputyPage;
use app::public::words::{DEPUTIES_TITLE, TERM_OF};
use app::ui::tf;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::deputy::DeputyList;
use domain::{MandateId, Refusal, search};
use leptos::prelude::*;

use super::answer::Asked;
use crate::house::House;

pub async fn list(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    Asked::new(house, uri, headers).answer(&["q", "delegation"], render_list).await
}

async fn render_list(asked: Asked) -> store::Result<String> {
    let store = &asked.house.store;
    let wanted =
        Wanted { name: asked.value("q"), delegation: asked.value("delegation").parse().ok() };
    // nobody is called so: the page says that nobody was found
    let name: String = wanted.name.chars().take(search::QUERY).collect();
    let found = store::deputy::public_deputies(store, &name, wanted.delegation, store.now());
    let list: DeputyList = found.await?;
    let frame = Frame {
        hidden_from_search: wanted != Wanted::default(),
        ..asked.frame(asked.text(DEPUTIES_TITLE)).await?
    };
    Ok(site::document(frame, move || view! { <DeputiesPage asked=wanted list/> }))
}

pub async fn one(
    State(house): State<House>,
    Path(mandate): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let render = |asked: Asked| async move {
        let id: MandateId = mandate.parse().map_err(|_| Refusal::Hidden)?;
        let store = &asked.house.store;
        let after = Some(asked.value("after")).filter(|after| !after.is_empty());
        let later = after.is_some();
        let deputy = store::deputy::public_deputy(store, id, after, store.now()).await?;
        let seat = || tf(TERM_OF, &[("congress", &deputy.congress), ("n", &deputy.term)]);
        let frame = Frame {
            description: format!("{} · {}", deputy.name, asked.prefs.within(seat)),
            hidden_from_search: later,
            ..asked.frame(deputy.name.clone()).await?
        };
        Ok(site::document(frame, move || view! { <DeputyPage deputy later/> }))
    };
    Asked::new(house, uri, headers).answer(&["after"], render).await
}
