//! What every request passes: a span with an id, panics caught, other sites turned away, and the gate of its row in
//! [`ROUTES`](crate::office::routes::ROUTES).

use crate::domain::access::may;
use crate::office::problem::{Code, Refusal};
use crate::office::routes::{self, Answer, Gate, Route};
use crate::office::session;
use crate::office::{Office, panics, random};
use crate::sync::wire::GUARD_HEADER;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tracing::Instrument as _;

/// Puts the layers around all routes of the server. Every route mounted before it needs a row in the table.
pub fn layers(router: Router<Office>, office: &Office) -> Router<Office> {
    router.layer(from_fn_with_state(office.clone(), pass)).layer(from_fn(around))
}

/// Headers of every answer that does not set its own. Rendered pages bring a policy with a nonce.
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Under no-referrer a plain form post carries "Origin: null" and could not be told from another site's.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    // Over plain HTTP browsers pass over it.
    (header::STRICT_TRANSPORT_SECURITY, "max-age=15768000"),
    // Data unless something else is said: nothing of it stays in a cache.
    (header::CACHE_CONTROL, "no-store"),
];

/// What may run and load on a page without a nonce: nothing inline, nothing foreign.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
                      object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Only what the field app uses: the place of a plot, a photo, a card's code.
const PERMISSIONS: &str = "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=(), midi=(), magnetometer=(), \
                           gyroscope=(), accelerometer=(), display-capture=(), browsing-topics=()";

async fn around(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", request.id = random::hex(6), request.method = %request.method(), request.route = path);
    let answered = panics::caught(next.run(request)).instrument(span.clone()).await;
    let mut response = answered.unwrap_or_else(|panic| span.in_scope(|| Refusal::fault(&panic)).into_response());
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

async fn pass(State(office): State<Office>, mut request: Request, next: Next) -> Response {
    let Some(path) = request.extensions().get::<MatchedPath>().cloned() else { return next.run(request).await };
    let Some(route) = routes::find(request.method().as_str(), path.as_str()) else {
        return unknown(path.as_str()).into_response();
    };
    if !same_site(request.method(), request.uri(), request.headers()) || !guarded(route, request.headers()) {
        tracing::warn!(request.route = route.path, "a request of another site was turned away");
        return Refusal::from(Code::BadOrigin).into_response();
    }
    match enter(&office, route, request.headers()).await {
        Ok(Some(session)) => _ = request.extensions_mut().insert(session),
        Ok(None) => {}
        // Said by the page or call itself, in words; it asks the same gate again before it shows anything.
        Err(refusal) if route.answer == Answer::Call || (route.answer == Answer::Page && refusal.code == Code::RoleForbidden) => {}
        Err(refusal) => return refused(route, request.uri(), refusal),
    }
    next.run(request).await
}

fn unknown(path: &str) -> Refusal {
    if routes::ROUTES.iter().any(|route| route.path == path) {
        return Code::MethodNotAllowed.into();
    }
    tracing::error!(request.route = path, "a route has no row in the table");
    Code::NotFound.into()
}

/// Opens the gate: `None` for a public route. The sync route is open to a switched-off phone, whose pushes are held.
async fn enter(office: &Office, route: &Route, headers: &HeaderMap) -> Result<Option<session::Session>, Refusal> {
    let action = match route.gate {
        Gate::Public => return Ok(None),
        Gate::Signed => None,
        Gate::Needs(action) => Some(action),
    };
    let session = session::find(office, headers).await?.ok_or(Code::SessionNeeded)?;
    if session.revoked && route.path != "/sync/v1" {
        return Err(Code::DeviceRevoked.into());
    }
    if action.is_some_and(|action| !may(session.role, action)) {
        return Err(Code::RoleForbidden.into());
    }
    Ok(Some(session))
}

fn refused(route: &Route, uri: &Uri, refusal: Refusal) -> Response {
    let signed_out = refusal.code.status() == StatusCode::UNAUTHORIZED;
    if route.answer == Answer::Page && signed_out {
        let back = uri.path_and_query().map_or("/", |path| path.as_str());
        let to = format!("/masuk?ke={}", escaped(back));
        return (StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::CACHE_CONTROL, "no-store".to_owned())]).into_response();
    }
    refusal.into_response()
}

/// A path as the value of a query.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut to, byte| {
        use std::fmt::Write as _;
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => to.push(char::from(byte)),
            _ => _ = write!(to, "%{byte:02X}"),
        }
        to
    })
}

/// Whether the browser says that a page of this site asks (43). What is no browser says nothing and has no cookies to
/// steal. Reading is allowed from anywhere that a link may stand, for the cookie is `SameSite=Strict`.
fn same_site(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    if [Method::GET, Method::HEAD].contains(method) {
        return true;
    }
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
        return false;
    }
    match text(&header::ORIGIN) {
        None => true,
        Some(origin) => {
            let origin = origin.split_once("://").map(|(_, host)| host);
            // HTTP/2 names the host in the address.
            let host = uri.authority().map(|authority| authority.as_str()).or_else(|| text(&header::HOST));
            origin.is_some() && origin == host
        }
    }
}

/// JSON routes that change something want a header that no form and no image can send.
fn guarded(route: &Route, headers: &HeaderMap) -> bool {
    route.method == "GET" || route.answer != Answer::Json || headers.contains_key(GUARD_HEADER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_43_pages_of_other_sites() {
        let cases: [(&[(&str, &str)], bool); 7] = [
            (&[("host", "anjat.example"), ("origin", "https://anjat.example"), ("sec-fetch-site", "same-origin")], true),
            (&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")], true),
            (&[("host", "anjat.example")], true),
            (&[("host", "anjat.example"), ("origin", "https://evil.example")], false),
            (&[("host", "anjat.example"), ("origin", "null")], false),
            (&[("host", "anjat.example"), ("sec-fetch-site", "cross-site")], false),
            (&[("host", "anjat.example"), ("origin", "https://anjat.example"), ("sec-fetch-site", "same-site")], false),
        ];
        for (pairs, allowed) in cases {
            let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            let uri = Uri::from_static("/sync/v1");
            assert_eq!(same_site(&Method::POST, &uri, &headers), allowed, "{pairs:?}");
            assert!(same_site(&Method::GET, &uri, &headers));
        }
        let headers = [(header::ORIGIN, HeaderValue::from_static("https://anjat.example"))].into_iter().collect();
        assert!(same_site(&Method::POST, &Uri::from_static("https://anjat.example/sync/v1"), &headers), "HTTP/2");
        assert!(!same_site(&Method::POST, &Uri::from_static("https://other.example/sync/v1"), &headers), "HTTP/2");
    }

    #[test]
    fn the_way_back_is_one_value() {
        assert_eq!(escaped("/meja?area=65.02&q=a b"), "/meja%3Farea%3D65.02%26q%3Da%20b");
    }
}
