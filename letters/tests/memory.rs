//! Ten thousand rows and hundreds of letters take the memory of a few. Each test is a process of
//! its own under nextest, so that the peak is its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]
// the samples are shared, and not all are needed here
#![allow(dead_code)]

#[path = "it/samples.rs"]
mod samples;

use letters::bundle::{self, Entry, Format};
use letters::table::{self, CATALOGUE};

/// The most that was ever resident, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap()
}

#[test]
fn ten_thousand_rows_take_the_memory_of_a_hundred() {
    let sheet = |count: usize| {
        let rows = (1..=count).map(|number| Ok(samples::catalogue(number)));
        table::xlsx_file(&CATALOGUE, "目录", rows).unwrap();
    };
    sheet(100);
    let few = peak();
    sheet(10_000);
    let many = peak();
    assert!(many < 150 * 1024, "{many} kB");
    assert!(many - few < 8 * 1024, "from {few} to {many} kB");
}

#[test]
fn ten_thousand_lines_take_the_memory_of_a_hundred() {
    let list = |count: usize| {
        let rows = (1..=count).map(|number| Ok(samples::catalogue(number)));
        table::csv(&CATALOGUE, rows, std::io::sink()).unwrap();
    };
    list(100);
    let few = peak();
    list(10_000);
    assert!(peak() - few < 4 * 1024);
}

#[test]
fn three_hundred_letters_take_the_memory_of_ten() {
    let archive = |count: usize| {
        let entries = (0..count).map(|_| {
            Ok(Entry { name: samples::reply().file_name(), paper: samples::reply().paper() })
        });
        bundle::zip(entries, Format::Docx, std::io::sink()).unwrap();
    };
    archive(10);
    let few = peak();
    archive(300);
    assert!(peak() - few < 8 * 1024);
}
