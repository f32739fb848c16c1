//! The public site: each handler loads a view that holds nothing but what is public, renders it
//! whole, and answers through the cache, the same bytes for everybody who wants pages alike.

mod answer;
mod around;
mod crawlers;
mod deputy;
mod figures;
mod home;
mod motion;
mod statements;
mod wishes;

use axum::Router;
use axum::routing::{any, get};

use crate::house::House;
pub use around::Around;

pub fn routes() -> Router<House> {
    Router::new()
        .route("/", home::page())
        .route("/motions", get(motion::list))
        .route("/motions/{id}", get(motion::item))
        .route("/deputies", get(deputy::list))
        .route("/deputies/{mandate}", get(deputy::one))
        .route("/privacy", get(statements::privacy))
        .route("/complaints", get(statements::complaints))
        .route("/wishes", get(wishes::grant))
        .route("/robots.txt", get(crawlers::robots))
        .route("/sitemap.xml", get(crawlers::sitemap))
        .route("/{*nothing}", any(answer::nothing_here))
}
