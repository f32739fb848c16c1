//! The repository as a list of texts, and what is asked of all of them alike.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::exempt;

/// One text file: its path from the root, with forward slashes.
#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn has_ending(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// A Rust file of a crate's own source, not of its tests.
    pub fn is_source(&self) -> bool {
        self.path.ends_with(".rs") && self.path.split('/').nth(1) == Some("src")
    }

    pub fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands in a repository").into()
}

/// Built, installed, or kept by other programs: not ours to keep tidy.
const LEFT_OUT: [&str; 6] =
    ["target", "node_modules", "test-results", "playwright-report", "mutants.out", "pkg"];

/// Every text file of the repository, read once.
pub fn tree() -> &'static [File] {
    static TREE: OnceLock<Vec<File>> = OnceLock::new();
    TREE.get_or_init(|| {
        let (root, mut files) = (root(), Vec::new());
        walk(&root, &root, &mut files);
        files.sort_by(|one, two| one.path.cmp(&two.path));
        files
    })
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            let hidden = name.starts_with('.') && name != ".ci" && name != ".config";
            let kept_data = folder == root && name == "data";
            if !hidden && !kept_data && !LEFT_OUT.contains(&name.as_str()) {
                walk(root, &path, files);
            }
        } else if kind.is_file() {
            // what is not UTF-8 is no text; what vanishes meanwhile was somebody's scratch file
            if let Ok(text) = fs::read_to_string(&path) {
                let path = path.strip_prefix(root).expect("below the root");
                files.push(File { path: path.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
}

/// Fails with every finding that is not exempt, and with every exemption that is no longer needed.
pub fn keep(rule: &str, found: Vec<Finding>) {
    let exempt: Vec<&str> =
        exempt::LIST.iter().filter(|one| one.rule == rule).map(|one| one.path).collect();
    let broken: Vec<String> = found
        .iter()
        .filter(|one| !exempt.contains(&one.path.as_str()))
        .map(|one| format!("{}:{}: {}", one.path, one.line, one.what))
        .collect();
    assert!(broken.is_empty(), "{} places break a rule:\n{}", broken.len(), broken.join("\n"));
    for path in exempt {
        let needed = found.iter().any(|one| one.path == path);
        assert!(needed, "{path} keeps the rule `{rule}` by now: strike it from the exemptions");
    }
}

/// One place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub what: String,
}

pub fn finding(file: &File, line: usize, what: impl Into<String>) -> Finding {
    Finding { path: file.path.clone(), line, what: what.into() }
}

/// The line, from 1, in which the character at `offset` stands.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Every place in `text` where `word` begins, not as a part of a longer name.
pub fn places(text: &str, word: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let begins = word.starts_with(part);
    let ends = word.ends_with(part);
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| !begins || !text[..*at].ends_with(part))
        .filter(|at| !ends || !text[at + word.len()..].starts_with(part))
        .collect()
}

#[test]
fn the_whole_house_is_looked_at() {
    for path in ["Cargo.toml", "domain/src/lib.rs", "domain/tests/tidy/tree.rs", "Makefile"] {
        assert!(tree().iter().any(|file| file.path == path), "{path} was not read");
    }
    assert!(!tree().iter().any(|file| file.path.contains("node_modules")));
}

#[test]
fn a_word_is_found_only_whole() {
    assert_eq!(places("tokio::spawn(my_tokio, tokio_x)", "tokio"), [0]);
    assert_eq!(places("a.unwrap() b.unwrap_or()", ".unwrap("), [1]);
    assert_eq!(line_of("a\nb\nc", 4), 3);
}
