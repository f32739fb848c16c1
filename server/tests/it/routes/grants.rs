//! The table: one row or more for every address but the application's pages.

use server::caller::encode;
use server::table::Way::{self, *};

use super::{Asked, FORM, Seen, Seen::*};
use crate::access::{ALL, DEPUTIES, OFFICE, SIGNED_IN, Stand, Who, Who::*};
use crate::files::{BOUNDARY, form as multipart};

type Fields = &'static [(&'static str, &'static str)];

/// What the address is about, where it is about something.
#[derive(Clone, Copy, Debug)]
pub enum About {
    Nothing,
    /// An item, brought to where the step is in its place.
    Item(Stand),
    /// A file of an item that is being handled.
    File,
    OwnSession,
    SessionOfAnother,
    OwnSeat,
    SeatOfAnother,
}

pub struct Row {
    pub way: Way,
    pub path: &'static str,
    pub about: About,
    pub fields: Fields,
    pub may: &'static [Who],
    pub granted: Seen,
    /// What everybody else who is signed in sees; of an item that they may not know, 404.
    pub others: Seen,
    pub nobody: Seen,
}

/// The same for everybody, signed in or not.
const fn same(way: Way, path: &'static str, fields: Fields, seen: Seen) -> Row {
    let (about, may) = (About::Nothing, &ALL as &[Who]);
    Row { way, path, about, fields, may, granted: seen, others: seen, nobody: seen }
}

/// The same for whoever is signed in.
const fn holders(way: Way, path: &'static str, about: About, fields: Fields, seen: Seen) -> Row {
    Row { way, path, about, fields, may: SIGNED_IN, granted: seen, others: seen, nobody: SignsIn }
}

/// For some of those signed in.
const fn some(
    way: Way,
    path: &'static str,
    about: About,
    fields: Fields,
    may: &'static [Who],
    granted: Seen,
) -> Row {
    Row { way, path, about, fields, may, granted, others: Status(403), nobody: SignsIn }
}

const WRONG: Fields = &[
    ("name", "nobody"),
    ("password", "wrong"),
    ("code", "000000"),
    ("phone", "13800000099"),
    ("new", "correct horse battery"),
];
const WISH: Fields =
    &[("sms", "pressing"), ("mail", "never"), ("quiet_from", "22"), ("quiet_until", "7")];
const DRAFT: Fields = &[("step", "1"), ("go", "keep"), ("title", "关于修桥的建议")];
const EDITED: Fields =
    &[("step", "1"), ("go", "keep"), ("version", "1"), ("title", "关于修两座桥的建议")];
const YES: Fields = &[("revision", "1"), ("answer", "confirm")];
const GRADES: Fields = &[("attitude", "satisfied"), ("result", "satisfied")];
const READERS: &[Who] =
    &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation];

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    same(Get,  "/healthz", &[], Opens),
    same(Get,  "/readyz",  &[], Opens),

    Row { nobody: Opens, ..holders(Get, "/sign-in", About::Nothing, &[], GoesOn) },
    same(Post, "/sign-in", WRONG, Status(422)),
    same(Get,  "/sign-in/second-factor", &[], SignsIn),
    same(Post, "/sign-in/second-factor", WRONG, SignsIn),
    holders(Get,  "/sign-in/seat", About::Nothing, &[], GoesOn),
    holders(Post, "/sign-in/seat", About::OwnSeat, &[], GoesOn),
    holders(Post, "/sign-in/seat", About::SeatOfAnother, &[], Status(404)),
    same(Post, "/sign-out", &[], SignsIn),

    same(Get,  "/welcome",        &[],   Opens),
    same(Post, "/welcome",        WRONG, Opens),
    same(Post, "/welcome/code",   WRONG, Status(422)),
    same(Get,  "/forgotten",      &[],   Opens),
    same(Post, "/forgotten",      WRONG, Opens),
    same(Post, "/forgotten/code", WRONG, Status(422)),

    holders(Get,  "/account",                      About::Nothing, &[],   Opens),
    holders(Get,  "/account/password",             About::Nothing, &[],   Opens),
    holders(Post, "/account/password",             About::Nothing, WRONG, Status(422)),
    holders(Post, "/account/sign-ins/{id}/end",    About::OwnSession, &[], GoesOn),
    holders(Post, "/account/sign-ins/{id}/end",    About::SessionOfAnother, &[], Status(404)),
    holders(Post, "/account/sign-ins/end-others",  About::Nothing, &[],   GoesOn),
    holders(Get,  "/account/phone",                About::Nothing, &[],   Opens),
    holders(Post, "/account/phone",                About::Nothing, WRONG, Status(422)),
    // there is no new number to be confirmed
    holders(Post, "/account/phone/ask",            About::Nothing, &[],   Status(403)),
    holders(Post, "/account/phone/confirm",        About::Nothing, WRONG, Status(422)),
    holders(Get,  "/account/delivery",             About::Nothing, &[],   Opens),
    holders(Post, "/account/delivery",             About::Nothing, WISH,  GoesOn),
    holders(Post, "/account/delivery/mail",        About::Nothing, WRONG, Status(422)),
    holders(Post, "/account/delivery/mail/confirm", About::Nothing, WRONG, Status(422)),
    holders(Post, "/account/delivery/mail/remove", About::Nothing, &[],   GoesOn),
    holders(Get,  "/live/notices",                 About::Nothing, &[],   Opens),
    holders(Get,  "/account/second-factor",        About::Nothing, &[],   Opens),
    holders(Post, "/account/second-factor/begin",  About::Nothing, WRONG, Status(422)),
    holders(Post, "/account/second-factor/finish", About::Nothing, WRONG, Status(422)),
    holders(Post, "/account/second-factor/remove", About::Nothing, WRONG, Status(422)),

    some(Post, "/app/motions/new",         About::Nothing, DRAFT, DEPUTIES, GoesOn),
    some(Post, "/app/motions/{id}/edit",   About::Item(Stand::Draft), EDITED, &[Author], GoesOn),
    some(Post, "/app/motions/{id}/submit", About::Item(Stand::Draft), &[], &[Author], GoesOn),
    some(Post, "/app/motions/{id}/cosign", About::Item(Stand::Draft), YES, &[Invitee], GoesOn),
    some(Post, "/app/motions/{id}/rate",   About::Item(Stand::Replied), GRADES,
         &[Author, Cosigner], GoesOn),
    some(Post, "/app/motions/{id}/files",  About::Item(Stand::Draft), &[], &[Author], GoesOn),
    some(Get,  "/app/motions/{id}/public",          About::Item(Stand::Replied), &[], READERS, Opens),
    some(Get,  "/app/motions/{id}/suggestion.docx", About::Item(Stand::Replied), &[], READERS, Opens),
    some(Get,  "/app/motions/{id}/suggestion.pdf",  About::Item(Stand::Replied), &[], READERS, Opens),
    some(Get,  "/app/motions/{id}/reply.docx",      About::Item(Stand::Replied), &[], READERS, Opens),
    some(Get,  "/app/motions/{id}/reply.pdf",       About::Item(Stand::Replied), &[], READERS, Opens),
    some(Get,  "/app/files/{id}",          About::File, &[], READERS, Opens),
    some(Post, "/app/desk/import",           About::Nothing, &[], &[Desk], Opens),
    some(Get,  "/app/desk/catalogue.xlsx",   About::Nothing, &[], OFFICE, Opens),
    some(Get,  "/app/desk/catalogue.csv",    About::Nothing, &[], OFFICE, Opens),
    some(Get,  "/app/desk/assignments.xlsx", About::Nothing, &[], OFFICE, Opens),
    some(Get,  "/app/desk/assignments.csv",  About::Nothing, &[], OFFICE, Opens),
    some(Get,  "/app/desk/papers-docx.zip",  About::Nothing, &[], OFFICE, Opens),
    some(Get,  "/app/desk/papers-pdf.zip",   About::Nothing, &[], OFFICE, Opens),

    same(Get,  "/setup", &[], Status(404)),
    same(Post, "/setup", &[("region_code", "420500"), ("region_name", "宜昌市"), ("level", "city"),
        ("congress_name", "宜昌市人民代表大会"), ("congress_short_name", "市人大"),
        ("name", "毛启航"), ("phone", "13900000001"), ("password", "correct horse battery")],
        Status(404)),
    // what is no function; each function has a row in `access.rs` or `organisation.rs`
    same(Any,  "/api/{*function}", &[], Status(400)),

    same(Get,  "/",                    &[], Opens),
    same(Get,  "/motions",             &[], Opens),
    same(Get,  "/motions/{id}",        &[], Status(404)),
    Row { about: About::Item(Stand::Accepted), ..same(Get, "/motions/{id}", &[], Opens) },
    Row { about: About::Item(Stand::Draft), ..same(Get, "/motions/{id}", &[], Status(404)) },
    Row { about: About::Item(Stand::Quarantined), ..same(Get, "/motions/{id}", &[], Status(404)) },
    same(Get,  "/motions.csv",         &[], Opens),
    same(Get,  "/motions.json",        &[], Opens),
    same(Get,  "/motions.atom",        &[], Opens),
    same(Get,  "/deputies",            &[], Opens),
    same(Get,  "/deputies/{mandate}",  &[], Opens),
    same(Get,  "/privacy",             &[], Opens),
    same(Get,  "/complaints",          &[], Opens),
    same(Get,  "/wishes",              &[], GoesOn),
    same(Get,  "/robots.txt",          &[], Opens),
    same(Get,  "/sitemap.xml",         &[], Opens),
    same(Any,  "/{*nothing}",          &[], Status(404)),
];

impl Row {
    /// The request, about this thing.
    pub fn asked(&self, id: i64) -> Asked {
        let named = match self.path {
            "/api/{*function}" => "/api/no/such".to_owned(),
            // the numbers stand at another listener, and nobody reads them here
            "/{*nothing}" => "/metrics".to_owned(),
            path => path.replace("{id}", &id.to_string()).replace("{mandate}", &id.to_string()),
        };
        let (kind, body) = if self.path.ends_with("/import") {
            let sheet = "编号,标题,领衔代表\n1,关于修桥的建议,周岚\n";
            let kind = format!("multipart/form-data; boundary={BOUNDARY}");
            (kind, multipart(&[("files", Some("a.csv"), sheet.as_bytes())]))
        } else if self.path.ends_with("/files") {
            let bytes = store::builders::a_file(domain::file::Kind::Png);
            let kind = format!("multipart/form-data; boundary={BOUNDARY}");
            (kind, multipart(&[("files", Some("a.png"), &bytes)]))
        } else {
            let mut fields: Vec<_> =
                self.fields.iter().map(|(name, it)| (*name, encode(it))).collect();
            if matches!(self.about, About::OwnSeat | About::SeatOfAnother) {
                fields.push(("seat", id.to_string()));
            }
            let pairs = fields.into_iter().map(|(name, it)| format!("{name}={it}"));
            (FORM.to_owned(), pairs.collect::<Vec<_>>().join("&").into_bytes())
        };
        Asked { way: self.way, path: named, kind, body }
    }

    /// What the item's own page answers decides between 403 and 404.
    pub fn meant(&self, who: Who, reads: bool) -> Seen {
        let concerns_an_item = matches!(self.about, About::Item(_) | About::File);
        match who {
            Nobody => self.nobody,
            _ if self.may.contains(&who) => self.granted,
            _ if concerns_an_item && !reads => Status(404),
            _ => self.others,
        }
    }
}
