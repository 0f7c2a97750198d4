//! Anjat carries the record of the harvest home. This page is the map.
//!
//! ```text
//! serve   where the halves meet: office routes, rendered pages, shell, service worker   (feature ssr)
//! ui      what people see: field/ (phone), desk/ (rendered), kit/ (shared parts)
//! calls   server functions of the desk: the only door from ui/desk to office
//! phone   the browser end: IndexedDB, driver of the sync engine                         (feature field)
//! office  the server end: routes, accounts, store, keys                                 (feature ssr)
//! sync    how records travel, as decisions only
//! words   Indonesian and English as structs; a missing word does not compile
//! domain  what is true with or without a network: types, rules, reports
//! ```
//!
//! Every arrow points down: serve -> ui, office | ui -> calls, phone, words, domain | calls -> domain (bodies use
//! office) | phone, office -> sync, words, domain | sync -> domain | words -> domain. `tests/arrows.rs` reads every
//! `crate::` path and fails on any other.

// A form is one deep type to the compiler; an optimized build looks through more of it than the default allows.
#![recursion_limit = "256"]

#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod calls;
pub mod domain;
#[cfg(feature = "ssr")]
pub mod office;
#[cfg(all(feature = "field", target_arch = "wasm32"))]
pub mod phone;
#[cfg(feature = "ssr")]
pub mod serve;
pub mod sync;
pub mod ui;
pub mod words;

/// Starts the field app in the frame that the shell painted. Called once by the boot script.
#[cfg(all(feature = "field", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    ui::field::mount();
}

/// Takes over a desk page that the server rendered. Called once by the page's script.
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(ui::desk::App);
}
