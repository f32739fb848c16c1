//! A congress's own settings: 时限, the period of a clock (dates already promised stand; it holds from
//! now on), and how its people sign in.

use domain::account::AccountRules;
use domain::clock::{Clock, Period};
use domain::motion::path::Procedure;
use domain::organisation::form::check_period;
use domain::{Action, CongressId, Event};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::connect::Store;
use crate::entity::setting;
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::motion::law_of;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

/// Sets the period of a clock; `None` goes back to the default.
pub async fn set_period(
    store: &Store,
    call: &Call,
    congress: CongressId,
    clock: Clock,
    period: Option<Period>,
) -> Result<()> {
    if let Some(period) = period {
        check_period(clock, period)?;
    }
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageSettings, congress).await?;
    let name = format!("period.{}", clock.code());
    match period {
        Some(period) => {
            let value = serde_json::to_string(&period).map_err(|_| Error::Unreadable("period"))?;
            put(op.db(), congress, &name, &value).await?;
        }
        None => {
            let key = (congress.0, name.clone());
            setting::Entity::delete_by_id(key).exec(op.db()).await?;
        }
    }
    op.record(permit, Subject::Congress(congress.0), Event::SettingChanged { name }).await
}

/// Sets which path suggestions follow from their submission on, and how many sign a bill.
pub async fn set_procedure(
    store: &Store,
    call: &Call,
    congress: CongressId,
    own: Procedure,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageSettings, congress).await?;
    own.check(law_of(op.db(), congress).await?)?;
    let number = own.bill_signatories.to_string();
    put(op.db(), congress, Procedure::SUGGESTIONS, own.suggestions.code()).await?;
    put(op.db(), congress, Procedure::SIGNATORIES, &number).await?;
    let event = Event::SettingChanged { name: Procedure::SUGGESTIONS.to_owned() };
    op.record(permit, Subject::Congress(congress.0), event).await
}

/// Sets how people of this congress sign in, from their next request on.
pub async fn set_account_rules(
    store: &Store,
    call: &Call,
    congress: CongressId,
    rules: AccountRules,
) -> Result<()> {
    rules.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageSettings, congress).await?;
    let value = serde_json::to_string(&rules).map_err(|_| Error::Unreadable("rules"))?;
    put(op.db(), congress, AccountRules::SETTING, &value).await?;
    let event = Event::SettingChanged { name: AccountRules::SETTING.to_owned() };
    op.record(permit, Subject::Congress(congress.0), event).await
}

pub(crate) async fn put<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    name: &str,
    value: &str,
) -> Result<()> {
    use setting::Column as C;
    let row = setting::ActiveModel {
        congress_id: Set(congress.0),
        name: Set(name.to_owned()),
        value: Set(value.to_owned()),
    };
    setting::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([C::CongressId, C::Name]).update_column(C::Value).to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
