//! Server functions of the administrator's area. Each names the congress it concerns; without one,
//! the administrator's own is meant. What is typed comes as text and is read here.

use domain::clock::{Clock, Measure};
use domain::organisation::form::{CongressForm, MandateForm, PersonForm, SeatForm};
use domain::organisation::import::{ImportKind, ImportReport};
use domain::organisation::view::*;
use domain::organisation::{MandateState, UnitKind};
use domain::page::Listing;
use domain::{AccountId, CongressId, DelegationId, MandateId, PersonId, SeatId, TermId, UnitId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::typed::typed;
use super::typed::{Dates, Narrow, TypedRules, Upload};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::session::{call, site, store as the_store};
#[cfg(feature = "ssr")]
use store::organisation::{commands, import, queries};

/// A congress with its terms and delegations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub congress: CongressRow,
    pub terms: Vec<TermView>,
    pub delegations: Vec<DelegationRow>,
}

/// The congress that is meant.
#[cfg(feature = "ssr")]
fn here(congress: Option<CongressId>) -> Result<CongressId, AppError> {
    Ok(congress.unwrap_or(call()?.actor.congress))
}

#[server(endpoint = "organisation/house", input = Json)]
pub async fn house(congress: Option<CongressId>) -> Result<Overview, AppError> {
    let (store, call, here) = (the_store()?, call()?, here(congress)?);
    Ok(Overview {
        congress: queries::congress(&store, &call, here).await?,
        terms: queries::terms(&store, &call, here).await?,
        delegations: queries::delegations(&store, &call, here).await?,
    })
}

#[server(endpoint = "organisation/congresses", input = Json)]
pub async fn congresses(narrow: Narrow) -> Result<Listing<CongressRow>, AppError> {
    let Narrow { query, after, .. } = narrow;
    let filter = queries::CongressFilter { level: None, query, after };
    Ok(queries::managed(&the_store()?, &call()?, &filter).await?)
}

#[server(endpoint = "organisation/regions", input = Json)]
pub async fn regions() -> Result<Vec<RegionRow>, AppError> {
    Ok(queries::regions(&the_store()?, &call()?).await?)
}

#[server(endpoint = "organisation/create_congress", input = Json)]
pub async fn create_congress(
    region: String,
    form: CongressForm,
    key: String,
) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    commands::create_congress(&the_store()?, &call, &region, form).await?;
    Ok(())
}

#[server(endpoint = "organisation/rename_congress", input = Json)]
pub async fn rename_congress(
    congress: Option<CongressId>,
    form: CongressForm,
    key: String,
) -> Result<(), AppError> {
    let (call, here) = (call()?.keyed(key), here(congress)?);
    Ok(commands::rename_congress(&the_store()?, &call, here, form).await?)
}

#[server(endpoint = "organisation/add_term", input = Json)]
pub async fn add_term(
    congress: Option<CongressId>,
    dates: Dates,
    key: String,
) -> Result<(), AppError> {
    let (call, here) = (call()?.keyed(key), here(congress)?);
    commands::add_term(&the_store()?, &call, here, dates.term()?).await?;
    Ok(())
}

#[server(endpoint = "organisation/add_session", input = Json)]
pub async fn add_session(id: TermId, dates: Dates, key: String) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    commands::add_session(&the_store()?, &call, id, dates.session()?).await?;
    Ok(())
}

#[server(endpoint = "organisation/change_session", input = Json)]
pub async fn change_session(
    id: domain::SessionId,
    dates: Dates,
    key: String,
) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    Ok(commands::change_session(&the_store()?, &call, id, dates.session()?).await?)
}

#[server(endpoint = "organisation/add_delegation", input = Json)]
pub async fn add_delegation(
    congress: Option<CongressId>,
    name: String,
    key: String,
) -> Result<(), AppError> {
    let (call, here) = (call()?.keyed(key), here(congress)?);
    commands::add_delegation(&the_store()?, &call, here, &name).await?;
    Ok(())
}

#[server(endpoint = "organisation/rename_delegation", input = Json)]
pub async fn rename_delegation(
    id: DelegationId,
    name: String,
    key: String,
) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    Ok(commands::rename_delegation(&the_store()?, &call, id, &name).await?)
}

#[server(endpoint = "organisation/units", input = Json)]
pub async fn units(
    congress: Option<CongressId>,
    narrow: Narrow,
) -> Result<Listing<UnitRow>, AppError> {
    let here = here(congress)?;
    let after = narrow.after.as_deref();
    Ok(queries::unit_list(&the_store()?, &call()?, here, &narrow.query, after).await?)
}

/// A new unit, or with `id` a known one under other names.
#[server(endpoint = "organisation/save_unit", input = Json)]
pub async fn save_unit(
    congress: Option<CongressId>,
    id: Option<UnitId>,
    name: String,
    short_name: String,
    kind: UnitKind,
    key: String,
) -> Result<(), AppError> {
    let (store, call) = (the_store()?, call()?.keyed(key));
    let form = domain::organisation::form::UnitForm { name, short_name, kind };
    match id {
        Some(id) => commands::change_unit(&store, &call, id, form).await?,
        None => commands::add_unit(&store, &call, here(congress)?, form).await.map(drop)?,
    }
    Ok(())
}

#[server(endpoint = "organisation/retire_unit", input = Json)]
pub async fn retire_unit(id: UnitId, retired: bool, key: String) -> Result<(), AppError> {
    let (store, call) = (the_store()?, call()?.keyed(key));
    if retired {
        commands::retire_unit(&store, &call, id).await?;
    } else {
        commands::restore_unit(&store, &call, id).await?;
    }
    Ok(())
}

#[server(endpoint = "organisation/deputies", input = Json)]
pub async fn deputies(
    congress: Option<CongressId>,
    narrow: Narrow,
) -> Result<Listing<DeputyRow>, AppError> {
    let Narrow { query, delegation, after } = narrow;
    let filter = queries::DeputyFilter { term: None, delegation, query, after };
    Ok(queries::deputy_list(&the_store()?, &call()?, here(congress)?, &filter).await?)
}

#[server(endpoint = "organisation/add_deputy", input = Json)]
pub async fn add_deputy(
    congress: Option<CongressId>,
    person: PersonForm,
    mandate: MandateForm,
    key: String,
) -> Result<(), AppError> {
    let (call, here, site) = (call()?.keyed(key), here(congress)?, site());
    let site = site.as_deref();
    commands::add_deputy(&the_store()?, &call, here, person, mandate, site).await?;
    Ok(())
}

#[server(endpoint = "organisation/person", input = Json)]
pub async fn person(congress: Option<CongressId>, id: PersonId) -> Result<PersonView, AppError> {
    Ok(queries::person(&the_store()?, &call()?, here(congress)?, id).await?)
}

#[server(endpoint = "organisation/change_person", input = Json)]
pub async fn change_person(
    congress: Option<CongressId>,
    id: PersonId,
    form: PersonForm,
    key: String,
) -> Result<(), AppError> {
    let (call, here) = (call()?.keyed(key), here(congress)?);
    Ok(commands::change_person(&the_store()?, &call, here, id, form).await?)
}

#[server(endpoint = "organisation/change_mandate", input = Json)]
pub async fn change_mandate(id: MandateId, form: MandateForm, key: String) -> Result<(), AppError> {
    Ok(commands::change_mandate(&the_store()?, &call()?.keyed(key), id, form).await?)
}

#[server(endpoint = "organisation/set_mandate_state", input = Json)]
pub async fn set_mandate_state(
    id: MandateId,
    state: MandateState,
    key: String,
) -> Result<(), AppError> {
    Ok(commands::set_mandate_state(&the_store()?, &call()?.keyed(key), id, state).await?)
}

/// A phone for somebody who has none, or another one for somebody who has.
#[server(endpoint = "organisation/set_phone", input = Json)]
pub async fn set_phone(
    congress: Option<CongressId>,
    id: PersonId,
    account: Option<AccountId>,
    phone: String,
    key: String,
) -> Result<(), AppError> {
    let (store, call, site) = (the_store()?, call()?.keyed(key), site());
    match account {
        Some(id) => store::account::commands::change_phone_of(&store, &call, id, &phone).await?,
        None => {
            let here = here(congress)?;
            commands::give_phone(&store, &call, here, id, &phone, site.as_deref()).await?;
        }
    }
    Ok(())
}

#[server(endpoint = "organisation/accounts", input = Json)]
pub async fn accounts(
    congress: Option<CongressId>,
    narrow: Narrow,
) -> Result<Listing<AccountRow>, AppError> {
    let Narrow { query, after, .. } = narrow;
    let filter = queries::AccountFilter { role: None, query, after };
    Ok(queries::account_list(&the_store()?, &call()?, here(congress)?, &filter).await?)
}

#[server(endpoint = "organisation/invite", input = Json)]
pub async fn invite(
    congress: Option<CongressId>,
    name: String,
    phone: String,
    seat: SeatForm,
    key: String,
) -> Result<(), AppError> {
    use store::account::commands::{InviteForm, invite};
    let (store, call, here) = (the_store()?, call()?.keyed(key), here(congress)?);
    let form = InviteForm::into_seat(&name, &phone, &seat);
    invite(&store, &call, here, form, &site().unwrap_or_default()).await?;
    Ok(())
}

#[server(endpoint = "organisation/retire_seat", input = Json)]
pub async fn retire_seat(id: AccountId, seat: SeatId, key: String) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    Ok(store::account::commands::retire_seat(&the_store()?, &call, id, seat).await?)
}

#[server(endpoint = "organisation/shut_account", input = Json)]
pub async fn shut_account(id: AccountId, shut: bool, key: String) -> Result<(), AppError> {
    use store::account::commands::{disable, enable};
    let (store, call) = (the_store()?, call()?.keyed(key));
    if shut {
        disable(&store, &call, id).await?
    } else {
        enable(&store, &call, id).await?
    }
    Ok(())
}

#[server(endpoint = "organisation/remove_second_factor", input = Json)]
pub async fn remove_second_factor(id: AccountId, key: String) -> Result<(), AppError> {
    let call = call()?.keyed(key);
    Ok(store::account::commands::remove_second_factor_of(&the_store()?, &call, id).await?)
}

#[server(endpoint = "organisation/periods", input = Json)]
pub async fn periods(congress: Option<CongressId>) -> Result<Vec<PeriodRow>, AppError> {
    Ok(queries::periods(&the_store()?, &call()?, here(congress)?).await?)
}

/// Without a period the clock goes back to its default.
#[server(endpoint = "organisation/set_period", input = Json)]
pub async fn set_period(
    congress: Option<CongressId>,
    clock: Clock,
    amount: String,
    measure: Option<Measure>,
    key: String,
) -> Result<(), AppError> {
    let period = match measure {
        Some(measure) => Some(domain::clock::Period { amount: typed("amount", &amount)?, measure }),
        None => None,
    };
    let (call, here) = (call()?.keyed(key), here(congress)?);
    Ok(commands::set_period(&the_store()?, &call, here, clock, period).await?)
}

#[server(endpoint = "organisation/procedure", input = Json)]
pub async fn procedure(congress: Option<CongressId>) -> Result<ProcedureView, AppError> {
    Ok(queries::procedure(&the_store()?, &call()?, here(congress)?).await?)
}

#[server(endpoint = "organisation/set_procedure", input = Json)]
pub async fn set_procedure(
    congress: Option<CongressId>,
    path: domain::motion::Path,
    signatories: String,
    key: String,
) -> Result<(), AppError> {
    let bill_signatories = typed("signatories", &signatories)?;
    let own = domain::motion::path::Procedure { suggestions: path, bill_signatories };
    let (call, here) = (call()?.keyed(key), here(congress)?);
    Ok(commands::set_procedure(&the_store()?, &call, here, own).await?)
}

#[server(endpoint = "organisation/calendar", input = Json)]
pub async fn calendar(year: i16) -> Result<Vec<domain::calendar::Day>, AppError> {
    Ok(store::calendar::announced(&the_store()?, &call()?, year).await?)
}

/// Enters a year's days; says how many dates moved.
#[server(endpoint = "organisation/enter_year", input = Json)]
pub async fn enter_year(year: i16, text: String, key: String) -> Result<usize, AppError> {
    let days = domain::calendar::read_year(year, &text)?;
    Ok(store::calendar::enter_year(&the_store()?, &call()?.keyed(key), year, days).await?)
}

#[server(endpoint = "organisation/look_at_table", input = Json)]
pub async fn look_at_table(
    congress: Option<CongressId>,
    kind: ImportKind,
    file: Upload,
) -> Result<ImportReport, AppError> {
    let (store, call, here) = (the_store()?, call()?, here(congress)?);
    let bytes = import::bytes(&file.base64, &file.text)?;
    Ok(import::preview(&store, &call, here, kind, &bytes).await?)
}

#[server(endpoint = "organisation/import_table", input = Json)]
pub async fn import_table(
    congress: Option<CongressId>,
    kind: ImportKind,
    file: Upload,
    key: String,
) -> Result<ImportReport, AppError> {
    let (store, call, here) = (the_store()?, call()?.keyed(key), here(congress)?);
    let bytes = import::bytes(&file.base64, &file.text)?;
    let (table, site) = (import::File { name: &file.name, bytes: &bytes }, site());
    Ok(import::import(&store, &call, here, kind, table, site.as_deref()).await?)
}

#[server(endpoint = "organisation/account_rules", input = Json)]
pub async fn account_rules(
    congress: Option<CongressId>,
) -> Result<domain::account::AccountRules, AppError> {
    Ok(queries::account_rules(&the_store()?, &call()?, here(congress)?).await?)
}

#[server(endpoint = "organisation/set_account_rules", input = Json)]
pub async fn set_account_rules(
    congress: Option<CongressId>,
    rules: TypedRules,
    key: String,
) -> Result<(), AppError> {
    let (call, here) = (call()?.keyed(key), here(congress)?);
    Ok(commands::set_account_rules(&the_store()?, &call, here, rules.read()?).await?)
}
