//! Every refusal by number and name, in one table. The integer part of a number is the HTTP status of a refused
//! request; the words stand in `words/`. No stack, SQL, path or secret is ever echoed.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What a caller may do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// The same request will never succeed.
    Never,
    /// The same request may succeed later.
    Later,
    /// After the named field or the session was put right.
    AfterFix,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = ($number:literal, $text:literal, $retry:ident),)+) => {
        /// A numbered reason.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// The whole table.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// As "401.1".
            pub fn number(self) -> &'static str {
                match self { $(Code::$name => $number,)+ }
            }

            /// As "login_failed".
            pub fn name(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// Whether to try again.
            pub fn retry(self) -> Retry {
                match self { $(Code::$name => Retry::$retry,)+ }
            }
        }
    };
}

codes! {
    /// 47: not JSON, empty, with a byte order mark, or broken gzip.
    BadEncoding = ("400.1", "bad_encoding", AfterFix),
    /// 49: too deep or too many parts.
    TooComplex = ("400.2", "too_complex", AfterFix),
    /// 49: one key twice.
    DuplicateKey = ("400.3", "duplicate_key", AfterFix),
    /// 50: a number that no double holds.
    NumberRange = ("400.4", "number_range", AfterFix),
    /// 50: a part is missing or has the wrong type.
    TypeMismatch = ("400.5", "type_mismatch", AfterFix),
    /// 51: not UTF-8 or a lone surrogate.
    BadText = ("400.6", "bad_text", AfterFix),
    /// 62: a cursor that this office never gave. Travels in `pull_refused`.
    BadCursor = ("400.7", "bad_cursor", AfterFix),
    /// Wrong name or password; the same for both.
    LoginFailed = ("401.1", "login_failed", AfterFix),
    /// No session, or one that has ended.
    SessionNeeded = ("401.2", "session_needed", AfterFix),
    /// 40: the phone or account was switched off. Travels in `pull_refused` for the sync route.
    DeviceRevoked = ("401.3", "device_revoked", Never),
    /// 43: a page of another site, or the guard header is missing.
    BadOrigin = ("403.1", "bad_origin", Never),
    /// The role may not do this.
    RoleForbidden = ("403.2", "role_forbidden", Never),
    /// Outside the person's territory; told as not found where that would tell a stranger something.
    OutOfTerritory = ("403.3", "out_of_territory", Never),
    /// No such thing, or not for this person.
    NotFound = ("404.1", "not_found", Never),
    /// The method does not exist here.
    MethodNotAllowed = ("405.1", "method_not_allowed", Never),
    /// 67: the request did not arrive in time.
    TooSlow = ("408.1", "too_slow", Later),
    /// 76: what arrived does not hash to its name: it is sent again.
    ChunkHash = ("409.1", "chunk_hash", Later),
    /// 88: changed since the person opened it.
    ChangedSince = ("409.3", "changed_since", AfterFix),
    /// 48: larger than allowed.
    TooLarge = ("413.1", "too_large", Never),
    /// 35: a text is longer than allowed.
    TooLong = ("413.2", "too_long", AfterFix),
    /// 71: more than 5 MB.
    PhotoTooLarge = ("413.3", "photo_too_large", Never),
    /// 47: another content type or encoding than this route reads.
    UnsupportedType = ("415.1", "unsupported_type", Never),
    /// A field of the request is not valid.
    InvalidField = ("422.1", "invalid_field", AfterFix),
    /// 71: nothing in it.
    PhotoEmpty = ("422.2", "photo_empty", Never),
    /// 72: no JPEG, or one that is more than a picture.
    PhotoType = ("422.3", "photo_type", Never),
    /// 73: more than 40 megapixels, or none.
    PhotoPixels = ("422.4", "photo_pixels", Never),
    /// 74: cut off or damaged.
    PhotoBroken = ("422.5", "photo_broken", Never),
    /// 75: a chunk that a photo does not have.
    ChunkIndex = ("422.6", "chunk_index", Never),
    /// No revision of this person names the photo yet: its text goes first.
    BlobEarly = ("425.1", "blob_early", Later),
    /// 65: a protocol that this office does not speak. Travels in `pull_refused`.
    UpgradeRequired = ("426.1", "upgrade_required", AfterFix),
    /// 34, 66: too many tries; wait.
    TooMany = ("429.1", "too_many", Later),
    /// 85: this person's last export is still under way, or as many as the office makes at once.
    ExportBusy = ("429.2", "export_busy", Later),
    /// A fault of the office; `ref` finds it in the log.
    Fault = ("500.1", "fault", Later),
    /// The office is closing or its store is busy.
    Busy = ("503.1", "busy", Later),
}

impl Code {
    /// The HTTP status: the integer part of the number.
    pub fn status(self) -> StatusCode {
        let status = self.number().split('.').next().and_then(|whole| whole.parse().ok());
        status.and_then(|whole| StatusCode::from_u16(whole).ok()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// As it travels inside a reply.
    pub fn on_wire(self) -> crate::sync::wire::Code {
        crate::sync::wire::Code { number: self.number().into(), name: self.name().into() }
    }
}

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {}", code.number(), code.name())]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The field it is about, if one.
    pub field: Option<String>,
    /// How long to wait before the next try, in seconds.
    pub wait_s: Option<u64>,
    /// Finds the request in the log.
    pub reference: String,
}

impl Refusal {
    /// A refusal about one field.
    pub fn at(code: Code, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..code.into() }
    }

    /// A refusal with a time to wait.
    pub fn wait(code: Code, wait_s: u64) -> Self {
        Self { wait_s: Some(wait_s), ..code.into() }
    }

    /// A fault of the office, logged here, once: the reply carries only the reference.
    pub fn fault(error: &dyn std::fmt::Display) -> Self {
        let refusal: Self = Code::Fault.into();
        tracing::error!(error.r#ref = refusal.reference, error.message = %error, "the office failed at a request");
        refusal
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self { code, field: None, wait_s: None, reference: super::random::hex(4) }
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Code::Busy.into(),
            other => Self::fault(&other),
        }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    code: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    retry: Retry,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_s: Option<u64>,
    r#ref: &'a str,
}

#[derive(Serialize)]
struct Named<'a> {
    number: &'a str,
    name: &'a str,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Body {
            code: Named { number: self.code.number(), name: self.code.name() },
            field: self.field.as_deref(),
            retry: self.code.retry(),
            wait_s: self.wait_s,
            r#ref: &self.reference,
        };
        let mut response = (self.code.status(), Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(wait_s) = self.wait_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_and_name_stands_once_and_is_a_status() {
        let numbers: BTreeSet<_> = Code::ALL.iter().map(|code| code.number()).collect();
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!((numbers.len(), names.len()), (Code::ALL.len(), Code::ALL.len()));
        assert!(Code::ALL.iter().all(|code| code.number().starts_with(code.status().as_str())));
    }

    /// Phones in the field know these: a number or a name that changes is a new one.
    #[test]
    fn the_table_as_released() {
        let line = |code: &Code| format!("{} {} {:?}", code.number(), code.name(), code.retry());
        insta::assert_snapshot!(Code::ALL.iter().map(line).collect::<Vec<_>>().join("\n"), @r"
        400.1 bad_encoding AfterFix
        400.2 too_complex AfterFix
        400.3 duplicate_key AfterFix
        400.4 number_range AfterFix
        400.5 type_mismatch AfterFix
        400.6 bad_text AfterFix
        400.7 bad_cursor AfterFix
        401.1 login_failed AfterFix
        401.2 session_needed AfterFix
        401.3 device_revoked Never
        403.1 bad_origin Never
        403.2 role_forbidden Never
        403.3 out_of_territory Never
        404.1 not_found Never
        405.1 method_not_allowed Never
        408.1 too_slow Later
        409.1 chunk_hash Later
        409.3 changed_since AfterFix
        413.1 too_large Never
        413.2 too_long AfterFix
        413.3 photo_too_large Never
        415.1 unsupported_type Never
        422.1 invalid_field AfterFix
        422.2 photo_empty Never
        422.3 photo_type Never
        422.4 photo_pixels Never
        422.5 photo_broken Never
        422.6 chunk_index Never
        425.1 blob_early Later
        426.1 upgrade_required AfterFix
        429.1 too_many Later
        429.2 export_busy Later
        500.1 fault Later
        503.1 busy Later
        ");
    }
}
