//! What the office sees of an item besides what all see: who has rated, and its own acts.

use domain::MotionId;
use domain::motion::view::{Asked, StaffMotion};
use domain::motion::{CosignState, State};
use domain::rating::{RaterStatus, WindowView};
use leptos::prelude::*;

use super::act::alive;
use super::panels::Panels;
use super::publicity::{Personal, SetPublicity, Shown};
use super::sections::{Cosigners, WithdrawalAsked};
use super::similar::LikeThis;
use crate::motion::api;
use crate::motion::item_page::Frame;
use crate::motion::words::*;
use crate::ui::dates::day;
use crate::ui::state::Failed;
use crate::ui::words::{bracketed, listed};
use crate::ui::{Icon, t, tf};

#[component]
pub fn ForStaff(motion: StaffMotion) -> impl IntoView {
    let publicity = Shown::of(&motion);
    let telling = motion.personal.len();
    let StaffMotion { core, asked, cosigners, quarantined, window, raters, .. } = motion;
    let (id, category) = (core.id, core.category);
    let confirmed = cosigners.iter().filter(|one| one.state == CosignState::Confirmed).count();
    let actions = core.actions.clone();
    let decides = actions.contains(&domain::Action::SetPublicity);
    let aside = quarantined.then(|| {
        view! {
            <div class="notice late">
                <Icon name="lock"/>
                <p>{t(QUARANTINED)}</p>
            </div>
        }
    });
    let under_review = matches!(core.state, State::Submitted | State::Registered | State::Accepted);
    let (title, except) = (core.text.title.clone(), Some(id));
    let closed = window.as_ref().is_some_and(|one| one.closed_at.is_some());
    let rated = (!raters.is_empty()).then(|| view! { <Raters window raters/> });
    let top = view! {
        {aside}
        {decides.then(|| view! { <Personal count=telling/> })}
        <AskedOfUs asked/>
        {rated}
        {closed.then(|| view! { <Opened id/> })}
        {under_review
            .then(|| {
                view! { <LikeThis title except heading=DUPLICATES note=DUPLICATES_NOTE/> }
            })}
    }
    .into_any();
    let side = view! {
        <Panels id actions category/>
        {decides.then(|| view! { <SetPublicity shown=publicity/> })}
        <Cosigners cosigners/>
    }
    .into_any();
    view! { <Frame core cosigners=confirmed top side/> }
}

/// What waits for a decision of the office, with its reason, above everything else.
#[component]
fn AskedOfUs(asked: Asked) -> impl IntoView {
    let line = |title: String, reason: String| {
        view! {
            <div class="notice soon">
                <Icon name="return"/>
                <h2>{title}</h2>
                <p>{reason}</p>
            </div>
        }
    };
    let decline = asked.decline;
    view! {
        {decline.map(|(unit, reason)| line(tf(ASKED_DECLINE, &[("name", &unit)]), reason))}
        {asked.extension.map(|reason| line(t(ASKED_EXTENSION).to_owned(), reason))}
        {asked.objection.map(|reason| line(t(ASKED_OBJECTION).to_owned(), reason))}
        {asked.withdrawal.map(|asked| view! { <WithdrawalAsked asked/> })}
    }
}

#[component]
fn Raters(window: Option<WindowView>, raters: Vec<RaterStatus>) -> impl IntoView {
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
    let alive = alive();
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
                        let both = listed([
                            format!("{} {attitude}", t(ATTITUDE)),
                            format!("{} {result}", t(RESULT)),
                        ]);
                        format!("{overall}{}{reason}", bracketed(&both))
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
