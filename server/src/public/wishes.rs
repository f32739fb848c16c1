//! `/wishes`: how a reader wants pages, kept in cookies, and back to where they were.

use axum::extract::{Query, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::house::House;
use crate::page;

/// What may be wished for; anything else is not heard.
const WISHES: [(&str, &[&str]); 3] = [
    ("lang", &["zh-CN", "en"]),
    ("large", &["true", "false"]),
    ("theme", &["light", "dark", "device"]),
];
const A_YEAR: u32 = 365 * 24 * 3600;
/// Bytes of an address to come back to.
const LONGEST: usize = 2_000;

pub async fn grant(State(house): State<House>, uri: Uri) -> Response {
    let pairs: Vec<(String, String)> =
        Query::try_from_uri(&uri).map(|Query(pairs)| pairs).unwrap_or_default();
    let value =
        |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let secure = if house.config.is_https() { "; Secure" } else { "" };
    let mut headers = HeaderMap::new();
    for (name, choices) in WISHES {
        let chosen = choices.iter().find(|choice| value(name) == Some(**choice));
        let cookie = chosen.map(|choice| {
            format!("{name}={choice}; Path=/; Max-Age={A_YEAR}; SameSite=Lax; HttpOnly{secure}")
        });
        if let Some(Ok(cookie)) = cookie.map(HeaderValue::try_from) {
            headers.append(SET_COOKIE, cookie);
        }
    }
    let back = within_the_site(value("back").unwrap_or_default());
    let back = HeaderValue::try_from(back).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(LOCATION, back);
    page::never_stored((StatusCode::SEE_OTHER, headers).into_response())
}

/// The path, percent-encoded, if it lies within this site; else the first page. Browsers take a
/// backslash for a slash and leave out tabs and line breaks, so none of them passes.
fn within_the_site(path: &str) -> String {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    if !inside || path.len() > LONGEST {
        return "/".to_owned();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?=&%+,:;@!$'()*".contains(&byte);
    path.bytes().fold(String::with_capacity(path.len()), |mut encoded, byte| {
        match plain(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_out_of_the_site_or_into_another_header() {
        for outside in
            ["", "https://a.example/", "//a.example", "/\\a.example", "javascript:alert(1)", "a"]
        {
            assert_eq!(within_the_site(outside), "/", "{outside}");
        }
        assert_eq!(within_the_site("/\t/a.example"), "/%09/a.example");
        assert_eq!(within_the_site("/a\r\nSet-Cookie: b=c"), "/a%0D%0ASet-Cookie:%20b=c");
        assert_eq!(within_the_site(&format!("/{}", "a".repeat(3_000))), "/");
    }

    #[test]
    fn an_address_within_the_site_stays_what_it_was() {
        let search = "/motions?q=%E5%85%AC%E4%BA%A4&state=closed";
        assert_eq!(within_the_site(search), search);
        assert_eq!(within_the_site("/motions?q=公"), "/motions?q=%E5%85%AC");
    }
}
