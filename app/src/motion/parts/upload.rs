//! Adding files to an item: a plain form that works as it is; once the page is alive it takes what
//! is dropped on it, sends one file after the other, and shows how far each is.

use domain::file::{ACCEPT, MOST_BYTES};
use domain::motion::view::FileView;
use domain::{MotionId, Refusal};
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::error::FromServerFnError;

use super::act::{Refresh, alive};
use super::sections::{Files, size};
use crate::error::AppError;
use crate::motion::words::*;
use crate::ui::key::fresh_key;
use crate::ui::sending::{Answer, Chosen, chosen, dropped, send, taken};
use crate::ui::{Icon, t, tf};

/// How far one file is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Progress {
    Waiting,
    Sent(u8),
    Kept,
    Failed(AppError),
}

/// One file on its way; sent again, it keeps its key and is kept once.
#[derive(Clone, Copy)]
struct Sending {
    file: Chosen,
    key: StoredValue<String>,
    progress: RwSignal<Progress>,
}

/// Files in the order in which they were chosen; one is sent at a time.
#[derive(Clone, Copy)]
struct Queue {
    motion: MotionId,
    list: RwSignal<Vec<Sending>>,
    busy: StoredValue<bool>,
    refresh: Option<Refresh>,
}

impl Queue {
    fn add(self, files: Vec<Chosen>) {
        if files.is_empty() {
            return;
        }
        let sending = |file: Chosen| Sending {
            file,
            key: StoredValue::new(fresh_key()),
            progress: RwSignal::new(match file.size() > MOST_BYTES as f64 {
                true => Progress::Failed(Refusal::TooLarge.into()),
                false => Progress::Waiting,
            }),
        };
        self.list.update(|list| list.extend(files.into_iter().map(sending)));
        self.go_on();
    }

    fn again(self, one: Sending) {
        one.progress.set(Progress::Waiting);
        self.go_on();
    }

    /// Sends the next one; when all are kept, what shows the item is loaded again.
    fn go_on(self) {
        if self.busy.try_get_value() != Some(false) {
            return;
        }
        let list = self.list.get_untracked();
        let is = |one: &&Sending, what: &Progress| one.progress.get_untracked() == *what;
        if let Some(next) = list.iter().find(|one| is(one, &Progress::Waiting)) {
            return self.send(*next);
        }
        if let Some(refresh) = self.refresh
            && list.iter().all(|one| is(&one, &Progress::Kept))
        {
            self.list.set(Vec::new());
            refresh.now();
        }
    }

    fn send(self, one: Sending) {
        self.busy.set_value(true);
        one.progress.set(Progress::Sent(0));
        let to = format!("/app/motions/{}/files", self.motion);
        let key = one.key.get_value();
        let progress = move |percent| {
            one.progress.try_set(Progress::Sent(percent));
        };
        send(&to, &[("key", &key)], one.file, progress, move |answer| {
            one.progress.try_set(came_of(answer));
            self.busy.try_set_value(false);
            if self.list.try_get_untracked().is_some() {
                self.go_on();
            }
        });
    }
}

fn came_of(answer: Answer) -> Progress {
    Progress::Failed(match answer.status {
        200 => return Progress::Kept,
        _ if answer.json => AppError::de(answer.body.into_bytes().into()),
        401 => Refusal::SignedOut.into(),
        413 => Refusal::TooLarge.into(),
        503 => AppError::Unavailable,
        _ => AppError::Offline,
    })
}

/// A zone to drop files on, with a chooser and, on a phone, the camera.
#[component]
pub fn Upload(
    id: MotionId,
    /// Beside another form, whose unsaved words a plain form would take away with the page.
    #[prop(optional)]
    alive_only: bool,
) -> impl IntoView {
    let alive = alive();
    let queue = Queue {
        motion: id,
        list: RwSignal::new(Vec::new()),
        busy: StoredValue::new(false),
        refresh: use_context::<Refresh>(),
    };
    view! {
        <form
            class="form card"
            method="post"
            enctype="multipart/form-data"
            action=format!("/app/motions/{id}/files")
            hidden=move || alive_only && !alive.get()
        >
            <h2>{t(ADD_FILE)}</h2>
            <input type="hidden" name="key" value=fresh_key()/>
            <Zone queue/>
            <ul class="files" aria-live="polite">
                <For each=move || queue.list.get() key=|one| one.key.get_value() let:one>
                    <Line queue one/>
                </For>
            </ul>
            <div class="actions" hidden=move || alive.get()>
                <button class="button plain">{t(UPLOAD)}</button>
            </div>
        </form>
    }
}

#[component]
fn Zone(queue: Queue) -> impl IntoView {
    let over = RwSignal::new(false);
    let pick = move |event: leptos::ev::Event| queue.add(chosen(&event));
    let (chooser, camera) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    // what was chosen before the page came alive
    for early in [chooser, camera] {
        early.on_load(move |input| queue.add(taken(&input)));
    }
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                queue.add(dropped(&event));
            }
        >
            <Icon name="paperclip"/>
            <p id="files-hint">{t(FILE_HINT)}</p>
            <input
                type="file"
                id="files"
                name="files"
                multiple
                accept=ACCEPT
                aria-label=t(ADD_FILE)
                aria-describedby="files-hint"
                node_ref=chooser
                on:change=pick
            />
            <label class="camera">
                <span>{t(TAKE_PHOTO)}</span>
                <input
                    type="file"
                    name="files"
                    accept="image/*"
                    capture="environment"
                    node_ref=camera
                    on:change=pick
                />
            </label>
        </div>
    }
}

#[component]
fn Line(queue: Queue, one: Sending) -> impl IntoView {
    let standing = move || match one.progress.get() {
        Progress::Waiting => view! { <small>{t(FILE_WAITS)}</small> }.into_any(),
        Progress::Sent(percent) => view! {
            <progress max="100" value=percent.to_string() aria-label=one.file.name()></progress>
        }
        .into_any(),
        Progress::Kept => view! {
            <span class="saved">
                <Icon name="check"/>
                {t(SAVED)}
            </span>
        }
        .into_any(),
        Progress::Failed(error) => view! {
            <span class="error">{error.sentence()}</span>
            <button class="button plain small" type="button" on:click=move |_| queue.again(one)>
                {t(SEND_AGAIN)}
            </button>
        }
        .into_any(),
    };
    view! {
        <li>
            <Icon name="paperclip"/>
            <span>{one.file.name()} <small>{size(one.file.size())}</small></span>
            {standing}
        </li>
    }
}

/// Beside the form in which one writes: the files there are, and room for more.
#[component]
pub fn Attachments(id: MotionId, files: Vec<FileView>) -> impl IntoView {
    view! {
        <Files files/>
        <Upload id alive_only=true/>
    }
}

/// What a plain form is answered with when a file was not kept, and the form again.
#[component]
pub fn NotKept(
    id: MotionId,
    /// Which of the files, counted from one; none where none came.
    place: Option<usize>,
    /// How many before it are kept.
    kept: usize,
    sentence: String,
) -> impl IntoView {
    let title = match place {
        Some(place) => tf(FILE_NOT_KEPT, &[("n", &place)]),
        None => t(NO_FILE).to_owned(),
    };
    view! {
        <div class="narrow flow">
            <div class="notice late" role="alert">
                <Icon name="warning"/>
                <h2>{title}</h2>
                <p>{sentence}</p>
                {(kept > 0).then(|| view! { <p>{tf(FILES_KEPT, &[("n", &kept)])}</p> })}
            </div>
            <Upload id/>
            <p>
                <a href=format!("/app/motions/{id}")>{t(TO_ITEM)}</a>
            </p>
        </div>
    }
}
