//! The lead unit's forms: a contact with the deputy, and the reply.

use domain::motion::outcome::{Contact, Letter};
use domain::motion::{ContactLevel, ContactMethod, ReplyClass};
use domain::{Action as Act, MotionId};
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::act::*;
use super::panels::{Flaws, Options};
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::TextArea;
use crate::ui::form::Field;

#[component]
pub fn LogContact(id: MotionId) -> impl IntoView {
    let action = doing(move |met: Contact, key| api::log_contact(id, met, key));
    let methods = ContactMethod::ALL.iter().map(|one| (one.code(), contact_method(*one))).collect();
    let levels = ContactLevel::ALL.iter().map(|one| (one.code(), contact_level(*one))).collect();
    let send = move |event: SubmitEvent| {
        let Some(form) = fields(&event) else { return };
        let method = ContactMethod::from_code(&value(&form, "method"));
        let level = ContactLevel::from_code(&value(&form, "level"));
        let (Some(method), Some(level)) = (method, level) else { return };
        // a date that was left out is refused by the rule, with the field named
        let met_on = value(&form, "met_on").parse().unwrap_or(jiff::civil::Date::MAX);
        let (place, note) = (value(&form, "place"), value(&form, "note"));
        action.dispatch(Contact { method, level, place, note, met_on });
    };
    view! {
        <Panel summary=crate::motion::words::action(Act::LogContact)>
            <form class="form" on:submit=send>
                <Flaws action/>
                <div class="pair">
                    <Options id="method" label=METHOD options=methods/>
                    <Options id="level" label=LEVEL options=levels/>
                </div>
                <div class="pair">
                    <Field id="met_on" label=MET_ON>
                        <input id="met_on" name="met_on" type="date"/>
                    </Field>
                    <Field id="place" label=PLACE optional=true>
                        <input id="place" name="place"/>
                    </Field>
                </div>
                <Field id="note" label=NOTE>
                    <TextArea id="note" name="note" rows=4/>
                </Field>
                <div class="actions">
                    <Submit action label=CONFIRM/>
                </div>
            </form>
        </Panel>
    }
}

#[component]
pub fn Reply(id: MotionId) -> impl IntoView {
    let action = doing(move |letter: Letter, key| api::reply(id, letter, key));
    let classes = ReplyClass::ALL.iter().map(|one| (one.code(), reply_class(*one))).collect();
    let send = move |event: SubmitEvent| {
        let Some(form) = fields(&event) else { return };
        let Some(class) = ReplyClass::from_code(&value(&form, "class")) else { return };
        let document_number = value(&form, "document_number");
        action.dispatch(Letter { class, document_number, text: value(&form, "text") });
    };
    view! {
        <Panel summary=crate::motion::words::action(Act::Reply)>
            <form class="form" on:submit=send>
                <Flaws action/>
                <div class="pair">
                    <Options id="class" label=CLASS options=classes/>
                    <Field
                        id="document_number"
                        label=DOCUMENT_NUMBER
                        hint=Some(DOCUMENT_NUMBER_HINT)
                    >
                        <input id="document_number" name="document_number"/>
                    </Field>
                </div>
                <Field id="text" label=LETTER>
                    <TextArea id="text" name="text" rows=14/>
                </Field>
                <div class="actions">
                    <Submit action label=CONFIRM/>
                </div>
            </form>
        </Panel>
    }
}
