//! The pages of the application: whoever they are for sees them, everybody else is told no, and
//! who is not signed in is sent to sign in. The list of pages is the one that Leptos serves.

use std::collections::BTreeSet;

use leptos_axum::generate_route_list;

use super::*;
use crate::access::{ALL, DEPUTIES, OFFICE, SIGNED_IN, Stand};
use Seen::*;
use Who::*;

struct Page {
    path: &'static str,
    /// The item that the page is about.
    stand: Stand,
    may: &'static [Who],
    /// What everybody else who is signed in sees.
    others: Seen,
}

const fn page(path: &'static str, stand: Stand, may: &'static [Who], others: Seen) -> Page {
    Page { path, stand, may, others }
}

const UNITS: &[Who] = &[LeadUnit, JointUnit, OtherUnit];
const ADMIN: &[Who] = &[Administrator];

#[rustfmt::skip]
const PAGES: &[Page] = &[
    page("/app",                  Stand::None,     SIGNED_IN, SaysNo),
    page("/app/motions",          Stand::None,     DEPUTIES,  SaysNo),
    page("/app/motions/new",      Stand::None,     DEPUTIES,  SaysNo),
    page("/app/motions/:id",      Stand::Handling,
         &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation],
         Status(404)),
    page("/app/motions/:id/edit", Stand::Draft,    &[Author], Status(404)),
    page("/app/motions/:id/rate", Stand::Replied,  &[Author, Cosigner], Status(404)),
    page("/app/desk",             Stand::None,     OFFICE,    SaysNo),
    page("/app/unit",             Stand::None,     UNITS,     SaysNo),
    page("/app/admin",            Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/units",      Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/people",     Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/people/:id", Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/accounts",   Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/import",     Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/calendar",   Stand::None,     ADMIN,     SaysNo),
    page("/app/admin/periods",    Stand::None,     ADMIN,     SaysNo),
    page("/app/notices",          Stand::None,     SIGNED_IN, SaysNo),
];

#[test]
fn every_page_of_the_application_has_a_row() {
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
        let motion = town.scene.item(page.stand).await;
        let id = match page.path.contains("/people/") {
            true => town.scene.town.author().person.0,
            false => motion.0,
        };
        let asked = Asked::page(page.path.replace(":id", &id.to_string()));
        for who in ALL {
            let meant = match who {
                Nobody => SignsIn,
                _ if page.may.contains(&who) => Opens,
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
