//! Every route of the server with its gate, in one table. A route that is mounted but has no row here is answered
//! as if it did not exist, and `tests/http_access.rs` fails.

use crate::domain::access::Action;

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Everybody.
    Public,
    /// Whoever is signed in.
    Signed,
    /// Whoever is signed in with a role that may do this somewhere; the handler looks at the thing itself.
    Needs(Action),
}

/// How a refusal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `{code, retry, ref}` with the code's status.
    Json,
    /// Signed out: on to the sign-in page and back here afterwards. Wrong role: a page with status 403.
    Page,
    /// The call asks the same gate again (`office::desk::Door::enter`) and answers a form by a redirect, a script by
    /// its own kind of error.
    Call,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// GET (which answers HEAD too), POST, PUT or DELETE.
    pub method: &'static str,
    /// The path as axum matches it.
    pub path: &'static str,
    /// Who may pass.
    pub gate: Gate,
    /// How a refusal looks.
    pub answer: Answer,
}

const fn json(method: &'static str, path: &'static str, gate: Gate) -> Route {
    Route { method, path, gate, answer: Answer::Json }
}

const fn page(method: &'static str, path: &'static str, gate: Gate) -> Route {
    Route { method, path, gate, answer: Answer::Page }
}

const fn call(method: &'static str, path: &'static str, gate: Gate) -> Route {
    Route { method, path, gate, answer: Answer::Call }
}

/// The table.
pub const ROUTES: &[Route] = &[
    // API
    json("POST", "/sync/v1", Gate::Needs(Action::Sync)),
    json("PUT", "/blobs/{sha256}", Gate::Needs(Action::Sync)),
    json("PUT", "/blobs/{sha256}/{chunk}", Gate::Needs(Action::Sync)),
    json("GET", "/blobs/{sha256}", Gate::Needs(Action::SeePhotos)),
    json("POST", "/api/v1/session", Gate::Public),
    json("DELETE", "/api/v1/session", Gate::Public),
    json("GET", "/api/v1/profile", Gate::Signed),
    json("GET", "/api/v1/pack", Gate::Public),
    json("GET", "/api/v1/pack/{version}", Gate::Public),
    json("GET", "/sehat", Gate::Public),
    // sign-in and desk: rendered pages and plain form posts
    page("GET", "/", Gate::Public),
    page("GET", "/masuk", Gate::Public),
    page("GET", "/keluar", Gate::Public),
    page("GET", "/meja", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/catatan/{id}", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/catatan/{id}/foto/{at}", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/nama", Gate::Needs(Action::MapNames)),
    page("GET", "/meja/daftar", Gate::Needs(Action::KeepLists)),
    page("POST", "/meja/daftar/unggah", Gate::Needs(Action::KeepLists)),
    page("GET", "/meja/ringkasan", Gate::Needs(Action::ReadFigures)),
    // what the desk's lists and figures are downloaded as, with the filter on screen
    page("GET", "/meja/unduh/catatan", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/unduh/pelaku", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/unduh/hasil", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/unduh/ditahan", Gate::Needs(Action::ReadRecords)),
    page("GET", "/meja/unduh/ringkasan", Gate::Needs(Action::ReadFigures)),
    // what the desk's pages call: server functions, as forms or by a script
    call("POST", "/api/calls/sign_in", Gate::Public),
    call("POST", "/api/calls/sign_out", Gate::Public),
    call("GET", "/api/calls/queue", Gate::Needs(Action::ReadRecords)),
    call("GET", "/api/calls/record", Gate::Needs(Action::ReadRecords)),
    call("GET", "/api/calls/names", Gate::Needs(Action::MapNames)),
    call("POST", "/api/calls/map_name", Gate::Needs(Action::MapNames)),
    call("GET", "/api/calls/lists", Gate::Needs(Action::KeepLists)),
    call("POST", "/api/calls/apply_lists", Gate::Needs(Action::KeepLists)),
    call("POST", "/api/calls/withdraw_lists", Gate::Needs(Action::KeepLists)),
    call("GET", "/api/calls/overview", Gate::Needs(Action::ReadFigures)),
    call("GET", "/api/calls/many_result", Gate::Needs(Action::ReadRecords)),
    call("POST", "/api/calls/judge", Gate::Needs(Action::Judge)),
    call("POST", "/api/calls/undo", Gate::Needs(Action::Judge)),
    call("POST", "/api/calls/approve_many", Gate::Needs(Action::Judge)),
    // field app: one shell for everybody, and what belongs to a build
    page("GET", "/lapangan", Gate::Public),
    page("GET", "/lapangan/", Gate::Public),
    page("GET", "/lapangan/{*path}", Gate::Public),
    json("GET", "/sw.js", Gate::Public),
    json("GET", "/manifest.webmanifest", Gate::Public),
    json("GET", "/pkg/{*path}", Gate::Public),
    json("GET", "/ikon/{*path}", Gate::Public),
];

/// The row of a mounted route.
pub fn find(method: &str, path: &str) -> Option<&'static Route> {
    let method = if method == "HEAD" { "GET" } else { method };
    ROUTES.iter().find(|route| route.method == method && route.path == path)
}
