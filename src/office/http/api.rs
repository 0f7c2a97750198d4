//! JSON routes of a phone beside sync: signing in and out, profile, reference pack.

use crate::domain::json::to_text;
use crate::domain::reports::profile::Profile;
use crate::office::Office;
use crate::office::problem::{Code, Refusal};
use crate::office::session::{self, Session, peer_of};
use crate::sync::strict_json::{self, NotStrict};
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

/// `POST /api/v1/session` `{login, password}`.
pub async fn sign_in(
    State(office): State<Office>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    json_type(&headers)?;
    let body = super::body::read(&headers, body, super::JSON_BYTES_MAX, office.config().body_wait).await?;
    let (login, password) = credentials(&body)?;
    let peer = peer_of(&headers, peer.map(|Extension(ConnectInfo(peer))| peer.ip()));
    let signed = session::sign_in(&office, &headers, peer, &login, &password).await?;
    let profile = session::profile(&office, &signed.session);
    Ok(([(header::SET_COOKIE, signed.cookie)], private(profile)).into_response())
}

/// `DELETE /api/v1/session`. Signed out already is as good.
pub async fn sign_out(State(office): State<Office>, headers: HeaderMap) -> Result<Response, Refusal> {
    let cookie = session::sign_out(&office, &headers).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// `GET /api/v1/profile`.
pub async fn profile(State(office): State<Office>, Extension(session): Extension<Session>) -> Response {
    private(session::profile(&office, &session)).into_response()
}

fn private(profile: Profile) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], json(to_text(&profile).into()))
}

/// `GET /api/v1/pack`: the pack in force; unchanged is answered 304.
pub async fn pack(State(office): State<Office>, headers: HeaderMap) -> Response {
    let lists = office.lists();
    let etag = format!("\"{}\"", lists.pack.version);
    let unchanged = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|sent| sent.contains(&etag));
    let cached = [(header::CACHE_CONTROL, "no-cache".to_owned()), (header::ETAG, etag)];
    if unchanged {
        return (StatusCode::NOT_MODIFIED, cached).into_response();
    }
    (cached, json(lists.json)).into_response()
}

/// `GET /api/v1/pack/{version}`: never changes under its name.
pub async fn pack_version(State(office): State<Office>, Path(version): Path<String>) -> Result<Response, Refusal> {
    let lists = office.lists();
    if version != lists.pack.version {
        return Err(Code::NotFound.into());
    }
    let forever = [(header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((forever, json(lists.json)).into_response())
}

fn json(bytes: Bytes) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], bytes)
}

/// `GET /sehat`: whether the database answers.
pub async fn health(State(office): State<Office>) -> Result<&'static str, Refusal> {
    sqlx::query("SELECT 1").execute(office.reads()).await?;
    Ok("sehat")
}

/// Only JSON is read, and only under its name: a form of another site cannot send that (43).
fn json_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let said = said.split(';').next().unwrap_or_default().trim();
    if said.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Code::UnsupportedType.into()) }
}

fn credentials(body: &[u8]) -> Result<(String, String), Refusal> {
    let value = strict_json::parse(body).map_err(code_of)?;
    let text = |field: &str| value.get(field).and_then(|value| value.as_str()).map(str::to_owned);
    let login = text("login").ok_or_else(|| Refusal::at(Code::TypeMismatch, "login"))?;
    let password = text("password").ok_or_else(|| Refusal::at(Code::TypeMismatch, "password"))?;
    Ok((login, password))
}

/// The refusal for JSON that is not strict.
pub(super) fn code_of(error: NotStrict) -> Code {
    match error {
        NotStrict::BadText => Code::BadText,
        NotStrict::NotJson => Code::BadEncoding,
        NotStrict::DuplicateKey => Code::DuplicateKey,
        NotStrict::TooComplex => Code::TooComplex,
        NotStrict::NumberRange => Code::NumberRange,
    }
}
