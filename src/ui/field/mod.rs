//! The field app: what officers and producers see on their phones. It works from the phone's own store; no screen
//! waits for the network.
//!
//! ```text
//! app        what all screens share: the phone, the language, the route, what changed
//! reactive   values that parts of the page follow, and the parts that they end with
//! live       what they are drawn with: elements of one type, kept current by signals
//! rows       lists that are typed in
//! parts      links, icons, notices, the head of a page
//! load       reading from the phone, again whenever records changed
//! route      the addresses, over the History API
//! browser    address and history, title and focus
//! frame      bottom bar, top bar, page heading
//! show       records in words: titles, amounts, every answer
//! prefs      language, theme and what was used last, in local storage
//! fill/      one renderer for every form, its draft, the save
//! home, producers, producer, harvests, record, mend, send, sign_in, me: one screen each
//! ```

mod line_id;
mod route;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod fill;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod harvests;
#[cfg(target_arch = "wasm32")]
mod home;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod load;
#[cfg(target_arch = "wasm32")]
mod me;
#[cfg(target_arch = "wasm32")]
mod mend;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod photo;
#[cfg(target_arch = "wasm32")]
mod prefs;
#[cfg(target_arch = "wasm32")]
mod producer;
#[cfg(target_arch = "wasm32")]
mod producers;
#[cfg(target_arch = "wasm32")]
mod reactive;
#[cfg(target_arch = "wasm32")]
mod record;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod send;
mod show;
#[cfg(target_arch = "wasm32")]
mod sign_in;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
