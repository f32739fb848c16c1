//! Who may import whom.

use std::collections::BTreeSet;

use crate::rust::{only_code, without_remarks};
use crate::tree::{File, Finding, finding, keep, line_of, places, tree};

/// What the rules may not know: the world outside, the screen, the database.
const OUTSIDE: [&str; 14] = [
    "tokio",
    "sea_orm",
    "sqlx",
    "leptos",
    "axum",
    "rand",
    "reqwest",
    "std::fs",
    "std::time",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "::now(",
];

fn impure(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_in("domain/src/")) {
        let code = only_code(&file.text);
        for word in OUTSIDE {
            for at in places(&code, word) {
                found.push(finding(file, line_of(&code, at), format!("the domain knows `{word}`")));
            }
        }
    }
    found
}

#[test]
fn the_domain_knows_nothing_of_the_world_outside() {
    keep("pure", impure(tree()));
    let text = "//! tokio\nuse std::time::Instant;\nlet now = Timestamp::now();\nlet random = 1;\n";
    let found = impure(&[File::new("domain/src/a.rs", text)]);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3]);
}

/// The names under `[dependencies]`, each with what is said of it; what only tests need is free.
fn dependencies(manifest: &str) -> Vec<(&str, &str)> {
    let section = manifest.split_once("[dependencies]\n").map_or("", |(_, rest)| rest);
    section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split_at(line.find(['.', ' ', '=']).unwrap_or(line.len())))
        .collect()
}

/// Each dependency of the rules is carried to the phone.
#[test]
fn the_domain_depends_on_three_crates() {
    let manifest = tree().iter().find(|file| file.path == "domain/Cargo.toml").unwrap();
    let names: Vec<&str> = dependencies(&manifest.text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["serde", "jiff", "thiserror"]);
}

/// The crates of this house and the large ones from outside that a wall is meant to keep out.
const WATCHED: [&str; 11] = [
    "domain",
    "papers",
    "letters",
    "store",
    "app",
    "server",
    "migration",
    "frontend",
    "sea-orm",
    "sqlx",
    "leptos",
];

/// What each crate may depend on of those. `app` has `store` on the server's side only.
const WALLS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("papers", &["domain"]),
    ("letters", &["domain"]),
    ("store", &["domain", "papers", "sea-orm", "sqlx"]),
    ("app", &["domain", "store", "leptos"]),
    ("server", &["domain", "papers", "letters", "store", "app", "migration", "sea-orm", "leptos"]),
    ("frontend", &["app", "leptos"]),
    ("migration", &[]),
];

fn over_walls(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, within) in WALLS {
        let path = format!("{name}/Cargo.toml");
        for file in tree.iter().filter(|file| file.path == path) {
            for (on, how) in dependencies(&file.text) {
                if WATCHED.contains(&on) && !within.contains(&on) {
                    found.push(finding(file, 1, format!("depends on {on}")));
                }
                if (name, on) == ("app", "store") && !how.contains("optional = true") {
                    found.push(finding(file, 1, "takes the store to the browser"));
                }
            }
        }
    }
    found
}

#[test]
fn each_crate_depends_only_on_those_below_it() {
    keep("crates", over_walls(tree()));
    let bites = |path, text| over_walls(&[File::new(path, text)]).len();
    let up = "[dependencies]\ndomain.workspace = true\napp = { workspace = true }\n";
    assert_eq!(bites("store/Cargo.toml", up), 1);
    assert_eq!(bites("app/Cargo.toml", "[dependencies]\nstore.workspace = true\n"), 1);
    let tests_only = "[dependencies]\ndomain.workspace = true\n\n[dev-dependencies]\napp = 1\n";
    assert_eq!(bites("store/Cargo.toml", tests_only), 0);
}

/// What the features of `app` share.
const SHARED: [&str; 4] = ["ui", "layout", "error", "session"];

fn features(tree: &[File]) -> BTreeSet<String> {
    tree.iter()
        .filter_map(|file| file.path.strip_prefix("app/src/")?.split_once('/'))
        .map(|(folder, _)| folder.to_owned())
        .filter(|folder| !SHARED.contains(&folder.as_str()))
        .collect()
}

fn across_features(tree: &[File]) -> Vec<Finding> {
    let features = features(tree);
    let mut found = Vec::new();
    for file in tree {
        let Some((own, _)) =
            file.path.strip_prefix("app/src/").and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let code = only_code(&file.text);
        for at in places(&code, "crate::") {
            for name in first_names(&code[at + "crate::".len()..]) {
                if features.contains(name) && name != own {
                    let what = format!("`{own}` knows of `{name}`");
                    found.push(finding(file, line_of(&code, at), what));
                }
            }
        }
    }
    found
}

/// `motion` of `motion::api`, and `motion` and `ui` of `{motion::api, ui}`.
fn first_names(path: &str) -> Vec<&str> {
    let name = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let Some(group) = path.strip_prefix('{') else {
        return vec![&path[..name(path).unwrap_or(path.len())]];
    };
    let (mut names, mut depth, mut begun) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth < 0 || depth == 0 && c == ',' {
            let one = group[begun..at].trim_start();
            names.push(&one[..name(one).unwrap_or(one.len())]);
            begun = at + 1;
        }
        if depth < 0 {
            break;
        }
    }
    names
}

#[test]
fn features_do_not_know_of_each_other() {
    keep("features", across_features(tree()));
    let text =
        "//! A.\nuse crate::{rating::{b, c}, ui::d};\nuse crate::motion::e;\nuse crate::ui::f;\n";
    let made_up = [File::new("app/src/motion/a.rs", text), File::new("app/src/rating/b.rs", "")];
    let found = across_features(&made_up);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2]);
}

#[test]
fn shared_parts_know_of_no_feature() {
    let text = "//! A.\nuse crate::motion::b;\n";
    let made_up = [File::new("app/src/ui/a.rs", text), File::new("app/src/motion/b.rs", "")];
    assert_eq!(across_features(&made_up).len(), 1);
}

/// Files in which a page may tell server from browser.
fn may_tell_sides(file: &File) -> bool {
    let path = file.path.replace("/mod.rs", ".rs");
    ["api.rs", "session.rs", "error.rs", "lib.rs"]
        .iter()
        .any(|name| path.ends_with(&format!("/{name}")))
        || file.is_in("app/src/ui/")
}

fn sides(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_in("app/src/") && !may_tell_sides(file)) {
        let code = without_remarks(&file.text);
        let squeezed = |line: &str| line.split_whitespace().collect::<String>();
        for (place, line) in code.lines().enumerate() {
            if squeezed(line).contains("feature=\"ssr\"") {
                found.push(finding(file, place + 1, "tells server from browser"));
            }
        }
    }
    found
}

#[test]
fn pages_do_not_tell_server_from_browser() {
    keep("sides", sides(tree()));
    let text = "//! A.\n#[cfg(feature = \"ssr\")]\nuse b;\n";
    assert_eq!(sides(&[File::new("app/src/motion/page.rs", text)]).len(), 1);
    assert_eq!(sides(&[File::new("app/src/motion/sapi.rs", text)]).len(), 1);
    for path in ["app/src/motion/api.rs", "app/src/error/mod.rs", "app/src/ui/a.rs"] {
        assert!(sides(&[File::new(path, text)]).is_empty(), "{path}");
    }
}

/// Leptos 0.8 does not escape what stands in this tag: the part in `ui` does.
fn raw_text_areas(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    let pages = tree.iter().filter(|file| file.is_in("app/src/") && !file.is_in("app/src/ui/"));
    for file in pages {
        let code = only_code(&file.text);
        for at in places(&code, "textarea") {
            found.push(finding(file, line_of(&code, at), "use the text area of `ui`"));
        }
    }
    found
}

#[test]
fn no_page_writes_a_text_area_by_hand() {
    keep("textarea", raw_text_areas(tree()));
    let text = "//! A <textarea>.\nfn b() { view! { <textarea>{c}</textarea> } }\n";
    assert!(!raw_text_areas(&[File::new("app/src/motion/page.rs", text)]).is_empty());
    assert!(raw_text_areas(&[File::new("app/src/ui/text_area.rs", text)]).is_empty());
}

/// A row that can be sent by mistake would be: what goes out is always a view.
fn sendable_entities(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_in("store/src/entity/")) {
        let code = only_code(&file.text);
        for at in places(&code, "Serialize").into_iter().chain(places(&code, "serde")) {
            found.push(finding(file, line_of(&code, at), "a row of a table can be sent"));
        }
    }
    found
}

#[test]
fn no_entity_can_be_sent() {
    keep("entities", sendable_entities(tree()));
    let text = "//! A.\n#[derive(Clone, Serialize)]\nstruct Model;\n";
    assert_eq!(sendable_entities(&[File::new("store/src/entity/a.rs", text)]).len(), 1);
}
