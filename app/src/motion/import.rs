//! What the server tells while papers are read and entered, line by line; and the report of it.

use domain::motion::import::{ImportItem, ImportLook, ImportPlace, ImportProblem, ImportProgress};
use leptos::serde_json;
use serde::{Deserialize, Serialize};

use super::words::import::*;
use crate::error::AppError;
use crate::ui::t;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    Progress(ImportProgress),
    Done(ImportLook),
    Failed(AppError),
}

impl Heard {
    /// The last whole line of what has come so far.
    pub fn last(text: &str) -> Option<Self> {
        let whole = text.rsplit_once('\n')?.0;
        let line = whole.rsplit_once('\n').map_or(whole, |(_, line)| line);
        serde_json::from_str(line).ok()
    }
}

/// `名单.xlsx Sheet1 C7`
pub fn place(place: &ImportPlace) -> String {
    let sheet = place.sheet.as_ref().map(|sheet| format!(" {sheet}")).unwrap_or_default();
    let row = place.row.map(|row| row.to_string());
    let at = place.cell.clone().or(row).map(|at| format!(" {at}")).unwrap_or_default();
    format!("{}{sheet}{at}", place.file)
}

/// What is wrong with what, and the words in question.
pub fn problem(one: &ImportProblem) -> String {
    let field = one.field.as_deref().map(|code| format!("{}: ", t(field(code))));
    let words = if one.text.is_empty() { String::new() } else { format!(" “{}”", one.text) };
    format!("{}{}{words}", field.unwrap_or_default(), t(trouble(&one.what)))
}

/// The report as a table for spreadsheets, one line for each item and for each problem of none.
pub fn report(look: &ImportLook) -> String {
    let mut lines = vec![REPORT_HEADINGS.map(|word| t(word).to_owned()).to_vec()];
    lines.extend(look.items.iter().map(item));
    lines.extend(look.problems.iter().map(|one| {
        let empty = String::new;
        vec![place(&one.place), empty(), empty(), empty(), empty(), problem(one)]
    }));
    let line = |cells: &Vec<String>| {
        cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
    };
    format!("\u{FEFF}{}", lines.iter().map(line).collect::<String>())
}

fn item(item: &ImportItem) -> Vec<String> {
    let problems = item.problems.iter().map(problem).collect::<Vec<_>>().join("; ");
    vec![
        place(&item.place),
        item.number.clone(),
        item.title.clone(),
        item.lead.clone(),
        t(fate(item.fate)).to_owned(),
        problems,
    ]
}

/// A text that a program would take for a formula begins with an apostrophe.
fn quoted(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    let risky = text.starts_with(['\t', '\r']) || text.trim_start().starts_with(formula);
    let guard = if risky { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
