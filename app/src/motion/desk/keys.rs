//! The keys of the list; they are listed on the page under the question mark.

use domain::motion::bulk::Step;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::address::{Address, go};
use super::review::Review;

/// Listens while the list is there.
pub fn keys(review: Review, next: Option<String>, path: &'static str, address: Memo<Address>) {
    let go = go(path);
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if review.plan.with_untracked(Option::is_some) {
            if key == "Escape" {
                review.plan.set(None);
            }
            return;
        }
        match key.as_str() {
            "j" | "ArrowDown" => moved(&event, review, 1),
            "k" | "ArrowUp" => moved(&event, review, -1),
            "Enter" if !on_control(&event) => {
                let open = review.id_untracked();
                go(&Address { open, ..address.get_untracked() });
            }
            "Escape" => {
                leave_field(&event);
                go(&Address { open: None, ..address.get_untracked() });
            }
            "/" => {
                event.prevent_default();
                focus("desk-search");
            }
            "n" => {
                if let Some(after) = next.clone() {
                    let mut there = Address { open: None, ..address.get_untracked() };
                    there.query.after = Some(after);
                    go(&there);
                }
            }
            other if review.is_desk() && address.get_untracked().open.is_none() => {
                of_desk(&event, other, review);
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

fn moved(event: &KeyboardEvent, review: Review, by: isize) {
    if event.key().starts_with("Arrow") {
        event.prevent_default();
    }
    review.go(by);
}

/// What the office does with the row under the keyboard, or with all that are marked; an item that
/// is open beside the list has forms of its own.
fn of_desk(event: &KeyboardEvent, key: &str, review: Review) {
    match (key, review.id_untracked()) {
        ("x", Some(id)) => review.mark(id),
        ("X", _) => review.mark_all(),
        ("a", _) => review.step(Step::Accept),
        ("s", _) => review.step(Step::Assign),
        ("d", _) => review.step(Step::Both),
        ("u", _) => review.take_back(),
        ("1", Some(id)) => review.pick_proposed(id, 0),
        ("2", Some(id)) => review.pick_proposed(id, 1),
        ("3", Some(id)) => review.pick_proposed(id, 2),
        ("c", _) => {
            event.prevent_default();
            focus("desk-category");
        }
        ("w", _) => {
            event.prevent_default();
            focus("desk-unit");
        }
        _ => {}
    }
}

fn element(event: &KeyboardEvent) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    event.target().and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok())
}

fn tag_of(event: &KeyboardEvent) -> String {
    element(event).map(|element| element.tag_name().to_lowercase()).unwrap_or_default()
}

fn typing(event: &KeyboardEvent) -> bool {
    let ticks = element(event).and_then(|one| one.get_attribute("type"));
    let field = matches!(tag_of(event).as_str(), "input" | "textarea" | "select");
    field && ticks.as_deref() != Some("checkbox") && event.key() != "Escape"
}

fn on_control(event: &KeyboardEvent) -> bool {
    matches!(tag_of(event).as_str(), "a" | "button" | "summary")
}

fn leave_field(event: &KeyboardEvent) {
    if let Some(element) = element(event) {
        let _ = element.blur();
    }
}

pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
