//! What this congress knows of papers that were read: who leads them, which were entered before.

use std::collections::{BTreeSet, HashMap};

use domain::CongressId;
use domain::motion::import::{Fate, ImportProblem, Unfit};
use domain::organisation::MandateState;
use domain::{Flaw, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::read::Candidate;
use crate::entity::{entry, mandate};
use crate::error::Result;
use crate::motion::rows::deputies;

/// Sources that one query asks for.
const AT_ONCE: usize = 500;

/// The deputies in office, by name.
pub struct People(HashMap<String, Vec<(mandate::Model, String)>>);

impl People {
    pub async fn of<C: ConnectionTrait>(db: &C, congress: CongressId) -> Result<Self> {
        let rows = mandate::Entity::find()
            .filter(mandate::Column::CongressId.eq(congress.0))
            .filter(mandate::Column::State.eq(MandateState::Active.code()))
            .all(db)
            .await?;
        let mut named: HashMap<String, Vec<(mandate::Model, String)>> = HashMap::new();
        for part in rows.chunks(AT_ONCE) {
            let mut names = deputies(db, part.iter().map(|row| row.id)).await?;
            for row in part {
                let Some(name) = names.remove(&row.id) else { continue };
                let own = named.entry(plain(&name.name)).or_default();
                own.push((row.clone(), name.delegation));
            }
        }
        Ok(Self(named))
    }

    /// The only one of that name, or the only one in the delegation.
    fn find(&self, name: &str, delegation: &str) -> std::result::Result<&mandate::Model, Unfit> {
        if name.is_empty() {
            return Err(Unfit::NoLead);
        }
        let all = self.0.get(&plain(name)).map_or(&[][..], Vec::as_slice);
        if let [(only, _)] = all {
            return Ok(only);
        }
        let near = |own: &str| !delegation.is_empty() && alike(own, delegation);
        let mut own = all.iter().filter(|(_, of)| near(of));
        match (own.next(), own.next(), all.is_empty()) {
            (Some((one, _)), None, _) => Ok(one),
            (_, _, true) => Err(Unfit::UnknownLead),
            _ => Err(Unfit::AmbiguousLead),
        }
    }
}

/// 宜都, 宜都团 and 宜都代表团 are one.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    bare(&one) == bare(&other)
}

fn bare(delegation: &str) -> &str {
    delegation.trim_end_matches('团').trim_end_matches("代表")
}

/// A name without the space that fills a line up: 王　伟.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Sets the fate of each; gives, for those that would be entered, who leads them and the source.
pub async fn judged<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    people: &People,
    candidates: &mut [Candidate],
) -> Result<Vec<Option<(mandate::Model, String)>>> {
    let mut ready = Vec::with_capacity(candidates.len());
    for candidate in candidates.iter_mut() {
        let lead = fit(people, candidate);
        let fine = candidate.shown.fate == Fate::New;
        ready.push(lead.filter(|_| fine).map(|lead| {
            let source = candidate.source(lead.term_id);
            (lead, source)
        }));
    }
    let sources = ready.iter().flatten().map(|(_, source): &(mandate::Model, String)| &**source);
    let known = known(db, congress, sources).await?;
    let mut seen = BTreeSet::new();
    for (candidate, ready) in candidates.iter_mut().zip(&mut ready) {
        let Some((_, source)) = ready else { continue };
        let fate = match (known.contains(source), seen.insert(source.clone())) {
            (true, _) => Fate::Known,
            (false, false) => Fate::Twice,
            (false, true) => continue,
        };
        candidate.shown.fate = fate;
        *ready = None;
    }
    Ok(ready)
}

/// Who leads it; what this congress finds wrong is told and makes it flawed.
fn fit(people: &People, candidate: &mut Candidate) -> Option<mandate::Model> {
    let found = people.find(&candidate.shown.lead, &candidate.delegation).cloned();
    let mut unfit = Vec::new();
    if let Err(what) = &found {
        unfit.push(("lead", *what, candidate.shown.lead.clone()));
    }
    if let Err(Refusal::Invalid(flaws)) = candidate.draft.check_kept() {
        unfit.extend(flaws.into_iter().map(|one| {
            let long = matches!(one.flaw, Flaw::TooLong { .. });
            let what = if long { Unfit::TooLong } else { Unfit::Characters };
            let field = if one.field == "title" { "title" } else { "content" };
            (field, what, String::new())
        }));
    }
    for (field, what, text) in unfit {
        candidate.shown.fate = Fate::Flawed;
        candidate.shown.problems.push(ImportProblem {
            place: candidate.shown.place.clone(),
            field: Some(field.to_owned()),
            what: what.code().to_owned(),
            text,
            stops: true,
        });
    }
    found.ok()
}

/// Those of the sources that were entered before.
pub async fn known<'a, C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    sources: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<String>> {
    let all: Vec<&str> = sources.collect();
    let mut known = BTreeSet::new();
    for part in all.chunks(AT_ONCE) {
        let rows = entry::Entity::find()
            .filter(entry::Column::CongressId.eq(congress.0))
            .filter(entry::Column::Source.is_in(part.iter().copied()))
            .all(db)
            .await?;
        known.extend(rows.into_iter().map(|row| row.source));
    }
    Ok(known)
}
