//! Legal clocks: each with its default, its source and a date worked out by hand over days off.

use domain::calendar::{Calendar, Moment};
use domain::clock::{Clock, Deadline, Lamp, Measure, Period, Periods, RULES};
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

use crate::calendar::day;

/// From Friday 13 February 2026, the last day but one before Spring Festival (off 15 to 23, worked
/// on the Saturdays 14 and 28).
#[rstest]
// 14, 24, 25, 26, 27 February
#[case(Clock::Review, "2026-02-27")]
#[case(Clock::Assign, "2026-02-27")]
#[case(Clock::Decline, "2026-02-27")]
// 14, 24 to 28 February make six; 2 to 5 March ten
#[case(Clock::Reassign, "2026-03-05")]
// six in February; 2 to 6, 9 to 13 March sixteen; 16 to 19 March twenty
#[case(Clock::FirstContact, "2026-03-19")]
#[case(Clock::Rating, "2026-03-19")]
// Friday 13 March
#[case(Clock::Opinion, "2026-03-13")]
#[case(Clock::Rehandling, "2026-03-13")]
// Wednesday 13 May
#[case(Clock::Reply, "2026-05-13")]
// Thursday 13 August
#[case(Clock::HardReply, "2026-08-13")]
fn each_clock_ends_on_the_day_counted_by_hand(#[case] clock: Clock, #[case] due: &str) {
    let calendar = Calendar::announced();
    let deadline = Deadline::count(clock, day("2026-02-13"), &Periods::default(), &calendar);
    assert_eq!(deadline.due(), day(due));
    assert_eq!((deadline.clock, deadline.from), (clock, day("2026-02-13")));
    assert_eq!(deadline.period, clock.rule().default);
    assert_eq!(deadline.source(), clock.rule().source);
}

/// From Wednesday 1 July 2026, so that the months end in National Day or beyond the year.
#[rstest]
// 1 October is off until the 7th; Thursday the 8th
#[case(Clock::Reply, "2026-10-08", false)]
// 1 January 2027: not announced yet, counted as a plain Friday
#[case(Clock::HardReply, "2027-01-01", true)]
// Saturday 1 August, on to Monday the 3rd
#[case(Clock::Opinion, "2026-08-03", false)]
#[case(Clock::Rehandling, "2026-08-03", false)]
fn months_end_on_a_working_day_and_say_when_a_year_is_not_announced(
    #[case] clock: Clock,
    #[case] due: &str,
    #[case] provisional: bool,
) {
    let calendar = Calendar::announced();
    let deadline = Deadline::count(clock, day("2026-07-01"), &Periods::default(), &calendar);
    assert_eq!((deadline.due(), deadline.counted.provisional), (day(due), provisional));
}

#[test]
fn the_rules_stand_in_the_order_of_their_clocks() {
    for (place, rule) in RULES.iter().enumerate() {
        assert_eq!(rule.clock as usize, place, "{:?}", rule.clock);
        assert_eq!(rule.clock.rule().clock, rule.clock);
    }
}

#[test]
fn each_clock_has_the_period_and_the_source_agreed() {
    let mut table = String::new();
    for rule in RULES {
        let Period { amount, measure } = rule.default;
        let (code, measure) = (rule.clock.code(), format!("{measure:?}"));
        table.push_str(&format!("{code:14}{amount:3} {measure:12} {}\n", rule.source));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn each_source_is_a_law_or_rule_with_its_article() {
    for rule in RULES {
        assert!(rule.source.contains('《') && rule.source.ends_with('条'), "{}", rule.source);
    }
}

/// 代表法第五十一条: three months, six for what is broad and hard. Local rules cannot lengthen it.
#[test]
fn the_periods_that_the_deputies_law_sets_are_three_and_six_months() {
    let months = |amount| Period { amount, measure: Measure::Months };
    assert_eq!(Clock::Reply.rule().default, months(3));
    assert_eq!(Clock::HardReply.rule().default, months(6));
}

#[rstest]
// Mon 2 March: 3, 4, 5 March
#[case(Measure::WorkingDays, "2026-03-05")]
// Thursday 5 March
#[case(Measure::CalendarDays, "2026-03-05")]
// Tuesday 2 June
#[case(Measure::Months, "2026-06-02")]
fn a_congress_may_set_a_period_of_its_own(#[case] measure: Measure, #[case] due: &str) {
    let own = Period { amount: 3, measure };
    let periods = Periods([(Clock::Reply, own)].into());
    let calendar = Calendar::announced();
    let deadline = Deadline::count(Clock::Reply, day("2026-03-02"), &periods, &calendar);
    assert_eq!((deadline.due(), deadline.period), (day(due), own));
    assert_eq!(periods.of(Clock::HardReply), Clock::HardReply.rule().default);
}

#[test]
fn calendar_days_and_working_days_part_over_a_weekend() {
    let ends = |measure| {
        let periods = Periods([(Clock::Assign, Period { amount: 5, measure })].into());
        Deadline::count(Clock::Assign, day("2026-03-05"), &periods, &Calendar::announced()).due()
    };
    // Thu 5 March: 6, 9, 10, 11, 12; and Tuesday the 10th
    assert_eq!(ends(Measure::WorkingDays), day("2026-03-12"));
    assert_eq!(ends(Measure::CalendarDays), day("2026-03-10"));
}

#[test]
fn a_deadline_survives_the_way_to_the_browser() {
    let calendar = Calendar::announced();
    for rule in RULES {
        let deadline =
            Deadline::count(rule.clock, day("2026-02-13"), &Periods::default(), &calendar);
        let sent = serde_json::to_string(&deadline).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&sent).unwrap(), deadline);
    }
}

#[test]
fn periods_of_a_congress_survive_being_kept() {
    let own = Period { amount: 30, measure: Measure::WorkingDays };
    let periods = Periods([(Clock::Opinion, own)].into());
    let kept = serde_json::to_string(&periods).unwrap();
    assert_eq!(serde_json::from_str::<Periods>(&kept).unwrap(), periods);
}

/// Due on Friday 27 February 2026; the days before it are worked, the festival is not.
#[rstest]
// 24, 25, 26, 27 February and the Saturday before the festival make five
#[case::soon_over_the_festival("2026-02-13", Lamp::Yellow(5))]
// Thu 12 February: the 13th is a sixth
#[case::far("2026-02-12", Lamp::Green(6))]
#[case::within_the_festival("2026-02-20", Lamp::Yellow(4))]
#[case::the_day_before("2026-02-26", Lamp::Yellow(1))]
#[case::today("2026-02-27", Lamp::Yellow(0))]
// Saturday the 28th is worked
#[case::past("2026-02-28", Lamp::Red(1))]
// Sunday adds nothing
#[case::past_on_a_sunday("2026-03-01", Lamp::Red(1))]
#[case::past_by_two("2026-03-02", Lamp::Red(2))]
fn the_lamp_counts_working_days_up_to_the_day_and_beyond(#[case] today: &str, #[case] lamp: Lamp) {
    let calendar = Calendar::announced();
    let review = Deadline::count(Clock::Review, day("2026-02-13"), &Periods::default(), &calendar);
    assert_eq!(review.lamp(day(today), &calendar), lamp);
    assert_eq!(Lamp::of(day("2026-02-27"), day(today), &calendar), lamp);
}

/// A plain weekend after a plain Friday: no working day has passed, and yet it is late.
#[test]
fn late_by_a_weekend_alone_is_late_by_one() {
    let calendar = Calendar::announced();
    assert_eq!(Lamp::of(day("2026-03-06"), day("2026-03-07"), &calendar), Lamp::Red(1));
    assert_eq!(Lamp::of(day("2026-03-06"), day("2026-03-09"), &calendar), Lamp::Red(1));
    assert_eq!(Lamp::of(day("2026-03-06"), day("2026-03-10"), &calendar), Lamp::Red(2));
}

#[test]
fn a_lamp_survives_the_way_to_the_browser() {
    for lamp in [Lamp::Green(6), Lamp::Yellow(0), Lamp::Red(1)] {
        let sent = serde_json::to_string(&lamp).unwrap();
        assert_eq!(serde_json::from_str::<Lamp>(&sent).unwrap(), lamp);
    }
}

proptest! {
    #[test]
    fn every_clock_ends_on_a_working_day_after_it_began(
        days in 0..3_800_i64, place in 0..10_usize,
    ) {
        let calendar = Calendar::announced();
        let from = Moment::start_of(date(2016, 1, 1)).plus_days(days).date();
        let deadline = Deadline::count(RULES[place].clock, from, &Periods::default(), &calendar);
        prop_assert!(deadline.due() > from);
        prop_assert!(calendar.is_working(deadline.due()));
    }

    /// Red exactly after the day; the number of days never shrinks as it recedes.
    #[test]
    fn the_lamp_turns_red_the_day_after_and_not_before(
        ahead in -60..60_i64, start in 0..3_000_i64,
    ) {
        let calendar = Calendar::announced();
        let due = Moment::start_of(date(2016, 3, 1)).plus_days(start).date();
        let today = Moment::start_of(due).plus_days(-ahead).date();
        let red = matches!(Lamp::of(due, today, &calendar), Lamp::Red(_));
        prop_assert_eq!(red, ahead < 0);
        if let Lamp::Green(left) = Lamp::of(due, today, &calendar) {
            prop_assert!(left > 5);
        }
    }
}

#[test]
fn a_measure_is_kept_under_the_name_under_which_it_is_sent() {
    let all = [Measure::WorkingDays, Measure::CalendarDays, Measure::Months];
    assert_eq!(all.map(Measure::code), ["working_days", "calendar_days", "months"]);
    for measure in all {
        let sent = serde_json::to_value(measure).unwrap();
        assert_eq!(sent.as_str(), Some(measure.code()));
    }
}
