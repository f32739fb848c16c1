//! Who may do what: the matrix as pictures, and the claims that no edit of a row may break.

use std::fmt::Write;

use domain::policy::{Reach, Stage, allows, permit, reach};
use domain::{Action, CongressId, Refusal, Role, Scope, SubRole};
use rstest::rstest;

use crate::cast::*;

/// Seats of which the matrix shows a column; a sub-role not named here changes nothing.
const COLUMNS: [(&str, Role, Option<SubRole>); 9] = [
    ("deputy", Role::Deputy, None),
    ("desk", Role::CongressStaff, Some(SubRole::Desk)),
    ("office", Role::CongressStaff, None),
    ("unit", Role::UnitStaff, None),
    ("government", Role::Government, None),
    ("delegation", Role::DelegationStaff, None),
    ("admin", Role::Administrator, None),
    ("reporter", Role::Reporter, None),
    ("resident", Role::Resident, None),
];

#[test]
fn the_matrix_of_roles_and_actions_is_the_one_agreed() {
    let mut table = format!("{:20}", "");
    for (name, _, _) in COLUMNS {
        write!(table, " {name:10}").unwrap();
    }
    for action in Action::ALL {
        write!(table, "\n{:20}", action.code()).unwrap();
        for (_, role, sub_role) in COLUMNS {
            let cell = match reach(role, sub_role, *action) {
                Reach::No => "·".to_owned(),
                reach => format!("{reach:?}"),
            };
            write!(table, " {cell:10}").unwrap();
        }
    }
    insta::assert_snapshot!(trimmed(&table));
}

#[test]
fn a_sub_role_grants_nothing_but_to_the_desk_and_to_a_committee_its_view_of_bills() {
    for role in Role::ALL {
        for sub_role in SubRole::ALL {
            if (role, sub_role) == (Role::CongressStaff, SubRole::Desk) {
                continue;
            }
            let view = (role, sub_role) == (Role::CongressStaff, SubRole::Committee);
            let others = |action: &&Action| !(view && **action == Action::GiveCommitteeView);
            for action in Action::ALL.iter().filter(others) {
                let with = reach(role, Some(sub_role), *action);
                assert_eq!(with, reach(role, None, *action), "{role:?} {sub_role:?} {action:?}");
            }
        }
    }
}

/// ● done, ○ refused although the thing may be seen, blank: not even that it exists is told.
#[rstest]
#[case::private(Stage::Private)]
#[case::submitted(Stage::Submitted)]
#[case::handed(Stage::Handed)]
fn everybody_is_permitted_refused_or_kept_in_the_dark_as_agreed(#[case] stage: Stage) {
    insta::assert_snapshot!(format!("{stage:?}"), picture(&suggestion(stage)));
}

#[test]
fn a_quarantined_suggestion_is_known_to_the_office_alone_as_agreed() {
    insta::assert_snapshot!(picture(&quarantined(Stage::Handed)));
}

fn picture(scope: &Scope) -> String {
    let mut table = format!("{:20}", "");
    for name in NAMES {
        write!(table, " {name:11}").unwrap();
    }
    for action in Action::ALL {
        write!(table, "\n{:20}", action.code()).unwrap();
        for one in everybody() {
            let cell = match permit(&one, *action, scope) {
                Ok(_) => "●",
                Err(Refusal::Forbidden) => "○",
                Err(Refusal::Hidden) => "",
                Err(other) => panic!("policy knows no such refusal: {other:?}"),
            };
            write!(table, " {cell:11}").unwrap();
        }
    }
    trimmed(&table)
}

fn trimmed(table: &str) -> String {
    table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_refusal_is_hidden_exactly_from_those_who_may_not_read_the_suggestion() {
    for stage in STAGES {
        for scope in [suggestion(stage), quarantined(stage)] {
            for one in everybody() {
                let reads = allows(&one, Action::ReadMotion, &scope);
                for action in Action::ALL {
                    let Err(refusal) = permit(&one, *action, &scope) else {
                        continue;
                    };
                    let fitting = if reads { Refusal::Forbidden } else { Refusal::Hidden };
                    assert_eq!(refusal, fitting, "{} {action:?} {stage:?}", one.name);
                }
            }
        }
    }
}

#[test]
fn a_draft_is_known_to_its_author_and_to_those_asked_to_cosign_and_to_nobody_else() {
    let draft = suggestion(Stage::Private);
    let readers: Vec<_> =
        everybody().into_iter().filter(|one| allows(one, Action::ReadMotion, &draft)).collect();
    let names: Vec<_> = readers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["lead", "cosigner", "invitee"]);
}

#[test]
fn a_draft_cannot_be_acted_on_by_anybody_who_may_not_read_it() {
    let draft = suggestion(Stage::Private);
    for one in everybody().iter().filter(|one| !allows(one, Action::ReadMotion, &draft)) {
        for action in on_a_suggestion() {
            assert_eq!(permit(one, action, &draft).unwrap_err(), Refusal::Hidden, "{action:?}");
        }
    }
}

#[test]
fn whoever_may_act_on_a_suggestion_may_read_it() {
    for stage in STAGES {
        for scope in [suggestion(stage), quarantined(stage)] {
            for one in everybody() {
                for action in on_a_suggestion() {
                    assert!(
                        !allows(&one, action, &scope) || allows(&one, Action::ReadMotion, &scope),
                        "{} may {action:?} what they may not read",
                        one.name
                    );
                }
            }
        }
    }
}

/// Writing, the desk's lists and the management of the house concern no single suggestion.
fn on_a_suggestion() -> impl Iterator<Item = Action> {
    let general = |action: &Action| {
        let whole = |role: &Role| {
            let reached =
                [None, Some(SubRole::Desk)].map(|sub_role| reach(*role, sub_role, *action));
            reached.iter().any(|one| matches!(one, Reach::Yes | Reach::Below))
        };
        Role::ALL.iter().any(whole)
    };
    Action::ALL.iter().copied().filter(move |action| !general(action))
}

#[test]
fn nobody_but_the_office_learns_that_a_quarantined_suggestion_exists() {
    for stage in STAGES {
        for one in everybody().iter().filter(|one| one.role != Role::CongressStaff) {
            for action in Action::ALL {
                let refused = permit(one, *action, &quarantined(stage)).unwrap_err();
                assert_eq!(refused, Refusal::Hidden, "{} {action:?}", one.name);
            }
        }
    }
}

#[test]
fn the_office_still_reads_what_it_has_quarantined() {
    for name in ["desk", "committee", "council", "office"] {
        assert!(allows(&actor(name), Action::ReadMotion, &quarantined(Stage::Submitted)), "{name}");
    }
}

#[test]
fn quarantine_opens_no_draft_to_the_office() {
    assert!(!allows(&actor("desk"), Action::ReadMotion, &quarantined(Stage::Private)));
}

#[test]
fn no_unit_and_no_government_office_learns_of_a_suggestion_before_it_is_assigned() {
    for stage in [Stage::Private, Stage::Submitted] {
        for name in ["handler", "reviewer", "signer", "joint", "unit", "government"] {
            let refused = permit(&actor(name), Action::ReadMotion, &suggestion(stage)).unwrap_err();
            assert_eq!(refused, Refusal::Hidden, "{name} {stage:?}");
        }
    }
}

#[test]
fn no_permit_is_made_across_congresses_and_nothing_is_told() {
    let scopes = STAGES.map(suggestion).into_iter().chain([Scope::congress(HERE)]);
    for scope in scopes {
        for name in NAMES {
            for action in Action::ALL {
                let refused = permit(&counterpart(name), *action, &scope).unwrap_err();
                assert_eq!(refused, Refusal::Hidden, "{name} {action:?}");
            }
        }
    }
}

#[test]
fn no_permit_is_made_for_a_thing_that_belongs_to_no_congress() {
    for one in everybody() {
        for action in Action::ALL {
            assert!(permit(&one, *action, &Scope::default()).is_err(), "{} {action:?}", one.name);
        }
    }
}

#[test]
fn what_concerns_a_whole_congress_is_forbidden_rather_than_hidden_to_its_own_people() {
    let house = Scope::congress(HERE);
    let refused = permit(&actor("desk"), Action::ManageAccounts, &house).unwrap_err();
    assert_eq!(refused, Refusal::Forbidden);
    assert!(permit(&actor("admin"), Action::ManageAccounts, &house).is_ok());
}

/// The next city's congress, seen as lying in a region below ours.
fn below() -> Scope {
    Scope { above: vec![HERE], ..Scope::congress(ELSEWHERE) }
}

#[test]
fn an_administrator_manages_the_congresses_below_and_nobody_else_reaches_down() {
    let managed = [Action::ManageOrganisation, Action::ManageAccounts, Action::ManageSettings];
    for one in everybody() {
        for action in Action::ALL {
            let meant = one.role == Role::Administrator && managed.contains(action);
            assert_eq!(allows(&one, *action, &below()), meant, "{} {action:?}", one.name);
        }
    }
}

#[test]
fn an_administrator_manages_no_congress_above_nor_beside() {
    let own = counterpart("admin");
    let above = Scope::congress(HERE);
    assert_eq!(permit(&own, Action::ManageAccounts, &above).unwrap_err(), Refusal::Hidden);
    let beside = Scope { above: vec![HERE], ..Scope::congress(CongressId(3)) };
    assert_eq!(permit(&own, Action::ManageAccounts, &beside).unwrap_err(), Refusal::Hidden);
}

#[test]
fn an_administrator_reads_no_suggestion_and_acts_on_none() {
    for stage in STAGES {
        for action in on_a_suggestion() {
            assert!(!allows(&actor("admin"), action, &suggestion(stage)), "{action:?}");
        }
    }
}

#[rstest]
#[case::of_another_delegation("delegation2")]
#[case::of_none("none")]
fn delegation_staff_see_only_what_deputies_of_their_own_delegation_submitted(#[case] who: &str) {
    let mut outsider = actor("delegation2");
    let mut scope = suggestion(Stage::Handed);
    if who == "none" {
        // two absent delegations are not the same delegation
        outsider.delegation = None;
        scope.author_delegation = None;
    }
    assert!(!allows(&outsider, Action::ReadMotion, &scope));
    assert!(allows(&actor("delegation"), Action::ReadMotion, &suggestion(Stage::Submitted)));
    assert!(!allows(&actor("delegation"), Action::ReadMotion, &suggestion(Stage::Private)));
}

#[test]
fn a_deputy_without_a_mandate_owns_nothing() {
    let former = domain::Actor { mandate: None, ..actor("lead") };
    let nobodys = Scope { author: None, ..suggestion(Stage::Private) };
    for scope in [nobodys, suggestion(Stage::Private)] {
        assert!(!allows(&former, Action::ReadMotion, &scope));
        assert!(!allows(&former, Action::Edit, &scope));
    }
}

#[test]
fn staff_without_a_unit_handle_nothing() {
    let homeless = domain::Actor { unit: None, ..actor("handler") };
    assert!(!allows(&homeless, Action::ReadMotion, &suggestion(Stage::Handed)));
}

#[test]
fn a_permit_tells_who_was_permitted_what() {
    let permit = permit(&actor("desk"), Action::Accept, &suggestion(Stage::Submitted)).unwrap();
    assert_eq!(permit.action(), Action::Accept);
    assert_eq!(permit.actor(), &actor("desk"));
}

#[test]
fn only_signatories_rate_and_an_invitation_alone_gives_no_say() {
    let raters: Vec<_> = everybody()
        .into_iter()
        .filter(|one| allows(one, Action::Rate, &suggestion(Stage::Handed)))
        .map(|one| one.name)
        .collect();
    assert_eq!(raters, ["lead", "cosigner"]);
}

#[test]
fn nobody_of_a_unit_may_remind_open_or_release_a_rating() {
    for name in ["handler", "reviewer", "signer", "joint", "unit", "government"] {
        for action in [Action::Rate, Action::RemindRaters, Action::CloseWindow, Action::Release] {
            assert!(!allows(&actor(name), action, &suggestion(Stage::Handed)), "{name} {action:?}");
        }
    }
}
