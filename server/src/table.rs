//! Routes that know their own list, so that the tests can ask every address as everybody. Nothing
//! else lays a route.

use std::convert::Infallible;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, any, get, post};

/// The ways in which an address is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To be read; `HEAD` besides.
    Get,
    Post,
    /// Whichever it may be.
    Any,
}

/// A router beside the list of what it answers.
#[must_use]
pub struct Table<S = ()> {
    router: Router<S>,
    listed: Vec<(Way, &'static str)>,
}

impl<S> Table<S>
where
    S: Clone + Send + Sync + 'static,
{
    #[expect(clippy::new_without_default, reason = "an empty table is only ever begun with")]
    pub fn new() -> Self {
        Self { router: Router::new(), listed: Vec::new() }
    }

    fn with(self, way: Way, path: &'static str, answer: MethodRouter<S, Infallible>) -> Self {
        let mut listed = self.listed;
        listed.push((way, path));
        Self { router: self.router.route(path, answer), listed }
    }

    pub fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Way::Get, path, get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Way::Post, path, post(handler))
    }

    pub fn any<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Way::Any, path, any(handler))
    }

    pub fn merge(self, other: Self) -> Self {
        let listed = [self.listed, other.listed].concat();
        Self { router: self.router.merge(other.router), listed }
    }

    pub fn listed(&self) -> &[(Way, &'static str)] {
        &self.listed
    }

    pub fn into_router(self) -> Router<S> {
        self.router
    }
}
