//! Headers of every answer (DESIGN.md section 6). An answer that sets one itself keeps its own: rendered pages carry a
//! policy with the nonce of their scripts.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// What may run and load on a page without a nonce: nothing inline, nothing foreign.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Only what the field app uses: the place of a plot, a photo, a card's code.
const PERMISSIONS: &str = "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=(), midi=(), magnetometer=(), \
    gyroscope=(), accelerometer=(), display-capture=(), browsing-topics=()";

const COMMON: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    // Data unless something else is said: nothing of it stays in a cache.
    (header::CACHE_CONTROL, "no-store"),
];

/// Adds them.
pub async fn add(mut response: Response) -> Response {
    for (name, value) in COMMON {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Adds the promise to come by HTTPS only, for half a year; only where the server itself speaks TLS.
pub async fn add_hsts(mut response: Response) -> Response {
    let promise = HeaderValue::from_static("max-age=15768000");
    response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, promise);
    response
}
