//! Keys that no row names yet, or any more: written down before the object, settled with its row,
//! and swept when neither came.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::{file, stray};
use crate::error::{Error, Result};

/// Milliseconds after which an object whose row has not come is taken away. No upload and no
/// transaction lasts as long.
const GRACE: i64 = 3_600_000;

/// Before the first byte.
pub async fn expect(store: &Store, key: &str) -> Result<()> {
    let row = stray::ActiveModel { key: Set(key.to_owned()), since: Set(store.now().0) };
    stray::Entity::insert(row).exec_without_returning(store.writer()).await?;
    Ok(())
}

/// With the row, in its transaction; fails where the object has been swept in the meantime.
pub async fn settle<C: ConnectionTrait>(db: &C, key: &str) -> Result<()> {
    match stray::Entity::delete_by_id(key).exec(db).await?.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Files("the object was swept before its row came".to_owned())),
    }
}

/// With the removal of the rows, in its transaction: due at once.
pub async fn condemn<C: ConnectionTrait>(db: &C, keys: &[String]) -> Result<()> {
    let rows = keys.iter().map(|key| stray::ActiveModel { key: Set(key.clone()), since: Set(0) });
    if keys.is_empty() {
        return Ok(());
    }
    stray::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Takes an object away that no row names. Where that fails, it stays a stray for the next sweep.
pub async fn remove(store: &Store, key: &str) {
    if let Err(error) = try_remove(store, key).await {
        tracing::warn!(%error, key, "a stray file is left for the next sweep");
    }
}

async fn try_remove(store: &Store, key: &str) -> Result<()> {
    store.files()?.remove(key).await?;
    stray::Entity::delete_by_id(key).exec(store.writer()).await?;
    Ok(())
}

/// Takes away what crashes have left; tells how much that was.
pub async fn sweep(store: &Store) -> Result<usize> {
    let due = store.now().0 - GRACE;
    let strays =
        stray::Entity::find().filter(stray::Column::Since.lte(due)).all(store.writer()).await?;
    let mut swept = 0;
    for one in strays {
        let named = file::Column::StorageKey.eq(&one.key);
        if file::Entity::find().filter(named).one(store.writer()).await?.is_none() {
            try_remove(store, &one.key).await?;
            swept += 1;
        }
    }
    Ok(swept)
}
