//! What a query looks for, and where it stands in a text: the index and the page cut words alike.

/// A stretch of Chinese characters, or of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub chinese: bool,
    pub chars: Vec<char>,
}

/// Characters of a query that are looked at.
pub const QUERY: usize = 64;

/// Whatever is neither a letter nor a digit parts one run from the next.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joined = false;
    for c in text.chars().map(narrow) {
        if !c.is_alphanumeric() {
            joined = false;
            continue;
        }
        let chinese = is_chinese(c);
        match runs.last_mut() {
            Some(run) if joined && run.chinese == chinese => run.chars.push(c),
            _ => runs.push(Run { chinese, chars: vec![c] }),
        }
        joined = true;
    }
    runs
}

/// Ｂ and ３ as an input method may give them are B and 3.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}')
}

/// The text in pieces, each with whether it is what was looked for.
pub fn marked(text: &str, query: &str) -> Vec<(bool, String)> {
    let chars: Vec<char> = text.chars().collect();
    let hits = hits(&chars, query);
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (c, hit) in chars.into_iter().zip(hits) {
        match pieces.last_mut() {
            Some((same, piece)) if *same == hit => piece.push(c),
            _ => pieces.push((hit, c.to_string())),
        }
    }
    pieces
}

/// The passage around the first hit, of about `length` characters; `None` without a hit.
pub fn excerpt(text: &str, query: &str, length: usize) -> Option<String> {
    let chars: Vec<char> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = hits(&chars, query).iter().position(|hit| *hit)?;
    let ends = |c: &char| matches!(c, '。' | '！' | '？' | '；' | '.' | '\n');
    // from the beginning of the sentence, if that is near
    let near = first.saturating_sub(length / 3);
    let sentence = chars[near..first].iter().rposition(ends).map(|at| near + at + 1);
    let from = sentence.unwrap_or(near);
    let to = (from + length).min(chars.len());
    let passage: String = chars[from..to].iter().collect();
    let before = if from > 0 && sentence.is_none() { "…" } else { "" };
    let after = if to < chars.len() { "…" } else { "" };
    Some(format!("{before}{}{after}", passage.trim()))
}

fn hits(chars: &[char], query: &str) -> Vec<bool> {
    let folded: Vec<char> = chars.iter().map(|c| fold(*c)).collect();
    let mut hits = vec![false; chars.len()];
    for run in runs(query) {
        let wanted: Vec<char> = run.chars.iter().map(|c| fold(*c)).collect();
        for at in 0..folded.len().saturating_sub(wanted.len() - 1) {
            let end = at + wanted.len();
            if folded[at..end] == wanted[..] && (run.chinese || is_whole(&folded, at, end)) {
                hits[at..end].fill(true);
            }
        }
    }
    hits
}

fn fold(c: char) -> char {
    narrow(c).to_lowercase().next().unwrap_or(c)
}

/// Words of letters and digits are found whole, as the index keeps them.
fn is_whole(chars: &[char], at: usize, end: usize) -> bool {
    let joins = |c: &char| c.is_alphanumeric() && !is_chinese(*c);
    let before = at.checked_sub(1).and_then(|place| chars.get(place));
    !before.is_some_and(joins) && !chars.get(end).is_some_and(joins)
}
