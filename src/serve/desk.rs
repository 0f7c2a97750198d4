//! The rendered half: public pages, sign-in, desk, and the server functions that they call.

use crate::office::Office;
use crate::office::desk::here::{LANGUAGE_COOKIE, language};
use crate::office::http;
use crate::ui::desk::{App, Assets, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::prelude::{provide_context, use_context};
use std::sync::OnceLock;
use tower_http::limit::RequestBodyLimitLayer;

/// Largest form: a return with every field marked by 500 letters, percent-encoded.
const FORM_BYTES_MAX: usize = 512 * 1024;

/// Server functions that read, and those that change something.
const READING: [&str; 6] = ["queue", "record", "names", "many_result", "overview", "lists"];
const CHANGING: [&str; 8] = ["sign_in", "sign_out", "judge", "undo", "approve_many", "map_name", "apply_lists", "withdraw_lists"];

/// Pages, calls, and the page of an address that names nothing. The caller puts the office's gates around them
/// ([`http::gate::layers`]).
pub fn routes(office: &Office, assets: Assets) -> Router<Office> {
    // Rendering spawns; a second office in the same process finds it set already.
    _ = any_spawner::Executor::init_tokio();
    let render = renderer(office, assets);
    let page = {
        let render = render.clone();
        get(move |request: Request| render(request))
    };
    let pages = page_paths().iter().fold(Router::new(), |router, path| router.route(path, page.clone()));
    let pages = pages.layer(from_fn(choose_language));
    let calls = READING.iter().fold(Router::new(), |router, name| router.route(&format!("/api/calls/{name}"), get(call)));
    let calls = CHANGING.iter().fold(calls, |router, name| router.route(&format!("/api/calls/{name}"), post(call)));
    let calls = calls.layer(RequestBodyLimitLayer::new(FORM_BYTES_MAX)).layer(map_response(no_fault));
    let nothing = move |headers: HeaderMap, request: Request| async move {
        if wants_page(&headers) { render(request).await } else { http::not_found().await.into_response() }
    };
    pages.merge(calls).fallback(nothing).layer(map_response(never_stored))
}

/// Paths of the pages. Read once in the life of a process: while the list is made, leptos lets no resource load in any
/// thread, and a page that another server of the process renders at that moment would never come.
fn page_paths() -> &'static [String] {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    PATHS.get_or_init(|| leptos_axum::generate_route_list(App).iter().map(|listed| listed.path().to_owned()).collect())
}

type Rendering = std::pin::Pin<Box<dyn Future<Output = Response> + Send>>;

/// Renders whatever page the address names, with the office and the language at hand.
fn renderer(office: &Office, assets: Assets) -> impl Fn(Request<Body>) -> Rendering + Clone + Send + 'static {
    let office = office.clone();
    leptos_axum::render_app_async_with_context(move || at_hand(&office), move || shell(assets.clone()))
}

/// What a page or call finds in its context.
fn at_hand(office: &Office) {
    provide_context(office.clone());
    if let Some(parts) = use_context::<Parts>() {
        provide_context(language(&parts.headers));
    }
}

async fn call(State(office): State<Office>, request: Request) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(move || at_hand(&office), request).await
}

/// A call sets the status of every refusal of its own; what is left at 500 are arguments that cannot be read.
async fn no_fault(mut response: Response) -> Response {
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    response
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// Pages and calls show what only one person may see.
async fn never_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `?bahasa=en` keeps the language in a cookie and goes on to the same page without it.
async fn choose_language(request: Request, next: Next) -> Response {
    let Some((tag, to)) = chosen(request.uri()) else { return next.run(request).await };
    let cookie = format!("{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age=31536000; SameSite=Lax");
    let (Ok(cookie), Ok(to)) = (HeaderValue::from_str(&cookie), HeaderValue::from_str(&to)) else { return next.run(request).await };
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, to)]).into_response()
}

/// The language asked for, and the address without the question. Only the two languages that there are.
fn chosen(uri: &Uri) -> Option<(&'static str, String)> {
    let (mut tag, mut kept) = (None, Vec::new());
    for pair in uri.query()?.split('&') {
        match pair.strip_prefix("bahasa=") {
            Some("en") => tag = Some("en"),
            Some(_) => tag = Some("id"),
            None => kept.push(pair),
        }
    }
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    // A path of two slashes would be read as another host.
    Some((tag?, format!("/{}{query}", uri.path().trim_start_matches('/'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_chosen_and_taken_out_of_the_address() {
        let of = |uri: &str| chosen(&uri.parse().unwrap());
        assert_eq!(of("/meja?area=65.02&bahasa=en&q=a"), Some(("en", "/meja?area=65.02&q=a".into())));
        assert_eq!(of("/?bahasa=xx"), Some(("id", "/".into())));
        assert_eq!(of("//evil.example?bahasa=en"), Some(("en", "/evil.example".into())));
        assert_eq!(of("/meja?q=bahasa"), None);
    }
}
