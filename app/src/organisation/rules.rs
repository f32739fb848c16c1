//! How people of a congress sign in: who needs a second factor, and how long a session lasts.

use domain::account::{AccountRules, PasswordProfile};
use domain::organisation::form::SEATED;
use domain::{CongressId, Role};
use leptos::prelude::*;
use web_sys::FormData;

use super::api;
use super::parts::frame::{place, refreshed};
use super::parts::sheet::{Entry, Fold, Pick, Sheet};
use super::typed::TypedRules;
use super::words::*;
use crate::ui::act::{doing, value, values};
use crate::ui::state::Failed;
use crate::ui::{Word, t};

const FORM: &str = "rules";

/// Codes of the two profiles of passwords, with their words.
const PROFILES: [(&str, PasswordProfile, Word); 2] = [
    ("asvs", PasswordProfile::Asvs, PROFILE_ASVS),
    ("mlps3", PasswordProfile::Mlps3, PROFILE_MLPS3),
];

/// Whom the rules may ask for a second factor: everybody who can have a seat.
fn roles() -> impl Iterator<Item = Role> {
    std::iter::once(Role::Deputy).chain(SEATED).filter(|role| *role != Role::Resident)
}

#[component]
pub fn Rules() -> impl IntoView {
    let (place, count) = (place(), refreshed());
    let rules =
        Resource::new(move || (place.get(), count.get()), |(here, _)| api::account_rules(here));
    view! {
        <Transition>
            {move || {
                let here = place.get();
                Suspend::new(async move {
                    match rules.await {
                        Ok(rules) => view! { <RulesForm here rules/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn RulesForm(here: Option<CongressId>, rules: AccountRules) -> impl IntoView {
    let action = doing(move |rules: TypedRules, key| api::set_account_rules(here, rules, key));
    let profiles = PROFILES.map(|(code, _, word)| (code.to_owned(), t(word).to_owned()));
    let chosen = PROFILES.iter().find(|(_, profile, _)| *profile == rules.password);
    let chosen = chosen.map(|(code, ..)| *code).unwrap_or_default();
    view! {
        <Fold title=t(RULES)>
            <Sheet action form=FORM submit=SAVE read=typed>
                <fieldset class="checks">
                    <legend>{t(SECOND_FACTOR_FOR)}</legend>
                    <p class="hint">{t(SECOND_FACTOR_FOR_TEXT)}</p>
                    {roles()
                        .map(|one| {
                            let checked = rules.second_factor.contains(&one);
                            view! {
                                <label>
                                    <input
                                        type="checkbox"
                                        name="second_factor"
                                        value=one.code()
                                        checked=checked
                                    />
                                    {t(role(one))}
                                </label>
                            }
                        })
                        .collect_view()}
                </fieldset>
                <div class="pair">
                    <Entry
                        form=FORM
                        name="idle_minutes"
                        label=IDLE_MINUTES
                        kind="number"
                        value=rules.idle_minutes.to_string()
                    />
                    <Entry
                        form=FORM
                        name="absolute_days"
                        label=ABSOLUTE_DAYS
                        kind="number"
                        value=rules.absolute_days.to_string()
                    />
                </div>
                <Pick
                    form=FORM
                    name="password"
                    label=PASSWORD_PROFILE
                    options=profiles.to_vec()
                    chosen
                />
            </Sheet>
        </Fold>
    }
}

fn typed(form: &FormData) -> Option<TypedRules> {
    let code = value(form, "password");
    let profile = PROFILES.iter().find(|(one, ..)| *one == code)?.1;
    let roles = values(form, "second_factor");
    Some(TypedRules {
        second_factor: roles.iter().filter_map(|code| Role::from_code(code)).collect(),
        idle_minutes: value(form, "idle_minutes"),
        absolute_days: value(form, "absolute_days"),
        password: profile,
    })
}
