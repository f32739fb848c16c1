//! `/motions.atom`: what has just become public, as an Atom feed (RFC 4287).

use app::public::words::{FEED_ACCEPTED, FEED_REPLIED, FEED_REPLIED_AGAIN, FEED_TITLE};
use app::ui::Prefs;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::Moment;
use quick_xml::escape::escape;
use store::motion::{News, public_news};

use crate::house::House;
use crate::page::{PageKey, Rendered, Unavailable};

const ATOM: &str = "application/atom+xml; charset=utf-8";

pub async fn atom(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    // the same for everybody: the words of the items are Chinese
    let key = PageKey::new(&uri, &[], Prefs::default());
    let cache = house.cache.clone();
    let made = || async move {
        match feed(&house).await {
            Ok(feed) => Ok(Rendered::Text(ATOM, feed)),
            Err(error) => {
                tracing::warn!(?error, "the feed cannot be made now");
                Err(Unavailable)
            }
        }
    };
    cache.page(key, &headers, made).await
}

async fn feed(house: &House) -> store::Result<String> {
    let site = house.config.public_url();
    let congress = house.around.read(&house.store).await?.host;
    let news = public_news(&house.store).await?;
    let updated = instant(news.first().map_or(Moment(0), |one| one.at));
    let (title, congress) = (text(FEED_TITLE.zh), text(&congress));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
         <title>{congress} {title}</title>\n<id>{site}/motions.atom</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{site}/motions.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{site}/motions\"/>\n\
         <updated>{updated}</updated>\n<author><name>{congress}</name></author>\n"
    );
    for one in &news {
        xml.push_str(&entry(one, &site));
    }
    xml.push_str("</feed>\n");
    Ok(xml)
}

fn entry(one: &News, site: &str) -> String {
    let (what, summary) = match &one.reply {
        None => ("accepted".to_owned(), FEED_ACCEPTED.zh.replace("{number}", &one.number)),
        Some((round, unit)) => {
            let word = if *round == 1 { FEED_REPLIED } else { FEED_REPLIED_AGAIN };
            (format!("reply-{round}"), word.zh.replace("{unit}", unit))
        }
    };
    let (id, at) = (one.motion, instant(one.at));
    let (title, summary) = (text(&one.title), text(&summary));
    format!(
        "<entry>\n<title>{title}</title>\n<id>{site}/motions/{id}#{what}</id>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{site}/motions/{id}\"/>\n\
         <updated>{at}</updated>\n<summary>{summary}</summary>\n</entry>\n"
    )
}

/// On one line, without what XML does not take.
fn text(words: &str) -> String {
    escape(letters::clean::line(words)).into_owned()
}

/// As RFC 3339 writes it, to the second.
fn instant(at: Moment) -> String {
    at.civil().strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}
