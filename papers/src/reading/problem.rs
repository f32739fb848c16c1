//! What is told of a reading besides its items: where something stood, and what is the matter.
//! Only codes here; whoever shows them has the words.

use serde::{Deserialize, Serialize};

use super::field::Field;

/// Where something stands. Rows and columns count from 1, as a spreadsheet shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, and within an archive the path.
    pub file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of a sheet, the line of a table of text, the paragraph of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
}

impl Place {
    pub fn file(name: &str) -> Self {
        Self { file: name.to_owned(), ..Self::default() }
    }

    pub fn row(&self, row: usize) -> Self {
        Self { row: Some(row), ..self.clone() }
    }

    pub fn at(&self, column: usize, field: Field) -> Self {
        Self { column: Some(column), field: Some(field), ..self.clone() }
    }

    pub fn of(&self, field: Field) -> Self {
        Self { field: Some(field), ..self.clone() }
    }

    /// `C7`, where a row and a column are known.
    pub fn cell(&self) -> Option<String> {
        Some(format!("{}{}", column_letters(self.column?), self.row?))
    }

    /// File, sheet and row in one line.
    pub fn shown(&self) -> String {
        let sheet = self.sheet.as_ref().map(|sheet| format!(" {sheet}")).unwrap_or_default();
        let row = self.row.map(|row| format!(" {row}")).unwrap_or_default();
        format!("{}{sheet}{row}", self.file)
    }
}

/// 1 is A, 27 is AA.
pub fn column_letters(column: usize) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        let place = (rest - 1) % 26;
        letters.push(b'A' + u8::try_from(place).unwrap_or_default());
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    letters.into_iter().map(char::from).collect()
}

/// Something to mend or to know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub place: Place,
    pub what: Trouble,
    /// The words in question, cut short.
    pub text: String,
}

/// A line that is no item, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub place: Place,
    pub why: Why,
    pub text: String,
}

/// An enumeration whose variants each have a code, which keys the words that are shown.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$of:meta])* $variant:ident = $code:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$of])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// Why a line is no item.
    Why {
        /// A title above the heading.
        Title = "title",
        /// A note beneath the table.
        Note = "note",
        /// A line that opens a section.
        Section = "section",
        /// 合计
        Total = "total",
        /// The heading once more, as printed at the top of each page.
        HeadingAgain = "heading_again",
        /// A sheet without a heading, in a workbook that has others.
        NoTable = "no_table",
        /// A sheet that nobody sees.
        HiddenSheet = "hidden_sheet",
        /// A list of contents, a cover.
        FrontMatter = "front_matter",
        /// What programs leave behind in folders.
        Clutter = "clutter",
        /// The form's own words, such as how it is to be filled in.
        FormWords = "form_words",
    }
}

coded! {
    /// What is the matter with a cell, an item or a file.
    Trouble {
        // of a field
        Missing = "missing",
        TooLong = "too_long",
        /// A control, zero-width or direction character stands in it.
        Characters = "characters",
        NumberNotUnderstood = "number_not_understood",
        /// Several numbers in one cell.
        SeveralNumbers = "several_numbers",
        DateNotUnderstood = "date_not_understood",
        /// A date without its year or its day.
        DateIncomplete = "date_incomplete",
        KindNotUnderstood = "kind_not_understood",
        CategoryNotUnderstood = "category_not_understood",
        DisclosureNotUnderstood = "disclosure_not_understood",
        ReplyClassNotUnderstood = "reply_class_not_understood",
        GradeNotUnderstood = "grade_not_understood",
        SessionNotUnderstood = "session_not_understood",
        PeopleNotUnderstood = "people_not_understood",
        /// The sheet itself holds an error, such as #REF!.
        CellError = "cell_error",
        // of an item
        /// The same number of the same session stands above.
        NumberTwice = "number_twice",
        /// A field stands twice in one document, each time with other words.
        FieldTwice = "field_twice",
        // to know of: nothing stops
        /// A formula: its last value was taken as text, or its own words where it has none.
        Formula = "formula",
        /// More people are listed than are said to be.
        CountDiffers = "count_differs",
        /// 等: more units or people than are named.
        AndOthers = "and_others",
        /// Situation and proposal are not told apart in the text.
        NotParted = "not_parted",
        /// Two columns claim one field: the first was taken.
        Contested = "contested",
        // of a file
        Empty = "empty",
        NoHeading = "no_heading",
        NoItem = "no_item",
        WrongType = "wrong_type",
        /// A format from before 2007: save it anew as DOCX or XLSX.
        OldFormat = "old_format",
        /// It asks for a password.
        Locked = "locked",
        Broken = "broken",
        /// No encoding in which it reads.
        Encoding = "encoding",
        /// It declares entities of its own.
        Entities = "entities",
        TooDeep = "too_deep",
        TooLarge = "too_large",
        /// It unpacks into far more than it is.
        UnpacksTooFar = "unpacks_too_far",
        TooManyEntries = "too_many_entries",
        TooManySheets = "too_many_sheets",
        TooManyRows = "too_many_rows",
        TooManyColumns = "too_many_columns",
        CellTooLong = "cell_too_long",
        TooManyItems = "too_many_items",
        /// An archive within an archive.
        NestedArchive = "nested_archive",
    }
}

impl Trouble {
    /// False for what is only to be known: the item can be taken as it is.
    pub fn stops(self) -> bool {
        !matches!(
            self,
            Self::Formula
                | Self::CountDiffers
                | Self::AndOthers
                | Self::NotParted
                | Self::Contested
        )
    }
}

/// As many characters as a list of problems has room for.
pub(crate) fn cut(text: &str) -> String {
    text.chars().filter(|c| !domain::error::is_hostile(*c)).take(80).collect()
}
