//! Lines of a letter or of a filled-in form: labels, headings of parts, the title, who signs.

use super::docx::Paragraph;
use super::label::labels;
use super::part::{label_of_a_part, part_of};
use super::title::{
    is_form_name, is_number_line, is_title, session_and_number, title_kind, title_words,
};
use crate::reading::cell::date::date;
use crate::reading::cell::names::people;
use crate::reading::cell::number::session;
use crate::reading::cell::{half_width, squeezed};
use crate::reading::field::Field;
use crate::reading::item::{Before, Gathered};
use crate::reading::problem::Place;
use crate::reading::table::kind_named;

/// One suggestion while its lines are read.
pub struct Letter {
    gathered: Gathered,
    before: Before,
    /// Where plain lines go; none where nobody reads them.
    open: Option<Field>,
    /// A list of names that goes on in the next line.
    list: Option<Field>,
    /// A title that may go on in the next line; laid out as one, it is one by itself.
    half: Option<(String, bool)>,
    twice: Vec<(Field, String)>,
    titled: bool,
}

impl Letter {
    pub fn new(place: Place) -> Self {
        Self {
            gathered: Gathered::at(place),
            before: Before::default(),
            open: Some(Field::Content),
            list: None,
            half: None,
            twice: Vec::new(),
            titled: false,
        }
    }

    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text.trim();
        let first = self.gathered.get(Field::Title).is_empty() && self.is_bare();
        let words = text.chars().count();
        if paragraph.centred
            && first
            && self.half.is_none()
            && (4..=60).contains(&words)
            && !is_title(text)
            && !is_form_name(text)
            && !is_number_line(text)
            && labels(text).is_empty()
            && !text.ends_with(['。', '：', ':', '，'])
            && !text.starts_with("关于")
            && date(text).is_err()
            && session(text).is_none()
        {
            self.gathered.add(Field::Title, text, &self.gathered.place.clone());
            return;
        }
        self.lines(text);
        if let Some((_, centred)) = &mut self.half {
            *centred |= paragraph.centred;
        }
    }

    /// No text yet.
    fn is_bare(&self) -> bool {
        let texts = [Field::Content, Field::Problem, Field::Reason, Field::Proposal];
        texts.iter().all(|field| self.gathered.get(*field).is_empty())
    }

    pub fn lines(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.line(line);
        }
    }

    /// A part of the text, within which headings and labels may part it further.
    pub fn section(&mut self, field: Field, text: &str) {
        self.open = Some(field);
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            // a form's cell holds text: only what parts it is looked for
            match label_of_a_part(line).or_else(|| part_of(line)) {
                Some((part, words)) => {
                    self.open = Some(part);
                    self.text(&words);
                }
                None => self.text(line),
            }
        }
        self.open = Some(Field::Content);
    }

    /// A field by its label. A title that the label gives counts more than one that stood above.
    pub fn field(&mut self, field: Field, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let place = self.gathered.place.clone();
        let known = self.gathered.get(field).to_owned();
        let same = squeezed(&known) == squeezed(words);
        if field == Field::Title {
            if self.titled && !same {
                self.twice.push((field, words.to_owned()));
                return;
            }
            self.titled = true;
            self.gathered.words.remove(&field);
        } else if !known.is_empty() && (same || !field.is_list() && !field.is_text()) {
            if !same {
                self.twice.push((field, words.to_owned()));
            }
            return;
        }
        self.gathered.add(field, words, &place);
    }

    /// What began like a title and did not go on.
    fn alone(&mut self, half: &str, centred: bool) {
        if centred {
            self.gathered.add(Field::Title, half, &self.gathered.place.clone());
        } else {
            self.text(half);
        }
    }

    fn text(&mut self, line: &str) {
        if let Some(field) = self.open {
            self.gathered.add(field, line, &self.gathered.place.clone());
        }
    }

    fn line(&mut self, line: &str) {
        if let Some(field) = self.list.take()
            && people(line).is_ok()
        {
            self.add_list(field, line);
            return;
        }
        if let Some((half, centred)) = self.half.take() {
            let whole = format!("{half}{line}");
            if is_title(&whole) {
                self.gathered.add(Field::Title, title_words(&whole), &self.gathered.place.clone());
                return;
            }
            self.alone(&half, centred);
        }
        if self.is_opening(line) || self.is_closing(line) {
            return;
        }
        let found = labels(line);
        if !found.is_empty() {
            for one in found {
                self.labelled(one.field, &one.words);
            }
            return;
        }
        if let Some((part, words)) = part_of(line) {
            self.open = Some(part);
            self.text(&words);
            return;
        }
        self.text(line);
    }

    fn labelled(&mut self, field: Option<Field>, words: &str) {
        match field {
            // its words are nobody's; what comes after it still is the text
            None => {}
            Some(field) if field.is_text() => {
                self.open = Some(field);
                self.text(words);
            }
            Some(field @ (Field::Lead | Field::Cosigners)) => {
                self.open = Some(Field::Content);
                self.add_list(field, words);
            }
            Some(field) => {
                self.open = Some(Field::Content);
                self.field(field, words);
            }
        }
    }

    fn add_list(&mut self, field: Field, words: &str) {
        self.list = words.ends_with(['、', '，', ',']).then_some(field);
        let words = words.trim_end_matches(['、', '，', ',']);
        let place = self.gathered.place.clone();
        self.gathered.add(field, words, &place);
    }

    /// Title, number, session, form's name, whom it is addressed to: before any text.
    fn is_opening(&mut self, line: &str) -> bool {
        if !self.is_bare() {
            return false;
        }
        let place = self.gathered.place.clone();
        let untitled = self.gathered.get(Field::Title).is_empty();
        if untitled && is_title(line) {
            self.gathered.add(Field::Title, title_words(line), &place);
            return true;
        }
        if is_number_line(line) {
            if let Some((session, number)) = session_and_number(line) {
                self.before.session = session.or(self.before.session.take());
                self.field(Field::Number, &number);
            }
            return true;
        }
        if is_form_name(line) {
            self.before.kind = self.before.kind.or_else(|| kind_named(line));
            self.before.session = self.before.session.take().or_else(|| session(line));
            return true;
        }
        if untitled
            && line.starts_with("关于")
            && line.chars().count() <= 40
            && !line.contains('。')
        {
            self.half = Some((line.to_owned(), false));
            return true;
        }
        let addressed = line.ends_with(['：', ':']) && line.chars().count() <= 24;
        addressed
            && ["人大", "大会", "主席团", "秘书处", "常委会"].iter().any(|one| line.contains(one))
    }

    /// Who signs, and when: after the text.
    fn is_closing(&mut self, line: &str) -> bool {
        let unsigned = self.gathered.get(Field::Lead).is_empty();
        if self.is_bare() || line.chars().count() > 40 {
            return false;
        }
        if date(line).is_ok() && line.contains(['年', '-', '.', '/']) {
            self.field(Field::RaisedOn, line);
            return true;
        }
        let line = half_width(line);
        let after = |mark: &str| line.find(mark).map(|at| line.split_at(at + mark.len()));
        if let Some((team, names)) =
            after("代表团").filter(|(_, names)| unsigned && people(names).is_ok())
        {
            let names = names.trim();
            if !names.is_empty() && !names.starts_with(['的', '提', '认', '在']) {
                self.field(Field::Delegation, team.trim());
                self.add_list(Field::Lead, names);
                return true;
            }
        }
        if let Some((_, names)) =
            after("人大代表").filter(|(before, _)| unsigned && before.chars().count() <= 10)
            && names.starts_with([' ', ':'])
            && people(names.trim_start_matches(':')).is_ok_and(|found| !found.people.is_empty())
        {
            self.add_list(Field::Lead, names.trim_start_matches(':').trim());
            return true;
        }
        false
    }

    /// The words of the fields; a text before its parts is the first of them.
    pub fn done(mut self) -> (Gathered, Before, Vec<(Field, String)>) {
        if let Some((half, centred)) = self.half.take() {
            self.alone(&half, centred);
        }
        let words = &mut self.gathered.words;
        if words.contains_key(&Field::Proposal)
            && let Some((content, place)) = words.remove(&Field::Content)
        {
            let (problem, _) =
                words.entry(Field::Problem).or_insert_with(|| (String::new(), place));
            let gap = if problem.is_empty() { "" } else { "\n" };
            *problem = format!("{content}{gap}{problem}");
        }
        if self.before.kind.is_none() {
            self.before.kind = kind_named(&title_kind(self.gathered.get(Field::Title)));
        }
        (self.gathered, self.before, self.twice)
    }
}
