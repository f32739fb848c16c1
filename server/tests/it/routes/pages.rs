//! The pages of the application: whoever they are for sees them, everybody else is told no, once
//! and in their own frame, and who is not signed in is sent to sign in. The list of pages is the
//! one that Leptos serves.

use std::collections::BTreeSet;

use leptos_axum::generate_route_list;

use super::*;
use crate::access::{ALL, DEPUTIES, OFFICE, SIGNED_IN};
use Seen::*;
use Who::*;

struct Page {
    path: &'static str,
    /// The item that the page is about.
    stand: Stand,
    may: &'static [Who],
    /// What everybody else who is signed in sees; of an item that they may not know, 404.
    others: Seen,
}

const fn page(path: &'static str, stand: Stand, may: &'static [Who], others: Seen) -> Page {
    Page { path, stand, may, others }
}

const UNITS: &[Who] = &[LeadUnit, JointUnit, OtherUnit, Government];
const NO: Seen = Status(403);
const ADMIN: &[Who] = &[Administrator];

#[rustfmt::skip]
const PAGES: &[Page] = &[
    // whoever is no deputy is led to where their day begins
    page("/app",                  Stand::None,     DEPUTIES,  GoesOn),
    page("/app/motions",          Stand::None,     DEPUTIES,  NO),
    page("/app/motions/new",      Stand::None,     DEPUTIES,  NO),
    page("/app/motions/{id}",      Stand::Handling,
         &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation],
         NO),
    page("/app/motions/{id}/edit", Stand::Draft,    &[Author], NO),
    // who was asked to co-sign reads the reply, without a form
    page("/app/motions/{id}/rate", Stand::Replied,  &[Author, Cosigner, Invitee], NO),
    page("/app/desk",             Stand::None,     OFFICE,    NO),
    page("/app/desk/import",      Stand::None,     OFFICE,    NO),
    page("/app/unit",             Stand::None,     UNITS,     NO),
    page("/app/admin",            Stand::None,     ADMIN,     NO),
    page("/app/admin/units",      Stand::None,     ADMIN,     NO),
    page("/app/admin/people",     Stand::None,     ADMIN,     NO),
    page("/app/admin/people/{id}", Stand::None,     ADMIN,     NO),
    page("/app/admin/accounts",   Stand::None,     ADMIN,     NO),
    page("/app/admin/import",     Stand::None,     ADMIN,     NO),
    page("/app/admin/calendar",   Stand::None,     ADMIN,     NO),
    page("/app/admin/periods",    Stand::None,     ADMIN,     NO),
    page("/app/notices",          Stand::None,     SIGNED_IN, NO),
];

#[tokio::test]
async fn every_page_of_the_application_has_a_row() {
    let known: BTreeSet<_> = PAGES.iter().map(|page| page.path.to_owned()).collect();
    let listed = generate_route_list(app::App);
    let served: BTreeSet<_> = listed.iter().map(|one| one.path().to_owned()).collect();
    assert_eq!(known, served);
}

/// The page of something that there is, and the item that it is about.
async fn asked(town: &Town, page: &Page) -> (MotionId, Asked) {
    let motion = town.item(page.stand).await;
    let id = match page.path.contains("/people/") {
        true => town.scene.town.author().person.0,
        false => motion.0,
    };
    (motion, Asked::page(page.path.replace("{id}", &id.to_string())))
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_the_pages_that_are_for_them_and_no_other() {
    let town = Town::open().await;
    let mut wrong = Vec::new();
    for page in PAGES {
        let (motion, asked) = asked(&town, page).await;
        for who in ALL {
            let meant = match who {
                Nobody => SignsIn,
                _ if page.may.contains(&who) => Opens,
                _ if motion.0 > 0 && !town.reads(who, motion).await => Status(404),
                _ => page.others,
            };
            let seen = town.ask(who, &asked).await;
            if seen != meant {
                wrong.push(format!("{} for {who:?}: {seen:?}, not {meant:?}", page.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where a page leads to, but for how it may look.
fn leads(page: &str) -> BTreeSet<&str> {
    let links = page.split("<a ").skip(1).filter_map(|tag| tag.split('>').next());
    let links = links.filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next());
    links.filter(|link| link.starts_with('/') && !link.starts_with("/wishes")).collect()
}

const OWN_FRAME: &str = "class=\"side\"";

/// What is wrong with the page of a refusal, beside a page of the own.
fn wrong_with(refusal: &str, own: &str) -> Option<String> {
    let count = |word| refusal.matches(word).count();
    let (alerts, pages, frames) = (count("role=\"alert\""), count("<main"), count(OWN_FRAME));
    let more: Vec<_> = leads(refusal).difference(&leads(own)).copied().collect();
    let right = (alerts, pages, frames) == (1, 1, 1) && more.is_empty();
    (!right).then(|| format!("{alerts} refusals, {pages} pages, {frames} frames, on to {more:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_a_page_is_not_for_is_told_so_once_in_their_own_frame() {
    let town = Town::open().await;
    let mut refused = Vec::new();
    for page in PAGES.iter().filter(|page| page.others == NO) {
        refused.push((page, asked(&town, page).await.1));
    }
    let (mut told, mut wrong) = (0, Vec::new());
    for who in SIGNED_IN {
        let actor = town.scene.who(*who).unwrap();
        let token = a_session(&town.scene.store, &actor).await.unwrap().1;
        let own = support::text(town.answer(&token, &Asked::page("/app/notices")).await).await;
        for (page, asked) in refused.iter().filter(|(page, _)| !page.may.contains(who)) {
            let refusal = support::text(town.answer(&token, asked).await).await;
            told += 1;
            if let Some(what) = wrong_with(&refusal, &own) {
                wrong.push(format!("{} for {who:?}: {what}", page.path));
            }
        }
    }
    assert!(told > 100, "only {told} refusals were looked at");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
