//! What a release may hold, and where its addresses are laid.

use crate::rust::{only_code, without_tests};
use crate::tree::{File, Finding, finding, keep, line_of, places, tree};

/// Only tables that know their own list, built files, and the pages that Leptos lists.
const LAYS: [(&str, &[&str]); 5] = [
    (".route(", &["server/src/table.rs"]),
    (".route_service(", &["server/src/assets.rs"]),
    (".nest_service(", &["server/src/assets.rs"]),
    (".nest(", &[]),
    (".leptos_routes(", &["server/src/signed_in.rs"]),
];

fn unlisted(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_source()) {
        let code = only_code(&without_tests(&file.text));
        for (word, may) in LAYS {
            for at in places(&code, word).into_iter().filter(|_| !may.contains(&&*file.path)) {
                found.push(finding(file, line_of(&code, at), "an address that no list tells of"));
            }
        }
    }
    found
}

#[test]
fn every_address_stands_in_a_table_that_lists_it() {
    keep("routes", unlisted(tree()));
    let text = "//! A.\nfn a() { Router::new().route(\"/b\", get(c)).nest(\"/d\", e) }\n";
    assert_eq!(unlisted(&[File::new("server/src/a.rs", text)]).len(), 2);
}

/// What only tests may turn on: sample records, sown chance, a house that leaks, the fault that
/// tests put in.
fn builders_outside_tests(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.name() == "Cargo.toml") {
        let mut section = "";
        for (place, line) in file.text.lines().enumerate() {
            if line.starts_with('[') {
                section = line;
            }
            let declared = file.path == "store/Cargo.toml" && line == "builders = []";
            if line.contains("builders")
                && section != "[dev-dependencies]"
                && !declared
                && !line.starts_with('#')
            {
                found.push(finding(file, place + 1, "takes what is for tests into a release"));
            }
        }
    }
    found
}

#[test]
fn what_is_meant_for_tests_is_in_no_release() {
    keep("builders", builders_outside_tests(tree()));
    let bites = |text| builders_outside_tests(&[File::new("server/Cargo.toml", text)]).len();
    assert_eq!(bites("[dependencies]\nstore = { features = [\"builders\"] }\n"), 1);
    assert_eq!(bites("[features]\ndefault = [\"store/builders\"]\n"), 1);
    assert_eq!(bites("[dependencies.store]\nfeatures = [\n    \"builders\",\n]\n"), 1);
    assert_eq!(bites("[workspace.dependencies]\nstore = { features = [\"builders\"] }\n"), 1);
    assert_eq!(bites("[dev-dependencies]\nstore = { features = [\"builders\"] }\n"), 0);
}
