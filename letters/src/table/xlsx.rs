//! XLSX, written row by row into a file that nobody else sees, then into the package.

use std::fs::File;
use std::io::{Seek, Write};

use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Table, Value};
use crate::error::Error;
use crate::words;

/// The most that one cell takes, in units of UTF-16.
const LONGEST: usize = 32_767;
const FONT: &str = "宋体";
/// Rows are this high, in points, where nothing in them wraps.
const ROW: f64 = 20.0;

/// Writes a heading over the table, the head and each row as it comes; gives the number of rows.
pub fn xlsx<R, W: Write + Send>(
    table: &Table<R>,
    heading: &str,
    rows: impl IntoIterator<Item = Result<R, Error>>,
    out: W,
) -> Result<u64, Error> {
    let mut book = Workbook::new();
    let looks = Looks::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    let first = lay_out(sheet, table, &crate::clean::line(heading), &looks)?;
    let mut next = first;
    for row in rows {
        let row = row?;
        for (column, shown) in (0..).zip(table.columns) {
            write(sheet, next, column, (shown.value)(&row), &looks)?;
        }
        next += 1;
    }
    book.save_to_writer(out)?;
    Ok(u64::from(next - first))
}

/// The same into a nameless file that is gone when it is closed, read from its beginning.
pub fn xlsx_file<R>(
    table: &Table<R>,
    heading: &str,
    rows: impl IntoIterator<Item = Result<R, Error>>,
) -> Result<File, Error> {
    let mut file = tempfile::tempfile()?;
    xlsx(table, heading, rows, &mut file)?;
    file.rewind()?;
    Ok(file)
}

struct Looks {
    heading: Format,
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_font_size(10.5).set_border(FormatBorder::Thin);
        Self {
            heading: plain.set_font_size(16).set_bold().set_align(FormatAlign::Center),
            head: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_background_color(0x00F2_F2F2_u32)
                .set_text_wrap(),
            // "@" is text: what is typed over it later stays text too
            text: cell.clone().set_text_wrap().set_num_format("@"),
            number: cell.clone().set_align(FormatAlign::Center).set_num_format("0"),
            day: cell.set_align(FormatAlign::Center).set_num_format("yyyy-mm-dd"),
        }
    }
}

/// Widths, head and print layout; gives the first row that is free.
fn lay_out<R>(
    sheet: &mut Worksheet,
    table: &Table<R>,
    heading: &str,
    looks: &Looks,
) -> Result<u32, XlsxError> {
    sheet.set_name(table.name)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3).set_footer(words::TABLE_FOOT);
    for (column, shown) in (0..).zip(table.columns) {
        sheet.set_column_width(column, shown.width)?;
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut head = 0;
    if !heading.is_empty() {
        sheet.set_row_height(0, 32)?;
        sheet.merge_range(0, 0, 0, last, &cut(heading.to_owned()), &looks.heading)?;
        head = 1;
    }
    sheet.set_row_height(head, ROW)?;
    for (column, shown) in (0..).zip(table.columns) {
        sheet.write_string_with_format(head, column, shown.title, &looks.head)?;
    }
    sheet.set_freeze_panes(head + 1, 2)?.set_repeat_rows(0, head)?;
    Ok(head + 1)
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Value,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => sheet.write_string_with_format(row, column, cut(text), &looks.text)?,
        // beyond 2^53 a sheet would round it
        Value::Whole(number) if number.unsigned_abs() < 1 << 53 => {
            sheet.write_number_with_format(row, column, number as f64, &looks.number)?
        }
        Value::Whole(number) => {
            sheet.write_string_with_format(row, column, number.to_string(), &looks.text)?
        }
        Value::Day(day) => match sheet_day(day) {
            Some(date) => sheet.write_datetime_with_format(row, column, &date, &looks.day)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?,
        },
        Value::Empty => sheet.write_blank(row, column, &looks.text)?,
    };
    Ok(())
}

/// Sheets know no day before 1900.
fn sheet_day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

fn cut(text: String) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut room = LONGEST - words::CUT.encode_utf16().count();
    let kept: String = text
        .chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= room;
            room = room.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    kept + words::CUT
}
