//! Who looks, and everything that they can get: each page they can open, each server function, the
//! forms, files and lists with their cursors, the public site.

use axum::body::Body;
use axum::http::{Method, Request};
use domain::Actor;
use leptos::server_fn::axum::server_fn_paths;
use serde_json::{Value, json};

use super::answer::{Answer, Gathered};
use super::asked::{self, LISTS};
use super::base::{Base, Run};
use super::story::posted;

/// Somebody who looks, under a name that stands in the labels.
#[derive(Clone, Debug)]
pub struct Looker {
    pub name: &'static str,
    pub actor: Option<Actor>,
}

fn looker(name: &'static str, actor: &Actor) -> Looker {
    Looker { name, actor: Some(actor.clone()) }
}

pub fn nobody() -> Looker {
    Looker { name: "nobody", actor: None }
}

/// The units that handle it.
pub fn units(base: &Base) -> Vec<Looker> {
    let units = &base.town.units;
    vec![looker("lead unit", &units[1].staff), looker("joint unit", &units[2].staff)]
}

/// Who may know of the items, and may not know of their ratings.
pub fn near(base: &Base) -> Vec<Looker> {
    let town = &base.town;
    let mut all = units(base);
    all.push(looker("government", &town.government));
    all.push(looker("own delegation", &town.delegation_staff[0]));
    all.push(looker("co-signer who never rates", &town.deputies[6]));
    all.push(nobody());
    all
}

/// Everybody else who has a seat here or in another congress.
pub fn far(base: &Base) -> Vec<Looker> {
    let (town, county) = (&base.town, &base.county);
    vec![
        looker("colleague in the lead unit", &town.units[1].colleague),
        looker("other unit", &town.units[3].staff),
        looker("other delegation", &town.delegation_staff[1]),
        looker("administrator", &town.administrator),
        looker("reporter", &town.reporter),
        looker("resident", &town.resident),
        looker("invited deputy", &town.deputies[2]),
        looker("other deputy", &town.deputies[5]),
        looker("other congress", &county.desk),
    ]
}

/// Those who rate, and the office.
pub fn insiders(base: &Base) -> Vec<Looker> {
    let town = &base.town;
    vec![
        looker("lead", &town.deputies[0]),
        looker("co-signer", &town.deputies[1]),
        looker("lone lead", &town.deputies[4]),
        looker("desk", &town.desk),
        looker("committee", &town.committee),
    ]
}

/// One look: every question with its answer.
pub struct Look<'r, 'b> {
    run: &'r Run<'b>,
    who: &'r Looker,
    when: String,
    pub found: Gathered,
}

/// All that one person can get now.
pub async fn look(run: &Run<'_>, who: &Looker, when: &str) -> Gathered {
    let mut look = Look { run, who, when: when.to_owned(), found: Gathered::default() };
    look.pages().await;
    look.functions().await;
    look.lists().await;
    look.forms().await;
    look.site().await;
    look.found
}

impl Look<'_, '_> {
    async fn ask(&mut self, request: Request<Body>, said: &str) -> Answer {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let answer = self.run.ask(self.who.actor.as_ref(), request).await;
        assert!(answer.status() < 500, "{} {method} {uri} {said}: {}", self.who.name, answer.0);
        let label = format!("{} · {} · {method} {uri} {said}", self.when, self.who.name);
        self.found.add(label, answer.clone());
        answer
    }

    async fn get(&mut self, uri: &str) -> Answer {
        let accept = if uri.starts_with("/api/") { "application/json" } else { "text/html" };
        let request = Request::get(uri).header("accept", accept).body(Body::empty());
        self.ask(request.unwrap(), "").await
    }

    async fn pages(&mut self) {
        for path in self.run.base.pages() {
            self.get(path).await;
        }
        for path in ["", "/password", "/phone", "/delivery", "/second-factor"] {
            self.get(&format!("/account{path}")).await;
        }
        self.get("/live/notices").await;
    }

    async fn call(&mut self, path: &str, method: &Method, body: &Value) -> Answer {
        let said = body.to_string();
        let request = match *method {
            Method::GET => {
                let pair = |(name, value): (&String, &Value)| {
                    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    format!("{name}={}", server::caller::encode(&value))
                };
                let pairs: Vec<_> = body.as_object().unwrap().iter().map(pair).collect();
                let uri = format!("{path}?{}", pairs.join("&"));
                return self.get(&uri).await;
            }
            _ => posted(path, "application/json", said.clone()),
        };
        self.ask(request, &said).await
    }

    /// Every function that the server offers; one without a row in [`asked`] fails.
    async fn functions(&mut self) {
        let mut all: Vec<_> = server_fn_paths().collect();
        all.sort_by_key(|(path, _)| *path);
        assert!(all.len() > 50, "the functions are no longer found");
        for (path, method) in all {
            for body in asked::bodies(path, self.run.base, self.who) {
                self.call(path, &method, &body).await;
            }
        }
    }

    /// Each list in each order, page by page.
    async fn lists(&mut self) {
        for of in ["Desk", "Unit", "Mine"] {
            for query in LISTS {
                let mut query: Value = serde_json::from_str(query).unwrap();
                for _ in 0..4 {
                    let body = json!({ "of": of, "query": query });
                    let answer = self.call("/api/motion/list", &Method::POST, &body).await;
                    let page: Value = serde_json::from_str(answer.body()).unwrap_or_default();
                    if answer.status() != 200 || page["next"].is_null() {
                        break;
                    }
                    query["after"] = page["next"].clone();
                }
            }
        }
    }

    async fn forms(&mut self) {
        for (path, kind, body) in asked::forms(self.run.base, self.who) {
            self.ask(posted(&path, kind, body.clone()), &body).await;
        }
        for id in 1..=2 {
            self.get(&format!("/app/files/{id}")).await;
        }
    }

    /// What is the same for everybody is asked for by who is nobody.
    async fn site(&mut self) {
        if self.who.actor.is_some() {
            return;
        }
        for path in asked::public(self.run.base) {
            let page = self.get(&path).await;
            let mut links = page.body().split("<a href=\"").skip(1);
            let next = links.find(|piece| piece.contains("rel=\"next\""));
            if let Some(next) = next.and_then(|piece| piece.split('"').next()) {
                self.get(&next.replace("&amp;", "&")).await;
            }
        }
    }
}
