//! Sizes, openings and names of files; words that no file may hold.

use crate::rust::{only_code, without_tests};
use crate::tree::{File, Finding, finding, keep, line_of, places, tree};
use crate::words::is_chinese;

const LINES: usize = 400;
const COLUMNS: usize = 100;

fn long_files(tree: &[File]) -> Vec<Finding> {
    tree.iter()
        .filter(|file| file.has_ending(&[".rs", ".css", ".ts"]))
        .filter(|file| file.text.lines().count() > LINES)
        .map(|file| finding(file, LINES + 1, format!("more than {LINES} lines")))
        .collect()
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    keep("length", long_files(tree()));
    let long =
        [File::new("app/src/a.rs", &"\n".repeat(401)), File::new("b.css", &"\n".repeat(400))];
    assert_eq!(long_files(&long).len(), 1);
}

/// Tables that are laid out by hand, the list of routes, and lines that hold Chinese may be wider.
fn wide_lines(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.path.ends_with(".rs")) {
        let mut table: Option<usize> = None;
        for (place, line) in file.text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if let Some(begun) = table {
                let closes = line.trim_start().starts_with(['}', ']', ')']);
                if indent <= begun && closes && !line.trim().is_empty() {
                    table = None;
                }
                continue;
            }
            if line.trim() == "#[rustfmt::skip]" {
                table = Some(indent);
            } else if line.chars().count() > COLUMNS
                && !line.chars().any(is_chinese)
                && !line.trim_start().starts_with("<Route ")
            {
                found.push(finding(file, place + 1, format!("wider than {COLUMNS} columns")));
            }
        }
    }
    found
}

#[test]
fn no_line_of_code_is_wider_than_a_hundred_columns() {
    keep("width", wide_lines(tree()));
    let wide = format!("let a = {};\n", "a".repeat(100));
    let chinese = format!("let a = \"{}\";\n", "议".repeat(100));
    let table = format!("#[rustfmt::skip]\nconst A: &[B] = &[\n    {wide}];\n{wide}");
    let found = wide_lines(&[File::new("a.rs", &format!("{wide}{chinese}{table}"))]);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [1, 7]);
}

const ON_A_SCREEN: usize = 70;

/// Read by layout, which the formatter settles: a function ends at a brace under its first letter.
/// Migrations are tables of columns and longer than any story.
fn long_functions(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_source() && !file.is_in("migration/")) {
        let mut begun: Option<(usize, usize)> = None;
        for (place, line) in file.text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if let Some((from, _)) = begun.filter(|(_, at)| *at == indent && line.trim() == "}") {
                if place - from + 1 > ON_A_SCREEN {
                    let what = format!("a function of more than {ON_A_SCREEN} lines");
                    found.push(finding(file, from + 1, what));
                }
                begun = None;
            } else if begun.is_none() && begins_a_function(line) && !line.ends_with(['}', ';']) {
                begun = Some((place, indent));
            }
        }
    }
    found
}

fn begins_a_function(line: &str) -> bool {
    let mut rest = line.trim_start();
    for word in ["pub ", "pub(crate) ", "pub(super) ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.starts_with("fn ")
}

#[test]
fn no_function_is_longer_than_a_screen() {
    keep("function", long_functions(tree()));
    let body = |lines| {
        format!("//! A.\n    pub async fn a() {{\n{}    }}\n", "        b();\n".repeat(lines))
    };
    let long = |lines| long_functions(&[File::new("app/src/a.rs", &body(lines))]).len();
    assert_eq!((long(68), long(69)), (0, 1));
}

/// A file of one line, such as an entry that only calls another, says all it has to say.
fn without_opening(tree: &[File]) -> Vec<Finding> {
    tree.iter()
        .filter(|file| file.is_source() && file.text.trim().lines().count() > 1)
        .filter(|file| !file.text.starts_with("//!"))
        .map(|file| finding(file, 1, "does not open by saying what lives here"))
        .collect()
}

#[test]
fn each_source_file_opens_by_saying_what_lives_in_it() {
    keep("opening", without_opening(tree()));
    let bare = File::new("app/src/a.rs", "use b;\nfn c() {}\n");
    assert_eq!(without_opening(&[bare]).len(), 1);
}

const NAMELESS: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "manager", "service"];

fn nameless(tree: &[File]) -> Vec<Finding> {
    tree.iter()
        .filter(|file| file.has_ending(&[".rs", ".css", ".ts"]))
        .filter(|file| {
            let stem = file.path.rsplit_once('.').map_or(file.path.as_str(), |(stem, _)| stem);
            stem.split(['/', '_', '-', '.']).any(|word| NAMELESS.contains(&word))
        })
        .map(|file| finding(file, 1, "is named after nothing in the domain"))
        .collect()
}

#[test]
fn no_file_or_folder_is_a_drawer_for_odds_and_ends() {
    keep("drawer", nameless(tree()));
    for path in ["app/src/utils.rs", "app/src/common/a.rs", "app/src/date_helper.rs"] {
        assert_eq!(nameless(&[File::new(path, "")]).len(), 1, "{path}");
    }
    assert!(nameless(&[File::new("app/src/common_land.txt", "")]).is_empty());
}

fn panicking(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_source() && !is_for_tests(file)) {
        let code = only_code(&without_tests(&file.text));
        for word in [".unwrap(", ".expect(", ".unwrap_err(", ".expect_err("] {
            for at in places(&code, word) {
                found.push(finding(file, line_of(&code, at), format!("`{word})` may panic")));
            }
        }
    }
    found
}

/// Sample records and modules of tests that stand in files of their own.
fn is_for_tests(file: &File) -> bool {
    file.path.contains("/builders/") || ["tests.rs", "builders.rs"].contains(&file.name())
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    keep("unwrap", panicking(tree()));
    let text =
        "//! A.\nfn a() { b.unwrap() }\n// c.unwrap()\nfn d() { e.unwrap_or(\"x.unwrap()\") }\n";
    let found = panicking(&[File::new("app/src/a.rs", text)]);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2]);
}

/// Written in halves, so that this file does not break its own rule.
fn promises() -> [String; 3] {
    [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat())
}

fn promised(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| !file.name().ends_with(".lock")) {
        for word in promises() {
            for at in places(&file.text, &word) {
                found.push(finding(file, line_of(&file.text, at), "a promise not kept yet"));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_as_a_promise() {
    keep("promise", promised(tree()));
    let text = format!("// {}: later\n", promises()[0]);
    assert_eq!(promised(&[File::new("a.rs", &text)]).len(), 1);
}

/// Where packages come from is the machine's own affair; only the lock file of Cargo names it.
fn registries(tree: &[File]) -> Vec<Finding> {
    let hosts = [
        ["index.crates", ".io"],
        ["static.crates", ".io"],
        ["crates.io", "-index"],
        ["registry.npmjs", ".org"],
        ["registry.npmmirror", ".com"],
        ["registry.yarnpkg", ".com"],
        ["rsproxy", ".cn"],
        ["mirrors.ustc", ".edu.cn"],
        ["mirrors.tuna", ".tsinghua.edu.cn"],
    ]
    .map(|halves| halves.concat());
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.path != "Cargo.lock") {
        for host in &hosts {
            for (at, _) in file.text.match_indices(host.as_str()) {
                found.push(finding(file, line_of(&file.text, at), format!("names {host}")));
            }
        }
    }
    found
}

#[test]
fn no_file_names_a_registry() {
    keep("registry", registries(tree()));
    let text = format!("\"resolved\": \"https://registry.{}/a\"", "npmjs.org");
    assert_eq!(registries(&[File::new("package-lock.json", &text)]).len(), 1);
}
