//! Server functions of this slice. Each is a public endpoint: it takes the caller from the request,
//! calls one store function, and returns a view type of `domain`.

use domain::account::delivery::{Channel, Fate};
use domain::motion::bulk::{Foreseen, Outcome, Step, Wish};
use domain::motion::outcome::{Assignment, Contact, Letter};
use domain::motion::recommend;
use domain::motion::redaction::Publicity;
use domain::motion::view::{DeputyHome, MotionRow, MotionView};
use domain::motion::{Category, Draft, RefusalReason, State};
use domain::organisation::{DeputyName, UnitName};
use domain::page::Page;
use domain::rating::OpenedRating;
use domain::{MandateId, MotionId, UnitId};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::session::{call, store as the_store};
#[cfg(feature = "ssr")]
use store::motion::{self, commands};

/// What a list is narrowed to: the query string of its page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    pub state: Option<State>,
    #[serde(default)]
    pub category: Option<Category>,
    #[serde(default)]
    pub overdue: bool,
    #[serde(default)]
    pub query: String,
    #[serde(default)]
    pub after: Option<String>,
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Of {
    Desk,
    Unit,
    Mine,
}

/// One line of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    pub kind: String,
    pub motion: MotionId,
    pub title: String,
    pub at: domain::Moment,
    pub read: bool,
    /// By what else it was sent, and how far that came.
    pub sent: Vec<(Channel, Fate)>,
}

/// What saving came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub version: i64,
    pub revision: i32,
}

#[server(endpoint = "motion/home", input = GetUrl)]
pub async fn home() -> Result<DeputyHome, AppError> {
    Ok(motion::deputy_home(&the_store()?, &call()?).await?)
}

#[server(endpoint = "motion/list", input = Json)]
pub async fn list(of: Of, query: ListQuery) -> Result<Page<MotionRow>, AppError> {
    let filter = motion::Filter {
        states: query.state.into_iter().collect(),
        category: query.category,
        overdue: query.overdue,
        query: query.query,
        after: query.after,
    };
    let (store, call) = (the_store()?, call()?);
    Ok(match of {
        Of::Desk => motion::desk(&store, &call, &filter).await?,
        Of::Unit => motion::unit_list(&store, &call, &filter).await?,
        Of::Mine => motion::author_list(&store, &call, &filter).await?,
    })
}

#[server(endpoint = "motion/view", input = GetUrl)]
pub async fn view(id: MotionId) -> Result<MotionView, AppError> {
    Ok(motion::view(&the_store()?, &call()?, id).await?)
}

#[server(endpoint = "motion/units", input = GetUrl)]
pub async fn units() -> Result<Vec<UnitName>, AppError> {
    Ok(motion::units(&the_store()?, &call()?).await?)
}

#[server(endpoint = "motion/deputies", input = GetUrl)]
pub async fn deputies(name: String) -> Result<Vec<DeputyName>, AppError> {
    Ok(motion::find_deputies(&the_store()?, &call()?, &name).await?)
}

/// Items with titles like this one, as far as the asker may read them.
#[server(endpoint = "motion/similar", input = Json)]
pub async fn similar(
    title: String,
    except: Option<MotionId>,
) -> Result<Vec<domain::motion::similar::Similar>, AppError> {
    Ok(motion::similar(&the_store()?, &call()?, &title, except).await?)
}

#[server(endpoint = "notice/list", input = GetUrl)]
pub async fn notices() -> Result<Vec<NoticeLine>, AppError> {
    let list = store::notice::list(&the_store()?, &call()?.actor).await?;
    let line = |one: store::notice::Notice| NoticeLine {
        kind: one.kind,
        motion: one.motion,
        title: one.title,
        at: one.at,
        read: one.read,
        sent: one.sent,
    };
    Ok(list.into_iter().map(line).collect())
}

#[server(endpoint = "notice/read", input = Json)]
pub async fn mark_read(motion: Option<MotionId>) -> Result<(), AppError> {
    let call = call()?;
    Ok(store::mark_read(&the_store()?, call.actor.account, motion, call.now).await?)
}

/// Opens a draft as soon as something is typed: the first version of it. Under the key of the form,
/// which, handed in as well, saves over it.
#[server(endpoint = "motion/write", input = Json)]
pub async fn write(draft: Draft, key: String) -> Result<MotionId, AppError> {
    Ok(commands::write(&the_store()?, &call()?.keyed(key), draft).await?)
}

/// Saves what is being typed; no key, since the version already makes it happen once.
#[server(endpoint = "motion/save", input = Json)]
pub async fn save(id: MotionId, version: i64, draft: Draft) -> Result<Saved, AppError> {
    let saved = commands::edit(&the_store()?, &call()?, id, version, draft).await?;
    Ok(Saved { version: saved.version, revision: saved.revision })
}

#[server(endpoint = "motion/invite", input = Json)]
pub async fn invite(id: MotionId, invitee: MandateId, key: String) -> Result<(), AppError> {
    Ok(commands::invite(&the_store()?, &call()?.keyed(key), id, invitee).await?)
}

#[server(endpoint = "motion/leave_cosigning", input = Json)]
pub async fn leave_cosigning(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::leave_cosigning(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/withdraw", input = Json)]
pub async fn withdraw(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::withdraw(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/ask_withdrawal", input = Json)]
pub async fn ask_withdrawal(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::ask_withdrawal(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/agree_to_withdrawal", input = Json)]
pub async fn agree_to_withdrawal(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::agree_to_withdrawal(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/end_withdrawal", input = Json)]
pub async fn end_withdrawal(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::end_withdrawal(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/return", input = Json)]
pub async fn return_for_correction(
    id: MotionId,
    reason: String,
    key: String,
) -> Result<(), AppError> {
    Ok(commands::return_for_correction(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/refuse", input = Json)]
pub async fn refuse(
    id: MotionId,
    reason: RefusalReason,
    note: String,
    key: String,
) -> Result<(), AppError> {
    Ok(commands::refuse(&the_store()?, &call()?.keyed(key), id, reason, note).await?)
}

#[server(endpoint = "motion/accept", input = Json)]
pub async fn accept(
    id: MotionId,
    category: Option<Category>,
    key: String,
) -> Result<String, AppError> {
    Ok(commands::accept(&the_store()?, &call()?.keyed(key), id, category).await?)
}

#[server(endpoint = "motion/give_committee_view", input = Json)]
pub async fn give_committee_view(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::give_committee_view(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/refer_to_committee", input = Json)]
pub async fn refer_to_committee(
    id: MotionId,
    committee: String,
    key: String,
) -> Result<(), AppError> {
    Ok(commands::refer_to_committee(&the_store()?, &call()?.keyed(key), id, committee).await?)
}

#[server(endpoint = "motion/turn_into_suggestion", input = Json)]
pub async fn turn_into_suggestion(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::turn_into_suggestion(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/register", input = Json)]
pub async fn register(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::register(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/put_on_agenda", input = Json)]
pub async fn put_on_agenda(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::put_on_agenda(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/accept_directly", input = Json)]
pub async fn accept_directly(
    id: MotionId,
    category: Option<Category>,
    unit: UnitId,
    key: String,
) -> Result<(), AppError> {
    Ok(commands::accept_directly(&the_store()?, &call()?.keyed(key), id, category, unit).await?)
}

#[server(endpoint = "motion/assign", input = Json)]
pub async fn assign(id: MotionId, parts: Assignment, key: String) -> Result<(), AppError> {
    Ok(commands::assign(&the_store()?, &call()?.keyed(key), id, parts).await?)
}

/// What is proposed for these rows of the desk.
#[server(endpoint = "motion/advice", input = Json)]
pub async fn advice(ids: Vec<MotionId>) -> Result<Vec<(MotionId, recommend::Advice)>, AppError> {
    Ok(motion::advice(&the_store()?, &call()?, &ids).await?)
}

/// What a step would do to each; nothing is done.
#[server(endpoint = "motion/foresee", input = Json)]
pub async fn foresee(step: Step, wishes: Vec<Wish>) -> Result<Vec<Foreseen>, AppError> {
    Ok(motion::foresee(&the_store()?, &call()?, step, &wishes).await?)
}

/// The step for each by itself; what was refused says why.
#[server(endpoint = "motion/bulk", input = Json)]
pub async fn bulk(step: Step, wishes: Vec<Wish>, key: String) -> Result<Vec<Outcome>, AppError> {
    Ok(commands::carry_out(&the_store()?, &call()?.keyed(key), step, &wishes).await?)
}

#[server(endpoint = "motion/take_back", input = Json)]
pub async fn take_back(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::take_back(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/reassign", input = Json)]
pub async fn reassign(id: MotionId, parts: Assignment, key: String) -> Result<(), AppError> {
    Ok(commands::reassign(&the_store()?, &call()?.keyed(key), id, parts).await?)
}

#[server(endpoint = "motion/object_to_unit", input = Json)]
pub async fn object_to_unit(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::object_to_unit(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/decline", input = Json)]
pub async fn decline(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::decline(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/uphold", input = Json)]
pub async fn uphold(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::uphold(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/urge", input = Json)]
pub async fn urge(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::urge(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/ask_extension", input = Json)]
pub async fn ask_extension(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::ask_extension(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/deny_extension", input = Json)]
pub async fn deny_extension(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::deny_extension(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/grant_extension", input = Json)]
pub async fn grant_extension(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::grant_extension(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/sign_for", input = Json)]
pub async fn sign_for(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::sign_for(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/give_opinion", input = Json)]
pub async fn give_opinion(id: MotionId, text: String, key: String) -> Result<(), AppError> {
    Ok(commands::give_opinion(&the_store()?, &call()?.keyed(key), id, text).await?)
}

#[server(endpoint = "motion/log_contact", input = Json)]
pub async fn log_contact(id: MotionId, met: Contact, key: String) -> Result<(), AppError> {
    Ok(commands::log_contact(&the_store()?, &call()?.keyed(key), id, met).await?)
}

#[server(endpoint = "motion/reply", input = Json)]
pub async fn reply(id: MotionId, letter: Letter, key: String) -> Result<(), AppError> {
    Ok(commands::reply(&the_store()?, &call()?.keyed(key), id, letter).await?)
}

#[server(endpoint = "motion/order_rehandling", input = Json)]
pub async fn order_rehandling(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::order_rehandling(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/supervise", input = Json)]
pub async fn supervise(id: MotionId, note: String, key: String) -> Result<(), AppError> {
    Ok(commands::supervise(&the_store()?, &call()?.keyed(key), id, note).await?)
}

#[server(endpoint = "motion/close", input = Json)]
pub async fn close(id: MotionId, outcome: String, key: String) -> Result<(), AppError> {
    Ok(commands::close(&the_store()?, &call()?.keyed(key), id, outcome).await?)
}

#[server(endpoint = "motion/set_publicity", input = Json)]
pub async fn set_publicity(id: MotionId, wish: Publicity, key: String) -> Result<(), AppError> {
    Ok(commands::set_publicity(&the_store()?, &call()?.keyed(key), id, wish).await?)
}

#[server(endpoint = "motion/quarantine", input = Json)]
pub async fn quarantine(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    Ok(commands::quarantine(&the_store()?, &call()?.keyed(key), id, reason).await?)
}

#[server(endpoint = "motion/restore", input = Json)]
pub async fn restore(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(commands::restore(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "motion/purge", input = Json)]
pub async fn purge(id: MotionId, reason: String, key: String) -> Result<(), AppError> {
    commands::purge(&the_store()?, &call()?.keyed(key), id, reason).await?;
    Ok(())
}

#[server(endpoint = "rating/remind", input = Json)]
pub async fn remind(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(store::rating::remind(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "rating/close_window", input = Json)]
pub async fn close_window(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(store::rating::close_window(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "rating/read", input = Json)]
pub async fn read_ratings(id: MotionId) -> Result<Vec<OpenedRating>, AppError> {
    Ok(store::rating::opened(&the_store()?, &call()?, id).await?)
}

#[server(endpoint = "rating/release", input = Json)]
pub async fn release(id: MotionId, key: String) -> Result<(), AppError> {
    Ok(store::rating::release(&the_store()?, &call()?.keyed(key), id).await?)
}

#[server(endpoint = "rating/report_pressure", input = Json)]
pub async fn report_pressure(id: MotionId, text: String, key: String) -> Result<(), AppError> {
    Ok(store::rating::report_pressure(&the_store()?, &call()?.keyed(key), id, text).await?)
}
