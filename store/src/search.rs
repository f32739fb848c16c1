//! Chinese full text: the words of a motion cut into overlapping pairs, in FTS5 and in tsvector.
//! A query of two characters or more finds exactly the texts in which it stands, on both.

use domain::MotionId;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use crate::entity::{motion, reply};
use crate::error::Result;

/// Pairs of neighbouring Chinese characters; words of letters and digits whole, in lower case.
pub fn cut(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for run in runs(text) {
        if run.chinese && run.chars.len() > 1 {
            tokens.extend(run.chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            tokens.push(run.chars.iter().flat_map(|c| c.to_lowercase()).collect());
        }
    }
    tokens
}

struct Run {
    chinese: bool,
    chars: Vec<char>,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joined = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            joined = false;
            continue;
        }
        let chinese = is_chinese(c);
        match runs.last_mut() {
            Some(run) if joined && run.chinese == chinese => run.chars.push(c),
            _ => runs.push(Run { chinese, chars: vec![c] }),
        }
        joined = true;
    }
    runs
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}')
}

/// One phrase a run of the query; all of them have to stand in the text.
pub fn phrases(query: &str) -> Vec<Vec<String>> {
    runs(query)
        .into_iter()
        .map(|run| cut(&run.chars.iter().collect::<String>()))
        .filter(|tokens| !tokens.is_empty())
        .take(8)
        .collect()
}

/// The query in FTS5's language: quoted phrases; a lone character begins a pair.
pub fn fts5(query: &str, column: Option<&str>) -> String {
    let column = column.map(|name| format!("{name} : ")).unwrap_or_default();
    let phrase = |tokens: Vec<String>| {
        let lone = tokens.len() == 1 && tokens[0].chars().count() == 1;
        format!("{column}\"{}\"{}", tokens.join(" "), if lone { " *" } else { "" })
    };
    phrases(query).into_iter().map(phrase).collect::<Vec<_>>().join(" AND ")
}

/// The query in tsquery's language.
pub fn tsquery(query: &str) -> String {
    let phrase = |tokens: Vec<String>| {
        let lone = tokens.len() == 1 && tokens[0].chars().count() == 1;
        let words: Vec<_> = tokens.iter().map(|token| format!("'{token}'")).collect();
        format!("({}{})", words.join(" <-> "), if lone { ":*" } else { "" })
    };
    phrases(query).into_iter().map(phrase).collect::<Vec<_>>().join(" & ")
}

/// A tsvector literal with positions; PostgreSQL keeps positions up to 16383.
fn tsvector(tokens: &[String]) -> String {
    let word = |(place, token): (usize, &String)| format!("'{token}':{}", (place + 1).min(16_383));
    tokens.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// Keeps what is now in the motion and its replies, in place of what was.
pub async fn index_motion<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    let Some(row) = motion::Entity::find_by_id(id.0).one(db).await? else {
        return Ok(());
    };
    let replies = replies(db, id).await?;
    let title = cut(&row.title);
    let words = [&row.summary, &row.problem, &row.reason, &row.proposal]
        .into_iter()
        .chain(&replies)
        .flat_map(|part| cut(part))
        .collect::<Vec<_>>();
    forget_motion(db, id).await?;
    let statement = match db.get_database_backend() {
        DbBackend::Sqlite => Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "INSERT INTO motion_search (rowid, title, body) VALUES (?, ?, ?)",
            [id.0.into(), title.join(" ").into(), words.join(" ").into()],
        ),
        backend => Statement::from_sql_and_values(
            backend,
            "INSERT INTO motion_search (motion_id, title, body) \
             VALUES ($1, $2::tsvector, $3::tsvector)",
            [id.0.into(), tsvector(&title).into(), tsvector(&words).into()],
        ),
    };
    db.execute_raw(statement).await?;
    Ok(())
}

async fn replies<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<Vec<String>> {
    use sea_orm::{ColumnTrait, QueryFilter};
    let rows = reply::Entity::find().filter(reply::Column::MotionId.eq(id.0)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.text).collect())
}

pub async fn forget_motion<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => "DELETE FROM motion_search WHERE rowid = ?",
        _ => "DELETE FROM motion_search WHERE motion_id = $1",
    };
    db.execute_raw(Statement::from_sql_and_values(backend, sql, [id.0.into()])).await?;
    Ok(())
}
