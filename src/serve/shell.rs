//! The field app's page: static, the same for everybody and for every address below `/lapangan/`. Its frame is painted
//! by HTML and CSS alone, so that something is seen before the first byte of wasm; `mount()` then takes its place.

use super::Text;
use super::site::{Build, Site};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// Where the app begins; the scope of its service worker.
pub const HOME: &str = "/lapangan/";

/// What the frame says. The app may speak English; before it starts nobody knows, and the province speaks Indonesian.
mod words {
    pub const NAVIGATION: &str = "Menu utama";
    pub const ITEMS: [&str; 4] = ["Beranda", "Produsen", "Panen", "Kirim"];
    pub const OPENING: &str = "Membuka…";
    pub const NO_SCRIPT: &str = "Anjat memerlukan JavaScript. Nyalakan di pengaturan browser, lalu buka lagi halaman ini.";
    pub const NO_BUNDLES: &str = "Aplikasi lapangan belum dipasang di server ini. Hubungi pengelola: jalankan “make bundles”.";
}

/// The page.
pub fn page(site: &Site) -> Text {
    match &site.build {
        Some(build) => Text::new("text/html; charset=utf-8", document(build)),
        None => Text::new("text/html; charset=utf-8", missing()).refused(),
    }
}

fn document(build: &Build) -> String {
    let path = |file: &str| build.path(file);
    let head = view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
            <meta name="build" content=build.id.clone() />
            <meta name="color-scheme" content="light dark" />
            <meta name="theme-color" content="#FBF7EF" media="(prefers-color-scheme: light)" />
            <meta name="theme-color" content="#16130F" media="(prefers-color-scheme: dark)" />
            <title>"Anjat Lapangan"</title>
            <link rel="stylesheet" href=path("field.css") />
            <link rel="modulepreload" href=path("field.js") />
            <link rel="preload" href=path("field_bg.wasm") r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            <script type="module" src=path("boot.js")></script>
            <link rel="manifest" href="/manifest.webmanifest" />
            <link rel="icon" href="/ikon/anjat.svg" r#type="image/svg+xml" />
            <link rel="apple-touch-icon" href="/ikon/anjat-192.png" />
        </head>
    };
    Owner::new().with(|| {
        let body = view! {
            <body>
                <div id="app">{frame()}</div>
                <noscript>
                    <p class="notice notice-bad">{words::NO_SCRIPT}</p>
                </noscript>
            </body>
        };
        format!("<!DOCTYPE html>\n<html lang=\"id\">{}{}</html>\n", head.to_html(), body.to_html())
    })
}

/// The frame, in the same classes as the app's own.
fn frame() -> impl IntoView {
    let glyphs = [Glyph::Home, Glyph::People, Glyph::Basket, Glyph::Send];
    let items = glyphs.into_iter().zip(words::ITEMS).map(|(glyph, text)| {
        view! {
            <span class="bar-item">
                <span class="bar-icon"><Icon glyph /></span>
                <span>{text}</span>
            </span>
        }
    });
    view! {
        <div class="app" aria-busy="true">
            <nav class="bar" aria-label=words::NAVIGATION>
                <p class="bar-name"><Icon glyph=Glyph::Basket />"Anjat"</p>
                {items.collect_view()}
                <span class="weave bar-weave" aria-hidden="true"></span>
            </nav>
            <div class="app-main">
                <main class="page">
                    <p class="quiet page-wait" role="status">{words::OPENING}</p>
                </main>
            </div>
        </div>
    }
}

fn missing() -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>Anjat</title></head><body><p>{}</p></body></html>\n",
        words::NO_BUNDLES
    )
}
