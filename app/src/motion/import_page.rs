//! Papers read in at the desk: looked at first, then entered as drafts of their deputies.

use std::collections::BTreeMap;

use domain::motion::Kind;
use domain::motion::import::{Fate, ImportLook, ImportProgress, ImportWish};
use leptos::prelude::*;
use leptos::serde_json;
use leptos::server_fn::error::FromServerFnError;
use leptos_meta::Title;

use super::import::Heard;
use super::parts::imported::{Columns, Items, Report};
use super::words::import::*;
use super::words::kind;
use crate::error::AppError;
use crate::ui::act::alive;
use crate::ui::key::fresh_key;
use crate::ui::sending::{Answer, Chosen, chosen, send_all};
use crate::ui::state::Failed;
use crate::ui::{Field, Icon, Word, t, tf};

const PATH: &str = "/app/desk/import";

/// How far the papers are.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Waiting,
    Sent(u8),
    Reading,
    Entering(ImportProgress),
    Looked(ImportLook),
    Failed(AppError),
}

impl Stage {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Sent(_) | Self::Reading | Self::Entering(_))
    }

    fn of(heard: Heard) -> Self {
        match heard {
            Heard::Progress(progress) => Self::Entering(progress),
            Heard::Done(look) => Self::Looked(look),
            Heard::Failed(error) => Self::Failed(error),
        }
    }

    fn ended(answer: Answer) -> Self {
        match answer.status {
            200 => Heard::last(&answer.body).map_or(Self::Failed(AppError::Offline), Self::of),
            _ if answer.json => Self::Failed(AppError::de(answer.body.into_bytes().into())),
            413 => Self::Failed(domain::Refusal::TooLarge.into()),
            503 => Self::Failed(AppError::Unavailable),
            _ => Self::Failed(AppError::Offline),
        }
    }
}

/// The papers, what was said of their columns, and how far they are.
#[derive(Clone, Copy)]
struct Desk {
    files: RwSignal<Vec<Chosen>>,
    columns: RwSignal<BTreeMap<String, Option<String>>>,
    kind: RwSignal<Option<Kind>>,
    stage: RwSignal<Stage>,
}

impl Desk {
    fn new() -> Self {
        Self {
            files: RwSignal::new(Vec::new()),
            columns: RwSignal::new(BTreeMap::new()),
            kind: RwSignal::new(None),
            stage: RwSignal::new(Stage::Waiting),
        }
    }

    fn pick(self, files: Vec<Chosen>) {
        self.files.set(files);
        self.columns.set(BTreeMap::new());
        self.stage.set(Stage::Waiting);
    }

    /// Sends the papers to be looked at, or to be taken `whole` or `each`.
    fn send(self, take: &'static str) {
        let wish =
            ImportWish { columns: self.columns.get_untracked(), kind: self.kind.get_untracked() };
        let Ok(wish) = serde_json::to_string(&wish) else { return };
        let (files, stage) = (self.files.get_untracked(), self.stage);
        let key = if take.is_empty() { String::new() } else { fresh_key() };
        stage.set(Stage::Sent(0));
        let progress = move |percent| {
            stage.try_set(if percent < 100 { Stage::Sent(percent) } else { Stage::Reading });
        };
        let heard = move |text: &str| {
            if let Some(heard @ Heard::Progress(_)) = Heard::last(text) {
                stage.try_set(Stage::of(heard));
            }
        };
        let fields = [("wish", wish.as_str()), ("take", take), ("key", key.as_str())];
        send_all(PATH, &fields, &files, progress, heard, move |answer| {
            stage.try_set(Stage::ended(answer));
        });
    }
}

#[component]
pub fn ImportPage() -> impl IntoView {
    let desk = Desk::new();
    view! {
        <Title text=t(IMPORT)/>
        <main id="main" tabindex="-1" class="wrap flow">
            <div class="heading">
                <h1>{t(IMPORT)}</h1>
                <p>{t(IMPORT_LEAD)}</p>
            </div>
            <Chooser desk/>
            <div role="status" aria-live="polite">
                {move || view! { <Progress stage=desk.stage.get()/> }}
            </div>
            {move || match desk.stage.get() {
                Stage::Looked(look) => Some(view! { <Looked desk look/> }),
                _ => None,
            }}
        </main>
    }
}

#[component]
fn Chooser(desk: Desk) -> impl IntoView {
    let alive = alive();
    let picked = move |event: leptos::ev::Event| desk.pick(chosen(&event));
    let count = move || desk.files.with(Vec::len);
    let kinds = Kind::ALL.iter().map(|one| {
        let chosen = *one == Kind::Suggestion;
        view! { <option value=one.code() selected=chosen>{t(kind(*one))}</option> }
    });
    view! {
        <form
            class="form card"
            on:submit=move |event| {
                event.prevent_default();
                desk.send("");
            }
        >
            <Field id="papers" label=IMPORT_FILES hint=Some(IMPORT_FILES_HINT)>
                <input
                    type="file"
                    id="papers"
                    multiple
                    accept=".xlsx,.csv,.tsv,.txt,.docx,.zip"
                    aria-describedby="papers-hint"
                    on:change=picked
                />
            </Field>
            <p hidden=move || count() == 0>{move || tf(CHOSEN, &[("n", &count())])}</p>
            <Field id="kind" label=IMPORT_KIND>
                <select
                    id="kind"
                    on:change=move |event| {
                        desk.kind.set(Kind::from_code(&event_target_value(&event)));
                    }
                >
                    {kinds.collect_view()}
                </select>
            </Field>
            <div class="actions">
                <button
                    class="button"
                    disabled=move || {
                        count() == 0 || desk.stage.with(Stage::is_busy) || !alive.get()
                    }
                >
                    {t(LOOK)}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Progress(stage: Stage) -> impl IntoView {
    let bar = |label: String, value: usize, most: usize| {
        view! {
            <p>{label.clone()}</p>
            <progress max=most.to_string() value=value.to_string() aria-label=label></progress>
        }
        .into_any()
    };
    match stage {
        Stage::Sent(percent) => bar(t(SENDING_PAPERS).to_owned(), percent.into(), 100),
        Stage::Reading => view! { <p>{t(READING_PAPERS)}</p> }.into_any(),
        Stage::Entering(ImportProgress { done, of }) => {
            bar(tf(ENTERING, &[("done", &done), ("of", &of)]), done, of.max(1))
        }
        Stage::Failed(error) => view! { <Failed error/> }.into_any(),
        Stage::Waiting | Stage::Looked(_) => ().into_any(),
    }
}

/// What was read, and what can be done with it.
#[component]
fn Looked(desk: Desk, look: ImportLook) -> impl IntoView {
    let done = look.done;
    let tables = look.tables.clone();
    let ready = look.count(Fate::New);
    let whole = ready > 0 && look.is_clean();
    let take = move |how: &'static str, label: Word, class: &'static str, may: bool| {
        view! {
            <button class=class type="button" disabled=!may on:click=move |_| desk.send(how)>
                {t(label)}
            </button>
        }
    };
    let actions = (!done).then(|| {
        view! {
            <div class="actions">
                {take("whole", TAKE_WHOLE, "button", whole)}
                {take("each", TAKE_EACH, "button plain", ready > 0)}
            </div>
        }
    });
    let again = (!done && !tables.is_empty()).then(|| {
        view! {
            <Columns tables columns=desk.columns/>
            <div class="actions">
                <button
                    class="button plain"
                    type="button"
                    disabled=move || desk.columns.with(BTreeMap::is_empty)
                    on:click=move |_| desk.send("")
                >
                    <Icon name="return"/>
                    {t(LOOK_AGAIN)}
                </button>
            </div>
        }
    });
    view! {
        <Report look=look.clone()/>
        {actions}
        {again}
        <Items look/>
    }
}
