//! Deputies of the newest term, and the entry of one more.

use domain::organisation::Gender;
use domain::organisation::form::{MandateForm, PersonForm};
use domain::organisation::view::DeputyRow;
use domain::{CongressId, TermId};
use leptos::prelude::*;
use web_sys::FormData;

use super::api::{self, Overview};
use super::parts::frame::{AdminFrame, place, refreshed, staying};
use super::parts::list::List;
use super::parts::pages::{Pages, Search, narrow};
use super::parts::sheet::{Entry, Fold, Pick, Sheet, options, or_none};
use super::words::*;
use crate::ui::act::{doing, number, value};
use crate::ui::state::{Empty, Failed, Loading};
use crate::ui::{Word, t, tf};

const PATH: &str = "/app/admin/people";

#[component]
pub fn PeoplePage() -> impl IntoView {
    let (place, narrow, count) = (place(), narrow(), refreshed());
    let list = Resource::new(
        move || (place.get(), narrow.get(), count.get()),
        |(here, narrow, _)| api::deputies(here, narrow),
    );
    let house = Resource::new(move || place.get(), api::house);
    view! {
        <AdminFrame path=PATH title=DEPUTIES>
            <Search path=PATH/>
            <Transition fallback=Loading>
                {move || {
                    let here = place.get();
                    Suspend::new(async move {
                        match (list.await, house.await) {
                            (Ok(list), Ok(house)) => {
                                let (total, next) = (list.total, list.page.next);
                                let (rows, icon) = (list.page.rows, "people");
                                let line = move |row| view! { <Line here row/> }.into_any();
                                view! {
                                    <List title=DEPUTIES heads=&HEADS rows icon line/>
                                    <Pages path=PATH total next/>
                                    <AddDeputy here house/>
                                }
                                    .into_any()
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

const HEADS: [Word; 6] = [FULL_NAME, CREDENTIAL, DELEGATION, STATE, PHONE, ACCOUNTS];

#[component]
fn Line(here: Option<CongressId>, row: DeputyRow) -> impl IntoView {
    let href = staying(&format!("{PATH}/{}", row.person), here);
    let account = row.account.map_or(NO_ACCOUNT, account_state);
    view! {
        <tr>
            <td class="title">
                <a href=href>{row.name}</a>
            </td>
            <td class="unbroken">{row.credential}</td>
            <td>{row.delegation}</td>
            <td>{t(mandate_state(row.state))}</td>
            <td class="unbroken">{row.phone}</td>
            <td>{t(account)}</td>
        </tr>
    }
}

#[component]
fn AddDeputy(here: Option<CongressId>, house: Overview) -> impl IntoView {
    let form = "add-deputy";
    let action = doing(move |(person, mandate): (PersonForm, MandateForm), key| {
        api::add_deputy(here, person, mandate, key)
    });
    let read = |form: &FormData| Some((person_of(form), mandate_of(form)?));
    if house.terms.is_empty() {
        return view! { <Empty icon="calendar" title=NO_TERM text=NO_TERM_TEXT/> }.into_any();
    }
    let terms = house
        .terms
        .iter()
        .map(|one| (one.id.to_string(), tf(NTH_TERM, &[("n", &one.ordinal)])))
        .collect();
    let delegations =
        house.delegations.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
    view! {
        <Fold title=t(ADD_DEPUTY)>
            <Sheet action form submit=ADD read>
                <Entry form name="name" label=FULL_NAME/>
                <Entry
                    form
                    name="phone"
                    label=PHONE
                    kind="tel"
                    hint=Some(PHONE_HINT)
                    optional=true
                />
                <Pick form name="term" label=TERM options=terms/>
                <Pick form name="delegation" label=DELEGATION options=or_none(delegations)/>
                <Entry form name="credential" label=CREDENTIAL/>
                <Entry form name="constituency" label=CONSTITUENCY optional=true/>
                <PersonFields form=form.to_owned() person=PersonForm::default()/>
            </Sheet>
        </Fold>
    }
    .into_any()
}

/// Everything about a person but name and phone.
#[component]
pub fn PersonFields(form: String, person: PersonForm) -> impl IntoView {
    let genders = or_none(options(Gender::ALL, Gender::code, gender));
    let chosen = person.gender.map(Gender::code).unwrap_or_default();
    let entry = {
        let form = form.clone();
        move |name: &'static str, label: Word, value: String| {
            view! { <Entry form=form.clone() name label value optional=true/> }
        }
    };
    view! {
        <div class="pair">
            <Pick form=form.clone() name="gender" label=GENDER options=genders chosen/>
            {entry("nation", NATION, person.nation)}
        </div>
        <Entry
            form
            name="birth"
            label=BIRTH
            value=person.birth
            kind="month"
            hint=Some(BIRTH_HINT)
            optional=true
        />
        {entry("party", PARTY, person.party)}
        {entry("education", EDUCATION, person.education)}
        {entry("occupation", OCCUPATION, person.occupation)}
        {entry("employer", EMPLOYER, person.employer)}
        {entry("bio", BIO, person.bio)}
    }
}

pub fn person_of(form: &FormData) -> PersonForm {
    let text = |name: &str| value(form, name);
    PersonForm {
        name: text("name"),
        phone: text("phone"),
        gender: Gender::from_code(&text("gender")),
        nation: text("nation"),
        birth: text("birth"),
        party: text("party"),
        education: text("education"),
        occupation: text("occupation"),
        employer: text("employer"),
        bio: text("bio"),
    }
}

pub fn mandate_of(form: &FormData) -> Option<MandateForm> {
    Some(MandateForm {
        term: TermId(number(form, "term")?),
        delegation: number(form, "delegation").map(domain::DelegationId),
        credential: value(form, "credential"),
        constituency: value(form, "constituency"),
    })
}
