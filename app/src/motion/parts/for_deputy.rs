//! What the deputies see of an item besides what all see: their co-signatures and their ratings.

use domain::motion::view::DeputyMotion;
use domain::motion::workflow::Bill;
use domain::motion::{CosignState, State};
use domain::rating::OwnRating;
use domain::{Action as Act, Event, MotionId};
use leptos::prelude::*;

use super::act::{Doing, OneButton, Outcome, WithText, alive, doing, fields, value};
use super::panels::Panels;
use super::sections::{Cosigners, WithdrawalAsked};
use super::similar::BeforeSending;
use super::upload::Upload;
use crate::motion::api;
use crate::motion::item_page::Frame;
use crate::motion::words::import::{ENTERED_FOR_YOU, ENTERED_FOR_YOU_TEXT, PAPER_COSIGNERS};
use crate::motion::words::*;
use crate::ui::dates::day;
use crate::ui::words::commas;
use crate::ui::{Icon, t, tf};

#[component]
pub fn ForDeputy(motion: DeputyMotion) -> impl IntoView {
    let DeputyMotion {
        core,
        own,
        my_invitation,
        cosigners,
        return_reason,
        ratings,
        revision,
        lacking,
        withdrawal,
        ..
    } = motion;
    let id = core.id;
    let confirmed = cosigners.iter().filter(|one| one.state == CosignState::Confirmed).count();
    let can = |action: Act| core.actions.contains(&action);
    let returned = return_reason.map(|reason| {
        view! {
            <div class="notice soon">
                <Icon name="return"/>
                <h2>{t(RETURN_REASON)}</h2>
                <p>{reason}</p>
            </div>
        }
    });
    let entered = core.timeline.iter().find_map(|entry| match &entry.event {
        Event::Entered { cosigners, .. } if core.state == State::Draft => Some(cosigners.clone()),
        _ => None,
    });
    let entered = entered.map(|cosigners| view! { <EnteredForYou cosigners/> });
    let invited = (my_invitation == Some(CosignState::Invited)).then(|| {
        view! { <AnswerInvitation id revision/> }
    });
    let top = view! {
        {entered}
        {returned}
        {invited}
        {withdrawal.map(|asked| view! { <WithdrawalAsked asked/> })}
        <MyRating id state=core.state ratings=ratings can_rate=can(Act::Rate)/>
        {can(Act::Attach).then(|| view! { <Upload id/> })}
        {can(Act::Submit).then(|| view! { <BeforeSending text=core.text.clone()/> })}
        {can(Act::Submit).then(|| view! { <SubmitForm id/> })}
        {own.then(|| view! { <Lacking lacking have=confirmed + 1/> })}
    }
    .into_any();
    let side = view! {
        {can(Act::Edit)
            .then(|| {
                view! {
                    <a class="button plain wide" href=format!("/app/motions/{id}/edit")>
                        <Icon name="pen"/>
                        {t(action(Act::Edit))}
                    </a>
                }
            })}
        {can(Act::Invite).then(|| view! { <Invite id/> })}
        <Cosigners cosigners/>
        {can(Act::LeaveCosigning).then(|| view! { <Leave id/> })}
        {(own && can(Act::ObjectToUnit))
            .then(|| view! { <Panels id actions=vec![Act::ObjectToUnit] category=None/> })}
        <Panels id actions=of_withdrawal(&core.actions) category=None/>
        {can(Act::ReportPressure).then(|| view! { <Pressure id/> })}
    }
    .into_any();
    view! { <Frame core cosigners=confirmed top side/> }
}

/// A draft that somebody else has entered is confirmed by its deputy, who submits it.
#[component]
fn EnteredForYou(cosigners: Vec<String>) -> impl IntoView {
    let names = (!cosigners.is_empty())
        .then(|| view! { <p>{tf(PAPER_COSIGNERS, &[("names", &commas(cosigners))])}</p> });
    view! {
        <div class="notice soon">
            <Icon name="info"/>
            <h2>{t(ENTERED_FOR_YOU)}</h2>
            <p>{t(ENTERED_FOR_YOU_TEXT)}</p>
            {names}
        </div>
    }
}

/// 撤回: what the lead and those who have signed can do about it.
fn of_withdrawal(actions: &[Act]) -> Vec<Act> {
    const WAYS: [Act; 5] = [
        Act::Withdraw,
        Act::AskWithdrawal,
        Act::AgreeToWithdrawal,
        Act::CompleteWithdrawal,
        Act::EndWithdrawal,
    ];
    actions.iter().copied().filter(|one| WAYS.contains(one)).collect()
}

/// A plain form: it works without WASM too.
#[component]
pub fn AnswerInvitation(id: MotionId, revision: i32) -> impl IntoView {
    view! {
        <form class="form card" method="post" action=format!("/app/motions/{id}/cosign")>
            <h2>{t(TO_COSIGN)}</h2>
            <p>{t(COSIGN_TEXT)}</p>
            <input type="hidden" name="revision" value=revision.to_string()/>
            <div class="actions">
                <button class="button" name="answer" value="confirm">
                    {t(COSIGN)}
                </button>
                <button class="button quiet" name="answer" value="decline">
                    {t(DECLINE)}
                </button>
            </div>
        </form>
    }
}

/// What a bill lacks, in place of the form that would submit it.
#[component]
fn Lacking(lacking: Bill, have: usize) -> impl IntoView {
    let text = match lacking {
        Bill::Ready => return None,
        Bill::Short(needed) => tf(SHORT_OF, &[("n", &needed), ("have", &have)]),
        Bill::Late => t(TOO_LATE_FOR_BILLS).to_owned(),
    };
    Some(view! {
        <div class="notice soon">
            <Icon name="people"/>
            <p>{text}</p>
        </div>
    })
}

/// A plain form: it works without WASM too.
#[component]
pub fn SubmitForm(id: MotionId) -> impl IntoView {
    view! {
        <form class="form card" method="post" action=format!("/app/motions/{id}/submit")>
            <h2>{t(action(Act::Submit))}</h2>
            <p>{t(SUBMIT_TEXT)}</p>
            <p class="quiet">{t(CLASSIFIED)}</p>
            <div class="actions">
                <button class="button">{t(CONFIRM_SUBMIT)}</button>
            </div>
        </form>
    }
}

#[component]
fn Leave(id: MotionId) -> impl IntoView {
    let action = doing(move |(), key| api::leave_cosigning(id, key));
    view! { <OneButton action label=LEAVE/> }
}

#[component]
fn Pressure(id: MotionId) -> impl IntoView {
    let action: Doing<String> = doing(move |text, key| api::report_pressure(id, text, key));
    move || match action.value().get() {
        Some(Ok(())) => view! { <p class="notice ok">{t(PRESSURE_DONE)}</p> }.into_any(),
        _ => view! {
            <WithText
                action
                summary=PRESSURE
                id="pressure"
                field="text"
                label=PRESSURE_SUBMIT
                hint=Some(PRESSURE_HINT)
            />
        }
        .into_any(),
    }
}

#[component]
fn Invite(id: MotionId) -> impl IntoView {
    let asked = RwSignal::new(String::new());
    let found = Resource::new(
        move || asked.get(),
        |name| async move {
            if name.trim().is_empty() { Ok(Vec::new()) } else { api::deputies(name).await }
        },
    );
    let action = doing(move |mandate, key| api::invite(id, mandate, key));
    let alive = alive();
    view! {
        <section class="card">
            <h2>{t(INVITE)}</h2>
            <p class="quiet">{t(INVITE_HINT)}</p>
            <form
                class="find"
                role="search"
                on:submit=move |event| {
                    asked.set(fields(&event).map(|form| value(&form, "name")).unwrap_or_default());
                }
            >
                <input
                    class="input"
                    type="search"
                    name="name"
                    aria-label=t(INVITE)
                />
                <button class="button plain" disabled=move || !alive.get()>
                    {t(FIND)}
                </button>
            </form>
            <Outcome action/>
            <Transition>
                {move || Suspend::new(async move {
                    found
                        .await
                        .unwrap_or_default()
                        .into_iter()
                        .map(|one| {
                            let mandate = one.mandate;
                            view! {
                                <p class="person">
                                    <span>{one.name} <small>{one.delegation}</small></span>
                                    <button
                                        class="button plain small"
                                        on:click=move |_| {
                                            action.dispatch(mandate);
                                        }
                                    >
                                        {t(ASK)}
                                    </button>
                                </p>
                            }
                        })
                        .collect_view()
                })}
            </Transition>
        </section>
    }
}

/// Received or not, and until when; never the grade again.
#[component]
fn MyRating(id: MotionId, state: State, ratings: Vec<OwnRating>, can_rate: bool) -> impl IntoView {
    let last = ratings.into_iter().next_back().filter(|_| state == State::Replied);
    last.map(|own| {
        let word = match (own.open, own.received) {
            (_, true) => RATE_RECEIVED,
            (true, false) => RATE_NOT_YET,
            (false, false) => RATE_CLOSED,
        };
        let promise = tf(RATE_PROMISE, &[("day", &day(own.due))]);
        let offer = can_rate && own.open && !own.sealed;
        let label = if own.received { RATE_REVISE } else { RATE_NOW };
        view! {
            <section class="card">
                <h2>{t(word)}</h2>
                <div class="sealed">
                    <Icon name="envelope-sealed"/>
                    <p>{promise}</p>
                </div>
                {(!own.official).then(|| view! { <p class="quiet">{t(REFERENCE)}</p> })}
                {own.sealed.then(|| view! { <p class="quiet">{t(RATE_FINAL)}</p> })}
                {offer
                    .then(|| {
                        view! {
                            <div class="actions">
                                <a class="button" href=format!("/app/motions/{id}/rate")>
                                    {t(label)}
                                </a>
                            </div>
                        }
                    })}
            </section>
        }
    })
}
