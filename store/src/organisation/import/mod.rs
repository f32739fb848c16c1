//! Lists read in from a table: looked at first, then written all or not at all. The look is the
//! same work undone, so what it promises is what comes.

mod deputies;
mod staff;
mod table;
mod units;

use std::collections::BTreeSet;

use base64::Engine as _;
use domain::organisation::Change;
use domain::organisation::form::UnitForm;
use domain::organisation::import::{
    BYTES, CellFlaw, Cells, DeputyEntry, Flaws, ImportKind, ImportReport, ROWS, StaffEntry, deputy,
    staff as staff_row, unit,
};
use domain::{Action, CongressId, Event, Flaw, Refusal};

use super::access::governing;
use super::commands::changed;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};

/// A row with what it was read as.
pub struct Row<T> {
    pub cells: Cells,
    pub entry: Result<T, Flaws>,
}

/// Everything that a table may list.
pub enum Rows {
    Units(Vec<Row<UnitForm>>),
    Deputies(Vec<Row<DeputyEntry>>),
    Staff(Vec<Row<StaffEntry>>),
}

/// What became of a row.
enum Outcome {
    Added(Vec<Event>),
    Changed(Vec<Event>),
    Same,
}

/// What importing `bytes` would come to. Nothing is written.
pub async fn preview(
    store: &Store,
    call: &Call,
    congress: CongressId,
    kind: ImportKind,
    bytes: &[u8],
) -> Result<ImportReport> {
    let (rows, report) = read(kind, bytes)?;
    // without its key: the look must not count as the deed
    let call = Call { key: None, ..call.clone() };
    Ok(run(store, &call, congress, rows, None, report).await?.1)
}

/// What a browser hands in: a file in base64, or, without one, the text that was pasted.
pub fn bytes(base64: &str, text: &str) -> Result<Vec<u8>> {
    if base64.is_empty() {
        return Ok(text.as_bytes().to_vec());
    }
    let read = base64::engine::general_purpose::STANDARD.decode(base64);
    Ok(read.map_err(|_| Refusal::field("file", Flaw::Form))?)
}

/// A file as it was handed in.
#[derive(Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Where rows come from, and the address of the site of which the invited are told.
#[derive(Clone, Copy)]
struct Source<'a> {
    name: &'a str,
    site: Option<&'a str>,
}

/// Writes all of it, or, with a flaw anywhere, none. Whoever is new is told by message where the
/// address of the site is given.
pub async fn import(
    store: &Store,
    call: &Call,
    congress: CongressId,
    kind: ImportKind,
    file: File<'_>,
    site: Option<&str>,
) -> Result<ImportReport> {
    let (rows, report) = read(kind, file.bytes)?;
    let source = Source { name: file.name, site };
    import_rows(store, call, congress, rows, source, report).await
}

/// The same for rows that were not read from a file.
pub async fn import_entries(
    store: &Store,
    call: &Call,
    congress: CongressId,
    rows: Rows,
    name: &str,
) -> Result<ImportReport> {
    let source = Source { name, site: None };
    import_rows(store, call, congress, rows, source, ImportReport::default()).await
}

async fn import_rows(
    store: &Store,
    call: &Call,
    congress: CongressId,
    rows: Rows,
    source: Source<'_>,
    report: ImportReport,
) -> Result<ImportReport> {
    let what = match rows {
        Rows::Units(_) => Change::UnitsImported,
        Rows::Deputies(_) => Change::DeputiesImported,
        Rows::Staff(_) => Change::StaffImported,
    };
    let (done, mut report) = run(store, call, congress, rows, source.site, report).await?;
    let Some((op, permit, mut events)) = done else {
        return Ok(report);
    };
    report.written = true;
    if report.added + report.changed > 0 {
        let name = format!("{}: +{} ~{}", source.name, report.added, report.changed);
        events.insert(0, changed(what, name));
        op.record_all(permit, Subject::Congress(congress.0), events, 0).await?;
        store.waiting().notify_one();
    }
    Ok(report)
}

type Done<'a> = Option<(Operation<'a>, domain::Permit, Vec<Event>)>;

/// Carries every row out inside one operation, which the caller records or drops.
async fn run<'a>(
    store: &'a Store,
    call: &'a Call,
    congress: CongressId,
    rows: Rows,
    site: Option<&str>,
    mut report: ImportReport,
) -> Result<(Done<'a>, ImportReport)> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        report.written = true;
        return Ok((None, report));
    };
    governing(&op, Action::ManageOrganisation, congress).await?;
    let permit = governing(&op, Action::ManageAccounts, congress).await?;
    let mut tally = Tally { report, events: Vec::new(), seen: BTreeSet::new() };
    match rows {
        Rows::Units(rows) => units::run(&op, congress, rows, &mut tally).await?,
        Rows::Deputies(rows) => deputies::run(&op, congress, rows, site, &mut tally).await?,
        Rows::Staff(rows) => staff::run(&op, congress, rows, site, &mut tally).await?,
    }
    if tally.report.flaws.is_empty() {
        Ok((Some((op, permit, tally.events)), tally.report))
    } else {
        Ok((None, tally.report))
    }
}

fn read(kind: ImportKind, bytes: &[u8]) -> Result<(Rows, ImportReport)> {
    if bytes.len() > BYTES {
        return Err(Refusal::TooLarge.into());
    }
    let table = table::read(kind, bytes)?;
    if table.rows.len() > ROWS {
        return Err(Refusal::TooLarge.into());
    }
    let report = ImportReport { flaws: table.flaws, ignored: table.ignored, ..Default::default() };
    if !report.flaws.is_empty() {
        // a column is missing: its every cell would be complained of
        return Ok((Rows::Units(Vec::new()), ImportReport { rows: table.rows.len(), ..report }));
    }
    let rows = match kind {
        ImportKind::Units => Rows::Units(parsed(table.rows, unit)),
        ImportKind::Deputies => Rows::Deputies(parsed(table.rows, deputy)),
        ImportKind::Staff => Rows::Staff(parsed(table.rows, staff_row)),
    };
    Ok((rows, report))
}

fn parsed<T>(rows: Vec<Cells>, parse: fn(&Cells) -> Result<T, Flaws>) -> Vec<Row<T>> {
    rows.into_iter().map(|cells| Row { entry: parse(&cells), cells }).collect()
}

/// What has come of the rows so far.
struct Tally {
    report: ImportReport,
    events: Vec<Event>,
    seen: BTreeSet<String>,
}

impl Tally {
    /// The entry of a row that has no flaw of its own; a flawed one is noted.
    fn entry<T>(&mut self, row: Row<T>) -> Option<(Cells, T)> {
        self.report.rows += 1;
        match row.entry {
            Ok(entry) => Some((row.cells, entry)),
            Err(flaws) => {
                self.note(&row.cells, flaws);
                None
            }
        }
    }

    fn note(&mut self, cells: &Cells, flaws: Flaws) {
        self.report.flaws.extend(flaws.into_iter().map(|one| CellFlaw {
            line: cells.line,
            value: cells.get(&one.field).chars().take(60).collect(),
            field: one.field,
            flaw: one.flaw,
        }));
    }

    /// False, and noted, when another row of the table has the same key.
    fn first(&mut self, cells: &Cells, field: &str, key: String) -> bool {
        let first = self.seen.insert(key);
        if !first {
            let flaw = domain::FieldError { field: field.to_owned(), flaw: Flaw::Taken };
            self.note(cells, vec![flaw]);
        }
        first
    }

    /// Counts what became of a row; a refusal of fields is a flaw, anything else ends the import.
    fn count(&mut self, cells: &Cells, outcome: Result<Outcome>) -> Result<()> {
        match outcome {
            Ok(Outcome::Added(events)) => {
                self.report.added += 1;
                self.events.extend(events);
            }
            Ok(Outcome::Changed(events)) => {
                self.report.changed += 1;
                self.events.extend(events);
            }
            Ok(Outcome::Same) => self.report.same += 1,
            Err(Error::Refused(Refusal::Invalid(flaws))) => self.note(cells, flaws),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
