//! Blocks of a paper into strips: lines broken, aligned and made straight at both edges.

use jiff::civil::Date;

use super::breaking::{is_of_a_word, least_width, lines};
use super::setting::{Setter, Unit};
use super::strip::{Belongs, Role, Rule, Set, Strip};
use crate::paper::{
    self, Align, Block, ColophonLine, Face, Manner, PITCH, SIZE_4, STEP, Style, WIDTH,
};
use crate::words;

/// Above this share of its size between two characters a reader, and a program, sees a space.
const WIDEST: f32 = 0.09;
/// Where the base line runs in an em box.
const BASE: f32 = 0.86;
pub const THICK: f32 = 1.0;
pub const THIN: f32 = 0.7;

pub struct Flow<'a> {
    pub setter: Setter<'a>,
    pub strips: Vec<Strip>,
    pub block: usize,
}

impl<'a> Flow<'a> {
    pub fn new(setter: Setter<'a>) -> Self {
        Self { setter, strips: Vec::new(), block: 0 }
    }

    pub fn add(&mut self, block: &Block) {
        self.block += 1;
        match block {
            Block::Text(style, text) => self.paragraph(*style, text),
            Block::Sides(left, right) => self.sides(left, right),
            Block::RedLine => self.strips.push(red_line()),
            Block::Gap(lines) => self.strips.push(Strip::blank(lines * PITCH)),
            Block::Table(rows) => super::grid::table(self, rows),
            Block::Signature { by, on } => self.signature(by, *on),
        }
    }

    fn paragraph(&mut self, style: Style, text: &str) {
        let mut manner = style.manner();
        if style == Style::Masthead {
            manner.size = self.fitting(text, manner);
        }
        let role = manner.level.map_or(Role::Paragraph, Role::Heading);
        let belongs = Belongs { block: self.block, role };
        let broken = self.broken(text, manner, WIDTH, belongs);
        if broken.is_empty() {
            self.strips.push(Strip::blank(manner.pitch));
        }
        for set in broken {
            let keep = manner.level.is_some();
            let height = manner.pitch;
            self.strips.push(Strip { height, texts: vec![set], keep, ..Strip::default() });
        }
    }

    /// A masthead stands on one line as long as it can be read from afar.
    fn fitting(&self, text: &str, manner: Manner) -> f32 {
        let units = self.setter.set(text, manner.face, manner.size);
        let width: f32 = units.iter().map(|unit| unit.width).sum();
        (manner.size * WIDTH / width.max(WIDTH)).max(paper::SIZE_2)
    }

    /// A text in lines of at most `width`, each with its place in a strip of the manner's pitch.
    pub fn broken(&self, text: &str, manner: Manner, width: f32, belongs: Belongs) -> Vec<Set> {
        let indent = manner.indent * (manner.size + self.closer(manner));
        let units = self.setter.set(text, manner.face, manner.size);
        let total: f32 = units.iter().map(|unit| unit.width).sum();
        let room = match manner.align {
            Align::Centre => balanced(total, width),
            _ => width,
        };
        let mut ranges = lines(&units, room - indent, room);
        if manner.align == Align::Centre && ranges.len() as f32 > (total / width).ceil() {
            ranges = lines(&units, width, width);
        }
        let count = ranges.len();
        ranges
            .into_iter()
            .enumerate()
            .map(|(place, range)| {
                let edge = if place == 0 { indent } else { 0.0 };
                let mut line = without_end_spaces(&units[range]).to_vec();
                if manner.align == Align::Both && place + 1 < count {
                    justify(&mut line, width - edge, manner.size);
                }
                let spare = width - visible(&line);
                let x = match manner.align {
                    Align::Left | Align::Both => edge,
                    Align::Right => spare,
                    Align::Centre => (spare / 2.0).max(0.0),
                };
                self.set_line(text, line, x, manner, belongs)
            })
            .collect()
    }

    fn closer(&self, manner: Manner) -> f32 {
        if manner.size == paper::SIZE_3 { STEP - paper::SIZE_3 } else { 0.0 }
    }

    fn set_line(
        &self,
        text: &str,
        mut units: Vec<Unit>,
        x: f32,
        manner: Manner,
        belongs: Belongs,
    ) -> Set {
        let from = units.first().map_or(0, |unit| unit.bytes.start);
        let to = units.last().map_or(from, |unit| unit.bytes.end);
        for unit in &mut units {
            unit.bytes = unit.bytes.start - from..unit.bytes.end - from;
        }
        Set {
            belongs,
            text: text[from..to].to_owned(),
            units,
            x,
            y: (manner.pitch - manner.size) / 2.0 + BASE * manner.size,
            size: manner.size,
            red: manner.red,
        }
    }

    /// One line without breaks; what is too long runs out of its room.
    pub fn line(&self, text: &str, manner: Manner, belongs: Belongs) -> Set {
        let units = self.setter.set(text, manner.face, manner.size);
        self.set_line(text, units, 0.0, manner, belongs)
    }

    fn sides(&mut self, left: &str, right: &str) {
        let (manner, belongs) = (Style::Addressee.manner(), self.paragraph_of_block());
        let kai = Manner { face: Face::Kai, ..manner };
        let (mut left, mut right) =
            (self.line(left, manner, belongs), self.line(right, kai, belongs));
        left.x = STEP;
        right.x = WIDTH - STEP - visible(&right.units);
        let both = left.x + visible(&left.units) + STEP <= right.x;
        let texts = |set: Set| Strip { height: PITCH, texts: vec![set], ..Strip::default() };
        if both {
            left.text.push(' ');
            let one = Strip { height: PITCH, texts: vec![left, right], ..Strip::default() };
            self.strips.push(one);
        } else {
            right.x = right.x.max(0.0);
            self.strips.extend([texts(left), texts(right)]);
        }
    }

    pub fn paragraph_of_block(&self) -> Belongs {
        Belongs { block: self.block, role: Role::Paragraph }
    }

    /// The last two lines of the text go with it: no page holds a signature alone.
    fn signature(&mut self, by: &str, on: Option<Date>) {
        let mut lines_kept = 0;
        for strip in self.strips.iter_mut().rev() {
            if lines_kept == 2 || strip.height > 2.0 * PITCH {
                break;
            }
            strip.keep = true;
            lines_kept += usize::from(!strip.blank);
        }
        let date = on.map(words::date).unwrap_or_default();
        let indents = paper::signature_indents(by, &date);
        let manner = Style::Addressee.manner();
        for (text, right) in [(by, indents.0), (date.as_str(), indents.1)] {
            let width = WIDTH - right * STEP;
            let aligned = Manner { align: Align::Right, ..manner };
            for set in self.broken(text, aligned, width, self.paragraph_of_block()) {
                let texts = vec![set];
                self.strips.push(Strip { height: PITCH, texts, keep: true, ..Strip::default() });
            }
            self.block += 1;
        }
        if let Some(last) = self.strips.last_mut() {
            last.keep = false;
        }
    }

    /// 版记: rules above, between and below; the outer ones are thicker.
    pub fn colophon(&mut self, lines: &[ColophonLine]) -> Vec<Strip> {
        let manner = Style::Colophon.manner();
        let mut strips = Vec::new();
        for (place, line) in lines.iter().enumerate() {
            self.block += 1;
            let belongs = self.paragraph_of_block();
            let right = line.right.as_ref().map(|text| {
                let mut set = self.line(text, manner, belongs);
                set.x = WIDTH - SIZE_4 - visible(&set.units);
                set
            });
            let taken = right.as_ref().map_or(0.0, |set| visible(&set.units) + SIZE_4);
            let width = (WIDTH - 2.0 * SIZE_4 - taken).max(WIDTH / 3.0);
            let mut sets = self.broken(&line.left, manner, width, belongs);
            for set in &mut sets {
                set.x += SIZE_4;
            }
            let (count, mut right) = (sets.len(), right);
            for (at, mut set) in sets.into_iter().enumerate() {
                let mut strip = Strip { height: manner.pitch, ..Strip::default() };
                let outer = place == 0 && at == 0;
                if at == 0 {
                    strip.rules.push(across(0.0, if outer { THICK } else { THIN }));
                }
                if at + 1 == count && place + 1 == lines.len() {
                    strip.rules.push(across(manner.pitch, THICK));
                }
                if at + 1 == count && right.is_some() {
                    set.text.push(' ');
                }
                strip.texts.push(set);
                strip.texts.extend((at + 1 == count).then(|| right.take()).flatten());
                strips.push(strip);
            }
        }
        strips
    }
}

pub fn across(y: f32, thickness: f32) -> Rule {
    Rule { x: 0.0, y, length: WIDTH, thickness, upright: false, red: false }
}

fn red_line() -> Strip {
    let rule = Rule { red: true, ..across(4.0, 2.0) };
    Strip { height: 8.0, rules: vec![rule], ..Strip::default() }
}

/// Lines of about the same length: a title is a lozenge or a ladder, never a line and a stub.
fn balanced(total: f32, width: f32) -> f32 {
    let lines = (total / width).ceil().max(1.0);
    if lines <= 1.0 { width } else { (total / lines * 1.08).min(width) }
}

fn without_end_spaces(units: &[Unit]) -> &[Unit] {
    let inked = units.iter().rposition(|unit| unit.letter != ' ').map_or(0, |last| last + 1);
    &units[..inked]
}

/// What a reader sees of a line.
pub fn visible(units: &[Unit]) -> f32 {
    units.iter().map(|unit| unit.width).sum()
}

/// Spreads what is left of a line over the gaps that may widen, unless it would fall apart.
fn justify(units: &mut [Unit], width: f32, size: f32) {
    let over = visible(units) - width;
    if let Some(last) = units.last_mut().filter(|_| over > 0.0) {
        // a full stop at the end gives up its empty half only as far as it must
        last.width = (last.width - over).max(least_width(last));
    }
    let spare = width - visible(units);
    let gaps: Vec<usize> = (1..units.len())
        .filter(|place| {
            !(is_of_a_word(units[place - 1].letter) && is_of_a_word(units[*place].letter))
        })
        .map(|place| place - 1)
        .collect();
    let share = spare / gaps.len().max(1) as f32;
    if share > 0.0 && share <= WIDEST * size {
        for gap in gaps {
            units[gap].width += share;
        }
    }
}
