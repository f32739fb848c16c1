//! What an administrator reads of the house: lists in pages with their totals, phones masked.

mod accounts;
mod congresses;
mod deputies;
mod house;
mod person;

pub use accounts::{AccountFilter, account_list};
pub use congresses::{CongressFilter, managed, one as congress, regions};
pub use deputies::{DeputyFilter, deputy_list};
pub use house::{
    account_rules, delegations, is_demonstration, is_empty, periods, procedure, terms, unit_list,
};
pub use person::person;

use std::collections::HashMap;

use domain::page::{Cursor, Listing, Page};
use sea_orm::sea_query::LikeExpr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};

use crate::error::{Error, Result};

pub const ROWS: u64 = 50;

/// A page in the order of identities, which is the order of entry, and the total.
async fn listing<E, C>(
    db: &C,
    query: Select<E>,
    id: E::Column,
    after: Option<&str>,
    id_of: fn(&E::Model) -> i64,
) -> Result<Listing<E::Model>>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
    C: ConnectionTrait,
{
    let total = query.clone().count(db).await?;
    let mut query = query;
    if let Some(cursor) = after.and_then(Cursor::decode) {
        query = query.filter(id.gt(cursor.id));
    }
    let mut rows = query.order_by_asc(id).limit(ROWS + 1).all(db).await?;
    let size = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|row| Cursor { key: 0, id: id_of(row) }.encode());
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    Ok(Listing { page: Page { rows, next }, total })
}

/// The same listing with its rows made into something else.
fn map<A, B>(listing: Listing<A>, make: impl FnMut(A) -> Result<B>) -> Result<Listing<B>> {
    let Listing { page, total } = listing;
    let rows = page.rows.into_iter().map(make).collect::<Result<_>>()?;
    Ok(Listing { page: Page { rows, next: page.next }, total })
}

/// `LIKE` for text that holds what was typed, whatever was typed.
fn holding(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.trim().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

/// Counts of rows by the value of a column.
async fn counts<E, C>(db: &C, query: Select<E>, by: E::Column) -> Result<HashMap<i64, i64>>
where
    E: EntityTrait,
    C: ConnectionTrait,
{
    let rows: Vec<(Option<i64>, i64)> = query
        .select_only()
        .column(by)
        .expr(by.count())
        .filter(by.is_not_null())
        .group_by(by)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(key, count)| Some((key?, count))).collect())
}

fn code<T>(read: impl Fn(&str) -> Option<T>, text: &str, what: &'static str) -> Result<T> {
    read(text).ok_or(Error::Unreadable(what))
}

fn day(text: &str) -> Result<jiff::civil::Date> {
    text.parse().map_err(|_| Error::Unreadable("date"))
}
