//! The pages of the application: whoever they are for sees them, everybody else is told no, and
//! who is not signed in is sent to sign in. The list of pages is the one that Leptos serves.

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
/// 403, unless the page streams and its 200 had been sent.
const NO: Seen = SaysNo;
const ADMIN: &[Who] = &[Administrator];

#[rustfmt::skip]
const PAGES: &[Page] = &[
    // whoever is no deputy is led to where their day begins
    page("/app",                  Stand::None,     DEPUTIES,  GoesOn),
    page("/app/motions",          Stand::None,     DEPUTIES,  NO),
    // an empty form; what somebody else sends with it is refused
    page("/app/motions/new",      Stand::None,     SIGNED_IN, NO),
    page("/app/motions/{id}",      Stand::Handling,
         &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation],
         NO),
    page("/app/motions/{id}/edit", Stand::Draft,    &[Author], SaysNo),
    // who was asked to co-sign reads the reply, without a form
    page("/app/motions/{id}/rate", Stand::Replied,  &[Author, Cosigner, Invitee], SaysNo),
    page("/app/desk",             Stand::None,     OFFICE,    NO),
    page("/app/unit",             Stand::None,     UNITS,     NO),
    page("/app/admin",            Stand::None,     ADMIN,     NO),
    page("/app/admin/units",      Stand::None,     ADMIN,     NO),
    page("/app/admin/people",     Stand::None,     ADMIN,     NO),
    page("/app/admin/people/{id}", Stand::None,     ADMIN,     NO),
    page("/app/admin/accounts",   Stand::None,     ADMIN,     NO),
    // an empty form, as above
    page("/app/admin/import",     Stand::None,     SIGNED_IN, NO),
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

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_the_pages_that_are_for_them_and_no_other() {
    let town = Town::open().await;
    let mut wrong = Vec::new();
    for page in PAGES {
        let motion = town.item(page.stand).await;
        let id = match page.path.contains("/people/") {
            true => town.scene.town.author().person.0,
            false => motion.0,
        };
        let asked = Asked::page(page.path.replace("{id}", &id.to_string()));
        for who in ALL {
            let meant = match who {
                Nobody => SignsIn,
                _ if page.may.contains(&who) => Opens,
                _ if motion.0 > 0 && !town.reads(who, motion).await => Status(404),
                _ => page.others,
            };
            let seen = match town.ask(who, &asked).await {
                Status(403) => NO,
                seen => seen,
            };
            if seen != meant {
                wrong.push(format!("{} for {who:?}: {seen:?}, not {meant:?}", page.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
