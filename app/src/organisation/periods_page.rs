//! Periods: every legal clock with what is in force here, its default and its source.

use domain::CongressId;
use domain::clock::{Measure, Period};
use domain::organisation::view::PeriodRow;
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{AdminFrame, place, refreshed};
use super::parts::list::List;
use super::parts::sheet::{Entry, Fold, Pick, Press, Sheet};
use super::procedure::ProcedureCard;
use super::words::*;
use crate::ui::act::{Outcome, doing, value};
use crate::ui::state::{Failed, Loading};
use crate::ui::{Word, t, tf};

const PATH: &str = "/app/admin/periods";

const MEASURES: [(&str, Measure); 3] = [
    ("working_days", Measure::WorkingDays),
    ("calendar_days", Measure::CalendarDays),
    ("months", Measure::Months),
];

#[component]
pub fn PeriodsPage() -> impl IntoView {
    let (place, count) = (place(), refreshed());
    let list = Resource::new(move || (place.get(), count.get()), |(here, _)| api::periods(here));
    view! {
        <AdminFrame path=PATH title=PERIODS>
            <p class="quiet">{t(PERIOD_TEXT)}</p>
            <Transition fallback=Loading>
                {move || {
                    let here = place.get();
                    Suspend::new(async move {
                        match list.await {
                            Ok(rows) => {
                                let line = move |row| view! { <Line here row/> }.into_any();
                                let (title, icon) = (PERIODS, "calendar");
                                view! { <List title heads=&HEADS rows icon line/> }.into_any()
                            }
                            Err(error) => view! { <Failed error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
            <ProcedureCard/>
        </AdminFrame>
    }
}

const HEADS: [Word; 4] = [CLOCK, IN_FORCE, SOURCE, ACTIONS];

fn period(period: Period) -> String {
    tf(PERIOD, &[("n", &period.amount), ("measure", &t(measure(period.measure)))])
}

#[component]
fn Line(here: Option<CongressId>, row: PeriodRow) -> impl IntoView {
    let one = row.clock;
    let form = format!("period-{}", one.code());
    let action = doing(move |(amount, measure): (String, Option<Measure>), key| {
        api::set_period(here, one, amount, measure, key)
    });
    let read = |form: &FormData| {
        let code = value(form, "measure");
        let measure = MEASURES.iter().find(|(name, _)| *name == code).map(|(_, one)| *one);
        Some((value(form, "amount"), Some(measure?)))
    };
    let options = MEASURES
        .iter()
        .map(|(code, one)| ((*code).to_owned(), t(measure(*one)).to_owned()))
        .collect();
    let chosen = MEASURES.iter().find(|(_, one)| *one == row.period.measure).map(|(code, _)| *code);
    let own = row.period != row.default;
    let default = tf(DEFAULT, &[("period", &period(row.default))]);
    view! {
        <tr>
            <td class="title">{t(clock(one))}</td>
            <td class="unbroken">
                <b>{period(row.period)}</b> {own.then(|| view! { <small>{default}</small> })}
            </td>
            <td class="quiet">{one.rule().source}</td>
            <td>
                <Fold title=t(SET_PERIOD)>
                    <Sheet action form=form.clone() submit=SAVE read>
                        <Entry
                            form=form.clone()
                            name="amount"
                            label=AMOUNT
                            value=row.period.amount.to_string()
                            kind="number"
                        />
                        <Pick
                            form
                            name="measure"
                            label=MEASURE
                            options
                            chosen=chosen.unwrap_or_default()
                        />
                    </Sheet>
                </Fold>
                {own
                    .then(|| {
                        view! {
                            <Outcome action/>
                            <Press action input=(String::new(), None) label=t(BACK_TO_DEFAULT)/>
                        }
                    })}
            </td>
        </tr>
    }
}
