//! One item, as whoever asks may see it: the same parts, chosen by audience.

use domain::motion::view::{DeputyMotion, MotionCore, MotionView, StaffMotion, UnitMotion};
use domain::motion::{CosignState, State};
use domain::rating::{OwnRating, WindowView};
use domain::{Action as Act, MotionId};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api;
use super::parts::act::{Doing, OneButton, Refresh, WithText, doing};
use super::parts::events::Timeline;
use super::parts::expectations::Expected;
use super::parts::panels::Panels;
use super::parts::sections::*;
use super::words::*;
use crate::ui::dates::day;
use crate::ui::state::{Failed, Loading};
use crate::ui::{Icon, t, tf};

pub fn motion_id() -> impl Fn() -> MotionId + Copy + Send + Sync {
    let params = use_params_map();
    move || {
        let id = params.read().get("id").and_then(|text| text.parse().ok());
        id.unwrap_or(MotionId(0))
    }
}

#[component]
pub fn ItemPage() -> impl IntoView {
    let id = motion_id();
    view! {
        <main id="main" tabindex="-1" class="wrap">
            {move || view! { <Item id=id()/> }}
        </main>
    }
}

/// The item; loads again when something was done to it.
#[component]
pub fn Item(id: MotionId) -> impl IntoView {
    let refresh = Refresh(RwSignal::new(0));
    provide_context(refresh);
    let item = Resource::new_blocking(move || refresh.0.get(), move |_| api::view(id));
    view! {
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                match item.await {
                    Ok(MotionView::Deputy(motion)) => {
                        view! { <ForDeputy motion/> }.into_any()
                    }
                    Ok(MotionView::Staff(motion)) => view! { <ForStaff motion/> }.into_any(),
                    Ok(MotionView::Unit(motion)) => view! { <ForUnit motion/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What everybody inside sees alike: words and letters left, clocks and timeline right.
#[component]
fn Frame(core: MotionCore, cosigners: usize, top: AnyView, side: AnyView) -> impl IntoView {
    let title = core.text.title.clone();
    let text = core.text.clone();
    view! {
        <Title text=title/>
        <div class="two">
            <article class="item flow">
                <Heading core=core.clone() cosigners/>
                {top}
                <Words text/>
                <Files files=core.files/>
                <Letters replies=core.replies/>
                <Contacts contacts=core.contacts/>
            </article>
            <aside class="flow">
                {side}
                <Expected expectations=core.expectations/>
                <Units assignments=core.assignments/>
                <section class="card">
                    <h2>{t(TIMELINE)}</h2>
                    <Timeline entries=core.timeline/>
                </section>
            </aside>
        </div>
    }
}

#[component]
fn ForDeputy(motion: DeputyMotion) -> impl IntoView {
    let DeputyMotion {
        core, own, my_invitation, cosigners, return_reason, ratings, revision, ..
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
    let invited = (my_invitation == Some(CosignState::Invited)).then(|| {
        view! { <AnswerInvitation id revision/> }
    });
    let top = view! {
        {returned}
        {invited}
        <MyRating id state=core.state ratings=ratings can_rate=can(Act::Rate)/>
        {can(Act::Submit).then(|| view! { <SubmitForm id/> })}
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
        {(own && can(Act::Withdraw))
            .then(|| view! { <Panels id actions=vec![Act::Withdraw] category=None/> })}
        {can(Act::ReportPressure).then(|| view! { <Pressure id/> })}
    }
    .into_any();
    view! { <Frame core cosigners=confirmed top side/> }
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
    let name = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let found = Resource::new(
        move || asked.get(),
        |name| async move {
            if name.trim().is_empty() { Ok(Vec::new()) } else { api::deputies(name).await }
        },
    );
    let action = doing(move |mandate, key| api::invite(id, mandate, key));
    view! {
        <section class="card">
            <h2>{t(INVITE)}</h2>
            <p class="quiet">{t(INVITE_HINT)}</p>
            <form
                class="find"
                role="search"
                on:submit=move |event| {
                    event.prevent_default();
                    asked.set(name.get_untracked());
                }
            >
                <input
                    class="input"
                    type="search"
                    aria-label=t(INVITE)
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button class="button plain">{t(FIND)}</button>
            </form>
            <super::parts::act::Outcome action/>
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

#[component]
pub fn ForStaff(motion: StaffMotion) -> impl IntoView {
    let StaffMotion { core, cosigners, quarantined, window, raters, .. } = motion;
    let (id, category) = (core.id, core.category);
    let confirmed = cosigners.iter().filter(|one| one.state == CosignState::Confirmed).count();
    let actions = core.actions.clone();
    let aside = quarantined.then(|| {
        view! {
            <div class="notice late">
                <Icon name="lock"/>
                <p>{t(QUARANTINED)}</p>
            </div>
        }
    });
    let closed = window.as_ref().is_some_and(|one| one.closed_at.is_some());
    let rated = (!raters.is_empty()).then(|| view! { <Raters window raters/> });
    let top = view! {
        {aside}
        {rated}
        {closed.then(|| view! { <Opened id/> })}
    }
    .into_any();
    let side = view! {
        <Panels id actions category/>
        <Cosigners cosigners/>
    }
    .into_any();
    view! { <Frame core cosigners=confirmed top side/> }
}

#[component]
fn Raters(window: Option<WindowView>, raters: Vec<domain::rating::RaterStatus>) -> impl IntoView {
    let stands = window.map(|one| match (one.closed_at, one.released_at) {
        (_, Some(_)) => t(WINDOW_RELEASED).to_owned(),
        (Some(_), None) => t(WINDOW_CLOSED).to_owned(),
        (None, None) => tf(WINDOW_UNTIL, &[("day", &day(one.due))]),
    });
    view! {
        <section class="card">
            <h2>{t(RATERS)}</h2>
            <p class="quiet">{stands}</p>
            <ul class="links">
                {raters
                    .into_iter()
                    .map(|one| {
                        let (class, word) =
                            if one.rated { ("tag sealed", RATED) } else { ("tag soon", UNRATED) };
                        view! {
                            <li class="person">
                                <span>
                                    {one.name}
                                    {one.official.then(|| view! { <small>{t(OFFICIAL)}</small> })}
                                </span>
                                <span class=class>{t(word)}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// Opened ratings are shown only when asked for, since every reading is recorded.
#[component]
fn Opened(id: MotionId) -> impl IntoView {
    let read = Action::new(move |(): &()| api::read_ratings(id));
    let alive = super::parts::act::alive();
    let shown = move || match read.value().get() {
        Some(Ok(list)) => list
            .into_iter()
            .map(|one| {
                let words = one.rating.map_or_else(
                    || t(GRADE_NONE).to_owned(),
                    |rating| {
                        let overall = t(grade(rating.overall()));
                        let attitude = t(grade(rating.attitude));
                        let result = t(grade(rating.result));
                        let reason = rating.reason;
                        format!(
                            "{overall}（{} {attitude}，{} {result}）{reason}",
                            t(ATTITUDE),
                            t(RESULT)
                        )
                    },
                );
                let who = format!("{} · {}", one.name, tf(ROUND, &[("n", &one.round)]));
                view! {
                    <dt>{who}</dt>
                    <dd>{words}</dd>
                }
            })
            .collect_view()
            .into_any(),
        Some(Err(error)) => view! { <Failed error/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <section class="card">
            <h2>{t(OPEN_RATINGS)}</h2>
            <p class="quiet">{t(OPEN_RATINGS_HINT)}</p>
            <dl class="facts">{shown}</dl>
            <div class="actions">
                <button
                    class="button plain"
                    disabled=move || read.pending().get() || !alive.get()
                    on:click=move |_| {
                        read.dispatch(());
                    }
                >
                    {t(OPEN_RATINGS)}
                </button>
            </div>
        </section>
    }
}

#[component]
fn ForUnit(motion: UnitMotion) -> impl IntoView {
    let UnitMotion { core, cosigners, grades, rehandling_note } = motion;
    let (id, category, actions) = (core.id, core.category, core.actions.clone());
    let again = rehandling_note.map(|note| {
        view! {
            <div class="notice soon">
                <Icon name="return"/>
                <h2>{t(REHANDLING_NOTE)}</h2>
                <p>{note}</p>
            </div>
        }
    });
    let released = (!grades.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(GRADES)}</h2>
                <dl class="facts">
                    {grades
                        .into_iter()
                        .map(|one| {
                            let words = match (one.attitude, one.result) {
                                (Some(attitude), Some(result)) => format!(
                                    "{} {}，{} {}",
                                    t(ATTITUDE),
                                    t(grade(attitude)),
                                    t(RESULT),
                                    t(grade(result)),
                                ),
                                _ => t(GRADE_NONE).to_owned(),
                            };
                            view! {
                                <dt>{tf(ROUND, &[("n", &one.round)])}</dt>
                                <dd>{words} {one.reason.map(|text| view! { <p>{text}</p> })}</dd>
                            }
                        })
                        .collect_view()}
                </dl>
            </section>
        }
    });
    let count = cosigners.len();
    let top = view! {
        {again}
        {released}
    }
    .into_any();
    let side = view! { <Panels id actions category/> }.into_any();
    view! { <Frame core cosigners=count top side/> }
}
