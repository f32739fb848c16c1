//! One person: details, phone, mandates. What is shown of a phone is masked.

use domain::organisation::MandateState;
use domain::organisation::form::{MandateForm, PersonForm};
use domain::organisation::view::{DelegationRow, MandateView, PersonView};
use domain::{AccountId, CongressId, PersonId, TermId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use web_sys::FormData;

use super::api;
use super::parts::frame::{AdminFrame, place, refreshed, staying};
use super::parts::sheet::{Entry, Fold, Pick, Press, Sheet, or_none};
use super::people_page::{PersonFields, person_of};
use super::words::*;
use crate::ui::act::{Outcome, doing, number, value};
use crate::ui::state::{Failed, Loading};
use crate::ui::t;

const LIST: &str = "/app/admin/people";

#[component]
pub fn PersonPage() -> impl IntoView {
    let (place, count) = (place(), refreshed());
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let id = params.read().get("id").and_then(|text| text.parse().ok());
        PersonId(id.unwrap_or_default())
    });
    let one = Resource::new(
        move || (place.get(), id.get(), count.get()),
        |(here, id, _)| api::person(here, id),
    );
    let house = Resource::new(move || place.get(), api::house);
    view! {
        <AdminFrame path=LIST title=PERSON>
            <p>
                <a href=move || staying(LIST, place.get())>{t(BACK_TO_LIST)}</a>
            </p>
            <Transition fallback=Loading>
                {move || {
                    let here = place.get();
                    Suspend::new(async move {
                        match (one.await, house.await) {
                            (Ok(person), Ok(house)) => {
                                let delegations = house.delegations;
                                view! { <Person here person delegations/> }.into_any()
                            }
                            (Err(error), _) | (_, Err(error)) => {
                                view! { <Failed error/> }.into_any()
                            }
                        }
                    })
                }}
            </Transition>
        </AdminFrame>
    }
}

#[component]
fn Person(
    here: Option<CongressId>,
    person: PersonView,
    delegations: Vec<DelegationRow>,
) -> impl IntoView {
    let account = person.account.as_ref().map(|one| one.id);
    let state = person.account.as_ref().map_or(NO_ACCOUNT, |one| account_state(one.state));
    view! {
        <section class="card">
            <h2>{person.name.clone()}</h2>
            <ul class="meta">
                <li>{person.phone.clone()}</li>
                <li>{t(state)}</li>
            </ul>
            <Phone here id=person.id account/>
        </section>
        <section class="card">
            <h2>{t(MANDATES)}</h2>
            {person
                .mandates
                .clone()
                .into_iter()
                .map(|one| view! { <Mandate one delegations=delegations.clone()/> })
                .collect_view()}
        </section>
        <Details here person/>
    }
}

#[component]
fn Phone(here: Option<CongressId>, id: PersonId, account: Option<AccountId>) -> impl IntoView {
    let action = doing(move |phone: String, key| api::set_phone(here, id, account, phone, key));
    let read = |form: &FormData| Some(value(form, "phone"));
    view! {
        <Fold title=t(SET_PHONE)>
            <p class="quiet">{t(SET_PHONE_TEXT)}</p>
            <Sheet action form="phone" submit=SAVE read>
                <Entry form="phone" name="phone" label=PHONE kind="tel"/>
            </Sheet>
        </Fold>
    }
}

#[component]
fn Mandate(one: MandateView, delegations: Vec<DelegationRow>) -> impl IntoView {
    let id = one.id;
    let form = format!("mandate-{id}");
    let change = doing(move |form: MandateForm, key| api::change_mandate(id, form, key));
    let set = doing(move |state: MandateState, key| api::set_mandate_state(id, state, key));
    let title = format!("{} · {} · {}", one.congress, one.credential, t(mandate_state(one.state)));
    let options = delegations.into_iter().map(|row| (row.id.to_string(), row.name)).collect();
    let chosen = one.delegation.map(|id| id.to_string()).unwrap_or_default();
    let read = |form: &FormData| {
        Some(MandateForm {
            // the term of a mandate stands
            term: TermId(0),
            delegation: number(form, "delegation").map(domain::DelegationId),
            credential: value(form, "credential"),
            constituency: value(form, "constituency"),
        })
    };
    view! {
        <Fold title>
            <Sheet action=change form=form.clone() submit=SAVE read>
                <Pick
                    form=form.clone()
                    name="delegation"
                    label=DELEGATION
                    options=or_none(options)
                    chosen
                />
                <Entry
                    form=form.clone()
                    name="credential"
                    label=CREDENTIAL
                    value=one.credential.clone()
                />
                <Entry
                    form
                    name="constituency"
                    label=CONSTITUENCY
                    value=one.constituency.clone()
                    optional=true
                />
            </Sheet>
            <Outcome action=set/>
            <div class="actions">
                {next_states(one.state)
                    .iter()
                    .map(|(state, label)| {
                        view! { <Press action=set input=*state label=t(*label)/> }
                    })
                    .collect_view()}
            </div>
        </Fold>
    }
}

/// What an ended mandate can become: nothing.
fn next_states(state: MandateState) -> &'static [(MandateState, crate::ui::Word)] {
    match state {
        MandateState::Active => &[(MandateState::Suspended, SUSPEND), (MandateState::Ended, END)],
        MandateState::Suspended => &[(MandateState::Active, RESUME), (MandateState::Ended, END)],
        MandateState::Ended => &[],
    }
}

#[component]
fn Details(here: Option<CongressId>, person: PersonView) -> impl IntoView {
    let id = person.id;
    let action = doing(move |form: PersonForm, key| api::change_person(here, id, form, key));
    let filled = PersonForm {
        name: person.name.clone(),
        phone: String::new(),
        gender: person.gender,
        nation: person.nation,
        birth: person.birth,
        party: person.party,
        education: person.education,
        occupation: person.occupation,
        employer: person.employer,
        bio: person.bio,
    };
    view! {
        <section class="card">
            <h2>{t(DETAILS)}</h2>
            <Sheet
                action
                form="details"
                submit=SAVE
                read=|form: &FormData| Some(PersonForm { phone: String::new(), ..person_of(form) })
            >
                <Entry form="details" name="name" label=FULL_NAME value=person.name/>
                <PersonFields form="details".to_owned() person=filled/>
            </Sheet>
        </section>
    }
}
