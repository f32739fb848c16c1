//! What an administrator enters: which forms hold, and what a row of a table is read as.

use std::collections::BTreeMap;

use domain::Calendar;
use domain::clock::{Clock, Deadline, Measure, Period, Periods, RULES};
use domain::organisation::form::*;
use domain::organisation::import::{Cells, ImportKind, deputy, staff, unit};
use domain::organisation::{Gender, UnitKind};
use domain::{Flaw, Refusal, Role, SubRole};
use jiff::civil::date;
use rstest::rstest;

fn fields(outcome: Result<(), Refusal>) -> Vec<String> {
    match outcome {
        Err(Refusal::Invalid(flaws)) => flaws.into_iter().map(|one| one.field).collect(),
        Ok(()) => Vec::new(),
        Err(other) => panic!("{other:?}"),
    }
}

fn cells(pairs: &[(&'static str, &str)]) -> Cells {
    let cells: BTreeMap<_, _> =
        pairs.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    Cells { line: 2, cells }
}

#[rstest]
#[case("199 0000 0012", "19900000012")]
#[case("+86-199-0000-0012", "19900000012")]
#[case("19900000012", "19900000012")]
#[case("", "")]
fn a_phone_is_read_however_it_is_written(#[case] typed: &str, #[case] kept: &str) {
    assert_eq!(plain_phone(typed), kept);
}

#[rstest]
#[case::a_name(PersonForm { name: "周".into(), ..PersonForm::default() }, "name")]
#[case::a_line(PersonForm { name: "周\n岚".into(), ..PersonForm::default() }, "name")]
#[case::a_phone(
    PersonForm { name: "周岚".into(), phone: "12345".into(), ..PersonForm::default() }, "phone")]
#[case::a_month(
    PersonForm { name: "周岚".into(), birth: "1982-13".into(), ..PersonForm::default() }, "birth")]
#[case::no_month(
    PersonForm { name: "周岚".into(), birth: "1982".into(), ..PersonForm::default() }, "birth")]
#[case::unseen(
    PersonForm { name: "周岚\u{200B}".into(), ..PersonForm::default() }, "name")]
fn a_person_that_does_not_hold_is_refused_by_field(#[case] form: PersonForm, #[case] field: &str) {
    assert_eq!(fields(form.check()), [field]);
}

#[test]
fn every_seat_that_is_given_by_hand_has_its_place_and_no_other() {
    for role in Role::ALL {
        let bare = SeatForm::of(role);
        let flaws = fields(bare.check());
        match role {
            Role::Deputy | Role::Resident => assert_eq!(flaws, ["role"]),
            Role::UnitStaff | Role::Government => assert_eq!(flaws, ["unit"]),
            Role::DelegationStaff => assert_eq!(flaws, ["delegation"]),
            Role::CongressStaff | Role::Administrator | Role::Reporter => assert!(flaws.is_empty()),
        }
        for sub in SubRole::ALL {
            let seat = SeatForm { sub_role: Some(sub), ..bare.clone() };
            let fits = sub_roles(role).contains(&sub);
            let told = fields(seat.check()).contains(&"sub_role".to_owned());
            assert!(fits != told || !SEATED.contains(&role), "{role:?} {sub:?}");
        }
    }
}

#[test]
fn every_default_period_may_be_set_and_none_of_zero_length() {
    for rule in RULES {
        assert_eq!(check_period(rule.clock, rule.default), Ok(()), "{:?}", rule.clock);
        let none = Period { amount: 0, ..rule.default };
        assert!(check_period(rule.clock, none).is_err());
    }
}

#[rstest]
#[case(Clock::Reply, 4, Measure::Months)]
#[case(Clock::Reply, 90, Measure::CalendarDays)]
#[case(Clock::HardReply, 7, Measure::Months)]
#[case(Clock::HardReply, 121, Measure::WorkingDays)]
fn no_congress_gives_a_unit_longer_than_the_law_does(
    #[case] clock: Clock,
    #[case] amount: u16,
    #[case] measure: Measure,
) {
    assert!(check_period(clock, Period { amount, measure }).is_err());
}

/// Counted from every day of the announced years, over whatever days off lie on the way.
#[rstest]
#[case(Clock::Reply)]
#[case(Clock::HardReply)]
fn what_may_be_set_in_days_never_ends_after_the_months_of_the_law(#[case] clock: Clock) {
    let calendar = Calendar::announced();
    let longest = |measure| {
        let allowed =
            |amount: &u16| check_period(clock, Period { amount: *amount, measure }).is_ok();
        let amount = (1..=400).filter(allowed).max().unwrap();
        Periods([(clock, Period { amount, measure })].into())
    };
    let own = [Measure::WorkingDays, Measure::CalendarDays].map(longest);
    let mut from = date(2016, 1, 1);
    while from < date(2026, 7, 1) {
        let law = Deadline::count(clock, from, &Periods::default(), &calendar).due();
        for periods in &own {
            let due = Deadline::count(clock, from, periods, &calendar).due();
            assert!(due <= law, "from {from}: {due} instead of {law}");
        }
        from = from.tomorrow().unwrap();
    }
}

#[rstest]
#[case("手机", Some("phone"))]
#[case("手 机 号 码", Some("phone"))]
#[case("选区或选举单位", Some("constituency"))]
#[case("备注", None)]
#[case("", None)]
fn a_heading_is_known_by_the_names_in_use(#[case] heading: &str, #[case] field: Option<&str>) {
    assert_eq!(ImportKind::Deputies.field(heading), field);
}

#[test]
fn every_heading_names_one_field() {
    for kind in ImportKind::ALL {
        for column in kind.columns() {
            for heading in column.headings {
                assert_eq!(kind.field(heading), Some(column.field), "{kind:?} {heading}");
            }
        }
    }
}

#[rstest]
#[case("1982-06", "1982-06")]
#[case("1982年6月", "1982-06")]
#[case("1982.06", "1982-06")]
#[case("1982/6/1", "1982-06")]
#[case("198206", "1982-06")]
fn a_month_is_read_as_spreadsheets_write_it(#[case] typed: &str, #[case] kept: &str) {
    let row = cells(&[
        ("name", "周岚"),
        ("delegation", "秭归代表团"),
        ("credential", "宜七代0103"),
        ("birth", typed),
        ("gender", "女"),
    ]);
    let entry = deputy(&row).unwrap();
    assert_eq!(entry.person.birth, kept);
    assert_eq!(entry.person.gender, Some(Gender::Female));
}

#[test]
fn a_required_cell_that_is_empty_is_missing_and_nothing_else_besides() {
    let flaws = deputy(&cells(&[("name", " ")])).unwrap_err();
    let named: Vec<_> = flaws.iter().map(|one| (one.field.as_str(), one.flaw.clone())).collect();
    assert_eq!(
        named,
        [("name", Flaw::Missing), ("delegation", Flaw::Missing), ("credential", Flaw::Missing)]
    );
}

#[test]
fn a_unit_without_a_short_name_goes_by_its_whole_one() {
    let form = unit(&cells(&[("name", "宜昌市商务局"), ("kind", "政府部门")])).unwrap();
    assert_eq!((form.short_name.as_str(), form.kind), ("宜昌市商务局", UnitKind::Department));
    let flaws = unit(&cells(&[("name", "宜昌市商务局"), ("kind", "协会")])).unwrap_err();
    assert_eq!((flaws[0].field.as_str(), &flaws[0].flaw), ("kind", &Flaw::Unknown));
}

#[rstest]
#[case("人大机关", "代工委", Some((Role::CongressStaff, Some(SubRole::Desk))))]
#[case("系统管理员", "", Some((Role::Administrator, None)))]
#[case("记者", "经办", None)]
#[case("代表", "", None)]
#[case("群众", "", None)]
fn a_role_is_read_by_its_chinese_name(
    #[case] role: &str,
    #[case] part: &str,
    #[case] read: Option<(Role, Option<SubRole>)>,
) {
    let row =
        cells(&[("name", "李静"), ("phone", "19900000101"), ("role", role), ("sub_role", part)]);
    assert_eq!(staff(&row).ok().map(|entry| (entry.role, entry.sub_role)), read);
}
