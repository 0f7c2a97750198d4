//! The desk: what supervisors and planners see, and the public pages. Rendered by the server, hydrated in the browser,
//! and whole without a script: a filter is a GET form whose state is the URL, a verdict is a form post.
//!
//! Every route is rendered with [`SsrMode::Async`]: one complete page, with its status and headers known.

mod download;
mod frame;
mod landing;
mod lang;
mod lists;
mod names;
mod overview;
mod queue;
mod record;
mod shell;
mod sign_in;
mod trouble;
mod undo;
mod value;

pub use shell::{Assets, shell};

use crate::calls::verdict::Undo;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The action behind every "Batalkan": shared, so that whatever shows a queue or a record reads it again afterwards.
pub(crate) type UndoAction = ServerAction<Undo>;

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    lang::provide();
    provide_context::<UndoAction>(ServerAction::new());
    view! {
        <Router>
            <Routes fallback=trouble::NotFoundPage>
                <Route path=path!("") view=landing::Landing ssr=SsrMode::Async />
                <Route path=path!("masuk") view=sign_in::SignInPage ssr=SsrMode::Async />
                <Route path=path!("keluar") view=sign_in::SignOutPage ssr=SsrMode::Async />
                <Route path=path!("meja") view=queue::Queue ssr=SsrMode::Async />
                <Route path=path!("meja/daftar") view=lists::Lists ssr=SsrMode::Async />
                <Route path=path!("meja/nama") view=names::Names ssr=SsrMode::Async />
                <Route path=path!("meja/ringkasan") view=overview::Overview ssr=SsrMode::Async />
                <Route path=path!("meja/catatan/:id") view=record::Record ssr=SsrMode::Async />
                <Route path=path!("meja/catatan/:id/foto/:at") view=record::Photo ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
    .into_any()
}
