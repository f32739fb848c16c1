//! Pages that are never hydrated, as plain as they can be.

/// Leaves out the `<!>` that Leptos puts between texts for hydration, and escapes the angle
/// brackets that it lets stand in the values of attributes.
pub fn plainly(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.strip_prefix("<!>") {
            Some(after) => rest = after,
            None => rest = &rest[tag(rest, &mut plain)..],
        }
    }
    plain.push_str(rest);
    plain
}

/// Writes the tag with which the text begins, and says how long it is.
fn tag(text: &str, plain: &mut String) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '<' if quoted => plain.push_str("&lt;"),
            '>' if quoted => plain.push_str("&gt;"),
            _ => plain.push(c),
        }
        quoted ^= c == '"';
        if c == '>' && !quoted {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_what_was_typed_stays() {
        let html = "<p>a<!>b<!></p><input value=\"<!> > \u{8DEF}\"><!><i>&lt;!&gt;</i><!>";
        let plain = "<p>ab</p><input value=\"&lt;!&gt; &gt; \u{8DEF}\"><i>&lt;!&gt;</i>";
        assert_eq!(plainly(html), plain);
        assert_eq!(plainly("<p a=\"no end"), "<p a=\"no end");
    }
}
