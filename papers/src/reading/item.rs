//! One suggestion or bill as it was read, whatever paper it stood on.

use std::collections::BTreeMap;

use domain::motion::{Category, Disclosure, Kind, Part};
use domain::rating::Grade;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::choice::{self, PrintedClass};
use super::cell::date::date;
use super::cell::names::{People, Person, Units, people, units};
use super::cell::number::{Number, SessionName, number, session};
use super::cell::{half_width, squeezed};
use super::field::Field;
use super::problem::{Place, Problem, Trouble, cut};

/// A unit, and its part where the paper tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRead {
    pub name: String,
    pub part: Option<Part>,
}

/// What was understood. A field with a problem is empty here and stands in `words` as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub place: Place,
    pub kind: Option<Kind>,
    pub number: Option<Number>,
    pub session: Option<SessionName>,
    pub title: String,
    pub lead: Option<Person>,
    pub cosigners: Vec<Person>,
    /// 等12人: how many are said to have raised it.
    pub signers: Option<u32>,
    pub delegation: String,
    pub category: Option<Category>,
    pub units: Vec<UnitRead>,
    /// The text, where its parts are not told apart.
    pub content: String,
    pub problem: String,
    pub reason: String,
    pub proposal: String,
    pub disclosure: Option<Disclosure>,
    pub raised_on: Option<Date>,
    pub assigned_on: Option<Date>,
    pub replied_on: Option<Date>,
    pub reply_class: Option<PrintedClass>,
    pub document_number: String,
    pub satisfaction: Option<Grade>,
    /// The words of each field as they stood.
    pub words: BTreeMap<Field, String>,
    /// No problem stops it.
    pub sound: bool,
}

/// What is known before an item is read: from a title above it, a section, the caller.
#[derive(Clone, Debug, Default)]
pub struct Before {
    pub kind: Option<Kind>,
    pub session: Option<SessionName>,
    pub category: Option<Category>,
}

/// The words of one item's fields while they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    pub place: Place,
    pub words: BTreeMap<Field, (String, Place)>,
}

impl Gathered {
    pub fn at(place: Place) -> Self {
        Self { place, words: BTreeMap::new() }
    }

    pub fn get(&self, field: Field) -> &str {
        self.words.get(&field).map(|(words, _)| words.as_str()).unwrap_or_default()
    }

    pub fn bytes(&self) -> usize {
        self.words.values().map(|(words, _)| words.len()).sum()
    }

    /// Adds words to a field on a line of their own.
    pub fn add(&mut self, field: Field, words: &str, place: &Place) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let (kept, _) = self.words.entry(field).or_insert_with(|| (String::new(), place.clone()));
        if !kept.is_empty() {
            kept.push('\n');
        }
        kept.push_str(words);
    }

    /// Reads each field; what is not understood becomes a problem.
    pub fn read(self, before: &Before, problems: &mut Vec<Problem>) -> Item {
        let mut item = Item {
            place: self.place.clone(),
            kind: before.kind,
            session: before.session.clone(),
            category: before.category,
            ..Item::default()
        };
        for (field, (words, place)) in &self.words {
            let words = seen(words);
            if let Some(what) = flaw(*field, &words).or_else(|| item.take(*field, &words).err()) {
                problems.push(Problem { place: place.of(*field), what, text: cut(&words) });
            }
            item.words.insert(*field, words);
        }
        item.settle(problems);
        item
    }
}

/// Words without what takes no room on paper.
fn seen(words: &str) -> String {
    let unseen = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{00AD}'];
    let text = words.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !unseen.contains(c)).collect::<String>().trim().to_owned()
}

const ERRORS: [&str; 8] =
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];

/// Bytes of a field that is no text.
const LINE: usize = 6_000;

fn flaw(field: Field, words: &str) -> Option<Trouble> {
    if !field.is_text() && words.len() > LINE {
        return Some(Trouble::TooLong);
    }
    if words.chars().any(domain::error::is_hostile) {
        return Some(Trouble::Characters);
    }
    ERRORS.contains(&words).then_some(Trouble::CellError)
}

/// Cells that say in a sign that there is nothing.
fn is_nothing(words: &str) -> bool {
    matches!(words, "" | "/" | "-" | "—" | "——" | "--" | "无" | "\\" | "－" | "／")
}

impl Item {
    fn take(&mut self, field: Field, words: &str) -> Result<(), Trouble> {
        if is_nothing(words) {
            return Ok(());
        }
        match field {
            Field::Serial => {}
            Field::Number => self.number = Some(number(words)?),
            Field::Kind => self.kind = Some(choice::kind(words)?),
            Field::Session => {
                self.session = Some(session(words).ok_or(Trouble::SessionNotUnderstood)?);
            }
            Field::Title => self.title = one_line(words),
            Field::Lead => self.take_lead(people(words)?),
            Field::Cosigners => self.take_cosigners(people(words)?),
            Field::Delegation => self.delegation = squeezed(&half_width(words)),
            Field::Category => self.category = Some(choice::category(words)?),
            Field::Units => self.take_units(units(words)?, None),
            Field::LeadUnit => self.take_units(units(words)?, Some(Part::Lead)),
            Field::JointUnits => self.take_units(units(words)?, Some(Part::Joint)),
            Field::Content => self.content = words.to_owned(),
            Field::Problem => self.problem = words.to_owned(),
            Field::Reason => self.reason = words.to_owned(),
            Field::Proposal => self.proposal = words.to_owned(),
            Field::Disclosure => self.disclosure = Some(choice::disclosure(words)?),
            Field::RaisedOn => self.raised_on = Some(date(words)?),
            Field::AssignedOn => self.assigned_on = Some(date(words)?),
            Field::RepliedOn => self.replied_on = Some(date(words)?),
            Field::ReplyClass => self.reply_class = Some(choice::reply_class(words)?),
            Field::DocumentNumber => self.document_number = squeezed(words),
            Field::Satisfaction => self.satisfaction = Some(choice::grade(words)?),
        }
        Ok(())
    }

    /// The first leads; whoever else stands there signs after.
    fn take_lead(&mut self, found: People) {
        let mut people = found.people.into_iter();
        self.lead = people.next();
        let mut others: Vec<Person> = people.collect();
        others.append(&mut self.cosigners);
        self.cosigners = others;
        self.signers = found.count.or(self.signers);
    }

    fn take_cosigners(&mut self, found: People) {
        self.cosigners.extend(found.people);
        self.signers = self.signers.or(found.count);
    }

    fn take_units(&mut self, found: Units, part: Option<Part>) {
        for unit in found.units {
            let unit = UnitRead { name: unit.name, part: unit.part.or(part) };
            match self.units.iter_mut().find(|one| one.name == unit.name) {
                Some(known) => known.part = known.part.or(unit.part),
                None => self.units.push(unit),
            }
        }
    }

    /// What follows from the fields together.
    fn settle(&mut self, problems: &mut Vec<Problem>) {
        let mut tell = |field, what, text: &str| {
            problems.push(Problem { place: self.place.of(field), what, text: cut(text) });
        };
        if self.title.is_empty() {
            tell(Field::Title, Trouble::Missing, "");
        }
        let listed = u32::try_from(self.cosigners.len()).unwrap_or(u32::MAX);
        if let (Some(_), Some(said)) = (&self.lead, self.signers)
            && said <= listed
        {
            tell(Field::Lead, Trouble::CountDiffers, &format!("{said} / {}", listed + 1));
        }
        for field in [Field::Lead, Field::Cosigners, Field::Units, Field::JointUnits] {
            if self.words.get(&field).is_some_and(|words| others(field, words)) {
                tell(field, Trouble::AndOthers, &self.words[&field]);
            }
        }
        let leads = self.units.iter().any(|unit| unit.part == Some(Part::Lead));
        let mut open = self.units.iter_mut().filter(|unit| unit.part.is_none());
        // the only unit that is not said to join handles it
        if let (false, Some(only), None) = (leads, open.next(), open.next()) {
            only.part = Some(Part::Lead);
        }
        if let Some(lead) = &self.lead
            && lead.is_delegation()
            && self.delegation.is_empty()
        {
            self.delegation.clone_from(&lead.name);
        }
    }

    /// Every unit with this part.
    pub fn units_with(&self, part: Option<Part>) -> impl Iterator<Item = &str> {
        self.units.iter().filter(move |unit| unit.part == part).map(|unit| unit.name.as_str())
    }

    /// A field as it was understood, for a preview.
    pub fn shown(&self, field: Field) -> String {
        let names = |people: &[Person]| {
            people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、")
        };
        let units = |part| self.units_with(part).collect::<Vec<_>>().join("、");
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let code = |code: Option<&'static str>| code.map(str::to_owned);
        let shown = match field {
            Field::Serial => self.words.get(&field).cloned(),
            Field::Number => self.number.as_ref().map(|one| one.printed.clone()),
            Field::Kind => code(self.kind.map(Kind::code)),
            Field::Session => self.session.as_ref().map(|one| one.printed.clone()),
            Field::Title => Some(self.title.clone()),
            Field::Lead => self.lead.as_ref().map(|one| one.name.clone()),
            Field::Cosigners => Some(names(&self.cosigners)),
            Field::Delegation => Some(self.delegation.clone()),
            Field::Category => code(self.category.map(Category::code)),
            Field::Units => Some(units(None)),
            Field::LeadUnit => Some(units(Some(Part::Lead))),
            Field::JointUnits => Some(units(Some(Part::Joint))),
            Field::Content => Some(self.content.clone()),
            Field::Problem => Some(self.problem.clone()),
            Field::Reason => Some(self.reason.clone()),
            Field::Proposal => Some(self.proposal.clone()),
            Field::Disclosure => code(self.disclosure.map(Disclosure::code)),
            Field::RaisedOn => day(self.raised_on),
            Field::AssignedOn => day(self.assigned_on),
            Field::RepliedOn => day(self.replied_on),
            Field::ReplyClass => self.reply_class.as_ref().map(|one| one.printed.clone()),
            Field::DocumentNumber => Some(self.document_number.clone()),
            Field::Satisfaction => code(self.satisfaction.map(Grade::code)),
        };
        shown.unwrap_or_default()
    }
}

/// A title that a narrow column has broken is one line.
fn one_line(words: &str) -> String {
    words.lines().map(str::trim).collect::<String>()
}

fn others(field: Field, words: &str) -> bool {
    match field {
        Field::Lead | Field::Cosigners => people(words).is_ok_and(|found| found.others),
        _ => units(words).is_ok_and(|found| found.others),
    }
}
