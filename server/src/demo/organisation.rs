//! The town itself: regions, congresses, terms, units, deputies and staff.

use std::collections::HashMap;

use color_eyre::eyre::{Result, eyre};
use domain::account::SignedIn;
use domain::organisation::form::{
    CongressForm, FirstForm, MandateForm, PersonForm, RegionForm, SessionForm, TermForm, UnitForm,
};
use domain::organisation::import::{Cells, StaffEntry};
use domain::organisation::{Gender, Level, UnitKind};
use domain::{Actor, CongressId, DelegationId, Role, SubRole, TermId, UnitId};
use jiff::civil::{Date, date};
use serde::Deserialize;
use store::account::commands::{Entered, sign_in};
use store::account::{Browser, password, signed_in};
use store::organisation::commands::{self, Entrance, NewCongress};
use store::organisation::import::{Row, Rows, import_entries};
use store::{Call, Store};

use super::PASSWORD;
use super::motions::Cast;

const REGIONS: &str = include_str!("../../demo/regions.json");
const UNITS: &str = include_str!("../../demo/units.json");
const PEOPLE: &str = include_str!("../../demo/people.json");
const CITY: &str = "420500";

#[derive(Debug, Deserialize)]
struct Unit {
    key: String,
    name: String,
    short_name: String,
    kind: UnitKind,
}

#[derive(Debug, Deserialize)]
struct People {
    delegations: Vec<Delegation>,
    deputies: Vec<Deputy>,
    staff: Vec<Staff>,
}

#[derive(Debug, Deserialize)]
struct Delegation {
    key: String,
    name: String,
}

#[derive(Debug, Deserialize)]
struct Deputy {
    key: String,
    name: String,
    gender: String,
    nation: String,
    birth: String,
    party: String,
    education: String,
    occupation: String,
    employer: String,
    delegation: String,
    constituency: String,
    credential: String,
    phone: String,
    bio: String,
}

#[derive(Debug, Deserialize)]
struct Staff {
    key: String,
    name: String,
    role: Role,
    sub_role: Option<SubRole>,
    unit: Option<String>,
    delegation: Option<String>,
    title: String,
    phone: String,
}

/// The seventh term: its five-year cycle, with a session at the beginning of every year.
fn term() -> TermForm {
    TermForm { ordinal: 7, starts_on: date(2022, 1, 5), ends_on: date(2027, 1, 4) }
}

/// The first day of the session of this year.
pub const SESSION: Date = date(2026, 1, 6);

fn sessions() -> Vec<SessionForm> {
    let session = |ordinal: i32, starts_on: Date, ends_on: Date| SessionForm {
        ordinal,
        starts_on,
        ends_on,
        bills_until: None,
    };
    vec![
        session(1, date(2022, 1, 5), date(2022, 1, 9)),
        session(2, date(2023, 1, 4), date(2023, 1, 8)),
        session(3, date(2024, 1, 9), date(2024, 1, 13)),
        session(4, date(2025, 1, 7), date(2025, 1, 11)),
        session(5, SESSION, date(2026, 1, 10)),
    ]
}

/// Raises the town and returns who plays in it.
pub async fn raise(store: &Store) -> Result<Cast> {
    let people: People = serde_json::from_str(PEOPLE)?;
    let admin = administrator(store, &people).await?;
    let call = Call::new(admin.clone(), store.now());
    let city = admin.congress;
    neighbours(store, &call).await?;
    commands::mark_demonstration(store, &call, city).await?;
    let term = commands::add_term(store, &call, city, term()).await?;
    for session in sessions() {
        commands::add_session(store, &call, term, session).await?;
    }
    let mut cast = Cast { units: units(store, &call, city).await?, ..Cast::default() };
    let delegations = delegations(store, &call, city, &people).await?;
    deputies(store, &call, city, term, &people, &delegations).await?;
    staff(store, &call, city, &people).await?;
    open(store, &call, &people, &mut cast).await?;
    Ok(cast)
}

fn regions() -> Result<Vec<RegionForm>> {
    Ok(serde_json::from_str(REGIONS)?)
}

async fn administrator(store: &Store, people: &People) -> Result<Actor> {
    let staff = people.staff.iter().find(|one| one.role == Role::Administrator);
    let staff = staff.ok_or_else(|| eyre!("nobody administers the town"))?;
    let region = regions()?.into_iter().find(|region| region.code == CITY);
    let mut region = region.ok_or_else(|| eyre!("the city is no region"))?;
    // what lies above the city is not this house's to enter
    region.parent = None;
    let form = FirstForm {
        region,
        congress: congress_name("宜昌市", "宜昌市"),
        name: staff.name.clone(),
        phone: staff.phone.clone(),
    };
    let entrance = Entrance::Password { hash: password::hash(PASSWORD).await? };
    let now = store.now();
    commands::create_first_administrator(store, form, entrance, now).await?;
    let browser = Browser::default();
    let entered = sign_in(store, &staff.phone, PASSWORD, &browser, None, now).await?;
    let Entered { token, .. } = entered;
    let who: Option<SignedIn> = signed_in(store, &token, now).await?;
    Ok(who.ok_or_else(|| eyre!("the administrator cannot sign in"))?.actor)
}

fn congress_name(name: &str, short: &str) -> CongressForm {
    CongressForm { name: format!("{name}人民代表大会"), short_name: format!("{short}人大") }
}

/// The counties and townships below: each with its congress, term and sessions.
async fn neighbours(store: &Store, call: &Call) -> Result<()> {
    let mut regions = regions()?;
    regions.retain(|one| matches!(one.level, Level::County | Level::Township));
    commands::import_regions(store, call, regions.clone()).await?;
    // a 街道 has no congress of its own
    regions.retain(|one| !one.name.ends_with("街道"));
    let congresses = regions
        .iter()
        .map(|region| NewCongress {
            region: region.code.clone(),
            form: congress_name(&region.name, &region.short_name),
            term: Some((term(), sessions())),
        })
        .collect();
    commands::create_congresses(store, call, congresses).await?;
    Ok(())
}

async fn units(store: &Store, call: &Call, city: CongressId) -> Result<HashMap<String, UnitId>> {
    let units: Vec<Unit> = serde_json::from_str(UNITS)?;
    let mut ids = HashMap::new();
    for unit in units {
        let form = UnitForm { name: unit.name, short_name: unit.short_name, kind: unit.kind };
        ids.insert(unit.key, commands::add_unit(store, call, city, form).await?);
    }
    Ok(ids)
}

async fn delegations(
    store: &Store,
    call: &Call,
    city: CongressId,
    people: &People,
) -> Result<HashMap<String, DelegationId>> {
    let mut ids = HashMap::new();
    for one in &people.delegations {
        let id = commands::add_delegation(store, call, city, &one.name).await?;
        ids.insert(one.key.clone(), id);
    }
    Ok(ids)
}

async fn deputies(
    store: &Store,
    call: &Call,
    city: CongressId,
    term: TermId,
    people: &People,
    delegations: &HashMap<String, DelegationId>,
) -> Result<()> {
    for one in &people.deputies {
        let person = PersonForm {
            name: one.name.clone(),
            phone: one.phone.clone(),
            gender: if one.gender == "女" { Some(Gender::Female) } else { Some(Gender::Male) },
            nation: one.nation.clone(),
            birth: one.birth.clone(),
            party: one.party.clone(),
            education: one.education.clone(),
            occupation: one.occupation.clone(),
            employer: one.employer.clone(),
            bio: one.bio.clone(),
        };
        let mandate = MandateForm {
            term,
            delegation: delegations.get(&one.delegation).copied(),
            credential: one.credential.clone(),
            constituency: one.constituency.clone(),
        };
        commands::add_deputy(store, call, city, person, mandate, None).await?;
    }
    Ok(())
}

/// In one table, and without messages: nobody in the town has a telephone.
async fn staff(store: &Store, call: &Call, city: CongressId, people: &People) -> Result<()> {
    let units: Vec<Unit> = serde_json::from_str(UNITS)?;
    let delegation = |key: &String| {
        let known = people.delegations.iter().find(|one| one.key == *key);
        known.map(|one| one.name.clone()).unwrap_or_default()
    };
    let unit = |key: &String| {
        let known = units.iter().find(|one| one.key == *key);
        known.map(|one| one.name.clone()).unwrap_or_default()
    };
    let staff = people.staff.iter().filter(|one| one.role != Role::Administrator);
    let rows = staff.enumerate().map(|(place, one)| Row {
        cells: Cells { line: place + 1, ..Cells::default() },
        entry: Ok(StaffEntry {
            person: PersonForm {
                name: one.name.clone(),
                phone: one.phone.clone(),
                employer: one.title.clone(),
                ..PersonForm::default()
            },
            role: one.role,
            sub_role: one.sub_role,
            unit: one.unit.as_ref().map(unit).unwrap_or_default(),
            delegation: one.delegation.as_ref().map(delegation).unwrap_or_default(),
        }),
    });
    let rows = Rows::Staff(rows.collect());
    let report = import_entries(store, call, city, rows, "people.json").await?;
    if report.written { Ok(()) } else { Err(eyre!("staff: {:?}", report.flaws)) }
}

/// Opens every account with the one password, under a name that is easy to type.
async fn open(store: &Store, call: &Call, people: &People, cast: &mut Cast) -> Result<()> {
    let deputies = people.deputies.iter().map(|one| (one.phone.clone(), one.key.clone()));
    let staff = people.staff.iter().map(|one| (one.phone.clone(), one.key.clone()));
    let logins = deputies.chain(staff).collect();
    let hash = password::hash(PASSWORD).await?;
    let opened = commands::open_demonstration(store, call, &hash, logins).await?;
    cast.people = opened.into_iter().collect();
    let by_unit: HashMap<UnitId, String> =
        cast.units.iter().map(|(key, id)| (*id, key.clone())).collect();
    for one in &people.staff {
        let Some(actor) = cast.people.get(&one.key) else { continue };
        if one.sub_role == Some(SubRole::Desk) {
            cast.desk.push(actor.clone());
        }
        let unit = actor.unit.filter(|_| one.sub_role == Some(SubRole::Handler));
        if let Some(key) = unit.and_then(|id| by_unit.get(&id)) {
            cast.handlers.insert(key.clone(), actor.clone());
        }
    }
    Ok(())
}
