//! The whole site on a database of its own, and a browser with a cookie jar to visit it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use domain::Actor;
use http::{Request, StatusCode};
use leptos::config::LeptosOptions;
use migration::MigratorTrait;
use server::config::Config;
use server::health::Readiness;
use server::house::House;
use server::jobs::send_what_is_due;
use server::router::{self, Parts};
use store::Store;
use store::builders::{TOWN, Town, can_sign_in};
use store::connect::Pools;
use tokio_util::sync::CancellationToken;

use crate::support::{header, send, text};

pub const PASSWORD: &str = "correct horse battery";
pub const PHONE: &str = "13800000001";
pub const LOGIN: &str = "li.jing";

pub struct Site {
    pub router: Router,
    pub house: House,
    pub town: Town,
    pub author: Actor,
    pub stop: CancellationToken,
    _folder: tempfile::TempDir,
}

impl Site {
    pub async fn open() -> Self {
        Self::with(Config::default()).await
    }

    pub async fn with(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("site.db").display());
        let store = Store::connect(&url, &[7; 32], Pools::default()).await.unwrap();
        migration::Migrator::up(store.writer(), None).await.unwrap();
        store.load_calendar().await.unwrap();
        let town = Town::raise(&store, &TOWN).await.unwrap();
        let author = town.author().clone();
        can_sign_in(&store, &author, LOGIN, PHONE, PASSWORD).await.unwrap();
        let config = Arc::new(config);
        let options = LeptosOptions::builder().output_name("luzhi").build();
        let house = House::new(store, config.clone(), options).unwrap();
        let stop = CancellationToken::new();
        let pages = router::pages(house.clone(), &stop);
        let ready = Readiness::new(stop.clone(), || async { true });
        let router = router::site(Parts { config, pages, ready });
        Self { router, house, town, author, stop, _folder: folder }
    }

    pub fn visit(&self) -> Visit<'_> {
        Visit { site: self, cookies: BTreeMap::new() }
    }

    /// Somebody signed in.
    pub async fn entered(&self) -> Visit<'_> {
        let mut visit = self.visit();
        let answer = visit.sign_in(LOGIN, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        visit
    }

    /// The six digits of the newest text message to a phone.
    pub async fn code_to(&self, phone: &str) -> Option<String> {
        send_what_is_due(&self.house.store, &self.house.sender).await.unwrap();
        let message = self.house.stand_in().last_to(phone)?;
        Some(message.body.chars().filter(char::is_ascii_digit).take(6).collect())
    }
}

/// A browser: it keeps cookies and says where its forms come from.
#[derive(Clone)]
pub struct Visit<'s> {
    pub site: &'s Site,
    pub cookies: BTreeMap<String, String>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub set_cookie: String,
    pub body: String,
}

impl Visit<'_> {
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("accept", "text/html");
        self.ask(request, String::new()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.ask(request, encoded(form)).await
    }

    /// The same, from a page of another site.
    pub async fn post_from_elsewhere(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header("sec-fetch-site", "cross-site")
            .header("origin", "https://evil.example");
        self.ask(request, encoded(form)).await
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("name", name), ("password", password)]).await
    }

    /// Whether the account's page opens.
    pub async fn is_in(&mut self) -> bool {
        self.get("/account").await.status == StatusCode::OK
    }

    pub fn token(&self) -> String {
        self.cookies.values().next().cloned().unwrap_or_default()
    }

    async fn ask(&mut self, request: http::request::Builder, form: String) -> Answer {
        let pairs: Vec<_> = self.cookies.iter().map(|(name, it)| format!("{name}={it}")).collect();
        let request = request
            .header("host", "rd.example.cn")
            .header("cookie", pairs.join("; "))
            .header("user-agent", "Firefox on Linux")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form));
        let response = send(&self.site.router, request.unwrap()).await;
        self.keep(&response);
        let one = |name| header(&response, name).unwrap_or_default().to_owned();
        let (location, set_cookie) = (one("location"), one("set-cookie"));
        Answer { status: response.status(), location, set_cookie, body: text(response).await }
    }

    fn keep(&mut self, response: &Response) {
        let Some(cookie) = header(response, "set-cookie") else { return };
        let pair = cookie.split(';').next().unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        match value {
            "" => self.cookies.remove(name),
            value => self.cookies.insert(name.to_owned(), value.to_owned()),
        };
    }
}

fn encoded(form: &[(&str, &str)]) -> String {
    let pairs =
        form.iter().map(|(name, value)| format!("{name}={}", server::caller::encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
