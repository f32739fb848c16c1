//! What a rating leaves in the database and in the log: its box, the key of its form, and nothing
//! by which one grade could be told from the other.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use store::Store;

use super::base::{Base, Run};
use super::looker::{insiders, look, near};
use super::story::{Part, Tale, tell};
use super::{alone, apart};
use crate::dump::{Dump, Row};
use crate::log::Lines;

/// All that one tale leaves behind.
pub struct Traces {
    pub dump: Dump,
    pub log: Vec<String>,
    /// Every statement as it is sent, without its values: what the database's own log may hold.
    pub statements: Vec<String>,
    pub generation: (u64, u64),
}

/// Tells a tale until the office has read the ratings; on the way some people look.
async fn left(base: &Base, tale: Tale, looks: bool, made: impl FnOnce(Store) -> Store) -> Traces {
    let (lines, statements) = (Lines::default(), Arc::new(Mutex::new(Vec::new())));
    let told = statements.clone();
    let watched =
        move |store| made(store).watched(move |sql| told.lock().unwrap().push(sql.to_owned()));
    let mut run = Run::begin(base, watched).await;
    let recording = lines.record();
    for part in [Part::Rating, Part::Revising, Part::Closing] {
        tell(&mut run, tale, part).await;
        let (near, inside) = (near(base), insiders(base));
        for who in [&near[0], &inside[0], &inside[3]].into_iter().filter(|_| looks) {
            look(&run, who, "").await;
        }
    }
    drop(recording);
    // what a page asks for at once comes in either order
    let mut statements = statements.lock().unwrap().clone();
    statements.sort();
    Traces {
        dump: Dump::of(&run.store).await,
        log: lines.text().lines().map(masked).collect(),
        statements,
        generation: (run.store.generation(), run.store.withdrawn()),
    }
}

/// A line without its time, its durations and the request's id.
fn masked(line: &str) -> String {
    let mut line: Value = serde_json::from_str(line).unwrap();
    mask(&mut line);
    line.to_string()
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| {
                !["timestamp", "ms", "id", "time.busy", "time.idle"].contains(&name.as_str())
            });
            fields.values_mut().for_each(mask);
        }
        Value::Array(list) => list.iter_mut().for_each(mask),
        _ => {}
    }
}

/// Two tales, one after the other.
pub fn both(base: &Base, tales: [Tale; 2], looks: bool, made: fn(Store) -> Store) -> [Traces; 2] {
    tales.map(|tale| apart(|| alone(left(base, tale, looks, made))))
}

/// `table.column` wherever the two databases differ.
pub fn differing(traces: &[Traces; 2]) -> BTreeSet<String> {
    traces[0].dump.differences(&traces[1].dump)
}

/// What a rating may touch, and why.
const TOUCHED: [(&str, &str); 5] = [
    ("rating", "the rating itself"),
    ("rating_record", "the box's own record of who took part"),
    ("idempotency", "the key of the form, without its words: sent twice it is one rating"),
    ("notice", "who has rated is not reminded"),
    ("sqlite_sequence", "the counters of the box's own tables"),
];

pub fn is_touched(place: &str) -> bool {
    let table = place.split('.').next().unwrap_or_default();
    TOUCHED.iter().any(|(name, _)| *name == table)
}

/// Rows of a table that stand in one database and not in the other.
fn extra<'d>(ours: &'d Dump, theirs: &Dump, table: &str) -> Vec<&'d Row> {
    ours.table(table).iter().filter(|row| !theirs.table(table).contains(row)).collect()
}

#[test]
fn a_rating_leaves_no_trace_outside_its_box() {
    let base = alone(Base::raise(4));
    let traces = both(&base, [Tale::Unrated, Tale::Rated], false, |store| store);
    let [unrated, rated] = &traces;
    assert!(unrated.dump.table("rating").len() + 8 <= rated.dump.table("rating").len());
    let places = differing(&traces);
    let elsewhere: Vec<_> = places.iter().filter(|place| !is_touched(place)).collect();
    assert!(elsewhere.is_empty(), "a rating moves {elsewhere:?}");
    for table in ["event", "motion", "deadline", "motion_search", "rating_window", "sign_in"] {
        assert_eq!(unrated.dump.table(table), rated.dump.table(table));
    }
    let keys = extra(&rated.dump, &unrated.dump, "idempotency");
    assert!(!keys.is_empty() && keys.iter().all(|row| Dump::text(row, "action") == "rate"));
    assert!(extra(&unrated.dump, &rated.dump, "idempotency").is_empty());
    // nobody is told of a rating: there are fewer reminders, and no other notice is more or less
    assert!(extra(&rated.dump, &unrated.dump, "notice").is_empty());
    let spared = extra(&unrated.dump, &rated.dump, "notice");
    assert!(!spared.is_empty());
    assert!(spared.iter().all(|row| Dump::text(row, "kind") == "raters_reminded"));
    for row in extra(&rated.dump, &unrated.dump, "sqlite_sequence") {
        assert!(Dump::text(row, "name").starts_with("rating"), "{row:?}");
    }
    assert_eq!(unrated.generation, rated.generation, "no kept page is made anew for a rating");
}

#[test]
fn opposite_grades_leave_the_same_rows_but_for_grade_and_reason_and_the_same_log() {
    let base = alone(Base::raise(4));
    let traces = both(&base, [Tale::Rated, Tale::Opposite], true, |store| store);
    let [rated, opposite] = &traces;
    let columns = ["rating.attitude", "rating.result", "rating.reason"].map(str::to_owned);
    assert_eq!(differing(&traces), BTreeSet::from(columns));
    for (one, other) in rated.dump.table("rating").iter().zip(opposite.dump.table("rating")) {
        let length = |row| Dump::text(row, "reason").len();
        assert_eq!(length(one), length(other));
    }
    assert!(rated.log.len() > 500 && rated.statements.len() > 1_000, "nothing was logged");
    assert_eq!(unlike(&rated.log, &opposite.log), None);
    assert_eq!(unlike(&rated.statements, &opposite.statements), None);
    for line in rated.log.iter().chain(&opposite.log) {
        assert!(!line.contains("satisfied"), "{line}");
    }
    assert_eq!(rated.generation, opposite.generation);
}

/// The first place at which two logs part.
pub fn unlike(one: &[String], other: &[String]) -> Option<(String, String)> {
    let line = |log: &[String], at: usize| log.get(at).cloned().unwrap_or_default();
    let most = one.len().max(other.len());
    (0..most).map(|at| (line(one, at), line(other, at))).find(|(ours, theirs)| ours != theirs)
}
