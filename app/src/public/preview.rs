//! What everybody will read, for those inside, before it is so.

use domain::MotionId;
use domain::motion::public::Preview;
use leptos::prelude::*;

use super::item::ItemPage;
use super::words::*;
use crate::ui::{Icon, t};

/// The very page of the public site beneath a line that says what it is.
#[component]
pub fn PreviewPage(id: MotionId, seen: Preview) -> impl IntoView {
    let (note, motion) = match seen {
        Preview::Now { motion } => (PREVIEW_NOTE, Some(motion)),
        Preview::Later { motion } => (PREVIEW_NOT_YET, Some(motion)),
        Preview::Nothing => (PREVIEW_NOTHING, None),
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
        {motion.map(|motion| view! { <ItemPage motion/> })}
    }
}
