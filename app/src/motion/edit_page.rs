//! Writing a suggestion in three steps; a plain form that also saves as one types once it is alive.

use domain::motion::view::MotionView;
use domain::motion::{Category, Disclosure, Draft, Kind, draft};
use domain::{Action, FieldError, MotionId};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api;
use super::parts::autosave::{Autosave, SavedLine};
use super::parts::publicity::Disclosures;
use super::parts::similar::LikeThis;
pub use super::parts::step::Step;
use super::parts::upload::Attachments;
use super::words::*;
use crate::ui::form::{ErrorSummary, Field, described, flaw_of};
use crate::ui::key::fresh_key;
use crate::ui::state::{Failed, Loading};
use crate::ui::{TextArea, Word, t};

/// What the form shows: a draft and how it was left.
#[derive(Clone, Debug)]
pub struct Editing {
    pub id: Option<MotionId>,
    pub version: i64,
    pub draft: Draft,
    pub step: Step,
    pub errors: Vec<FieldError>,
    pub key: String,
    /// What somebody else saved in the meantime, to compare with.
    pub theirs: Option<Draft>,
}

#[component]
pub fn NewPage() -> impl IntoView {
    let asked = use_query_map().with_untracked(|map| map.get("kind"));
    let kind = asked.and_then(|code| Kind::from_code(&code)).unwrap_or(Kind::Suggestion);
    let editing = Editing {
        id: None,
        version: 0,
        draft: Draft { kind, ..Draft::default() },
        step: Step::Problem,
        errors: Vec::new(),
        key: fresh_key(),
        theirs: None,
    };
    view! {
        <main id="main" tabindex="-1" class="wrap narrow">
            <Title text=t(write_title(kind))/>
            <DraftForm editing/>
        </main>
    }
}

#[component]
pub fn EditPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = move || {
        let id = params.read().get("id").and_then(|text| text.parse().ok());
        MotionId(id.unwrap_or_default())
    };
    let step = move || Step::from_number(&query.read().get("step").unwrap_or_default());
    let item = Resource::new_blocking(id, api::view);
    view! {
        <main id="main" tabindex="-1" class="wrap narrow">
            <Title text=t(WRITE_TITLE)/>
            <Transition fallback=Loading>
                {move || {
                    let step = step();
                    Suspend::new(async move {
                        match item.await {
                            Ok(MotionView::Deputy(motion)) if motion.own => {
                                let id = motion.core.id;
                                let may = motion.core.actions.contains(&Action::Attach);
                                let files = motion.core.files;
                                let attach = (may && step == Step::Proposal)
                                    .then(|| view! { <Attachments id files/> });
                                let editing = Editing {
                                    id: Some(id),
                                    version: motion.version,
                                    draft: motion.draft,
                                    step,
                                    errors: Vec::new(),
                                    key: fresh_key(),
                                    theirs: None,
                                };
                                view! {
                                    <DraftForm editing/>
                                    {attach}
                                }
                                .into_any()
                            }
                            Ok(_) => {
                                let error = domain::Refusal::Forbidden.into();
                                view! { <Failed error/> }.into_any()
                            }
                            Err(error) => view! { <Failed error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </main>
    }
}

/// The form of one step. The server shows the very same with errors, when it has to.
#[component]
pub fn DraftForm(editing: Editing) -> impl IntoView {
    let Editing { id, version, draft, step, errors, key, theirs } = editing;
    let conflict = theirs.map(|theirs| view! { <Conflict theirs mine=draft.clone() step/> });
    let autosave = Autosave::new(id, version, draft.clone(), key.clone());
    let (form, kind) = (NodeRef::new(), draft.kind);
    let title = RwSignal::new(draft.text.title.clone());
    autosave.catch_up(form);
    let action = move || match autosave.id() {
        Some(id) => format!("/app/motions/{id}/edit"),
        None => "/app/motions/new".to_owned(),
    };
    let fields = match step {
        Step::Problem => {
            view! { <ProblemFields draft errors=errors.clone() autosave title/> }.into_any()
        }
        Step::Reason => view! { <ReasonFields draft errors=errors.clone() autosave/> }.into_any(),
        Step::Proposal => {
            view! { <ProposalFields draft errors=errors.clone() autosave/> }.into_any()
        }
    };
    let first = step == Step::Problem;
    let next = if step == Step::Proposal { TO_REVIEW } else { NEXT };
    view! {
        <div class="heading">
            <h1>{t(write_title(kind))}</h1>
        </div>
        <Steps id step kind/>
        <ErrorSummary errors label=field/>
        {conflict}
        <form class="form" method="post" action=action novalidate node_ref=form>
            <input type="hidden" name="key" value=key/>
            <input type="hidden" name="kind" value=kind.code()/>
            <input type="hidden" name="step" value=step.number().to_string()/>
            <input
                type="hidden"
                name="version"
                prop:value=move || autosave.version().to_string()
                value=version.to_string()
            />
            {fields}
            <SavedLine autosave/>
            <LikeThis title except=id heading=SIMILAR note=SIMILAR_NOTE/>
            <p class="quiet">{t(CLASSIFIED)}</p>
            <div class="actions">
                <button class="button" name="go" value="next">
                    {t(next)}
                </button>
                {(!first)
                    .then(|| {
                        view! {
                            <button class="button plain" name="go" value="back">
                                {t(BACK)}
                            </button>
                        }
                    })}
                <button class="button quiet end" name="go" value="keep">
                    {t(KEEP)}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Steps(id: Option<MotionId>, step: Step, kind: Kind) -> impl IntoView {
    view! {
        <ol class="steps">
            {Step::ALL
                .into_iter()
                .map(|one| {
                    let current = (one == step).then_some("step");
                    let done = one.number() < step.number();
                    let name = t(one.name(kind));
                    let text = match id {
                        Some(id) if one != step => {
                            let href = format!("/app/motions/{id}/edit?step={}", one.number());
                            view! { <a href=href>{name}</a> }.into_any()
                        }
                        _ => name.into_any(),
                    };
                    view! {
                        <li class:done=done aria-current=current>
                            {text}
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

#[component]
fn Part(
    id: &'static str,
    label: Word,
    hint: Word,
    value: String,
    errors: Vec<FieldError>,
    rows: u16,
    on_input: Callback<String>,
) -> impl IntoView {
    let error = flaw_of(&errors, id);
    let wrong = error.is_some();
    view! {
        <Field id label hint=Some(hint) error>
            <TextArea
                id
                name=id
                value
                rows
                invalid=wrong
                described_by=described(id, true, wrong)
                on_input
            />
        </Field>
    }
}

#[component]
fn ProblemFields(
    draft: Draft,
    errors: Vec<FieldError>,
    autosave: Autosave,
    title: RwSignal<String>,
) -> impl IntoView {
    let error = flaw_of(&errors, "title");
    let wrong = error.is_some();
    let (chosen, kind) = (draft.category, draft.kind);
    let category_error = flaw_of(&errors, "category");
    view! {
        <Field id="title" label=TITLE hint=Some(TITLE_HINT) error>
            <input
                id="title"
                name="title"
                value=draft.text.title.clone()
                maxlength=(draft::TITLE * 2).to_string()
                aria-describedby=described("title", true, wrong)
                aria-invalid=wrong.then_some("true")
                on:input=move |event| {
                    let value = event_target_value(&event);
                    title.set(value.clone());
                    autosave.change(move |draft| draft.text.title = value);
                }
            />
        </Field>
        <Field id="category" label=CATEGORY error=category_error>
            <select
                id="category"
                name="category"
                on:change=move |event| {
                    let value = Category::from_code(&event_target_value(&event));
                    autosave.change(move |draft| draft.category = value);
                }
            >
                <option value="">{t(CHOOSE)}</option>
                {Category::ALL
                    .iter()
                    .map(|one| {
                        view! {
                            <option value=one.code() selected=chosen == Some(*one)>
                                {t(category(*one))}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
        <Part
            id="problem"
            label=parts(kind)[0]
            hint=PROBLEM_HINT
            value=draft.text.problem
            errors
            rows=9
            on_input=autosave.typed(|draft, value| draft.text.problem = value)
        />
    }
}

#[component]
fn ReasonFields(draft: Draft, errors: Vec<FieldError>, autosave: Autosave) -> impl IntoView {
    view! {
        <Part
            id="reason"
            label=parts(draft.kind)[1]
            hint=REASON_HINT
            value=draft.text.reason
            errors
            rows=12
            on_input=autosave.typed(|draft, value| draft.text.reason = value)
        />
    }
}

#[component]
fn ProposalFields(draft: Draft, errors: Vec<FieldError>, autosave: Autosave) -> impl IntoView {
    let chosen = draft.disclosure;
    view! {
        <Part
            id="proposal"
            label=parts(draft.kind)[2]
            hint=PROPOSAL_HINT
            value=draft.text.proposal
            errors=errors.clone()
            rows=12
            on_input=autosave.typed(|draft, value| draft.text.proposal = value)
        />
        <fieldset
            class="choices"
            on:change=move |event| {
                let value = Disclosure::from_code(&event_target_value(&event));
                autosave.change(move |draft| draft.disclosure = value.unwrap_or(Disclosure::Full));
            }
        >
            <legend id="disclosure">{t(DISCLOSURE)}</legend>
            <Disclosures name="disclosure" chosen/>
        </fieldset>
        <Part
            id="summary"
            label=SUMMARY
            hint=SUMMARY_HINT
            value=draft.summary
            errors
            rows=3
            on_input=autosave.typed(|draft, value| draft.summary = value)
        />
    }
}

/// Both versions of the step side by side; saving again keeps the one in the form.
#[component]
fn Conflict(theirs: Draft, mine: Draft, step: Step) -> impl IntoView {
    let words = |draft: Draft| match step {
        Step::Problem => format!("{}\n{}", draft.text.title, draft.text.problem),
        Step::Reason => draft.text.reason,
        Step::Proposal => draft.text.proposal,
    };
    let side = |label: Word, draft: Draft| {
        view! {
            <article>
                <header>
                    <h2>{t(label)}</h2>
                </header>
                {super::parts::sections::paragraphs(&words(draft))}
            </article>
        }
    };
    view! {
        <div class="conflict">
            {side(CONFLICT_THEIRS, theirs)} {side(CONFLICT_MINE, mine)}
        </div>
    }
}
