//! The reference: both public pages as bare as axum, sqlx and maud make them, with our pragmas.
use axum::extract::{Path, RawQuery, State};
use axum::{Router, response::Html, routing::get, serve::ListenerExt};
use maud::{DOCTYPE, Markup, html};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteRow};
use sqlx::{Row, query};
const LIST: &str = "SELECT m.id, m.title, m.number, p.name, m.state, category, u.short_name, \
    date(COALESCE(closed_at, accepted_at) / 1000 + 28800, 'unixepoch'), outcome, accepted_at \
    FROM motion m JOIN mandate d ON d.id = m.author_id JOIN person p ON p.id = d.person_id \
    LEFT JOIN unit u ON u.id = m.lead_unit_id WHERE m.accepted_at IS NOT NULL \
    AND m.state NOT IN ('withdrawn', 'refused') AND m.disclosure <> 'none' \
    AND m.quarantined_at IS NULL AND m.purged_at IS NULL AND (m.accepted_at, m.id) < ($1, $2) \
    ORDER BY m.accepted_at DESC, m.id DESC LIMIT 25";
const ITEM: &str = "SELECT m.id, title, number, p.name, m.state, category, u.name, outcome, \
    problem, reason, proposal FROM motion m JOIN mandate d ON d.id = m.author_id JOIN person p \
    ON p.id = d.person_id LEFT JOIN unit u ON u.id = m.lead_unit_id WHERE m.id = $1";
const REPLIES: &str = "SELECT u.name, document_number, text FROM reply r JOIN unit u \
    ON u.id = r.unit_id WHERE motion_id = $1";
const EVENTS: &str = "SELECT kind, by_body, date(at / 1000 + 28800, 'unixepoch') FROM event \
    WHERE subject = 'motion' AND subject_id = $1 ORDER BY id";
fn page(title: &str, body: Markup) -> Html<String> {
    let head =
        html! { meta charset="utf-8"; title { (title) } link rel="stylesheet" href="/s.css"; };
    Html(html! { (DOCTYPE) html lang="zh-CN" { head { (head) } body { (body) } } }.into_string())
}
fn text(row: &SqliteRow, at: usize) -> String {
    row.get::<Option<String>, _>(at).unwrap_or_default()
}
async fn list(State(db): State<SqlitePool>, RawQuery(asked): RawQuery) -> Html<String> {
    let after = asked.as_deref().and_then(|asked| asked.strip_prefix("after=")?.split_once('.'));
    let key = after.and_then(|(at, id)| at.parse().ok().zip(id.parse().ok()));
    let (at, id) = key.unwrap_or((i64::MAX, 0));
    let rows = query(LIST).bind(at).bind(id).fetch_all(&db).await.unwrap_or_default();
    let body = html! { h1 { "建议公开" } ul { @for row in &rows { li {
    h3 { a href={ "/motions/" (row.get::<i64, _>(0)) } { (text(row, 1)) } } p { (text(row, 8)) }
    ul.meta { @for at in 2..8 { li { (text(row, at)) } } } } } } @if let Some(row) = rows.last() {
    a href={ "?after=" (row.get::<i64, _>(9)) "." (row.get::<i64, _>(0)) } { "下一页" } } };
    page("建议公开", body)
}
async fn item(State(db): State<SqlitePool>, Path(id): Path<i64>) -> Html<String> {
    let all = async |sql| query(sql).bind(id).fetch_all(&db).await.unwrap_or_default();
    let (rows, replies, events) = (all(ITEM).await, all(REPLIES).await, all(EVENTS).await);
    let meta = |row| html! { ul.meta { @for at in 2..8 { li { (text(row, at)) } } } };
    let lines = |text: String| html! { @for line in text.lines() { p { (line) } } };
    let body = html! { @for row in &rows { h1 { (text(row, 1)) } (meta(row))
    @for at in 8..11 { (lines(text(row, at))) } } @for row in &replies { h2 { (text(row, 0)) }
    p { (text(row, 1)) } (lines(text(row, 2))) } ol { @for row in &events { li { (text(row, 2)) " "
    (text(row, 0)) " " (text(row, 1)) } } } };
    page("建议", body)
}
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = std::env::var("REFERENCE_DATABASE")?.parse::<SqliteConnectOptions>()?;
    let options = options.pragma("cache_size", "-16000").pragma("temp_store", "memory");
    let pool = SqlitePoolOptions::new().max_connections(8).connect_lazy_with(options);
    let site = Router::new().route("/motions", get(list)).route("/motions/{id}", get(item));
    let listener = tokio::net::TcpListener::bind(std::env::var("REFERENCE_ADDRESS")?).await?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, site.with_state(pool)).await?)
}
