//! Saving as one types: a second after the last key, again when the network is back, never twice
//! at once; what the server does not have yet is kept on the device.

use domain::motion::Draft;
use domain::{MotionId, Refusal};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::FormData;

use crate::error::AppError;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::act::value;
use crate::ui::state::Failed;
use crate::ui::words::COMMA;
use crate::ui::{Icon, t};

/// The version of a draft that has just been opened.
const FIRST_VERSION: i64 = 1;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    Untouched,
    Saving,
    Saved,
    /// Will be tried again.
    Waiting,
    Failed(AppError),
}

/// A draft in the browser, and how far the server has it.
#[derive(Clone, Copy)]
pub struct Autosave {
    id: RwSignal<Option<MotionId>>,
    version: RwSignal<i64>,
    key: StoredValue<String>,
    draft: StoredValue<Draft>,
    changes: StoredValue<u64>,
    standing: RwSignal<Standing>,
}

impl Autosave {
    pub fn new(id: Option<MotionId>, version: i64, draft: Draft, key: String) -> Self {
        Self {
            id: RwSignal::new(id),
            version: RwSignal::new(version),
            key: StoredValue::new(key),
            draft: StoredValue::new(draft),
            changes: StoredValue::new(0),
            standing: RwSignal::new(Standing::Untouched),
        }
    }

    pub fn version(self) -> i64 {
        self.version.get()
    }

    /// Which draft is saved to, once there is one.
    pub fn id(self) -> Option<MotionId> {
        self.id.get()
    }

    /// A callback for a field that sets one part of the draft.
    pub fn typed(self, set: fn(&mut Draft, String)) -> Callback<String> {
        Callback::new(move |value| self.change(|draft| set(draft, value)))
    }

    /// Takes over what was typed before the page came alive.
    pub fn catch_up(self, form: NodeRef<html::Form>) {
        Effect::new(move || {
            let Some(form) = form.get() else { return };
            let Ok(data) = FormData::new_with_form(&form) else { return };
            let kept = self.draft.get_value();
            let field = |name: &str| data.has(name).then(|| value(&data, name));
            let typed = kept.clone().typed_over(field);
            if typed != kept {
                self.change(|draft| *draft = typed);
            }
        });
    }

    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update_value(change);
        if self.standing.get_untracked() == Standing::Saved {
            self.standing.set(Standing::Untouched);
        }
        self.changes.update_value(|count| *count += 1);
        self.later(1_000);
    }

    /// Saves when nothing has changed for so many milliseconds.
    fn later(self, milliseconds: u64) {
        let seen = self.changes.get_value();
        set_timeout(
            move || {
                let settled = self.changes.try_get_value() == Some(seen);
                if settled && self.standing.get_untracked() != Standing::Saving {
                    self.save(seen);
                }
            },
            std::time::Duration::from_millis(milliseconds),
        );
    }

    /// Opens the draft, and gives the page its address, so that a reload finds it again.
    async fn begin(self, draft: Draft) -> Result<i64, AppError> {
        let id = api::write(draft, self.key.get_value()).await?;
        self.id.set(Some(id));
        if let Ok(history) = window().history() {
            let address = format!("/app/motions/{id}/edit");
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        Ok(FIRST_VERSION)
    }

    fn save(self, seen: u64) {
        self.standing.set(Standing::Saving);
        let draft = self.draft.get_value();
        leptos::task::spawn_local(async move {
            let result = match self.id.get_untracked() {
                Some(id) => {
                    let saved = api::save(id, self.version.get_untracked(), draft).await;
                    saved.map(|saved| saved.version)
                }
                None => self.begin(draft).await,
            };
            match result {
                Ok(version) => {
                    self.version.set(version);
                    self.standing.set(Standing::Saved);
                }
                Err(AppError::Offline | AppError::Unavailable) => {
                    self.standing.set(Standing::Waiting);
                    self.later(5_000);
                    return;
                }
                Err(error) => self.standing.set(Standing::Failed(error)),
            }
            if self.changes.try_get_value() != Some(seen) {
                self.later(300);
            }
        });
    }
}

/// Where saving stands, in a line under the fields.
#[component]
pub fn SavedLine(autosave: Autosave) -> impl IntoView {
    let line = move || match autosave.standing.get() {
        Standing::Untouched => ().into_any(),
        Standing::Saving => view! { <span class="saved">{t(SAVING)}</span> }.into_any(),
        Standing::Saved => view! {
            <span class="saved">
                <Icon name="check"/>
                {t(SAVED)}
            </span>
        }
        .into_any(),
        Standing::Waiting => view! { <span class="saved">{t(NOT_SAVED)}</span> }.into_any(),
        Standing::Failed(AppError::Refused(Refusal::Invalid(fields))) => {
            let flaws = fields.iter().map(|one| crate::ui::form::flaw(&one.flaw));
            view! { <span class="error">{flaws.collect::<Vec<_>>().join(t(COMMA))}</span> }
                .into_any()
        }
        Standing::Failed(error) => view! { <Failed error/> }.into_any(),
    };
    view! {
        <div class="foot" role="status" aria-live="polite">
            {line}
        </div>
    }
}
