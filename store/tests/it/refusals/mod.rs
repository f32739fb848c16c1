//! Every command in every wrong state and by every wrong person: refused for the right reason,
//! and nothing is written.

pub mod commands;
pub mod situations;
mod table;

use domain::Refusal;
use domain::motion::State;

use crate::harness::{House, On, call, refusal, rstest};
use commands::Do;
use situations::{Person, Situation};

/// The refusal that a letter of the table stands for.
fn meant(letter: char, state: State) -> Option<Refusal> {
    Some(match letter {
        'S' => Refusal::WrongState(state),
        'H' => Refusal::Hidden,
        'F' => Refusal::Forbidden,
        'W' => Refusal::WindowClosed,
        'O' => Refusal::WindowOpen,
        'N' => Refusal::NotReleased,
        'D' => Refusal::DoesNotFollow,
        '.' => return None,
        other => panic!("no such letter: {other}"),
    })
}

/// Tries one thing; true when it was refused as the table says, false when the table permits it.
async fn try_one(house: &House, command: Do, situation: &Situation, person: Person) -> bool {
    let letter = table::letter(command, situation.name, person);
    let Some(meant) = meant(letter, situation.state) else { return false };
    let key = format!("{command:?} {} {person:?}", situation.name);
    let call = call(person.actor(house), situation.now).keyed(&key);
    let refused = refusal(command.run(house, &call, situation).await);
    assert_eq!(refused, meant, "{key}");
    true
}

/// Tries what `wanted` picks of the whole table, and compares everything before and after.
async fn sweep(house: &House, wanted: impl Fn(Do, &str, Person) -> bool) -> usize {
    let situations = situations::build(house).await;
    let before = house.dump().await;
    let generation = house.store.generation();
    let mut refused = 0;
    for situation in &situations {
        for command in Do::ALL {
            for person in Person::ALL {
                if wanted(command, situation.name, person) {
                    refused += usize::from(try_one(house, command, situation, person).await);
                }
            }
        }
    }
    assert_eq!(house.dump().await.differences(&before), Default::default());
    assert_eq!(house.store.generation(), generation, "no cached page is thrown away");
    refused
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_command_is_refused_in_every_wrong_state(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let refused = sweep(&house, |command, _, person| command.by() == person).await;
    assert!(refused > 450, "{refused}");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_command_is_refused_to_every_wrong_person(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let refused = sweep(&house, |command, situation, _| command.in_its_time() == situation).await;
    assert!(refused > 500, "{refused}");
}

/// On PostgreSQL only where time is no matter.
#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_command_by_every_person_in_every_state(#[case] on: On) {
    if on == On::Postgres && std::env::var("TORTURE").is_err() {
        return;
    }
    let Some(house) = House::open(on).await else { return };
    let refused = sweep(&house, |_, _, _| true).await;
    assert!(refused > 11_000, "{refused}");
}
