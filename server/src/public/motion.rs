//! `/motions` and `/motions/{id}`: the list and one suggestion.

use app::layout::site::{self, Frame};
use app::public::item::{self, ItemPage};
use app::public::list::{Asked as Wanted, ListPage, OPEN};
use app::public::words::{MOTIONS_LEAD, MOTIONS_TITLE};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::motion::public::PublicList;
use domain::motion::{Category, PublicState};
use domain::{MotionId, Refusal};
use leptos::prelude::*;
use store::motion::PublicFilter;

use super::answer::Asked;
use crate::house::House;

const KNOWN: [&str; 5] = ["q", "state", "category", "unit", "after"];

/// What cannot be understood is not asked for.
fn wanted(asked: &Asked) -> Wanted {
    Wanted {
        query: asked.value("q"),
        state: PublicState::from_code(&asked.value("state")),
        category: Category::from_code(&asked.value("category")),
        unit: asked.value("unit").parse().ok(),
        after: Some(asked.value("after")).filter(|after| !after.is_empty()),
    }
}

pub async fn list(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    Asked::new(house, uri, headers).answer(&KNOWN, render_list).await
}

async fn render_list(asked: Asked) -> store::Result<String> {
    let store = &asked.house.store;
    let wanted = wanted(&asked);
    let filter = PublicFilter {
        query: wanted.query.clone(),
        state: wanted.state,
        category: wanted.category,
        unit: wanted.unit,
        after: wanted.after.clone(),
        ..PublicFilter::default()
    };
    let list = if wanted.is_too_long() {
        PublicList::default()
    } else {
        store::motion::public_list(store, &filter).await?
    };
    let units = asked.house.around.read(store).await?.units.to_vec();
    let title = asked.text(MOTIONS_TITLE);
    let alternates = OPEN.map(|(href, kind, label)| (href, kind, asked.text(label).to_owned()));
    let frame = Frame {
        alternates: alternates.into(),
        description: asked.text(MOTIONS_LEAD).to_owned(),
        // one address for search engines: each item has its own
        hidden_from_search: !wanted.is_plain(),
        ..asked.frame(title).await?
    };
    Ok(site::document(frame, move || view! { <ListPage asked=wanted list units/> }))
}

pub async fn item(
    State(house): State<House>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let render = |asked: Asked| async move {
        let id: MotionId = id.parse().map_err(|_| Refusal::Hidden)?;
        let store = &asked.house.store;
        let motion = store::motion::public_motion(store, id, store.now()).await?;
        let title = motion.text.title().to_owned();
        let description = asked.prefs.within(|| item::outcome(&motion));
        let frame = Frame { description, ..asked.frame(title).await? };
        Ok(site::document(frame, || view! { <ItemPage motion/> }))
    };
    Asked::new(house, uri, headers).answer(&[], render).await
}
