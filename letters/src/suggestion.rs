//! 建议、议案的标准格式: what a suggestion's own paper shows.

use domain::motion::view::MotionCore;
use domain::motion::{Kind, Part};
use jiff::civil::Date;

use crate::clean;
use crate::paper::{Block, Cell, Paper, Row, Style};
use crate::words;

/// A suggestion or bill as it is printed. What is empty is printed as 无 or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionSheet {
    pub kind: Kind,
    /// 宜昌市第七届人民代表大会第五次会议
    pub congress: String,
    /// 市七届人大五次会议第001号; empty while it has none.
    pub number: String,
    pub title: String,
    pub author: String,
    pub delegation: String,
    pub cosigners: Vec<String>,
    pub category: String,
    pub disclosure: String,
    pub lead_unit: String,
    pub joint_units: Vec<String>,
    pub raised_on: Option<Date>,
    /// 情况、分析、建议, or 案由、案据、方案.
    pub parts: [String; 3],
}

impl SuggestionSheet {
    /// From what those inside see; `congress` is its full name with the session.
    pub fn of(core: &MotionCore, congress: &str, cosigners: Vec<String>) -> Self {
        let units = |part| {
            core.assignments.iter().filter(move |one| one.part == part).map(|one| &one.unit.name)
        };
        Self {
            kind: core.kind,
            congress: congress.to_owned(),
            number: core.number.clone().unwrap_or_default(),
            title: core.text.title.clone(),
            author: core.author.name.clone(),
            delegation: core.author.delegation.clone(),
            cosigners,
            category: core.category.map(words::category).unwrap_or_default().to_owned(),
            disclosure: words::disclosure(core.disclosure).to_owned(),
            lead_unit: units(Part::Lead).next().cloned().unwrap_or_default(),
            joint_units: units(Part::Joint).cloned().collect(),
            raised_on: core.submitted_at.map(domain::calendar::Moment::date),
            parts: [
                core.text.problem.clone(),
                core.text.reason.clone(),
                core.text.proposal.clone(),
            ],
        }
    }

    pub fn paper(&self) -> Paper {
        let title = clean::line(&self.title);
        let number = clean::line(&self.number);
        let mut blocks = vec![Block::Gap(0.5)];
        for line in [clean::line(&self.congress), words::form(self.kind).to_owned()] {
            if !line.is_empty() {
                blocks.push(Block::Text(Style::Title, line));
            }
        }
        if !number.is_empty() {
            let short = words::short_number(&number).to_owned();
            blocks.push(Block::Text(Style::Subtitle, short));
        }
        blocks.extend([Block::Gap(0.5), Block::Table(self.rows(&title)), Block::Gap(0.5)]);
        blocks.extend(self.parts());
        Paper {
            title: words::file_name(&number, &title),
            dated: self.raised_on,
            blocks,
            colophon: Vec::new(),
        }
    }

    /// The file's name without its ending.
    pub fn file_name(&self) -> String {
        let number = clean::line(&self.number);
        words::file_name(words::short_number(&number), &clean::line(&self.title))
    }

    fn rows(&self, title: &str) -> Vec<Row> {
        let pair = |label, text: &str, other, second: &str| {
            Row(vec![
                Cell::label(label),
                Cell::value(or_none(text), 1),
                Cell::label(other),
                Cell::value(or_none(second), 1),
            ])
        };
        let wide = |label, text: String| Row(vec![Cell::label(label), Cell::value(text, 3)]);
        let names: Vec<String> = self.cosigners.iter().map(|name| clean::line(name)).collect();
        let joint: Vec<String> = self.joint_units.iter().map(|name| clean::line(name)).collect();
        let raised = self.raised_on.map(words::date).unwrap_or_default();
        vec![
            wide(words::TITLE, or_none(title)),
            pair(words::KIND, words::kind(self.kind), words::RAISED_ON, &raised),
            pair(words::AUTHOR, &self.author, words::DELEGATION, &self.delegation),
            wide(words::COSIGNERS, words::cosigners(&names)),
            pair(words::CATEGORY, &self.category, words::DISCLOSURE, &self.disclosure),
            wide(words::UNITS, words::units(&clean::line(&self.lead_unit), &joint)),
        ]
    }

    fn parts(&self) -> Vec<Block> {
        let headings = words::part_headings(self.kind);
        let written = headings
            .into_iter()
            .zip(&self.parts)
            .map(|(heading, text)| (heading, clean::paragraphs(text)));
        let mut blocks = Vec::new();
        let filled = written.filter(|(_, paragraphs)| !paragraphs.is_empty());
        for (ordinal, (heading, paragraphs)) in words::ORDINALS.into_iter().zip(filled) {
            blocks.push(Block::Text(Style::Heading, format!("{ordinal}{heading}")));
            blocks.extend(paragraphs.into_iter().map(|line| Block::Text(Style::Body, line)));
        }
        blocks
    }
}

fn or_none(text: &str) -> String {
    let line = clean::line(text);
    if line.is_empty() { words::NONE.to_owned() } else { line }
}
