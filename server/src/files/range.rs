//! The one kind of `Range` that browsers send: a single run of bytes.

use std::ops::Range;

/// What part of a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Whole,
    Part(Range<u64>),
    /// Nothing of the file lies there.
    Outside,
}

/// Whatever is not understood is answered with the whole (RFC 9110, 14.2).
pub fn asked(header: Option<&str>, size: u64) -> Asked {
    let run =
        header.and_then(|text| text.strip_prefix("bytes=")).and_then(|run| run.split_once('-'));
    let Some((first, last)) = run else { return Asked::Whole };
    let (first, last) = (first.trim(), last.trim());
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Ok(first), Err(_)) if last.is_empty() => first..size,
        // the last so many bytes
        (Err(_), Ok(count)) if first.is_empty() => size.saturating_sub(count)..size,
        _ => return Asked::Whole,
    };
    if range.is_empty() { Asked::Outside } else { Asked::Part(range) }
}
