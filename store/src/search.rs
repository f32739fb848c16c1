//! Chinese full text: the words of a motion cut into overlapping pairs, in FTS5 and in tsvector.
//! A Chinese query finds exactly the texts in which it stands, a Latin one whole words, on both.

use domain::MotionId;
use domain::search::{QUERY, Run, runs};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use crate::entity::{motion, reply};
use crate::error::Result;
use crate::motion::redaction;

/// What is kept of a text: pairs of neighbouring Chinese characters, the last one of a run alone,
/// and words of letters and digits whole, in lower case.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in runs(text) {
        if run.chinese {
            words.extend(run.chars.windows(2).map(word));
            words.extend(run.chars.last().map(|last| word(std::slice::from_ref(last))));
        } else {
            words.push(word(&run.chars));
        }
    }
    words
}

/// Characters of one word; what is longer is found by its beginning. PostgreSQL's limit is near.
const WORD: usize = 64;

/// One word as both databases keep it. FTS5 folds letters outside ASCII in its own way: they go in
/// as their bytes.
fn word(chars: &[char]) -> String {
    let word: String = chars.iter().take(WORD).flat_map(|c| c.to_lowercase()).collect();
    if word.chars().all(|c| c.is_ascii() || matches!(c, '\u{4E00}'..='\u{9FA5}')) {
        return word;
    }
    let hex = word.bytes().map(|byte| format!("{byte:02x}"));
    std::iter::once("x".to_owned()).chain(hex).collect()
}

/// Runs of a query that are looked at.
const PHRASES: usize = 8;

/// One run of a query: words that stand side by side, or one character that begins a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    words: Vec<String>,
    lone: bool,
}

/// What a query asks for: all of its phrases have to stand in the text.
pub fn phrases(query: &str) -> Vec<Phrase> {
    let query: String = query.trim().chars().take(QUERY).collect();
    let phrase = |run: Run| {
        let lone = run.chars.len() == 1;
        let words = if run.chinese && !lone {
            run.chars.windows(2).map(word).collect()
        } else {
            vec![word(&run.chars)]
        };
        Phrase { words, lone }
    };
    runs(&query).into_iter().take(PHRASES).map(phrase).collect()
}

/// Whether all phrases stand in a text, as the databases would answer it.
pub fn holds(text: &str, phrases: &[Phrase]) -> bool {
    // most texts can be told apart without cutting them into words
    let lacks = |word: &String| !word.is_ascii() && !text.contains(word.as_str());
    if phrases.iter().any(|phrase| phrase.words.iter().any(lacks)) {
        return false;
    }
    let words = words(text);
    let stands = |phrase: &Phrase| {
        if phrase.lone {
            return words.iter().any(|word| word.starts_with(&phrase.words[0]));
        }
        words.windows(phrase.words.len()).any(|window| window == phrase.words)
    };
    phrases.iter().all(stands)
}

/// The phrases in FTS5's language: all of them.
pub fn fts5(phrases: &[Phrase]) -> String {
    phrases.iter().map(fts5_one).collect::<Vec<_>>().join(" AND ")
}

/// Any of them.
pub fn fts5_any(phrases: &[Phrase]) -> String {
    phrases.iter().map(fts5_one).collect::<Vec<_>>().join(" OR ")
}

fn fts5_one(phrase: &Phrase) -> String {
    format!("\"{}\"{}", phrase.words.join(" "), if phrase.lone { " *" } else { "" })
}

/// One phrase in tsquery's language.
pub fn tsquery(phrase: &Phrase) -> String {
    let words: Vec<_> = phrase.words.iter().map(|word| format!("'{word}'")).collect();
    format!("{}{}", words.join(" <-> "), if phrase.lone { ":*" } else { "" })
}

/// Any of them, in tsquery's language.
pub fn tsquery_any(phrases: &[Phrase]) -> String {
    phrases.iter().map(|one| format!("({})", tsquery(one))).collect::<Vec<_>>().join(" | ")
}

/// PostgreSQL keeps places up to this one.
const PLACES: usize = 16_383;

/// A tsvector literal with places. A part that would go past the last place begins anew: no phrase
/// goes from one part to the next, so none is lost.
fn tsvector(parts: &[Vec<String>]) -> String {
    let mut begin = 0;
    let mut literal = Vec::new();
    for part in parts {
        if begin + part.len() > PLACES {
            begin = 0;
        }
        let word = |(place, word): (usize, &String)| {
            format!("'{word}':{}", (begin + place + 1).min(PLACES))
        };
        literal.extend(part.iter().enumerate().map(word));
        begin += part.len();
    }
    literal.join(" ")
}

/// Keeps what is now in the motion and its replies, in place of what was.
pub async fn index_motion<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    let Some(row) = motion::Entity::find_by_id(id.0).one(db).await? else {
        return Ok(());
    };
    let replies = replies(db, id).await?;
    // whoever can look for hidden words learns where they stand
    let redaction = redaction(row.hidden_passages.as_deref())?;
    let title = words(&redaction.hide(&row.title));
    let (number, outcome) =
        (digits(row.number.as_deref()), row.outcome.clone().unwrap_or_default());
    let parts = [&number, &outcome, &row.summary, &row.problem, &row.reason, &row.proposal];
    let parts = parts.into_iter().chain(&replies);
    let parts: Vec<Vec<String>> = parts.map(|part| words(&redaction.hide(part))).collect();
    forget_motion(db, id).await?;
    let statement = match db.get_database_backend() {
        DbBackend::Sqlite => Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "INSERT INTO motion_search (rowid, title, body) VALUES (?, ?, ?)",
            [id.0.into(), title.join(" ").into(), parts.concat().join(" ").into()],
        ),
        backend => Statement::from_sql_and_values(
            backend,
            "INSERT INTO motion_search (motion_id, title, body) \
             VALUES ($1, $2::tsvector, $3::tsvector)",
            [id.0.into(), tsvector(&[title]).into(), tsvector(&parts).into()],
        ),
    };
    db.execute_raw(statement).await?;
    Ok(())
}

/// Of the number, what tells it from others: its Chinese words stand in every one.
pub fn digits(number: Option<&str>) -> String {
    let latin = runs(number.unwrap_or_default()).into_iter().filter(|run| !run.chinese);
    latin.map(|run| run.chars.into_iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

async fn replies<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<Vec<String>> {
    use sea_orm::{ColumnTrait, QueryFilter};
    let rows = reply::Entity::find().filter(reply::Column::MotionId.eq(id.0)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.text).collect())
}

async fn forget_motion<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => "DELETE FROM motion_search WHERE rowid = ?",
        _ => "DELETE FROM motion_search WHERE motion_id = $1",
    };
    db.execute_raw(Statement::from_sql_and_values(backend, sql, [id.0.into()])).await?;
    Ok(())
}

/// Forgets it so that its words stand in no corner of SQLite's index either; too slow to do so at
/// every change. What earlier versions left there goes at the index's next merge.
pub async fn erase_motion<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let thorough = |yes: i32| {
        format!("INSERT INTO motion_search (motion_search, rank) VALUES ('secure-delete', {yes})")
    };
    if sqlite {
        db.execute_unprepared(&thorough(1)).await?;
    }
    forget_motion(db, id).await?;
    if sqlite {
        db.execute_unprepared(&thorough(0)).await?;
    }
    Ok(())
}
