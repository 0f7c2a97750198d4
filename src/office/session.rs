//! Who is signed in: a random token in a cookie, stored only as its hash.

use super::Office;
use super::problem::{Code, Refusal};
use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId};
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// Name of the cookie. `__Host-` binds it to this origin and to HTTPS (loopback counts as that in browsers).
pub const COOKIE: &str = "__Host-anjat";

/// A session lasts this long after its last use: an officer may be without signal for weeks.
pub const SESSION_MS: i64 = 60 * 86_400_000;

/// The last use is written down at most once an hour, so that reading stays reading.
pub(super) const SEEN_EVERY_MS: i64 = 3_600_000;

/// A signed-in person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The person.
    pub person: PersonId,
    /// Sign-in name.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Area codes of any level.
    pub territory: Vec<String>,
    /// For a producer: his own record.
    pub producer: Option<RecordId>,
    /// Number of this phone.
    pub phone: u32,
    /// Switched off: pushes are held, everything else is refused.
    pub revoked: bool,
}

impl Session {
    /// Whether a place lies in the territory.
    pub fn covers(&self, place: &str) -> bool {
        self.territory.iter().any(|area| crate::domain::area::contains(area, place))
    }
}

/// The session of a request. Refuses with `session_needed` or `device_revoked`.
pub async fn current(office: &Office, headers: &HeaderMap) -> Result<Session, Refusal> {
    match find(office, headers).await? {
        Some(session) if session.revoked => Err(Code::DeviceRevoked.into()),
        Some(session) => Ok(session),
        None => Err(Code::SessionNeeded.into()),
    }
}

/// The session of a request, revoked or not: the sync route takes pushes from a revoked phone too (P3).
pub(super) async fn find(office: &Office, headers: &HeaderMap) -> Result<Option<Session>, Refusal> {
    let Some(token) = cookie(headers) else { return Ok(None) };
    let row: Option<Row> = sqlx::query_as(
        "SELECT account.person, login, name, role, territory, producer, phone, \
                revoked_ms IS NOT NULL OR disabled_ms IS NOT NULL \
         FROM session JOIN account ON account.person = session.person \
         WHERE token = $1 AND expires_ms > $2",
    )
    .bind(hash(&token).to_vec())
    .bind(office.now_ms())
    .fetch_optional(office.reads())
    .await?;
    Ok(row.and_then(read))
}

type Row = (Vec<u8>, String, String, String, String, Option<Vec<u8>>, i64, bool);

fn read((person, login, name, role, territory, producer, phone, revoked): Row) -> Option<Session> {
    Some(Session {
        person: PersonId::from_slice(&person)?,
        login,
        name,
        role: Role::parse(&role)?,
        territory: territory.split_whitespace().map(str::to_owned).collect(),
        producer: producer.and_then(|bytes| RecordId::from_slice(&bytes)),
        phone: u32::try_from(phone).unwrap_or(0),
        revoked,
    })
}

/// The token in the cookie header. Of two cookies with the name the last one counts; the prefix keeps other paths
/// and subdomains from planting one (44).
pub(super) fn cookie(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned()).last().filter(|token| token.len() <= 128)
}

/// What is stored of a token.
pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
