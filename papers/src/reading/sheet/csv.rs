//! A table of text: UTF-8 with or without a mark, UTF-16 with one, else GB18030; cells parted by
//! commas, semicolons or tabs. A cell is text and nothing else: what looks like a formula is kept.

use csv::ReaderBuilder;
use encoding_rs::{Encoding, GB18030};

use super::{Cell, Sheet};
use crate::reading::limits::{COLUMNS, CSV_BYTES};
use crate::reading::problem::Trouble;

/// Bytes as text, in the encodings that spreadsheets here write.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return text.map(std::borrow::Cow::into_owned);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
}

pub fn read(bytes: &[u8]) -> Result<Sheet, Trouble> {
    if bytes.len() > CSV_BYTES {
        return Err(Trouble::TooLarge);
    }
    let text = decode(bytes).ok_or(Trouble::Encoding)?;
    if text.contains('\0') {
        return Err(Trouble::WrongType);
    }
    // a record would else count on the line of the one before, which ends between the two marks
    let text = text.replace("\r\n", "\n");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Trouble::Broken)? {
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or_default();
        // cells without words may go on for ever: those with words may not
        for (place, words) in record.iter().enumerate() {
            if words.trim().is_empty() {
                continue;
            }
            if place >= COLUMNS {
                return Err(Trouble::TooManyColumns);
            }
            let formula = is_formula(words).then(|| words.to_owned());
            sheet.put(line, place + 1, Cell { text: words.to_owned(), formula })?;
        }
    }
    sheet.settle()?;
    Ok(sheet)
}

/// What a spreadsheet would work out, were the table opened in one.
fn is_formula(words: &str) -> bool {
    let words = words.trim_start();
    words.starts_with(['=', '@'])
        || words.starts_with(['+', '-']) && words.contains(['(', '!', '|'])
}

/// The mark that stands most often outside quotes in the first lines.
fn delimiter(text: &str) -> u8 {
    let (mut counts, mut quoted, mut lines) = ([0_usize; 3], false, 0);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            ',' if !quoted => counts[0] += 1,
            ';' if !quoted => counts[1] += 1,
            '\t' if !quoted => counts[2] += 1,
            _ => {}
        }
        if lines >= 20 {
            break;
        }
    }
    match counts {
        [commas, semicolons, tabs] if tabs > commas.max(semicolons) => b'\t',
        [commas, semicolons, _] if semicolons > commas => b';',
        _ => b',',
    }
}
