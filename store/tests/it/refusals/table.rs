//! What is expected, written down by hand and not asked of the rules that are tested.

use super::commands::Do;
use super::situations::Person;

/// The columns of the table, in groups: before the office, at the office, at the units, rated,
/// the second round, out of sight.
const COLUMNS: [&str; 21] = [
    "draft",
    "submitted",
    "returned",
    "refused",
    "withdrawn",
    "withdrawn draft",
    "accepted",
    "assigned",
    "handling",
    "replied",
    "window closed",
    "satisfied",
    "dissatisfied",
    "handling again",
    "replied again",
    "dissatisfied again",
    "supervised",
    "closed",
    "submitted aside",
    "replied aside",
    "purged",
];

/// For whoever's turn it would be. `.` permitted; S wrong state, H hidden, F forbidden, W window
/// closed, O window open, N not released, D does not follow.
#[rustfmt::skip]
fn row(command: Do) -> &'static str {
    match command {
        //                          draft… accepted… replied…  again…    aside…
        Do::Edit | Do::Invite   => ".S.SSS SSS       SSSS      SSSSS     HHH",
        Do::Cosign | Do::Decline=> ".S.SSS SSS       SSSS      SSSSS     HHH",
        Do::Leave               => ".S.SSS SSS       SSSS      SSSSS     HHH",
        Do::Submit              => ".S.SSS SSS       SSSS      SSSSS     HHH",
        Do::Withdraw            => "...SSS .SS       SSSS      SSSSS     HHH",
        Do::Return | Do::Refuse => "H.SSSH SSS       SSSS      SSSSS     SSH",
        Do::Accept              => "H.SSSH SSS       SSSS      SSSSS     SSH",
        Do::Assign              => "HSSSSH .SS       SSSS      SSSSS     SSH",
        Do::SignFor             => "HHHHHH H.S       SSSS      SSSSS     HHH",
        Do::SignJointly         => "HHHHHH H.S       SSSS      SSSSS     HHH",
        Do::GiveOpinion         => "HHHHHH HD.       SSSS      .SSSS     HHH",
        Do::LogContact          => "HHHHHH HS.       SSSS      .SSSS     HHH",
        Do::Reply               => "HHHHHH HSD       SSSS      .SSSS     HHH",
        Do::Rate                => "SSSSSS SSS       .WWW      S.WSS     HHH",
        Do::ReportPressure      => "SSSSSS SSS       ....      S..SS     HHH",
        Do::Remind              => "HSSSSH SSS       .WWW      S.WSS     SSH",
        Do::CloseWindow         => "HSSSSH SSS       OWWW      SOWSS     SSH",
        Do::Release             => "HSSSSH SSS       O.DD      SODSS     SSH",
        Do::ReadRatings         => "H....H ...       ....      .....     ..H",
        Do::OrderRehandling     => "HSSSSH SSS       DDD.      SDDSS     SSH",
        Do::Supervise           => "HSSSSH SSS       DDDD      SD.SS     SSH",
        Do::Close               => "HSSSSH SSS       NN..      SN..S     SSH",
        Do::Quarantine          => "H....H ...       ....      .....     SSH",
        Do::Restore | Do::Purge => "HSSSSH SSS       SSSS      SSSSS     ..H",
    }
}

/// Whether a person is one of those whose turn the command can be.
fn may(command: Do, person: Person) -> bool {
    use Person::*;
    match command {
        Do::Edit | Do::Invite | Do::Submit | Do::Withdraw => person == Author,
        Do::Cosign | Do::Decline => person == Invited,
        Do::Leave => person == Cosigner,
        Do::Rate | Do::ReportPressure => matches!(person, Author | Cosigner),
        // one command for both: whose part it is follows from the unit
        Do::SignFor | Do::SignJointly => matches!(person, Lead | LeadColleague | Joint),
        Do::GiveOpinion => person == Joint,
        Do::LogContact | Do::Reply => matches!(person, Lead | LeadColleague),
        _ => matches!(person, Desk | SecondDesk),
    }
}

/// Who may know of a motion in a situation.
fn knows(person: Person, situation: &str) -> bool {
    use Person::*;
    let private = matches!(situation, "draft" | "withdrawn draft");
    let aside = matches!(situation, "submitted aside" | "replied aside");
    let handed = !private
        && !matches!(situation, "submitted" | "returned" | "refused" | "withdrawn" | "accepted");
    match person {
        _ if situation == "purged" => false,
        Desk | SecondDesk | Committee => !private,
        _ if aside => false,
        Author | Cosigner | Invited => true,
        DelegationStaff => !private,
        Lead | LeadColleague | Joint | Government => handed,
        SameDelegation | OtherDelegation | OtherCongress | OtherDesk | OtherUnit => false,
        OtherDelegationStaff | Administrator | Reporter | Resident => false,
    }
}

pub fn letter(command: Do, situation: &str, person: Person) -> char {
    if !knows(person, situation) {
        return 'H';
    }
    if !may(command, person) {
        return 'F';
    }
    let column = COLUMNS.iter().position(|one| *one == situation).unwrap();
    row(command).chars().filter(|letter| *letter != ' ').nth(column).unwrap()
}

#[test]
fn the_table_has_a_letter_for_every_situation() {
    for command in Do::ALL {
        let letters = row(command).chars().filter(|letter| *letter != ' ').count();
        assert_eq!(letters, COLUMNS.len(), "{command:?}");
    }
}
