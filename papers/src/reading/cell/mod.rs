//! What stands in one cell, read: numbers, dates, people, units, choices. Each reader gives what it
//! understood or says that it did not; none guesses.

pub mod choice;
pub mod date;
pub mod names;
pub mod number;

/// Full-width letters, digits and marks made half-width; other blank space made plain.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{00A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' => ' ',
            c => c,
        })
        .collect()
}

/// Without blank space anywhere.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Han characters, such as names are made of.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '〇' | '々')
}
