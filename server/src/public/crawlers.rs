//! What search engines ask for first: where they may go, and what there is.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::house::House;
use crate::refusal::Audience;

const AN_HOUR: &str = "public, max-age=3600";

pub async fn robots(State(house): State<House>) -> Response {
    let site = house.config.public_url();
    let text = format!(
        "User-agent: *\nDisallow: /app\nDisallow: /api\nDisallow: /account\nDisallow: /sign-in\n\
         Disallow: /wishes\n\nSitemap: {site}/sitemap.xml\n"
    );
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, AN_HOUR)];
    (headers, text).into_response()
}

pub async fn sitemap(State(house): State<House>, headers: HeaderMap) -> Response {
    let site = house.config.public_url();
    let items = match store::motion::public_addresses(&house.store).await {
        Ok(items) => items,
        Err(error) => {
            tracing::warn!(?error, "the sitemap cannot be made now");
            let sentence = "数据暂时读不出来，请稍后再试。";
            return Audience::of(&headers).refuse(StatusCode::SERVICE_UNAVAILABLE, sentence);
        }
    };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in ["/", "/motions", "/deputies"] {
        xml.push_str(&format!("<url><loc>{site}{path}</loc></url>\n"));
    }
    for (id, day) in items {
        let lines = format!("<loc>{site}/motions/{id}</loc><lastmod>{day}</lastmod>");
        xml.push_str(&format!("<url>{lines}</url>\n"));
    }
    xml.push_str("</urlset>\n");
    let headers = [(CONTENT_TYPE, "application/xml; charset=utf-8"), (CACHE_CONTROL, AN_HOUR)];
    (headers, xml).into_response()
}
