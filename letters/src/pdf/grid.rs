//! Tables of a paper as strips: short rows stay whole, long ones run over the page's end.

use super::flow::{Flow, THICK, across};
use super::strip::{Belongs, Role, Rule, Set, Strip};
use crate::paper::{COLUMNS, Cell, HEIGHT, Row, STEP, Style, WIDTH};

/// Between rule and text, in points.
const BESIDE: f32 = 6.0;
const ABOVE: f32 = 4.0;
const LEAST: f32 = 30.0;
const THIN: f32 = 0.5;

/// One cell: where it begins, how wide it is, its lines.
struct Filled {
    x: f32,
    lines: Vec<Set>,
}

pub fn table(flow: &mut Flow<'_>, rows: &[Row]) {
    for (number, row) in rows.iter().enumerate() {
        let filled = fill(flow, number, row);
        let count = filled.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let pitch = Style::Value.manner().pitch;
        let whole = (count as f32 * pitch + 2.0 * ABOVE).max(LEAST);
        let mut strips = match whole <= HEIGHT / 3.0 {
            true => vec![whole_row(&filled, whole, pitch)],
            false => split_row(filled, count, pitch),
        };
        let thick = |outer| if outer { THICK } else { THIN };
        if let Some(first) = strips.first_mut() {
            first.rules.push(across(0.0, thick(number == 0)));
        }
        if let Some(last) = strips.last_mut().filter(|_| number + 1 == rows.len()) {
            last.rules.push(across(last.height, THICK));
        }
        for strip in &mut strips {
            let height = strip.height;
            strip.rules.extend(uprights(row, height));
            strip.framed = true;
        }
        flow.strips.append(&mut strips);
    }
}

fn fill(flow: &Flow<'_>, row: usize, cells: &Row) -> Vec<Filled> {
    let (mut column, mut x) = (0, 0.0);
    cells
        .0
        .iter()
        .map(|cell| {
            let wide = width(column, cell.columns);
            let role = Role::Cell { row, column, label: cell.label };
            let filled = Filled { x, lines: set(flow, cell, wide, role) };
            column += cell.columns;
            x += wide;
            filled
        })
        .collect()
}

fn set(flow: &Flow<'_>, cell: &Cell, wide: f32, role: Role) -> Vec<Set> {
    let manner = if cell.label { Style::Label } else { Style::Value }.manner();
    let belongs = Belongs { block: flow.block, role };
    let inner = wide - 2.0 * BESIDE;
    let mut lines: Vec<Set> = Vec::new();
    for line in cell.text.lines() {
        // a line that the text ends is not one that the column ends: programs hear a space
        if let Some(last) = lines.last_mut() {
            last.text.push(' ');
        }
        lines.extend(flow.broken(line, manner, inner, belongs));
    }
    lines
}

fn width(from: usize, columns: usize) -> f32 {
    COLUMNS.iter().skip(from).take(columns).sum::<f32>() * STEP
}

fn placed(mut set: Set, x: f32, y: f32) -> Set {
    set.x += x + BESIDE;
    set.y += y;
    set
}

/// Every cell in the middle of the row's height.
fn whole_row(filled: &[Filled], height: f32, pitch: f32) -> Strip {
    let mut strip = Strip { height, ..Strip::default() };
    for cell in filled {
        let top = (height - cell.lines.len() as f32 * pitch) / 2.0;
        for (place, line) in cell.lines.iter().enumerate() {
            strip.texts.push(placed(line.clone(), cell.x, top + place as f32 * pitch));
        }
    }
    strip
}

/// One strip for each line; the first and the last have the row's room above and below.
fn split_row(filled: Vec<Filled>, count: usize, pitch: f32) -> Vec<Strip> {
    let mut strips: Vec<Strip> = (0..count)
        .map(|place| {
            let ends = usize::from(place == 0) + usize::from(place + 1 == count);
            Strip { height: pitch + ends as f32 * ABOVE, ..Strip::default() }
        })
        .collect();
    for cell in filled {
        for (place, (line, strip)) in cell.lines.into_iter().zip(&mut strips).enumerate() {
            let top = if place == 0 { ABOVE } else { 0.0 };
            strip.texts.push(placed(line, cell.x, top));
        }
    }
    strips
}

fn uprights(row: &Row, height: f32) -> Vec<Rule> {
    let upright =
        |x, thickness| Rule { x, y: 0.0, length: height, thickness, upright: true, red: false };
    let mut rules = vec![upright(0.0, THICK), upright(WIDTH, THICK)];
    let mut column = 0;
    for cell in row.0.iter().take(row.0.len().saturating_sub(1)) {
        column += cell.columns;
        rules.push(upright(width(0, column), THIN));
    }
    rules
}
