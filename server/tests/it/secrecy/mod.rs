//! Before its release nobody learns through the house whether, how or when anybody rated. One story
//! is told several times from one copy of the database, with one clock and the same seeds; all that
//! people can get is compared byte for byte.

mod answer;
mod asked;
mod base;
#[cfg(debug_assertions)]
mod leaking;
mod looker;
mod public;
mod story;
mod traces;

use std::thread;

use answer::Gathered;
use base::{Base, Run};
use looker::{Looker, far, insiders, look, near, nobody, units};
use store::Store;
use story::{Part, Tale, tell};

/// On a runtime of its own.
fn alone<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, work)
}

/// One tale and all that is seen in it: after each part by `always`, after the third by the others.
struct Told {
    tale: Tale,
    always: Vec<Looker>,
    once: Vec<Looker>,
    until: Part,
}

impl Told {
    async fn tell(&self, base: &Base, made: impl FnOnce(Store) -> Store) -> Gathered {
        let mut run = Run::begin(base, made).await;
        let mut found = Gathered::default();
        for part in Part::ALL {
            tell(&mut run, self.tale, part).await;
            let once = self.once.iter().filter(|_| part == Part::Closing);
            for who in self.always.iter().chain(once) {
                found.0.extend(look(&run, who, &format!("{part:?}")).await.0);
            }
            if part == self.until {
                break;
            }
        }
        found
    }
}

/// Work of its own thread, so that runs do not share tokens; one after the other.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| scope.spawn(work).join().unwrap())
}

fn told<const N: usize>(base: &Base, tales: [Told; N]) -> [Gathered; N] {
    tales.map(|one| apart(|| alone(one.tell(base, |store| store))))
}

#[track_caller]
fn same(one: &Gathered, other: &Gathered) {
    assert!(one.0.len() > 100, "nothing was asked");
    let differences = one.differences(other);
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn before_its_release_nobody_learns_whether_or_how_anybody_rated() {
    let base = alone(Base::raise(52));
    let tale = |tale, always, once| Told { tale, always, once, until: Part::Closing };
    let outside = near(&base);
    let all = far(&base).into_iter().chain(insiders(&base)).collect();
    let few: Vec<_> = units(&base).into_iter().chain([nobody()]).collect();
    let [silent, unrated, rated, opposite] = told(
        &base,
        [
            tale(Tale::Silent, few, Vec::new()),
            tale(Tale::Unrated, outside.clone(), far(&base)),
            tale(Tale::Rated, outside.clone(), all),
            tale(Tale::Opposite, outside, insiders(&base)),
        ],
    );
    same(&silent, &rated);
    same(&unrated, &rated);
    // when the windows are closed the office alone reads what was given
    let opened = opposite.only(&["· desk · POST /api/rating/read"]);
    assert_eq!(opened.differences(&rated).len(), 2, "the office opens the ratings");
    same(&opposite.without(&["· desk · POST /api/rating/read"]), &rated);
}

/// Co-signers, too, learn only of their own rating: not of the lead's, nor the lead of theirs.
#[test]
fn a_rater_learns_nothing_of_another_rating() {
    let base = alone(Base::raise(4));
    let tale = |tale, names: &[&str]| {
        let all = near(&base).into_iter().chain(insiders(&base));
        let always = all.filter(|who| names.contains(&who.name)).collect();
        Told { tale, always, once: Vec::new(), until: Part::Closing }
    };
    let never = "co-signer who never rates";
    let [unrated, lead_alone, cosigner_alone] = told(
        &base,
        [
            tale(Tale::Unrated, &["lead", "co-signer", never]),
            tale(Tale::LeadAlone, &["co-signer", never]),
            tale(Tale::CosignerAlone, &["lead", never]),
        ],
    );
    same(&lead_alone, &unrated);
    same(&cosigner_alone, &unrated);
}

/// The comparison has eyes: once ratings are released the same questions are answered differently.
#[test]
fn once_it_is_released_the_unit_reads_the_grade() {
    let base = alone(Base::raise(0));
    let tale = |tale| Told { tale, always: units(&base), once: Vec::new(), until: Part::Releasing };
    let [rated, opposite] = told(&base, [tale(Tale::Rated), tale(Tale::Opposite)]);
    let differences = rated.differences(&opposite);
    assert!(differences.iter().any(|one| one.contains("GET /api/motion/view")));
    assert!(differences.iter().any(|one| one.contains("GET /app/motions/")));
    let before = differences.iter().filter(|one| !one.starts_with("Releasing"));
    assert_eq!(before.count(), 0);
}

#[test]
fn a_unit_reads_that_its_reply_was_delivered_and_never_that_it_was_read() {
    let base = alone(Base::raise(0));
    let tale = |tale| Told { tale, always: units(&base), once: Vec::new(), until: Part::Rating };
    let [silent, read] = told(&base, [tale(Tale::Silent), tale(Tale::Unrated)]);
    same(&silent, &read);
    let label = format!("lead unit · GET /app/motions/{} ", base.items.open);
    let pages = read.only(&[label.as_str()]);
    assert_eq!(pages.0.len(), 1);
    let page = pages.0.values().next().unwrap();
    assert!(page.body().contains("答复已送达代表"));
    assert!(!page.body().contains("已读") && !page.body().contains("已查看"));
}
