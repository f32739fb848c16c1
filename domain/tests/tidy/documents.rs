//! Documents name tests and files that exist, and stay short enough to be read.

use crate::tree::{File, Finding, finding, keep, line_of, tree};

fn documents(tree: &[File]) -> impl Iterator<Item = &File> {
    tree.iter().filter(|file| file.path.ends_with(".md"))
}

/// What stands between backticks, outside blocks of code, with its place.
fn named(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let (mut at, mut in_block) = (0, false);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            let mut offset = at;
            for (place, piece) in line.split('`').enumerate() {
                if place % 2 == 1 {
                    names.push((offset, piece));
                }
                offset += piece.len() + 1;
            }
        }
        at += line.len();
    }
    names
}

/// Four words or more joined by underscores: in these documents, the name of a test.
fn is_a_claim(name: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    name.split('_').count() > 3 && name.split('_').all(word)
}

fn missing_tests(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in documents(tree) {
        for (at, name) in named(&file.text).into_iter().filter(|(_, name)| is_a_claim(name)) {
            let function = format!("fn {name}(");
            let known =
                tree.iter().any(|one| one.path.ends_with(".rs") && one.text.contains(&function));
            if !known {
                found.push(finding(file, line_of(&file.text, at), format!("no test {name}")));
            }
        }
    }
    found
}

#[test]
fn each_test_that_a_document_names_exists() {
    keep("claims", missing_tests(tree()));
    let code = File::new("a.rs", "fn a_test_that_is_here() {}");
    let text = File::new("b.md", "`a_test_that_is_here`\n\n`a_test_that_is_gone`, `left_out`\n");
    let found = missing_tests(&[code, text]);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [3]);
}

const ROOMS: [&str; 11] = [
    "domain/",
    "papers/",
    "letters/",
    "store/",
    "app/",
    "server/",
    "frontend/",
    "migration/",
    "end2end/",
    "docs/",
    "tools/",
];

fn missing_files(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in documents(tree) {
        for (at, name) in named(&file.text) {
            let path = ROOMS.iter().any(|room| name.starts_with(room))
                && name.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
            let there = |one: &File| {
                one.path == name
                    || one.path.starts_with(&format!("{}/", name.trim_end_matches('/')))
            };
            if path && !tree.iter().any(there) {
                found.push(finding(file, line_of(&file.text, at), format!("no file {name}")));
            }
        }
    }
    found
}

#[test]
fn each_file_that_a_document_names_exists() {
    keep("paths", missing_files(tree()));
    let code = File::new("domain/src/a.rs", "");
    let text = File::new("b.md", "`domain/src/a.rs`, `domain/src/`, `domain/srcs/`, `domain::a`\n");
    assert_eq!(missing_files(&[code, text]).len(), 1);
}

#[test]
fn the_architecture_is_read_in_one_sitting() {
    let text = tree().iter().find(|file| file.path == "ARCHITECTURE.md").unwrap();
    assert!(text.text.lines().count() <= 150);
}

/// The list of what always holds is not empty talk: each line names its test.
#[test]
fn each_invariant_of_the_architecture_names_its_test() {
    let text = &tree().iter().find(|file| file.path == "ARCHITECTURE.md").unwrap().text;
    let table = text.split_once("| --- | --- |\n").unwrap().1;
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 10, "the table is no longer read as meant");
    for row in rows {
        assert!(named(row).into_iter().any(|(_, name)| is_a_claim(name)), "{row}");
    }
}
