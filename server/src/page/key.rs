//! What makes two requests the same page.

use app::ui::Prefs;
use axum::http::Uri;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey {
    path: String,
    query: Vec<(String, String)>,
    prefs: Prefs,
}

impl PageKey {
    /// Of the query only the `known` names count, sorted: no made-up name makes a new page.
    pub fn new(uri: &Uri, known: &[&str], prefs: Prefs) -> Self {
        let pairs = uri.query().unwrap_or_default().split('&');
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let mut query: Vec<_> = pairs
            .filter(|(name, _)| known.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        query.sort();
        Self { path: uri.path().to_owned(), query, prefs }
    }

    pub(super) fn bytes(&self) -> usize {
        let query = self.query.iter().map(|(name, value)| name.len() + value.len());
        self.path.len() + query.sum::<usize>()
    }
}
