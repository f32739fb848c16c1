//! Rounds: people work, something is killed, it comes back, and everything is held against what
//! they were told; then they send again what got no answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;

use super::chance::Chance;
use super::check::{Kept, everything};
use super::cluster::Cluster;
use super::house::House;
use super::people::{Body, Outcome, Who};
use super::story::Story;
use super::work::Desk;

/// The longest that people work before the kill, in milliseconds.
const AT_WORK: usize = 160;
/// How soon a start is cut off, in milliseconds.
const STARTING: usize = 120;

/// How long somebody waits for the answer that the database is away.
const ANSWERED: Duration = Duration::from_secs(2);
/// How soon all is well again once the database is back.
const RECOVERED: Duration = Duration::from_secs(5);

pub struct Torture {
    pub house: House,
    pub stories: Vec<Story>,
    pub chance: Chance,
    pub found: Vec<String>,
    /// Requests that were cut off without an answer.
    pub cut_off: usize,
}

impl Torture {
    pub fn of(house: House, chance: Chance) -> Self {
        Self { house, stories: Vec::new(), chance, found: Vec::new(), cut_off: 0 }
    }

    pub fn steps(&self) -> usize {
        self.stories.iter().map(|story| story.done).sum()
    }

    fn desk(&mut self) -> Arc<Desk> {
        let stories = std::mem::take(&mut self.stories);
        Desk::new(self.house.people.clone(), self.house.town.clone(), stories)
    }

    fn put_back(&mut self, desk: &Desk) {
        self.stories = std::mem::take(&mut desk.stories.lock().unwrap());
        self.found.append(&mut desk.found.lock().unwrap());
    }

    async fn look(&mut self, when: &str) {
        let store = self.house.store().await;
        let found = everything(&store, &self.stories).await;
        store.close().await.unwrap();
        self.found.extend(found.into_iter().map(|what| format!("{what} ({when})")));
    }

    /// People work until the server is killed.
    pub async fn kill_the_server(&mut self) {
        let desk = self.desk();
        let at_work = desk.begin(&mut self.chance);
        let after = self.chance.below(AT_WORK * 1000) as u64;
        tokio::time::sleep(Duration::from_micros(after)).await;
        self.house.kill();
        at_work.join_all().await;
        self.put_back(&desk);
    }

    pub async fn come_back(&mut self) {
        if self.chance.one_in(8) {
            let after = self.chance.below(STARTING) as u64;
            self.house.start_in_vain(Duration::from_millis(after)).await;
        }
        self.house.start().await;
        self.settle().await;
    }

    /// What is there is held against what was told, before and after the retries.
    async fn settle(&mut self) {
        self.look("after the kill").await;
        if self.found.is_empty() {
            self.send_again().await;
            self.look("after the retries").await;
        }
    }

    /// What got no answer is sent again under its key, and some that got one.
    async fn send_again(&mut self) {
        let store = self.house.store().await;
        let kept = Kept::by(&store).await;
        store.close().await.unwrap();
        let desk = self.desk();
        let mut stories = std::mem::take(&mut *desk.stories.lock().unwrap());
        for story in stories.iter_mut().filter(|story| story.open) {
            self.cut_off += 1;
            let step = story.plan[story.done];
            let there = kept.times(story.id.unwrap_or_default(), step.event());
            if !step.is_keyed() && there > story.acknowledged(step.event()) {
                // the page shows that it was done
                let seen = Outcome::Done { location: String::new(), body: String::new() };
                story.acknowledge(story.done, &seen);
            } else if !desk.step(story, false).await {
                desk.find(format!("refused: {} {step:?}, sent again", story.title));
            }
        }
        for _ in 0..stories.len().min(3) {
            let place = self.chance.below(stories.len());
            self.repeat(&desk, &mut stories[place]).await;
        }
        *desk.stories.lock().unwrap() = stories;
        self.put_back(&desk);
    }

    /// The last step again, long after its answer: the same answer.
    async fn repeat(&self, desk: &Desk, story: &mut Story) {
        let Some(place) = story.done.checked_sub(1) else { return };
        if !story.plan[place].is_keyed() {
            return;
        }
        let (who, path, body) = story.request(place, &desk.town);
        let answer = desk.people.send(who, &path, &body).await;
        if !story.acknowledge(place, &answer) {
            desk.find(format!("doubled: {} {:?}: {answer:?}", story.title, story.plan[place]));
        }
    }

    /// People work until PostgreSQL is killed; the server stays, says so, and recovers.
    pub async fn kill_the_postmaster(&mut self, cluster: &mut Cluster) {
        let people = self.house.people.clone();
        let before = self.taken_back();
        assert_eq!(people.look(Who::Desk, "/").await.0, 200);
        let desk = self.desk();
        let at_work = desk.begin(&mut self.chance);
        let after = self.chance.below(AT_WORK * 1000) as u64;
        tokio::time::sleep(Duration::from_micros(after)).await;
        cluster.kill();
        // what PostgreSQL has left behind goes away as it notices
        tokio::time::sleep(Duration::from_millis(300)).await;
        let public = self.say_that_it_is_away().await;
        at_work.join_all().await;
        let slowest = *desk.slowest.lock().unwrap();
        self.put_back(&desk);
        self.expect(slowest < ANSWERED, format!("an answer took {slowest:?}"));
        // what was taken back meanwhile is not shown from memory
        let kept = self.taken_back() == before;
        self.expect(public == if kept { 200 } else { 503 }, format!("a public page: {public}"));
        cluster.start();
        self.recover().await;
        self.settle().await;
    }

    /// PostgreSQL hangs: its connections stand, but nothing comes back over them.
    pub async fn freeze_the_database(&mut self, cluster: &Cluster) {
        assert_eq!(self.house.people.look(Who::Desk, "/").await.0, 200);
        cluster.freeze();
        for _ in 0..2 {
            let public = self.say_that_it_is_away().await;
            self.expect(public == 200, format!("a public page: {public}"));
        }
        cluster.thaw();
        self.recover().await;
    }

    /// Waits until the database is used again, by the same server.
    async fn recover(&mut self) {
        let begun = Instant::now();
        while !matches!(self.touch().await, Outcome::Done { .. }) && begun.elapsed() < RECOVERED {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let took = begun.elapsed();
        self.expect(took < RECOVERED, format!("it took {took:?} to recover"));
        let running = self.house.is_running();
        self.expect(running, "the server has ended with its database".to_owned());
    }

    /// A write that may be sent any number of times.
    async fn touch(&self) -> Outcome {
        let body = Body::Json(json!({ "motion": null }));
        self.house.people.send(Who::Desk, "/api/notice/read", &body).await
    }

    /// Withdrawals that the server knows of.
    fn taken_back(&self) -> usize {
        self.stories.iter().map(|story| story.acknowledged("withdrawn")).sum()
    }

    /// The status of a public page meanwhile.
    async fn say_that_it_is_away(&mut self) -> u16 {
        let begun = Instant::now();
        let people = self.house.people.clone();
        let (write, read, public) = tokio::join!(
            self.touch(),
            people.look(Who::Desk, "/app/notices"),
            people.look(Who::Desk, "/"),
        );
        let took = begun.elapsed();
        self.expect(took < ANSWERED, format!("it took {took:?} to say that it is away"));
        self.expect(write == Outcome::Away, format!("a write: {write:?}"));
        self.expect(read.0 == 503, format!("a page: {}", read.0));
        public.0
    }

    fn expect(&mut self, holds: bool, what: String) {
        if !holds {
            self.found.push(format!("away: {what}"));
        }
    }
}
