//! Attachments over HTTP: a plain multipart form takes them in, a permission check gives them out.

mod disposition;
mod range;
mod receive;
mod send;

use crate::house::House;
use crate::table::Table;

pub fn routes() -> Table<House> {
    Table::new()
        .post("/app/motions/{id}/files", receive::receive)
        .get("/app/files/{id}", send::send)
}
