//! A paper as PDF: set by the rules of Chinese line breaking, fonts embedded as far as they are
//! used, every text to be searched and copied, every block tagged for those who hear it.

pub mod breaking;
mod draw;
mod flow;
mod fonts;
mod grid;
mod pages;
pub mod setting;
mod strip;
mod tags;

pub use fonts::{DEBIAN, Fonts, Shelf};

use crate::error::Error;
use crate::paper::Paper;

/// The file, whole. It takes milliseconds of one core: call it where blocking is allowed.
pub fn pdf(paper: &Paper, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let mut flow = flow::Flow::new(setting::Setter::new(fonts));
    for block in &paper.blocks {
        flow.add(block);
    }
    let colophon = flow.colophon(&paper.colophon);
    let strips = std::mem::take(&mut flow.strips);
    let pages = pages::pages(strips, colophon);
    draw::draw(paper, fonts, &flow, &pages)
}
