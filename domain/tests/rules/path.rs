//! Which path a congress runs, and how many must sign.

use domain::motion::path::{Procedure, RULES};
use domain::motion::{Kind, Path};
use domain::organisation::Level;
use rstest::rstest;

#[rstest]
#[case::province(Level::Province, Path::Assigned, 10)]
#[case::city(Level::City, Path::Assigned, 10)]
#[case::county(Level::County, Path::Assigned, 10)]
#[case::township(Level::Township, Path::Direct, 5)]
fn each_level_runs_its_own(#[case] level: Level, #[case] path: Path, #[case] signatories: u16) {
    let procedure = Procedure::of(level);
    assert_eq!(procedure.path(Kind::Suggestion), path);
    assert_eq!(procedure.path(Kind::Bill), Path::Bill);
    assert_eq!(procedure.bill_signatories, signatories);
}

#[test]
fn every_level_and_kind_stands_in_the_table_once() {
    for level in Level::ALL {
        for kind in Kind::ALL {
            let lines = RULES.iter().filter(|rule| (rule.level, rule.kind) == (*level, *kind));
            assert_eq!(lines.count(), 1, "{level:?} {kind:?}");
        }
    }
}

#[rstest]
#[case::direct(Procedure::SUGGESTIONS, "direct", Path::Direct, 10)]
#[case::fewer(Procedure::SIGNATORIES, "8", Path::Assigned, 8)]
#[case::a_suggestion_is_no_bill(Procedure::SUGGESTIONS, "bill", Path::Assigned, 10)]
#[case::nobody(Procedure::SIGNATORIES, "0", Path::Assigned, 10)]
#[case::no_number(Procedure::SIGNATORIES, "ten", Path::Assigned, 10)]
#[case::something_else(Procedure::SIGNATORIES, "direct", Path::Assigned, 10)]
#[case::another_setting("period.reply", "direct", Path::Assigned, 10)]
fn a_congress_may_set_its_own(
    #[case] name: &str,
    #[case] value: &str,
    #[case] path: Path,
    #[case] signatories: u16,
) {
    let own = Procedure::of(Level::City).with(name, value);
    assert_eq!(own, Procedure { suggestions: path, bill_signatories: signatories });
}
