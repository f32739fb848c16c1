//! Cursors: they come back as they went out, and rubbish is the first page.

use domain::page::{Cursor, Page};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("")]
#[case(".")]
#[case("1")]
#[case("1.")]
#[case(".1")]
#[case("1.2.3")]
#[case("a.1")]
#[case("1 .2")]
#[case("99999999999999999999.1")]
#[case("1.1; DROP TABLE motion")]
fn what_is_no_cursor_is_the_first_page(#[case] text: &str) {
    assert_eq!(Cursor::decode(text), None);
}

#[test]
fn an_empty_page_has_no_next_one() {
    let page = Page::<i32>::empty();
    assert!(page.rows.is_empty() && page.next.is_none());
}

proptest! {
    #[test]
    fn a_cursor_comes_back_as_it_went_out(key in any::<i64>(), id in any::<i64>()) {
        let cursor = Cursor { key, id };
        prop_assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
    }

    #[test]
    fn whatever_is_sent_as_a_cursor_is_read_without_a_panic(text in any::<String>()) {
        if let Some(cursor) = Cursor::decode(&text) {
            prop_assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        }
    }
}
