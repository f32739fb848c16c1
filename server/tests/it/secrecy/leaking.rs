//! The same comparisons on houses that leak: each must turn red where its leak is.

use store::rating::Leak;

use super::base::Base;
use super::looker::{Looker, near, units};
use super::story::{Part, Tale};
use super::traces::{both, differing, is_touched, unlike};
use super::{Told, alone, apart};

/// What differs for units, and for a deputy who never rates, after the first ratings.
fn seen(base: &Base, leak: Leak) -> Vec<String> {
    let never = near(base).into_iter().find(|who| who.name.contains("never")).unwrap();
    let always: Vec<Looker> = units(base).into_iter().chain([never]).collect();
    let told = |tale| Told { tale, always: always.clone(), once: Vec::new(), until: Part::Rating };
    let tales = [told(Tale::Unrated), told(Tale::Rated)];
    let tell = |one: Told| alone(async move { one.tell(base, |store| store.leaking(leak)).await });
    let [unrated, rated] = tales.map(|one| apart(|| tell(one)));
    unrated.differences(&rated)
}

/// Each leak, and answers in which it has to be seen.
const RED: [(Leak, [&str; 2]); 3] = [
    (Leak::RatedAt, ["lead unit · GET /api/motion/view", "joint unit · GET /app/motions/"]),
    (Leak::ListOrder, ["lead unit · POST /api/motion/list", "joint unit · POST /api/motion/list"]),
    (Leak::Version, ["never rates · GET /api/motion/view", "never rates · GET /app/motions/"]),
];

#[test]
fn the_comparison_is_red_on_a_house_that_leaks() {
    let base = alone(Base::raise(4));
    for (leak, places) in RED {
        let differences = seen(&base, leak);
        for words in places {
            let there = differences.iter().any(|one| one.contains(words));
            assert!(there, "{leak:?} is not seen in {words}: {differences:#?}");
        }
    }
}

#[test]
fn dumps_and_logs_are_red_on_a_house_that_leaks() {
    let base = alone(Base::raise(4));
    let tales = [Tale::Unrated, Tale::Rated];
    let places = differing(&both(&base, tales, false, |store| store.leaking(Leak::Version)));
    let elsewhere: Vec<_> = places.iter().filter(|place| !is_touched(place)).collect();
    assert_eq!(elsewhere, ["motion.version"]);
    let tales = [Tale::Rated, Tale::Opposite];
    let [rated, opposite] = both(&base, tales, false, |store| store.leaking(Leak::Log));
    let (one, other) = unlike(&rated.log, &opposite.log).expect("the log tells the grade");
    assert!(one.contains("satisfied") && other.contains("dissatisfied"), "{one}\n{other}");
}
