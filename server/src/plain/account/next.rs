//! Where to go after signing in: a path of this site and nothing else.

/// The path, or `/app` for whatever a browser might take for another site's address.
pub fn safe(next: &str) -> String {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.starts_with("/sign-")
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && next.len() <= 2_000;
    if plain { next.to_owned() } else { "/app".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_path_of_this_site_is_kept() {
        for path in ["/app", "/app/motions/12?step=2", "/motions?q=%E6%A1%A5#top"] {
            assert_eq!(safe(path), path);
        }
    }

    #[test]
    fn nothing_leads_to_another_site() {
        let asked = [
            "",
            "app",
            "//evil.cn",
            "/\\evil.cn",
            "\\/evil.cn",
            "https://evil.cn",
            "/\tevil.cn",
            "/\r\nset-cookie: a=b",
            "javascript:alert(1)",
            "/桥",
            " //evil.cn",
            "/sign-out",
        ];
        for path in asked {
            assert_eq!(safe(path), "/app", "{path:?}");
        }
    }
}
