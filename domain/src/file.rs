//! 附件: which kinds of files are kept, how large, how many, and under which name.

use serde::{Deserialize, Serialize};

use crate::error::is_hostile;
use crate::motion::codes;

/// Bytes of one file.
pub const MOST_BYTES: u64 = 25 << 20;
/// Files of one motion.
pub const MOST_FILES: usize = 20;
/// Characters of a name, with its ending.
pub const NAME: usize = 120;

codes! {
    /// A kind of file that is kept, told by what stands in it; its code is the ending of its name.
    Kind {
        Jpeg = "jpg",
        Png = "png",
        Webp = "webp",
        Heic = "heic",
        Pdf = "pdf",
        Docx = "docx",
        Xlsx = "xlsx",
        Doc = "doc",
        Xls = "xls",
        Text = "txt",
    }
}

impl Kind {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that a name of this kind may keep.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Heic => &["heic", "heif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Doc => &["doc"],
            Self::Xls => &["xls"],
            Self::Text => &["txt"],
        }
    }
}

/// What a file chooser offers: the value of `accept`.
pub const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/heic,image/heif,\
    .jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.docx,.xlsx,.doc,.xls,.txt";

/// The name of a file that was sent without one.
const NAMELESS: &str = "附件";

/// The name under which a file is kept: the last part of whatever path it came with, nothing in
/// it that a screen or a file system could take amiss, and always the ending of what it is.
pub fn tidy_name(sent: &str, kind: Kind) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(|c| !is_hostile(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .collect();
    let plain = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches(['.', ' ']);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if is_ending_of(ending, kind) => (stem, ending),
        _ => (plain, kind.code()),
    };
    let room = NAME - ending.len() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = match stem.trim_end_matches(['.', ' ']) {
        "" => NAMELESS.to_owned(),
        stem if is_device(stem) => format!("_{stem}"),
        stem => stem.to_owned(),
    };
    format!("{stem}.{}", ending.to_ascii_lowercase())
}

fn is_ending_of(ending: &str, kind: Kind) -> bool {
    kind.endings().iter().any(|one| one.eq_ignore_ascii_case(ending))
}

/// Names that Windows takes for devices, whatever their ending.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = first.len() == 4
        && (first.starts_with("com") || first.starts_with("lpt"))
        && first.ends_with(|c: char| c.is_ascii_digit());
    numbered || matches!(first.as_str(), "con" | "prn" | "aux" | "nul")
}
