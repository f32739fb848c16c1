//! Every address of the site x everybody x what they are to the thing asked for, through all the
//! layers and with real sessions. The list of addresses comes from the router itself.

mod grants;
mod pages;
mod plain;
mod typed;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use domain::MotionId;
use domain::file::Kind;
use server::config::{Config, RateLimits};
use server::health::Readiness;
use server::router::{self, Parts};
use server::table::Way;
use std::sync::Arc;
use store::builders::{a_motion, a_session};
use tokio_util::sync::CancellationToken;

use crate::access::{Scene, Stand, Who, scene};
use crate::support;

pub const FORM: &str = "application/x-www-form-urlencoded";

/// What somebody sees of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// 200, and what was asked for.
    Opens,
    /// 200, and a refusal where the content would stand: meant for nobody.
    SaysNo,
    /// 302 or 303, to somewhere else than the sign-in page.
    GoesOn,
    /// 303 to the sign-in page.
    SignsIn,
    Status(u16),
}

/// What is sent to an address.
pub struct Asked {
    pub way: Way,
    pub path: String,
    pub kind: String,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn page(path: impl Into<String>) -> Self {
        Self { way: Way::Get, path: path.into(), kind: FORM.to_owned(), body: Vec::new() }
    }
}

pub struct Town {
    pub scene: Scene,
    site: Router,
}

impl Town {
    pub async fn open() -> Self {
        let scene = scene().await;
        let rate_limits = RateLimits { sign_in: 0, writes: 0, reads: 0 };
        let config = Arc::new(Config { rate_limits, ..Config::default() });
        let ready = Readiness::new(CancellationToken::new(), || async { true });
        let site = router::site(Parts { config, pages: scene.site.clone(), ready });
        Self { scene, site }
    }

    /// An item begun so lately that the window for its ratings is open.
    pub async fn item(&self, stand: Stand) -> MotionId {
        if let Stand::None = stand {
            return MotionId(0);
        }
        let town = &self.scene.town;
        let draft = a_motion(town)
            .begun(self.scene.store.now().plus_days(-12))
            .with_file("桥.png", Kind::Png)
            .inviting(&[&town.deputies[2]])
            .cosigned_by(&[&town.deputies[1]]);
        self.scene.brought_to(draft, stand).on(&self.scene.store).await.unwrap().id
    }

    /// Whether somebody may read an item.
    pub async fn reads(&self, who: Who, id: MotionId) -> bool {
        let Some(actor) = self.scene.who(who) else { return false };
        let call = store::Call::new(actor, self.scene.store.now());
        store::motion::view(&self.scene.store, &call, id).await.is_ok()
    }

    /// Asks with a session of one's own, or with none.
    pub async fn ask(&self, who: Who, asked: &Asked) -> Seen {
        let cookie = match self.scene.who(who) {
            Some(actor) => a_session(&self.scene.store, &actor).await.unwrap().1,
            None => String::new(),
        };
        self.ask_with(&cookie, asked).await
    }

    pub async fn ask_with(&self, token: &str, asked: &Asked) -> Seen {
        let response = self.answer(token, asked).await;
        let location = support::header(&response, "location").unwrap_or_default().to_owned();
        match response.status().as_u16() {
            303 if location.starts_with("/sign-in") => Seen::SignsIn,
            302 | 303 => Seen::GoesOn,
            200 => {
                let told = support::bytes(response).await;
                let no = String::from_utf8_lossy(&told).contains("role=\"alert\"");
                if no { Seen::SaysNo } else { Seen::Opens }
            }
            status => Seen::Status(status),
        }
    }

    pub async fn answer(&self, token: &str, asked: &Asked) -> Response {
        let method = if asked.way == Way::Get { "GET" } else { "POST" };
        let request = Request::builder()
            .method(method)
            .uri(&asked.path)
            .header("host", "rd.example.cn")
            .header("sec-fetch-site", "same-origin")
            .header("accept", "text/html")
            .header("content-type", &asked.kind)
            .header("cookie", format!("luzhi={token}"))
            .body(Body::from(asked.body.clone()));
        support::send(&self.site, request.unwrap()).await
    }
}
