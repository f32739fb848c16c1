//! The query of the page's address, which holds all of the list's state.

use domain::MotionId;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::motion::api::ListQuery;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    pub query: ListQuery,
    pub open: Option<MotionId>,
}

impl Address {
    pub fn href(&self, path: &str) -> String {
        let mut parts = Vec::new();
        if let Some(state) = self.query.state {
            parts.push(format!("state={}", state.code()));
        }
        if self.query.overdue {
            parts.push("overdue=true".to_owned());
        }
        if !self.query.query.is_empty() {
            parts.push(format!("q={}", leptos_router::location::Url::escape(&self.query.query)));
        }
        if let Some(after) = &self.query.after {
            parts.push(format!("after={after}"));
        }
        if let Some(open) = self.open {
            parts.push(format!("open={open}"));
        }
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }
}

/// Goes to an address of this list without leaving the page.
pub fn go(path: &'static str) -> impl Fn(&Address) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |address: &Address| {
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&address.href(path), options);
    }
}
