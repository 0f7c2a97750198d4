//! Files of the site. What belongs to a build never changes under its name, so browsers may keep it for ever.

use super::site::Site;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// `/pkg/<build>/...`, also of the builds before: a phone may still open with the shell of last week.
pub async fn of_a_build(State(site): State<Arc<Site>>, request: Request) -> Response {
    file(&site, request, FOR_EVER).await
}

/// `/ikon/...`.
pub async fn icon(State(site): State<Arc<Site>>, request: Request) -> Response {
    file(&site, request, FOR_A_DAY).await
}

/// The file at the request's own path, compressed as it lies there when the browser takes that.
async fn file(site: &Site, request: Request, keep: HeaderValue) -> Response {
    let files = ServeDir::new(&site.root).append_index_html_on_directories(false).precompressed_br();
    let mut response = match files.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    };
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, keep);
    }
    response
}
