//! The document around the pages: head, scripts with the page's nonce, and the headers that go with them.

use super::App;
use super::lang::lang;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Files of the build that the page asks for; absent ones are left out, and the page works as plain HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Build id, as in `/pkg/<build>/desk.js`.
    pub build: Option<String>,
    /// Whether there is a script to hydrate the page with.
    pub script: bool,
}

/// What may run and load on a rendered page (DESIGN.md section 6): nothing inline but what carries the nonce.
#[cfg(feature = "ssr")]
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data: blob:; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The document.
pub fn shell(assets: Assets) -> impl IntoView {
    #[cfg(feature = "ssr")]
    send_policy();
    let nonce = leptos::nonce::use_nonce();
    let base = assets.build.as_ref().map(|build| format!("/pkg/{build}"));
    let style = base.as_ref().map(|base| format!("{base}/desk.css"));
    let script = base.filter(|_| assets.script).map(|base| {
        let start = format!(
            "import init, {{ hydrate }} from '{base}/desk.js'; init({{ module_or_path: '{base}/desk_bg.wasm' }}).then(() => hydrate());"
        );
        view! {
            <link rel="modulepreload" href=format!("{base}/desk.js") />
            <link rel="preload" href=format!("{base}/desk_bg.wasm") r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            <script type="module" nonce=nonce>{start}</script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang().tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#1D4A34" />
                <link rel="icon" href="/ikon/anjat.svg" r#type="image/svg+xml" />
                {style.map(|href| view! { <link rel="stylesheet" href=href /> })}
                {script}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
    .into_any()
}

/// Sends the policy with the nonce that this page's scripts carry.
#[cfg(feature = "ssr")]
fn send_policy() {
    use axum::http::{HeaderValue, header};
    let response = use_context::<leptos_axum::ResponseOptions>();
    let policy = leptos::nonce::use_nonce().and_then(|nonce| HeaderValue::from_str(&policy(&nonce)).ok());
    if let (Some(response), Some(policy)) = (response, policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
