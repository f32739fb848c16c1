//! 找代表: deputies in office by delegation, to be found by name.

use domain::DelegationId;
use domain::deputy::{DelegationName, DeputyList, Members};
use domain::organisation::DeputyName;
use leptos::prelude::*;

use super::parts::find::Find;
use super::words::*;
use crate::ui::address::with_query;
use crate::ui::state::Empty;
use crate::ui::{t, tf};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub name: String,
    pub delegation: Option<DelegationId>,
}

#[component]
pub fn DeputiesPage(asked: Asked, list: DeputyList) -> impl IntoView {
    let searched = !asked.name.is_empty();
    let nobody = searched && list.shown.is_empty();
    let more = list.more;
    let lead = tf(DEPUTIES_LEAD, &[("n", &list.total)]);
    let query = asked.name.clone();
    let congress = |members: &Members| members.delegation.congress.clone();
    let several = list.shown.windows(2).any(|two| congress(&two[0]) != congress(&two[1]));
    view! {
        <div class="heading">
            <h1>{t(DEPUTIES_TITLE)}</h1>
            <p>{lead}</p>
        </div>
        <Find action="/deputies" label=SEARCH_DEPUTIES query/>
        <Delegations asked list=list.delegations/>
        {nobody
            .then(|| {
                view! {
                    <Empty icon="people" title=NOBODY text=NOBODY_TEXT>
                        <a class="button plain" href="/deputies">
                            {t(ALL_DEPUTIES)}
                        </a>
                    </Empty>
                }
            })}
        {list.shown.into_iter().map(|members| view! { <Group members several/> }).collect_view()}
        {more.then(|| view! { <p class="quiet">{t(MORE_DEPUTIES)}</p> })}
    }
}

#[component]
fn Delegations(asked: Asked, list: Vec<DelegationName>) -> impl IntoView {
    let everybody = asked.name.is_empty() && asked.delegation.is_none();
    let chip = |current: bool, href: String, label: String| {
        view! {
            <li>
                <a class="chip" href=href aria-current=current.then_some("true")>
                    {label}
                </a>
            </li>
        }
    };
    let one = |delegation: DelegationName| {
        let current = asked.delegation == Some(delegation.id);
        let pairs = [("delegation", delegation.id.to_string())];
        let label = format!("{} {}", delegation.name, delegation.size);
        chip(current, with_query("/deputies", &pairs), label)
    };
    let all = chip(everybody, "/deputies".to_owned(), t(EVERYTHING).to_owned());
    view! {
        <ul class="chips strip" aria-label=t(BY_DELEGATION)>
            {all} {list.into_iter().map(one).collect_view()}
        </ul>
    }
}

#[component]
fn Group(members: Members, several: bool) -> impl IntoView {
    let count = members.deputies.len();
    let congress = several.then_some(members.delegation.congress);
    view! {
        <section class="band">
            <header>
                <h2>
                    {members.delegation.name} " "
                    <span class="tally">{tf(PEOPLE, &[("n", &count)])}</span>
                </h2>
                {congress.map(|name| view! { <span class="small">{name}</span> })}
            </header>
            <ul class="members">{members.deputies.into_iter().map(member).collect_view()}</ul>
        </section>
    }
}

fn member(deputy: DeputyName) -> impl IntoView {
    let first: String = deputy.name.chars().take(1).collect();
    view! {
        <li class="person">
            <span class="face" aria-hidden="true">
                {first}
            </span>
            <a href=format!("/deputies/{}", deputy.mandate)>{deputy.name}</a>
        </li>
    }
}
