//! The working calendar by year: what is announced, and the entry of a year, which says how many
//! provisional dates moved.

use domain::calendar::{Day, DayKind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::api;
use super::parts::frame::{AdminFrame, refreshed};
use super::parts::sheet::Flaws;
use super::words::*;
use crate::error::AppError;
use crate::ui::act::{alive, fields, value};
use crate::ui::key::fresh_key;
use crate::ui::state::{Failed, Loading};
use crate::ui::{Field, TextArea, t, tf};

const PATH: &str = "/app/admin/calendar";

/// The first year that the calendar knows, shown when none is asked for and none is known.
const FIRST: i16 = 2026;

#[component]
pub fn CalendarPage() -> impl IntoView {
    let count = refreshed();
    let map = use_query_map();
    let year = Memo::new(move |_| {
        let asked = map.read().get("year").and_then(|text| text.parse().ok());
        asked.filter(|year| (2016..=2099).contains(year)).unwrap_or(FIRST)
    });
    let days = Resource::new(move || (year.get(), count.get()), |(year, _)| api::calendar(year));
    view! {
        <AdminFrame path=PATH title=CALENDAR>
            <ChooseYear year/>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match days.await {
                        Ok(days) => view! { <Days days/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
            <EnterYear year count/>
        </AdminFrame>
    }
}

#[component]
fn ChooseYear(year: Memo<i16>) -> impl IntoView {
    let navigate = use_navigate();
    let shown = year.get_untracked().to_string();
    view! {
        <form
            class="find"
            on:submit=move |event| {
                let asked = fields(&event).map(|form| value(&form, "year")).unwrap_or_default();
                let to = format!("{PATH}?year={asked}");
                navigate(&to, NavigateOptions::default());
            }
        >
            <input
                class="input short"
                type="number"
                min="2016"
                max="2099"
                aria-label=t(YEAR)
                name="year"
                value=shown
            />
            <button class="button plain">{t(SHOW_YEAR)}</button>
        </form>
    }
}

#[component]
fn Days(days: Vec<Day>) -> impl IntoView {
    if days.is_empty() {
        return view! { <p class="quiet">{t(NOT_ANNOUNCED)}</p> }.into_any();
    }
    view! {
        <div class="scroll tall" role="region" tabindex="0" aria-label=t(CALENDAR)>
            <table class="table dense">
                <thead>
                    <tr>
                        <th>{t(DAY)}</th>
                        <th>{t(KIND)}</th>
                        <th>{t(OCCASION)}</th>
                    </tr>
                </thead>
                <tbody>
                    {days
                        .into_iter()
                        .map(|day| {
                            let kind = match day.kind {
                                DayKind::Holiday => DAY_OFF,
                                DayKind::Workday => DAY_ON,
                            };
                            view! {
                                <tr>
                                    <td class="unbroken">{day.date.to_string()}</td>
                                    <td>{t(kind)}</td>
                                    <td>{day.name}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn EnterYear(year: Memo<i16>, count: RwSignal<u32>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let key = StoredValue::new(String::new());
    let alive = alive();
    let action = Action::new(move |(year, text): &(i16, String)| {
        if key.with_value(String::is_empty) {
            key.set_value(fresh_key());
        }
        let work = api::enter_year(*year, text.clone(), key.get_value());
        async move {
            let result: Result<usize, AppError> = work.await;
            if result.is_ok() {
                key.set_value(String::new());
                count.update(|count| *count += 1);
            }
            result
        }
    });
    view! {
        <section class="card">
            <h2>{t(ENTER_YEAR)} " " {move || year.get()}</h2>
            <form
                class="form"
                on:submit=move |event| {
                    event.prevent_default();
                    action.dispatch((year.get_untracked(), text.get_untracked()));
                }
            >
                {move || action.value().get().map(|result| view! { <Entered result/> })}
                <Field id="year-text" label=DAY hint=Some(ENTER_YEAR_TEXT)>
                    <TextArea
                        id="year-text"
                        name="text"
                        value=String::new()
                        rows=10
                        invalid=false
                        described_by="year-text-hint".to_owned()
                        on_input=Callback::new(move |value| text.set(value))
                    />
                </Field>
                <div class="actions">
                    <button
                        class="button"
                        disabled=move || action.pending().get() || !alive.get()
                    >
                        {t(SAVE)}
                    </button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Entered(result: Result<usize, AppError>) -> impl IntoView {
    match result {
        Ok(moved) => view! {
            <p class="notice ok" role="status" id="moved">
                {tf(MOVED, &[("n", &moved)])}
            </p>
        }
        .into_any(),
        Err(error) if !error.fields().is_empty() => {
            view! { <Flaws form="year" errors=error.fields()/> }.into_any()
        }
        Err(error) => view! { <Failed error/> }.into_any(),
    }
}
