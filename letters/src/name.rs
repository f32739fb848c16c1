//! Names of files that every system takes, each once: what a title may hold a name may not.

use std::collections::{HashMap, HashSet};

use crate::{clean, words};

/// Windows takes 255 units of UTF-16, Linux 255 bytes; the rest is for an ending and a count.
const LONGEST: usize = 200;

/// A name without what Windows, Linux or a shell would stumble over.
pub fn safe(wanted: &str) -> String {
    let line = clean::line(wanted);
    let mut name = String::with_capacity(line.len().min(LONGEST));
    for letter in line.chars() {
        let letter = match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            letter if letter.is_whitespace() => ' ',
            letter => letter,
        };
        if name.len() + letter.len_utf8() > LONGEST {
            break;
        }
        name.push(letter);
    }
    let name = name.trim_matches(|letter| letter == '.' || letter == ' ');
    match name {
        "" => words::UNTITLED.to_owned(),
        name if is_reserved(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// Devices of Windows, whatever follows their dot.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|rest| {
            rest.len() == 1 && rest.chars().all(|letter| letter.is_ascii_digit())
        })
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// The names already given in one archive, without regard to case.
#[derive(Debug, Default)]
pub struct Names {
    given: HashSet<String>,
    /// How often each was wanted: the next count to try.
    wanted: HashMap<String, u32>,
}

impl Names {
    /// A name with its ending that was not given before: the second gets ` (2)`.
    pub fn give(&mut self, wanted: &str, ending: &str) -> String {
        let stem = safe(wanted);
        let count = self.wanted.entry(stem.to_lowercase()).or_default();
        loop {
            *count += 1;
            let name = match *count {
                1 => format!("{stem}.{ending}"),
                more => format!("{stem} ({more}).{ending}"),
            };
            if self.given.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}
