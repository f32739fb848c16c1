//! Attachments over HTTP: a plain multipart form takes them in, a permission check gives them out.

mod disposition;
mod range;
mod receive;
mod send;

use axum::Router;
use axum::routing::{get, post};

use crate::house::House;

pub fn routes() -> Router<House> {
    Router::new()
        .route("/app/motions/{id}/files", post(receive::receive))
        .route("/app/files/{id}", get(send::send))
}
