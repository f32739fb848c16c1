//! What is expected, written down by hand and not asked of the rules that are tested.

use super::commands::Do;
use super::situations::Person;

/// The columns of the table, in groups: before the office, at the office, at the units, rated,
/// the second round, out of sight, one that its lead would withdraw.
const COLUMNS: [&str; 24] = [
    "draft",
    "submitted",
    "returned",
    "refused",
    "withdrawn",
    "withdrawn draft",
    "accepted",
    "assigned",
    "declined",
    "handling",
    "extension asked",
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
    "withdrawal asked",
];

/// For whoever's turn it would be. `.` permitted; S wrong state, H hidden, F forbidden, W window
/// closed, O window open, N not released, D does not follow.
#[rustfmt::skip]
fn row(command: Do) -> &'static str {
    match command {
        //                          draft… accepted… replied…  again…    aside… asked
        Do::Edit | Do::Invite   => ".S.SSS SSSSS     SSSS      SSSSS     HHH    S",
        Do::Cosign | Do::Decline=> ".S.SSS SSSSS     SSSS      SSSSS     HHH    S",
        Do::Leave               => ".S.SSS SSSSS     SSSS      SSSSS     HHH    S",
        Do::Submit              => ".S.SSS SSSSS     SSSS      SSSSS     HHH    S",
        Do::Withdraw            => ".D.SSS DDDDD     SSSS      DSSSS     HHH    D",
        Do::AskWithdrawal       => "S.SSSS .....     SSSS      DSSSS     HHH    D",
        Do::AgreeToWithdrawal   => "SDSSSS DDDDD     SSSS      DSSSS     HHH    .",
        Do::EndWithdrawal       => "SDSSSS DDDDD     SSSS      DSSSS     HHH    .",
        Do::Return | Do::Refuse => "H.SSSH SSSSS     SSSS      SSSSS     SSH    .",
        Do::Accept              => "H.SSSH SSSSS     SSSS      SSSSS     SSH    .",
        Do::Assign              => "HSSSSH .SSSS     SSSS      SSSSS     SSH    S",
        Do::TakeBack            => "HSSSSH S.SSS     SSSS      SSSSS     SSH    S",
        Do::Reassign            => "HSSSSH S..SS     SSSS      SSSSS     SSH    S",
        Do::Object              => "SSSSSS S.SSS     SSSS      SSSSS     HHH    S",
        Do::AskRelief           => "HHHHHH H.SSS     SSSS      SSSSS     HHH    H",
        Do::Uphold              => "HSSSSH SS.SS     SSSS      SSSSS     SSH    S",
        Do::Urge                => "HSSSSH S.S..     SSSS      .SSSS     SSH    S",
        Do::AskExtension        => "HHHHHH HSS.D     SSSS      DSSSS     HHH    H",
        Do::Grant | Do::Deny    => "HSSSSH SSSD.     SSSS      DSSSS     SSH    S",
        Do::SignFor             => "HHHHHH H.SSS     SSSS      SSSSS     HHH    H",
        Do::SignJointly         => "HHHHHH H..SS     SSSS      SSSSS     HHH    H",
        Do::GiveOpinion         => "HHHHHH HDD..     SSSS      .SSSS     HHH    H",
        Do::LogContact          => "HHHHHH HSS..     SSSS      .SSSS     HHH    H",
        Do::Reply               => "HHHHHH HSSDD     SSSS      .SSSS     HHH    H",
        Do::Rate                => "SSSSSS SSSSS     .WWW      S.WSS     HHH    S",
        Do::ReportPressure      => "SSSSSS SSSSS     ....      S..SS     HHH    S",
        Do::Remind              => "HSSSSH SSSSS     .WWW      S.WSS     SSH    S",
        Do::CloseWindow         => "HSSSSH SSSSS     OWWW      SOWSS     SSH    S",
        Do::Release             => "HSSSSH SSSSS     O.DD      SODSS     SSH    S",
        Do::ReadRatings         => "H....H .....     ....      .....     ..H    .",
        Do::OrderRehandling     => "HSSSSH SSSSS     DDD.      SDDSS     SSH    S",
        Do::Supervise           => "HSSSSH SSSSS     DDDD      SD.SS     SSH    S",
        Do::Close               => "HSSSSH SSSSS     NN..      SN..S     SSH    S",
        Do::SetPublicity        => "H....H .....     ....      .....     SSH    .",
        Do::Quarantine          => "H....H .....     ....      .....     SSH    .",
        Do::Restore | Do::Purge => "HSSSSH SSSSS     SSSS      SSSSS     ..H    S",
    }
}

/// Whether a person is one of those whose turn the command can be.
fn may(command: Do, person: Person) -> bool {
    use Person::*;
    match command {
        Do::Edit | Do::Invite | Do::Submit | Do::Withdraw | Do::Object => person == Author,
        Do::Cosign | Do::Decline => person == Invited,
        Do::AskWithdrawal => person == Author,
        Do::AgreeToWithdrawal => person == Cosigner,
        Do::EndWithdrawal => matches!(person, Author | Cosigner),
        Do::Leave => person == Cosigner,
        Do::Rate | Do::ReportPressure => matches!(person, Author | Cosigner),
        // one command for both: whose part it is follows from the unit
        Do::SignFor | Do::SignJointly => matches!(person, Lead | LeadColleague | Joint),
        Do::GiveOpinion => person == Joint,
        Do::LogContact | Do::Reply | Do::AskRelief | Do::AskExtension => {
            matches!(person, Lead | LeadColleague)
        }
        _ => matches!(person, Desk | SecondDesk),
    }
}

/// Who may know of a motion in a situation.
fn knows(person: Person, situation: &str) -> bool {
    use Person::*;
    let private = matches!(situation, "draft" | "withdrawn draft");
    let aside = matches!(situation, "submitted aside" | "replied aside");
    let handed = !private
        && !matches!(situation, "submitted" | "returned" | "refused" | "withdrawn" | "accepted")
        && situation != "withdrawal asked";
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
    // one command for both: whose part it is decides the row
    let command = match (command, person) {
        (Do::SignFor | Do::SignJointly, Person::Joint) => Do::SignJointly,
        (Do::SignFor | Do::SignJointly, _) => Do::SignFor,
        _ => command,
    };
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
