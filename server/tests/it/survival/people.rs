//! Those who use the server: each signs in with the form and keeps the cookie, as a browser does.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::Actor;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use server::caller::encode;
use store::builders::Town;

pub const PASSWORD: &str = "correct horse battery";

/// How many deputies write.
pub const DEPUTIES: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Deputy(usize),
    Desk,
    SecondDesk,
    LeadUnit,
    JointUnit,
    Administrator,
}

impl Who {
    pub fn all() -> Vec<Self> {
        let deputies = (0..DEPUTIES).map(Self::Deputy);
        let others =
            [Self::Desk, Self::SecondDesk, Self::LeadUnit, Self::JointUnit, Self::Administrator];
        deputies.chain(others).collect()
    }

    fn place(self) -> usize {
        Self::all().iter().position(|who| *who == self).unwrap()
    }

    pub fn login(self) -> String {
        format!("person.{}", self.place())
    }

    pub fn phone(self) -> String {
        format!("138000001{:02}", self.place())
    }

    pub fn among(self, town: &Town) -> &Actor {
        match self {
            Self::Deputy(place) => &town.deputies[place],
            Self::Desk => &town.desk,
            Self::SecondDesk => &town.second_desk,
            Self::LeadUnit => &town.units[1].staff,
            Self::JointUnit => &town.units[2].staff,
            Self::Administrator => &town.administrator,
        }
    }
}

/// What somebody sends: a form of a page, or a call of the application.
pub enum Body {
    Form(Vec<(&'static str, String)>),
    Json(serde_json::Value),
}

/// What came back before the server was gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Acknowledged, and read to its end: where it leads, and what it says.
    Done {
        location: String,
        body: String,
    },
    Refused(String),
    /// 503 or 507, in words: it says that nothing was kept, but who asks again must be safe.
    Away,
    /// Nothing, or not all of it.
    Silent,
}

#[derive(Clone)]
pub struct People {
    pub address: String,
    client: Client,
    cookies: BTreeMap<Who, String>,
}

impl People {
    pub fn new() -> Self {
        let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(10));
        Self { address: String::new(), client: client.build().unwrap(), cookies: BTreeMap::new() }
    }

    /// Everybody signs in.
    pub async fn enter(&mut self) {
        for who in Who::all() {
            let form = [("name", who.login()), ("password", PASSWORD.to_owned())];
            let request = self.post("/sign-in", &Body::Form(form.to_vec()));
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 303, "{who:?} signs in");
            let cookie = answer.headers()["set-cookie"].to_str().unwrap();
            self.cookies.insert(who, cookie.split(';').next().unwrap().to_owned());
        }
    }

    pub async fn is_ready(&self) -> bool {
        let probe = self.client.get(format!("{}/readyz", self.address)).send().await;
        probe.is_ok_and(|answer| answer.status() == 200)
    }

    fn post(&self, path: &str, body: &Body) -> RequestBuilder {
        let request = self.client.post(format!("{}{path}", self.address));
        let request = request.header("sec-fetch-site", "same-origin");
        match body {
            Body::Json(value) => {
                request.header("content-type", "application/json").body(value.to_string())
            }
            Body::Form(fields) => {
                let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
                let body = pairs.collect::<Vec<_>>().join("&");
                request.header("content-type", "application/x-www-form-urlencoded").body(body)
            }
        }
    }

    pub async fn send(&self, who: Who, path: &str, body: &Body) -> Outcome {
        outcome(self.post(path, body).header("cookie", &self.cookies[&who])).await
    }

    /// The status of a page, and how long it took; 0 when there was no answer.
    pub async fn look(&self, who: Who, path: &str) -> (u16, Duration) {
        let request = self.client.get(format!("{}{path}", self.address));
        let begun = Instant::now();
        let answer = request.header("cookie", &self.cookies[&who]).send().await;
        (answer.map_or(0, |answer| answer.status().as_u16()), begun.elapsed())
    }
}

async fn outcome(request: RequestBuilder) -> Outcome {
    let Ok(answer) = request.send().await else { return Outcome::Silent };
    let status = answer.status().as_u16();
    let location = answer.headers().get("location").map(|it| it.to_str().unwrap().to_owned());
    let location = location.unwrap_or_default();
    let Ok(body) = answer.text().await else { return Outcome::Silent };
    match status {
        303 if location.starts_with("/sign-in") => Outcome::Refused("signed out".to_owned()),
        200 | 303 => Outcome::Done { location, body },
        503 | 507 => Outcome::Away,
        _ => Outcome::Refused(format!("{status} {}", body.chars().take(300).collect::<String>())),
    }
}
