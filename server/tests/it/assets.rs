//! Built files: hashed ones for good, precompressed where there is one, and 404 otherwise.

use std::fs;
use std::path::Path;

use axum::Router;
use http::{Request, StatusCode};
use tempfile::TempDir;

use crate::support::{ask, behind_default_layers, header, text};

const HASHED: &str = "luzhi.PbnJ0qbn-3xTq_uUQ2dMZ2mD1kqvJx4n7oF5rT8yWc0.js";

fn write(root: &Path, name: &str, content: &str) {
    fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
    fs::write(root.join(name), content).unwrap();
}

fn site() -> (TempDir, Router) {
    let root = TempDir::new().unwrap();
    write(root.path(), &format!("pkg/{HASHED}"), "plain script");
    write(root.path(), &format!("pkg/{HASHED}.br"), "brotli script");
    write(root.path(), &format!("pkg/{HASHED}.gz"), "gzip script");
    write(root.path(), "pkg/luzhi.css", "plain style");
    write(root.path(), "sw.js", "worker");
    write(root.path(), "favicon.ico", "icon");
    write(root.path(), "icons/192.png", "icon");
    write(root.path(), "../outside.txt", "outside");
    let routes = server::assets::routes(root.path());
    (root, behind_default_layers(routes))
}

#[tokio::test]
async fn a_hashed_file_may_be_kept_for_good_and_comes_as_compressed_at_build_time() {
    let (_root, site) = site();
    for (accepts, body) in
        [("br, gzip", "brotli script"), ("gzip", "gzip script"), ("", "plain script")]
    {
        let request = Request::get(format!("/pkg/{HASHED}")).header("accept-encoding", accepts);
        let response = ask(&site, request).await;
        let cached = header(&response, "cache-control");
        assert_eq!(cached, Some("public, max-age=31536000, immutable"));
        assert_eq!(header(&response, "content-type"), Some("text/javascript"));
        assert_eq!(text(response).await, body);
    }
}

#[tokio::test]
async fn a_file_without_a_hash_is_asked_after_each_time() {
    let (_root, site) = site();
    for path in ["/pkg/luzhi.css", "/sw.js"] {
        let response = ask(&site, Request::get(path)).await;
        assert_eq!(header(&response, "cache-control"), Some("no-cache"), "{path}");
        let since = header(&response, "last-modified").unwrap();
        let again = ask(&site, Request::get(path).header("if-modified-since", since)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!(header(&again, "cache-control"), Some("no-cache"), "{path}");
    }
    let icon = ask(&site, Request::get("/icons/192.png")).await;
    assert_eq!(header(&icon, "cache-control"), Some("public, max-age=604800"));
}

#[tokio::test]
async fn what_is_not_there_is_404_and_never_kept() {
    let (_root, site) = site();
    for path in [
        "/pkg/none.js",
        "/none",
        "/pkg/",
        "/pkg",
        "/icons/../../outside.txt",
        "/outside.txt",
        "/pkg/..%2f..%2foutside.txt",
    ] {
        let response = ask(&site, Request::get(path)).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&response, "cache-control"), None, "{path}");
    }
}

#[tokio::test]
async fn a_site_that_was_not_built_serves_no_files() {
    let routes = server::assets::routes(Path::new("/nowhere/at/all"));
    let response = ask(&behind_default_layers(routes), Request::get("/pkg/a.js")).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
}
