//! The desk's list taken along: what is in it, page after page, and that text stays text.

use std::io::{Cursor, Read};

use domain::motion::ReplyClass;
use store::builders::MotionBuilder;
use zip::ZipArchive;

use super::*;
use crate::support::{bytes, header};

struct Office {
    desk: Desk,
}

impl Office {
    async fn open() -> Self {
        Self { desk: Desk::open().await }
    }

    fn a(&self) -> MotionBuilder<'_> {
        a_motion(&self.desk.scene.town)
    }

    async fn keep(&self, story: MotionBuilder<'_>) -> MotionId {
        story.on(&self.desk.scene.store).await.unwrap().id
    }

    async fn get(&self, path: &str) -> Response {
        let request = Request::get(path).header("accept", "text/html").body(Body::empty());
        let response = self.desk.ask(Some(&self.desk.scene.town.desk), request.unwrap()).await;
        assert_eq!(response.status(), 200, "{path}");
        response
    }

    /// The lines of a list, its mark and its heading aside.
    async fn lines(&self, path: &str) -> Vec<String> {
        let text = String::from_utf8(bytes(self.get(path).await).await).unwrap();
        let text = text.strip_prefix('\u{FEFF}').unwrap();
        text.split_terminator("\r\n").skip(1).map(str::to_owned).collect()
    }

    async fn archive(&self, path: &str) -> Vec<(String, Vec<u8>)> {
        let packed = bytes(self.get(path).await).await;
        let mut archive = ZipArchive::new(Cursor::new(packed)).unwrap();
        let files = (0..archive.len()).map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let (name, mut inner) = (file.name().unwrap().into_owned(), Vec::new());
            file.read_to_end(&mut inner).unwrap();
            (name, inner)
        });
        files.collect()
    }
}

const CATALOGUE: &str = "/app/desk/catalogue.csv";

#[tokio::test]
async fn the_list_is_taken_along_as_it_is_narrowed() {
    let office = Office::open().await;
    let unit = &office.desk.scene.town.units[1];
    office.keep(office.a().titled("关于甲的建议").submitted()).await;
    office.keep(office.a().titled("关于乙的建议").submitted().accepted()).await;
    let handed = office.a().titled("关于丙的建议").submitted().accepted().assigned_to(unit, &[]);
    office.keep(handed).await;
    let titles = async |asked: &str| {
        let lines = office.lines(&format!("{CATALOGUE}{asked}")).await;
        lines.iter().map(|line| line.split(',').nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles("").await, ["关于丙的建议", "关于乙的建议", "关于甲的建议"], "no draft");
    assert_eq!(titles("?state=accepted").await, ["关于乙的建议"]);
    assert_eq!(titles("?state=submitted&q=").await, ["关于甲的建议"]);
    let found = titles(&format!("?q={}", server::caller::encode("关于丙"))).await;
    assert_eq!(found, ["关于丙的建议"]);
    assert!(titles("?state=closed").await.is_empty());
    // what cannot be understood is not asked for
    assert_eq!(titles("?state=no&overdue=perhaps&q=%00").await.len(), 3);
    let assigned = office.lines("/app/desk/assignments.csv?state=assigned").await;
    assert_eq!(assigned.len(), 1);
    let cells: Vec<_> = assigned[0].split(',').collect();
    assert_eq!(cells[4], unit.name);
    assert!(cells[6] < cells[7] && cells[7].len() == 10, "assigned, and due later: {cells:?}");
}

#[tokio::test]
async fn a_list_of_many_pages_has_every_row_once() {
    let office = Office::open().await;
    let mut all = Vec::new();
    for count in 1..=210 {
        let title = format!("关于第{count}件事的建议");
        office.keep(office.a().titled(&title).submitted()).await;
        all.push(title);
    }
    let mut seen: Vec<_> = office.lines(CATALOGUE).await;
    let by_date = office.lines(&format!("{CATALOGUE}?state=submitted")).await;
    assert_eq!((seen.len(), by_date.len()), (210, 210));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 210);
    assert!(all.iter().all(|title| seen.iter().any(|line| line.contains(title))));
}

#[tokio::test]
async fn a_sheet_is_read_back_as_it_was_and_holds_no_formula() {
    let office = Office::open().await;
    let formula = "=HYPERLINK(\"http://a.example\",\"x\")";
    office.keep(office.a().titled(formula).submitted().accepted()).await;
    let response = office.get("/app/desk/catalogue.xlsx").await;
    let disposition = header(&response, "content-disposition").unwrap().to_owned();
    assert!(disposition.starts_with("attachment; filename=\"__ 2"), "{disposition}");
    assert!(disposition.contains("filename*=UTF-8''%E7%9B%AE%E5%BD%95%20"), "{disposition}");
    let sheet = bytes(response).await;
    let read = papers::reading::read("a.xlsx", &sheet, &papers::reading::Wish::default());
    assert_eq!(read.items.len(), 1, "{:?}", read.problems);
    assert_eq!(read.items[0].title, formula);
    assert_eq!(read.items[0].lead.as_ref().unwrap().name, office.desk.author().name);
    assert!(read.items[0].number.is_some());
    let formulas = |one: &papers::reading::Problem| one.what == papers::reading::Trouble::Formula;
    assert!(!read.problems.iter().any(formulas), "{:?}", read.problems);
    let lines = office.lines(CATALOGUE).await;
    assert!(lines[0].contains("\"'=HYPERLINK"), "{lines:?}");
}

#[tokio::test]
async fn the_archive_holds_each_suggestion_and_each_reply() {
    let office = Office::open().await;
    let unit = &office.desk.scene.town.units[1];
    let replied = office.a().titled("关于修桥的建议").submitted().accepted();
    let replied = replied.assigned_to(unit, &[]).signed().contacted().replied(ReplyClass::B);
    office.keep(replied).await;
    office.keep(office.a().titled("关于修路的建议").submitted()).await;
    let files = office.archive("/app/desk/papers-docx.zip").await;
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(names[0], "关于修路的建议.docx");
    assert!(names[1].ends_with("关于修桥的建议.docx") && names[2].contains("的答复"), "{names:?}");
    let read = papers::reading::read(names[1], &files[1].1, &papers::reading::Wish::default());
    assert_eq!(read.items[0].title, "关于修桥的建议");
    let files = office.archive("/app/desk/papers-pdf.zip?state=replied").await;
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|(name, it)| name.ends_with(".pdf") && it.starts_with(b"%PDF-")));
}

#[tokio::test]
async fn what_is_quarantined_is_not_taken_along() {
    let office = Office::open().await;
    office.keep(office.a().titled("关于甲的建议").submitted().accepted().quarantined()).await;
    assert!(office.lines(CATALOGUE).await.is_empty());
    assert!(office.archive("/app/desk/papers-docx.zip").await.is_empty());
}
