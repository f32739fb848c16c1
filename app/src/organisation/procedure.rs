//! 程序: which path the suggestions of a congress follow, and how many sign a bill.

use domain::CongressId;
use domain::motion::Path;
use domain::organisation::view::ProcedureView;
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{place, refreshed};
use super::parts::sheet::{Entry, Fold, Pick, Sheet};
use super::words::*;
use crate::ui::act::{doing, value};
use crate::ui::state::Failed;
use crate::ui::{Word, t, tf};

const FORM: &str = "procedure";

const PATHS: [(Path, Word); 2] = [(Path::Assigned, PATH_ASSIGNED), (Path::Direct, PATH_DIRECT)];

#[component]
pub fn ProcedureCard() -> impl IntoView {
    let (place, count) = (place(), refreshed());
    let view = Resource::new(move || (place.get(), count.get()), |(here, _)| api::procedure(here));
    view! {
        <Transition>
            {move || {
                let here = place.get();
                Suspend::new(async move {
                    match view.await {
                        Ok(view) => view! { <Card here view/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Card(here: Option<CongressId>, view: ProcedureView) -> impl IntoView {
    let ProcedureView { own, law } = view;
    let action =
        doing(move |(path, signatories), key| api::set_procedure(here, path, signatories, key));
    let read = |form: &FormData| {
        Some((Path::from_code(&value(form, "path"))?, value(form, "signatories")))
    };
    let options =
        PATHS.iter().map(|(path, word)| (path.code().to_owned(), t(*word).to_owned())).collect();
    let path = PATHS.iter().find(|(path, _)| *path == own.suggestions).map(|(_, word)| t(*word));
    let signed = tf(SIGNATORIES_NOW, &[("n", &own.bill_signatories)]);
    let least = tf(SIGNATORIES_HINT, &[("n", &law.bill_signatories)]);
    view! {
        <section class="card flow">
            <h2>{t(PROCEDURE)}</h2>
            <p>{path} " · " {signed}</p>
            <Fold title=t(SET_PROCEDURE)>
                <Sheet action form=FORM submit=SAVE read>
                    <Pick
                        form=FORM
                        name="path"
                        label=SUGGESTION_PATH
                        options
                        chosen=own.suggestions.code()
                    />
                    <p class="hint">{least}</p>
                    <Entry
                        form=FORM
                        name="signatories"
                        label=SIGNATORIES
                        kind="number"
                        value=own.bill_signatories.to_string()
                    />
                </Sheet>
            </Fold>
        </section>
    }
}
