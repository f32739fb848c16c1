//! Accounts and the seats they hold: invited, taken back, shut and opened.

use domain::account::AccountState;
use domain::organisation::form::{SEATED, SeatForm};
use domain::organisation::view::{AccountRow, SeatView};
use domain::{CongressId, DelegationId, Role, SeatId, SubRole, UnitId};
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{AdminFrame, place, refreshed};
use super::parts::list::List;
use super::parts::pages::{Pages, Search, narrow};
use super::parts::sheet::{Entry, Fold, Pick, Press, Sheet, options, or_none};
use super::rules::Rules;
use super::typed::Narrow;
use super::words::*;
use crate::ui::act::{Outcome, doing, number, value};
use crate::ui::state::{Failed, Loading};
use crate::ui::{Word, t, tf};

const PATH: &str = "/app/admin/accounts";

#[component]
pub fn AccountsPage() -> impl IntoView {
    let (place, narrow, count) = (place(), narrow(), refreshed());
    let list = Resource::new(
        move || (place.get(), narrow.get(), count.get()),
        |(here, narrow, _)| api::accounts(here, narrow),
    );
    view! {
        <AdminFrame path=PATH title=ACCOUNTS>
            <Search path=PATH/>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => {
                            let (total, next) = (list.total, list.page.next);
                            let (rows, icon) = (list.page.rows, "people");
                            let line = |row| view! { <Line row/> }.into_any();
                            view! {
                                <List title=ACCOUNTS heads=&HEADS rows icon line/>
                                <Pages path=PATH total next/>
                            }
                                .into_any()
                        }
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
            <Invite/>
            <Rules/>
        </AdminFrame>
    }
}

const HEADS: [Word; 5] = [FULL_NAME, PHONE, SEATS, STATE, LAST_SEEN];

/// The role, its part, and where.
fn seat_name(seat: &SeatView) -> String {
    let part = seat
        .sub_role
        .map(|sub| tf(IN_BRACKETS, &[("part", &t(sub_role(sub)))]))
        .unwrap_or_default();
    format!("{}{part} · {}", t(role(seat.role)), seat.place)
}

#[component]
fn Line(row: AccountRow) -> impl IntoView {
    let seen = row.signed_in_at.map_or(t(NEVER).to_owned(), |at| at.minute());
    let tag = match row.state {
        AccountState::Active => "tag ok",
        AccountState::Invited => "tag info",
        AccountState::Disabled => "tag late",
    };
    let held = row.seats.iter().filter(|seat| !seat.retired).map(seat_name).collect::<Vec<_>>();
    view! {
        <tr>
            <td class="title">
                {row.name.clone()} " " <small>{row.login.clone()}</small> <Manage row=row.clone()/>
            </td>
            <td class="unbroken">{row.phone}</td>
            <td>{held.join(t(BETWEEN_SEATS))}</td>
            <td>
                <span class=tag>{t(account_state(row.state))}</span>
            </td>
            <td class="unbroken">{seen}</td>
        </tr>
    }
}

#[component]
fn Manage(row: AccountRow) -> impl IntoView {
    let id = row.id;
    let shut = row.state != AccountState::Disabled;
    let state = doing(move |shut: bool, key| api::shut_account(id, shut, key));
    let seat = doing(move |seat: SeatId, key| api::retire_seat(id, seat, key));
    let factor = doing(move |(), key| api::remove_second_factor(id, key));
    let seats = row.seats.into_iter().filter(|seat| !seat.retired);
    view! {
        <Fold title=tf(MANAGE, &[("name", &row.name)])>
            <Outcome action=state/>
            <Outcome action=seat/>
            <Outcome action=factor/>
            <div class="actions">
                <Press action=state input=shut label=t(if shut { SHUT } else { OPEN })/>
                <Press action=factor input=() label=t(REMOVE_FACTOR)/>
                {seats
                    .map(|one| {
                        let label = tf(TAKE_SEAT, &[("seat", &seat_name(&one))]);
                        view! { <Press action=seat input=one.id label/> }
                    })
                    .collect_view()}
            </div>
        </Fold>
    }
}

#[component]
fn Invite() -> impl IntoView {
    let place = place();
    let house = Resource::new(move || place.get(), api::house);
    let units = Resource::new(move || place.get(), |here| api::units(here, Narrow::default()));
    view! {
        <Transition>
            {move || {
                let here = place.get();
                Suspend::new(async move {
                    let units = units.await.map(|list| list.page.rows).unwrap_or_default();
                    let units = units.into_iter().filter(|one| !one.retired);
                    let units = units.map(|one| (one.id.to_string(), one.name)).collect();
                    let delegations = house.await.map(|one| one.delegations).unwrap_or_default();
                    let delegations =
                        delegations.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
                    view! { <InviteForm here units delegations/> }
                })
            }}
        </Transition>
    }
}

#[component]
fn InviteForm(
    here: Option<CongressId>,
    units: Vec<(String, String)>,
    delegations: Vec<(String, String)>,
) -> impl IntoView {
    let action = doing(move |(name, phone, seat): (String, String, SeatForm), key| {
        api::invite(here, name, phone, seat, key)
    });
    let read = |form: &FormData| {
        let seat = SeatForm {
            role: Role::from_code(&value(form, "role"))?,
            sub_role: SubRole::from_code(&value(form, "sub_role")),
            unit: number(form, "unit").map(UnitId),
            delegation: number(form, "delegation").map(DelegationId),
        };
        Some((value(form, "name"), value(form, "phone"), seat))
    };
    let roles = options(&SEATED, Role::code, role);
    let parts = or_none(options(&SubRole::ALL, SubRole::code, sub_role));
    view! {
        <Fold title=t(INVITE)>
            <Sheet action form="invite" submit=ADD read>
                <Entry form="invite" name="name" label=FULL_NAME/>
                <Entry form="invite" name="phone" label=PHONE kind="tel"/>
                <div class="pair">
                    <Pick form="invite" name="role" label=ROLE options=roles/>
                    <Pick form="invite" name="sub_role" label=SUB_ROLE options=parts/>
                </div>
                <div class="pair">
                    <Pick form="invite" name="unit" label=UNIT options=or_none(units)/>
                    <Pick
                        form="invite"
                        name="delegation"
                        label=DELEGATION
                        options=or_none(delegations)
                    />
                </div>
            </Sheet>
        </Fold>
    }
}
