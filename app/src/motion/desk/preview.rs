//! What a step would do to each of those marked, before it is done: Enter does it, Escape does not.

use domain::motion::bulk::{Foreseen, Step};
use leptos::prelude::*;

use super::keys::focus;
use super::review::{Plan, Review, why};
use crate::motion::words::*;
use crate::ui::motion::{StateTag, WhyDate};
use crate::ui::words::listed;
use crate::ui::{Icon, t, tf};

#[component]
pub fn Preview(plan: Plan, review: Review) -> impl IntoView {
    let Plan { step, lines } = plan;
    let refused = lines.iter().filter(|line| line.refused.is_some()).count();
    let taken = lines.len() - refused;
    let due = lines.iter().find_map(|line| line.due.clone());
    let close = move |_: leptos::ev::MouseEvent| review.plan.set(None);
    Effect::new(move || focus("bulk-confirm"));
    view! {
        <aside class="pane" aria-label=t(PREVIEW)>
            <header>
                <h2>{tf(PREVIEW_OF, &[("step", &t(bulk_step(step)))])}</h2>
                <button
                    class="button quiet square"
                    aria-label=t(CLOSE_PANE)
                    on:click=close
                >
                    <Icon name="cross"/>
                </button>
            </header>
            <p>{tf(PREVIEW_COUNT, &[("n", &taken), ("not", &refused)])}</p>
            {due
                .map(|due| {
                    view! {
                        <p class="quiet">{t(PREVIEW_DUE)}</p>
                        <WhyDate deadline=due/>
                    }
                })}
            <div class="actions">
                <button
                    class="button"
                    id="bulk-confirm"
                    on:click=move |_| review.confirm()
                >
                    {tf(PREVIEW_DO, &[("n", &taken)])}
                    " "
                    <kbd>"Enter"</kbd>
                </button>
                <button class="button plain" on:click=close>
                    {t(PREVIEW_LEAVE)}
                    " "
                    <kbd>"Esc"</kbd>
                </button>
            </div>
            <ul class="links">
                {lines.into_iter().map(|line| view! { <Told step line/> }).collect_view()}
            </ul>
        </aside>
    }
}

#[component]
fn Told(step: Step, line: Foreseen) -> impl IntoView {
    let filed = line.category.map(|one| t(category(one)).to_owned());
    let unit = line.unit.map(|unit| unit.short_name);
    let what = listed(filed.into_iter().chain(unit));
    let outcome = match line.refused {
        Some(refusal) => view! { <span class="tag late">{why(step, &refusal)}</span> }.into_any(),
        None => line.to.map(|state| view! { <StateTag state/> }).into_any(),
    };
    view! {
        <li class="person">
            <span>
                {line.title}
                <small>{what}</small>
            </span>
            {outcome}
        </li>
    }
}
