//! A list read in from a table: checked first, then taken in whole or not at all.

use domain::organisation::import::{CellFlaw, ImportKind, ImportReport};
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{AdminFrame, place, refreshed};
use super::parts::sheet::{Flaws, Pick, options};
use super::typed::Upload;
use super::words::{self, *};
use crate::error::AppError;
use crate::ui::act::{alive, fields, value};
use crate::ui::form::flaw;
use crate::ui::key::fresh_key;
use crate::ui::state::Failed;
use crate::ui::{Field, TextArea, t, tf};

const PATH: &str = "/app/admin/import";

/// What is asked: to check, or to take in.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    kind: ImportKind,
    file: Upload,
    take: bool,
}

#[component]
pub fn ImportPage() -> impl IntoView {
    let place = place();
    refreshed();
    let file = RwSignal::new(Upload::default());
    let checked = RwSignal::new(false);
    let key = StoredValue::new(String::new());
    let alive = alive();
    let action = Action::new(move |asked: &Asked| {
        if key.with_value(String::is_empty) {
            key.set_value(fresh_key());
        }
        let (here, asked, own) = (place.get_untracked(), asked.clone(), key.get_value());
        async move {
            let result: Result<ImportReport, AppError> = match asked.take {
                true => api::import_table(here, asked.kind, asked.file, own).await,
                false => api::look_at_table(here, asked.kind, asked.file).await,
            };
            let clean = result.as_ref().is_ok_and(|report| report.flaws.is_empty());
            checked.set(clean && !asked.take);
            if asked.take {
                key.set_value(String::new());
            }
            result
        }
    });
    let ask = move |form: &FormData, take: bool| {
        let Some(kind) = ImportKind::from_code(&value(form, "kind")) else { return };
        action.dispatch(Asked { kind, file: file.get_untracked(), take });
    };
    let kinds = options(ImportKind::ALL, ImportKind::code, import_kind);
    let busy = move || action.pending().get() || !alive.get();
    view! {
        <AdminFrame path=PATH title=IMPORT>
            <form
                class="form card"
                id="import"
                on:submit=move |event| {
                    if let Some(form) = fields(&event) {
                        ask(&form, checked.get_untracked());
                    }
                }
            >
                <Pick form="import" name="kind" label=WHAT options=kinds/>
                <Source file checked/>
                <div class="actions">
                    <button class="button" disabled=busy>
                        {move || t(if checked.get() { TAKE_IN } else { LOOK })}
                    </button>
                </div>
            </form>
            {move || action.value().get().map(|result| view! { <Result result/> })}
            <Headings/>
        </AdminFrame>
    }
}

/// A file, or text that is pasted; another one has to be checked anew.
#[component]
fn Source(file: RwSignal<Upload>, checked: RwSignal<bool>) -> impl IntoView {
    let take = move |name: String, base64: String, text: String| {
        file.set(Upload { name, base64, text });
        checked.set(false);
    };
    view! {
        <Field id="import-file" label=FILE hint=Some(FILE_HINT)>
            <input
                id="import-file"
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                aria-describedby="import-file-hint"
                on:change=move |event| {
                    read_file(&event, move |name, base64| take(name, base64, String::new()));
                }
            />
        </Field>
        <Field id="import-text" label=OR_PASTE optional=true>
            <TextArea
                id="import-text"
                name="text"
                value=String::new()
                rows=8
                invalid=false
                described_by=String::new()
                on_input=Callback::new(move |text| {
                    take(t(OR_PASTE).to_owned(), String::new(), text);
                })
            />
        </Field>
    }
}

/// Reads the chosen file; what it holds comes back in base64.
fn read_file(event: &web_sys::Event, done: impl Fn(String, String) + 'static) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    let input = event.target().and_then(|one| one.dyn_into::<web_sys::HtmlInputElement>().ok());
    let file = input.and_then(|input| input.files()).and_then(|files| files.get(0));
    let (Some(file), Ok(reader)) = (file, web_sys::FileReader::new()) else { return };
    let (name, read) = (file.name(), reader.clone());
    let loaded = Closure::once_into_js(move || {
        let address = read.result().ok().and_then(|value| value.as_string()).unwrap_or_default();
        let base64 = address.split_once(',').map(|(_, data)| data.to_owned());
        done(name, base64.unwrap_or_default());
    });
    reader.set_onload(Some(loaded.unchecked_ref()));
    let _ = reader.read_as_data_url(&file);
}

#[component]
fn Result(result: Result<ImportReport, AppError>) -> impl IntoView {
    let report = match result {
        Ok(report) => report,
        Err(error) if !error.fields().is_empty() => {
            return view! { <Flaws form="import" errors=error.fields()/> }.into_any();
        }
        Err(error) => return view! { <Failed error/> }.into_any(),
    };
    let (class, title) = match (report.written, report.flaws.is_empty()) {
        (true, _) => ("notice ok", DONE),
        (false, true) => ("notice info", CLEAN),
        (false, false) => ("notice late", FLAWED),
    };
    let counts = tf(
        COUNTS,
        &[
            ("rows", &report.rows),
            ("added", &report.added),
            ("changed", &report.changed),
            ("same", &report.same),
        ],
    );
    let ignored = (!report.ignored.is_empty()).then(
        || view! { <p>{tf(IGNORED, &[("columns", &report.ignored.join(t(BETWEEN_COLUMNS)))])}</p> },
    );
    view! {
        <section class="flow" aria-label=t(REPORT)>
            <div class=class role="status" id="report">
                <h2>{t(title)}</h2>
                <p>{counts}</p>
                {ignored}
            </div>
            {(!report.flaws.is_empty()).then(|| view! { <FlawTable flaws=report.flaws/> })}
        </section>
    }
    .into_any()
}

#[component]
fn FlawTable(flaws: Vec<CellFlaw>) -> impl IntoView {
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=t(FLAW)>
            <table class="table">
                <thead>
                    <tr>
                        <th class="number">{t(LINE)}</th>
                        <th>{t(FIELD)}</th>
                        <th>{t(VALUE)}</th>
                        <th>{t(FLAW)}</th>
                    </tr>
                </thead>
                <tbody>
                    {flaws
                        .into_iter()
                        .map(|one| {
                            view! {
                                <tr>
                                    <td class="number">{one.line}</td>
                                    <td>{words::field(&one.field)}</td>
                                    <td>{one.value}</td>
                                    <td>{flaw(&one.flaw)}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// Which headings each kind of list has.
#[component]
fn Headings() -> impl IntoView {
    let line = |kind: &ImportKind| {
        let usual = kind.columns().iter().filter_map(|column| column.headings.first().copied());
        let columns = usual.collect::<Vec<_>>().join(t(BETWEEN_COLUMNS));
        view! {
            <dt>{t(import_kind(*kind))}</dt>
            <dd>{tf(COLUMNS, &[("columns", &columns)])}</dd>
        }
    };
    view! { <dl class="facts">{ImportKind::ALL.iter().map(line).collect_view()}</dl> }
}
