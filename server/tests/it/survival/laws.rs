//! What must hold between the tables whatever was cut off: plain SQL, each law with a breach that
//! it finds. A law's query names the rows that break it.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::Store;

pub struct Law {
    pub claim: &'static str,
    query: &'static str,
    /// What half an operation, or one done twice, would leave.
    pub breach: &'static str,
}

const fn law(claim: &'static str, query: &'static str, breach: &'static str) -> Law {
    Law { claim, query, breach }
}

/// How often each thing happened to each suggestion.
const HAPPENED: &str = "WITH h AS (SELECT subject_id AS id,
    SUM(CASE WHEN kind IN ('written', 'edited', 'submitted', 'returned', 'withdrawn', 'accepted',
        'assigned', 'signed_for', 'opinion_given') THEN 1 ELSE 0 END) AS moves,
    SUM(CASE kind WHEN 'edited' THEN 1 ELSE 0 END) AS edited,
    SUM(CASE kind WHEN 'invited' THEN 1 ELSE 0 END) AS invited,
    SUM(CASE kind WHEN 'cosigned' THEN 1 ELSE 0 END) AS cosigned,
    SUM(CASE kind WHEN 'submitted' THEN 1 ELSE 0 END) AS submitted,
    SUM(CASE kind WHEN 'accepted' THEN 1 ELSE 0 END) AS accepted,
    SUM(CASE kind WHEN 'assigned' THEN 1 ELSE 0 END) AS assigned,
    SUM(CASE kind WHEN 'signed_for' THEN 1 ELSE 0 END) AS signed,
    SUM(CASE kind WHEN 'opinion_given' THEN 1 ELSE 0 END) AS opinions
    FROM event WHERE subject = 'motion' GROUP BY subject_id) ";

/// Words that the two databases have their own for.
const WORDS: [(&str, &str, &str); 3] = [
    ("{event_of_notice}", "CAST(n.key AS INTEGER)", "CAST(split_part(n.key, ':', 1) AS bigint)"),
    ("{searched}", "s.rowid", "s.motion_id"),
    ("{happened}", HAPPENED, HAPPENED),
];

#[rustfmt::skip]
pub const LAWS: &[Law] = &[
    law("an event has its suggestion",
        "SELECT CAST(e.id AS text) FROM event e LEFT JOIN motion m ON m.id = e.subject_id
         WHERE e.subject = 'motion' AND m.id IS NULL",
        "INSERT INTO event (subject, subject_id, kind, data, by_name, by_body, at)
         VALUES ('motion', 99999, 'written', '{}', '', '', 1)"),
    law("a suggestion stands where its last event led",
        "WITH last AS (SELECT subject_id, MAX(id) AS id FROM event WHERE subject = 'motion'
            AND (kind IN ('written', 'submitted', 'returned', 'withdrawn', 'accepted', 'assigned')
                OR (kind = 'signed_for' AND data LIKE '%\"lead\"%')) GROUP BY subject_id)
         SELECT CAST(m.id AS text) FROM motion m
         LEFT JOIN last l ON l.subject_id = m.id LEFT JOIN event e ON e.id = l.id
         WHERE m.state <> COALESCE(CASE e.kind WHEN 'written' THEN 'draft'
            WHEN 'signed_for' THEN 'handling' ELSE e.kind END, '')",
        "UPDATE motion SET state = 'accepted' WHERE state = 'handling'"),
    law("each step moves the version by one",
        "{happened} SELECT CAST(m.id AS text) FROM motion m LEFT JOIN h ON h.id = m.id
         WHERE m.version <> COALESCE(h.moves, 0)",
        "UPDATE motion SET version = version + 1 WHERE state = 'withdrawn'"),
    law("each edit is a revision",
        "{happened} SELECT CAST(m.id AS text) FROM motion m JOIN h ON h.id = m.id
         WHERE m.revision <> 1 + h.edited",
        "UPDATE motion SET revision = revision + 1 WHERE state = 'handling'"),
    law("who was asked and who has signed are those of the events",
        "{happened} SELECT CAST(m.id AS text) FROM motion m JOIN h ON h.id = m.id LEFT JOIN
            (SELECT motion_id, COUNT(*) AS asked,
                SUM(CASE state WHEN 'confirmed' THEN 1 ELSE 0 END) AS confirmed
             FROM cosigner GROUP BY motion_id) c ON c.motion_id = m.id
         WHERE COALESCE(c.asked, 0) <> h.invited OR COALESCE(c.confirmed, 0) <> h.cosigned
            OR m.cosigner_count <> h.cosigned",
        "UPDATE cosigner SET state = 'invited' WHERE state = 'confirmed'"),
    law("dates stand where their events do",
        "{happened} SELECT CAST(m.id AS text) FROM motion m JOIN h ON h.id = m.id
         WHERE (m.submitted_at IS NULL) <> (h.submitted = 0)
            OR (m.accepted_at IS NULL) <> (h.accepted = 0)
            OR (m.number IS NULL) <> (h.accepted = 0)
            OR (m.ordinal IS NULL) <> (h.accepted = 0)
            OR (m.assigned_at IS NULL) <> (h.assigned = 0)
            OR (m.lead_unit_id IS NULL) <> (h.assigned = 0)",
        "UPDATE motion SET accepted_at = NULL WHERE state = 'handling'"),
    law("units have what was assigned, signed for and answered",
        "{happened} SELECT CAST(m.id AS text) FROM motion m JOIN h ON h.id = m.id LEFT JOIN
            (SELECT motion_id, COUNT(*) AS parts, COUNT(signed_at) AS signed,
                COUNT(opinion) AS opinions FROM assignment GROUP BY motion_id) a
            ON a.motion_id = m.id
         WHERE COALESCE(a.parts, 0) <> 2 * h.assigned OR COALESCE(a.signed, 0) <> h.signed
            OR COALESCE(a.opinions, 0) <> h.opinions",
        "DELETE FROM assignment WHERE part = 'joint'"),
    law("each step started its clocks",
        "{happened} SELECT CAST(m.id AS text) FROM motion m JOIN h ON h.id = m.id LEFT JOIN
            (SELECT motion_id, COUNT(*) AS started FROM deadline GROUP BY motion_id) d
            ON d.motion_id = m.id
         WHERE COALESCE(d.started, 0) <> h.submitted + h.accepted + 4 * h.assigned",
        "DELETE FROM deadline WHERE clock = 'reply'"),
    law("numbers have no gap and none is given twice",
        "SELECT CAST(n.last AS text) FROM number_series n LEFT JOIN
            (SELECT congress_id, term_id, session_id, kind, recess, COUNT(*) AS given,
                MIN(ordinal) AS first, MAX(ordinal) AS top
             FROM motion WHERE ordinal IS NOT NULL
             GROUP BY congress_id, term_id, session_id, kind, recess) g
            ON g.congress_id = n.congress_id AND g.term_id = n.term_id
            AND g.session_id = n.session_id AND g.kind = n.kind AND g.recess = n.recess
         WHERE COALESCE(g.given, 0) <> n.last OR g.first <> 1 OR g.top <> n.last",
        "UPDATE number_series SET last = last + 1"),
    law("a number is the one its event tells",
        "SELECT CAST(m.id AS text) FROM motion m JOIN event e
            ON e.subject = 'motion' AND e.subject_id = m.id AND e.kind = 'accepted'
         WHERE e.data NOT LIKE '%\"' || m.number || '\"%'",
        "UPDATE motion SET number = number || '改' WHERE state = 'handling'"),
    law("everybody concerned was told, once",
        "WITH told AS (SELECT {event_of_notice} AS event_id, COUNT(*) AS people
            FROM notice n GROUP BY 1)
         SELECT CAST(e.id AS text) FROM event e JOIN motion m ON m.id = e.subject_id
         LEFT JOIN told t ON t.event_id = e.id
         WHERE e.subject = 'motion' AND COALESCE(t.people, 0) <> CASE e.kind
            WHEN 'invited' THEN 1 WHEN 'cosigned' THEN 1 WHEN 'submitted' THEN 2
            WHEN 'returned' THEN 1 WHEN 'withdrawn' THEN 2 WHEN 'accepted' THEN 1 + m.cosigner_count
            WHEN 'assigned' THEN 5 WHEN 'opinion_given' THEN 2 ELSE 0 END",
        "DELETE FROM notice WHERE kind = 'withdrawn'"),
    law("a notice has its event",
        "SELECT n.key FROM notice n LEFT JOIN event e
            ON e.id = {event_of_notice} AND e.subject_id = n.subject_id AND e.kind = n.kind
         WHERE e.id IS NULL",
        "UPDATE notice SET kind = 'closed' WHERE kind = 'withdrawn'"),
    law("a key that was taken was carried out",
        "SELECT i.key FROM idempotency i LEFT JOIN
            (SELECT DISTINCT account_id, at, kind FROM event) e
            ON e.account_id = i.account_id AND e.at = i.at AND e.kind = CASE i.action
                WHEN 'write' THEN 'written' WHEN 'invite' THEN 'invited'
                WHEN 'return' THEN 'returned' WHEN 'withdraw' THEN 'withdrawn'
                WHEN 'accept' THEN 'accepted' WHEN 'assign' THEN 'assigned'
                WHEN 'sign_for' THEN 'signed_for' WHEN 'sign_for_jointly' THEN 'signed_for'
                WHEN 'give_opinion' THEN 'opinion_given'
                WHEN 'manage_accounts' THEN 'account_invited' ELSE '' END
         WHERE e.kind IS NULL",
        "UPDATE idempotency SET action = '' WHERE action = 'withdraw'"),
    law("what was carried out took its key",
        "WITH done AS (SELECT kind, COUNT(*) AS times FROM event WHERE kind IN ('written',
            'invited', 'returned', 'withdrawn', 'accepted', 'assigned', 'signed_for',
            'opinion_given', 'account_invited') GROUP BY kind),
         keys AS (SELECT CASE action WHEN 'write' THEN 'written' WHEN 'invite' THEN 'invited'
                WHEN 'return' THEN 'returned' WHEN 'withdraw' THEN 'withdrawn'
                WHEN 'accept' THEN 'accepted' WHEN 'assign' THEN 'assigned'
                WHEN 'give_opinion' THEN 'opinion_given'
                WHEN 'manage_accounts' THEN 'account_invited' ELSE 'signed_for' END AS kind,
            COUNT(*) AS times FROM idempotency GROUP BY 1)
         SELECT done.kind FROM done LEFT JOIN keys ON keys.kind = done.kind
         WHERE done.times <> COALESCE(keys.times, 0)",
        "DELETE FROM idempotency WHERE action = 'accept'"),
    law("what was submitted can be found",
        "SELECT CAST(m.id AS text) FROM motion m LEFT JOIN motion_search s ON {searched} = m.id
         WHERE (m.submitted_at IS NULL) <> ({searched} IS NULL)",
        "DELETE FROM motion_search"),
    law("who was invited has an account, a seat, and a message on the way",
        "WITH n AS (SELECT (SELECT COUNT(*) FROM event WHERE kind = 'account_invited') AS events,
            (SELECT COUNT(*) FROM account WHERE state = 'invited') AS accounts,
            (SELECT COUNT(*) FROM seat s JOIN account a ON a.id = s.account_id
                WHERE a.state = 'invited') AS seats,
            (SELECT COUNT(*) FROM outbox) AS messages)
         SELECT CAST(events AS text) FROM n
         WHERE accounts <> events OR seats <> events OR messages <> events",
        "DELETE FROM outbox"),
];

async fn texts(store: &Store, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(store.backend(), sql);
    let rows = store.reader().query_all_raw(statement).await;
    let rows = rows.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

/// Every law that is broken, and where.
pub async fn broken(store: &Store) -> Vec<String> {
    let sqlite = store.backend() == DbBackend::Sqlite;
    let mut found = Vec::new();
    for one in LAWS {
        let mut query = one.query.to_owned();
        for (word, on_sqlite, on_postgres) in WORDS {
            query = query.replace(word, if sqlite { on_sqlite } else { on_postgres });
        }
        let rows = texts(store, &query).await;
        if !rows.is_empty() {
            found.push(format!("half done: not true that {}: {}", one.claim, rows.join(" ")));
        }
    }
    if sqlite {
        let whole = texts(store, "PRAGMA integrity_check").await;
        if whole != ["ok"] {
            found.push(format!("broken file: {}", whole.join(" ")));
        }
        let strays = texts(store, "SELECT \"table\" FROM pragma_foreign_key_check").await;
        if !strays.is_empty() {
            found.push(format!("half done: rows point nowhere: {}", strays.join(" ")));
        }
    }
    found
}
