//! Phones, what is shown of them, and passwords under both standards.

use domain::account::{
    PasswordProfile, Pending, SignedIn, check_password, is_login, is_phone, masked, normal_name,
};
use domain::calendar::Moment;
use domain::error::Check;
use domain::{Flaw, Refusal, SignInId};
use proptest::prelude::*;
use rstest::rstest;

use crate::cast::actor;

#[rstest]
#[case("19900000012", true)]
#[case("13000000000", true)]
#[case("12900000000", false)]
#[case("10086", false)]
#[case("1990000001", false)]
#[case("199000000123", false)]
#[case("+8619900000012", false)]
#[case("29900000012", false)]
#[case("199 0000012", false)]
#[case("1990000001a", false)]
#[case("１９９０００００００１", false)]
#[case("", false)]
fn a_phone_is_a_mainland_mobile_number(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_phone(text), is);
}

#[test]
fn of_a_phone_the_first_three_and_the_last_four_digits_are_shown() {
    assert_eq!(masked("19912340012"), "199****0012");
}

#[rstest]
#[case::landline("0717-6250000")]
#[case::empty("")]
#[case::chinese("一九九")]
fn of_what_is_no_phone_nothing_is_shown(#[case] text: &str) {
    assert_eq!(masked(text), "");
}

#[rstest]
#[case::blanks(" 199 1234 0012 ", "19912340012")]
#[case::dashes("199-1234-0012", "19912340012")]
#[case::country("+8619912340012", "19912340012")]
#[case::country_and_blanks("+86 199 1234 0012", "19912340012")]
#[case::login("  Wang.Fang ", "wang.fang")]
#[case::login_with_a_dash("wang-fang", "wang-fang")]
#[case::chinese("王芳", "王芳")]
#[case::too_short_for_a_phone("199-1234", "199-1234")]
fn a_name_is_looked_up_as_it_is_meant(#[case] typed: &str, #[case] meant: &str) {
    assert_eq!(normal_name(typed), meant);
}

#[rstest]
#[case("wang.fang_2-b", true)]
#[case("abc", true)]
#[case("ab", false)]
#[case("abcdefghijklmnopqrstuvwxyz012345", true)]
#[case("abcdefghijklmnopqrstuvwxyz0123456", false)]
#[case("Wang", false)]
#[case("wang fang", false)]
#[case("王芳", false)]
// digits alone could be taken for somebody's phone
#[case("19912340012", false)]
#[case("123", false)]
#[case("1a3", true)]
#[case("...", false)]
fn a_login_is_short_plain_and_no_number(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_login(text), is);
}

#[test]
fn nobody_acts_while_a_second_factor_is_awaited() {
    let signed_in = |pending| SignedIn {
        sign_in: SignInId(1),
        actor: actor("desk"),
        seats: Vec::new(),
        pending,
        phone_unconfirmed: false,
        has_second_factor: true,
        locale: None,
        seen_at: Moment(0),
    };
    assert_eq!(signed_in(None).ready(), Some(&actor("desk")));
    for pending in [Pending::SecondFactor, Pending::Enrolment] {
        assert_eq!(signed_in(Some(pending)).ready(), None);
    }
}

fn flaw_of(password: &str, profile: PasswordProfile) -> Option<Flaw> {
    let mut check = Check::default();
    check_password(&mut check, password, profile, &[]);
    match check.done() {
        Ok(()) => None,
        Err(Refusal::Invalid(flaws)) => {
            assert_eq!((flaws.len(), flaws[0].field.as_str()), (1, "password"));
            Some(flaws[0].flaw.clone())
        }
        Err(other) => panic!("{other:?}"),
    }
}

const SHORT: Option<Flaw> = Some(Flaw::TooShort { at_least: 8 });
const LONG: Option<Flaw> = Some(Flaw::TooLong { at_most: 128 });

#[rstest]
#[case::seven("abcdefg", SHORT, SHORT)]
#[case::one_kind("qwmzxkpv", None, Some(Flaw::Form))]
#[case::two_kinds("qwmz1947", None, Some(Flaw::Form))]
#[case::lower_upper_digit("qwmZ1947", None, None)]
#[case::lower_digit_sign("abcd-1234", None, None)]
#[case::upper_digit_sign("ABCD-1234", None, None)]
#[case::lower_upper_sign("abCD-efgh", None, None)]
#[case::all_four("abC1-efgh", None, None)]
#[case::chinese_phrase("履职平台密码很长", None, Some(Flaw::Form))]
#[case::chinese_and_two_more("履职平台密码aB", None, None)]
#[case::seven_chinese("履职平台密码长", SHORT, SHORT)]
fn a_password_is_judged_by_the_profile_of_the_house(
    #[case] password: &str,
    #[case] asvs: Option<Flaw>,
    #[case] mlps3: Option<Flaw>,
) {
    assert_eq!(flaw_of(password, PasswordProfile::Asvs), asvs);
    assert_eq!(flaw_of(password, PasswordProfile::Mlps3), mlps3);
}

#[test]
fn a_password_of_128_characters_is_accepted_and_one_longer_is_not() {
    for profile in [PasswordProfile::Asvs, PasswordProfile::Mlps3] {
        let phrase = format!("aB1{}", "好".repeat(125));
        assert_eq!(flaw_of(&phrase, profile), None);
        assert_eq!(flaw_of(&format!("{phrase}x"), profile), LONG);
    }
}

#[test]
fn a_house_follows_asvs_until_it_chooses_otherwise() {
    assert_eq!(PasswordProfile::default(), PasswordProfile::Asvs);
    assert_eq!(serde_json::to_string(&PasswordProfile::Mlps3).unwrap(), "\"mlps3\"");
}

proptest! {
    #[test]
    fn a_name_looked_up_twice_is_the_same_name(typed in ".{0,24}") {
        let once = normal_name(&typed);
        prop_assert_eq!(normal_name(&once), once);
    }

    #[test]
    fn no_login_is_a_phone(text in any::<String>(), number in "1[3-9][0-9]{9}") {
        prop_assert!(!(is_login(&text) && is_phone(&text)));
        prop_assert!(!is_login(&number));
    }

    #[test]
    fn masking_never_shows_the_middle_of_a_number(number in "1[3-9][0-9]{9}") {
        prop_assert!(is_phone(&number));
        let shown = masked(&number);
        prop_assert_eq!(&shown[3..7], "****");
        prop_assert_eq!((&shown[..3], &shown[7..]), (&number[..3], &number[7..]));
    }

    #[test]
    fn whatever_is_typed_as_a_phone_is_judged_without_a_panic(text in any::<String>()) {
        prop_assert_eq!(masked(&text).is_empty(), !is_phone(&text));
    }

    #[test]
    fn the_stricter_profile_accepts_nothing_that_the_other_refuses(password in ".{0,20}") {
        let strict = flaw_of(&password, PasswordProfile::Mlps3);
        prop_assert!(strict.is_some() || flaw_of(&password, PasswordProfile::Asvs).is_none());
    }
}
