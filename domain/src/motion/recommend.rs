//! 推荐: which unit could lead an item and where it could be filed, from its words and from what
//! went where before. It proposes, with its grounds; a person decides.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Category;
use super::fields::{FIELDS, Field};
use crate::ids::UnitId;
use crate::organisation::UnitName;
use crate::search::{Run, runs};

/// What is looked at of an item.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    pub title: &'a str,
    pub text: &'a str,
    /// Where the deputy has filed it.
    pub category: Option<Category>,
}

/// What was assigned before: the lead unit that has it in the end.
#[derive(Clone, Debug)]
pub struct Past {
    pub unit: UnitId,
    pub title: String,
    pub category: Option<Category>,
}

/// What is proposed; nothing where no ground was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    pub category: Option<Category>,
    /// The best first, [`PROPOSED`] at most.
    pub units: Vec<Proposed>,
}

/// One unit, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub unit: UnitName,
    /// Words of the item that the unit is known by.
    pub words: Vec<String>,
    /// So many items alike went there before.
    pub past: usize,
}

pub const PROPOSED: usize = 3;

/// Past assignments that are looked at, the newest.
pub const LOOKED_AT: u64 = 500;

/// A word in the title, and one further down, for each of its characters.
const TITLE: u32 = 6;
const TEXT: u32 = 1;
/// What the words of the text alone can come to.
const TEXT_AT_MOST: u32 = 10;
/// The deputy has filed it where the unit's field is.
const FILED: u32 = 4;
/// The place that a township's name tells stands in the title.
const PLACE: u32 = 10;
/// Of hundred: from here on two titles are alike.
const ALIKE: u32 = 25;
/// How many of those alike are counted for a unit.
const NEIGHBOURS: usize = 3;

type Pair = [char; 2];

/// Reads units and past assignments once, for a whole page of items.
#[derive(Debug)]
pub struct Recommender<'a> {
    units: &'a [UnitName],
    fields: Vec<Vec<&'static Field>>,
    past: Vec<(&'a Past, BTreeSet<Pair>)>,
    count: BTreeMap<Pair, u32>,
}

impl<'a> Recommender<'a> {
    pub fn new(units: &'a [UnitName], past: &'a [Past]) -> Self {
        let known = |unit: &UnitName| {
            let holds = |field: &&Field| field.names.iter().any(|name| unit.name.contains(name));
            FIELDS.iter().filter(holds).collect()
        };
        let fields = units.iter().map(known).collect();
        let past: Vec<_> = past.iter().map(|one| (one, pairs(&one.title))).collect();
        let mut count = BTreeMap::new();
        for pair in past.iter().flat_map(|(_, pairs)| pairs) {
            *count.entry(*pair).or_default() += 1;
        }
        Self { units, fields, past, count }
    }

    pub fn advise(&self, item: Item<'_>) -> Advice {
        let alike = self.alike(item.title);
        let mut scored: Vec<(u32, Proposed)> = (0..self.units.len())
            .map(|place| self.scored(place, item, &alike))
            .filter(|(score, _)| *score > 0)
            .collect();
        // the sort is stable: of equals the unit that was entered first
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let units = scored.into_iter().map(|(_, one)| one).take(PROPOSED).collect();
        Advice { category: category(item, &alike), units }
    }

    fn scored(&self, place: usize, item: Item<'_>, alike: &[(u32, &Past)]) -> (u32, Proposed) {
        let unit = &self.units[place];
        let mut words = Vec::new();
        let mut score = 0;
        for field in &self.fields[place] {
            let (found, said) = spoken_of(field, item);
            let filed = item.category == Some(field.category);
            score += found + if filed { FILED } else { 0 };
            words.extend(said);
        }
        if let Some(name) = township(&unit.name).filter(|name| item.title.contains(name)) {
            score += PLACE * u32::try_from(name.chars().count()).unwrap_or_default();
            words.push(name.to_owned());
        }
        let near = alike.iter().filter(|(_, past)| past.unit == unit.id);
        let weights: Vec<u32> = near.map(|(weight, _)| *weight).collect();
        score += weights.iter().take(NEIGHBOURS).sum::<u32>() / 2;
        words.dedup();
        words.truncate(PROPOSED);
        (score, Proposed { unit: unit.clone(), words, past: weights.len() })
    }

    /// Past assignments whose titles are alike, of hundred, the nearest first.
    fn alike(&self, title: &str) -> Vec<(u32, &Past)> {
        let wanted = pairs(title);
        let weight = |pair: &Pair| 60 / (1 + self.count.get(pair).copied().unwrap_or_default());
        let whole: u32 = wanted.iter().map(weight).sum();
        let mut alike: Vec<(u32, &Past)> = self
            .past
            .iter()
            .map(|(past, pairs)| {
                let shared: u32 = wanted.intersection(pairs).map(weight).sum();
                (shared * 100 / whole.max(1), *past)
            })
            .filter(|(weight, _)| *weight >= ALIKE)
            .collect();
        alike.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        alike
    }
}

/// How much an item speaks of a field, and in which words.
fn spoken_of(field: &Field, item: Item<'_>) -> (u32, Vec<String>) {
    let long = |word: &str| u32::try_from(word.chars().count()).unwrap_or_default();
    let (mut title, mut text, mut said) = (0, 0, Vec::new());
    for word in field.words {
        if item.title.contains(word) {
            title += TITLE * long(word);
            said.push((*word).to_owned());
        } else if item.text.contains(word) {
            text += TEXT * long(word);
            said.push((*word).to_owned());
        }
    }
    for word in field.hints {
        if item.title.contains(word) || item.text.contains(word) {
            text += TEXT * long(word);
            said.push((*word).to_owned());
        }
    }
    (title + text.min(TEXT_AT_MOST), said)
}

/// Where it could be filed: by its own words first, where the deputy did or its like was after.
fn category(item: Item<'_>, alike: &[(u32, &Past)]) -> Option<Category> {
    let mut scores: BTreeMap<Category, u32> = BTreeMap::new();
    for field in &FIELDS {
        let score = spoken_of(field, item).0;
        let best = scores.entry(field.category).or_default();
        *best = score.max(*best);
    }
    for (weight, past) in alike.iter().take(NEIGHBOURS) {
        if let Some(category) = past.category {
            *scores.entry(category).or_default() += weight / 4;
        }
    }
    if let Some(own) = item.category {
        *scores.entry(own).or_default() += TITLE * 4;
    }
    let best = scores.into_iter().max_by_key(|(category, score)| {
        (*score, Some(*category) == item.category, std::cmp::Reverse(*category))
    });
    best.filter(|(_, score)| *score > 0).map(|(category, _)| category)
}

/// 忠防 of 临湘市忠防镇人民政府: what a township is called in a title.
fn township(name: &str) -> Option<&str> {
    let (place, _) = name.split_once("人民政府").or_else(|| name.split_once("街道办事处"))?;
    let place = place.strip_suffix(['镇', '乡']).unwrap_or(place);
    let place = place.rsplit(['省', '市', '县', '区', '州']).next()?;
    (place.chars().count() >= 2).then_some(place)
}

/// Neighbouring Chinese characters; two letters or digits side by side count as well.
fn pairs(title: &str) -> BTreeSet<Pair> {
    let of_run = |run: Run| {
        let two = |pair: &[char]| [pair[0], pair[1]];
        run.chars.windows(2).map(two).collect::<Vec<_>>()
    };
    runs(title).into_iter().flat_map(of_run).collect()
}
