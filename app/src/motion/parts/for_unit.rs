//! What a unit sees of an item besides what all see: what to do again, and released grades.

use domain::motion::State;
use domain::motion::view::UnitMotion;
use leptos::prelude::*;

use super::panels::Panels;
use crate::motion::item_page::Frame;
use crate::motion::words::*;
use crate::ui::words::COMMA;
use crate::ui::{Icon, t, tf};

#[component]
pub fn ForUnit(motion: UnitMotion) -> impl IntoView {
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
                                    "{} {}{}{} {}",
                                    t(ATTITUDE),
                                    t(grade(attitude)),
                                    t(COMMA),
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
    // delivered, never read: what a deputy does with it is no business of the unit
    let delivered = (core.state == State::Replied).then(|| {
        view! {
            <div class="notice info">
                <Icon name="check"/>
                <p>{t(DELIVERED)}</p>
            </div>
        }
    });
    let count = cosigners.len();
    let top = view! {
        {again}
        {delivered}
        {released}
    }
    .into_any();
    let side = view! { <Panels id actions category/> }.into_any();
    view! { <Frame core cosigners=count top side/> }
}
