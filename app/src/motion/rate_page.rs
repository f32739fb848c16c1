//! Rating: first the reply is read, then one screen and two taps. A plain form.

use domain::motion::view::{DeputyMotion, MotionView};
use domain::rating::{Grade, OwnRating};
use domain::{FieldError, MotionId};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api;
use super::item_page::motion_id;
use super::parts::sections::Letters;
use super::words::*;
use crate::ui::dates::day;
use crate::ui::form::{Choice, ErrorSummary, Field, described, flaw, flaw_of};
use crate::ui::key::fresh_key;
use crate::ui::state::{Failed, Loading};
use crate::ui::{Icon, TextArea, Word, t, tf};

/// What was picked, when the form comes back with something to mend.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    pub attitude: Option<Grade>,
    pub result: Option<Grade>,
    pub reason: String,
    pub consent: bool,
    pub sealed: bool,
    pub errors: Vec<FieldError>,
}

#[component]
pub fn RatePage() -> impl IntoView {
    let id = motion_id();
    let item = Resource::new_blocking(id, api::view);
    view! {
        <main id="main" tabindex="-1" class="wrap narrow">
            <Title text=t(RATE_TITLE)/>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match item.await {
                        Ok(MotionView::Deputy(motion)) => {
                            view! { <Rating motion picked=Picked::default() key=fresh_key()/> }
                                .into_any()
                        }
                        Ok(_) => {
                            let error = domain::Refusal::Forbidden.into();
                            view! { <Failed error/> }.into_any()
                        }
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </main>
    }
}

/// The reply and the form; the server shows the very same with errors, when it has to.
#[component]
pub fn Rating(motion: DeputyMotion, picked: Picked, key: String) -> impl IntoView {
    let DeputyMotion { core, ratings, .. } = motion;
    let own = ratings.into_iter().next_back().filter(|own| own.open && !own.sealed);
    let letters = core.replies.into_iter().next_back().into_iter().collect::<Vec<_>>();
    let title = core.text.title;
    view! {
        <p class="trail">
            <a href=format!("/app/motions/{}", core.id)>{title}</a>
        </p>
        <h2>{t(READ_FIRST)}</h2>
        <Letters replies=letters/>
        {match own {
            Some(own) => view! { <RateForm id=core.id own picked key/> }.into_any(),
            None => view! { <p class="notice info">{t(RATE_CLOSED)}</p> }.into_any(),
        }}
    }
}

#[component]
fn RateForm(id: MotionId, own: OwnRating, picked: Picked, key: String) -> impl IntoView {
    let reason_error = flaw_of(&picked.errors, "reason");
    let wrong = reason_error.is_some();
    let error_of = |name: &str| {
        let found = picked.errors.iter().find(|error| error.field == name);
        found.map(|error| flaw(&error.flaw))
    };
    let (attitude_error, result_error) = (error_of("attitude"), error_of("result"));
    view! {
        <ErrorSummary errors=picked.errors.clone() label=field/>
        <form class="form rating card" method="post" action=format!("/app/motions/{id}/rate")>
            <h1>{t(RATE_TITLE)}</h1>
            <input type="hidden" name="key" value=key/>
            <Grades name="attitude" legend=ATTITUDE chosen=picked.attitude error=attitude_error/>
            <Grades name="result" legend=RESULT chosen=picked.result error=result_error/>
            <Field id="reason" label=RATE_REASON hint=Some(RATE_REASON_HINT) error=reason_error>
                <TextArea
                    id="reason"
                    name="reason"
                    value=picked.reason
                    rows=3
                    invalid=wrong
                    described_by=described("reason", true, wrong)
                />
            </Field>
            <label class="check">
                <input type="checkbox" name="consent" value="true" checked=picked.consent/>
                <span>{t(RATE_CONSENT)}</span>
            </label>
            <label class="check">
                <input type="checkbox" name="sealed" value="true" checked=picked.sealed/>
                <span>{t(RATE_SEAL)}</span>
            </label>
            <div class="sealed">
                <Icon name="envelope-sealed"/>
                <p>{tf(RATE_PROMISE, &[("day", &day(own.due))])} " " {t(RATE_PLAIN)}</p>
            </div>
            {(!own.official).then(|| view! { <p class="quiet">{t(REFERENCE)}</p> })}
            <button class="button wide big">{t(RATE_SUBMIT)}</button>
        </form>
    }
}

#[component]
fn Grades(
    name: &'static str,
    legend: Word,
    chosen: Option<Grade>,
    error: Option<String>,
) -> impl IntoView {
    view! {
        <fieldset class="choices three" id=name>
            <legend>{t(legend)}</legend>
            {error
                .map(|error| {
                    view! {
                        <p class="error">
                            <Icon name="warning"/>
                            {error}
                        </p>
                    }
                })}
            {Grade::ALL
                .iter()
                .map(|one| {
                    let checked = chosen == Some(*one);
                    view! { <Choice name value=one.code() label=grade(*one) checked/> }
                })
                .collect_view()}
        </fieldset>
    }
}
