//! Who appears in these tests: one city's people around one suggestion, and their counterparts in
//! the next city, who hold seats of the same kinds.

use domain::motion::Path;
use domain::motion::workflow::{Bill, Extension, Standing, Window, Withdrawal};
use domain::policy::Stage;
use domain::*;

pub const HERE: CongressId = CongressId(1);
pub const ELSEWHERE: CongressId = CongressId(2);

pub const LEAD: MandateId = MandateId(10);
pub const COSIGNER: MandateId = MandateId(11);
pub const INVITEE: MandateId = MandateId(12);

const DELEGATION: DelegationId = DelegationId(20);
pub const LEAD_UNIT: UnitId = UnitId(30);
pub const JOINT_UNIT: UnitId = UnitId(31);

/// Everybody, by the name under which the tables list them.
pub const NAMES: [&str; 19] = [
    "lead",
    "cosigner",
    "invitee",
    "deputy",
    "desk",
    "committee",
    "council",
    "office",
    "handler",
    "reviewer",
    "signer",
    "joint",
    "unit",
    "government",
    "delegation",
    "delegation2",
    "admin",
    "reporter",
    "resident",
];

/// The person of that name, in the city whose suggestion it is.
pub fn actor(name: &str) -> Actor {
    use Role::*;
    let number = NAMES.iter().position(|one| *one == name).expect("somebody of the cast") as i64;
    let (role, sub_role) = match name {
        "lead" | "cosigner" | "invitee" | "deputy" => (Deputy, None),
        "desk" => (CongressStaff, Some(SubRole::Desk)),
        "committee" => (CongressStaff, Some(SubRole::Committee)),
        "council" => (CongressStaff, Some(SubRole::Council)),
        "office" => (CongressStaff, None),
        "handler" => (UnitStaff, Some(SubRole::Handler)),
        "reviewer" => (UnitStaff, Some(SubRole::Reviewer)),
        "signer" => (UnitStaff, Some(SubRole::Signer)),
        "joint" | "unit" => (UnitStaff, None),
        "government" => (Government, None),
        "delegation" | "delegation2" => (DelegationStaff, None),
        "admin" => (Administrator, None),
        "reporter" => (Reporter, None),
        _ => (Resident, None),
    };
    Actor {
        account: AccountId(100 + number),
        seat: SeatId(200 + number),
        person: PersonId(300 + number),
        name: name.to_owned(),
        role,
        sub_role,
        congress: HERE,
        unit: match name {
            "handler" | "reviewer" | "signer" => Some(LEAD_UNIT),
            "joint" => Some(JOINT_UNIT),
            "unit" => Some(UnitId(39)),
            _ => None,
        },
        delegation: match name {
            "delegation" => Some(DELEGATION),
            "delegation2" => Some(DelegationId(21)),
            _ => None,
        },
        mandate: match name {
            "lead" => Some(LEAD),
            "cosigner" => Some(COSIGNER),
            "invitee" => Some(INVITEE),
            "deputy" => Some(MandateId(19)),
            _ => None,
        },
    }
}

pub fn everybody() -> Vec<Actor> {
    NAMES.iter().map(|name| actor(name)).collect()
}

/// The same seat in the next city. Ids are kept alike on purpose: only the congress differs.
pub fn counterpart(name: &str) -> Actor {
    Actor { congress: ELSEWHERE, ..actor(name) }
}

/// The suggestion that everything turns on, once it has come as far as `stage`.
pub fn suggestion(stage: Stage) -> Scope {
    let handed = stage == Stage::Handed;
    Scope {
        congress: Some(HERE),
        stage,
        author: Some(LEAD),
        author_delegation: Some(DELEGATION),
        invited: vec![INVITEE],
        cosigners: vec![COSIGNER],
        consenting: vec![COSIGNER],
        lead_units: if handed { vec![LEAD_UNIT] } else { Vec::new() },
        joint_units: if handed { vec![JOINT_UNIT] } else { Vec::new() },
        quarantined: false,
        above: Vec::new(),
    }
}

pub fn quarantined(stage: Stage) -> Scope {
    Scope { quarantined: true, ..suggestion(stage) }
}

pub const STAGES: [Stage; 3] = [Stage::Private, Stage::Submitted, Stage::Handed];

const WITHDRAWALS: [Withdrawal; 4] =
    [Withdrawal::Alone, Withdrawal::Jointly, Withdrawal::Asked, Withdrawal::Last];

/// Every standing that can matter to a guard.
pub fn standings() -> Vec<Standing> {
    let mut all = Vec::new();
    for window in [Window::None, Window::Open, Window::Closed, Window::Released] {
        for dissatisfied in [false, true] {
            for round in 0..=3 {
                let standing = Standing { round, window, dissatisfied, ..Standing::default() };
                for extension in [Extension::Closed, Extension::Open, Extension::Asked] {
                    let first = round == 1;
                    let early = Standing { may_decline: first, just_assigned: first, ..standing };
                    all.push(Standing { extension, ..early });
                }
                for bill in [Bill::Ready, Bill::Short(10), Bill::Late] {
                    all.push(Standing { path: Path::Bill, bill, ..standing });
                }
                all.push(Standing { path: Path::Direct, ..standing });
                for withdrawal in WITHDRAWALS {
                    for path in Path::ALL {
                        all.push(Standing { path: *path, withdrawal, ..standing });
                    }
                }
            }
        }
    }
    all
}
