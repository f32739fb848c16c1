//! A paper as a list of blocks, the same for DOCX and PDF, with the manner of each block as
//! GB/T 9704 wants it: A4, 22 lines of 28 characters, 仿宋 of size 3.

use jiff::civil::Date;

/// 1 mm in points.
pub const MM: f32 = 72.0 / 25.4;
pub const PAGE_WIDTH: f32 = 210.0 * MM;
pub const PAGE_HEIGHT: f32 = 297.0 * MM;
/// 天头, 订口, and what is left: 156 mm by 225 mm.
pub const TOP: f32 = 37.0 * MM;
pub const LEFT: f32 = 28.0 * MM;
pub const WIDTH: f32 = 156.0 * MM;
pub const HEIGHT: f32 = 225.0 * MM;
pub const LINES: f32 = 22.0;
pub const CHARACTERS: f32 = 28.0;
/// From one line to the next.
pub const PITCH: f32 = HEIGHT / LINES;
/// From one character of the body to the next.
pub const STEP: f32 = WIDTH / CHARACTERS;

/// 二号, 三号, 四号.
pub const SIZE_2: f32 = 22.0;
pub const SIZE_3: f32 = 16.0;
pub const SIZE_4: f32 = 14.0;
const SIZE_MASTHEAD: f32 = 36.0;

#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What the file says of itself; also the title of a PDF's window.
    pub title: String,
    pub dated: Option<Date>,
    pub blocks: Vec<Block>,
    /// 版记, at the foot of the last page.
    pub colophon: Vec<ColophonLine>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// One paragraph.
    Text(Style, String),
    /// Two texts on one line: 发文字号 and 签发人.
    Sides(String, String),
    /// The red line below the head.
    RedLine,
    /// Empty lines.
    Gap(f32),
    Table(Vec<Row>),
    /// 落款: who signs, over the date.
    Signature {
        by: String,
        on: Option<Date>,
    },
}

/// Cells in fractions of the width, as label and value by turns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub Vec<Cell>);

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub text: String,
    pub label: bool,
    /// Of the four columns of [`COLUMNS`].
    pub columns: usize,
}

/// Widths of a table's four columns, in characters of the body.
pub const COLUMNS: [f32; 4] = [4.5, 9.5, 4.5, 9.5];

#[derive(Clone, Debug, PartialEq)]
pub struct ColophonLine {
    pub left: String,
    pub right: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 小标宋
    Title,
    /// 仿宋
    Body,
    /// 楷体
    Kai,
    /// 黑体
    Black,
    /// 宋体
    Song,
}

impl Face {
    pub const ALL: [Self; 5] = [Self::Title, Self::Body, Self::Kai, Self::Black, Self::Song];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Centre,
    /// Both edges straight, but for a paragraph's last line.
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// 类别, top right of the first page.
    Mark,
    /// 发文机关标志
    Masthead,
    Title,
    /// Below a title: the number of a suggestion.
    Subtitle,
    /// 主送
    Addressee,
    /// 一、
    Heading,
    /// （一）
    Subheading,
    Body,
    /// 附注: whom to ask.
    Note,
    Label,
    Value,
    Colophon,
    PageNumber,
}

/// How a block of a style looks, in points and in characters of its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Manner {
    pub face: Face,
    pub size: f32,
    pub align: Align,
    pub pitch: f32,
    /// Of the first line, in characters.
    pub indent: f32,
    pub red: bool,
    /// Of a heading: 1 is the title.
    pub level: Option<u8>,
}

impl Style {
    pub const ALL: [Self; 13] = [
        Self::Mark,
        Self::Masthead,
        Self::Title,
        Self::Subtitle,
        Self::Addressee,
        Self::Heading,
        Self::Subheading,
        Self::Body,
        Self::Note,
        Self::Label,
        Self::Value,
        Self::Colophon,
        Self::PageNumber,
    ];

    pub fn manner(self) -> Manner {
        let body = Manner {
            face: Face::Body,
            size: SIZE_3,
            align: Align::Both,
            pitch: PITCH,
            indent: 0.0,
            red: false,
            level: None,
        };
        let small = Manner { size: SIZE_4, pitch: 22.0, align: Align::Left, ..body };
        match self {
            Self::Mark => Manner { face: Face::Black, align: Align::Right, ..body },
            Self::Masthead => Manner {
                face: Face::Title,
                size: SIZE_MASTHEAD,
                align: Align::Centre,
                pitch: 50.0,
                red: true,
                ..body
            },
            Self::Title => Manner {
                face: Face::Title,
                size: SIZE_2,
                align: Align::Centre,
                pitch: 36.0,
                level: Some(1),
                ..body
            },
            Self::Subtitle => Manner { face: Face::Kai, align: Align::Centre, ..body },
            Self::Addressee => Manner { align: Align::Left, ..body },
            Self::Heading => Manner { face: Face::Black, indent: 2.0, level: Some(2), ..body },
            Self::Subheading => Manner { face: Face::Kai, indent: 2.0, level: Some(3), ..body },
            Self::Body => Manner { indent: 2.0, ..body },
            Self::Note => Manner { indent: 2.0, align: Align::Left, ..body },
            Self::Label => Manner { face: Face::Black, align: Align::Centre, ..small },
            Self::Value | Self::Colophon => small,
            Self::PageNumber => Manner { face: Face::Song, ..small },
        }
    }
}

impl Cell {
    pub fn label(text: &str) -> Self {
        Self { text: text.to_owned(), label: true, columns: 1 }
    }

    pub fn value(text: impl Into<String>, columns: usize) -> Self {
        Self { text: text.into(), label: false, columns }
    }
}

/// How far unit and date of a signature stand from the right edge, in characters: the date four,
/// the unit centred over it; a unit too long for that stands two from the edge, the date under
/// its middle.
pub fn signature_indents(by: &str, date: &str) -> (f32, f32) {
    let (unit, day) = (characters(by), characters(date));
    let aside = 4.0 + (day - unit) / 2.0;
    if aside >= 2.0 { (aside, 4.0) } else { (2.0, (2.0 + (unit - day) / 2.0).max(2.0)) }
}

/// About how wide a text is: a digit or a Latin letter is half a character.
fn characters(text: &str) -> f32 {
    text.chars().map(|letter| if letter.is_ascii() { 0.5 } else { 1.0 }).sum()
}
