//! Words that the database, forms and messages keep: each list whole, each word told apart.

use domain::account::{AccountState, CodePurpose};
use domain::clock::{Clock, RULES};
use domain::motion::import::{Fate, Unfit};
use domain::motion::public::PublicState;
use domain::motion::*;
use domain::organisation::import::ImportKind;
use domain::organisation::{Change, Gender, Level, MandateState, UnitKind};
use domain::rating::Grade;
use domain::{Action, MotionId, Role, SubRole};

/// Written once per list: unique words, found again by their word, the same word in JSON.
macro_rules! lists {
    ($($test:ident: $kind:ty, $all:expr;)+) => {$(
        #[test]
        fn $test() {
            let all: Vec<$kind> = $all.to_vec();
            for (place, one) in all.iter().enumerate() {
                let again = all.iter().position(|other| other.code() == one.code());
                assert_eq!(again, Some(place), "{one:?} shares its word");
                assert_eq!(<$kind>::from_code(one.code()), Some(*one));
                let word = serde_json::to_string(one).unwrap();
                assert_eq!(word, format!("{:?}", one.code()));
                assert_eq!(serde_json::from_str::<$kind>(&word).unwrap(), *one);
            }
            for wrong in ["", "no such word", " ", "Ａ"] {
                assert_eq!(<$kind>::from_code(wrong), None);
            }
        }
    )+};
}

lists! {
    a_role_is_found_by_its_word: Role, Role::ALL;
    a_sub_role_is_found_by_its_word: SubRole, SubRole::ALL;
    an_account_state_is_found_by_its_word: AccountState, AccountState::ALL;
    the_purpose_of_a_code_is_found_by_its_word: CodePurpose, CodePurpose::ALL;
    a_clock_is_found_by_its_word: Clock, RULES.map(|rule| rule.clock);
    a_state_is_found_by_its_word: State, State::ALL;
    a_fate_of_a_paper_is_found_by_its_word: Fate, Fate::ALL;
    what_is_unfit_is_found_by_its_word: Unfit, Unfit::ALL;
    a_kind_is_found_by_its_word: Kind, Kind::ALL;
    a_category_is_found_by_its_word: Category, Category::ALL;
    a_disclosure_is_found_by_its_word: Disclosure, Disclosure::ALL;
    a_part_is_found_by_its_word: Part, Part::ALL;
    a_reply_class_is_found_by_its_word: ReplyClass, ReplyClass::ALL;
    a_contact_method_is_found_by_its_word: ContactMethod, ContactMethod::ALL;
    a_contact_level_is_found_by_its_word: ContactLevel, ContactLevel::ALL;
    a_reason_to_refuse_is_found_by_its_word: RefusalReason, RefusalReason::ALL;
    the_state_of_an_invitation_is_found_by_its_word: CosignState, CosignState::ALL;
    a_level_is_found_by_its_word: Level, Level::ALL;
    a_kind_of_unit_is_found_by_its_word: UnitKind, UnitKind::ALL;
    the_state_of_a_mandate_is_found_by_its_word: MandateState, MandateState::ALL;
    a_gender_is_found_by_its_word: Gender, Gender::ALL;
    a_change_of_the_house_is_found_by_its_word: Change, Change::ALL;
    a_kind_of_table_is_found_by_its_word: ImportKind, ImportKind::ALL;
    a_grade_is_found_by_its_word: Grade, Grade::ALL;
    a_state_as_the_public_asks_for_it_is_found_by_its_word: PublicState, PublicState::ALL;
    a_kind_of_file_is_found_by_its_word: domain::file::Kind, domain::file::Kind::ALL;
}

/// These lists are written by hand beside their types; a new variant does not compile here.
#[test]
fn the_roles_listed_are_all_there_are() {
    for (place, role) in Role::ALL.into_iter().enumerate() {
        let number = match role {
            Role::Deputy => 0,
            Role::CongressStaff => 1,
            Role::UnitStaff => 2,
            Role::Government => 3,
            Role::DelegationStaff => 4,
            Role::Administrator => 5,
            Role::Reporter => 6,
            Role::Resident => 7,
        };
        assert_eq!(place, number);
    }
    for (place, sub_role) in SubRole::ALL.into_iter().enumerate() {
        let number = match sub_role {
            SubRole::Desk => 0,
            SubRole::Committee => 1,
            SubRole::Council => 2,
            SubRole::Handler => 3,
            SubRole::Reviewer => 4,
            SubRole::Signer => 5,
        };
        assert_eq!(place, number);
    }
}

#[test]
fn an_action_has_a_word_of_its_own_and_the_same_one_in_messages() {
    for (place, action) in Action::ALL.iter().enumerate() {
        let again = Action::ALL.iter().position(|other| other.code() == action.code());
        assert_eq!(again, Some(place), "{action:?} shares its word");
        assert_eq!(serde_json::to_string(action).unwrap(), format!("{:?}", action.code()));
    }
}

#[test]
fn an_id_is_written_and_read_as_its_bare_number() {
    assert_eq!(MotionId(17).to_string(), "17");
    assert_eq!("17".parse(), Ok(MotionId(17)));
    assert!("17a".parse::<MotionId>().is_err());
    assert_eq!(serde_json::to_string(&MotionId(17)).unwrap(), "17");
}
