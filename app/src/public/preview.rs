//! What everybody will read, for those inside, before it is so.

use domain::MotionId;
use domain::motion::view::PublicMotion;
use leptos::prelude::*;

use super::item::ItemPage;
use super::words::*;
use crate::ui::{Icon, t};

/// The very page of the public site beneath a line that says what it is; `None` is not public.
#[component]
pub fn PreviewPage(id: MotionId, seen: Option<PublicMotion>) -> impl IntoView {
    let note = match &seen {
        None => PREVIEW_NOTHING,
        Some(motion) if motion.number.is_empty() => PREVIEW_NOT_YET,
        Some(_) => PREVIEW_NOTE,
    };
    view! {
        <div class="notice">
            <Icon name="lock"/>
            <div>
                <h2>{t(PREVIEW_TITLE)}</h2>
                <p>{t(note)}</p>
                <p>
                    <a href=format!("/app/motions/{id}")>{t(PREVIEW_BACK)}</a>
                </p>
            </div>
        </div>
        {seen.map(|motion| view! { <ItemPage motion/> })}
    }
}
