//! The bar below the desk's list: what is proposed for the row under the keyboard, with its
//! grounds, and what can be done with it or with all that are marked.

use domain::motion::Category;
use domain::motion::bulk::Step;
use domain::motion::recommend::Proposed;
use domain::{MotionId, UnitId};
use leptos::prelude::*;

use super::review::Review;
use crate::motion::words::*;
use crate::ui::act::alive;
use crate::ui::words::listed;
use crate::ui::{t, tf};

#[component]
pub fn Bar(review: Review) -> impl IntoView {
    let alive = alive();
    let busy = move || review.busy.get() || !alive.get();
    let count = move || tf(MARKED, &[("n", &review.marked.with(Vec::len))]);
    let button = move |step: Step, key: &'static str| {
        view! {
            <button class="button small" disabled=busy on:click=move |_| review.step(step)>
                {t(bulk_step(step))}
                " "
                <kbd>{key}</kbd>
            </button>
        }
    };
    let nothing_to_undo = move || busy() || review.last.with(Vec::is_empty);
    // on a phone it stands in the way until something is marked
    let idle = move || review.marked.with(Vec::is_empty) && review.last.with(Vec::is_empty);
    view! {
        <Grounds review/>
        <div class="bulk" class:idle=idle role="toolbar" aria-label=t(BULK)>
            <span>{count}</span>
            {button(Step::Accept, "A")}
            {button(Step::Assign, "S")}
            {button(Step::Both, "D")}
            <span class="said" role="status">
                {move || review.said.get()}
            </span>
            <span class="end">
                <button
                    class="button small quiet"
                    disabled=nothing_to_undo
                    on:click=move |_| review.take_back()
                >
                    {t(bulk_step(Step::TakeBack))}
                    " "
                    <kbd>"U"</kbd>
                </button>
            </span>
        </div>
    }
}

/// Of the row under the keyboard: the units proposed and why, and what else could be chosen.
#[component]
fn Grounds(review: Review) -> impl IntoView {
    let units = move || {
        let advice = review.id().and_then(|id| review.advice.with(|all| all.get(&id).cloned()));
        let units = advice.map(|advice| advice.units).unwrap_or_default();
        if units.is_empty() {
            return t(NOTHING_PROPOSED).into_any();
        }
        let one = |(place, one): (usize, Proposed)| {
            let why = grounds(&one);
            view! {
                <span>
                    <kbd>{place + 1}</kbd>
                    " "
                    {one.unit.short_name}
                    " "
                    <small>{why}</small>
                </span>
            }
        };
        units.into_iter().enumerate().map(one).collect_view().into_any()
    };
    view! {
        <div class="grounds">
            <span>{t(PROPOSED)}</span>
            {units}
            <Choices review/>
        </div>
    }
}

fn grounds(one: &Proposed) -> String {
    let past = (one.past > 0).then(|| tf(PAST_ALIKE, &[("n", &one.past)]));
    listed(one.words.iter().cloned().chain(past))
}

#[component]
fn Choices(review: Review) -> impl IntoView {
    let wish = move || review.id().map(|id| review.wish(id));
    let category = move || wish().and_then(|wish| wish.category);
    let lead = move || wish().and_then(|wish| wish.lead);
    let pick = move |choose: &dyn Fn(MotionId)| {
        if let Some(id) = review.id_untracked() {
            choose(id);
        }
    };
    let categories = Category::ALL
        .iter()
        .map(|one| {
            let word = crate::motion::words::category(*one);
            let chosen = move || category() == Some(*one);
            view! {
                <option value=one.code() prop:selected=chosen>
                    {t(word)}
                </option>
            }
        })
        .collect_view();
    let units = move || {
        let of = |unit: domain::organisation::UnitName| {
            let chosen = move || lead() == Some(unit.id);
            view! {
                <option value=unit.id.to_string() prop:selected=chosen>
                    {unit.name}
                </option>
            }
        };
        review.units.get().into_iter().map(of).collect_view()
    };
    view! {
        <label>
            {t(CATEGORY)}
            <kbd>"C"</kbd>
            <select
                id="desk-category"
                on:change=move |event| {
                    let code = event_target_value(&event);
                    pick(&|id| review.pick_category(id, Category::from_code(&code)));
                }
            >
                <option value="" prop:selected=move || category().is_none()>
                    {t(CHOOSE)}
                </option>
                {categories}
            </select>
        </label>
        <label>
            {t(LEAD_UNIT)}
            <kbd>"W"</kbd>
            <select
                id="desk-unit"
                on:change=move |event| {
                    let unit = event_target_value(&event).parse().ok().map(UnitId);
                    pick(&|id| review.pick_unit(id, unit));
                }
            >
                <option value="" prop:selected=move || lead().is_none()>
                    {t(CHOOSE)}
                </option>
                {units}
            </select>
        </label>
    }
}
