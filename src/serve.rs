//! Where the halves meet: the office's routes, the field app's static shell and its service worker, and what belongs to
//! a build. Every route stands in the office's table and passes its gates.
//!
//! ```text
//! site      what scripts/bundle.sh laid out: the build in force and its files
//! shell     /lapangan/**: one page for everybody, its frame painted, answered by the service worker when offline
//! worker    /sw.js: sw.js with the build and its list of files
//! manifest  /manifest.webmanifest
//! files     /pkg/<build>/... for ever, /ikon/...
//! desk      public pages, sign-in, desk, and the server functions they call
//! listen    sockets, TLS, an orderly end
//! ```

mod desk;
mod files;
mod listen;
mod manifest;
mod shell;
mod site;
mod worker;

pub use listen::{Listen, ServeError, Tls};
pub use site::Site;

use crate::office::{Office, http};
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// Serves an office until the process is told to end; what the writer has is finished then.
pub async fn run(office: Office, listen: Listen) -> Result<(), ServeError> {
    let served = listen::serve(app(office.clone()), listen).await;
    office.close().await;
    served
}

/// Everything that the server answers, behind the office's gates.
pub fn app(office: Office) -> Router {
    let site = Arc::new(Site::read(&office.config().site));
    let routes = http::routes().merge(field_routes(&site)).merge(desk::routes(&office, desk_assets(&site)));
    http::gate::layers(routes, &office).with_state(office).layer(CompressionLayer::new())
}

/// What of the build the rendered pages use.
fn desk_assets(site: &Site) -> crate::ui::desk::Assets {
    let files = site.build.as_ref().map(|build| build.files.as_slice()).unwrap_or_default();
    let script = files.iter().any(|file| file == "desk.js");
    crate::ui::desk::Assets { build: site.build_id().map(str::to_owned), script }
}

/// The field app's routes.
pub fn field_routes<S: Clone + Send + Sync + 'static>(site: &Arc<Site>) -> Router<S> {
    let shell = shell::page(site);
    let answer = move |headers: HeaderMap| async move { shell.answer(&headers) };
    let redirect = || async { (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, shell::HOME)]) };
    Router::new()
        .route("/lapangan", get(redirect))
        .route("/lapangan/", get(answer.clone()))
        .route("/lapangan/{*path}", get(answer))
        .route("/sw.js", text(worker::script(site)))
        .route("/manifest.webmanifest", text(manifest::file(site)))
        .route("/pkg/{*path}", get(files::of_a_build))
        .route("/ikon/{*path}", get(files::icon))
        .with_state(site.clone())
}

fn text(text: Text) -> axum::routing::MethodRouter<Arc<Site>> {
    get(move |headers: HeaderMap| async move { text.answer(&headers) })
}

/// A text made once at start. Browsers ask each time whether it is still the same.
#[derive(Clone)]
struct Text {
    status: StatusCode,
    content_type: &'static str,
    body: Arc<str>,
    tag: HeaderValue,
}

impl Text {
    fn new(content_type: &'static str, body: String) -> Self {
        let hash: String = Sha256::digest(body.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::try_from(format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"\""));
        Self { status: StatusCode::OK, content_type, body: body.into(), tag }
    }

    /// The same with a status that says that it is no answer to keep.
    fn refused(self) -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, ..self }
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        if self.status != StatusCode::OK {
            let passing = [(header::CONTENT_TYPE, self.content_type), (header::CACHE_CONTROL, "no-store")];
            return (self.status, passing, self.body.to_string()).into_response();
        }
        let fresh = [(header::ETAG, self.tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
        if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.to_str().is_ok_and(|known| self.is(known))) {
            return (StatusCode::NOT_MODIFIED, fresh).into_response();
        }
        (fresh, [(header::CONTENT_TYPE, self.content_type)], self.body.to_string()).into_response()
    }

    /// Whether one of the tags is this one's; a proxy that compressed the text made its tag a weak one.
    fn is(&self, known: &str) -> bool {
        known.split(',').any(|tag| tag.trim().trim_start_matches("W/").as_bytes() == self.tag.as_bytes())
    }
}

#[cfg(test)]
mod tests;
