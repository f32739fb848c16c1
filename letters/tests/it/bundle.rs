//! Many papers in one ZIP: names, order, and that nothing waits in memory.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use letters::bundle::{self, Entry, Format};
use letters::name::{Names, safe};
use letters::{Error, Work};

use crate::samples;

fn entries(names: &[&str]) -> Vec<Result<Entry, Error>> {
    let paper = samples::suggestion().paper();
    names.iter().map(|name| Ok(Entry { name: (*name).to_owned(), paper: paper.clone() })).collect()
}

#[test]
fn each_paper_is_a_file_by_its_number_and_title() {
    let mut bytes = Vec::new();
    let first = samples::suggestion();
    let entry = Entry { name: first.file_name(), paper: first.paper() };
    let work = bundle::zip([Ok(entry)], Format::Docx, &mut bytes).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut file = archive.by_index(0).unwrap();
    let title = "关于在老旧小区周边增设公共停车位和夜间共享车位的建议";
    assert_eq!(file.name().unwrap(), format!("第001号 {title}.docx"));
    let mut inner = Vec::new();
    file.read_to_end(&mut inner).unwrap();
    assert_eq!(work, Work { files: 1, bytes: inner.len() as u64 });
    assert!(zip::ZipArchive::new(Cursor::new(inner)).is_ok());
    // bit 11: the name is UTF-8, in the file's own head and in the list at the end
    assert_eq!(bytes[7] & 0x08, 0x08);
    let list = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    assert_eq!(bytes[list + 9] & 0x08, 0x08);
}

#[test]
fn two_papers_of_one_name_are_two_files() {
    let mut bytes = Vec::new();
    bundle::zip(entries(&["同名", "同名", "同名", "A", "a"]), Format::Docx, &mut bytes).unwrap();
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<_> = archive.file_names().map(Result::unwrap).collect();
    assert_eq!(names, ["同名.docx", "同名 (2).docx", "同名 (3).docx", "A.docx", "a (2).docx"]);
}

#[test]
fn the_same_papers_make_the_same_archive() {
    let archive = || {
        let mut bytes = Vec::new();
        bundle::zip(entries(&["甲", "乙"]), Format::Docx, &mut bytes).unwrap();
        bytes
    };
    assert_eq!(archive(), archive());
}

#[test]
fn a_paper_that_cannot_be_read_ends_the_archive_without_its_list() {
    let mut bytes = Vec::new();
    let mut list = entries(&["甲"]);
    list.push(Err(Error::Source("gone".into())));
    assert!(bundle::zip(list, Format::Docx, &mut bytes).is_err());
    assert!(zip::ZipArchive::new(Cursor::new(bytes)).is_err());
}

/// Counts what reaches it, and when.
struct Counted<'a>(&'a std::cell::Cell<usize>);

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_paper_has_left_before_the_one_after_the_next_is_asked_for() {
    let (written, mut seen) = (std::cell::Cell::new(0), Vec::new());
    let list = entries(&["甲", "乙", "丙"]);
    let asked = list.into_iter().inspect(|_| seen.push(written.get()));
    bundle::zip(asked, Format::Docx, Counted(&written)).unwrap();
    assert_eq!(seen[0], 0);
    assert!(seen[2] > 4_000, "{seen:?}");
}

#[test]
fn no_title_makes_a_name_that_a_system_refuses() {
    let cases = [
        ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("  甲\r\n乙\t丙 . ", "甲 乙 丙"),
        ("\u{202E}倒\u{0}着", "倒着"),
        ("CON", "_CON"),
        ("lpt1.报告", "_lpt1.报告"),
        ("...", "无标题"),
        ("", "无标题"),
        ("关于COM2的建议", "关于COM2的建议"),
    ];
    for (wanted, given) in cases {
        assert_eq!(safe(wanted), given, "{wanted:?}");
    }
    let long = safe(&"长".repeat(500));
    assert!(long.len() <= 200 && long.chars().all(|letter| letter == '长'));
}

#[test]
fn two_thousand_equal_titles_get_two_thousand_names() {
    let mut names = Names::default();
    let given: HashSet<String> = (0..2_000).map(|_| names.give(&"长".repeat(90), "pdf")).collect();
    assert_eq!(given.len(), 2_000);
    assert!(given.iter().all(|name| name.len() <= 255));
}
