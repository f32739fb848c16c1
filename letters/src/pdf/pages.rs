//! Strips onto pages: what belongs together stays together, the colophon stands at the foot.

use super::strip::{Rule, Strip};
use crate::paper::{HEIGHT, WIDTH};

/// A strip and how far its top is below the text's upper edge.
#[derive(Clone, Debug)]
pub struct Placed {
    pub y: f32,
    pub strip: Strip,
}

pub type Page = Vec<Placed>;

/// Room that rounding may take.
const HAIR: f32 = 0.05;
const THIN: f32 = 0.5;

pub fn pages(strips: Vec<Strip>, colophon: Vec<Strip>) -> Vec<Page> {
    let mut pages = vec![Page::new()];
    let mut y = 0.0;
    let mut strips = strips.into_iter().peekable();
    let mut group: Vec<Strip> = Vec::new();
    while let Some(strip) = strips.next() {
        let more = strip.keep && strips.peek().is_some();
        group.push(strip);
        if !more {
            place(&mut pages, &mut y, std::mem::take(&mut group));
        }
    }
    let height: f32 = colophon.iter().map(|strip| strip.height).sum();
    if !colophon.is_empty() {
        // a colophon higher than a page begins a page of its own and runs on
        if y + height > HEIGHT + HAIR {
            turn(&mut pages, &mut y);
        }
        y = y.max(HEIGHT - height).max(0.0);
        for strip in colophon {
            place(&mut pages, &mut y, vec![strip]);
        }
    }
    pages
}

fn turn(pages: &mut Vec<Page>, y: &mut f32) {
    pages.push(Page::new());
    *y = 0.0;
}

fn place(pages: &mut Vec<Page>, y: &mut f32, group: Vec<Strip>) {
    let height: f32 = group.iter().map(|strip| strip.height).sum();
    // what is kept together but higher than a page cannot be
    if height <= HEIGHT && *y + height > HEIGHT + HAIR {
        close_frame(pages, *y, group.first());
        turn(pages, y);
    }
    for strip in group {
        if *y + strip.height > HEIGHT + HAIR && *y > 0.0 {
            close_frame(pages, *y, Some(&strip));
            turn(pages, y);
        }
        // no page begins with an empty line
        if strip.blank && *y == 0.0 && pages.len() > 1 {
            continue;
        }
        let mut placed = Placed { y: *y, strip };
        if placed.strip.framed && *y == 0.0 {
            placed.strip.rules.push(across(0.0));
        }
        *y += placed.strip.height;
        if let Some(page) = pages.last_mut() {
            page.push(placed);
        }
    }
}

/// Where a page end cuts a table, a rule closes it and opens what follows.
fn close_frame(pages: &mut [Page], y: f32, next: Option<&Strip>) {
    let cut = next.is_some_and(|strip| strip.framed);
    let Some(last) = pages.last_mut().and_then(|page| page.last_mut()) else { return };
    if cut && last.strip.framed {
        last.strip.rules.push(across(y - last.y));
    }
}

fn across(y: f32) -> Rule {
    Rule { x: 0.0, y, length: WIDTH, thickness: THIN, upright: false, red: false }
}
