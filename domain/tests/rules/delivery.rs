//! By what else than the inbox people are told, and when not.

use domain::account::delivery::{is_mail, is_pressing, last_digest, masked_mail};
use domain::account::{ByMail, BySms, Delivery, Quiet};
use domain::consequences::told;
use domain::{Flaw, Moment, Refusal};
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

use crate::event::samples;

/// That minute of 2026-03-05 in Asia/Shanghai.
fn at(hour: i64, minute: i64) -> Moment {
    Moment::start_of(date(2026, 3, 5)).plus_seconds(hour * 3600 + minute * 60)
}

#[rstest]
#[case::in_the_day((21, 8), (12, 0), "2026-03-05 12:00")]
#[case::as_it_begins((21, 8), (21, 0), "2026-03-06 08:00")]
#[case::before_midnight((21, 8), (23, 59), "2026-03-06 08:00")]
#[case::after_midnight((21, 8), (0, 0), "2026-03-05 08:00")]
#[case::at_its_last_minute((21, 8), (7, 59), "2026-03-05 08:00")]
#[case::as_it_ends((21, 8), (8, 0), "2026-03-05 08:00")]
#[case::a_rest_at_noon((12, 14), (13, 30), "2026-03-05 14:00")]
#[case::none((9, 9), (9, 30), "2026-03-05 09:30")]
fn what_falls_into_quiet_hours_waits_for_their_end(
    #[case] (from, until): (u8, u8),
    #[case] (hour, minute): (i64, i64),
    #[case] due: &str,
) {
    assert_eq!(Quiet { from, until }.end(at(hour, minute)).minute(), due);
}

proptest! {
    #[test]
    fn quiet_hours_end_within_a_day_and_then_it_is_not_quiet(
        from in 0_u8..24, until in 0_u8..24, seconds in 0_i64..4_000_000,
    ) {
        let (quiet, now) = (Quiet { from, until }, at(0, 0).plus_seconds(seconds));
        let end = quiet.end(now);
        prop_assert!(now.0 <= end.0 && end.0 < now.plus_days(1).0);
        prop_assert_eq!(quiet.end(end), end);
    }
}

#[rstest]
#[case(at(7, 59), "2026-03-04 08:00")]
#[case(at(8, 0), "2026-03-05 08:00")]
#[case(at(23, 0), "2026-03-05 08:00")]
fn the_mail_of_the_day_is_due_at_eight(#[case] now: Moment, #[case] due: &str) {
    assert_eq!(last_digest(now).minute(), due);
}

#[test]
fn nothing_leaves_the_house_unless_somebody_asked_for_it() {
    let default = Delivery::default();
    assert_eq!((default.sms, default.mail), (BySms::Never, ByMail::Never));
}

#[test]
fn what_presses_is_told_to_somebody() {
    for event in samples() {
        assert!(!is_pressing(&event) || !told(&event).is_empty(), "{}", event.kind());
    }
    let pressing = samples().iter().filter(|event| is_pressing(event)).count();
    assert!(pressing > 10);
}

#[test]
fn a_form_is_read_or_every_wrong_field_is_named() {
    let read = Delivery::read("pressing", "daily", "22", "7").unwrap();
    let quiet = Quiet { from: 22, until: 7 };
    assert_eq!(read, Delivery { sms: BySms::Pressing, mail: ByMail::Daily, quiet });
    let Err(Refusal::Invalid(flaws)) = Delivery::read("often", "", "24", "-1") else {
        panic!("to be refused")
    };
    let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
    assert_eq!(fields, ["quiet_from", "quiet_until", "sms", "mail"]);
    assert!(flaws.iter().all(|flaw| flaw.flaw == Flaw::Form));
}

#[rstest]
#[case("li.jing@rd.yichang.gov.cn", true)]
#[case("a+b@x.cn", true)]
#[case("a@b", false)]
#[case("@x.cn", false)]
#[case("a@", false)]
#[case("a b@x.cn", false)]
#[case("a@x..cn", false)]
#[case("a..b@x.cn", false)]
#[case(".a@x.cn", false)]
#[case("a.@x.cn", false)]
#[case("a@x.cn\r\nBcc: b@x.cn", false)]
#[case("张@x.cn", false)]
fn an_address_of_mail_has_a_plain_name_and_a_domain(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_mail(text), is);
}

#[test]
fn of_an_address_little_is_shown() {
    assert_eq!(masked_mail("li.jing@rd.yichang.gov.cn"), "l***@rd.yichang.gov.cn");
    assert_eq!(masked_mail("none"), "");
}
