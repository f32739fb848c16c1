//! What people were told, held against what the database has.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, QueryResult, Statement};
use store::Store;

use super::laws;
use super::story::Story;

/// What the database knows of suggestions and of invited people.
pub struct Kept {
    events: BTreeMap<(i64, String), usize>,
    motions: BTreeMap<String, Vec<Motion>>,
    invited: BTreeMap<String, usize>,
}

struct Motion {
    id: i64,
    number: Option<String>,
    proposal: String,
}

async fn rows(store: &Store, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(store.backend(), sql);
    store.reader().query_all_raw(statement).await.unwrap()
}

impl Kept {
    pub async fn by(store: &Store) -> Self {
        let (mut events, mut motions) = (BTreeMap::new(), BTreeMap::<_, Vec<_>>::new());
        let sql = "SELECT subject_id, kind, COUNT(*) FROM event WHERE subject = 'motion'
                   GROUP BY subject_id, kind";
        for row in rows(store, sql).await {
            let times: i64 = row.try_get_by_index(2).unwrap();
            let key = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
            events.insert(key, times as usize);
        }
        for row in rows(store, "SELECT title, id, number, proposal FROM motion").await {
            let title: String = row.try_get_by_index(0).unwrap();
            motions.entry(title).or_default().push(Motion {
                id: row.try_get_by_index(1).unwrap(),
                number: row.try_get_by_index(2).unwrap(),
                proposal: row.try_get_by_index(3).unwrap(),
            });
        }
        let sql = "SELECT p.name, COUNT(*) FROM account a JOIN person p ON p.id = a.person_id
                   WHERE a.state = 'invited' GROUP BY p.name";
        let invited = rows(store, sql).await.into_iter().map(|row| {
            let times: i64 = row.try_get_by_index(1).unwrap();
            (row.try_get_by_index(0).unwrap(), times as usize)
        });
        Self { events, motions, invited: invited.collect() }
    }

    /// How often an event of that kind stands in the log.
    pub fn times(&self, motion: i64, event: &str) -> usize {
        self.events.get(&(motion, event.to_owned())).copied().unwrap_or_default()
    }

    pub fn held_against(&self, story: &Story) -> Vec<String> {
        let mut found = Vec::new();
        let mut count = |what: &str, times: usize, event: &str| {
            let (least, more) = (story.acknowledged(event), story.perhaps(event));
            if times < least {
                found.push(format!("lost: {what} {event} {times} of {least}"));
            } else if times > least + more {
                found.push(format!("doubled: {what} {event} {times} for {least}+{more}"));
            }
        };
        let same = self.motions.get(&story.title).map_or(&[][..], Vec::as_slice);
        if story.plan[0].event() != "written" {
            let invited = self.invited.get(&story.person()).copied().unwrap_or_default();
            count(&story.person(), invited, "account_invited");
            return found;
        }
        count(&story.title, same.len(), "written");
        let Some(motion) = same.first() else { return found };
        let mut kinds: Vec<_> = story.plan.iter().map(|step| step.event()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for event in kinds {
            count(&story.title, self.times(motion.id, event), event);
        }
        if story.id.is_some_and(|id| id != motion.id) {
            found.push(format!("lost: {} is not {:?}", story.title, story.id));
        }
        if story.given.is_some() && story.given != motion.number {
            found.push(format!("lost: number {:?} is {:?}", story.given, motion.number));
        }
        let last = (0..story.done).rev().find_map(|place| story.words_of(place));
        let next = story.words_of(story.done).filter(|_| story.open);
        if ![last, next].contains(&Some(motion.proposal.clone())) {
            found.push(format!("lost: {} reads {}", story.title, motion.proposal));
        }
        found
    }
}

/// Everything that is wrong: with what people were told, and between the tables.
pub async fn everything(store: &Store, stories: &[Story]) -> Vec<String> {
    let kept = Kept::by(store).await;
    let mut found: Vec<_> = stories.iter().flat_map(|story| kept.held_against(story)).collect();
    found.extend(laws::broken(store).await);
    found
}
