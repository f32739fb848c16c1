//! The public site: each handler loads a view that holds nothing but what is public, renders it
//! whole, and answers through the cache, the same bytes for everybody who wants pages alike.

mod answer;
mod around;
mod catalogue;
mod crawlers;
mod deputy;
mod feed;
mod figures;
mod home;
mod motion;
mod statements;
mod wishes;

use crate::house::House;
use crate::table::Table;
pub use around::Around;
pub use catalogue::Catalogues;

pub fn routes() -> Table<House> {
    Table::new()
        .get("/", home::page())
        .get("/motions", motion::list)
        .get("/motions/{id}", motion::item)
        .get("/motions.csv", catalogue::csv)
        .get("/motions.json", catalogue::json)
        .get("/motions.atom", feed::atom)
        .get("/deputies", deputy::list)
        .get("/deputies/{mandate}", deputy::one)
        .get("/privacy", statements::privacy)
        .get("/complaints", statements::complaints)
        .get("/wishes", wishes::grant)
        .get("/robots.txt", crawlers::robots)
        .get("/sitemap.xml", crawlers::sitemap)
        .any("/{*nothing}", answer::nothing_here)
}
