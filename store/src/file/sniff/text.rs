//! Plain text: UTF-8 throughout, no control characters, nothing that another program would run.

use domain::Refusal;

#[derive(Default)]
pub struct Text {
    begun: bool,
    /// The bytes of a character that the piece before cut in two.
    rest: Vec<u8>,
}

/// What markup, scripts and printers' programs begin with.
const PROGRAMS: [&str; 4] = ["<", "#!", "%!", "{\\rtf"];

impl Text {
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        let window = [self.rest.as_slice(), piece].concat();
        let whole = match std::str::from_utf8(&window) {
            Ok(text) => text,
            // an error without a length is a character that goes on in the next piece
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&window[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return Err(Refusal::FileKind),
        };
        if whole.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')) {
            return Err(Refusal::FileKind);
        }
        let first = whole.trim_start_matches('\u{FEFF}').trim_start();
        if !self.begun && PROGRAMS.iter().any(|program| first.starts_with(program)) {
            return Err(Refusal::FileKind);
        }
        self.begun |= !first.is_empty();
        self.rest = window[whole.len()..].to_vec();
        Ok(())
    }

    /// There is something in it, and it does not end within a character.
    pub fn is_whole(&self) -> bool {
        self.begun && self.rest.is_empty()
    }
}
