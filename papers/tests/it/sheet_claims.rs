//! What is read of sheets: fields counted for each layout, and what is told besides.

use Field::*;
use papers::reading::{Field, Mapping, Trouble, Why, Wish, read};
use rstest::rstest;

use crate::grid::Grid;
use crate::odd_sheets::*;
use crate::score::{Layout, holds};
use crate::sheets::*;

#[rstest]
#[case(plain_list())]
#[case(two_rows_of_heading())]
#[case(full_width())]
#[case(gb18030_list())]
#[case(utf_16_tabs())]
#[case(rows_of_units())]
#[case(sections_and_pages())]
#[case(formats_and_sheets())]
#[case(whole_texts())]
#[case(brackets_and_counts())]
fn at_least_99_of_100_fields_of_a_sheet_are_right(#[case] layout: Layout) {
    holds(&layout, &read(layout.file, &layout.bytes, &Wish::default()));
}

#[test]
fn titles_and_notes_are_left_out_and_told() {
    let layout = two_rows_of_heading();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let told: Vec<(Why, Option<usize>)> =
        read.left_out.iter().map(|one| (one.why, one.place.row)).collect();
    assert_eq!(
        told,
        [
            (Why::Title, Some(1)),
            (Why::Title, Some(2)),
            (Why::Note, Some(106)),
            (Why::Note, Some(107)),
        ]
    );
    assert!(read.left_out[2].text.starts_with("备注：1.满意度"));
}

#[test]
fn the_title_above_names_the_session_and_the_kind() {
    let layout = plain_list();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let session = read.items[0].session.clone().unwrap();
    assert_eq!((session.term, session.session, session.recess), (7, Some(5), false));
    assert!(read.items.iter().all(|item| item.shown(Kind) == "suggestion"));
}

#[test]
fn unseen_sheets_and_sheets_without_a_table_are_told() {
    let layout = formats_and_sheets();
    let read = read(layout.file, &layout.bytes, &Wish::default());
    let told: Vec<(Why, &str)> =
        read.left_out.iter().map(|one| (one.why, one.text.as_str())).collect();
    assert_eq!(told, [(Why::HiddenSheet, "旧数据"), (Why::NoTable, "填表说明")]);
}

#[test]
fn a_mapping_overrules_what_the_words_say_and_survives_being_kept() {
    let layout = plain_list();
    let mut mapping = Mapping::default();
    mapping.set("序号", Some(Number));
    mapping.set("建议号", None);
    mapping.set("代表团", Some(Category));
    let kept = serde_json::to_string(&mapping).unwrap();
    let wish = Wish { mapping: serde_json::from_str(&kept).unwrap(), ..Wish::default() };
    let read = read(layout.file, &layout.bytes, &wish);
    assert_eq!(read.items[4].shown(Number), "5");
    let wrong = read.problems.iter().filter(|one| one.what == Trouble::CategoryNotUnderstood);
    assert_eq!(wrong.count(), read.items.len());
    let told: Vec<&str> = read.tables[0]
        .columns
        .iter()
        .filter(|one| one.told)
        .map(|one| one.words.as_str())
        .collect();
    assert_eq!(told, ["序号", "建议号", "代表团"]);
}

#[test]
fn a_wrong_cell_is_told_with_its_place_and_the_others_are_read() {
    let mut grid = Grid::default();
    grid.row(&["编号", "标题", "提出日期", "答复类别", "是否公开", "类型"]);
    grid.row(&["1", "关于修路的建议", "1月5日", "E类", "看情况", "提案"]);
    grid.row(&["1", "", "2017年13月5日", "A/B", "公开", "建议"]);
    let read = read("a.csv", grid.csv(',').as_bytes(), &Wish::default());
    let told: Vec<(String, &str)> = read
        .problems
        .iter()
        .map(|one| (one.place.cell().unwrap_or(one.place.shown()), one.what.code()))
        .collect();
    assert_eq!(
        told,
        [
            ("F2".to_owned(), "kind_not_understood"),
            ("E2".to_owned(), "disclosure_not_understood"),
            ("C2".to_owned(), "date_incomplete"),
            ("D2".to_owned(), "reply_class_not_understood"),
            ("C3".to_owned(), "date_not_understood"),
            ("D3".to_owned(), "reply_class_not_understood"),
            ("a.csv 3".to_owned(), "missing"),
        ]
    );
    assert_eq!(read.items.len(), 2);
    assert_eq!(read.items[1].shown(Disclosure), "full");
    assert_eq!(read.sound().count(), 0);
}

#[test]
fn a_number_that_stands_twice_is_told_with_where_it_stood_first() {
    let mut grid = Grid::default();
    grid.row(&["编号", "标题", "届次"]);
    grid.row(&["第001号", "关于修路的建议", "七届五次会议"]);
    grid.row(&["1", "关于修桥的建议", "七届五次会议"]);
    grid.row(&["１", "关于修渠的建议", "七届四次会议"]);
    let read = read("a.csv", grid.csv(',').as_bytes(), &Wish::default());
    let told: Vec<_> =
        read.problems.iter().map(|one| (one.what, one.place.row, one.text.as_str())).collect();
    assert_eq!(told, [(Trouble::NumberTwice, Some(3), "a.csv 2")]);
}
