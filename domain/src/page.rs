//! Cursor pagination: a page of rows and where the next one begins.

use serde::{Deserialize, Serialize};

/// Rows in the order asked for; `next` is opaque, and absent on the last page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub next: Option<String>,
}

impl<T> Page<T> {
    pub fn empty() -> Self {
        Self { rows: Vec::new(), next: None }
    }
}

/// A keyset position: the sort key and the id of the last row shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: i64,
    pub id: i64,
}

impl Cursor {
    pub fn encode(self) -> String {
        format!("{}.{}", self.key, self.id)
    }

    /// `None` for anything that is not a cursor; such a request gets the first page.
    pub fn decode(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        Some(Self { key: key.parse().ok()?, id: id.parse().ok()? })
    }
}

/// A page, and how many rows there are in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing<T> {
    pub page: Page<T>,
    pub total: i64,
}
