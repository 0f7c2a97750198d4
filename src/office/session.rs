//! Who is signed in: a random token in a cookie, stored only as its hash.

use super::problem::{Code, Refusal};
use super::store::accounts::{self, NewSession, fold_login};
use super::{Office, password, random};
use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::reports::profile::Profile;
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// Name of the cookie. `__Host-` binds it to this origin and to HTTPS (loopback counts as that in browsers).
pub const COOKIE: &str = "__Host-anjat";

/// A session lasts this long after its last use: an officer may be without signal for weeks.
pub const SESSION_MS: i64 = 60 * 86_400_000;

/// The last use is written down at most once an hour, so that reading stays reading.
const SEEN_EVERY_MS: i64 = 3_600_000;

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
    let (token, now_ms) = (hash(&token), office.now_ms());
    let row: Option<Row> = sqlx::query_as(
        "SELECT account.person, login, name, role, territory, producer, phone, \
                revoked_ms IS NOT NULL OR disabled_ms IS NOT NULL, seen_ms \
         FROM session JOIN account ON account.person = session.person \
         WHERE token = $1 AND expires_ms > $2",
    )
    .bind(token.to_vec())
    .bind(now_ms)
    .fetch_optional(office.reads())
    .await?;
    if row.as_ref().is_some_and(|row| now_ms - row.8 > SEEN_EVERY_MS) {
        let writer = office.writer().clone();
        // Not worth waiting for: if it fails the next request tries again.
        tokio::spawn(async move { writer.run(accounts::touch_session(token, now_ms, now_ms + SESSION_MS)).await });
    }
    Ok(row.and_then(read))
}

type Row = (Vec<u8>, String, String, String, String, Option<Vec<u8>>, i64, bool, i64);

fn read((person, login, name, role, territory, producer, phone, revoked, _): Row) -> Option<Session> {
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

/// Signs in. The same answer, after the same time, for a wrong password and for a name that nobody has; after several
/// failures `too_many` with the time to wait. The browser's former session ends, so that none can be planted (44).
pub async fn sign_in(office: &Office, headers: &HeaderMap, peer: IpAddr, login: &str, secret: &str) -> Result<SignedIn, Refusal> {
    let (login, now_ms) = (fold_login(login), office.now_ms());
    if secret.len() > password::PASSWORD_BYTES_MAX {
        return Err(Refusal::at(Code::TooLong, "password"));
    }
    if login.chars().count() > LOGIN_CHARS_MAX {
        return Err(Refusal::at(Code::TooLong, "login"));
    }
    if let Some(wait_s) = office.throttle().wait_s(&login, peer, now_ms) {
        return Err(Refusal::wait(Code::TooMany, wait_s));
    }
    let account: Option<AccountRow> = sqlx::query_as(
        "SELECT person, login, name, role, territory, producer, password FROM account WHERE login = $1 AND disabled_ms IS NULL",
    )
    .bind(&login)
    .fetch_optional(office.reads())
    .await?;
    let fits = password::fits(secret, account.as_ref().map(|account| account.6.clone())).await?;
    let Some((person, login, name, role, territory, producer, _)) = account.filter(|_| fits) else {
        office.throttle().failed(&login, peer, now_ms);
        tracing::warn!(sign_in.peer = %peer, "a sign-in failed");
        // The name is not written down: people type passwords into that field.
        office.writer().run(accounts::note(now_ms, None, "sign_in_failed", peer.to_string())).await?;
        return Err(Code::LoginFailed.into());
    };
    office.throttle().succeeded(&login, peer);
    let session = read((person, login, name, role, territory, producer, 0, false, now_ms)).ok_or(Code::Fault)?;
    let token = URL_SAFE_NO_PAD.encode(random::bytes::<32>());
    let made = NewSession {
        token: hash(&token),
        person: session.person,
        former: cookie(headers).map(|token| hash(&token)),
        now_ms,
        expires_ms: now_ms + SESSION_MS,
    };
    let phone = office.writer().run(accounts::open_session(made)).await?;
    let cookie = format!("{COOKIE}={token}; Path=/; Max-Age={}; HttpOnly; Secure; SameSite=Strict", SESSION_MS / 1000);
    let session = Session { phone: u32::try_from(phone).unwrap_or(0), ..session };
    Ok(SignedIn { session, cookie: HeaderValue::try_from(cookie).map_err(|error| Refusal::fault(&error))? })
}

type AccountRow = (Vec<u8>, String, String, String, String, Option<Vec<u8>>, String);

/// Longest sign-in name looked up, in characters.
const LOGIN_CHARS_MAX: usize = 80;

/// What a sign-in gives.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub session: Session,
    /// Value for `Set-Cookie`.
    pub cookie: HeaderValue,
}

/// Signs out; signed out already is as good. Returns the value for `Set-Cookie` that takes the cookie away.
pub async fn sign_out(office: &Office, headers: &HeaderMap) -> Result<HeaderValue, Refusal> {
    if let Some(token) = cookie(headers) {
        office.writer().run(accounts::close_session(hash(&token), office.now_ms())).await?;
    }
    Ok(HeaderValue::from_static("__Host-anjat=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict"))
}

/// What a phone or page needs to know about the person.
pub fn profile(office: &Office, session: &Session) -> Profile {
    Profile {
        person: session.person,
        login: session.login.clone(),
        name: session.name.clone(),
        role: session.role,
        territory: session.territory.clone(),
        producer: session.producer,
        phone_number: session.phone,
        server_key: office.keys().public(),
        pack: office.pack().version.clone(),
        server_ms: office.now_ms(),
    }
}

/// The address a request comes from. Behind a proxy on this machine it is the last one that the proxy names.
pub fn peer_of(headers: &HeaderMap, peer: Option<IpAddr>) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).filter(|_| peer.is_loopback());
    forwarded.and_then(|list| list.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
}

/// The token in the cookie header. Of two cookies with the name the last one counts; the prefix keeps other paths
/// and subdomains from planting one (44).
pub(super) fn cookie(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.rfind(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned()).filter(|token| token.len() <= 128)
}

/// What is stored of a token.
pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
