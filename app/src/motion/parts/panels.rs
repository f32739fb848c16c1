//! The forms of the office and of units; each shows only where its action is open.

use domain::motion::outcome::Assignment;
use domain::motion::{Category, RefusalReason};
use domain::{Action as Act, MotionId, UnitId};
use leptos::prelude::*;

use super::act::*;
use super::replying::{LogContact, Reply};
use super::worded::worded;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::form::{ErrorSummary, Field};
use crate::ui::state::Failed;
use crate::ui::{TextArea, Word, t};

/// Every form that the viewer may use now, in the order of the procedure.
#[component]
pub fn Panels(id: MotionId, actions: Vec<Act>, category: Option<Category>) -> impl IntoView {
    let panel = move |action: Act| match action {
        Act::Accept => view! { <Accept id category/> }.into_any(),
        Act::AcceptDirectly => view! { <AcceptDirectly id category/> }.into_any(),
        Act::Register => one(doing(move |(), key| api::register(id, key)), action),
        Act::PutOnAgenda => one(doing(move |(), key| api::put_on_agenda(id, key)), action),
        Act::Assign => view! { <Assign id/> }.into_any(),
        Act::TakeBack => one(doing(move |(), key| api::take_back(id, key)), action),
        Act::Reassign => view! { <Reassign id/> }.into_any(),
        Act::Refuse => view! { <Refuse id/> }.into_any(),
        Act::LogContact => view! { <LogContact id/> }.into_any(),
        Act::Reply => view! { <Reply id/> }.into_any(),
        Act::SignFor | Act::SignForJointly => {
            one(doing(move |(), key| api::sign_for(id, key)), action)
        }
        Act::Urge => one(doing(move |(), key| api::urge(id, String::new(), key)), action),
        Act::GrantExtension => one(doing(move |(), key| api::grant_extension(id, key)), action),
        Act::AgreeToWithdrawal | Act::CompleteWithdrawal => {
            one(doing(move |(), key| api::agree_to_withdrawal(id, key)), action)
        }
        Act::EndWithdrawal => one(doing(move |(), key| api::end_withdrawal(id, key)), action),
        Act::RemindRaters => one(doing(move |(), key| api::remind(id, key)), action),
        Act::CloseWindow => one(doing(move |(), key| api::close_window(id, key)), action),
        Act::Release => one(doing(move |(), key| api::release(id, key)), action),
        Act::Restore => one(doing(move |(), key| api::restore(id, key)), action),
        other => worded(id, other),
    };
    view! { <section class="flow">{actions.into_iter().map(panel).collect_view()}</section> }
}

fn one(action: Doing<()>, act: Act) -> AnyView {
    view! { <OneButton action label=crate::motion::words::action(act)/> }.into_any()
}

/// What is to be mended, above the form.
#[component]
pub fn Flaws<I: Clone + Send + Sync + 'static>(action: Doing<I>) -> impl IntoView {
    move || match action.value().get() {
        Some(Err(error)) if !error.fields().is_empty() => {
            Some(view! { <ErrorSummary errors=error.fields() label=field/> }.into_any())
        }
        Some(Err(error)) => Some(view! { <Failed error/> }.into_any()),
        _ => None,
    }
}

#[component]
pub fn Options(
    id: &'static str,
    label: Word,
    options: Vec<(&'static str, Word)>,
    #[prop(optional)] chosen: Option<&'static str>,
) -> impl IntoView {
    view! {
        <Field id label>
            <select id=id name=id>
                {options
                    .into_iter()
                    .map(|(code, word)| {
                        view! {
                            <option value=code selected=chosen == Some(code)>
                                {t(word)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

fn categories() -> Vec<(&'static str, Word)> {
    Category::ALL.iter().map(|one| (one.code(), crate::motion::words::category(*one))).collect()
}

/// 乡镇: one form for number and unit.
#[component]
fn AcceptDirectly(id: MotionId, category: Option<Category>) -> impl IntoView {
    let action = doing(move |(category, unit): (Option<Category>, UnitId), key| {
        api::accept_directly(id, category, unit, key)
    });
    let units = Resource::new(|| (), |()| api::units());
    let chosen = category.map(|one| one.code()).unwrap_or_default();
    view! {
        <form
            class="form card"
            on:submit=move |event| {
                let Some(form) = fields(&event) else { return };
                let category = Category::from_code(&value(&form, "direct-category"));
                // without a unit the rule refuses, with the field named
                let unit = UnitId(number(&form, "unit").unwrap_or_default());
                action.dispatch((category, unit));
            }
        >
            <Flaws action/>
            <Options id="direct-category" label=CATEGORY options=categories() chosen/>
            <Suspense>
                {move || Suspend::new(async move {
                    units.await.map(|units| view! { <UnitChoice id="unit" units/> })
                })}
            </Suspense>
            <div class="actions">
                <Submit action label=crate::motion::words::action(Act::AcceptDirectly)/>
            </div>
        </form>
    }
}

#[component]
fn UnitChoice(id: &'static str, units: Vec<domain::organisation::UnitName>) -> impl IntoView {
    let options = units
        .into_iter()
        .map(|unit| view! { <option value=unit.id.to_string()>{unit.name}</option> })
        .collect_view();
    view! {
        <Field id label=LEAD_UNIT>
            <select id=id name=id>
                <option value="">{t(CHOOSE)}</option>
                {options}
            </select>
        </Field>
    }
}

#[component]
fn Accept(id: MotionId, category: Option<Category>) -> impl IntoView {
    let action = doing(move |category, key| async move {
        api::accept(id, category, key).await.map(|_number| ())
    });
    let options = categories();
    let chosen = category.map(|one| one.code()).unwrap_or_default();
    view! {
        <form
            class="form card"
            on:submit=move |event| {
                if let Some(form) = fields(&event) {
                    action.dispatch(Category::from_code(&value(&form, "accept-category")));
                }
            }
        >
            <Flaws action/>
            <Options id="accept-category" label=CATEGORY options chosen/>
            <div class="actions">
                <Submit action label=crate::motion::words::action(Act::Accept)/>
            </div>
        </form>
    }
}

#[component]
fn Refuse(id: MotionId) -> impl IntoView {
    let action = doing(move |(reason, note): (RefusalReason, String), key| {
        api::refuse(id, reason, note, key)
    });
    let options = RefusalReason::ALL.iter().map(|one| (one.code(), refusal_reason(*one))).collect();
    view! {
        <Panel summary=crate::motion::words::action(Act::Refuse)>
            <form
                class="form"
                on:submit=move |event| {
                    let Some(form) = fields(&event) else { return };
                    let reason = RefusalReason::from_code(&value(&form, "refusal-reason"));
                    if let Some(reason) = reason {
                        action.dispatch((reason, value(&form, "refusal-note")));
                    }
                }
            >
                <Flaws action/>
                <Options id="refusal-reason" label=REFUSE_REASON options/>
                <Field id="refusal-note" label=REFUSE_NOTE>
                    <TextArea id="refusal-note" name="refusal-note" rows=4/>
                </Field>
                <div class="actions">
                    <Submit action label=CONFIRM danger=true/>
                </div>
            </form>
        </Panel>
    }
}

#[component]
fn Assign(id: MotionId) -> impl IntoView {
    let action = doing(move |parts: Assignment, key| api::assign(id, parts, key));
    view! { <UnitsForm action label=crate::motion::words::action(Act::Assign)/> }
}

#[component]
fn Reassign(id: MotionId) -> impl IntoView {
    let action = doing(move |parts: Assignment, key| api::reassign(id, parts, key));
    view! {
        <Panel summary=crate::motion::words::action(Act::Reassign)>
            <UnitsForm action label=CONFIRM/>
        </Panel>
    }
}

/// Which unit leads, which join, three months or six.
#[component]
fn UnitsForm(action: Doing<Assignment>, label: Word) -> impl IntoView {
    let units = Resource::new(|| (), |()| api::units());
    view! {
        <form
            class="form card"
            on:submit=move |event| {
                let Some(form) = fields(&event) else { return };
                let lead = number(&form, "lead").map(UnitId);
                let joint = numbers(&form, "joint")
                    .into_iter()
                    .map(UnitId)
                    .filter(|unit| Some(*unit) != lead)
                    .collect();
                let hard = form.has("hard");
                action.dispatch(Assignment { lead, joint, hard });
            }
        >
            <Flaws action/>
            <Suspense>
                {move || Suspend::new(async move {
                    units.await.map(|units| view! { <AssignFields units/> })
                })}
            </Suspense>
            <label class="check">
                <input type="checkbox" name="hard"/>
                <span>{t(HARD)}</span>
            </label>
            <div class="actions">
                <Submit action label/>
            </div>
        </form>
    }
}

#[component]
fn AssignFields(units: Vec<domain::organisation::UnitName>) -> impl IntoView {
    let checks = units
        .clone()
        .into_iter()
        .map(|unit| {
            view! {
                <label class="check">
                    <input type="checkbox" name="joint" value=unit.id.to_string()/>
                    <span>{unit.short_name}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <UnitChoice id="lead" units/>
        <fieldset class="checks">
            <legend id="joint">{t(JOINT_UNITS)}</legend>
            {checks}
        </fieldset>
    }
}
