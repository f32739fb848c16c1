//! DOCX, read back as XML: every word, headings, tables, the numbers of pages.

use std::io::{Cursor, Read};

use letters::docx::docx;
use letters::{Paper, ReplyLetter};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::samples;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn document(paper: &Paper) -> String {
    part(&docx(paper).unwrap(), "word/document.xml")
}

/// The text of each paragraph; fails where the XML is broken.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut within) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:p" => found.push(String::new()),
            Event::Start(tag) if tag.name().as_ref() == "w:t" => within = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => within = false,
            Event::Text(text) if within => {
                found.last_mut().unwrap().push_str(&text);
            }
            Event::GeneralRef(name) if within => {
                let reference = format!("&{};", &*name);
                let letter = quick_xml::escape::unescape(&reference).unwrap();
                found.last_mut().unwrap().push_str(&letter);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn of(text: &str) -> ReplyLetter {
    ReplyLetter { text: format!("收悉。\n{text}"), ..samples::reply() }
}

#[test]
fn every_word_of_a_letter_stands_in_the_document() {
    let letter = samples::reply();
    let lines = paragraphs(&document(&letter.paper()));
    for line in letter.text.lines().map(str::trim) {
        assert!(lines.iter().any(|one| one == line), "{line}");
    }
    let all = lines.join("\n");
    for word in [
        "类别：B",
        "宜住建函〔2026〕37号",
        "签发人：罗建平",
        "关于市七届人大五次会议第001号建议的答复",
        "周明远代表：",
        "（联系人：宋晓雯，联系电话：0717-6250000）",
        "抄送：市人大常委会代表工作委员会，市人民政府办公室。",
        "公开属性：全文公开",
        "2026年5月8日印发",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn every_word_of_a_suggestion_stands_in_the_document() {
    let sheet = samples::suggestion();
    let xml = document(&sheet.paper());
    let lines = paragraphs(&xml);
    for line in sheet.parts.iter().flat_map(|part| part.lines()).map(str::trim) {
        assert!(lines.iter().any(|one| one == line), "{line}");
    }
    let names = sheet.cosigners.join("、");
    assert!(lines.contains(&format!("{names}（7人）")));
    assert!(lines.contains(&"主办：宜昌市住房和城乡建设局".to_owned()));
    assert_eq!(xml.matches("<w:tbl>").count(), 1);
    assert_eq!(xml.matches("<w:tr>").count() + xml.matches("<w:tr ").count(), 6);
}

#[test]
fn headings_show_in_the_outline_of_a_word_processor() {
    let bytes = docx(&samples::reply().paper()).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:pStyle w:val=\"Heading1\"").count(), 1);
    assert_eq!(xml.matches("<w:pStyle w:val=\"Heading2\"").count(), 4);
    assert_eq!(xml.matches("<w:pStyle w:val=\"Heading3\"").count(), 2);
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("\"heading 1\"") && styles.contains("\"仿宋\""));
}

#[test]
fn the_page_is_that_of_an_official_paper() {
    let bytes = docx(&samples::reply().paper()).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\""), "A4");
    assert!(xml.contains("w:top=\"2098\"") && xml.contains("w:left=\"1587\""), "37 and 28 mm");
    assert!(xml.contains("w:linePitch=\"579\""), "22 lines in 225 mm");
    assert!(part(&bytes, "word/settings.xml").contains("evenAndOddHeaders"));
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        assert!(part(&bytes, footer).contains("PAGE"), "{footer}");
    }
}

#[test]
fn words_that_look_like_xml_stay_words() {
    let odd = "</w:t></w:r><w:r>&lt;b&gt; <script>alert(\"1\")</script> ]]> 㙍𠮷 a  b";
    let lines = paragraphs(&document(&of(odd).paper()));
    assert!(lines.iter().any(|line| line == odd), "{lines:#?}");
}

#[test]
fn what_xml_cannot_hold_is_left_out() {
    let lines = paragraphs(&document(&of("一\u{0}\u{1}\u{B}二\u{FFFF}\u{202E}三").paper()));
    assert!(lines.contains(&"二三".to_owned()) && lines.contains(&"一".to_owned()));
}

#[test]
fn a_letter_of_a_hundred_thousand_characters_is_whole() {
    let text = "甲乙丙丁戊己庚辛壬癸".repeat(10_000);
    let lines = paragraphs(&document(&of(&text).paper()));
    assert!(lines.contains(&text));
}

#[test]
fn empty_fields_leave_no_empty_labels() {
    let letter = ReplyLetter {
        unit: String::new(),
        document_number: String::new(),
        class: String::new(),
        disclosure: String::new(),
        signer: String::new(),
        number: String::new(),
        title: String::new(),
        addressees: Vec::new(),
        text: String::new(),
        dated: None,
        contact: Default::default(),
        copies: Vec::new(),
        ..samples::reply()
    };
    let lines = paragraphs(&document(&letter.paper()));
    let written: Vec<&String> = lines.iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(written, ["关于代表建议的答复"]);
}

#[test]
fn the_same_paper_makes_the_same_file() {
    let paper = samples::suggestion().paper();
    assert_eq!(docx(&paper).unwrap(), docx(&paper).unwrap());
}
