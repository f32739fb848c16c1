//! The story, told in several ways: nothing of what differs may be learned by who is not meant to.

use axum::body::Body;
use axum::http::Request;
use domain::{Actor, Moment, MotionId};
use serde_json::{Value, json};
use store::builders::morning;

use super::answer::Answer;
use super::base::Run;

/// What the raters do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tale {
    /// They open nothing, read nothing, report nothing.
    Silent,
    /// They open the forms and read their notices, one reports pressure; nobody rates.
    Unrated,
    /// And they rate.
    Rated,
    /// And they rate the opposite.
    Opposite,
    /// Of those who signed the first suggestion, the lead alone rates.
    LeadAlone,
    /// Or one co-signer alone.
    CosignerAlone,
}

/// Its parts, between which everybody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first ratings.
    Rating,
    /// Reminders, a revision, ratings sealed for good, a report of pressure.
    Revising,
    /// The windows have run out; the office closes them and reads what was given.
    Closing,
    Releasing,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Rating, Self::Revising, Self::Closing, Self::Releasing];

    fn begins(self) -> Moment {
        match self {
            Self::Rating => morning(4, 16),
            Self::Revising => morning(4, 20),
            Self::Closing => morning(5, 18),
            Self::Releasing => morning(5, 19),
        }
    }
}

/// The reasons are equally long, as sealed envelopes will be.
const PRAISE: &str = "答复及时，路已修好";
const BLAME: &str = "没有答复，路还是坏";

struct Teller<'r, 'b> {
    run: &'r mut Run<'b>,
    tale: Tale,
    now: Moment,
    count: u32,
}

/// Tells one part, and leaves the clock half an hour after its beginning.
pub async fn tell(run: &mut Run<'_>, tale: Tale, part: Part) {
    let now = part.begins();
    let mut teller = Teller { run: &mut *run, tale, now, count: 0 };
    match part {
        Part::Rating => teller.rating().await,
        Part::Revising => teller.revising().await,
        Part::Closing => teller.closing().await,
        Part::Releasing => teller.releasing().await,
    }
    run.stand_at(part.begins().plus_seconds(1_800));
}

impl Teller<'_, '_> {
    fn deputy(&self, place: usize) -> Actor {
        self.run.base.town.deputies[place].clone()
    }

    /// A minute later.
    async fn ask(&mut self, who: &Actor, request: Request<Body>) -> Answer {
        self.now = self.now.plus_seconds(60);
        self.run.store.stand_at(self.now);
        self.run.ask(Some(who), request).await
    }

    async fn call(&mut self, who: &Actor, path: &str, body: Value) -> Answer {
        let request = posted(path, "application/json", body.to_string());
        let answer = self.ask(who, request).await;
        assert_eq!(answer.status(), 200, "{path}: {}", answer.body());
        answer
    }

    fn rates(&self, item: MotionId, place: usize) -> bool {
        match self.tale {
            Tale::Silent | Tale::Unrated => false,
            Tale::Rated | Tale::Opposite => true,
            Tale::LeadAlone => item == self.run.base.items.open && place == 0,
            Tale::CosignerAlone => item == self.run.base.items.open && place == 1,
        }
    }

    /// Opens the form, and sends it where the tale says so. Time goes on in any case.
    async fn rate(&mut self, item: MotionId, place: usize, sealed: bool, meant: u16) {
        let (who, path) = (self.deputy(place), format!("/app/motions/{item}/rate"));
        self.count += 1;
        if self.tale == Tale::Silent {
            self.now = self.now.plus_seconds(120);
            return;
        }
        let opened = self.ask(&who, Request::get(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(opened.status(), 200, "{}", opened.body());
        if !self.rates(item, place) {
            self.now = self.now.plus_seconds(60);
            return;
        }
        let (grade, reason) = match self.tale {
            Tale::Opposite => ("dissatisfied", BLAME),
            _ => ("satisfied", PRAISE),
        };
        let key = format!("rate-{item}-{place}-{}-{}", self.now.0, self.count);
        let mut fields = format!("key={key}&attitude={grade}&result={grade}&consent=on");
        fields.push_str(&format!("&reason={}", server::caller::encode(reason)));
        if sealed {
            fields.push_str("&sealed=on");
        }
        let sent = posted(&path, "application/x-www-form-urlencoded", fields);
        let answer = self.ask(&who, sent).await;
        assert_eq!(answer.status(), meant, "{}", answer.body());
    }

    async fn rating(&mut self) {
        let items = self.run.base.items.clone();
        if self.tale != Tale::Silent {
            for place in [0, 1, 4] {
                let who = self.deputy(place);
                self.run.store.stand_at(self.now);
                let read = posted("/api/notice/read", "application/json", r#"{"motion":null}"#);
                self.run.ask(Some(&who), read).await;
            }
        }
        self.rate(items.open, 0, false, 303).await;
        self.rate(items.open, 1, true, 303).await;
        self.rate(items.lone, 4, false, 303).await;
        self.rate(items.again, 0, false, 303).await;
        for place in [40, 2] {
            if let Some(item) = items.crowd.get(place) {
                self.rate(*item, place % 2, false, 303).await;
            }
        }
    }

    async fn revising(&mut self) {
        let (items, desk) = (self.run.base.items.clone(), self.run.base.town.desk.clone());
        for item in [items.open, items.sealed, items.lone, items.again, items.quiet] {
            let body = json!({ "id": item, "key": format!("remind-{item}") });
            self.call(&desk, "/api/rating/remind", body).await;
        }
        self.rate(items.open, 0, true, 303).await;
        // sealed for good already
        self.rate(items.open, 1, false, 409).await;
        self.rate(items.sealed, 0, true, 303).await;
        self.rate(items.sealed, 1, true, 303).await;
        if self.tale == Tale::Silent {
            return;
        }
        let (who, text) = (self.deputy(4), "单位打来电话，要我改成满意。");
        let body = json!({ "id": items.lone, "text": text, "key": "pressure" });
        self.call(&who, "/api/rating/report_pressure", body).await;
    }

    async fn closing(&mut self) {
        let (items, desk) = (self.run.base.items.clone(), self.run.base.town.desk.clone());
        for item in [items.open, items.sealed, items.lone, items.again, items.quiet] {
            let body = json!({ "id": item, "key": format!("close-{item}") });
            self.call(&desk, "/api/rating/close_window", body).await;
        }
        self.call(&desk, "/api/rating/read", json!({ "id": items.open })).await;
    }

    async fn releasing(&mut self) {
        let (items, desk) = (self.run.base.items.clone(), self.run.base.town.desk.clone());
        for item in [items.open, items.again] {
            let body = json!({ "id": item, "key": format!("release-{item}") });
            self.call(&desk, "/api/rating/release", body).await;
        }
    }
}

/// As the application's script sends it where it is JSON, else as a plain form.
pub fn posted(path: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    let accept = if kind == "application/json" { kind } else { "text/html" };
    Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header("accept", accept)
        .header("content-type", kind)
        .body(body.into())
        .unwrap()
}
