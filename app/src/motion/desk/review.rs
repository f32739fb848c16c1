//! What a clerk has marked, picked and done on this page of the list; kept while it is open.

use std::collections::HashMap;

use domain::motion::bulk::{Foreseen, Outcome, Step, Wish};
use domain::motion::recommend::Advice;
use domain::motion::view::MotionRow;
use domain::motion::{Category, State};
use domain::organisation::UnitName;
use domain::{MotionId, Refusal, UnitId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::error::AppError;
use crate::motion::api;
use crate::motion::words::*;
use crate::ui::key::fresh_key;
use crate::ui::{t, tf};

/// Sent at once, so that the page can say how far it has come.
const AT_ONCE: usize = 10;

/// A step for all that are marked, foreseen and not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub step: Step,
    pub lines: Vec<Foreseen>,
}

#[derive(Clone, Copy)]
pub struct Review {
    /// The office's own desk, on which rows can be marked and brought on.
    desk: StoredValue<bool>,
    pub ids: RwSignal<Vec<MotionId>>,
    /// The row under the keyboard.
    pub current: RwSignal<usize>,
    pub marked: RwSignal<Vec<MotionId>>,
    pub advice: RwSignal<HashMap<MotionId, Advice>>,
    pub units: RwSignal<Vec<UnitName>>,
    /// What the clerk chose instead of what is proposed.
    pub picked: RwSignal<HashMap<MotionId, Wish>>,
    /// Rows as they stand since they were brought on.
    pub moved: RwSignal<HashMap<MotionId, MotionRow>>,
    pub plan: RwSignal<Option<Plan>>,
    /// What was assigned last and can be taken back.
    pub last: RwSignal<Vec<MotionId>>,
    pub said: RwSignal<String>,
    pub busy: RwSignal<bool>,
}

impl Review {
    pub fn fresh() -> Self {
        Self {
            desk: StoredValue::new(false),
            ids: RwSignal::new(Vec::new()),
            current: RwSignal::new(0),
            marked: RwSignal::new(Vec::new()),
            advice: RwSignal::new(HashMap::new()),
            units: RwSignal::new(Vec::new()),
            picked: RwSignal::new(HashMap::new()),
            moved: RwSignal::new(HashMap::new()),
            plan: RwSignal::new(None),
            last: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
        }
    }

    pub fn is_desk(self) -> bool {
        self.desk.get_value()
    }

    /// Begins with the rows of a page; on the desk, what is proposed for them is asked for.
    pub fn begin(self, desk: bool, rows: &[MotionRow]) {
        self.desk.set_value(desk);
        self.ids.set(rows.iter().map(|row| row.id).collect());
        self.current.set(0);
        self.marked.set(Vec::new());
        // the rows of the page are as they stand now
        self.moved.set(HashMap::new());
        self.plan.set(None);
        let open = |row: &&MotionRow| matches!(row.state, State::Submitted | State::Accepted);
        let ids: Vec<MotionId> = rows.iter().filter(open).map(|row| row.id).collect();
        if !desk || ids.is_empty() {
            return;
        }
        Effect::new(move || {
            let ids = ids.clone();
            spawn_local(async move {
                if let Ok(list) = api::advice(ids).await {
                    self.advice.try_update(|all| all.extend(list));
                }
                if let Ok(units) = api::units().await {
                    self.units.try_set(units);
                }
            });
        });
    }

    pub fn id(self) -> Option<MotionId> {
        self.ids.with(|ids| ids.get(self.current.get()).copied())
    }

    pub fn id_untracked(self) -> Option<MotionId> {
        let place = self.current.get_untracked();
        self.ids.with_untracked(|ids| ids.get(place).copied())
    }

    /// Up or down, never beyond the ends.
    pub fn go(self, by: isize) {
        let last = self.ids.with_untracked(Vec::len).saturating_sub(1);
        self.current.update(|place| *place = place.saturating_add_signed(by).min(last));
    }

    pub fn is_marked(self, id: MotionId) -> bool {
        self.marked.with(|marked| marked.contains(&id))
    }

    pub fn mark(self, id: MotionId) {
        self.marked.update(|marked| {
            if marked.contains(&id) {
                marked.retain(|one| *one != id);
            } else {
                marked.push(id);
            }
        });
    }

    /// All rows, or none where all are marked.
    pub fn mark_all(self) {
        let all = self.ids.get_untracked();
        let whole = self.marked.with_untracked(Vec::len) == all.len();
        self.marked.set(if whole { Vec::new() } else { all });
    }

    /// What is wanted of one: what the clerk chose, else what is proposed first.
    pub fn wish(self, id: MotionId) -> Wish {
        let picked = self.picked.with(|all| all.get(&id).cloned());
        let advice = self.advice.with(|all| all.get(&id).cloned()).unwrap_or_default();
        let first = advice.units.first().map(|one| one.unit.id);
        let (category, lead) = picked.map_or((None, None), |one| (one.category, one.lead));
        Wish { id, category: category.or(advice.category), lead: lead.or(first) }
    }

    pub fn pick_unit(self, id: MotionId, unit: Option<UnitId>) {
        let wish = Wish { lead: unit, ..untrack(move || self.wish(id)) };
        self.picked.update(|all| {
            all.insert(id, wish);
        });
    }

    /// The nth that is proposed.
    pub fn pick_proposed(self, id: MotionId, place: usize) {
        let proposed = self.advice.with_untracked(|all| {
            all.get(&id).and_then(|advice| advice.units.get(place)).map(|one| one.unit.id)
        });
        if proposed.is_some() {
            self.pick_unit(id, proposed);
        }
    }

    pub fn pick_category(self, id: MotionId, category: Option<Category>) {
        let wish = Wish { category, ..untrack(move || self.wish(id)) };
        self.picked.update(|all| {
            all.insert(id, wish);
        });
    }

    /// The step for all that are marked, foreseen first; where none is, at once for this row, which
    /// can be taken back.
    pub fn step(self, step: Step) {
        if self.busy.get_untracked() {
            return;
        }
        let marked = self.marked.get_untracked();
        if marked.is_empty() {
            if let Some(id) = self.id_untracked() {
                self.carry_out(step, vec![untrack(move || self.wish(id))]);
                self.go(1);
            }
            return;
        }
        let wishes: Vec<Wish> =
            untrack(move || marked.into_iter().map(|id| self.wish(id)).collect());
        self.busy.set(true);
        spawn_local(async move {
            match api::foresee(step, wishes).await {
                Ok(lines) => {
                    self.plan.try_set(Some(Plan { step, lines }));
                }
                Err(error) => self.failed(&error),
            }
            self.busy.try_set(false);
        });
    }

    /// What was foreseen is done.
    pub fn confirm(self) {
        let Some(plan) = self.plan.get_untracked() else { return };
        let ids = plan.lines.iter().filter(|line| line.refused.is_none()).map(|line| line.id);
        let wishes: Vec<Wish> = untrack(move || ids.map(|id| self.wish(id)).collect());
        self.plan.set(None);
        self.marked.set(Vec::new());
        self.carry_out(plan.step, wishes);
    }

    pub fn take_back(self) {
        let ids = self.last.get_untracked();
        if !ids.is_empty() && !self.busy.get_untracked() {
            let wish = |id| Wish { id, category: None, lead: None };
            self.carry_out(Step::TakeBack, ids.into_iter().map(wish).collect());
        }
    }

    fn carry_out(self, step: Step, wishes: Vec<Wish>) {
        self.busy.set(true);
        let key = fresh_key();
        spawn_local(async move {
            let (mut done, all) = (Vec::new(), wishes.len());
            for some in wishes.chunks(AT_ONCE) {
                match api::bulk(step, some.to_vec(), key.clone()).await {
                    Ok(outcomes) => done.extend(outcomes),
                    Err(error) => {
                        self.take(step, &done);
                        self.failed(&error);
                        self.busy.try_set(false);
                        return;
                    }
                }
                self.said.try_set(tf(BULK_RUNNING, &[("n", &done.len()), ("all", &all)]));
            }
            self.take(step, &done);
            self.busy.try_set(false);
        });
    }

    /// Shows what came of it; the rows stay where they are.
    fn take(self, step: Step, done: &[Outcome]) {
        let rows = done.iter().filter_map(|one| Some((one.id, one.row.clone()?)));
        self.moved.try_update(|moved| moved.extend(rows));
        let well = done.iter().filter(|one| one.refused.is_none());
        let ids: Vec<MotionId> = well.map(|one| one.id).collect();
        let refused = done.iter().find_map(|one| one.refused.clone());
        let (n, not) = (ids.len(), done.len() - ids.len());
        let mut said = tf(BULK_DONE, &[("step", &t(bulk_step(step))), ("n", &n)]);
        if let Some(refusal) = refused {
            let why = why(step, &refusal);
            said.push_str(&tf(BULK_REFUSED, &[("n", &not), ("why", &why)]));
        }
        self.said.try_set(said);
        self.last.try_set(if step.assigns() { ids } else { Vec::new() });
    }

    fn failed(self, error: &AppError) {
        self.said.try_set(error.sentence());
    }
}

/// Why one of many was refused, in a sentence.
pub fn why(step: Step, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid(_) => t(NO_UNIT_PICKED).to_owned(),
        Refusal::PeriodOver if step == Step::TakeBack => t(TOO_LATE_TO_TAKE_BACK).to_owned(),
        Refusal::WrongState(now) => tf(STANDS_AT, &[("state", &t(state(*now)))]),
        other => AppError::Refused(other.clone()).sentence(),
    }
}
