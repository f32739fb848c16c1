//! 建议公开: every suggestion that is disclosed, to search and to narrow down, by plain addresses.

use domain::motion::public::PublicList;
use domain::motion::{Category, PublicState};
use domain::organisation::UnitName;
use domain::{UnitId, search};
use leptos::prelude::*;

use super::parts::find::Find;
use super::parts::results::{Pages, Results};
use super::words::*;
use crate::ui::address::with_query;
use crate::ui::motion::words::{LEAD_UNIT, category};
use crate::ui::state::Empty;
use crate::ui::{Icon, Word, t, tf};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub query: String,
    pub state: Option<PublicState>,
    pub category: Option<Category>,
    pub unit: Option<UnitId>,
    pub after: Option<String>,
}

impl Asked {
    /// Nothing is looked for with more characters than a query may have.
    pub fn is_too_long(&self) -> bool {
        self.query.chars().count() > search::QUERY
    }

    pub fn is_narrowed(&self) -> bool {
        self.category.is_some() || self.unit.is_some()
    }

    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The wishes by their names in the address, but for the page.
    fn pairs(&self) -> [(&'static str, String); 4] {
        [
            ("q", self.query.clone()),
            ("state", self.state.map(|one| one.code().to_owned()).unwrap_or_default()),
            ("category", self.category.map(|one| one.code().to_owned()).unwrap_or_default()),
            ("unit", self.unit.map(|one| one.to_string()).unwrap_or_default()),
        ]
    }

    fn address(&self, after: Option<String>) -> String {
        let [query, state, category, unit] = self.pairs();
        let after = ("after", after.unwrap_or_default());
        with_query("/motions", &[query, state, category, unit, after])
    }

    fn kept(&self, but: &[&str]) -> Vec<(&'static str, String)> {
        self.pairs().into_iter().filter(|(name, _)| !but.contains(name)).collect()
    }
}

#[component]
pub fn ListPage(asked: Asked, list: PublicList, units: Vec<UnitName>) -> impl IntoView {
    let first = asked.after.is_some().then(|| asked.address(None));
    let next = list.next.clone().map(|after| asked.address(Some(after)));
    let query = asked.query.clone();
    let body = if asked.is_too_long() {
        view! { <Empty icon="search" title=TOO_LONG text=TOO_LONG_TEXT/> }.into_any()
    } else if list.rows.is_empty() {
        view! { <Nothing asked=asked.clone()/> }.into_any()
    } else {
        view! { <Results rows=list.rows query=query.clone()/> }.into_any()
    };
    view! {
        <div class="heading">
            <h1>{t(MOTIONS_TITLE)}</h1>
            <p>{t(MOTIONS_LEAD)}</p>
        </div>
        <Find action="/motions" label=SEARCH_MOTIONS query=query kept=asked.kept(&["q"])/>
        <States asked=asked.clone()/>
        <Filters asked=asked.clone() units/>
        <h2 class="found">{heading(&asked, list.found)}</h2>
        {body}
        <Pages first next/>
        <OpenData/>
    }
}

/// What stands here for programs, whole and to follow.
pub const OPEN: [(&str, &str, Word); 3] = [
    ("/motions.csv", "text/csv", OPEN_CSV),
    ("/motions.json", "application/json", OPEN_JSON),
    ("/motions.atom", "application/atom+xml", OPEN_FEED),
];

#[component]
fn OpenData() -> impl IntoView {
    let link = |(href, kind, label): (&'static str, &'static str, Word)| {
        view! {
            <li>
                <a href=href type=kind>
                    {t(label)}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=t(OPEN_DATA)>
            <ul class="meta formats">
                <li>{t(OPEN_DATA)}</li>
                {OPEN.map(link).collect_view()}
            </ul>
        </nav>
    }
}

/// `找到 12 件`, or what the list is.
fn heading(asked: &Asked, found: Option<usize>) -> String {
    match found {
        Some(0) => t(FOUND_NONE).to_owned(),
        Some(count) if count >= PublicList::MOST => t(FOUND_MANY).to_owned(),
        Some(count) => tf(FOUND, &[("n", &count)]),
        None => t(asked.state.map_or(EVERY_STATE, state_title)).to_owned(),
    }
}

#[component]
fn States(asked: Asked) -> impl IntoView {
    let chip = |state: Option<PublicState>, label: Word| {
        let current = (asked.state == state).then_some("true");
        let href = Asked { state, ..asked.clone() }.address(None);
        view! {
            <li>
                <a class="chip" href=href aria-current=current>
                    {t(label)}
                </a>
            </li>
        }
    };
    let states = PublicState::ALL.iter().map(|one| chip(Some(*one), state(*one))).collect_view();
    view! { <ul class="chips" aria-label=t(BY_STATE)>{chip(None, EVERYTHING)} {states}</ul> }
}

#[component]
fn Filters(asked: Asked, units: Vec<UnitName>) -> impl IntoView {
    let now: Vec<_> = [
        asked.category.map(|one| t(category(one)).to_owned()),
        asked.unit.and_then(|id| units.iter().find(|one| one.id == id)).map(|one| one.name.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (now_category, now_unit) = (asked.category, asked.unit);
    let categories = Category::ALL.iter().map(move |one| {
        let chosen = now_category == Some(*one);
        view! { <option value=one.code() selected=chosen>{t(category(*one))}</option> }
    });
    let units = units.into_iter().map(move |one| {
        let chosen = now_unit == Some(one.id);
        view! { <option value=one.id.to_string() selected=chosen>{one.name}</option> }
    });
    let kept = asked.kept(&["category", "unit"]);
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value/> };
    let clear = Asked { category: None, unit: None, ..asked.clone() }.address(None);
    view! {
        <details class="filters" open=asked.is_narrowed()>
            <summary>
                <Icon name="filter"/>
                {t(FILTER)}
                <span class="quiet">{now.join(" · ")}</span>
            </summary>
            <form action="/motions">
                {kept.map(hidden).collect_view()}
                <Select name="category" label=CATEGORY>
                    {categories.collect_view()}
                </Select>
                <Select name="unit" label=LEAD_UNIT>
                    {units.collect_view()}
                </Select>
                <div class="actions">
                    <button class="button plain">{t(APPLY)}</button>
                    {asked
                        .is_narrowed()
                        .then(|| {
                            view! {
                                <a class="button quiet" href=clear>
                                    {t(CLEAR)}
                                </a>
                            }
                        })}
                </div>
            </form>
        </details>
    }
}

#[component]
fn Select(name: &'static str, label: Word, children: Children) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{t(label)}</label>
            <select id=name name=name>
                <option value="">{t(EVERYTHING)}</option>
                {children()}
            </select>
        </div>
    }
}

/// Nothing there: because of what was asked, or because there is nothing yet.
#[component]
fn Nothing(asked: Asked) -> impl IntoView {
    if asked.is_plain() {
        return view! { <Empty icon="file" title=NOTHING_YET text=NOTHING_YET_TEXT/> }.into_any();
    }
    view! {
        <Empty icon="search" title=NO_MATCH text=NO_MATCH_TEXT>
            <a class="button plain" href="/motions">
                {t(START_AGAIN)}
            </a>
        </Empty>
    }
    .into_any()
}
