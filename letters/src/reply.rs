//! 答复件: the letter with which a unit answers a suggestion.

use domain::motion::Kind;
use domain::motion::view::{MotionCore, ReplyView};
use jiff::civil::Date;

use crate::clean;
use crate::paper::{Block, ColophonLine, Paper, Style};
use crate::words;

/// Whom to ask about a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub phone: String,
}

/// A reply as it is printed. What is empty is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyLetter {
    pub kind: Kind,
    /// 发文机关
    pub unit: String,
    /// 发文字号
    pub document_number: String,
    /// 类别, top right of the first page.
    pub class: String,
    /// 公开属性
    pub disclosure: String,
    /// 签发人
    pub signer: String,
    /// 市七届人大五次会议第001号, of what is answered.
    pub number: String,
    /// The title of what is answered.
    pub title: String,
    /// 主送: the deputies' names.
    pub addressees: Vec<String>,
    pub text: String,
    pub dated: Option<Date>,
    pub contact: Contact,
    /// 抄送
    pub copies: Vec<String>,
}

impl ReplyLetter {
    /// From what those inside see; signer, contact and copies are known elsewhere.
    pub fn of(core: &MotionCore, reply: &ReplyView) -> Self {
        Self {
            kind: core.kind,
            unit: reply.unit.clone(),
            document_number: reply.document_number.clone(),
            class: words::class(reply.class).to_owned(),
            disclosure: words::disclosure(core.disclosure).to_owned(),
            signer: String::new(),
            number: core.number.clone().unwrap_or_default(),
            title: core.text.title.clone(),
            addressees: vec![core.author.name.clone()],
            text: reply.text.clone(),
            dated: Some(reply.replied_at.date()),
            contact: Contact::default(),
            copies: Vec::new(),
        }
    }

    pub fn paper(&self) -> Paper {
        let heading = words::reply_title(self.kind, &clean::line(&self.number));
        let mut blocks = self.head();
        blocks.extend([
            Block::Gap(1.0),
            Block::Text(Style::Title, heading.clone()),
            Block::Gap(1.0),
        ]);
        blocks.extend(self.body());
        let (unit, dated) = (clean::line(&self.unit), self.dated);
        if !unit.is_empty() || dated.is_some() {
            blocks.extend([Block::Gap(2.0), Block::Signature { by: unit, on: dated }]);
        }
        let (name, phone) = (clean::line(&self.contact.name), clean::line(&self.contact.phone));
        if !name.is_empty() || !phone.is_empty() {
            blocks.push(Block::Text(Style::Note, words::contact(&name, &phone)));
        }
        Paper { title: heading, dated, blocks, colophon: self.colophon() }
    }

    /// The file's name without its ending.
    pub fn file_name(&self) -> String {
        let number = clean::line(&self.number);
        let title = words::reply_title(self.kind, &number);
        words::file_name(words::short_number(&number), &title)
    }

    /// 版头: class, masthead, document number and signer over the red line.
    fn head(&self) -> Vec<Block> {
        let class = clean::line(&self.class);
        let mark = if class.is_empty() { String::new() } else { words::class_mark(&class) };
        let mut blocks = vec![Block::Text(Style::Mark, mark), Block::Gap(0.5)];
        let unit = clean::line(&self.unit);
        if !unit.is_empty() {
            blocks.extend([Block::Text(Style::Masthead, unit), Block::Gap(1.0)]);
        }
        let (number, signer) = (clean::line(&self.document_number), clean::line(&self.signer));
        if !number.is_empty() || !signer.is_empty() {
            let signer =
                if signer.is_empty() { signer } else { format!("{}{signer}", words::SIGNER) };
            blocks.push(Block::Sides(number, signer));
        }
        blocks.push(Block::RedLine);
        blocks
    }

    fn body(&self) -> Vec<Block> {
        let mut paragraphs = clean::paragraphs(&self.text).into_iter().peekable();
        let mut blocks = Vec::new();
        let greeted = paragraphs.next_if(|line| words::is_salutation(line));
        let names: Vec<String> = self
            .addressees
            .iter()
            .map(|name| clean::line(name))
            .filter(|n| !n.is_empty())
            .collect();
        let greeting = greeted.or_else(|| (!names.is_empty()).then(|| words::salutation(&names)));
        blocks.extend(greeting.map(|line| Block::Text(Style::Addressee, line)));
        let (title, says) = (clean::line(&self.title), |line: &String| {
            line.chars().count() < 400 && line.contains(words::RECEIVED)
        });
        if !title.is_empty() && !paragraphs.peek().is_some_and(says) {
            let opening = words::opening(self.kind, &title);
            blocks.push(Block::Text(Style::Body, opening));
        }
        blocks.extend(paragraphs.map(|line| {
            let style = match words::heading_level(&line) {
                Some(1) => Style::Heading,
                Some(_) => Style::Subheading,
                None => Style::Body,
            };
            Block::Text(style, line)
        }));
        blocks
    }

    fn colophon(&self) -> Vec<ColophonLine> {
        let mut lines = Vec::new();
        let mut push = |left: String, right| lines.push(ColophonLine { left, right });
        let disclosure = clean::line(&self.disclosure);
        if !disclosure.is_empty() {
            push(format!("{}{disclosure}", words::DISCLOSED), None);
        }
        let copies: Vec<String> = self.copies.iter().map(|one| clean::line(one)).collect();
        if !copies.is_empty() {
            push(words::copies(&copies), None);
        }
        let unit = clean::line(&self.unit);
        if !unit.is_empty()
            && let Some(on) = self.dated
        {
            push(unit, Some(words::issued_on(on)));
        }
        lines
    }
}
