//! "Unduh": exactly what is on screen, as a file. Plain links: the browser saves what comes.

use super::lang::lang;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::desk;
use leptos::prelude::*;

/// The control. It folds: the list is what people come for.
#[component]
pub(crate) fn Download(
    /// Name of the list in the address.
    list: &'static str,
    /// Its filter, as a query.
    query: String,
) -> impl IntoView {
    let words = desk::overview(lang());
    let link = move |format: &str, name: &'static str| {
        let and = if query.is_empty() { "" } else { "&" };
        let to = format!("/meja/unduh/{list}?bentuk={format}{and}{query}");
        view! { <li><a class="btn btn-small" href=to rel="external" download="">{name}</a></li> }
    };
    let links = [("csv", words.get_comma), ("csv-titik-koma", words.get_semicolon), ("xlsx", words.get_xlsx)];
    view! {
        <details class="desk-get">
            <summary class="btn btn-small"><Icon glyph=Glyph::Draft size=IconSize::Small /> {words.get}</summary>
            <div class="desk-get-in">
                <p class="small quiet">{words.get_help}</p>
                <ul class="row">{links.map(|(format, name)| link(format, name)).into_iter().collect_view()}</ul>
            </div>
        </details>
    }
    .into_any()
}
