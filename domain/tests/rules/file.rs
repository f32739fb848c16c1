//! Names under which files are kept: no path, nothing invisible, always the ending of what it is.

use domain::error::is_hostile;
use domain::file::{ACCEPT, Kind, NAME, tidy_name};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::as_it_is("现场照片.jpg", Kind::Jpeg, "现场照片.jpg")]
#[case::its_other_ending("IMG_0042.JPEG", Kind::Jpeg, "IMG_0042.jpeg")]
#[case::a_lie("报告.pdf", Kind::Docx, "报告.pdf.docx")]
#[case::a_program("setup.exe", Kind::Text, "setup.exe.txt")]
#[case::a_page("a.html", Kind::Text, "a.html.txt")]
#[case::without_ending("README", Kind::Text, "README.txt")]
#[case::a_path("../../etc/passwd", Kind::Text, "passwd.txt")]
#[case::a_path_of_windows("C:\\fakepath\\桥.png", Kind::Png, "桥.png")]
#[case::turned_around("照片\u{202E}gpj.exe", Kind::Jpeg, "照片gpj.exe.jpg")]
#[case::invisible("a\u{200B}b\u{FEFF}.pdf", Kind::Pdf, "ab.pdf")]
#[case::controls("a\r\nSet-Cookie: x=1\0.pdf", Kind::Pdf, "a Set-Cookie_ x=1.pdf")]
#[case::for_no_file_system("a<b>\"c\"|d?*.xls", Kind::Xls, "a_b__c__d__.xls")]
#[case::hidden(".htaccess", Kind::Text, "htaccess.txt")]
#[case::dots("...", Kind::Pdf, "附件.pdf")]
#[case::nothing("", Kind::Heic, "附件.heic")]
#[case::an_ending_alone(".pdf", Kind::Pdf, "pdf.pdf")]
#[case::trailing("桥 . . ", Kind::Docx, "桥.docx")]
#[case::a_device("CON.txt", Kind::Text, "_CON.txt")]
#[case::a_device_in_disguise("com1.tar.doc", Kind::Doc, "_com1.tar.doc")]
#[case::no_device("console.txt", Kind::Text, "console.txt")]
fn a_name_is_kept_as_far_as_it_is_harmless(
    #[case] sent: &str,
    #[case] kind: Kind,
    #[case] kept: &str,
) {
    assert_eq!(tidy_name(sent, kind), kept);
}

#[test]
fn a_long_name_keeps_its_ending() {
    let kept = tidy_name(&format!("{}.docx", "议".repeat(500)), Kind::Docx);
    assert_eq!(kept.chars().count(), NAME);
    assert!(kept.ends_with("议.docx"));
}

#[test]
fn the_chooser_offers_every_kind_that_is_kept() {
    let offered: Vec<&str> = ACCEPT.split(',').collect();
    for kind in Kind::ALL {
        assert!(offered.contains(&format!(".{}", kind.code()).as_str()), "{kind:?}");
    }
}

proptest! {
    #[test]
    fn no_name_is_a_path_or_hides_anything(sent in "\\PC*|.*", which in 0..Kind::ALL.len()) {
        let kind = Kind::ALL[which];
        let kept = tidy_name(&sent, kind);
        prop_assert!(kept.chars().count() <= NAME);
        prop_assert!(!kept.contains(['/', '\\', '\n', '\r', '\t', '"']));
        prop_assert!(!kept.chars().any(|c| c.is_control() || is_hostile(c)));
        prop_assert!(!kept.starts_with('.'));
        prop_assert_eq!(tidy_name(&kept, kind), kept.clone(), "tidied once, it stays");
    }
}
