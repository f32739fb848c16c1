//! Pages that are never hydrated need no marks for hydration.

/// Leaves out the `<!>` that Leptos puts between texts; one that a reader typed stands in an
/// attribute, in quotes, and stays.
pub fn without_markers(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.strip_prefix("<!>") {
            Some(after) => rest = after,
            None => {
                let end = tag(rest);
                plain.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// How long the tag is with which the text begins.
fn tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_what_was_typed_stays() {
        let html = "<p>a<!>b<!></p><input value=\"<!> > <!>\"><!><i>&lt;!&gt;</i><!>";
        let plain = "<p>ab</p><input value=\"<!> > <!>\"><i>&lt;!&gt;</i>";
        assert_eq!(without_markers(html), plain);
        assert_eq!(without_markers("<p a=\"no end"), "<p a=\"no end");
    }
}
