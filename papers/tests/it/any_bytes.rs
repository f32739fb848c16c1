//! Any bytes: no reader panics, and each gives items or says why not.

use papers::reading::cell::{choice, date, names, number};
use papers::reading::{Wish, read};
use proptest::prelude::*;

use crate::paper::{docx_of, packed};

fn answers(name: &str, bytes: &[u8]) {
    let read = read(name, bytes, &Wish::default());
    assert!(!read.items.is_empty() || !read.problems.is_empty());
}

/// Bits of documents in any order.
const PIECES: [&str; 16] = [
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:r><w:t>",
    "</w:t></w:r>",
    "案由：",
    "关于修路的建议",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"99999\"/>",
    "第001号",
    "<w:br w:type=\"page\"/>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        for name in ["a.csv", "a.docx", "a.xlsx", "a"] {
            answers(name, &bytes);
        }
    }

    #[test]
    fn any_words_in_an_archive_get_an_answer(text in "\\PC{0,400}") {
        answers("a.docx", &docx_of(&text));
        answers("a.zip", &packed(&[("1.csv", text.as_bytes()), ("2.docx", &docx_of(&text))]));
    }

    #[test]
    fn any_order_of_pieces_gets_an_answer(order in proptest::collection::vec(0..16_usize, 0..80)) {
        let body: String = order.into_iter().map(|place| PIECES[place]).collect();
        answers("a.docx", &docx_of(&format!("<w:body>{body}</w:body>")));
    }

    #[test]
    fn a_table_of_any_cells_gets_an_answer(
        cells in proptest::collection::vec("[编号标题类别代表单位0-9,\n\"= 年月日、等名（）一十]{0,12}", 0..60)
    ) {
        answers("a.csv", format!("编号,标题,类别\n{}", cells.join(",")).as_bytes());
    }

    #[test]
    fn no_cell_makes_a_reader_panic(text in "\\PC{0,60}") {
        let _ = (number::number(&text), number::session(&text), date::date(&text));
        let _ = (names::people(&text), names::units(&text), choice::reply_class(&text));
        let _ = (choice::kind(&text), choice::disclosure(&text), choice::category(&text));
    }

    #[test]
    fn a_number_is_read_again_as_itself(text in "[第号0-9A-Z温()〔〕年]{1,12}") {
        if let Ok(found) = number::number(&text) {
            prop_assert_eq!(number::number(&found.printed).map(|one| one.key), Ok(found.key));
        }
    }

    #[test]
    fn every_day_is_read_back(days in 0..50_000_i32) {
        let day = jiff::civil::date(1949, 10, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        for text in [day.to_string(), day.strftime("%Y年%-m月%-d日").to_string(), day.strftime("%Y%m%d").to_string()] {
            prop_assert_eq!(date::date(&text), Ok(day));
        }
    }
}
