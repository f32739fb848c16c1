//! Addresses within the site, percent-encoded.

/// Fit for the value of a query; a slash stays, for it may stand there.
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match plain(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The path with those pairs that have a value.
pub fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    let kept = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<_> = kept.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_cannot_leave_its_place_in_an_address() {
        let pairs = [("q", "a&b=c#d \u{516C}\u{8DEF}\r\n".to_owned()), ("unit", String::new())];
        assert_eq!(
            with_query("/motions", &pairs),
            "/motions?q=a%26b%3Dc%23d%20%E5%85%AC%E8%B7%AF%0D%0A"
        );
        assert_eq!(with_query("/motions", &[]), "/motions");
    }
}
