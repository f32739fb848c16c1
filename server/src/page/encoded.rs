//! One page in the three encodings a browser may ask for, each made when it is first asked for.

use std::io::{self, Write};

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::sync::OnceCell;

use super::etag;

/// A page is compressed once per change and sent many times: worth more than on the fly.
const BROTLI_QUALITY: i32 = 6;
const GZIP_LEVEL: u32 = 6;

/// Language and type size come from a cookie, so a cache on the way may not mix them up.
const VARIES: &str = "accept-encoding, accept-language, cookie";

type Compress = fn(&[u8]) -> io::Result<Vec<u8>>;

#[derive(Debug)]
pub(super) struct Encoded {
    kind: &'static str,
    etag: HeaderValue,
    plain: Bytes,
    gzip: OnceCell<Bytes>,
    brotli: OnceCell<Bytes>,
}

impl Encoded {
    pub(super) fn new(kind: &'static str, page: String) -> Self {
        let etag = etag(page.as_bytes());
        Self { kind, etag, plain: page.into(), gzip: OnceCell::new(), brotli: OnceCell::new() }
    }

    /// Once it has been compressed both ways, about.
    pub(super) fn bytes(&self) -> usize {
        self.plain.len() + self.plain.len() / 2
    }

    /// Compressed for the first who asks; who asks meanwhile waits for it.
    async fn compressed(&self, kept: &OnceCell<Bytes>, compress: Compress) -> Option<Bytes> {
        let make = || async {
            let plain = self.plain.clone();
            // milliseconds of work
            let made = tokio::task::spawn_blocking(move || compress(&plain)).await;
            made.map_err(io::Error::other)?.map(Bytes::from)
        };
        kept.get_or_try_init(make).await.ok().cloned()
    }

    pub(super) async fn answer(&self, asked: &HeaderMap) -> Response {
        let (encoding, body) = if accepts(asked, "br") {
            (Some("br"), self.compressed(&self.brotli, brotli).await)
        } else if accepts(asked, "gzip") {
            (Some("gzip"), self.compressed(&self.gzip, gzip).await)
        } else {
            (None, None)
        };
        let encoding = encoding.filter(|_| body.is_some());
        let body = body.unwrap_or_else(|| self.plain.clone());
        let mut response = Body::from(body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static(VARIES));
        headers.insert(ETAG, self.etag.clone());
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|part| {
            let weight = part.strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok());
            weight == Some(0.0)
        });
        named && !refused
    })
}

fn gzip(page: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(GZIP_LEVEL));
    encoder.write_all(page)?;
    encoder.finish()
}

fn brotli(page: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: page.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &page[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
