//! Where lines break: Chinese anywhere but before 。，） and after （《“, words of Latin letters
//! and numbers nowhere within (避头尾).

use std::ops::Range;

use super::setting::Unit;

/// Never first on a line.
const NOT_FIRST: &str = "。，、；：？！…—～·）》〉」』】〕］｝”’％‰℃°々〻ー\
                         .,;:?!)]}%»›";
/// Never last on a line.
const NOT_LAST: &str = "（《〈「『【〔［｛“‘([{«‹￥＄$№";
/// Come in pairs that no line end parts.
const PAIRED: &str = "—…";
/// Inked on the left half only: may stand with half its width at a line's end.
const HALF: &str = "。，、；：）》〉」』】〕］｝”’";

/// The units of each line: `first` is the room of the first line, `rest` that of the others, in
/// points. Spaces at a line's end belong to it.
pub fn lines(units: &[Unit], first: f32, rest: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut room) = (0, first);
    while start < units.len() {
        let end = line_end(&units[start..], room) + start;
        lines.push(start..end);
        (start, room) = (end, rest);
    }
    lines
}

/// How many units the next line takes, one at least.
fn line_end(units: &[Unit], room: f32) -> usize {
    let (mut used, mut last_break) = (0.0, None);
    for (place, unit) in units.iter().enumerate() {
        if place > 0 && may_break(units, place) {
            last_break = Some(place);
        }
        let space = unit.letter == ' ';
        if !space && used + least_width(unit) > room + 0.01 {
            // a word longer than the line breaks where the line ends
            return last_break.unwrap_or(place.max(1));
        }
        used += unit.width;
    }
    units.len()
}

/// How wide a unit must be at a line's end.
pub fn least_width(unit: &Unit) -> f32 {
    if HALF.contains(unit.letter) { unit.width / 2.0 } else { unit.width }
}

fn may_break(units: &[Unit], place: usize) -> bool {
    let (before, after) = (units[place - 1].letter, units[place].letter);
    if after == ' ' || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    if PAIRED.contains(before) && before == after {
        return false;
    }
    before == ' ' || !(is_of_a_word(before) && is_of_a_word(after))
}

/// Letters, digits and marks that are not Chinese.
pub fn is_of_a_word(letter: char) -> bool {
    letter != ' '
        && (letter as u32) < 0x2E80
        && !NOT_LAST.contains(letter)
        && !"“”‘’—…·".contains(letter)
}
