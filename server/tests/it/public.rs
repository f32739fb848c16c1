//! The public site as everybody meets it: what it shows, what it must not, and how it is sent.

mod form;
mod open;
mod sight;
mod size;

use std::sync::Arc;

use axum::Router;
use axum::response::Response;
use domain::{Moment, MotionId};
use http::{Request, StatusCode};
use leptos::config::LeptosOptions;
use migration::MigratorTrait as _;
use server::config::Config;
use server::health::Readiness;
use server::house::House;
use server::router::{self, Parts};
use store::Store;
use store::builders::{Built, MotionBuilder, TOWN, Town};
use store::connect::Pools;
use tokio_util::sync::CancellationToken;

use crate::support::{ask, header, text};

/// A town behind the whole site, and people who look at it.
pub struct Site {
    pub router: Router,
    pub store: Store,
    pub town: Town,
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
        let options = LeptosOptions::builder().output_name("luzhi").build();
        let config = Arc::new(config);
        let house = House::new(store.clone(), config.clone(), options).unwrap();
        let stop = CancellationToken::new();
        let pages = router::pages(house, &stop);
        let ready = Readiness::new(stop, || async { true });
        let router = router::site(Parts { config, pages, ready });
        Self { router, store, town, _folder: folder }
    }

    pub async fn build(&self, story: MotionBuilder<'_>) -> Built {
        story.on(&self.store).await.unwrap()
    }

    /// The house's clock at this time.
    pub fn set_now(&self, now: Moment) {
        self.store.set_ahead(0);
        self.store.set_ahead(now.0 - self.store.now().0);
    }

    pub async fn get(&self, uri: &str) -> Response {
        ask(&self.router, Request::get(uri).header("accept", "text/html")).await
    }

    /// The page's text; it has to be there.
    #[track_caller]
    pub fn page(&self, uri: &str) -> impl Future<Output = String> {
        let asked = Request::get(uri.to_owned()).header("accept", "text/html");
        let (router, uri) = (self.router.clone(), uri.to_owned());
        async move {
            let response = ask(&router, asked).await;
            assert_eq!(response.status(), StatusCode::OK, "{uri}");
            text(response).await
        }
    }

    pub async fn status(&self, uri: &str) -> StatusCode {
        self.get(uri).await.status()
    }

    pub async fn tag(&self, uri: &str) -> String {
        header(&self.get(uri).await, "etag").unwrap().to_owned()
    }
}

pub fn item(id: MotionId) -> String {
    format!("/motions/{id}")
}
