//! The number of unread notices, told by the server for as long as the page is looked at: a page in
//! the background would hold one of the few connections that a browser has for a site.

use leptos::prelude::*;

/// `None` until the server has told of it; until then the page's own number stands.
#[derive(Clone, Copy)]
pub struct Unread(pub RwSignal<Option<u64>>);

/// Follows the number, in the browser alone.
pub fn follow() -> Unread {
    let unread = RwSignal::new(None);
    // what is kept of the stream belongs to one thread, and the server has many
    #[cfg(not(feature = "ssr"))]
    browser::follow(unread);
    Unread(unread)
}

#[cfg(not(feature = "ssr"))]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use web_sys::{EventSource, MessageEvent};

    type Open = (EventSource, Closure<dyn FnMut(MessageEvent)>);

    pub fn follow(unread: RwSignal<Option<u64>>) {
        let open = StoredValue::new_local(None::<Open>);
        let close = move || {
            open.try_update_value(|open| {
                if let Some((source, _)) = open.take() {
                    source.close();
                }
            });
        };
        let look = move || {
            close();
            if !document().hidden() {
                open.try_update_value(|open| *open = listen(unread));
            }
        };
        Effect::new(look);
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| look());
        on_cleanup(move || {
            seen.remove();
            close();
        });
    }

    fn listen(unread: RwSignal<Option<u64>>) -> Option<Open> {
        let source = EventSource::new("/live/notices").ok()?;
        let heard = Closure::new(move |told: MessageEvent| {
            if let Some(count) = told.data().as_string().and_then(|text| text.parse().ok()) {
                unread.try_set(Some(count));
            }
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some((source, heard))
    }
}
