//! 编号: how a number reads, in every series, and that no two read alike.

use std::collections::HashSet;

use domain::motion::Kind;
use domain::motion::numbering::{Series, chinese};
use domain::organisation::Level;
use proptest::prelude::*;
use rstest::rstest;

const SERIES: Series =
    Series { level: Level::City, term: 7, session: 5, kind: Kind::Suggestion, recess: false };

#[rstest]
#[case::first(SERIES, 1, "市七届人大五次会议第001号")]
#[case::three_digits(SERIES, 433, "市七届人大五次会议第433号")]
#[case::more_than_three_digits(SERIES, 1024, "市七届人大五次会议第1024号")]
#[case::recess(Series { recess: true, ..SERIES }, 1, "市七届人大五次会议闭会第001号")]
#[case::bill(Series { kind: Kind::Bill, ..SERIES }, 1, "市七届人大五次会议议案第001号")]
#[case::bill_in_recess(
    Series { kind: Kind::Bill, recess: true, ..SERIES }, 1, "市七届人大五次会议闭会议案第001号"
)]
#[case::province(
    Series { level: Level::Province, term: 14, session: 3, ..SERIES }, 30, "省十四届人大三次会议第030号"
)]
#[case::county(Series { level: Level::County, term: 20, ..SERIES }, 2, "县二十届人大五次会议第002号")]
#[case::township(
    Series { level: Level::Township, term: 1, session: 11, ..SERIES }, 9, "镇一届人大十一次会议第009号"
)]
fn a_number_reads_as_it_is_printed(
    #[case] series: Series,
    #[case] ordinal: i32,
    #[case] number: &str,
) {
    assert_eq!(series.number(ordinal), number);
}

#[rstest]
#[case(1, "一")]
#[case(2, "二")]
#[case(9, "九")]
#[case(10, "十")]
#[case(11, "十一")]
#[case(19, "十九")]
#[case(20, "二十")]
#[case(21, "二十一")]
#[case(90, "九十")]
#[case(99, "九十九")]
// nobody's term or session, but never a panic
#[case(0, "0")]
#[case(100, "100")]
#[case(110, "110")]
#[case(-1, "-1")]
#[case(-10, "-10")]
#[case(i32::MAX, "2147483647")]
#[case(i32::MIN, "-2147483648")]
fn a_numeral_reads_as_in_chinese(#[case] number: i32, #[case] numeral: &str) {
    assert_eq!(chinese(number), numeral);
}

#[test]
fn no_two_numerals_are_alike() {
    let all: HashSet<String> = (-5..=120).map(chinese).collect();
    assert_eq!(all.len(), 126);
}

/// Whoever finds a number on paper finds one item by it.
#[test]
fn no_two_series_give_the_same_number() {
    let mut seen = HashSet::new();
    for level in Level::ALL {
        for kind in Kind::ALL {
            for recess in [false, true] {
                for (term, session) in [(1, 1), (1, 11), (11, 1), (2, 1), (1, 2), (21, 1)] {
                    let series = Series { level: *level, term, session, kind: *kind, recess };
                    for ordinal in [1, 10, 100, 1000] {
                        let number = series.number(ordinal);
                        assert!(seen.insert(number.clone()), "{number} twice");
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn within_a_series_numbers_differ_and_end_in_their_ordinal(
        one in 1..5_000_i32, two in 1..5_000_i32,
    ) {
        prop_assert_eq!(SERIES.number(one) == SERIES.number(two), one == two);
        let digits: String = SERIES.number(one).chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits.parse::<i32>().unwrap(), one);
        prop_assert!(digits.len() >= 3);
    }
}
