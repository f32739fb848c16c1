//! `Content-Disposition` for a name in any script (RFC 6266, RFC 8187).

/// Always a download: nothing that people have sent is shown as a page of this site.
pub fn attachment(name: &str) -> String {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%');
    let fallback: String =
        name.chars().map(|c| if plain(c) || c == ' ' { c } else { '_' }).collect();
    let encoded = name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    });
    format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}")
}
