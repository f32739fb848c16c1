//! The plain forms under bad input: a clear 4xx sentence, what was typed kept, no trace left.

use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use domain::motion::ReplyClass;
use domain::{Actor, MotionId};
use store::builders::a_motion;

use crate::access::{Scene, scene};
use crate::support;

async fn post(
    scene: &Scene,
    actor: Option<&Actor>,
    path: &str,
    fields: &[(&str, &str)],
) -> Response {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", server::caller::encode(value)))
        .collect();
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(pairs.join("&")));
    let mut request = request.unwrap();
    if let Some(actor) = actor {
        request.extensions_mut().insert(actor.clone());
    }
    support::send(&scene.site, request).await
}

async fn motions(scene: &Scene, actor: &Actor) -> usize {
    let call = store::Call::new(actor.clone(), scene.store.now());
    let filter = Default::default();
    let list = store::motion::author_list(&scene.store, &call, &filter);
    list.await.unwrap().rows.len()
}

#[tokio::test]
async fn a_title_that_is_too_long_comes_back_with_everything_typed_and_nothing_kept() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let title = "长".repeat(61);
    let fields = [("step", "1"), ("go", "next"), ("title", &title), ("problem", "桥面破损多处。")];
    let answer = post(&scene, Some(deputy), "/app/motions/new", &fields).await;
    assert_eq!(answer.status(), 422);
    let page = support::text(answer).await;
    assert!(page.contains(&title), "what was typed is gone");
    assert!(page.contains("桥面破损多处。"));
    assert!(page.contains("60"), "the limit is not told");
    assert_eq!(motions(&scene, deputy).await, 0);
}

#[tokio::test]
async fn a_form_with_nothing_in_it_begins_no_draft_however_often_it_is_sent() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let blank = [("step", "1"), ("go", "next"), ("title", " "), ("problem", "\u{3000}\n")];
    for fields in [&[][..], &blank[..], &[("go", "keep"), ("disclosure", "none")][..]] {
        for _ in 0..2 {
            let answer = post(&scene, Some(deputy), "/app/motions/new", fields).await;
            assert_eq!(answer.status(), 422, "{fields:?}");
            let page = support::text(answer).await;
            assert!(page.contains("aria-invalid=\"true\""), "no field is named: {page}");
        }
    }
    assert_eq!(motions(&scene, deputy).await, 0);
}

#[tokio::test]
async fn a_hundred_thousand_characters_are_refused_in_words() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let problem = "字".repeat(100_000);
    let fields =
        [("step", "1"), ("go", "next"), ("title", "关于修桥的建议"), ("problem", &problem)];
    let answer = post(&scene, Some(deputy), "/app/motions/new", &fields).await;
    assert_eq!(answer.status(), 422);
    assert_eq!(motions(&scene, deputy).await, 0);
}

#[tokio::test]
async fn an_address_that_names_nothing_is_not_found_in_the_reader_s_words() {
    let scene = scene().await;
    for form in ["edit", "submit", "cosign", "rate"] {
        for id in ["abc", "99999999999999999999", "1%202"] {
            let path = format!("/app/motions/{id}/{form}");
            let answer = post(&scene, Some(scene.town.author()), &path, &[]).await;
            assert_eq!(answer.status(), 404, "{path}");
            let page = support::text(answer).await;
            assert!(page.contains("<h1") || page.contains("role=\"alert\""), "{path}: {page}");
            assert!(!page.contains("Cannot parse"), "{path}");
        }
    }
}

#[tokio::test]
async fn control_and_direction_characters_are_refused() {
    let scene = scene().await;
    let deputy = scene.town.author();
    for hostile in ["桥\u{0}面", "桥\u{202e}面", "桥\u{200b}面"] {
        let fields = [("step", "1"), ("go", "next"), ("title", hostile)];
        let answer = post(&scene, Some(deputy), "/app/motions/new", &fields).await;
        assert_eq!(answer.status(), 422, "{hostile:?}");
    }
    assert_eq!(motions(&scene, deputy).await, 0);
}

#[tokio::test]
async fn script_and_formulas_are_words_like_others_and_stay_words() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let script = "</textarea><script>alert(1)</script>=HYPERLINK(\"x\")";
    let title = "<img src=x onerror=alert(1)>";
    let long = "长".repeat(61);
    let kept = [("step", "1"), ("go", "keep"), ("title", title), ("problem", script)];
    assert_eq!(post(&scene, Some(deputy), "/app/motions/new", &kept).await.status(), 303);
    let shown = [("step", "1"), ("go", "next"), ("title", &long), ("problem", script)];
    let page = support::text(post(&scene, Some(deputy), "/app/motions/new", &shown).await).await;
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_suggestion() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let fields = [("key", "k1"), ("step", "1"), ("go", "next"), ("title", "关于修桥的建议")];
    let first = post(&scene, Some(deputy), "/app/motions/new", &fields).await;
    let second = post(&scene, Some(deputy), "/app/motions/new", &fields).await;
    assert_eq!(first.headers()["location"], second.headers()["location"]);
    assert_eq!(motions(&scene, deputy).await, 1);
}

#[tokio::test]
async fn a_stale_form_shows_both_versions_and_loses_neither() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let id = a_motion(&scene.town).on(&scene.store).await.unwrap().id;
    let path = format!("/app/motions/{id}/edit");
    let mine =
        [("step", "2"), ("go", "keep"), ("version", "1"), ("reason", "先保存的人写的理由。")];
    assert_eq!(post(&scene, Some(deputy), &path, &mine).await.status(), 303);
    let stale = [("step", "2"), ("go", "keep"), ("version", "1"), ("reason", "后来的人写的理由。")];
    let answer = post(&scene, Some(deputy), &path, &stale).await;
    assert_eq!(answer.status(), 409);
    let page = support::text(answer).await;
    assert!(page.contains("先保存的人写的理由。"));
    assert!(page.contains("后来的人写的理由。"));
}

#[tokio::test]
async fn an_id_of_somebody_else_is_not_found_and_a_stranger_signs_in_first() {
    let scene = scene().await;
    let id = a_motion(&scene.town).on(&scene.store).await.unwrap().id;
    let other = &scene.town.deputies[5];
    let fields = [("step", "1"), ("go", "keep"), ("title", "改掉别人的标题")];
    for path in [format!("/app/motions/{id}/edit"), "/app/motions/999999/edit".to_owned()] {
        assert_eq!(post(&scene, Some(other), &path, &fields).await.status(), 404, "{path}");
    }
    let answer = post(&scene, None, &format!("/app/motions/{id}/submit"), &[]).await;
    assert_eq!(answer.status(), 303);
    assert!(answer.headers()["location"].to_str().unwrap().starts_with("/sign-in?next="));
}

#[tokio::test]
async fn a_rating_without_a_grade_or_a_reason_comes_back_with_what_was_picked() {
    let scene = scene().await;
    let deputy = scene.town.author();
    let id = replied(&scene).await;
    let path = format!("/app/motions/{id}/rate");
    let answer = post(&scene, Some(deputy), &path, &[("attitude", "satisfied")]).await;
    assert_eq!(answer.status(), 422);
    let page = support::text(answer).await;
    assert!(page.contains("办理结果"));
    let bad = [("attitude", "satisfied"), ("result", "dissatisfied"), ("reason", "")];
    assert_eq!(post(&scene, Some(deputy), &path, &bad).await.status(), 422);
    let good = [("attitude", "satisfied"), ("result", "dissatisfied"), ("reason", "没有解决。")];
    assert_eq!(post(&scene, Some(deputy), &path, &good).await.status(), 303);
}

async fn replied(scene: &Scene) -> MotionId {
    let (lead, joint) = (&scene.town.units[1], &scene.town.units[2]);
    let begun = scene.store.now().plus_days(-12);
    let motion = a_motion(&scene.town).begun(begun).submitted().accepted();
    let motion = motion.assigned_to(lead, &[joint]).signed().contacted().replied(ReplyClass::A);
    motion.on(&scene.store).await.unwrap().id
}
