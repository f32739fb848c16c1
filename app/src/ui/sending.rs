//! Sending chosen files to an address of the server, telling how far it is meanwhile.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    DragEvent, Event, File, FileList, FormData, HtmlInputElement, ProgressEvent, XmlHttpRequest,
};

/// A file on this device that somebody has chosen.
#[derive(Clone, Copy)]
pub struct Chosen(StoredValue<File, LocalStorage>);

impl Chosen {
    fn all(list: Option<FileList>) -> Vec<Self> {
        let Some(list) = list else { return Vec::new() };
        let files = (0..list.length()).filter_map(|place| list.get(place));
        files.map(|file| Self(StoredValue::new_local(file))).collect()
    }

    pub fn name(self) -> String {
        self.0.try_with_value(File::name).unwrap_or_default()
    }

    /// In bytes.
    pub fn size(self) -> f64 {
        self.0.try_with_value(|file| file.size()).unwrap_or_default()
    }
}

/// What was picked in a chooser, which is emptied, so that the same file can be picked again.
pub fn chosen(event: &Event) -> Vec<Chosen> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.as_ref().map(taken).unwrap_or_default()
}

/// What stands in a chooser, which is emptied.
pub fn taken(input: &HtmlInputElement) -> Vec<Chosen> {
    let files = Chosen::all(input.files());
    input.set_value("");
    files
}

/// What was let fall.
pub fn dropped(event: &DragEvent) -> Vec<Chosen> {
    event.prevent_default();
    Chosen::all(event.data_transfer().and_then(|data| data.files()))
}

/// What the server said; a status of 0 is no answer at all.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub json: bool,
    pub body: String,
}

/// Posts a form of one file and some fields. `progress` is told per cent.
pub fn send(
    to: &str,
    fields: &[(&str, &str)],
    file: Chosen,
    progress: impl Fn(u8) + 'static,
    end: impl FnOnce(Answer) + 'static,
) {
    send_all(to, fields, &[file], progress, |_| {}, end);
}

/// The same of several files at once; `heard` is given what has come of the answer so far.
pub fn send_all(
    to: &str,
    fields: &[(&str, &str)],
    files: &[Chosen],
    progress: impl Fn(u8) + 'static,
    heard: impl Fn(&str) + 'static,
    end: impl FnOnce(Answer) + 'static,
) {
    let prepared = || -> Option<(XmlHttpRequest, FormData)> {
        let form = FormData::new().ok()?;
        for (name, value) in fields {
            form.append_with_str(name, value).ok()?;
        }
        for file in files {
            let file = file.0.try_get_value()?;
            form.append_with_blob_and_filename("files", &file, &file.name()).ok()?;
        }
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", to).ok()?;
        request.set_request_header("accept", "application/json").ok()?;
        Some((request, form))
    };
    let Some((request, form)) = prepared() else { return end(Answer::default()) };
    let told = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            progress((event.loaded() / event.total() * 100.0) as u8);
        }
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(told.as_ref().unchecked_ref()));
    }
    let coming = request.clone();
    let came = Closure::<dyn Fn()>::new(move || {
        if let Ok(Some(text)) = coming.response_text() {
            heard(&text);
        }
    });
    request.set_onprogress(Some(came.as_ref().unchecked_ref()));
    let answered = request.clone();
    let ended = Closure::once_into_js(move || {
        drop((told, came));
        end(answer(&answered));
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    // a request that cannot be sent ends as well, with a status of 0
    let _ = request.send_with_opt_form_data(Some(&form));
}

fn answer(request: &XmlHttpRequest) -> Answer {
    let kind = request.get_response_header("content-type").ok().flatten().unwrap_or_default();
    Answer {
        status: request.status().unwrap_or_default(),
        json: kind.starts_with("application/json"),
        body: request.response_text().ok().flatten().unwrap_or_default(),
    }
}
