//! Counting days. Expected dates are worked out by hand from the State Council's notices; the way
//! is told beside each, so that it can be counted again on a wall calendar.

use domain::calendar::{Calendar, Counted, Day, DayKind, Moment, parse};
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use rstest::rstest;

pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Spring Festival 2026: off from Sunday 15 to Monday 23 February; worked on the Saturdays 14 and
/// 28 February. New Year 2026: off Thursday 1 to Saturday 3 January, worked on Sunday 4.
/// National Day 2026: off Thursday 1 to Wednesday 7 October, worked on Sunday 20 September and
/// Saturday 10 October; Mid-Autumn is Friday 25 to Sunday 27 September.
#[rstest]
// a plain week: Monday to the Monday after
#[case::plain("2026-03-02", 5, "2026-03-09")]
// nothing to count
#[case::none("2026-03-02", 0, "2026-03-02")]
// the day of departure is not counted, not even a working one
#[case::next_day("2026-03-02", 1, "2026-03-03")]
// from a Saturday: Monday is the first
#[case::from_weekend("2026-03-07", 1, "2026-03-09")]
// Fri 13 Feb: Sat 14 (worked) 1, nine days off, Tue 24 2, Wed 25 3, Thu 26 4, Fri 27 5
#[case::spring_festival("2026-02-13", 5, "2026-02-27")]
// one more: Sat 28 Feb is worked too
#[case::spring_festival_saturday("2026-02-13", 6, "2026-02-28")]
// and then Sunday 1 March is a plain Sunday
#[case::after_the_made_up_saturday("2026-02-28", 1, "2026-03-02")]
// from within the days off: Tue 24 is the first
#[case::from_a_day_off("2026-02-17", 1, "2026-02-24")]
// Wed 31 Dec 2025: three days off, Sun 4 Jan (worked) 1, Mon 5 2
#[case::new_year("2025-12-31", 2, "2026-01-05")]
// Fri 18 Sep: Sun 20 (worked) 1, Mon 21 to Thu 24 2-5, Fri 25 to Sun 27 off, Mon 28 6
#[case::mid_autumn("2026-09-18", 6, "2026-09-28")]
// Wed 30 Sep: a week off, Thu 8 1, Fri 9 2, Sat 10 (worked) 3, Mon 12 4
#[case::national_day("2026-09-30", 4, "2026-10-12")]
// Labour Day: Thu 30 Apr: Fri 1 to Tue 5 May off, Wed 6 1, Thu 7 2, Fri 8 3, Sat 9 (worked) 4
#[case::labour_day("2026-04-30", 4, "2026-05-09")]
// 2020, extended to 2 February by a notice of that winter: Thu 23 Jan: Mon 3 Feb is the first
#[case::winter_of_2020("2020-01-23", 1, "2020-02-03")]
// twenty working days over Spring Festival: Sat 14 1; 24-28 Feb 2-6; Mar 2-6 7-11; 9-13 12-16;
// 16-19 17-20
#[case::twenty("2026-02-13", 20, "2026-03-19")]
fn working_days_are_counted_as_on_the_wall_calendar(
    #[case] from: &str,
    #[case] count: u16,
    #[case] expected: &str,
) {
    let counted = Calendar::announced().working_days_after(day(from), count);
    assert_eq!(counted.date, day(expected));
    assert!(!counted.provisional);
}

#[test]
fn a_counted_date_tells_what_was_stepped_over_and_what_was_made_up() {
    let counted = Calendar::announced().working_days_after(day("2026-02-13"), 6);
    let skipped: Vec<_> =
        counted.skipped.iter().map(|(date, name)| format!("{date} {name}")).collect();
    assert_eq!(skipped.len(), 9);
    assert_eq!(skipped.first().unwrap(), "2026-02-15 春节");
    assert_eq!(skipped.last().unwrap(), "2026-02-23 春节");
    assert_eq!(counted.made_up, [day("2026-02-14"), day("2026-02-28")]);
}

#[test]
fn plain_weekends_are_told_without_a_name_and_plain_weekdays_not_at_all() {
    let counted = Calendar::announced().working_days_after(day("2026-03-06"), 1);
    let weekend = ["2026-03-07", "2026-03-08"].map(|text| (day(text), String::new()));
    assert_eq!(counted.skipped, weekend);
    assert!(counted.made_up.is_empty());
}

#[test]
fn at_most_forty_days_off_are_listed_however_long_the_way() {
    let counted = Calendar::announced().working_days_after(day("2025-03-03"), 200);
    assert_eq!(counted.skipped.len(), Counted::SHOWN);
    assert_eq!(Counted::SHOWN, 40);
}

/// 民法典第二百零二条: the same day of the month; its last day where there is none.
/// 第二百零三条: a day off moves on to the next working day.
#[rstest]
// Tue 3 Mar to Wed 3 June, a working day
#[case::plain("2026-03-03", 3, "2026-06-03")]
// 31 January to 28 February, which is worked in 2026 although a Saturday
#[case::month_end_on_a_made_up_day("2026-01-31", 1, "2026-02-28")]
// 30 and 29 January come to the same day: February has no more
#[case::no_thirtieth("2026-01-30", 1, "2026-02-28")]
#[case::no_twenty_ninth("2026-01-29", 1, "2026-02-28")]
// 2024 is a leap year: Thu 29 February
#[case::leap_year("2024-01-31", 1, "2024-02-29")]
// 29 February plus twelve months: Fri 28 February 2025
#[case::leap_day_a_year_on("2024-02-29", 12, "2025-02-28")]
// 31 March plus one month: Thu 30 April
#[case::thirty_days_hath("2026-03-31", 1, "2026-04-30")]
// 15 January plus one month: Sun 15 February begins the festival, on to Tue 24
#[case::into_spring_festival("2026-01-15", 1, "2026-02-24")]
// 14 January plus one month: Sat 14 February is worked, so it stays
#[case::onto_a_made_up_saturday("2026-01-14", 1, "2026-02-14")]
// 1 July plus three months: 1 October, on to Thu 8
#[case::into_national_day("2026-07-01", 3, "2026-10-08")]
// 4 March plus three months: Thu 4 June; 6 March: Sat 6 June, on to Mon 8
#[case::onto_a_weekend("2026-03-06", 3, "2026-06-08")]
// 31 August plus six months: 28 February 2025 is a Friday
#[case::half_a_year("2024-08-31", 6, "2025-02-28")]
// no months at all: the same day, moved on if it is a day off
#[case::none("2026-02-15", 0, "2026-02-24")]
fn months_are_counted_as_the_civil_code_counts_them(
    #[case] from: &str,
    #[case] months: u16,
    #[case] expected: &str,
) {
    let counted = Calendar::announced().months_after(day(from), months);
    assert_eq!(counted.date, day(expected));
    assert!(!counted.provisional);
}

#[test]
fn days_moved_over_at_the_end_of_a_period_are_told() {
    let counted = Calendar::announced().months_after(day("2026-01-15"), 1);
    assert_eq!(counted.skipped.len(), 9);
    assert_eq!(counted.skipped[0], (day("2026-02-15"), "春节".to_owned()));
    assert!(counted.made_up.is_empty());
}

#[rstest]
// Mon 2 Mar plus ten days: Thu 12
#[case::plain("2026-03-02", 10, "2026-03-12")]
// Wed 4 Mar plus ten days: Sat 14, on to Mon 16
#[case::onto_a_weekend("2026-03-04", 10, "2026-03-16")]
// Wed 11 Feb plus seven days: 18 is in the festival, on to Tue 24
#[case::into_the_festival("2026-02-11", 7, "2026-02-24")]
fn calendar_days_are_counted_through_and_moved_on_from_a_day_off(
    #[case] from: &str,
    #[case] days: u16,
    #[case] expected: &str,
) {
    assert_eq!(Calendar::announced().days_after(day(from), days).date, day(expected));
}

/// 2027 is not announced yet: weekends only, and the date says so.
#[rstest]
// Thu 31 Dec 2026: Fri 1 Jan counts although it will be a day off
#[case::over_the_year_end("2026-12-31", 1, "2027-01-01", true)]
#[case::up_to_the_year_end("2026-12-30", 1, "2026-12-31", false)]
// five plain weekdays of the next year
#[case::within("2027-02-01", 5, "2027-02-08", true)]
fn a_year_not_announced_yet_is_counted_on_weekends_and_called_provisional(
    #[case] from: &str,
    #[case] count: u16,
    #[case] expected: &str,
    #[case] provisional: bool,
) {
    let counted = Calendar::announced().working_days_after(day(from), count);
    assert_eq!((counted.date, counted.provisional), (day(expected), provisional));
}

#[test]
fn months_ending_in_a_year_not_announced_are_provisional() {
    let calendar = Calendar::announced();
    assert!(calendar.months_after(day("2026-10-08"), 3).provisional);
    assert!(!calendar.months_after(day("2026-09-30"), 3).provisional);
}

/// Sat 26 December 2026 moves to Mon 28; were the last days of 2026 off, it would cross the year.
#[test]
fn moving_on_into_a_year_not_announced_is_provisional_too() {
    let off =
        |text: &str| Day { date: day(text), kind: DayKind::Holiday, name: "元旦".to_owned() };
    let calendar = Calendar::new(["2026-12-30", "2026-12-31"].map(off));
    let counted = calendar.months_after(day("2026-09-30"), 3);
    assert_eq!((counted.date, counted.provisional), (day("2027-01-01"), true));
}

#[test]
fn once_a_year_is_announced_its_dates_are_no_longer_provisional() {
    let mut days = parse(include_str!("../../data/calendar.csv"));
    days.extend(parse("2027-01-01,holiday,元旦"));
    let counted = Calendar::new(days).working_days_after(day("2026-12-31"), 1);
    assert_eq!((counted.date, counted.provisional), (day("2027-01-04"), false));
}

#[rstest]
#[case("2026-02-14", true)]
#[case("2026-02-15", false)]
#[case("2026-02-23", false)]
#[case("2026-02-24", true)]
#[case("2026-02-28", true)]
#[case("2026-03-01", false)]
#[case("2026-03-07", false)]
#[case("2026-03-02", true)]
fn a_day_is_worked_or_off_as_announced(#[case] text: &str, #[case] working: bool) {
    assert_eq!(Calendar::announced().is_working(day(text)), working);
}

#[test]
fn the_shipped_calendar_knows_2016_to_2026_and_no_other_year() {
    let calendar = Calendar::announced();
    let known: Vec<i16> = (2000..2040).filter(|year| calendar.knows(*year)).collect();
    assert_eq!(known, (2016..=2026).collect::<Vec<i16>>());
}

/// A make-up day is a weekend day, and every day off has its festival's name.
#[test]
fn the_shipped_calendar_makes_sense_line_by_line() {
    let calendar = Calendar::announced();
    let mut count = 0;
    for one in calendar.days() {
        count += 1;
        let weekend = matches!(one.date.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert!(one.kind == DayKind::Holiday || weekend, "{} is no weekend", one.date);
        assert!(!one.name.is_empty(), "{} has no name", one.date);
    }
    let lines = include_str!("../../data/calendar.csv").lines();
    assert_eq!(count, lines.filter(|line| line.starts_with("20")).count());
}

#[test]
fn lines_that_are_no_days_are_left_out() {
    let csv = "# a remark\ndate,kind,name\n2026-13-01,holiday,x\n2026-01-01,feast,x\n\n\
               2026-01-01\n  2026-01-02,workday,a,b  \n2026-01-03,holiday";
    let days = parse(csv);
    assert_eq!(days.len(), 2);
    assert_eq!((days[0].kind, days[0].name.as_str()), (DayKind::Workday, "a,b"));
    assert_eq!((days[1].kind, days[1].name.as_str()), (DayKind::Holiday, ""));
}

#[rstest]
// Thu 12 to Fri 13 February
#[case::one("2026-02-12", "2026-02-13", 1)]
// over the festival: Sat 14 and Tue 24
#[case::over_the_festival("2026-02-13", "2026-02-24", 2)]
#[case::same_day("2026-02-13", "2026-02-13", 0)]
#[case::over_a_weekend("2026-03-06", "2026-03-08", 0)]
// past: Fri 6 to Mon 9 March is one working day
#[case::past("2026-03-09", "2026-03-06", -1)]
#[case::past_over_the_festival("2026-02-24", "2026-02-13", -2)]
fn working_days_between_are_counted_without_the_first_and_with_the_last(
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: i32,
) {
    assert_eq!(Calendar::announced().working_days_between(day(from), day(to)), expected);
}

#[rstest]
#[case::epoch(0, "1970-01-01 08:00")]
// 2026-03-05 01:30 UTC
#[case::morning(1_772_674_200_000, "2026-03-05 09:30")]
// one millisecond before midnight in Shanghai
#[case::before_midnight(1_772_726_399_999, "2026-03-05 23:59")]
#[case::midnight(1_772_726_400_000, "2026-03-06 00:00")]
#[case::before_the_epoch(-1, "1970-01-01 07:59")]
fn a_moment_is_read_on_the_clock_of_shanghai(#[case] millis: i64, #[case] expected: &str) {
    assert_eq!(Moment(millis).minute(), expected);
    assert_eq!(Moment(millis).date().to_string(), expected[..10]);
}

#[test]
fn a_moment_out_of_all_bounds_is_read_without_a_panic() {
    for millis in [i64::MAX, i64::MIN] {
        assert!(!Moment(millis).minute().is_empty());
    }
}

#[test]
fn a_day_later_is_the_same_minute_of_the_next_day() {
    let moment = Moment(1_772_674_200_000);
    assert_eq!(moment.plus_days(1).minute(), "2026-03-06 09:30");
    assert_eq!(moment.plus_days(-1).minute(), "2026-03-04 09:30");
    assert_eq!(moment.plus_seconds(90).0 - moment.0, 90_000);
}

fn dates() -> impl Strategy<Value = Date> {
    (0..4_400_i64).prop_map(|days| Moment::start_of(date(2015, 6, 1)).plus_days(days).date())
}

proptest! {
    #[test]
    fn the_day_begins_at_its_midnight(day in dates()) {
        let start = Moment::start_of(day);
        prop_assert_eq!(start.date(), day);
        prop_assert!(start.minute().ends_with(" 00:00"));
        prop_assert_eq!(Moment(start.0 - 1).date(), day.yesterday().unwrap());
    }

    #[test]
    fn a_counted_date_is_a_working_day_and_not_before_its_start(
        from in dates(), count in 1..260_u16, months in 1..14_u16,
    ) {
        let calendar = Calendar::announced();
        for counted in [
            calendar.working_days_after(from, count),
            calendar.days_after(from, count),
            calendar.months_after(from, months),
        ] {
            prop_assert!(calendar.is_working(counted.date));
            prop_assert!(counted.date > from);
        }
    }

    #[test]
    fn working_days_between_undoes_working_days_after(from in dates(), count in 0..260_u16) {
        let calendar = Calendar::announced();
        let to = calendar.working_days_after(from, count).date;
        prop_assert_eq!(calendar.working_days_between(from, to), i32::from(count));
    }

    #[test]
    fn between_backwards_is_the_negative_of_between_forwards(from in dates(), to in dates()) {
        let calendar = Calendar::announced();
        prop_assert_eq!(
            calendar.working_days_between(from, to),
            -calendar.working_days_between(to, from)
        );
    }

    #[test]
    fn more_days_never_end_sooner(from in dates(), count in 0..200_u16) {
        let calendar = Calendar::announced();
        let (one, more) = (count, count + 1);
        prop_assert!(
            calendar.working_days_after(from, one).date
                < calendar.working_days_after(from, more).date
        );
        prop_assert!(calendar.days_after(from, one).date <= calendar.days_after(from, more).date);
    }

    #[test]
    fn a_later_start_never_ends_sooner(from in dates(), count in 0..200_u16, months in 0..14_u16) {
        let calendar = Calendar::announced();
        let later = from.tomorrow().unwrap();
        prop_assert!(
            calendar.working_days_after(from, count).date
                <= calendar.working_days_after(later, count).date
        );
        prop_assert!(
            calendar.months_after(from, months).date <= calendar.months_after(later, months).date
        );
    }

    /// What the page shows adds up: working days are all days less those off.
    #[test]
    fn the_days_stepped_over_account_for_the_whole_way(from in dates(), count in 1..25_u16) {
        let counted = Calendar::announced().working_days_after(from, count);
        let way = (counted.date - from).get_days();
        prop_assert_eq!(way, i32::from(count) + i32::try_from(counted.skipped.len()).unwrap());
    }

    #[test]
    fn a_year_is_provisional_exactly_where_the_way_touches_one_not_announced(
        from in dates(), count in 1..260_u16,
    ) {
        let calendar = Calendar::announced();
        let counted = calendar.working_days_after(from, count);
        let touched = from.year()..=counted.date.year();
        let unknown = touched.clone().any(|year| !calendar.knows(year));
        prop_assert_eq!(counted.provisional, unknown);
    }
}

#[rstest]
#[case("2027-01-01,放假,元旦\n2027-01-03 上班 元旦调休\n", 2)]
#[case("日期\t类型\t说明\n2027/10/1\t放假\t国庆节\n", 1)]
#[case("\u{FEFF}2027-01-01，休，元旦\n\n# 国务院办公厅通知\n", 1)]
fn a_year_is_read_as_it_is_pasted(#[case] text: &str, #[case] count: usize) {
    assert_eq!(domain::calendar::read_year(2027, text).map(|days| days.len()), Ok(count));
}

#[rstest]
#[case::of_another_year("2027-01-01,放假,元旦\n2026-10-01,放假,国庆", "line 2")]
#[case::no_kind("2027-01-01,元旦", "line 1")]
#[case::twice("2027-01-01,放假,\n2027-01-01,上班,", "line 2")]
#[case::nothing("", "text")]
fn a_line_that_cannot_be_read_is_named_and_nothing_is_taken(
    #[case] text: &str,
    #[case] field: &str,
) {
    let Err(domain::Refusal::Invalid(flaws)) = domain::calendar::read_year(2027, text) else {
        panic!("fields to mend")
    };
    assert_eq!(flaws[0].field, field);
}
