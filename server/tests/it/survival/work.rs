//! People at work, all at once, until the server is gone.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use store::builders::Town;
use tokio::task::JoinSet;

use super::chance::Chance;
use super::people::{DEPUTIES, Outcome, People};
use super::story::{PLANS, Story};

/// So many stories are told at the same time.
const AT_ONCE: usize = 6;

/// What those at work share.
pub struct Desk {
    pub people: People,
    pub town: Town,
    pub stories: Mutex<Vec<Story>>,
    pub found: Mutex<Vec<String>>,
    pub slowest: Mutex<Duration>,
    begun: AtomicUsize,
}

impl Desk {
    pub fn new(people: People, town: Town, stories: Vec<Story>) -> Arc<Self> {
        Arc::new(Self {
            people,
            town,
            begun: AtomicUsize::new(stories.len()),
            stories: Mutex::new(stories),
            found: Mutex::default(),
            slowest: Mutex::default(),
        })
    }

    pub fn begin(self: &Arc<Self>, chance: &mut Chance) -> JoinSet<()> {
        (0..AT_ONCE).map(|_| tell(self.clone(), chance.fork())).collect()
    }

    fn take(&self, chance: &mut Chance) -> Story {
        let mut stories = self.stories.lock().unwrap();
        let left = stories.iter().position(|one| !one.open && one.next().is_some());
        match left {
            Some(place) => stories.swap_remove(place),
            None => {
                let number = self.begun.fetch_add(1, SeqCst);
                Story::begin(number, PLANS[chance.below(PLANS.len())], chance.below(DEPUTIES))
            }
        }
    }

    /// Takes the next step, sometimes with two clicks. False when nobody knows what came of it.
    pub async fn step(&self, story: &mut Story, twice: bool) -> bool {
        let place = story.done;
        let step = story.plan[place];
        let (who, path, body) = story.request(place, &self.town);
        story.open = true;
        let send = || self.people.send(who, &path, &body);
        let begun = Instant::now();
        let answers = match twice && step.is_keyed() {
            true => Vec::from(<[Outcome; 2]>::from(tokio::join!(send(), send()))),
            false => vec![send().await],
        };
        let mut slowest = self.slowest.lock().unwrap();
        *slowest = begun.elapsed().max(*slowest);
        for answer in &answers {
            match answer {
                Outcome::Done { .. } if !story.acknowledge(place, answer) => {
                    self.find(format!("doubled: {} {step:?}: {answer:?}", story.title));
                }
                Outcome::Refused(why) => {
                    self.find(format!("refused: {} {step:?}: {why}", story.title));
                }
                _ => {}
            }
        }
        story.done > place
    }

    pub fn find(&self, what: String) {
        self.found.lock().unwrap().push(what);
    }
}

async fn tell(desk: Arc<Desk>, mut chance: Chance) {
    let mut goes_on = true;
    while goes_on {
        let mut story = desk.take(&mut chance);
        while goes_on && story.next().is_some() {
            goes_on = desk.step(&mut story, chance.one_in(4)).await;
        }
        desk.stories.lock().unwrap().push(story);
    }
}
