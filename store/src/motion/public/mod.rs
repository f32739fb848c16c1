//! What everybody may read: numbered items that are disclosed, and nothing else.

mod home;
mod item;
mod list;
mod news;

use domain::motion::{Category, PublicState};
use domain::{CongressId, MandateId, UnitId};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr};
use serde::{Deserialize, Serialize};

use crate::entity::motion;

pub(crate) use home::running;
pub use home::{public_addresses, public_figures, public_home, public_host};
pub use item::{public_motion, public_preview};
pub(crate) use list::page as public_page;
pub use list::{public_catalogue, public_list, public_units};
pub use news::{News, public_news};

/// What a list is narrowed to; kept in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicFilter {
    pub congress: Option<CongressId>,
    pub author: Option<MandateId>,
    pub unit: Option<UnitId>,
    pub category: Option<Category>,
    pub state: Option<PublicState>,
    pub query: String,
    pub after: Option<String>,
}

/// Whether a row of `motion` is everybody's to read. Literally what the partial indexes of
/// migration 10 say, so that both databases use them.
pub(crate) const SHOWN: &str = "motion.accepted_at IS NOT NULL \
    AND motion.state NOT IN ('withdrawn', 'refused') AND motion.disclosure <> 'none' \
    AND motion.quarantined_at IS NULL AND motion.purged_at IS NULL";

impl PublicFilter {
    fn condition(&self) -> Condition {
        let narrowing = [
            self.congress.map(|id| motion::Column::CongressId.eq(id.0)),
            self.author.map(|id| motion::Column::AuthorId.eq(id.0)),
            self.unit.map(|id| motion::Column::LeadUnitId.eq(id.0)),
            self.category.map(|category| motion::Column::Category.eq(category.code())),
        ];
        let shown = Condition::all().add(Expr::cust(SHOWN)).add_option(self.state.map(stands));
        narrowing.into_iter().flatten().fold(shown, Condition::add)
    }
}

/// Whether a row stands so for the public.
fn stands(state: PublicState) -> Condition {
    let states = |replied| {
        let codes = state.states(replied).map(|one| one.code());
        motion::Column::State.is_in(codes)
    };
    let before = Condition::all().add(motion::Column::RepliedAt.is_null()).add(states(false));
    let after = Condition::all().add(motion::Column::RepliedAt.is_not_null()).add(states(true));
    Condition::any().add(before).add(after)
}
