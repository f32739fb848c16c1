//! How a number in a cell is shown: days as days, counts with the zeros and words that the format
//! adds (0000 shows 0157, "温"0 shows 温36).

use jiff::civil::date;

/// What a format makes of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    General,
    Day,
    /// Words before and after; digits at least; digits after the point.
    Count {
        before: String,
        digits: usize,
        after_point: usize,
        after: String,
    },
}

/// The formats that have a number and no words of their own in the file.
pub fn built_in(id: usize) -> Format {
    let count = |digits, after_point| Format::Count {
        before: String::new(),
        digits,
        after_point,
        after: String::new(),
    };
    match id {
        1 | 3 => count(1, 0),
        2 | 4 => count(1, 2),
        // 27 to 36 and 50 to 58 are days, and some times of day, in Chinese editions
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Format::Day,
        _ => Format::General,
    }
}

/// Reads a format's words: `yyyy"年"m"月"d"日";@`, `"温"0`, `[$-804]0000`.
pub fn custom(code: &str) -> Format {
    let mut chars = code.chars();
    let (mut before, mut after, mut shape) = (String::new(), String::new(), String::new());
    let (mut letters, mut seen) = (String::new(), false);
    let mut keep = |c: char, seen: bool| if seen { after.push(c) } else { before.push(c) };
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(|c| keep(c, seen)),
            '\\' => chars.next().into_iter().for_each(|c| keep(c, seen)),
            // a width to leave, a mark to repeat
            '_' | '*' => {
                chars.next();
            }
            '[' => letters.push_str(elapsed(&mut chars)),
            '0' | '#' | '?' | '.' => {
                seen = true;
                shape.push(c);
            }
            ',' if seen => {}
            c if c.is_ascii_alphabetic() => letters.push(c.to_ascii_lowercase()),
            '@' | '%' => return Format::General,
            c => keep(c, seen),
        }
    }
    if letters.starts_with("general") {
        return Format::General;
    }
    if letters.contains(['y', 'd', 'e']) {
        return if seen { Format::General } else { Format::Day };
    }
    if !seen || !letters.is_empty() {
        return Format::General;
    }
    let (whole, point) = shape.split_once('.').unwrap_or((&shape, ""));
    let zeros = |text: &str| text.chars().filter(|c| *c == '0').count();
    Format::Count { before, digits: zeros(whole), after_point: zeros(point), after }
}

/// `[h]` counts hours; other brackets hold colours, conditions and languages.
fn elapsed(chars: &mut std::str::Chars<'_>) -> &'static str {
    let within: String = chars.by_ref().take_while(|c| *c != ']').collect();
    let hours = within.chars().all(|c| matches!(c, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
    if hours { "h" } else { "" }
}

/// The number as people see it. Days are shown as 2017-01-05; `late` counts days from 1904.
pub fn shown(value: f64, format: &Format, late: bool) -> String {
    match format {
        Format::Day => day(value, late).unwrap_or_else(|| general(value)),
        Format::General => general(value),
        Format::Count { before, digits, after_point, after } => {
            let number = format!("{:.*}", *after_point, value.abs());
            let whole = number.split('.').next().unwrap_or_default().len();
            let zeros = "0".repeat(digits.saturating_sub(whole).min(40));
            let sign = if value < 0.0 { "-" } else { "" };
            format!("{before}{sign}{zeros}{number}{after}")
        }
    }
}

fn day(value: f64, late: bool) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    let count = value.floor() as i32;
    // 1900 is no leap year, but spreadsheets count it as one
    let base = if late { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let early = if !late && count < 60 { 1 } else { 0 };
    let day = base.checked_add(jiff::Span::new().days(count + early)).ok()?;
    Some(day.to_string())
}

/// Fifteen digits are kept in a sheet; what comes after them is noise.
fn general(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}
