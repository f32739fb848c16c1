//! What came of papers that were read in: counts and report, columns, items.

use std::collections::BTreeMap;

use domain::motion::import::{Fate, ImportItem, ImportLook, ImportProblem, ImportTable};
use leptos::prelude::*;
use leptos_router::location::Url;

use crate::motion::import::{place, problem, report};
use crate::motion::words::import::*;
use crate::ui::{Icon, t, tf};

/// Items that are listed; all of them stand in the report.
const LISTED: usize = 300;

/// Counts, problems of files, and the report to take along.
#[component]
pub fn Report(look: ImportLook) -> impl IntoView {
    let known = look.count(Fate::Known) + look.count(Fate::Twice);
    let flawed = look.count(Fate::Flawed);
    let counts = match look.done {
        true => tf(
            ENTERED,
            &[("entered", &look.count(Fate::Entered)), ("flawed", &flawed), ("known", &known)],
        ),
        false => tf(
            LOOKED,
            &[
                ("all", &look.items.len()),
                ("new", &look.count(Fate::New)),
                ("flawed", &flawed),
                ("known", &known),
            ],
        ),
    };
    let class = match (look.done, look.is_clean()) {
        (true, _) => "notice ok",
        (false, true) => "notice info",
        (false, false) => "notice late",
    };
    let untold = (look.untold > 0).then(|| view! { <p>{tf(UNTOLD, &[("n", &look.untold)])}</p> });
    let href = format!("data:text/csv;charset=utf-8,{}", Url::escape(&report(&look)));
    view! {
        <div class=class role="status" id="report">
            <p>{counts}</p>
            {untold}
            <p>
                <a href=href rel="external" download=t(REPORT_NAME)>
                    {t(REPORT)}
                </a>
            </p>
        </div>
        {(!look.problems.is_empty())
            .then(|| {
                view! {
                    <section class="card">
                        <h2>{t(FILE_PROBLEMS)}</h2>
                        <Problems problems=look.problems.clone() placed=true/>
                    </section>
                }
            })}
    }
}

#[component]
fn Problems(problems: Vec<ImportProblem>, #[prop(optional)] placed: bool) -> impl IntoView {
    let line = |one: ImportProblem| {
        let at = placed.then(|| format!("{} ", place(&one.place)));
        view! {
            <li class:error=one.stops>
                {at}
                {problem(&one)}
            </li>
        }
    };
    (!problems.is_empty()).then(|| {
        view! { <ul class="plain">{problems.into_iter().map(line).collect_view()}</ul> }
    })
}

/// What each column is taken for; another choice counts when the papers are read again.
#[component]
pub fn Columns(
    tables: Vec<ImportTable>,
    columns: RwSignal<BTreeMap<String, Option<String>>>,
) -> impl IntoView {
    let table = move |(nth, table): (usize, ImportTable)| {
        let title = place(&table.place);
        let fields = table.columns.into_iter().enumerate().map(|(at, column)| {
            let id = format!("column-{nth}-{at}");
            let words = column.words.clone();
            let options = FIELDS.iter().map(|(code, label)| {
                let chosen = column.field.as_deref() == Some(*code);
                view! { <option value=*code selected=chosen>{t(*label)}</option> }
            });
            let options = options.collect_view();
            let change = move |event| {
                let code = event_target_value(&event);
                let field = Some(code).filter(|code| !code.is_empty());
                columns.update(|all| {
                    all.insert(words.clone(), field);
                });
            };
            view! {
                <div class="field">
                    <label for=id.clone()>{column.words}</label>
                    <select id=id on:change=change>
                        <option value="" selected=column.field.is_none()>
                            {t(LEAVE_OUT)}
                        </option>
                        {options}
                    </select>
                </div>
            }
        });
        view! {
            <details class="filters">
                <summary>
                    <Icon name="table"/>
                    {t(COLUMNS)}
                    <span class="quiet">{title}</span>
                </summary>
                <div class="form">{fields.collect_view()}</div>
            </details>
        }
    };
    tables.into_iter().enumerate().map(table).collect_view()
}

/// The items, those to be mended first.
#[component]
pub fn Items(look: ImportLook) -> impl IntoView {
    let (mut items, rest): (Vec<_>, Vec<_>) =
        look.items.into_iter().partition(|item| item.fate == Fate::Flawed);
    items.extend(rest);
    let more = (items.len() > LISTED).then(|| view! { <p>{tf(FIRST_OF, &[("n", &LISTED)])}</p> });
    items.truncate(LISTED);
    (!items.is_empty()).then(|| {
        view! {
            <section class="flow">
                <h2>{t(ITEMS_READ)}</h2>
                {more}
                <div class="scroll" role="region" tabindex="0" aria-label=t(ITEMS_READ)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th>{t(WHAT_BECOMES)}</th>
                                <th>{t(PAPER_NUMBER)}</th>
                                <th class="title">{t(PAPER_TITLE)}</th>
                                <th>{t(LED_BY)}</th>
                                <th>{t(PROBLEMS)}</th>
                                <th>{t(PLACE)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {items
                                .into_iter()
                                .map(|item| view! { <Line item/> })
                                .collect_view()}
                        </tbody>
                    </table>
                </div>
            </section>
        }
    })
}

#[component]
fn Line(item: ImportItem) -> impl IntoView {
    view! {
        <tr>
            <td>
                <span class=fate_class(item.fate)>{t(fate(item.fate))}</span>
            </td>
            <td>{item.number}</td>
            <td class="title">{item.title}</td>
            <td>{item.lead}</td>
            <td>
                <Problems problems=item.problems/>
            </td>
            <td class="quiet">{place(&item.place)}</td>
        </tr>
    }
}
