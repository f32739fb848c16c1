//! Ways in which a house could betray a rating: the tests that compare what people get must turn
//! red on each of them. No server is built with this.

use domain::clock::Clock;
use domain::motion::view::MotionCore;
use domain::rating::Rating;
use domain::{Moment, MotionId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::connect::Store;
use crate::entity::{motion, rating};
use crate::error::Result;
use crate::motion::Loaded;
use crate::operation::Operation;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// The date for ratings stands as met, at the time of the last rating, in a unit's view.
    RatedAt,
    /// What was rated last comes first in a list.
    ListOrder,
    /// A rating moves the version of the motion.
    Version,
    /// A rating and its grade are told to the log.
    Log,
}

impl Leak {
    pub const ALL: [Self; 4] = [Self::RatedAt, Self::ListOrder, Self::Version, Self::Log];
}

/// In the view of a unit.
pub(crate) async fn in_view(
    store: &Store,
    id: MotionId,
    mut core: MotionCore,
) -> Result<MotionCore> {
    if !store.leaks(Leak::RatedAt) {
        return Ok(core);
    }
    let last = rating::Entity::find()
        .filter(rating::Column::MotionId.eq(id.0))
        .order_by_desc(rating::Column::RatedAt)
        .one(store.reader())
        .await?;
    let awaited = core.expectations.iter_mut().find(|one| one.deadline.clock == Clock::Rating);
    if let (Some(last), Some(awaited)) = (last, awaited) {
        awaited.met_at = Some(Moment(last.rated_at));
        awaited.lamp = None;
    }
    Ok(core)
}

/// In the order of a list.
pub(crate) fn in_order(store: &Store, query: Select<motion::Entity>) -> Select<motion::Entity> {
    const LAST: &str = "COALESCE((SELECT MAX(rating.rated_at) FROM rating \
        WHERE rating.motion_id = motion.id), 0)";
    if store.leaks(Leak::ListOrder) { query.order_by_desc(Expr::cust(LAST)) } else { query }
}

/// Beside the rating, when it is given.
pub(super) async fn beside(op: &Operation<'_>, loaded: &Loaded, given: &Rating) -> Result<()> {
    if op.store().leaks(Leak::Log) {
        tracing::debug!(grade = given.overall().code(), "rated");
    }
    if op.store().leaks(Leak::Version) {
        motion::Entity::update_many()
            .col_expr(motion::Column::Version, Expr::value(loaded.motion.version + 1))
            .filter(motion::Column::Id.eq(loaded.motion.id))
            .exec(op.db())
            .await?;
    }
    Ok(())
}
