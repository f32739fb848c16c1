//! Just enough of Rust's grammar to tell code, words in quotes, and remarks apart.

/// The text with remarks blanked: code and quoted words stay where they stood.
pub fn without_remarks(text: &str) -> String {
    blank(text, |part| part == Part::Remark)
}

/// The text with remarks and quoted words blanked: only code stays.
pub fn only_code(text: &str) -> String {
    blank(text, |part| part != Part::Code)
}

/// The text without the tests at its end, which begin with `#[cfg(test)]` and a module's body.
pub fn without_tests(text: &str) -> String {
    let mut offset = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (place, line) in lines.iter().enumerate() {
        let next = lines.get(place + 1).map(|next| next.trim()).unwrap_or_default();
        if line.trim() == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{') {
            return text[..offset].to_owned();
        }
        offset += line.len();
    }
    text.to_owned()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Code,
    Quoted,
    Remark,
}

fn blank(text: &str, out: impl Fn(Part) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    for (part, piece) in parts(text) {
        if !out(part) {
            kept.push_str(piece);
            continue;
        }
        // as many bytes as before, so that offsets stay true
        for c in piece.chars() {
            if c == '\n' {
                kept.push('\n');
            } else {
                kept.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
        }
    }
    kept
}

/// The text cut into code, quoted words (with their quotes) and remarks.
pub fn parts(text: &str) -> Vec<(Part, &str)> {
    let mut parts = Vec::new();
    let (mut at, mut begun) = (0, 0);
    while at < text.len() {
        match special(&text[at..]) {
            Some((part, length)) => {
                if begun < at {
                    parts.push((Part::Code, &text[begun..at]));
                }
                parts.push((part, &text[at..at + length]));
                at += length;
                begun = at;
            }
            None => at += step(&text[at..]),
        }
    }
    if begun < text.len() {
        parts.push((Part::Code, &text[begun..]));
    }
    parts
}

/// How far to go on in code: over a whole name, so that `r` and `b` within one begin no quotes.
fn step(rest: &str) -> usize {
    let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    if name > 0 { name } else { rest.chars().next().map_or(1, char::len_utf8) }
}

fn special(rest: &str) -> Option<(Part, usize)> {
    if rest.starts_with("//") {
        return Some((Part::Remark, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Part::Remark, block(rest)));
    }
    let marks = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - marks.len();
    if prefix <= 1 {
        if let Some(raw) = marks.strip_prefix('r') {
            let hashes = raw.len() - raw.trim_start_matches('#').len();
            if raw[hashes..].starts_with('"') {
                let end = format!("\"{}", "#".repeat(hashes));
                let body = &raw[hashes + 1..];
                let length = body.find(&end).map_or(body.len(), |at| at + end.len());
                return Some((Part::Quoted, prefix + 1 + hashes + 1 + length));
            }
        }
        if marks.starts_with('"') {
            return Some((Part::Quoted, prefix + quoted(marks, '"')));
        }
        if is_char(marks) {
            return Some((Part::Quoted, prefix + quoted(marks, '\'')));
        }
    }
    None
}

/// `'x'` or an escape, and not a lifetime.
fn is_char(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('\'')
        && match chars.next() {
            Some('\\') => true,
            Some(_) => chars.next() == Some('\''),
            None => false,
        }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The bodies of a macro's calls, `name! { … }`, with where each begins.
pub fn bodies<'a>(text: &'a str, name: &str) -> Vec<(usize, &'a str)> {
    let code = only_code(text);
    let mut found = Vec::new();
    for at in crate::tree::places(&code, name) {
        let Some(open) = code[at..].find('{').map(|open| at + open) else { continue };
        if !code[at + name.len()..open].trim().is_empty() {
            continue;
        }
        let mut depth = 0;
        let end = code[open..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0
        });
        let end = end.map_or(text.len(), |(length, _)| open + length);
        found.push((open + 1, &text[open + 1..end]));
    }
    found
}

#[test]
fn remarks_quotes_and_code_are_told_apart() {
    let text = concat!(
        "let a = \"// \\\" no\"; // remark \"x\"\n",
        "let r = r#\"raw \" /* */\"#; /* a /* b */ c */ f::<'a>('\"', b'x', '\\'', br)"
    );
    let code = only_code(text);
    assert_eq!(code.len(), text.len());
    let squeezed: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(squeezed, "let a = ; let r = ; f::<'a>( , , , br)");
    assert!(without_remarks(text).contains("raw \" /* */"));
    assert!(!without_remarks(text).contains("remark"));
}

#[test]
fn tests_at_the_end_are_not_source_but_code_after_a_named_module_is() {
    let end = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    a.unwrap();\n}\n";
    assert_eq!(without_tests(end), "fn a() {}\n\n");
    let named = "#[cfg(test)]\nmod tests;\nfn b() { a.unwrap() }\n";
    assert_eq!(without_tests(named), named);
}

#[test]
fn a_macro_is_read_to_its_closing_brace() {
    let text = "fn f() { view! { <p>{x}</p> } } fn g() { review! { no } }";
    let found: Vec<_> = bodies(text, "view!").into_iter().map(|(_, body)| body).collect();
    assert_eq!(found, [" <p>{x}</p> "]);
}
