//! Fields counted: how many of a layout are read as they are known to be.

use papers::reading::{Field, Read};

use crate::facts::Truth;

/// A paper with what is known of it. Only fields that the paper holds are in the truth.
pub struct Layout {
    pub name: &'static str,
    pub file: &'static str,
    pub bytes: Vec<u8>,
    pub truth: Vec<Truth>,
}

pub fn only(truth: &Truth, fields: &[Field]) -> Truth {
    truth.iter().filter(|(field, _)| fields.contains(field)).map(|(f, t)| (*f, t.clone())).collect()
}

/// Fields right and in all; what is wrong is printed.
pub fn score(layout: &Layout, read: &Read) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for (at, truth) in layout.truth.iter().enumerate() {
        for (field, known) in truth {
            all += 1;
            let found = read.items.get(at).map(|item| item.shown(*field)).unwrap_or_default();
            if found == *known {
                right += 1;
            } else if all - right < 20 {
                eprintln!("{} {at} {}: {known:?} read as {found:?}", layout.name, field.code());
            }
        }
    }
    // an item too many is as wrong as one that is missing
    all += read.items.len().saturating_sub(layout.truth.len());
    (right, all)
}

pub fn holds(layout: &Layout, read: &Read) {
    let (right, all) = score(layout, read);
    let rate = right as f64 * 100.0 / all as f64;
    eprintln!("{}: {right} of {all} fields, {rate:.2} %, {} items", layout.name, read.items.len());
    for one in read.problems.iter().filter(|one| one.what.stops()).take(10) {
        eprintln!("  {} {} {}", one.place.shown(), one.what.code(), one.text);
    }
    assert!(all > 100, "{}: nothing to count", layout.name);
    assert!(right * 100 >= all * 99, "{}: {rate:.2} %", layout.name);
    assert_eq!(read.items.len(), layout.truth.len(), "{}", layout.name);
}
