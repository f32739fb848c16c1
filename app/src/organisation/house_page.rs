//! The congress itself: names, terms with their sessions, delegations, and the congresses below.

use domain::organisation::form::CongressForm;
use domain::organisation::view::{CongressRow, DelegationRow, SessionView, TermView};
use domain::{CongressId, DelegationId, SessionId, TermId};
use leptos::prelude::*;
use web_sys::FormData;

use super::api::{self, Overview};
use super::parts::frame::{AdminFrame, place, refreshed, staying};
use super::parts::list::List;
use super::parts::pages::{Pages, Search, narrow};
use super::parts::sheet::{Entry, Fold, Pick, Sheet};
use super::typed::Dates;
use super::words::*;
use crate::ui::act::{doing, value};
use crate::ui::state::{Empty, Failed, Loading};
use crate::ui::{Word, t, tf};

const PATH: &str = "/app/admin";

#[component]
pub fn HousePage() -> impl IntoView {
    let (place, count) = (place(), refreshed());
    let house = Resource::new(move || (place.get(), count.get()), |(here, _)| api::house(here));
    view! {
        <AdminFrame path=PATH title=HOUSE>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match house.await {
                        Ok(house) => view! { <Inside house/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
            <Below/>
        </AdminFrame>
    }
}

#[component]
fn Inside(house: Overview) -> impl IntoView {
    let Overview { congress, terms, delegations } = house;
    let here = Some(congress.id);
    view! {
        <section class="card">
            <h2>{congress.name.clone()}</h2>
            <Rename congress/>
        </section>
        <section class="flow">
            {terms
                .is_empty()
                .then(|| view! { <Empty icon="calendar" title=NO_TERM text=NO_TERM_TEXT/> })}
            {terms.into_iter().map(|term| view! { <Term term/> }).collect_view()}
            <AddTerm here/>
        </section>
        <section class="card">
            <h2>{t(DELEGATIONS)}</h2>
            {delegations.into_iter().map(|one| view! { <Delegation one/> }).collect_view()}
            <AddDelegation here/>
        </section>
    }
}

#[component]
fn Rename(congress: CongressRow) -> impl IntoView {
    let id = congress.id;
    let action = doing(move |form: CongressForm, key| api::rename_congress(Some(id), form, key));
    view! {
        <Fold title=t(RENAME)>
            <Sheet action form="rename" submit=SAVE read=names>
                <Entry form="rename" name="name" label=CONGRESS_NAME value=congress.name/>
                <Entry
                    form="rename"
                    name="short_name"
                    label=CONGRESS_SHORT
                    value=congress.short_name
                />
            </Sheet>
        </Fold>
    }
}

fn names(form: &FormData) -> Option<CongressForm> {
    Some(CongressForm { name: value(form, "name"), short_name: value(form, "short_name") })
}

fn dates(form: &FormData) -> Option<Dates> {
    Some(Dates {
        ordinal: value(form, "ordinal"),
        starts_on: value(form, "starts_on"),
        ends_on: value(form, "ends_on"),
        bills_until: value(form, "bills_until"),
    })
}

#[component]
fn Term(term: TermView) -> impl IntoView {
    let id = term.id;
    let title = tf(NTH_TERM, &[("n", &term.ordinal)]);
    let span = format!("{} – {}", term.starts_on, term.ends_on);
    view! {
        <section class="card">
            <h2>{title}</h2>
            <ul class="meta">
                <li>{span}</li>
                <li>{t(HOW_MANY_DEPUTIES)} " " {term.deputies}</li>
            </ul>
            {term.sessions.into_iter().map(|one| view! { <Session one/> }).collect_view()}
            <AddSession id/>
        </section>
    }
}

#[component]
fn Session(one: SessionView) -> impl IntoView {
    let id: SessionId = one.id;
    let form = format!("session-{id}");
    let action = doing(move |dates: Dates, key| api::change_session(id, dates, key));
    let title = format!(
        "{} · {} – {}",
        tf(NTH_SESSION, &[("n", &one.ordinal)]),
        one.starts_on,
        one.ends_on
    );
    let bills = one.bills_until.map(|at| at.to_string()).unwrap_or_default();
    view! {
        <Fold title>
            <Sheet action form=form.clone() submit=SAVE read=dates>
                <DateFields
                    form
                    ordinal=one.ordinal.to_string()
                    starts_on=one.starts_on.to_string()
                    ends_on=one.ends_on.to_string()
                    bills_until=Some(bills)
                />
            </Sheet>
        </Fold>
    }
}

#[component]
fn DateFields(
    form: String,
    #[prop(optional)] ordinal: String,
    #[prop(optional)] starts_on: String,
    #[prop(optional)] ends_on: String,
    /// Of a session alone.
    #[prop(default = None)]
    bills_until: Option<String>,
) -> impl IntoView {
    view! {
        <Entry form=form.clone() name="ordinal" label=ORDINAL value=ordinal kind="number"/>
        <div class="pair">
            <Entry form=form.clone() name="starts_on" label=STARTS_ON value=starts_on kind="date"/>
            <Entry form=form.clone() name="ends_on" label=ENDS_ON value=ends_on kind="date"/>
        </div>
        {bills_until
            .map(|value| {
                view! {
                    <Entry
                        form
                        name="bills_until"
                        label=BILLS_UNTIL
                        value
                        kind="datetime-local"
                        optional=true
                    />
                }
            })}
    }
}

#[component]
fn AddTerm(here: Option<CongressId>) -> impl IntoView {
    let action = doing(move |dates: Dates, key| api::add_term(here, dates, key));
    view! {
        <Fold title=t(ADD_TERM)>
            <Sheet action form="add-term" submit=ADD read=dates>
                <DateFields form="add-term".to_owned()/>
            </Sheet>
        </Fold>
    }
}

#[component]
fn AddSession(id: TermId) -> impl IntoView {
    let form = format!("add-session-{id}");
    let action = doing(move |dates: Dates, key| api::add_session(id, dates, key));
    view! {
        <Fold title=t(ADD_SESSION)>
            <Sheet action form=form.clone() submit=ADD read=dates>
                <DateFields form bills_until=Some(String::new())/>
            </Sheet>
        </Fold>
    }
}

#[component]
fn Delegation(one: DelegationRow) -> impl IntoView {
    let id: DelegationId = one.id;
    let form = format!("delegation-{id}");
    let action = doing(move |name: String, key| api::rename_delegation(id, name, key));
    let title = format!("{} · {}", one.name, one.deputies);
    view! {
        <Fold title>
            <Sheet action form=form.clone() submit=SAVE read=name>
                <Entry form name="name" label=NAME value=one.name/>
            </Sheet>
        </Fold>
    }
}

fn name(form: &FormData) -> Option<String> {
    Some(value(form, "name"))
}

#[component]
fn AddDelegation(here: Option<CongressId>) -> impl IntoView {
    let action = doing(move |name: String, key| api::add_delegation(here, name, key));
    view! {
        <Fold title=t(ADD_DELEGATION)>
            <Sheet action form="add-delegation" submit=ADD read=name>
                <Entry form="add-delegation" name="name" label=NAME/>
            </Sheet>
        </Fold>
    }
}

/// The congresses that the administrator governs, and the opening of one more.
#[component]
fn Below() -> impl IntoView {
    let narrow = narrow();
    let count = expect_context::<crate::ui::act::Refresh>().0;
    let list =
        Resource::new(move || (narrow.get(), count.get()), |(narrow, _)| api::congresses(narrow));
    view! {
        <section class="flow">
            <h2>{t(CONGRESSES)}</h2>
            <Search path=PATH/>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => {
                            let (total, next) = (list.total, list.page.next);
                            let (rows, icon) = (list.page.rows, "building");
                            let line = |row| view! { <Line row/> }.into_any();
                            view! {
                                <List title=CONGRESSES heads=&HEADS rows icon line/>
                                <Pages path=PATH total next/>
                            }
                                .into_any()
                        }
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
            <Create/>
        </section>
    }
}

const HEADS: [Word; 5] = [CONGRESS, LEVEL, TERM, SESSION, HOW_MANY_DEPUTIES];

#[component]
fn Line(row: CongressRow) -> impl IntoView {
    let number = |number: Option<i32>| number.map(|n| n.to_string()).unwrap_or_default();
    view! {
        <tr>
            <td class="title">
                <a href=staying(PATH, Some(row.id))>{row.name}</a>
            </td>
            <td>{t(level(row.level))}</td>
            <td class="number">{number(row.term)}</td>
            <td class="number">{number(row.session)}</td>
            <td class="number">{row.deputies}</td>
        </tr>
    }
}

/// For a region below that has no congress yet.
#[component]
fn Create() -> impl IntoView {
    let count = expect_context::<crate::ui::act::Refresh>().0;
    let regions = Resource::new(move || count.get(), |_| api::regions());
    let action = doing(move |(region, form): (String, CongressForm), key| {
        api::create_congress(region, form, key)
    });
    let read = |form: &FormData| Some((value(form, "region"), names(form)?));
    let free = move || {
        Suspend::new(async move {
            let free: Vec<_> = regions
                .await
                .unwrap_or_default()
                .into_iter()
                .filter(|one| one.congress.is_none())
                .map(|one| (one.code, one.name))
                .collect();
            (!free.is_empty()).then(|| {
                view! {
                    <Fold title=t(CREATE_CONGRESS)>
                        <Sheet action form="create" submit=ADD read>
                            <Pick form="create" name="region" label=REGION options=free/>
                            <Entry
                                form="create"
                                name="name"
                                label=CONGRESS_NAME
                                hint=Some(CONGRESS_NAME_HINT)
                            />
                            <Entry form="create" name="short_name" label=CONGRESS_SHORT/>
                        </Sheet>
                    </Fold>
                }
            })
        })
    };
    view! { <Transition>{free}</Transition> }
}
