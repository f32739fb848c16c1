//! Who is signed in on this request, in one query; the list of sign-ins for their holder.

use std::collections::BTreeSet;

use domain::account::{Pending, SeatChoice, SignInRow, SignedIn};
use domain::{
    AccountId, Actor, CongressId, DelegationId, MandateId, Moment, PersonId, Role, SeatId,
    SignInId, SubRole, UnitId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use super::find::{by_id, read_rules};
use crate::connect::Store;
use crate::entity::{congress, sign_in};
use crate::error::{Error, Result};
use crate::keys::token_hash;

/// One row per seat in use: the same on both databases.
const SIGNED_IN: &str = "
SELECT s.id AS sign_in, s.seat_id AS worn, s.seen_at, s.second_factor,
    a.id AS account, a.phone_changed_at, a.locale,
    CASE WHEN a.totp_cipher IS NULL THEN 0 ELSE 1 END AS has_totp,
    p.id AS person, p.name,
    t.id AS seat, t.role, t.sub_role, t.congress_id, t.unit_id, t.mandate_id,
    COALESCE(t.delegation_id, m.delegation_id) AS delegation_id,
    c.name AS congress, COALESCE(u.name, d.name) AS body, r.value AS rules
FROM sign_in s
JOIN account a ON a.id = s.account_id
JOIN person p ON p.id = a.person_id
JOIN seat t ON t.account_id = a.id
JOIN congress c ON c.id = t.congress_id
LEFT JOIN mandate m ON m.id = t.mandate_id
LEFT JOIN unit u ON u.id = t.unit_id
LEFT JOIN delegation d ON d.id = COALESCE(t.delegation_id, m.delegation_id)
LEFT JOIN setting r ON r.congress_id = t.congress_id AND r.name = 'account.rules'
WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
    AND a.state = 'active' AND NOT t.retired
ORDER BY t.id";

#[derive(FromQueryResult)]
struct Row {
    sign_in: i64,
    worn: i64,
    seen_at: i64,
    second_factor: bool,
    account: i64,
    phone_changed_at: Option<i64>,
    locale: Option<String>,
    has_totp: i32,
    person: i64,
    name: String,
    seat: i64,
    role: String,
    sub_role: Option<String>,
    congress_id: i64,
    unit_id: Option<i64>,
    mandate_id: Option<i64>,
    delegation_id: Option<i64>,
    congress: String,
    body: Option<String>,
    rules: Option<String>,
}

/// Who holds this token, if the session still runs: one query, since it is asked on every request.
pub async fn signed_in(store: &Store, token: &str, now: Moment) -> Result<Option<SignedIn>> {
    let values = [token_hash(token).into(), now.0.into()];
    let statement = Statement::from_sql_and_values(store.backend(), SIGNED_IN, values);
    let rows = Row::find_by_statement(statement).all(store.reader()).await?;
    let Some(worn) = rows.iter().find(|row| row.seat == row.worn) else {
        return Ok(None);
    };
    let rules = read_rules(worn.rules.as_deref())?;
    if worn.seen_at <= now.plus_seconds(-60 * rules.idle_minutes).0 {
        return Ok(None);
    }
    let actor = actor(worn)?;
    let pending = match (worn.has_totp != 0, worn.second_factor) {
        (true, false) => Some(Pending::SecondFactor),
        (false, _) if rules.second_factor.contains(&actor.role) => Some(Pending::Enrolment),
        _ => None,
    };
    Ok(Some(SignedIn {
        sign_in: SignInId(worn.sign_in),
        pending,
        phone_unconfirmed: worn.phone_changed_at.is_some(),
        has_second_factor: worn.has_totp != 0,
        locale: worn.locale.clone(),
        seen_at: Moment(worn.seen_at),
        seats: rows.iter().map(choice).collect::<Result<_>>()?,
        actor,
    }))
}

fn role(row: &Row) -> Result<Role> {
    Role::from_code(&row.role).ok_or(Error::Unreadable("role"))
}

fn sub_role(row: &Row) -> Option<SubRole> {
    row.sub_role.as_deref().and_then(SubRole::from_code)
}

fn actor(row: &Row) -> Result<Actor> {
    Ok(Actor {
        account: AccountId(row.account),
        seat: SeatId(row.seat),
        person: PersonId(row.person),
        name: row.name.clone(),
        role: role(row)?,
        sub_role: sub_role(row),
        congress: CongressId(row.congress_id),
        unit: row.unit_id.map(UnitId),
        delegation: row.delegation_id.map(DelegationId),
        mandate: row.mandate_id.map(MandateId),
    })
}

fn choice(row: &Row) -> Result<SeatChoice> {
    Ok(SeatChoice {
        id: SeatId(row.seat),
        role: role(row)?,
        sub_role: sub_role(row),
        congress: row.congress.clone(),
        body: row.body.clone(),
    })
}

/// The browsers in which the account is signed in, the newest first, at most 50.
pub async fn sign_ins(store: &Store, who: &SignedIn, now: Moment) -> Result<Vec<SignInRow>> {
    let rows = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(who.actor.account.0))
        .filter(sign_in::Column::RevokedAt.is_null())
        .filter(sign_in::Column::ExpiresAt.gt(now.0))
        .order_by_desc(sign_in::Column::SeenAt)
        .order_by_desc(sign_in::Column::Id)
        .limit(50)
        .all(store.reader())
        .await?;
    let view = |row: sign_in::Model| SignInRow {
        current: row.id == who.sign_in.0,
        id: SignInId(row.id),
        created_at: Moment(row.created_at),
        seen_at: Moment(row.seen_at),
        user_agent: row.user_agent,
        address: row.address,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// What the account's own page shows of its number, and the name it can be called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneOnFile {
    pub masked: String,
    pub login: Option<String>,
}

pub async fn phone_on_file(store: &Store, account: AccountId) -> Result<PhoneOnFile> {
    let known = by_id(store.reader(), account).await?;
    let phone = known.phone(store.keys()).unwrap_or_default();
    Ok(PhoneOnFile { masked: domain::account::masked(&phone), login: known.account.login })
}

/// People to try the demo with: one for each kind of seat, by login.
pub async fn demo_accounts(store: &Store) -> Result<Vec<(String, String, SeatChoice)>> {
    const SQL: &str = "
SELECT p.name, a.login, t.id AS seat, t.role, t.sub_role, c.name AS congress,
    COALESCE(u.name, d.name) AS body
FROM account a
JOIN person p ON p.id = a.person_id
JOIN seat t ON t.account_id = a.id AND NOT t.retired
JOIN congress c ON c.id = t.congress_id
LEFT JOIN mandate m ON m.id = t.mandate_id
LEFT JOIN unit u ON u.id = t.unit_id
LEFT JOIN delegation d ON d.id = COALESCE(t.delegation_id, m.delegation_id)
WHERE a.login IS NOT NULL AND a.password_hash IS NOT NULL AND a.state = 'active'
ORDER BY t.id LIMIT 500";
    let rows = store.reader().query_all_raw(Statement::from_string(store.backend(), SQL)).await?;
    let mut kinds = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows {
        let role = Role::from_code(&row.try_get::<String>("", "role")?);
        let role = role.ok_or(Error::Unreadable("role"))?;
        let sub_role: Option<String> = row.try_get("", "sub_role")?;
        let sub_role = sub_role.as_deref().and_then(SubRole::from_code);
        if !kinds.insert((role, sub_role)) {
            continue;
        }
        let seat = SeatChoice {
            id: SeatId(row.try_get("", "seat")?),
            role,
            sub_role,
            congress: row.try_get("", "congress")?,
            body: row.try_get("", "body")?,
        };
        found.push((row.try_get("", "name")?, row.try_get("", "login")?, seat));
    }
    Ok(found)
}

/// Every congress by name, for whoever stands at the server.
pub async fn congresses(store: &Store) -> Result<Vec<(CongressId, String)>> {
    let rows =
        congress::Entity::find().order_by_asc(congress::Column::Id).all(store.reader()).await?;
    Ok(rows.into_iter().map(|row| (CongressId(row.id), row.name)).collect())
}
