//! One door for writes: where the database is written to, and nowhere else.

use crate::rust::{Part, only_code, parts, without_tests};
use crate::tree::{File, Finding, finding, keep, line_of, places, tree};

/// Commands; the door itself with the log and the outbox that go through it; sample records; the
/// box of the ratings, which has a door of its own; entities, which declare what can be written;
/// where a backup is put back, all of which has come through the door before.
fn may_write(file: &File) -> bool {
    ["commands.rs", "operation.rs", "event_log.rs", "outbox.rs", "builders.rs"]
        .contains(&file.name())
        || ["/commands/", "/builders/", "/outbox/", "/event_log/", "/operation/"]
            .iter()
            .any(|folder| file.path.contains(folder))
        || file.is_in("store/src/rating/")
        || file.is_in("store/src/entity/")
        || file.path == "server/src/archive/put_back.rs"
}

/// What a write in SeaORM cannot do without.
const MARKS: [&str; 11] = [
    "ActiveModel",
    "ActiveModelTrait",
    "IntoActiveModel",
    "insert_many",
    "update_many",
    "delete_many",
    "delete_by_id",
    "Entity::insert",
    "Entity::update",
    "Entity::delete",
    ".delete(",
];

fn writes(tree: &[File]) -> Vec<Finding> {
    let elsewhere = |file: &&File| {
        (file.is_in("store/src/") || file.is_in("app/src/") || file.is_in("server/src/"))
            && file.path.ends_with(".rs")
            && !may_write(file)
    };
    let mut found = Vec::new();
    for file in tree.iter().filter(elsewhere) {
        let text = without_tests(&file.text);
        let code = only_code(&text);
        for mark in MARKS {
            for at in places(&code, mark) {
                found.push(finding(file, line_of(&code, at), format!("writes (`{mark}`)")));
            }
        }
        let mut at = 0;
        for (part, piece) in parts(&text) {
            if part == Part::Quoted && is_writing_sql(piece) {
                found.push(finding(file, line_of(&text, at), "writes in SQL"));
            }
            at += piece.len();
        }
    }
    found
}

fn is_writing_sql(quoted: &str) -> bool {
    let words: Vec<&str> =
        quoted.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| matches!(pair, ["INSERT" | "REPLACE", "INTO"] | ["DELETE", "FROM"]))
        || words.first() == Some(&"UPDATE")
        || words.first() == Some(&"TRUNCATE")
}

#[test]
fn the_database_is_written_to_only_behind_the_one_door() {
    keep("door", writes(tree()));
    let text = "//! A.\nfn a() { motion::Entity::update_many() }\nfn b() { map.insert(1, 2) }\n\
                fn c() { Statement::from(r#\"DELETE FROM motion\"#) }\nfn d() { \"delete\" }\n";
    let found = writes(&[File::new("store/src/motion/queries.rs", text)]);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 4]);
    assert!(writes(&[File::new("store/src/motion/commands.rs", text)]).is_empty());
}

/// No write lands without a permission and an event: both are asked for by the only commit.
#[test]
fn only_the_door_commits() {
    let mut found = Vec::new();
    for file in tree().iter().filter(|file| file.is_in("store/src/") && file.path.ends_with(".rs"))
    {
        let code = only_code(&without_tests(&file.text));
        for at in places(&code, ".commit(") {
            if file.path != "store/src/operation.rs" && !file.path.contains("/builders/") {
                found.push(finding(file, line_of(&code, at), "commits"));
            }
        }
    }
    keep("commit", found);
}
