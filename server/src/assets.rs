//! The built site: hashed files that never change, and the few public files with fixed names.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::{ServeDir, ServeFile};

/// The folder of the built scripts and styles, below the site root and in every address.
const BUILT: &str = "pkg";

/// A name holds its content's hash: whoever has it has it for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Asked after each time, so that a new version is seen at once.
const ASK_AGAIN: &str = "no-cache";
const A_WEEK: &str = "public, max-age=604800";
const AN_HOUR: &str = "public, max-age=3600";

/// Routes for what is in the site root at this moment; anything else is nobody's address.
pub fn routes(root: &Path) -> Router {
    let mut routes = Router::new();
    for (name, path) in entries(root) {
        routes = match path.is_dir() {
            true => routes.nest_service(&format!("/{name}"), folder(&path)),
            false => routes.route_service(&format!("/{name}"), file(&path)),
        };
    }
    routes.layer(from_fn(keep))
}

fn entries(root: &Path) -> Vec<(String, std::path::PathBuf)> {
    let Ok(found) = fs::read_dir(root) else {
        tracing::warn!(root = %root.display(), "the built site is not there");
        return Vec::new();
    };
    let named = |entry: fs::DirEntry| Some((entry.file_name().into_string().ok()?, entry.path()));
    // The router reads braces as parameters; a built site has none in its names.
    let plain = |name: &str| !name.starts_with('.') && !name.contains(['{', '}']);
    let compressed = |path: &Path| matches!(extension(path), "br" | "gz");
    let all = found.flatten().filter_map(named);
    all.filter(|(name, path)| plain(name) && !compressed(path)).collect()
}

fn folder(path: &Path) -> ServeDir {
    ServeDir::new(path)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
}

fn file(path: &Path) -> ServeFile {
    ServeFile::new(path).precompressed_br().precompressed_gzip()
}

/// Say how long an answer may be kept; what was not found is said by nobody.
async fn keep(request: Request, next: Next) -> Response {
    // A nested service sees only the rest of the path: read it before.
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status().is_redirection() {
        let kept = HeaderValue::from_static(how_long(&path));
        response.headers_mut().insert(CACHE_CONTROL, kept);
    }
    response
}

fn how_long(path: &str) -> &'static str {
    let built = path.strip_prefix('/').and_then(|it| it.strip_prefix(BUILT)).is_some();
    let name = path.rsplit('/').next().unwrap_or_default();
    match extension(Path::new(name)) {
        _ if built && is_hashed(name) => FOR_GOOD,
        _ if built => ASK_AGAIN,
        // The service worker and the manifest decide what an installed site runs next.
        "js" | "json" | "webmanifest" | "html" => ASK_AGAIN,
        "woff2" | "png" | "svg" | "ico" | "webp" => A_WEEK,
        _ => AN_HOUR,
    }
}

/// `luzhi.<43 characters of base64>.js`, as the build names its files.
fn is_hashed(name: &str) -> bool {
    let of_hash = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    name.split('.').any(|part| part.len() >= 20 && part.bytes().all(of_hash))
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(OsStr::to_str).unwrap_or_default()
}
