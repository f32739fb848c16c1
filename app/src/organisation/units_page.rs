//! Units: their names and kinds, added, changed, retired and restored.

use domain::organisation::UnitKind;
use domain::organisation::view::UnitRow;
use domain::{CongressId, UnitId};
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{AdminFrame, place, refreshed};
use super::parts::list::List;
use super::parts::pages::{Pages, Search, narrow};
use super::parts::sheet::{Entry, Fold, Pick, Press, Sheet, options};
use super::words::*;
use crate::ui::act::{Outcome, doing, value};
use crate::ui::state::{Failed, Loading};
use crate::ui::{Word, t};

const PATH: &str = "/app/admin/units";

#[component]
pub fn UnitsPage() -> impl IntoView {
    let (place, narrow, count) = (place(), narrow(), refreshed());
    let list = Resource::new(
        move || (place.get(), narrow.get(), count.get()),
        |(here, narrow, _)| api::units(here, narrow),
    );
    view! {
        <AdminFrame path=PATH title=UNITS>
            <Search path=PATH/>
            <Transition fallback=Loading>
                {move || {
                    let here = place.get();
                    Suspend::new(async move {
                        match list.await {
                            Ok(list) => {
                                let (total, next) = (list.total, list.page.next);
                                let (rows, icon) = (list.page.rows, "building");
                                let line = move |row| view! { <Line here row/> }.into_any();
                                view! {
                                    <List title=UNITS heads=&HEADS rows icon line/>
                                    <Pages path=PATH total next/>
                                    <Fold title=t(ADD_UNIT)>
                                        <UnitForm here one=None/>
                                    </Fold>
                                }
                                    .into_any()
                            }
                            Err(error) => view! { <Failed error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </AdminFrame>
    }
}

const HEADS: [Word; 5] = [NAME, KIND, STAFF_COUNT, STATE, ACTIONS];

#[component]
fn Line(here: Option<CongressId>, row: UnitRow) -> impl IntoView {
    let id = row.id;
    let retired = row.retired;
    let action = doing(move |(), key| api::retire_unit(id, !retired, key));
    let (tag, state) = if retired { ("tag neutral", RETIRED) } else { ("tag ok", AT_WORK) };
    view! {
        <tr>
            <td class="title">{row.name.clone()} <small>{row.short_name.clone()}</small></td>
            <td>{t(unit_kind(row.kind))}</td>
            <td class="number">{row.staff}</td>
            <td>
                <span class=tag>{t(state)}</span>
            </td>
            <td>
                <Outcome action/>
                <Press action input=() label=t(if retired { RESTORE } else { RETIRE })/>
                <Fold title=t(CHANGE)>
                    <UnitForm here one=Some(row)/>
                </Fold>
            </td>
        </tr>
    }
}

#[component]
fn UnitForm(here: Option<CongressId>, one: Option<UnitRow>) -> impl IntoView {
    let id: Option<UnitId> = one.as_ref().map(|one| one.id);
    let form = id.map_or("add-unit".to_owned(), |id| format!("unit-{id}"));
    let submit = if id.is_some() { SAVE } else { ADD };
    let (name, short, kind) = one.map(|one| (one.name, one.short_name, one.kind)).unwrap_or((
        String::new(),
        String::new(),
        UnitKind::Department,
    ));
    let action = doing(move |(name, short, kind): (String, String, UnitKind), key| {
        api::save_unit(here, id, name, short, kind, key)
    });
    let read = |form: &FormData| {
        let kind = UnitKind::from_code(&value(form, "kind"))?;
        Some((value(form, "name"), value(form, "short_name"), kind))
    };
    let kinds = options(UnitKind::ALL, UnitKind::code, unit_kind);
    view! {
        <Sheet action form=form.clone() submit read>
            <Entry form=form.clone() name="name" label=NAME value=name/>
            <Entry form=form.clone() name="short_name" label=SHORT_NAME value=short/>
            <Pick form name="kind" label=KIND options=kinds chosen=kind.code()/>
        </Sheet>
    }
}
