//! Throws damaged papers at one reader for a while: `fuzz csv|xlsx|docx|zip [SECONDS] [SEED]`.
//! Files are damaged as they are, and within their parts, so that what lies behind the archive's
//! sums is reached as well. What gets an answer of a new kind is damaged further. tools/fuzz runs
//! it with its room limited, so that too large a reservation ends it as a panic does.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/it/facts.rs"]
#[allow(dead_code)]
mod facts;
#[path = "../tests/it/grid.rs"]
#[allow(dead_code)]
mod grid;
#[path = "../tests/it/paper.rs"]
#[allow(dead_code)]
mod paper;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::time::{Duration, Instant};

use grid::Grid;
use paper::{C, NEW_PAGE, centred, docx, p, packed, table};
use papers::reading::{Read, Wish, read};

/// How long one paper may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Papers kept because their answer was new.
const KEPT: usize = 400;

fn main() {
    let mut words = std::env::args().skip(1);
    let kind = words.next().unwrap_or_else(|| "csv".to_owned());
    let seconds: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(60);
    let seed: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(20_170_105);
    let name = format!("a.{kind}");
    let mut chance = Chance(seed);
    let mut corpus: Vec<Vec<u8>> = seeds(&kind);
    let (began, mut runs, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
    let mut answers = BTreeSet::new();
    while began.elapsed().as_secs() < seconds {
        let from = chance.below(corpus.len());
        let made = damaged(&corpus[from], &mut chance);
        let at = Instant::now();
        let answer = std::panic::catch_unwind(|| read(&name, &made, &Wish::default()));
        let Ok(read) = answer else { failed(&kind, &made, "panics") };
        let took = at.elapsed();
        slowest = slowest.max(took);
        if took > PATIENCE {
            failed(&kind, &made, "takes too long");
        }
        if read.items.is_empty() && read.problems.is_empty() {
            failed(&kind, &made, "gets no answer");
        }
        if answers.insert(shape(&read)) && corpus.len() < KEPT && made.len() < 64 << 10 {
            corpus.push(made);
        }
        runs += 1;
    }
    println!(
        "{kind}: {runs} papers in {seconds} s, {} kinds of answer, slowest {} ms, most room {} MB",
        answers.len(),
        slowest.as_millis(),
        most_room()
    );
}

fn failed(kind: &str, made: &[u8], what: &str) -> ! {
    let path = std::env::temp_dir().join(format!("fuzz-failed.{kind}"));
    match std::fs::write(&path, made) {
        Ok(()) => println!("{kind}: {what}: {}", path.display()),
        Err(error) => println!("{kind}: {what}; it could not be kept: {error}"),
    }
    std::process::exit(1)
}

/// Most memory that the process has held, in megabytes, where the system tells it.
fn most_room() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u64>().unwrap_or_default() / 1_024
}

/// What an answer is like, figures aside: problems, and fields that were understood.
fn shape(read: &Read) -> (usize, Vec<&'static str>, Vec<&'static str>) {
    let mut problems: Vec<&str> = read.problems.iter().map(|one| one.what.code()).collect();
    problems.sort_unstable();
    problems.dedup();
    let mut fields: Vec<&str> =
        read.items.iter().flat_map(|item| item.words.keys().map(|field| field.code())).collect();
    fields.sort_unstable();
    fields.dedup();
    (read.items.len().min(8), problems, fields)
}

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Words that readers look for, and figures that have broken others.
const WORDS: [&str; 40] = [
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:p>",
    "</w:p>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"99\"/>",
    "<w:br w:type=\"page\"/>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<row r=\"0\">",
    "<f>1+1</f>",
    "t=\"s\"",
    "t=\"d\"",
    "s=\"4294967295\"",
    "<v>1e308</v>",
    "<v>NaN</v>",
    "<v>-1</v>",
    "&#x10FFFF;",
    "&#0;",
    "&amp;",
    "<!DOCTYPE a>",
    "<![CDATA[",
    "]]>",
    "案由：",
    "关于修路的建议",
    "第",
    "号",
    "年",
    "月",
    "等",
    "（",
    "）",
    "\u{202E}",
    "\u{3000}",
    "\"",
    ",",
    "\n",
];

/// One to eight kinds of harm, to the file or to one of its parts.
fn damaged(paper: &[u8], chance: &mut Chance) -> Vec<u8> {
    if chance.below(4) > 0
        && let Some(mut parts) = parts(paper)
    {
        let part = chance.below(parts.len());
        parts[part].1 = harmed(&parts[part].1, chance);
        let entries: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        return packed(&entries);
    }
    harmed(paper, chance)
}

fn harmed(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(64)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].repeat(1 + chance.below(20));
                drop(bytes.splice(at..at, again));
            }
            3 | 4 => drop(bytes.splice(at..at, WORDS[chance.below(WORDS.len())].bytes())),
            _ => {
                // a piece of it elsewhere
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                drop(bytes.splice(to..to, piece));
            }
        }
        bytes.truncate(256 << 10);
    }
    bytes
}

fn parts(paper: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(paper)).ok()?;
    let mut parts = Vec::new();
    for place in 0..archive.len().min(40) {
        let mut entry = archive.by_index(place).ok()?;
        let name = format!("{}{}", entry.name().ok()?, if place < 12 { "" } else { "_" });
        let mut bytes = Vec::new();
        (&mut entry).take(1 << 20).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    // the same name twice cannot be packed again
    let mut names = BTreeSet::new();
    parts.retain(|(name, _)| names.insert(name.clone()));
    (!parts.is_empty()).then_some(parts)
}

fn seeds(kind: &str) -> Vec<Vec<u8>> {
    let mut grid = Grid::default();
    grid.line("市七届人大五次会议代表建议一览表", 7);
    grid.row(&["编号", "案由", "代表", "", "承办单位", "", "答复日期"]);
    grid.row(&["", "", "领衔", "附议", "主办", "会办", ""]);
    grid.merge(1, 2, 1, 3);
    grid.merge(1, 4, 1, 5);
    for one in facts::facts().iter().take(6) {
        grid.row(&[
            &one.number,
            &one.title,
            &one.lead,
            &one.cosigners.join("、"),
            &one.lead_unit,
            &one.joint_units.join("\n"),
            &facts::day("年", one.replied),
        ]);
    }
    grid.merge(3, 0, 4, 0);
    grid.merge(3, 1, 4, 1);
    grid.row(&["注：说明"]);
    let form = table(&[
        vec![C("案由", 1, None), C("关于修路的建议", 3, None)],
        vec![C("附议代表", 1, Some(true)), C("姓名", 1, None), C("代表证号", 2, None)],
        vec![C("", 1, Some(false)), C("王伟", 1, None), C("0021", 2, None)],
        vec![C("内容", 4, None)],
        vec![C("情况：坏了\n建议：修", 4, None)],
    ]);
    let letter = [
        centred("关于修路的建议"),
        p("市人大常委会："),
        p("一、存在的问题"),
        p("路坏了。"),
        p("为此，建议如下："),
        p("一是修。"),
        p("建议人：王　伟　　代表团：宜都代表团"),
        p("二〇一七年一月五日"),
    ]
    .concat();
    let several =
        [p("第001号"), letter.clone(), NEW_PAGE.to_owned(), p("第002号"), letter.clone()].concat();
    let csv = grid.csv(',');
    match kind {
        "csv" => vec![csv.clone().into_bytes(), grid::gb18030(&csv), grid::utf_16(&grid.csv('\t'))],
        "xlsx" => vec![grid.xlsx()],
        "docx" => vec![docx(&form), docx(&letter), docx(&several)],
        _ => vec![packed(&[
            ("a/1.docx", &docx(&form)),
            ("2.csv", csv.as_bytes()),
            ("3.xlsx", &grid.xlsx()),
        ])],
    }
}
