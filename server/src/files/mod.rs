//! Files over HTTP: a plain multipart form takes attachments in, a permission check gives them out,
//! and papers are made when they are asked for.

mod disposition;
mod export;
mod import;
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
        .post("/app/desk/import", import::receive)
        .get("/app/desk/catalogue.xlsx", export::catalogue_xlsx)
        .get("/app/desk/catalogue.csv", export::catalogue_csv)
        .get("/app/desk/assignments.xlsx", export::assignments_xlsx)
        .get("/app/desk/assignments.csv", export::assignments_csv)
        .get("/app/desk/papers-docx.zip", export::papers_docx)
        .get("/app/desk/papers-pdf.zip", export::papers_pdf)
}
