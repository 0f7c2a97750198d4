//! Accounts, sessions and the audit of both: plain tables, changed through the writer.

use super::writer::Work;
use super::writing::Writing;
use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId};
use crate::sync::feed::person_feed;
use sqlx::sqlite::SqliteConnection;

/// An account about to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Random id.
    pub person: PersonId,
    /// Sign-in name, folded.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Area codes.
    pub territory: Vec<String>,
    /// For a producer: his record.
    pub producer: Option<RecordId>,
    /// PHC text.
    pub password: String,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
}

/// A row of `account` as the command line lists it.
pub type AccountLine = (String, String, String, String, Option<i64>);

/// A sign-in name as it is stored and compared.
pub fn fold_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Makes an account; false when the name is taken. What was known of his record before enters his feed.
pub fn add(account: NewAccount) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let head = writing.head.seq.cast_signed();
            let made = sqlx::query(
                "INSERT INTO account (person, login, name, role, territory, producer, linked_seq, password, created_ms) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login) DO NOTHING",
            )
            .bind(account.person.as_bytes().to_vec())
            .bind(&account.login)
            .bind(&account.name)
            .bind(account.role.as_str())
            .bind(account.territory.join(" "))
            .bind(account.producer.map(|id| id.as_bytes().to_vec()))
            .bind(account.producer.map(|_| head))
            .bind(&account.password)
            .bind(account.now_ms)
            .execute(&mut writing.conn)
            .await?
            .rows_affected();
            if made == 0 {
                return Ok(false);
            }
            audit(&mut writing.conn, account.now_ms, None, "account_add", &account.login).await?;
            if let Some(producer) = account.producer {
                link(writing, account.person, producer, head).await?;
            }
            Ok(true)
        })
    }
}

/// Brings everything about a producer's records up to `head` into his account's feed, and what comes later with it.
pub async fn link(writing: &mut Writing, person: PersonId, producer: RecordId, head: i64) -> sqlx::Result<()> {
    writing.links.entry(producer).or_default().push(person);
    let rows: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT id FROM record WHERE producer = $1 AND kind <> 'verdict'")
        .bind(producer.as_bytes().to_vec())
        .fetch_all(&mut writing.conn)
        .await?;
    let records: Vec<RecordId> = rows.iter().filter_map(|(bytes,)| RecordId::from_slice(bytes)).collect();
    writing.enter(&person_feed(person), &records, head, head + 1).await?;
    writing.flush().await
}

/// Sets a password and ends every session of the account; false when there is none.
pub fn set_password(login: String, password: String, now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let conn = &mut writing.conn;
            let changed = sqlx::query("UPDATE account SET password = $2 WHERE login = $1").bind(&login).bind(&password);
            let changed = changed.execute(&mut *conn).await?.rows_affected() > 0;
            sqlx::query("DELETE FROM session WHERE person = (SELECT person FROM account WHERE login = $1)")
                .bind(&login)
                .execute(&mut *conn)
                .await?;
            audit(conn, now_ms, None, "account_password", &login).await?;
            Ok(changed)
        })
    }
}

/// Switches an account off or on again; false when there is none. Its phones' pushes are held from then on.
pub fn set_disabled(login: String, disabled: bool, now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let changed = sqlx::query("UPDATE account SET disabled_ms = $2 WHERE login = $1")
                .bind(&login)
                .bind(disabled.then_some(now_ms))
                .execute(&mut writing.conn)
                .await?
                .rows_affected();
            let action = if disabled { "account_disable" } else { "account_enable" };
            audit(&mut writing.conn, now_ms, None, action, &login).await?;
            Ok(changed > 0)
        })
    }
}

/// A session about to be made.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Hash of the token.
    pub token: [u8; 32],
    /// Whose.
    pub person: PersonId,
    /// Token of the session that the same browser had before; it ends, and the phone keeps its number.
    pub former: Option<[u8; 32]>,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
    /// When it ends unless used.
    pub expires_ms: i64,
}

/// Makes a session; returns the phone's number.
pub fn open_session(session: NewSession) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, i64> {
    move |writing| {
        Box::pin(async move {
            let conn = &mut writing.conn;
            let former = session.former.map(|token| token.to_vec());
            let kept: Option<(i64,)> = sqlx::query_as("DELETE FROM session WHERE token = $1 AND revoked_ms IS NULL RETURNING phone")
                .bind(former)
                .fetch_optional(&mut *conn)
                .await?;
            let phone = match kept {
                Some((phone,)) => phone,
                None => next_phone(conn).await?,
            };
            sqlx::query("INSERT INTO session (token, person, phone, created_ms, seen_ms, expires_ms) VALUES ($1, $2, $3, $4, $4, $5)")
                .bind(session.token.to_vec())
                .bind(session.person.as_bytes().to_vec())
                .bind(phone)
                .bind(session.now_ms)
                .bind(session.expires_ms)
                .execute(&mut *conn)
                .await?;
            sqlx::query("DELETE FROM session WHERE expires_ms < $1").bind(session.now_ms).execute(&mut *conn).await?;
            audit(conn, session.now_ms, Some(session.person), "sign_in", "").await?;
            Ok(phone)
        })
    }
}

async fn next_phone(conn: &mut SqliteConnection) -> sqlx::Result<i64> {
    let (number,): (String,) = sqlx::query_as(
        "INSERT INTO meta (name, value) VALUES ('phones', '1') \
         ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT) RETURNING value",
    )
    .fetch_one(conn)
    .await?;
    Ok(number.parse().unwrap_or(1))
}

/// Ends a session.
pub fn close_session(token: [u8; 32], now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    move |writing| {
        Box::pin(async move {
            let ended: Option<(Vec<u8>,)> = sqlx::query_as("DELETE FROM session WHERE token = $1 AND revoked_ms IS NULL RETURNING person")
                .bind(token.to_vec())
                .fetch_optional(&mut writing.conn)
                .await?;
            match ended.and_then(|(person,)| PersonId::from_slice(&person)) {
                Some(person) => audit(&mut writing.conn, now_ms, Some(person), "sign_out", "").await,
                None => Ok(()),
            }
        })
    }
}

/// Writes down that a session was used, and lets it last longer.
pub fn touch_session(token: [u8; 32], now_ms: i64, expires_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    move |writing| {
        Box::pin(async move {
            let update = sqlx::query("UPDATE session SET seen_ms = $2, expires_ms = $3 WHERE token = $1");
            update.bind(token.to_vec()).bind(now_ms).bind(expires_ms).execute(&mut writing.conn).await.map(|_| ())
        })
    }
}

/// Writes an audit row about something that happened outside a change.
pub fn note(
    now_ms: i64,
    person: Option<PersonId>,
    action: &'static str,
    detail: String,
) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    move |writing| Box::pin(async move { audit(&mut writing.conn, now_ms, person, action, &detail).await })
}

/// Writes an audit row. The detail never holds a password, token, NIK or phone number.
pub async fn audit(conn: &mut SqliteConnection, at_ms: i64, person: Option<PersonId>, action: &str, detail: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO audit (at_ms, person, action, detail) VALUES ($1, $2, $3, $4)")
        .bind(at_ms)
        .bind(person.map(|person| person.as_bytes().to_vec()))
        .bind(action)
        .bind(detail)
        .execute(conn)
        .await
        .map(|_| ())
}
