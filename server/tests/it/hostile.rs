//! Hostile words in every field of every server function: no 5xx, a refusal that can be worded,
//! and not one row of the database that is not as it was.

use axum::http::Method;
use domain::{Actor, MotionId};
use leptos::server_fn::axum::server_fn_paths;
use leptos::server_fn::error::FromServerFnError;
use serde_json::Value;

use crate::access::{CASES, Scene, scene};
pub use crate::dump::Dump;
use crate::{organisation, support};

/// What no field takes.
pub fn refused() -> [String; 4] {
    [
        "字".repeat(100_000),
        "桥\u{0}面的状况".into(),
        "桥\u{202e}面的状况".into(),
        "桥\u{1b}[31m面的状况".into(),
    ]
}

/// What is words like any other, wherever words may stand.
const WORDS: [&str; 4] = [
    "",
    "</textarea><script>alert(1)</script>",
    "=HYPERLINK(\"http://x\")",
    "'; DROP TABLE motion; --",
];

/// The name of a file that is only read: it tells a table from a text.
const NOT_KEPT: &str = "/file/name";

/// The way to every text in a body.
fn texts(body: &Value) -> Vec<String> {
    match body {
        Value::String(_) => vec![String::new()],
        Value::Object(fields) => {
            let below =
                |(name, value)| texts(value).into_iter().map(move |rest| format!("/{name}{rest}"));
            fields.iter().flat_map(below).collect()
        }
        Value::Array(items) => {
            let below = |(place, value)| {
                texts(value).into_iter().map(move |rest| format!("/{place}{rest}"))
            };
            items.iter().enumerate().flat_map(below).collect()
        }
        _ => Vec::new(),
    }
}

fn is_read(path: &str) -> bool {
    server_fn_paths().any(|(known, method)| known == path && method == Method::GET)
}

/// Asks with each hostile word in each place; tells what was answered otherwise than with a
/// refusal, or left a trace.
async fn wrong_with(scene: &Scene, path: &str, body: &Value, who: &Actor) -> Vec<String> {
    let mut wrong = Vec::new();
    let before = Dump::of(&scene.store).await;
    for place in texts(body).into_iter().filter(|place| place != NOT_KEPT) {
        // no address is as long as that
        let longest = if is_read(path) { 10_000 } else { usize::MAX };
        for word in refused().into_iter().filter(|word| word.len() < longest) {
            let mut hostile = body.clone();
            *hostile.pointer_mut(&place).unwrap() = word.clone().into();
            let answer = scene.call(path, &hostile, Some(who.clone())).await;
            let status = answer.status().as_u16();
            let told = support::bytes(answer).await;
            let shown: String = word.escape_debug().take(12).collect();
            if !(200..500).contains(&status) {
                wrong.push(format!("{path} {place} {shown}: {status}"));
            }
            let error = app::AppError::de(told.into());
            if status >= 400 && !matches!(error, app::AppError::Refused(_)) {
                wrong.push(format!("{path} {place} {shown}: {status} {error}"));
            }
        }
        let changed = Dump::of(&scene.store).await.differences(&before);
        if !changed.is_empty() {
            wrong.push(format!("{path} {place} changes {changed:?}"));
            return wrong;
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_field_takes_is_refused_in_words_and_leaves_no_trace() {
    let scene = scene().await;
    let mut wrong = Vec::new();
    // a look at ratings is itself recorded, and takes no text
    for case in CASES.iter().filter(|case| case.path != "/api/rating/read") {
        if texts(&(case.body)(MotionId(1), &scene.town)).is_empty() {
            continue;
        }
        let who = scene.who(case.may[0]).unwrap();
        let id = scene.item(case.stand).await;
        wrong.extend(wrong_with(&scene, case.path, &(case.body)(id, &scene.town), &who).await);
    }
    let administrator = &scene.town.administrator;
    for (name, body) in organisation::CASES {
        let path = format!("/api/organisation/{name}");
        wrong.extend(wrong_with(&scene, &path, &body(&scene.town), administrator).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn script_formulas_and_quotes_are_words_or_refused_and_break_nothing() {
    let scene = scene().await;
    let mut wrong = Vec::new();
    // a look at ratings is itself recorded, and takes no text
    let taken = CASES.iter().filter(|case| case.path != "/api/rating/read");
    for case in taken {
        let who = scene.who(case.may[0]).unwrap();
        let mut fresh = None;
        for place in texts(&(case.body)(MotionId(1), &scene.town)) {
            for word in WORDS {
                let (id, before) = match fresh.take() {
                    Some(found) => found,
                    None => (scene.item(case.stand).await, Dump::of(&scene.store).await),
                };
                let mut body = (case.body)(id, &scene.town);
                *body.pointer_mut(&place).unwrap() = word.into();
                let answer = scene.call(case.path, &body, Some(who.clone())).await;
                let status = answer.status().as_u16();
                if status >= 400 {
                    let changed = Dump::of(&scene.store).await.differences(&before);
                    if status >= 500 || !changed.is_empty() {
                        wrong.push(format!("{} {place} {word}: {status} {changed:?}", case.path));
                    }
                    // it stands as it stood
                    fresh = Some((id, before));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
