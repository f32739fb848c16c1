//! XLSX and CSV, read back: types, text that looks like a formula, cells too long.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use letters::table::{self, ASSIGNMENTS, CATALOGUE};
use letters::{AssignmentRow, CatalogueRow, Error};

use crate::samples;

type Sheet = Xlsx<Cursor<Vec<u8>>>;

fn xlsx(rows: Vec<CatalogueRow>) -> Sheet {
    let mut bytes = Cursor::new(Vec::new());
    table::xlsx(&CATALOGUE, "目录", rows.into_iter().map(Ok), &mut bytes).unwrap();
    Xlsx::new(Cursor::new(bytes.into_inner())).unwrap()
}

fn csv(rows: Vec<CatalogueRow>) -> String {
    let mut bytes = Vec::new();
    table::csv(&CATALOGUE, rows.into_iter().map(Ok), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A row whose texts are all `text`.
fn row_of(text: &str) -> CatalogueRow {
    let text = text.to_owned();
    CatalogueRow { number: text.clone(), title: text.clone(), author: text, ..Default::default() }
}

const FORMULAS: [&str; 7] = [
    "=HYPERLINK(\"http://a.example\",\"x\")",
    "+86 717",
    "-2+3",
    "@SUM(1,1)",
    "＝1+1",
    " =cmd|' /C calc'!A0",
    "\t=1+1",
];

#[test]
fn every_cell_comes_back_as_what_it_is() {
    let mut sheet = xlsx(vec![samples::catalogue(8)]);
    let range = sheet.worksheet_range("目录").unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    assert_eq!(rows[0][0], Data::String("目录".to_owned()));
    let titles: Vec<String> = rows[1].iter().map(ToString::to_string).collect();
    assert_eq!(&titles[..3], ["编号", "标题", "类型"]);
    assert_eq!(titles.len(), CATALOGUE.columns.len());
    assert_eq!(rows[2][0], Data::String("市七届人大五次会议第008号".to_owned()));
    assert_eq!(rows[2][6], Data::Float(8.0));
    let Data::DateTime(raised) = &rows[2][11] else { panic!("no date: {:?}", rows[2][11]) };
    // 2026-01-12 is so many days after the last of 1899, as sheets count
    assert_eq!(raised.as_f64(), 46_034.0);
}

#[test]
fn no_text_becomes_a_formula_in_a_sheet() {
    let mut sheet = xlsx(FORMULAS.map(row_of).to_vec());
    assert!(sheet.worksheet_formula("目录").unwrap().used_cells().next().is_none());
    let range = sheet.worksheet_range("目录").unwrap();
    for (row, text) in range.rows().skip(2).zip(FORMULAS) {
        assert_eq!(row[1], Data::String(text.trim().to_owned()));
    }
}

#[test]
fn no_text_becomes_a_formula_in_a_list_of_commas() {
    for text in FORMULAS {
        let file = csv(vec![row_of(text)]);
        let mut reader = csv_reader(&file);
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(&record[1], format!("'{}", text.trim()));
    }
    // a number by its type is none of them, and a dash within a text neither
    let file = csv(vec![CatalogueRow { cosigners: -3, ..row_of("2026-01") }]);
    let record = csv_reader(&file).records().next().unwrap().unwrap();
    assert_eq!((&record[0], &record[6]), ("2026-01", "-3"));
}

fn csv_reader(file: &str) -> csv::Reader<&[u8]> {
    csv::Reader::from_reader(file.trim_start_matches('\u{FEFF}').as_bytes())
}

#[test]
fn a_list_of_commas_opens_in_chinese_everywhere() {
    let file = csv(vec![samples::catalogue(2)]);
    assert!(file.starts_with("\u{FEFF}编号,标题,"));
    assert_eq!(file.matches("\r\n").count(), 2);
    assert!(file.contains("2026-01-12,2026-05-08"));
    let odd = "甲,乙\"丙\"\n丁";
    let record = csv_reader(&csv(vec![row_of(odd)])).records().next().unwrap().unwrap();
    assert_eq!(&record[1], odd);
}

#[test]
fn a_cell_too_long_for_a_sheet_is_cut_and_says_so() {
    let long = "𠮷".repeat(20_000);
    let mut sheet = xlsx(vec![row_of(&long), row_of("短")]);
    let range = sheet.worksheet_range("目录").unwrap();
    let text = range.get_value((2, 1)).unwrap().to_string();
    assert!(text.ends_with("……（内容过长，此处从略）") && text.starts_with("𠮷𠮷"));
    assert!(text.encode_utf16().count() <= 32_767);
    assert_eq!(range.get_value((3, 1)).unwrap().to_string(), "短");
    assert!(csv(vec![row_of(&long)]).contains(&long));
}

#[test]
fn odd_characters_neither_break_a_sheet_nor_get_lost() {
    let odd = "㙍𠮷\u{0}\u{8}<b>&amp;\u{202E}倒\u{FFFE}_x0041_é";
    let mut sheet = xlsx(vec![row_of(odd), CatalogueRow::default()]);
    let range = sheet.worksheet_range("目录").unwrap();
    assert_eq!(range.get_value((2, 1)).unwrap().to_string(), "㙍𠮷<b>&amp;倒_x0041_é");
    assert_eq!(range.get_value((3, 0)), Some(&Data::Empty));
}

#[test]
fn the_assignment_table_has_a_row_for_each_motion() {
    let mut file =
        table::xlsx_file(&ASSIGNMENTS, "", (1..=3).map(|n| Ok(samples::assignment(n)))).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
    let mut sheet: Sheet = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = sheet.worksheet_range("交办表").unwrap();
    assert_eq!(range.height(), 4);
    assert_eq!(range.get_value((0, 4)).unwrap().to_string(), "主办单位");
    assert_eq!(range.get_value((3, 4)).unwrap().to_string(), "宜昌市住房和城乡建设局");
}

#[test]
fn a_source_that_fails_fails_the_table() {
    let broken = || {
        let rows: [Result<AssignmentRow, Error>; 2] =
            [Ok(samples::assignment(1)), Err(Error::Source("gone".into()))];
        rows
    };
    assert!(table::csv(&ASSIGNMENTS, broken(), Vec::new()).is_err());
    assert!(table::xlsx_file(&ASSIGNMENTS, "", broken()).is_err());
}

#[test]
fn a_day_before_sheets_begin_is_written_as_text() {
    let row = CatalogueRow { raised_on: Some(date(1899, 1, 1)), ..Default::default() };
    let range = xlsx(vec![row]).worksheet_range("目录").unwrap();
    assert_eq!(range.get_value((2, 11)).unwrap(), &Data::String("1899-01-01".to_owned()));
}
