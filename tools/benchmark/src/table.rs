//! The table: each figure, what stands beside it, and whether the goal is met.

use std::fmt::{self, Display, Formatter};

#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// Of the reference's figure, at least this share.
    Share(f64),
    AtMost(f64),
    AtLeast(f64),
}

#[derive(Clone, Debug)]
pub struct Row {
    pub what: String,
    pub unit: &'static str,
    pub ours: f64,
    pub reference: Option<f64>,
    pub goal: Goal,
}

impl Row {
    /// Where it is the goal: of memory or time, less is more.
    fn share(&self) -> Option<f64> {
        let asked = matches!(self.goal, Goal::Share(_));
        let reference = self.reference.filter(|_| asked);
        reference.filter(|one| *one > 0.0).map(|reference| self.ours / reference)
    }

    fn is_met(&self) -> bool {
        match self.goal {
            Goal::Share(share) => self.share().is_some_and(|own| own >= share),
            Goal::AtMost(most) => self.ours <= most,
            Goal::AtLeast(least) => self.ours >= least,
        }
    }
}

#[derive(Debug, Default)]
pub struct Table(Vec<Row>);

impl Table {
    pub fn add(&mut self, row: Row) {
        self.0.push(row);
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|row| row.what.chars().count()).max().unwrap_or_default();
        let [ours, beside, share, goal] = ["ours", "reference", "share", "goal"];
        let line = "-".repeat(width);
        writeln!(
            f,
            "| {:width$} | unit | {ours:>8} | {beside:>9} | {share:>5} | {goal:>7} |   |",
            ""
        )?;
        writeln!(f, "| {line} | ---- | -------: | --------: | ----: | ------: | - |")?;
        for row in &self.0 {
            let beside = row.reference.map(figure).unwrap_or_default();
            let share = row.share().map(|share| format!("{share:.2}")).unwrap_or_default();
            let goal = match row.goal {
                Goal::Share(share) => format!("≥ {share:.2}"),
                Goal::AtMost(most) => format!("≤ {}", figure(most)),
                Goal::AtLeast(least) => format!("≥ {}", figure(least)),
            };
            let met = if row.is_met() { "✓" } else { "✗" };
            let (what, unit, ours) = (&row.what, row.unit, figure(row.ours));
            let figures = format!("{ours:>8} | {beside:>9} | {share:>5} | {goal:>7}");
            writeln!(f, "| {what:width$} | {unit:4} | {figures} | {met} |")?;
        }
        Ok(())
    }
}

/// Whole from a hundred on, with one place below.
fn figure(value: f64) -> String {
    if value >= 100.0 || value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    percentile(&mut values, 50)
}

/// The smallest value that so many in a hundred do not exceed.
pub fn percentile(values: &mut [f64], hundredths: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() * hundredths).div_ceil(100).max(1) - 1;
    values.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_ninety_fifth_of_a_hundred_are_found() {
        assert!((median(vec![5.0, 1.0, 3.0]) - 3.0).abs() < f64::EPSILON);
        let mut hundred: Vec<f64> = (1..=100u8).map(f64::from).collect();
        assert!((percentile(&mut hundred, 95) - 95.0).abs() < f64::EPSILON);
    }
}
