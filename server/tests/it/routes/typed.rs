//! Hostile words in the plain forms: a 4xx in a sentence, with what was typed in the other fields,
//! and no trace in the database but the count of guesses.

use super::*;
use crate::hostile::{Dump, refused};
use Who::*;

struct Typed {
    path: &'static str,
    who: Who,
    stand: Stand,
    /// Where the hostile words go.
    fields: &'static [&'static str],
    besides: &'static [(&'static str, &'static str)],
    /// What has to come back in the page.
    kept: &'static str,
}

const DRAFT: &[&str] = &["title", "problem", "reason", "proposal", "summary"];

#[rustfmt::skip]
const FORMS: &[Typed] = &[
    Typed { path: "/app/motions/new", who: Author, stand: Stand::None, fields: DRAFT,
        besides: &[("step", "1"), ("go", "next"), ("key", "k"), ("title", "关于修桥的建议"),
            ("problem", "桥面破损多处。")],
        kept: "key" },
    Typed { path: "/app/motions/{id}/edit", who: Author, stand: Stand::Draft, fields: DRAFT,
        besides: &[("step", "1"), ("go", "next"), ("version", "1"), ("title", "关于修桥的建议")],
        kept: "version" },
    Typed { path: "/app/motions/{id}/rate", who: Author, stand: Stand::Replied, fields: &["reason"],
        besides: &[("attitude", "dissatisfied"), ("result", "satisfied")], kept: "checked" },
    Typed { path: "/sign-in", who: Nobody, stand: Stand::None, fields: &["name", "password"],
        besides: &[("name", "li.jing"), ("password", "wrong")], kept: "name" },
    Typed { path: "/welcome", who: Nobody, stand: Stand::None, fields: &["phone"],
        besides: &[], kept: "phone" },
    Typed { path: "/forgotten", who: Nobody, stand: Stand::None, fields: &["phone"],
        besides: &[], kept: "phone" },
    Typed { path: "/welcome/code", who: Nobody, stand: Stand::None, fields: &["code", "phone"],
        besides: &[("phone", "13800000001"), ("code", "1"), ("password", "correct horse battery")],
        kept: "phone" },
    Typed { path: "/account/phone", who: Author, stand: Stand::None, fields: &["phone"],
        besides: &[("password", "wrong")], kept: "phone" },
    Typed { path: "/account/delivery/mail", who: Author, stand: Stand::None, fields: &["address"],
        besides: &[], kept: "address" },
];

/// Guesses are counted, and locking is told of.
const COUNTERS: [&str; 2] = ["attempt", "event"];

async fn dump(town: &Town) -> Dump {
    Dump::of(&town.scene.store).await.without(&COUNTERS)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_with_hostile_words_comes_back_with_a_sentence_and_leaves_no_trace() {
    let town = Town::open().await;
    let mut wrong = Vec::new();
    for form in FORMS {
        let id = town.item(form.stand).await;
        let token = match town.scene.who(form.who) {
            Some(actor) => a_session(&town.scene.store, &actor).await.unwrap().1,
            None => String::new(),
        };
        let before = dump(&town).await;
        for field in form.fields {
            for word in refused() {
                let others = form.besides.iter().filter(|(name, _)| name != field);
                let others = others.map(|(name, value)| (*name, (*value).to_owned()));
                let pairs = others.chain([(*field, word.clone())]);
                let pairs: Vec<_> = pairs
                    .map(|(name, value)| format!("{name}={}", server::caller::encode(&value)))
                    .collect();
                let path = form.path.replace("{id}", &id.to_string());
                let body = pairs.join("&").into_bytes();
                let asked = Asked { way: Way::Post, path, kind: FORM.to_owned(), body };
                let answer = town.answer(&token, &asked).await;
                let status = answer.status().as_u16();
                let page = support::text(answer).await;
                let shown: String = word.escape_debug().take(12).collect();
                let what = format!("{} {field} {shown}: {status}", form.path);
                if !(400..500).contains(&status) || !page.contains(form.kept) {
                    wrong.push(format!("{what}\n{}", page.chars().take(200).collect::<String>()));
                }
            }
            let changed = dump(&town).await.differences(&before);
            if !changed.is_empty() {
                wrong.push(format!("{} {field} changes {changed:?}", form.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Forms that no browser sends: not the kind of value that is asked for, an answer that is none.
const UNREADABLE: &[(&str, &str)] = &[
    ("/app/motions/new", "step=1&go=next&version=x&title=桥"),
    ("/app/motions/{id}/edit", "step=1&go=next&version=x&title=桥"),
    ("/app/motions/{id}/cosign", ""),
    ("/app/motions/{id}/cosign", "revision=1"),
    ("/app/motions/{id}/cosign", "revision=1&answer=perhaps"),
    ("/sign-in/seat", "seat=x"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_that_cannot_be_read_is_refused_in_words_and_leaves_no_trace() {
    let town = Town::open().await;
    let id = town.item(Stand::Draft).await;
    let token = async |who| {
        let actor = town.scene.who(who).unwrap();
        a_session(&town.scene.store, &actor).await.unwrap().1
    };
    let (author, invitee) = (token(Author).await, token(Invitee).await);
    let before = dump(&town).await;
    let mut wrong = Vec::new();
    for (path, form) in UNREADABLE {
        let token = if path.ends_with("cosign") { &invitee } else { &author };
        let (path, body) = (path.replace("{id}", &id.to_string()), form.as_bytes().to_vec());
        let asked = Asked { way: Way::Post, path, kind: FORM.to_owned(), body };
        let answer = town.answer(token, &asked).await;
        let status = answer.status().as_u16();
        let page = support::text(answer).await;
        if status != 422 || !page.contains("role=\"alert\"") || page.contains("deserialize") {
            wrong.push(format!("{} {form}: {status}\n{page}", asked.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let changed = dump(&town).await.differences(&before);
    assert!(changed.is_empty(), "{changed:?}");
}

/// The forms that ask for something, each sent with nothing in it.
const ASKING: &[&str] = &[
    "/app/motions/new",
    "/app/motions/{id}/rate",
    "/sign-in",
    "/sign-in/seat",
    "/welcome",
    "/welcome/code",
    "/forgotten",
    "/forgotten/code",
    "/account/password",
    "/account/phone",
    "/account/phone/ask",
    "/account/phone/confirm",
    "/account/delivery/mail",
    "/account/delivery/mail/confirm",
    "/account/second-factor/finish",
    "/account/second-factor/remove",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_with_nothing_in_it_is_refused_in_words_and_leaves_no_trace() {
    let town = Town::open().await;
    let id = town.item(Stand::Replied).await;
    let author = town.scene.who(Author).unwrap();
    let token = a_session(&town.scene.store, &author).await.unwrap().1;
    let before = dump(&town).await;
    let mut wrong = Vec::new();
    for path in ASKING {
        let path = path.replace("{id}", &id.to_string());
        let asked = Asked { way: Way::Post, path, kind: FORM.to_owned(), body: Vec::new() };
        let answer = town.answer(&token, &asked).await;
        let status = answer.status().as_u16();
        let page = support::text(answer).await;
        let told = page.contains("aria-invalid=\"true\"") || page.contains("role=\"alert\"");
        if !(400..500).contains(&status) || !told {
            wrong.push(format!("{}: {status}\n{page}", asked.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // a password that is not given is a guess like another, and guesses are counted
    let counted = |place: &String| {
        ["account.failures", "account.locked_until", "sqlite_sequence.seq"]
            .contains(&place.as_str())
    };
    let mut changed = dump(&town).await.differences(&before);
    changed.retain(|place| !counted(place));
    assert!(changed.is_empty(), "{changed:?}");
}
