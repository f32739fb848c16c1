//! PDF, read back with poppler: text, pages, fonts; and by the rules of Chinese lines.

use std::process::Command;
use std::sync::OnceLock;

use letters::pdf::{self, Fonts, Shelf};
use letters::{Error, Paper, ReplyLetter};

use crate::samples;

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::load(&[pdf::DEBIAN]).unwrap())
}

fn file(paper: &Paper) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf::pdf(paper, fonts()).unwrap()).unwrap();
    file
}

fn poppler(program: &str, arguments: &[&str], file: &tempfile::NamedTempFile) -> String {
    let path = file.path().to_str().unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().expect("poppler-utils is there: tools/setup installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // the titles of headings come as they stand in the file, not as UTF-8
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The lines of each page, without its number, and that number.
fn pages(paper: &Paper) -> Vec<(Vec<String>, String)> {
    let text = poppler("pdftotext", &["-enc", "UTF-8"], &file(paper));
    let pages = text.split('\u{C}').filter(|page| !page.trim().is_empty());
    pages
        .map(|page| {
            let mut lines: Vec<String> =
                page.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
            let number = lines.pop().unwrap();
            (lines, number)
        })
        .collect()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn whole_text(paper: &Paper) -> String {
    pages(paper).into_iter().flat_map(|(lines, _)| lines).map(|line| without_space(&line)).collect()
}

fn of(text: &str) -> ReplyLetter {
    ReplyLetter { text: format!("收悉。\n{text}"), ..samples::reply() }
}

#[test]
fn the_text_comes_out_as_it_went_in() {
    let letter = samples::reply();
    let text = whole_text(&letter.paper());
    for line in letter.text.lines().map(without_space) {
        assert!(text.contains(&line), "{line}\nis not in\n{text}");
    }
    let sheet = samples::suggestion();
    let text = whole_text(&sheet.paper());
    for line in sheet.parts.iter().flat_map(|part| part.lines()).map(without_space) {
        assert!(text.contains(&line), "{line}\nis not in\n{text}");
    }
}

#[test]
fn no_space_appears_where_none_was_written() {
    let letter = samples::reply();
    for (lines, _) in pages(&letter.paper()) {
        for line in lines.iter().filter(|line| line.chars().count() > 20) {
            assert!(!line.trim().contains(' ') || line.contains("签发人"), "{line}");
        }
    }
}

#[test]
fn rare_characters_come_out_too_even_those_that_no_font_has() {
    let rare = "㙍𠮷龘䶮𬍛é½Ω①㈱“”——……〔2026〕℃‰";
    assert!(whole_text(&of(rare).paper()).contains(rare));
    // no font has these: they are printed as 〓 and found as what they are
    let unknown = "前\u{2A6B2}𪚥ཀ后";
    assert!(whole_text(&of(unknown).paper()).contains(unknown));
}

#[test]
fn a_full_page_has_twenty_two_lines_of_twenty_eight_characters() {
    let text = "国".repeat(28 * 22 * 4);
    let pages = pages(&of(&text).paper());
    let (lines, _) = &pages[2];
    assert_eq!(lines.len(), 22);
    assert!(lines.iter().all(|line| line.chars().count() == 28), "{lines:?}");
}

#[test]
fn no_line_begins_or_ends_where_chinese_forbids_it() {
    let phrases =
        ["我局，", "（会同）", "“十四五”规划；", "《办法》：", "第3.5条、", "共12%。", "其他……"];
    let text: String = (0..1_500).map(|n| phrases[(n * n + n / 3) % phrases.len()]).collect();
    let pages = pages(&of(&text).paper());
    assert!(pages.len() > 8);
    for line in pages.iter().flat_map(|(lines, _)| lines) {
        let (first, last) = (line.chars().next().unwrap(), line.trim().chars().last().unwrap());
        assert!(!"，。、；：）”》…%".contains(first), "{line}");
        assert!(!"（“《".contains(last), "{line}");
    }
}

#[test]
fn every_page_bears_its_number() {
    let pages = pages(&of(&"国泰民安".repeat(600)).paper());
    assert!(pages.len() >= 4);
    for (count, (_, number)) in (1..).zip(&pages) {
        assert_eq!(without_space(number), format!("—{count}—"));
    }
}

#[test]
fn fonts_are_embedded_as_far_as_they_are_used() {
    let file = file(&samples::reply().paper());
    let list = poppler("pdffonts", &[], &file);
    let fonts: Vec<&str> = list.lines().skip(2).collect();
    assert!(fonts.len() >= 3, "{list}");
    for font in fonts {
        let marks: Vec<&str> = font.split_whitespace().rev().take(5).collect();
        // emb sub uni, then the object's two numbers
        assert_eq!(&marks[2..], ["yes", "yes", "yes"], "{font}");
    }
    assert!(std::fs::metadata(file.path()).unwrap().len() < 400_000);
}

#[test]
fn a_reading_program_hears_headings_and_tables() {
    let file = file(&samples::suggestion().paper());
    assert!(poppler("pdfinfo", &[], &file).contains("Tagged:          yes"));
    let tree = poppler("pdfinfo", &["-struct-text"], &file);
    for part in ["H1", "H2", "Table", "TR", "TH", "TD"] {
        assert!(tree.contains(part), "{part} is missing:\n{tree}");
    }
}

#[test]
fn a_letter_of_a_hundred_thousand_characters_is_whole() {
    let text = "甲乙丙丁戊己庚辛壬癸，".repeat(9_091);
    let out = whole_text(&of(&text).paper());
    assert!(out.contains(&text));
}

#[test]
fn a_row_of_a_thousand_names_runs_over_the_page() {
    let mut sheet = samples::suggestion();
    sheet.cosigners = (0..1_000).map(|n| format!("代表{n}")).collect();
    let text = whole_text(&sheet.paper());
    for n in [0, 499, 999] {
        assert!(text.contains(&format!("代表{n}")), "{n}");
    }
}

#[test]
fn no_page_holds_a_signature_alone() {
    // every length of the last line and of the last page
    for count in (280..900).step_by(28) {
        let letter = of(&"国".repeat(count));
        for (lines, _) in pages(&letter.paper()) {
            if lines.iter().any(|line| line.trim() == "2026年5月8日") {
                let text = lines.iter().filter(|line| line.starts_with('国')).count();
                assert!(text >= 2, "{count} characters: {lines:?}");
            }
        }
    }
}

#[test]
fn empty_fields_leave_a_page_that_can_be_read() {
    let mut sheet = samples::suggestion();
    sheet.parts = Default::default();
    sheet.cosigners.clear();
    sheet.number = String::new();
    (sheet.title, sheet.lead_unit) = (String::new(), "\u{0}".to_owned());
    sheet.joint_units.clear();
    let text = whole_text(&sheet.paper());
    assert!(text.contains("附议人") && text.matches('无').count() == 3, "{text}");
    assert!(!text.contains("一、"));
}

#[test]
fn a_missing_font_is_named_with_what_to_install() {
    let empty = tempfile::tempdir().unwrap();
    let error = Fonts::load(&[empty.path()]).unwrap_err();
    assert!(matches!(error, Error::FontMissing { .. }));
    let said = error.to_string();
    assert!(said.contains("fonts-noto-cjk") && said.contains(empty.path().to_str().unwrap()));
}

#[test]
fn fonts_are_shared_while_in_use() {
    let shelf = Shelf::new(vec![pdf::DEBIAN.into()]);
    let began = std::time::Instant::now();
    let first = shelf.fonts().unwrap();
    let cold = began.elapsed();
    let began = std::time::Instant::now();
    let _second = shelf.fonts().unwrap();
    assert!(began.elapsed() * 10 < cold, "read twice");
    assert!(pdf::pdf(&samples::reply().paper(), &first).is_ok());
}

#[test]
fn a_file_that_is_no_font_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ttf"), b"no font").unwrap();
    let folders = [folder.path(), std::path::Path::new(pdf::DEBIAN)];
    assert!(Fonts::load(&folders).is_ok());
}

#[test]
fn the_same_paper_makes_the_same_file() {
    let paper = samples::reply().paper();
    assert_eq!(pdf::pdf(&paper, fonts()).unwrap(), pdf::pdf(&paper, fonts()).unwrap());
}
