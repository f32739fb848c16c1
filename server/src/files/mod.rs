//! Files over HTTP: a plain multipart form takes attachments in, a permission check gives them out,
//! and papers are made when they are asked for.

mod disposition;
mod paper;
mod range;
mod receive;
mod send;

use crate::house::House;
use crate::table::Table;

pub fn routes() -> Table<House> {
    Table::new()
        .post("/app/motions/{id}/files", receive::receive)
        .get("/app/files/{id}", send::send)
        .get("/app/motions/{id}/suggestion.docx", paper::suggestion_docx)
        .get("/app/motions/{id}/suggestion.pdf", paper::suggestion_pdf)
        .get("/app/motions/{id}/reply.docx", paper::reply_docx)
        .get("/app/motions/{id}/reply.pdf", paper::reply_pdf)
}
