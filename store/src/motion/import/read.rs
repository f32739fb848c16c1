//! What the reader of papers tells, in the words of this house: an item as a draft, a problem with
//! the item it belongs to.

use domain::motion::import::{
    Fate, ImportColumn, ImportItem, ImportPlace, ImportProblem, ImportTable, ImportWish,
};
use domain::motion::{Disclosure, Draft, Kind, MotionText};
use papers::reading::{Field, Item, Mapping, Place, Problem, Read, Reading, Table, Wish};
use sha2::{Digest, Sha256};

/// A file as it was handed in.
#[derive(Clone, Debug)]
pub struct Paper {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Fields that a draft takes over; what is wrong with another one stops nothing.
const TAKEN: [Field; 11] = [
    Field::Number,
    Field::Session,
    Field::Kind,
    Field::Title,
    Field::Lead,
    Field::Category,
    Field::Content,
    Field::Problem,
    Field::Reason,
    Field::Proposal,
    Field::Disclosure,
];

/// Reads them all; long work of one core.
pub fn read(papers: &[Paper], wish: &ImportWish) -> Read {
    let mut mapping = Mapping::default();
    for (words, code) in &wish.columns {
        mapping.set(words, code.as_deref().and_then(field));
    }
    let mut reading = Reading::new(Wish { mapping, kind: wish.kind, session: None });
    for paper in papers {
        reading.file(&paper.name, &paper.bytes, &mut |_, _| {});
    }
    reading.done()
}

fn field(code: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.code() == code)
}

/// An item with what it would be entered as.
pub struct Candidate {
    pub shown: ImportItem,
    pub draft: Draft,
    pub delegation: String,
    session: Option<String>,
    number: Option<String>,
}

impl Candidate {
    /// The same for the same paper: its number within its session, or else its title and lead.
    pub fn source(&self, term: i64) -> String {
        let told = match &self.number {
            Some(number) => {
                let session = self.session.clone().unwrap_or_else(|| format!("term {term}"));
                format!("number\n{}\n{session}\n{number}", self.draft.kind.code())
            }
            None => format!("words\n{}\n{}", self.draft.text.title, self.shown.lead),
        };
        let digest = Sha256::digest(told.as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// All that was read, each problem with its item or, of none, by itself.
pub struct Sorted {
    pub candidates: Vec<Candidate>,
    pub tables: Vec<ImportTable>,
    pub problems: Vec<ImportProblem>,
    pub untold: usize,
}

pub fn sorted(read: Read) -> Sorted {
    let Read { items, tables, problems, untold, .. } = read;
    let places: Vec<Place> = items.iter().map(|item| item.place.clone()).collect();
    let sound: Vec<bool> = items.iter().map(|item| item.sound).collect();
    let mut candidates: Vec<Candidate> = items.into_iter().map(candidate).collect();
    let mut others = Vec::new();
    let mut stopped = vec![false; candidates.len()];
    for problem in problems {
        match owner(&places, &problem.place) {
            Some(place) => {
                stopped[place] |= problem.what.stops();
                candidates[place].shown.problems.push(shown(&problem));
            }
            None => others.push(shown(&problem)),
        }
    }
    for ((candidate, sound), stopped) in candidates.iter_mut().zip(sound).zip(stopped) {
        let problems = &candidate.shown.problems;
        // of a long list not every problem is told
        if problems.iter().any(|one| one.stops) || !sound && !stopped {
            candidate.shown.fate = Fate::Flawed;
        }
    }
    let tables = tables.iter().map(table).collect();
    Sorted { candidates, tables, problems: others, untold }
}

/// The last item that begins at or above the place.
fn owner(items: &[Place], place: &Place) -> Option<usize> {
    place.field?;
    let above = |one: &Place| {
        one.file == place.file && one.sheet == place.sheet && one.row <= place.row.or(one.row)
    };
    items.iter().rposition(above)
}

fn candidate(item: Item) -> Candidate {
    let names = item.cosigners.into_iter().map(|one| one.name).collect();
    let lead = item.lead.map(|one| one.name).unwrap_or_default();
    let kind = item.kind.unwrap_or(Kind::Suggestion);
    // what is not told apart stands in the first part, for its deputy to part
    let problem = match (item.problem.is_empty(), item.content.is_empty()) {
        (true, _) => item.content,
        (false, true) => item.problem,
        (false, false) => format!("{}\n{}", item.problem, item.content),
    };
    let draft = Draft {
        kind,
        text: MotionText {
            title: item.title,
            problem,
            reason: item.reason,
            proposal: item.proposal,
        },
        category: item.category,
        disclosure: item.disclosure.unwrap_or(Disclosure::Full),
        summary: String::new(),
    };
    let draft = draft.tidied();
    Candidate {
        shown: ImportItem {
            place: placed(&item.place),
            kind,
            number: item.number.as_ref().map(|one| one.printed.clone()).unwrap_or_default(),
            title: draft.text.title.clone(),
            lead,
            cosigners: names,
            fate: Fate::New,
            problems: Vec::new(),
        },
        draft,
        delegation: item.delegation,
        session: item.session.map(|one| one.printed),
        number: item.number.map(|one| one.key),
    }
}

fn placed(place: &Place) -> ImportPlace {
    ImportPlace {
        file: place.file.clone(),
        sheet: place.sheet.clone(),
        row: place.row,
        cell: place.cell(),
    }
}

fn shown(problem: &Problem) -> ImportProblem {
    let taken = problem.place.field.is_none_or(|field| TAKEN.contains(&field));
    ImportProblem {
        place: placed(&problem.place),
        field: problem.place.field.map(|field| field.code().to_owned()),
        what: problem.what.code().to_owned(),
        text: problem.text.clone(),
        stops: problem.what.stops() && taken,
    }
}

fn table(table: &Table) -> ImportTable {
    let column = |column: &papers::reading::Column| ImportColumn {
        words: column.words.clone(),
        field: column.field.map(|field| field.code().to_owned()),
        told: column.told,
    };
    ImportTable {
        place: placed(&table.place),
        columns: table.columns.iter().map(column).collect(),
        items: table.items,
    }
}

/// By which a congress knows a heading again.
pub fn signature(table: &ImportTable) -> String {
    let words: Vec<&str> = table.columns.iter().map(|one| one.words.as_str()).collect();
    let digest = Sha256::digest(words.join("\n").as_bytes());
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
