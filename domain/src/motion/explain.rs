//! The tables in words, for a clerk to hold against the law: each way, and what one level runs.

use std::fmt::Write;

use super::path::RULES;
use super::workflow::{Guard, Row, State, rows};
use super::{Kind, Path};
use crate::clock::Clock;
use crate::organisation::Level;

/// One path: its picture as a Mermaid diagram, and all its rows.
pub fn path(path: Path) -> String {
    let mut text = format!("## {}\n\n```mermaid\n{}```\n\n", path.code(), diagram(path));
    text.push_str("| from | action | to | only if | stops | starts |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for row in rows(path) {
        text.push_str(&line(row));
    }
    text
}

fn diagram(path: Path) -> String {
    let mut text = String::from("stateDiagram-v2\n    [*] --> draft\n");
    for row in rows(path).filter(|row| row.from != row.to) {
        let (from, to, action) = (row.from.code(), row.to.code(), row.action.code());
        let _ = writeln!(text, "    {from} --> {to}: {action}");
    }
    let ends = |state: &&State| state.is_final() && rows(path).any(|row| row.to == **state);
    for state in State::ALL.iter().filter(ends) {
        let _ = writeln!(text, "    {} --> [*]", state.code());
    }
    text
}

fn line(row: &Row) -> String {
    let codes =
        |clocks: &[Clock]| clocks.iter().map(|clock| clock.code()).collect::<Vec<_>>().join(", ");
    let (from, action, to) = (row.from.code(), row.action.code(), row.to.code());
    let (guard, stops, starts) = (condition(row.guard), codes(row.stops), codes(row.starts));
    format!("| {from} | {action} | {to} | {guard} | {stops} | {starts} |\n")
}

fn condition(guard: Guard) -> &'static str {
    match guard {
        Guard::Always => "",
        Guard::MayRaiseBill => "enough have signed, and a session takes bills",
        Guard::TimeToDecline => "the days to decline still run",
        Guard::JustAssigned => "assigned minutes ago, and nothing has followed",
        Guard::MayExtend => "three months run, and nothing was asked before",
        Guard::ExtensionAsked => "an extension is asked for",
        Guard::SignedAlone => "nobody else has signed, and nothing is replied",
        Guard::SignedJointly => "others have signed, nothing is replied, nothing asked",
        Guard::WithdrawalAsked => "a withdrawal is asked for, several have yet to agree",
        Guard::LastToAgree => "a withdrawal is asked for, one has yet to agree",
        Guard::WithdrawalOpen => "a withdrawal is asked for",
        Guard::WindowOpen => "the window is open",
        Guard::WindowClosed => "the window is closed and nothing released",
        Guard::Released => "the ratings are released",
        Guard::DissatisfiedFirst => "released: dissatisfied, and a round is left",
        Guard::DissatisfiedAgain => "released: dissatisfied, and no round is left",
    }
}

/// Which level runs which path, how many must sign, and where that stands written.
pub fn levels() -> String {
    let mut text = String::from("## Levels\n\n");
    text.push_str("| level | kind | path | signatories | source |\n");
    text.push_str("| --- | --- | --- | --- | --- |\n");
    for rule in &RULES {
        let (level, kind, path) = (rule.level.code(), rule.kind.code(), rule.path.code());
        let _ = writeln!(
            text,
            "| {level} | {kind} | {path} | {} | {} |",
            rule.signatories, rule.source
        );
    }
    text
}

/// Everything that one level runs: its lines, its paths, its clocks.
pub fn level(level: Level) -> String {
    let mut text = format!("# {}\n\n", level.code());
    for kind in Kind::ALL {
        for rule in RULES.iter().filter(|rule| (rule.level, rule.kind) == (level, *kind)) {
            let (kind, path) = (kind.code(), rule.path.code());
            let _ =
                writeln!(text, "- {kind}: {path}, {} to sign ({})", rule.signatories, rule.source);
        }
    }
    for kind in Kind::ALL {
        if let Some(rule) = RULES.iter().find(|rule| (rule.level, rule.kind) == (level, *kind)) {
            let _ = write!(text, "\n{}", path(rule.path));
        }
    }
    text.push_str("\n## clocks\n\n| clock | period | source |\n| --- | --- | --- |\n");
    for rule in &crate::clock::RULES {
        let period = format!("{} {}", rule.default.amount, rule.default.measure.code());
        let _ = writeln!(text, "| {} | {period} | {} |", rule.clock.code(), rule.source);
    }
    text
}
