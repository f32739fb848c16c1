//! Actions that need one text: a table of what is asked for, and where it goes.

use domain::{Action as Act, MotionId};
use leptos::prelude::*;

use super::act::*;
use crate::AppError;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::Word;

/// What an action asks for: the field's name in refusals, its label, a hint, how many rows.
type Asked = (&'static str, Word, Option<Word>, u16);

#[rustfmt::skip]
fn asked(act: Act) -> Option<Asked> {
    Some(match act {
        Act::Return          => ("reason",  RETURN_REASON,     Some(RETURN_HINT),        4),
        Act::GiveCommitteeView  => ("note",   COMMITTEE_VIEW,  None,                     4),
        Act::ReferToCommittee   => ("committee", COMMITTEE,    None,                     1),
        Act::TurnIntoSuggestion => ("note",   TURN_NOTE,       None,                     3),
        Act::ObjectToUnit    => ("reason",  OBJECTION,         Some(OBJECTION_HINT),     3),
        Act::Decline         => ("reason",  DECLINE_REASON,    Some(DECLINE_HINT),       4),
        Act::Uphold          => ("note",    RULING,            None,                     3),
        Act::GiveOpinion     => ("opinion", OPINION,           None,                     6),
        Act::AskExtension    => ("reason",  EXTENSION_REASON,  Some(EXTENSION_HINT),     4),
        Act::DenyExtension   => ("note",    RULING,            None,                     3),
        Act::OrderRehandling => ("note",    REHANDLING_NOTE,   Some(REHANDLE_NOTE_HINT), 4),
        Act::Supervise       => ("note",    NOTE,              None,                     4),
        Act::Close           => ("outcome", OUTCOME_LABEL,     None,                     2),
        Act::Quarantine      => ("reason",  QUARANTINE_REASON, None,                     3),
        Act::Purge           => ("reason",  PURGE_REASON,      None,                     3),
        Act::Withdraw        => ("reason",  WITHDRAW_REASON,   Some(WITHDRAW_HINT),      3),
        Act::AskWithdrawal   => ("reason",  WITHDRAW_REASON,   Some(ASK_WITHDRAWAL_HINT), 3),
        _ => return None,
    })
}

async fn send(act: Act, id: MotionId, text: String, key: String) -> Result<(), AppError> {
    match act {
        Act::Return => api::return_for_correction(id, text, key).await,
        Act::GiveCommitteeView => api::give_committee_view(id, text, key).await,
        Act::ReferToCommittee => api::refer_to_committee(id, text, key).await,
        Act::TurnIntoSuggestion => api::turn_into_suggestion(id, text, key).await,
        Act::ObjectToUnit => api::object_to_unit(id, text, key).await,
        Act::Decline => api::decline(id, text, key).await,
        Act::Uphold => api::uphold(id, text, key).await,
        Act::GiveOpinion => api::give_opinion(id, text, key).await,
        Act::AskExtension => api::ask_extension(id, text, key).await,
        Act::DenyExtension => api::deny_extension(id, text, key).await,
        Act::OrderRehandling => api::order_rehandling(id, text, key).await,
        Act::Supervise => api::supervise(id, text, key).await,
        Act::Close => api::close(id, text, key).await,
        Act::Quarantine => api::quarantine(id, text, key).await,
        Act::Purge => api::purge(id, text, key).await,
        Act::AskWithdrawal => api::ask_withdrawal(id, text, key).await,
        _ => api::withdraw(id, text, key).await,
    }
}

/// The form of the action; nothing where the action is not one of the table.
pub fn worded(id: MotionId, act: Act) -> AnyView {
    let Some((field, label, hint, rows)) = asked(act) else { return ().into_any() };
    let danger = matches!(act, Act::Quarantine | Act::Purge | Act::Withdraw | Act::AskWithdrawal);
    let summary = crate::motion::words::action(act);
    let action = doing(move |text, key| send(act, id, text, key));
    view! { <WithText action summary id=act.code() field label hint danger rows/> }.into_any()
}
