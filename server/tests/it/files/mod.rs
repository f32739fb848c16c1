//! Attachments as a browser meets them: forms of any shape, names of any kind, on any errand.

mod access;
mod broken;
mod downloads;
mod exports;
mod imports;
mod pages;
mod room;
mod uploads;

use axum::body::Body;
use axum::response::Response;
use domain::{Actor, MotionId};
use http::Request;
use serde_json::Value;
use server::config::Config;
use server::middleware::{self, Guards};
use store::builders::a_motion;
use store::file::Files;

use crate::access::{Scene, scene, scene_keeping};
use crate::support;

pub const BOUNDARY: &str = "----luzhi7MA4YWxkTrZu0gW";

/// One part of a form: its name, a file's name, and what stands in it.
pub type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

/// The whole site behind its layers, and a draft of the first deputy.
pub struct Desk {
    pub scene: Scene,
    pub draft: MotionId,
}

impl Desk {
    pub async fn open() -> Self {
        Self::in_scene(scene().await).await
    }

    /// With another place for files.
    pub async fn keeping(files: Files) -> Self {
        Self::in_scene(scene_keeping(Some(files)).await).await
    }

    async fn in_scene(mut scene: Scene) -> Self {
        let config = Config::default();
        scene.site = middleware::around(scene.site, Guards::from(&config));
        let draft = a_motion(&scene.town).on(&scene.store).await.unwrap().id;
        Self { scene, draft }
    }

    pub fn author(&self) -> &Actor {
        self.scene.town.author()
    }

    /// Asks as somebody, or as nobody.
    pub async fn ask(&self, who: Option<&Actor>, mut request: Request<Body>) -> Response {
        if let Some(actor) = who {
            request.extensions_mut().insert(actor.clone());
        }
        support::send(&self.scene.site, request).await
    }

    /// Sends a form as the author's script does.
    pub async fn post(&self, parts: &[Part<'_>]) -> (u16, Value) {
        let request = upload(self.draft, "application/json", form(parts));
        let response = self.ask(Some(self.author()), request).await;
        let status = response.status().as_u16();
        (status, serde_json::from_str(&support::text(response).await).unwrap())
    }

    /// The id under which a file is kept.
    pub async fn kept(&self, name: &str, bytes: &[u8]) -> i64 {
        let (status, answer) = self.post(&[("files", Some(name), bytes)]).await;
        assert_eq!(status, 200, "{answer}");
        answer["files"][0]["id"].as_i64().unwrap()
    }

    pub async fn get(&self, who: Option<&Actor>, id: i64) -> Response {
        let request = Request::get(format!("/app/files/{id}")).header("accept", "text/html");
        self.ask(who, request.body(Body::empty()).unwrap()).await
    }

    /// Nothing lies in the folder but so many whole files.
    pub fn holds(&self, files: usize) {
        let mut folders = vec![self.scene.files()];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        assert_eq!(found.len(), files, "{found:?}");
    }
}

pub fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}");
        body.extend([head.as_bytes(), b"\r\n\r\n", content, b"\r\n"].concat());
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body
}

pub fn upload(motion: MotionId, accept: &str, body: impl Into<Body>) -> Request<Body> {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    sent_as(motion, accept, &kind, body)
}

pub fn sent_as(motion: MotionId, accept: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(format!("/app/motions/{motion}/files"))
        .header("sec-fetch-site", "same-origin")
        .header("accept", accept)
        .header("content-type", kind)
        .body(body.into())
        .unwrap()
}
