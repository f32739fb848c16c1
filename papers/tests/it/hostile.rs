//! Papers made to do harm: each gets its refusal, in bounded time and room.

use papers::reading::{Read, Trouble, Wish, limits, read};
use rust_xlsxwriter::{Formula, Workbook};

use crate::paper::{RELATIONS, docx, docx_of, packed};

fn told(name: &str, bytes: &[u8]) -> Vec<Trouble> {
    read(name, bytes, &Wish::default()).problems.iter().map(|one| one.what).collect()
}

/// A workbook out of its parts, with a heading in the shared words.
fn workbook(sheet: &str) -> Vec<u8> {
    let relations = RELATIONS.replace("word/document.xml", "xl/workbook.xml");
    packed(&[
        ("_rels/.rels", relations.as_bytes()),
        (
            "xl/workbook.xml",
            b"<workbook xmlns:r=\"r\"><sheets>\
            <sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships>\
            <Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
            <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>\
            </Relationships>",
        ),
        (
            "xl/sharedStrings.xml",
            format!("<sst><si><t>{}</t></si></sst>", "长".repeat(20_000)).as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_bomb_is_refused_while_it_unpacks() {
    let bomb = vec![b' '; 100 << 20];
    let bytes = packed(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", &bomb)]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(told("a.docx", &bytes), [Trouble::UnpacksTooFar]);
    assert_eq!(
        told("a.zip", &packed(&[("1.docx", &bomb)])),
        [Trouble::UnpacksTooFar, Trouble::UnpacksTooFar]
    );
}

#[test]
fn many_small_bombs_share_one_allowance() {
    // each within its own limits: 30 MB of which one in 150 stays
    let mut part = Vec::new();
    while part.len() < 30 << 20 {
        part.extend((part.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
        part.extend([b'a'; 2_000]);
    }
    let entries: Vec<(String, &[u8])> =
        (0..9).map(|at| (format!("{at}.txt"), part.as_slice())).collect();
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, one)| (name.as_str(), *one)).collect();
    assert!(told("a.zip", &packed(&entries)).contains(&Trouble::UnpacksTooFar));
}

#[test]
fn an_archive_within_an_archive_is_not_opened() {
    let inner = packed(&[("1.docx", &docx(""))]);
    assert_eq!(told("a.zip", &packed(&[("b.zip", &inner)])), [Trouble::NestedArchive]);
}

#[test]
fn more_entries_than_a_folder_has_are_refused() {
    let names: Vec<String> = (0..=limits::ENTRIES).map(|at| format!("{at}.docx")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(told("a.zip", &packed(&entries)), [Trouble::TooManyEntries]);
}

#[test]
fn what_is_cut_short_is_broken() {
    let whole = docx("<w:p><w:r><w:t>关于修路的建议</w:t></w:r></w:p>");
    for length in [4, 30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(told("a.docx", &whole[..length]), [Trouble::Broken], "{length}");
    }
    assert_eq!(told("a.docx", &docx_of("<w:document><w:body>")), [Trouble::Broken]);
    assert_eq!(told("a.docx", b""), [Trouble::Empty]);
}

#[test]
fn what_is_something_else_is_named() {
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    assert_eq!(told("a.xls", &old), [Trouble::OldFormat]);
    let name = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]);
    let locked: Vec<u8> = old.into_iter().chain(name).collect();
    assert_eq!(told("a.xlsx", &locked), [Trouble::Locked]);
    for (name, bytes) in [
        ("a.docx", &b"%PDF-1.7"[..]),
        ("a.doc", b"{\\rtf1"),
        ("a.xlsx", "编号,标题".as_bytes()),
        ("a.csv", b"\0\x01\x02"),
    ] {
        assert_eq!(told(name, bytes), [Trouble::WrongType], "{name}");
    }
    let slides = RELATIONS.replace("word/document.xml", "ppt/presentation.xml");
    assert_eq!(
        told("a.pptx", &packed(&[("_rels/.rels", slides.as_bytes())])),
        [Trouble::WrongType]
    );
}

#[test]
fn entities_are_refused_before_they_grow() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert_eq!(told("a.docx", &docx_of(laughs)), [Trouble::Entities]);
    assert_eq!(told("a.docx", &docx_of("<a>&c;</a>")), [Trouble::Entities]);
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    assert_eq!(told("a.xlsx", &workbook(outside)), [Trouble::Entities]);
}

#[test]
fn depth_is_refused_and_not_followed() {
    let deep = format!("{}{}", "<w:tbl>".repeat(1_000_000), "</w:tbl>".repeat(1_000_000));
    let told = told("a.docx", &docx_of(&deep));
    assert!(matches!(told[..], [Trouble::TooDeep | Trouble::UnpacksTooFar]), "{told:?}");
    let hundreds = format!("{}{}", "<w:tbl>".repeat(300), "</w:tbl>".repeat(300));
    assert_eq!(self::told("a.docx", &docx_of(&hundreds)), [Trouble::TooDeep]);
}

#[test]
fn a_hundred_thousand_columns_are_refused() {
    let cells: String = (0..100_000)
        .map(|at| format!("<c t=\"inlineStr\"><is><t>编号{}</t></is></c>", at * 7919 % 99_991))
        .collect();
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    assert!(matches!(told("a.xlsx", &workbook(&sheet))[..], [Trouble::TooManyColumns]));
    assert_eq!(told("a.csv", "编号,".repeat(100_000).as_bytes()), [Trouble::TooManyColumns]);
}

#[test]
fn cells_in_far_corners_cost_no_more_than_cells() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>a</t></is></c></row>\
        </sheetData>\
        <mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    assert!(matches!(told("a.xlsx", &workbook(sheet))[..], [Trouble::TooLarge]));
}

#[test]
fn one_long_word_used_often_is_counted_each_time() {
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(200));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(100));
    assert!(matches!(told("a.xlsx", &workbook(&sheet))[..], [Trouble::TooLarge]));
}

#[test]
fn a_long_cell_merged_over_many_rows_is_counted_in_each() {
    let text = "类别".repeat(10_000);
    let mut rows = String::from("<row><c t=\"inlineStr\"><is><t>类别</t></is></c>");
    rows += "<c t=\"inlineStr\"><is><t>标题</t></is></c></row>";
    for at in 2..10_000 {
        let cell = |words: &str| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
        let first = if at == 2 { cell(&text) } else { String::new() };
        rows += &format!("<row r=\"{at}\">{first}<c r=\"B{at}\"><v>{at}</v></c></row>");
    }
    let sheet = format!(
        "<worksheet><sheetData>{rows}</sheetData>\
         <mergeCells><mergeCell ref=\"A2:A9999\"/></mergeCells></worksheet>"
    );
    let read = read("a.xlsx", &workbook(&sheet), &Wish::default());
    assert_eq!(read.problems.last().map(|one| one.what), Some(Trouble::TooLarge));
    assert!(read.items.len() < 2_000);
}

#[test]
fn a_formula_is_never_worked_out() {
    let formulas = [
        "=HYPERLINK(\"http://evil.example\",\"关于修路的建议\")",
        "@SUM(1+1)",
        "+cmd|' /C calc'!A0",
    ];
    for formula in formulas {
        let text = format!("编号,标题\n1,\"{}\"\n", formula.replace('"', "\"\""));
        let read = read("a.csv", text.as_bytes(), &Wish::default());
        assert_eq!(read.items[0].title, formula);
        assert_eq!(read.problems[0].what, Trouble::Formula);
    }
}

#[test]
fn a_formula_of_a_sheet_is_text_with_its_last_value() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_formula_result_default("");
    for (column, words) in ["编号", "标题"].iter().enumerate() {
        sheet.write_string(0, column as u16, *words).unwrap();
    }
    let link =
        |value: &str| Formula::new("HYPERLINK(\"http://evil.example\",\"a\")").set_result(value);
    sheet.write_number(1, 0, 1.0).unwrap();
    sheet.write_formula(1, 1, link("关于修路的建议")).unwrap();
    sheet.write_number(2, 0, 2.0).unwrap();
    sheet.write_formula(2, 1, link("")).unwrap();
    let read: Read = read("a.xlsx", &book.save_to_buffer().unwrap(), &Wish::default());
    assert_eq!(read.items[0].title, "关于修路的建议");
    assert!(read.items[1].title.starts_with("=HYPERLINK("), "{}", read.items[1].title);
    let told: Vec<_> = read.problems.iter().map(|one| (one.what, one.place.cell())).collect();
    assert_eq!(
        told,
        [(Trouble::Formula, Some("B2".to_owned())), (Trouble::Formula, Some("B3".to_owned())),]
    );
}

#[test]
fn what_would_mislead_on_a_screen_is_told() {
    let text = "编号,标题\n1,关于\u{202E}修路的建议\n2,关于\u{200B}修桥的建议\n";
    let read = read("a.csv", text.as_bytes(), &Wish::default());
    let told: Vec<_> = read.problems.iter().map(|one| (one.place.row, one.what)).collect();
    assert_eq!(told, [(Some(2), Trouble::Characters), (Some(2), Trouble::Missing)]);
    assert_eq!(read.items[1].title, "关于修桥的建议");
}

#[test]
fn a_quote_that_never_ends_is_refused() {
    let text = format!("编号,标题\n1,\"{}", "长".repeat(100_000));
    assert_eq!(told("a.csv", text.as_bytes()), [Trouble::CellTooLong]);
}
