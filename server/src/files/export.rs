//! The desk's list as files: 目录 and 交办表 as tables, and the papers of all of it in one archive.
//! Rows are read page by page and sent as they are written, so that many take the room of a few.

use std::collections::VecDeque;

use app::AppError;
use app::ui::motion::words::state;
use axum::extract::{Query, State};
use axum::http::Uri;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use domain::motion::{Category, State as Stand};
use domain::page::Page;
use letters::table::{self, ASSIGNMENTS, CATALOGUE, Table};
use letters::{AssignmentRow, CatalogueRow, Entry, Error, Format, bundle, words};
use store::Call;
use store::motion::{DeskLine, Filter, desk_lines};
use tokio::runtime::Handle;

use super::disposition::attachment;

use super::paper::{self, As};
use super::send::POLICY;
use crate::caller::Caller;
use crate::house::House;
use crate::outlet::{Outlet, outlet};
use crate::plain::{Reader, failed};

/// How a table is written.
#[derive(Clone, Copy)]
enum Sheet {
    Xlsx,
    Csv,
}

#[derive(Clone, Copy)]
enum What {
    Catalogue(Sheet),
    Assignments(Sheet),
    Papers(As),
}

macro_rules! exports {
    ($($name:ident: $what:expr),+ $(,)?) => {$(
        pub async fn $name(
            State(house): State<House>,
            Caller(call): Caller,
            reader: Reader,
            uri: Uri,
        ) -> Response {
            match begin(&house, call, &uri, $what).await {
                Ok(response) => response,
                Err(error) => failed(&house, &reader, "/app/desk", error),
            }
        }
    )+};
}

exports! {
    catalogue_xlsx: What::Catalogue(Sheet::Xlsx),
    catalogue_csv: What::Catalogue(Sheet::Csv),
    assignments_xlsx: What::Assignments(Sheet::Xlsx),
    assignments_csv: What::Assignments(Sheet::Csv),
    papers_docx: What::Papers(As::Docx),
    papers_pdf: What::Papers(As::Pdf),
}

/// What the desk's address asks for; what cannot be understood is not asked for.
fn wanted(uri: &Uri) -> Filter {
    let pairs: Vec<(String, String)> =
        Query::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default();
    let value = |name: &str| {
        let found = pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    Filter {
        states: Stand::from_code(value("state")).into_iter().collect(),
        category: Category::from_code(value("category")),
        overdue: value("overdue") == "true",
        query: value("q").chars().filter(|c| !c.is_control()).collect(),
        after: None,
    }
}

/// The first page is read before anything is sent: it tells whether the caller may have it.
async fn begin(house: &House, call: Call, uri: &Uri, what: What) -> Result<Response, AppError> {
    let filter = wanted(uri);
    let first = desk_lines(&house.store, &call, &filter).await?;
    let turn = house.exports.clone().acquire_owned().await.map_err(|_| AppError::Unavailable)?;
    let fonts = match what {
        What::Papers(As::Pdf) => Some(fonts(house).await?),
        _ => None,
    };
    let congress = paper::congress(house, &call).await?;
    let (name, ending, kind) = described(what);
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, attachment(&words::export_name(name, call.now.date(), ending))),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    let (mut out, body) = outlet();
    let lines =
        Lines { house: house.clone(), call, filter, page: backwards(first), on: Handle::current() };
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let written = match what {
            What::Catalogue(sheet) => {
                tabled(&CATALOGUE, catalogued, sheet, &congress, lines, &mut out)
            }
            What::Assignments(sheet) => {
                tabled(&ASSIGNMENTS, assigned, sheet, &congress, lines, &mut out)
            }
            What::Papers(_) => {
                let format = fonts.as_ref().map_or(Format::Docx, Format::Pdf);
                let papers = Papers { lines, congress, waiting: VecDeque::new() };
                bundle::zip(papers, format, &mut out).map(drop)
            }
        };
        if let Err(error) = out.end(written) {
            tracing::warn!(%error, "an export ended early");
        }
    });
    Ok((headers, body).into_response())
}

async fn fonts(house: &House) -> Result<letters::Fonts, AppError> {
    let shelf = house.shelf.clone();
    let read = tokio::task::spawn_blocking(move || shelf.fonts()).await;
    read.map_err(|_| AppError::Unavailable)?.map_err(|error| {
        tracing::error!(%error, "papers cannot be set");
        AppError::Unavailable
    })
}

/// The name of the file, its ending and its type.
fn described(what: What) -> (&'static str, &'static str, &'static str) {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let (name, sheet) = match what {
        What::Catalogue(sheet) => (CATALOGUE.name, sheet),
        What::Assignments(sheet) => (ASSIGNMENTS.name, sheet),
        What::Papers(_) => return (words::ALL_PAPERS, "zip", "application/zip"),
    };
    match sheet {
        Sheet::Xlsx => (name, "xlsx", XLSX),
        Sheet::Csv => (name, "csv", "text/csv; charset=utf-8"),
    }
}

fn tabled<R>(
    table: &Table<R>,
    row: fn(DeskLine) -> R,
    sheet: Sheet,
    congress: &str,
    lines: Lines,
    out: &mut Outlet,
) -> Result<(), Error> {
    let rows = lines.map(|line| line.map(row));
    match sheet {
        Sheet::Csv => table::csv(table, rows, out).map(drop),
        Sheet::Xlsx => {
            let heading = words::export_heading(congress, table.name);
            let mut file = table::xlsx_file(table, &heading, rows)?;
            Ok(std::io::copy(&mut file, out).map(drop)?)
        }
    }
}

fn catalogued(line: DeskLine) -> CatalogueRow {
    CatalogueRow {
        number: line.number.unwrap_or_default(),
        title: line.title,
        kind: words::kind(line.kind).to_owned(),
        category: line.category.map(words::category).unwrap_or_default().to_owned(),
        author: line.author.name,
        delegation: line.author.delegation,
        cosigners: line.cosigners,
        lead_unit: line.lead_unit.unwrap_or_default(),
        joint_units: words::list(&line.joint_units),
        // official papers are Chinese only
        state: state(line.state).zh.to_owned(),
        disclosure: words::disclosure(line.disclosure).to_owned(),
        raised_on: line.raised_on,
        replied_on: line.replied_on,
    }
}

fn assigned(line: DeskLine) -> AssignmentRow {
    AssignmentRow {
        number: line.number.unwrap_or_default(),
        title: line.title,
        author: line.author.name,
        delegation: line.author.delegation,
        lead_unit: line.lead_unit.unwrap_or_default(),
        joint_units: words::list(&line.joint_units),
        assigned_on: line.assigned_on,
        due_on: line.due_on,
        remark: String::new(),
    }
}

/// All lines of the list, read on when those of a page are used up; for a thread that may wait.
struct Lines {
    house: House,
    call: Call,
    filter: Filter,
    /// What is left of it, the next one last.
    page: Page<DeskLine>,
    on: Handle,
}

fn backwards(mut page: Page<DeskLine>) -> Page<DeskLine> {
    page.rows.reverse();
    page
}

impl Iterator for Lines {
    type Item = Result<DeskLine, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.rows.is_empty() {
            self.filter.after = Some(self.page.next.take()?);
            let next = desk_lines(&self.house.store, &self.call, &self.filter);
            match self.on.block_on(next) {
                Ok(page) => self.page = backwards(page),
                Err(error) => return Some(Err(Error::Source(Box::new(error)))),
            }
        }
        self.page.rows.pop().map(Ok)
    }
}

/// Each motion's own paper and then its replies'.
struct Papers {
    lines: Lines,
    congress: String,
    waiting: VecDeque<Entry>,
}

impl Iterator for Papers {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            let line = match self.lines.next()? {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            let Lines { house, call, on, .. } = &self.lines;
            match on.block_on(paper::read_within(house, call, line.id, &self.congress)) {
                Ok(seen) => self.waiting.extend(paper::all(&seen)),
                // taken out of sight meanwhile
                Err(AppError::Refused(_)) => {}
                Err(error) => return Some(Err(Error::Source(Box::new(error)))),
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}
