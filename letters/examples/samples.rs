//! Writes one paper and table of each kind into a folder, to be looked at, and how long they take.
//! `cargo run -p letters --example samples -- FOLDER [LETTERS IN THE ZIP]`
#![allow(clippy::print_stdout)]

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;
use std::time::Instant;

use letters::bundle::{self, Entry, Format};
use letters::table::{self, ASSIGNMENTS, CATALOGUE};
use letters::{Error, Fonts, pdf};

#[path = "../tests/it/samples.rs"]
mod samples;

fn main() -> Result<(), Error> {
    let mut given = std::env::args().skip(1);
    let folder = PathBuf::from(given.next().unwrap_or_else(|| "target/letters".to_owned()));
    let letters = given.next().and_then(|count| count.parse().ok()).unwrap_or(20);
    fs::create_dir_all(&folder)?;
    let fonts = timed("fonts", || Fonts::load(&[pdf::DEBIAN]))?;
    let papers =
        [("suggestion", samples::suggestion().paper()), ("reply", samples::reply().paper())];
    for (name, paper) in &papers {
        for format in [Format::Docx, Format::Pdf(&fonts)] {
            let label = format!("{name}.{}", format.ending());
            let bytes = timed(&label, || format.render(paper))?;
            println!("{:>12} {} bytes", "", bytes.len());
            fs::write(folder.join(label), bytes)?;
        }
    }
    for (ending, format) in [("docx", Format::Docx), ("pdf", Format::Pdf(&fonts))] {
        let entries = (1..=letters).map(|number| {
            let mut reply = samples::reply();
            reply.number = format!("市七届人大五次会议第{number:03}号");
            Ok(Entry { name: reply.file_name(), paper: reply.paper() })
        });
        let out = BufWriter::new(File::create(folder.join(format!("{ending}.zip")))?);
        let label = format!("{letters} {ending}");
        timed(&label, || bundle::zip(entries, format, out))?;
    }
    println!("{:>12} {}", "peak", peak());
    tables(&folder)
}

fn tables(folder: &std::path::Path) -> Result<(), Error> {
    const ROWS: usize = 10_000;
    let file = |name| File::create(folder.join(name)).map(BufWriter::new);
    let heading = "宜昌市第七届人民代表大会第五次会议代表建议目录";
    let rows = || (1..=ROWS).map(|number| Ok(samples::catalogue(number)));
    let out = file("catalogue.xlsx")?;
    timed("10,000 xlsx", || table::xlsx(&CATALOGUE, heading, rows(), out))?;
    let out = file("catalogue.csv")?;
    timed("10,000 csv", || table::csv(&CATALOGUE, rows(), out))?;
    let rows = (1..=40).map(|number| Ok(samples::assignment(number)));
    let out = file("assignments.xlsx")?;
    timed("40 xlsx", || table::xlsx(&ASSIGNMENTS, "交办表", rows, out))?;
    Ok(())
}

fn timed<T>(label: &str, work: impl FnOnce() -> T) -> T {
    let from = Instant::now();
    let done = work();
    println!("{label:>14} {:?}", from.elapsed());
    done
}

/// The most memory that was ever in use, as Linux tells it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or("unknown").trim().to_owned()
}
