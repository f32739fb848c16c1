//! One town at one moment, copied for every run, and a run's house: its clock stands, its tokens
//! are sown, so that two runs of one story differ in nothing but what is told differently.

use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use domain::account::SignedIn;
use domain::file::Kind;
use domain::motion::ReplyClass;
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId, SignInId};
use leptos::config::LeptosOptions;
use migration::MigratorTrait as _;
use server::config::{Config, Limits, RateLimits};
use server::health::Readiness;
use server::house::House;
use server::router::{self, Parts};
use store::Store;
use store::builders::{COUNTY, MotionBuilder, TOWN, Town, a_motion, morning};
use store::connect::Pools;
use store::file::Files;
use store::keys::sown::sow;
use tokio_util::sync::CancellationToken;

use super::answer::Answer;
use super::asked;
use crate::support;

/// The suggestions of the story, by what becomes of their ratings.
#[derive(Clone, Debug)]
pub struct Items {
    /// Rated and revised by its lead, sealed by one co-signer, left alone by the other.
    pub open: MotionId,
    /// Sealed for good by all; the office lets the window run on.
    pub sealed: MotionId,
    /// Led by a deputy of the other delegation, who also reports pressure.
    pub lone: MotionId,
    /// In its second round.
    pub again: MotionId,
    /// Rated by nobody.
    pub quiet: MotionId,
    pub handling: MotionId,
    pub closed: MotionId,
    pub draft: MotionId,
    /// Replied to on the same day as the others, so many that lists have a second page.
    pub crowd: Vec<MotionId>,
}

impl Items {
    /// Those of which everybody asks one by one.
    pub fn looked_at(&self) -> [MotionId; 6] {
        [self.open, self.sealed, self.lone, self.again, self.quiet, self.draft]
    }
}

/// What every run begins from.
pub struct Base {
    folder: tempfile::TempDir,
    pub town: Town,
    pub county: Town,
    pub items: Items,
    pages: OnceLock<Vec<String>>,
}

async fn connect(folder: &Path) -> Store {
    let url = format!("sqlite:{}?mode=rwc", folder.join("house.db").display());
    // one reader: what is read at once is read in the same order in every run
    let pools = Pools { readers: 1, writers: 1 };
    let store = Store::connect(&url, &[7; 32], pools).await.unwrap();
    store.keeping(Files::in_folder(&folder.join("files")).unwrap())
}

/// Replied to on 15 April 2026, so that the window ends on 15 May.
fn replied<'t>(town: &'t Town, author: usize, title: &str, others: &[usize]) -> MotionBuilder<'t> {
    handled(town, author, title, others).at(morning(4, 15)).replied(ReplyClass::B)
}

fn handled<'t>(town: &'t Town, author: usize, title: &str, others: &[usize]) -> MotionBuilder<'t> {
    let others: Vec<&Actor> = others.iter().map(|one| &town.deputies[*one]).collect();
    a_motion(town)
        .by(&town.deputies[author])
        .titled(title)
        .begun(morning(1, 7))
        .cosigned_by(&others)
        .submitted()
        .at(morning(1, 12))
        .accepted()
        .at(morning(1, 16))
        .assigned_to(&town.units[1], &[&town.units[2]])
        .signed()
        .signed_jointly()
        .at(morning(2, 10))
        .opinions_given()
        .contacted()
}

async fn items(store: &Store, town: &Town, crowd: usize) -> Items {
    let build = async |story: MotionBuilder<'_>| story.on(store).await.unwrap().id;
    let first_round = |title| handled(town, 0, title, &[1]).at(morning(2, 12));
    let mut many = Vec::new();
    for place in 0..crowd {
        let title = format!("关于第{place}条出口公路的建议");
        let story = a_motion(town)
            .by(&town.deputies[place % 2])
            .titled(&title)
            .submitted()
            .accepted()
            .assigned_to(&town.units[1], &[])
            .signed()
            .contacted()
            .at(morning(4, 15));
        many.push(build(story.replied(ReplyClass::B)).await);
    }
    Items {
        open: build(replied(town, 0, "关于改造出口公路的建议", &[1, 6])).await,
        sealed: build(replied(town, 0, "关于疏通公路排水沟的建议", &[1])).await,
        lone: build(replied(town, 4, "关于加固公路护坡的建议", &[])).await,
        again: build(
            first_round("关于增设公路错车道的建议")
                .replied(ReplyClass::C)
                .rated(Grade::Dissatisfied)
                .closed_window()
                .released()
                .rehandled()
                .at(morning(4, 15))
                .replied(ReplyClass::B),
        )
        .await,
        quiet: build(replied(town, 1, "关于公路夜间照明的建议", &[])).await,
        handling: build(handled(town, 0, "关于公路养护经费的建议", &[])).await,
        closed: build(
            first_round("关于公路标线的建议")
                .replied(ReplyClass::A)
                .rated(Grade::Satisfied)
                .closed_window()
                .released()
                .closed(),
        )
        .await,
        draft: build(
            a_motion(town)
                .titled("关于公路沿线绿化的建议")
                .inviting(&[&town.deputies[2]])
                .with_file("图纸.pdf", Kind::Pdf),
        )
        .await,
        crowd: many,
    }
}

impl Base {
    /// With so many suggestions besides those of the story.
    pub async fn raise(crowd: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = connect(folder.path()).await;
        migration::Migrator::up(store.writer(), None).await.unwrap();
        store.load_calendar().await.unwrap();
        let town = Town::raise(&store, &TOWN).await.unwrap();
        let county = Town::raise(&store, &COUNTY).await.unwrap();
        let items = items(&store, &town, crowd).await;
        store.close().await.unwrap();
        Self { folder, town, county, items, pages: OnceLock::new() }
    }

    /// Every page of the application.
    pub fn pages(&self) -> &[String] {
        self.pages.get_or_init(|| asked::pages(self))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in from.read_dir().unwrap().flatten() {
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy(&path, &there) } else { assert!(fs::copy(&path, &there).is_ok()) }
    }
}

/// A house of its own, in which one story is told.
pub struct Run<'b> {
    pub base: &'b Base,
    pub store: Store,
    pub site: Router,
    _folder: tempfile::TempDir,
}

impl<'b> Run<'b> {
    /// `made` may watch the store, or let it leak.
    pub async fn begin(base: &'b Base, made: impl FnOnce(Store) -> Store) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(base.folder.path(), folder.path());
        let store = made(connect(folder.path()).await);
        store.load_calendar().await.unwrap();
        let site = site(&store);
        Self { base, store, site, _folder: folder }
    }

    /// Sets the clock, and lets pages that were kept for a minute be made anew.
    pub fn stand_at(&mut self, now: Moment) {
        self.store.stand_at(now);
        self.site = site(&self.store);
    }

    /// Asks as somebody, or as nobody.
    pub async fn ask(&self, who: Option<&Actor>, request: Request<Body>) -> Answer {
        let (mut parts, body) = request.into_parts();
        if let Some(actor) = who {
            parts.extensions.insert(actor.clone());
            parts.extensions.insert(signed_in(actor, self.store.now()));
        }
        sow(1);
        let response = support::send(&self.site, Request::from_parts(parts, body)).await;
        Answer::of(response).await
    }
}

fn signed_in(actor: &Actor, now: Moment) -> SignedIn {
    SignedIn {
        sign_in: SignInId(0),
        actor: actor.clone(),
        seats: Vec::new(),
        pending: None,
        phone_unconfirmed: false,
        has_second_factor: true,
        locale: None,
        seen_at: now,
    }
}

/// Behind every layer, but for the budgets of requests: one address asks for all.
fn site(store: &Store) -> Router {
    let rate_limits = RateLimits { sign_in: 0, writes: 0, reads: 0 };
    // a machine with much to do may take its time
    let limits = Limits { request_seconds: 600, ..Limits::default() };
    let config = Arc::new(Config { rate_limits, limits, ..Config::default() });
    let options = LeptosOptions::builder().output_name("luzhi").build();
    let house = House::new(store.clone(), config.clone(), options).unwrap();
    // streams end after their first line
    let ended = CancellationToken::new();
    ended.cancel();
    let pages = router::pages(house, &ended);
    let ready = Readiness::new(CancellationToken::new(), || async { true });
    router::site(Parts { config, pages, ready })
}
