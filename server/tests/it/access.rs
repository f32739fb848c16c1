//! Every server function x everybody: who may, who may not, and who may not even know.
//! The list of endpoints comes from the server itself, so a new one without a row here is red.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::response::Response;
use domain::motion::{Path, ReplyClass};
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId};
use leptos::server_fn::axum::server_fn_paths;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::Value;
use server::config::Config;
use server::house::House;
use store::Store;
use store::builders::{MotionBuilder, TOWN, Town, a_motion, few_sign_bills, morning};
use store::entity::motion;
use store::file::Files;
use tokio_util::sync::CancellationToken;

pub use crate::cases::{CASES, Case, DEPUTIES, OFFICE, SIGNED_IN};
use crate::support;

/// Somebody who might ask, named by what they are to the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Author,
    Cosigner,
    Invitee,
    OtherDeputy,
    Desk,
    Committee,
    LeadUnit,
    JointUnit,
    OtherUnit,
    Government,
    OwnDelegation,
    OtherDelegation,
    Administrator,
    Reporter,
    Nobody,
}

use Who::*;

pub const ALL: [Who; 15] = [
    Author,
    Cosigner,
    Invitee,
    OtherDeputy,
    Desk,
    Committee,
    LeadUnit,
    JointUnit,
    OtherUnit,
    Government,
    OwnDelegation,
    OtherDelegation,
    Administrator,
    Reporter,
    Nobody,
];

/// The state an item is brought to before it is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Stand {
    Draft,
    Submitted,
    /// Nobody but the lead has signed.
    SubmittedAlone,
    /// In hand; the lead asks to withdraw it.
    WithdrawalAsked,
    /// As a township has it: accepted and handed on in one step.
    SubmittedDirect,
    /// A bill that was raised.
    Bill,
    Registered,
    Accepted,
    Assigned,
    /// Minutes ago.
    JustAssigned,
    Declined,
    Handling,
    ExtensionAsked,
    Replied,
    WindowClosed,
    Dissatisfied,
    DissatisfiedAgain,
    Released,
    Quarantined,
    /// The endpoint concerns no single item.
    None,
}

/// The administrator's endpoints, whose rows stand in `organisation.rs`.
const ELSEWHERE: &str = "/api/organisation/";

#[test]
fn every_server_function_has_a_row() {
    let known: BTreeSet<_> = CASES.iter().map(|case| case.path).collect();
    let unknown: Vec<_> = server_fn_paths()
        .map(|(path, _)| path)
        .filter(|path| !known.contains(path))
        .filter(|path| !path.starts_with(ELSEWHERE))
        .collect();
    assert!(unknown.is_empty(), "endpoints without an access row: {unknown:?}");
    let offered: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
    let gone: Vec<_> = known.iter().filter(|path| !offered.contains(*path)).collect();
    assert!(gone.is_empty(), "rows for endpoints that are no more: {gone:?}");
}

pub struct Scene {
    pub site: Router,
    pub store: Store,
    pub town: Town,
    _data: tempfile::TempDir,
}

pub async fn scene() -> Scene {
    scene_keeping(None).await
}

/// With another place for files.
pub async fn scene_keeping(files: Option<Files>) -> Scene {
    let data = tempfile::tempdir().unwrap();
    let config = Config { data: data.path().to_owned(), ..Config::default() };
    let mut store = server::commands::open::open(&config).await.unwrap();
    if let Some(files) = files {
        store = store.keeping(files);
    }
    let town = Town::raise(&store, &TOWN).await.unwrap();
    few_sign_bills(&store, &town, 2).await.unwrap();
    let options = leptos::config::LeptosOptions::builder().output_name("luzhi").build();
    let house = House::new(store.clone(), Arc::new(config), options).unwrap();
    // streams end after their first line
    let stop = CancellationToken::new();
    stop.cancel();
    let site = server::router::pages(house, &stop);
    Scene { site, store, town, _data: data }
}

impl Scene {
    /// Where attachments lie.
    pub fn files(&self) -> std::path::PathBuf {
        self._data.path().join("files")
    }

    pub fn who(&self, who: Who) -> Option<Actor> {
        let town = &self.town;
        Some(match who {
            Author => town.deputies[0].clone(),
            Cosigner => town.deputies[1].clone(),
            Invitee => town.deputies[2].clone(),
            OtherDeputy => town.deputies[4].clone(),
            Desk => town.desk.clone(),
            Committee => town.committee.clone(),
            LeadUnit => town.units[1].staff.clone(),
            JointUnit => town.units[2].staff.clone(),
            OtherUnit => town.units[3].staff.clone(),
            Government => town.government.clone(),
            OwnDelegation => town.delegation_staff[0].clone(),
            OtherDelegation => town.delegation_staff[1].clone(),
            Administrator => town.administrator.clone(),
            Reporter => town.reporter.clone(),
            Nobody => return None,
        })
    }

    /// Those that end before a unit's days are over begin late enough for them to run.
    fn days_ago(stand: Stand) -> i64 {
        match stand {
            Stand::JustAssigned => 0,
            Stand::Assigned | Stand::Declined | Stand::Handling | Stand::ExtensionAsked => 1,
            Stand::WithdrawalAsked => 1,
            _ => 150,
        }
    }

    pub async fn item(&self, stand: Stand) -> MotionId {
        if matches!(stand, Stand::None) {
            return MotionId(0);
        }
        let town = &self.town;
        let begun = match stand {
            // while the session takes bills
            Stand::Bill | Stand::Registered => morning(1, 6),
            _ => Moment(self.store.now().0).plus_days(-Self::days_ago(stand)),
        };
        let alone = a_motion(town).begun(begun);
        let draft = match stand {
            Stand::SubmittedAlone => alone,
            _ => alone.inviting(&[&town.deputies[2]]).cosigned_by(&[&town.deputies[1]]),
        };
        let id = self.brought_to(draft, stand).on(&self.store).await.unwrap().id;
        if matches!(stand, Stand::SubmittedDirect) {
            let path = Set(Path::Direct.code().to_owned());
            let row = motion::ActiveModel { id: Set(id.0), path, ..Default::default() };
            row.update(self.store.writer()).await.unwrap();
        }
        id
    }

    pub fn brought_to<'a>(&'a self, draft: MotionBuilder<'a>, stand: Stand) -> MotionBuilder<'a> {
        let (lead, joint) = (&self.town.units[1], &self.town.units[2]);
        let accepted = |draft: MotionBuilder<'a>| draft.submitted().accepted();
        let assigned = |draft| accepted(draft).assigned_to(lead, &[joint]);
        let handling =
            |draft: MotionBuilder<'a>| assigned(draft).signed().signed_jointly().contacted();
        let replied = |draft: MotionBuilder<'a>| handling(draft).replied(ReplyClass::B);
        let bad =
            |draft: MotionBuilder<'a>| draft.rated(Grade::Dissatisfied).closed_window().released();
        match stand {
            Stand::None | Stand::Draft => draft,
            Stand::Submitted | Stand::SubmittedAlone | Stand::SubmittedDirect => draft.submitted(),
            Stand::WithdrawalAsked => handling(draft).withdrawal_asked(),
            Stand::Bill => draft.as_bill().submitted(),
            Stand::Registered => draft.as_bill().submitted().registered(),
            Stand::Accepted => accepted(draft),
            Stand::Assigned | Stand::JustAssigned => assigned(draft),
            Stand::Declined => assigned(draft).declined(),
            Stand::Handling => handling(draft),
            Stand::ExtensionAsked => handling(draft).extension_asked(),
            Stand::Replied => replied(draft),
            Stand::WindowClosed => replied(draft).closed_window(),
            Stand::Dissatisfied => bad(replied(draft)),
            Stand::DissatisfiedAgain => bad(bad(replied(draft)).rehandled().replied(ReplyClass::C)),
            Stand::Released => replied(draft).rated(Grade::Satisfied).closed_window().released(),
            Stand::Quarantined => handling(draft).quarantined(),
        }
    }

    async fn ask(&self, case: &Case, id: MotionId, who: Who) -> u16 {
        let body = (case.body)(id, &self.town);
        self.call(case.path, &body, self.who(who)).await.status().as_u16()
    }

    /// Calls a server function as the application does.
    pub async fn call(&self, path: &str, body: &Value, who: Option<Actor>) -> Response {
        let (_, method) = server_fn_paths().find(|(known, _)| *known == path).unwrap();
        let (query, body) = if method == Method::GET {
            let plain = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            let pair = |(name, value)| format!("{name}={}", server::caller::encode(&plain(value)));
            let pairs: Vec<_> = body.as_object().unwrap().iter().map(pair).collect();
            (format!("?{}", pairs.join("&")), Body::empty())
        } else {
            (String::new(), Body::from(body.to_string()))
        };
        let request = Request::builder().method(method).uri(format!("{path}{query}"));
        let mut request = request.header("content-type", "application/json").body(body).unwrap();
        if let Some(actor) = who {
            request.extensions_mut().insert(actor);
        }
        support::send(&self.site, request).await
    }
}

/// What the item's own page answers decides between 403 and 404.
fn expected(case: &Case, who: Who, reads: u16) -> u16 {
    let concerns_an_item = !matches!(case.stand, Stand::None);
    match who {
        _ if case.may.contains(&who) => 200,
        Nobody => 401,
        _ if concerns_an_item && reads == 404 => 404,
        _ => 403,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_exactly_what_the_policy_grants() {
    let scene = scene().await;
    let view = CASES.iter().find(|case| case.path == "/api/motion/view").unwrap();
    let mut wrong = Vec::new();
    for case in CASES {
        let mut id = scene.item(case.stand).await;
        // those who may not come first, so that nothing has moved yet
        let (may, may_not): (Vec<&Who>, Vec<&Who>) =
            ALL.iter().partition(|who| case.may.contains(who));
        for who in may_not {
            let reads = scene.ask(view, id, *who).await;
            let got = scene.ask(case, id, *who).await;
            if got != expected(case, *who, reads) {
                wrong.push(format!("{} for {who:?}: {got}", case.path));
            }
        }
        for (place, who) in may.into_iter().enumerate() {
            if place > 0 {
                id = scene.item(case.stand).await;
            }
            let got = scene.ask(case, id, *who).await;
            if got != 200 {
                wrong.push(format!("{} for {who:?}: {got}, though it is granted", case.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
