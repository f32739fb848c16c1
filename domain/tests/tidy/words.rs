//! Words for people stand in the `words.rs` of their slice and nowhere else.

use crate::rust::{Part, bodies, parts, without_remarks, without_tests};
use crate::tree::{File, Finding, finding, keep, line_of, tree};

/// Chinese characters, their punctuation and full-width forms.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Files of `app` that hold no catalogue of words.
fn pages(tree: &[File]) -> impl Iterator<Item = &File> {
    tree.iter().filter(|file| {
        file.is_in("app/src/")
            && file.path.ends_with(".rs")
            && file.name() != "words.rs"
            && !file.path.contains("/words/")
    })
}

fn chinese_in_pages(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in pages(tree) {
        let code = without_remarks(&without_tests(&file.text));
        for (place, line) in code.lines().enumerate() {
            if line.chars().any(is_chinese) {
                found.push(finding(file, place + 1, "Chinese outside words.rs"));
            }
        }
    }
    found
}

#[test]
fn chinese_stands_only_in_catalogues_of_words() {
    keep("chinese", chinese_in_pages(tree()));
    let text = "//! 议案\nconst A: &str = \"议案\"; // 建议\n/// 建议\nfn b() {}\n";
    let made_up =
        [File::new("app/src/motion/page.rs", text), File::new("app/src/motion/words.rs", text)];
    let found = chinese_in_pages(&made_up);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2]);
}

/// Attributes whose words people read or hear.
const READ: [&str; 6] = ["aria-label", "aria-description", "title", "placeholder", "alt", "label"];

/// In `view!`: quoted words between tags, and quoted words of the attributes above.
fn english_in_views(tree: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in pages(tree) {
        let text = without_tests(&file.text);
        for (begin, body) in bodies(&text, "view!") {
            for at in words_for_people(body) {
                found.push(finding(file, line_of(&text, begin + at), "English outside words.rs"));
            }
        }
    }
    found
}

fn words_for_people(body: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = String::new();
    for (part, piece) in parts(body) {
        match part {
            Part::Code => before.push_str(piece),
            Part::Remark => {}
            Part::Quoted => {
                let lead = before.trim_end();
                // the name of a key is printed on the keyboard, in no language
                let child = lead.ends_with('>')
                    && !["=>", "->", "<kbd>"].iter().any(|end| lead.ends_with(end));
                let read = READ.iter().any(|name| {
                    lead.strip_suffix('=').is_some_and(|rest| {
                        rest.trim_end().ends_with(name)
                            && rest.trim_end().trim_end_matches(name).ends_with(char::is_whitespace)
                    })
                });
                if (child || read) && has_a_word(piece) {
                    found.push(at);
                }
                before.push('"');
            }
        }
        at += piece.len();
    }
    found
}

fn has_a_word(piece: &str) -> bool {
    piece.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 1)
}

#[test]
fn english_stands_only_in_catalogues_of_words() {
    keep("english", english_in_views(tree()));
    let bad =
        "fn a() { view! { <p class=\"wide\">\"Submitted\"</p> <input placeholder=\"Name\"/> } }";
    assert_eq!(english_in_views(&[File::new("app/src/motion/page.rs", bad)]).len(), 2);
    let good = "fn a() { let b = \"Submitted\"; view! { <p class=\"wide\" id=\"x\">{b} \" · \"</p>
        {move || match c { D => \"wide\", E => view! { <i>\"#\"</i> <kbd>\"Enter\"</kbd> } }} } }";
    assert_eq!(english_in_views(&[File::new("app/src/motion/page.rs", good)]), []);
}
