//! What no paper prints is taken out of a text before it is set: control characters, marks that
//! turn the direction of reading, halves of characters. All else stays as it was written.

/// Line ends become `\n`, tabs a space; what cannot be seen or would mislead goes.
pub fn text(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => clean.push('\n'),
            '\t' => clean.push(' '),
            letter if unseen(letter) => {}
            letter => clean.push(letter),
        }
    }
    clean
}

/// The same on one line, without space at its ends.
pub fn line(raw: &str) -> String {
    let lines = text(raw);
    let parts: Vec<&str> = lines.lines().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The paragraphs of a text, without blank ones and without the indents people type.
pub fn paragraphs(raw: &str) -> Vec<String> {
    text(raw).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        || u32::from(letter) & 0xFFFE == 0xFFFE
        || matches!(letter, '\u{FDD0}'..='\u{FDEF}')
}

/// Stays with the letter before it and takes no room: variation selectors and joiners.
pub fn clings(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
