//! The office's own routes, and what every request passes on its way to any route.

mod api;
mod blobs;
mod body;
mod export;
pub mod gate;
mod lists;
mod sync;

use super::Office;
use super::problem::{Code, Refusal};
use crate::domain::reports::export::List;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};

/// Largest JSON body: a sign-in is two short texts.
const JSON_BYTES_MAX: usize = 16 * 1024;

/// The office's routes, without the layers of [`gate::layers`].
pub fn routes() -> Router<Office> {
    Router::new()
        .route("/sync/v1", post(sync::push_and_pull))
        .route("/blobs/{sha256}", get(blobs::get).put(blobs::ask))
        .route("/blobs/{sha256}/{chunk}", put(blobs::put))
        .route("/api/v1/session", post(api::sign_in).delete(api::sign_out))
        .route("/api/v1/profile", get(api::profile))
        .route("/api/v1/pack", get(api::pack))
        .route("/api/v1/pack/{version}", get(api::pack_version))
        .route("/sehat", get(api::health))
        .merge(downloads())
        .layer(DefaultBodyLimit::max(JSON_BYTES_MAX))
        .route("/meja/daftar/unggah", post(lists::upload).layer(DefaultBodyLimit::max(lists::UPLOAD_BYTES_MAX)))
}

/// One address per list: each has a gate of its own.
fn downloads() -> Router<Office> {
    List::ALL.into_iter().fold(Router::new(), |router, list| {
        let send = move |office, session, headers, uri| export::send(list, office, session, headers, uri);
        router.route(&format!("/meja/unduh/{}", list.as_str()), get(send))
    })
}

/// What is answered where there is no route.
pub async fn not_found() -> Refusal {
    Code::NotFound.into()
}
