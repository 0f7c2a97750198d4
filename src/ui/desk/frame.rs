//! The frame of every page: the band with the weave, who is signed in, the other language.

use super::lang::{lang, words};
use crate::domain::reports::desk::Who;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::desk;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Head, content, foot.
#[component]
pub(crate) fn Frame(
    /// Who is signed in, if the page knows.
    #[prop(default = None)]
    who: Option<Who>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = words();
    let nav = who.clone().map(|who| view! { <Nav who /> });
    let signed = who.map(|who| {
        let territory = who.territory.join(", ");
        view! {
            <span class="desk-who">
                <strong>{who.name}</strong>
                <span>{territory}</span>
            </span>
            <a class="desk-exit" href="/keluar" rel="external">
                <Icon glyph=Glyph::Exit size=IconSize::Small />
                <span>{words.sign_out}</span>
            </a>
        }
    });
    view! {
        <a class="desk-skip" href="#isi" rel="external">{words.skip_to_content}</a>
        <header class="desk-band">
            <div class="desk-band-in">
                <a class="desk-name" href="/" rel="external">
                    <Mark />
                    <span>{words.site}</span>
                </a>
                <div class="desk-band-end">
                    {signed}
                    <a class="desk-tongue" href=format!("?bahasa={}", words.other_language_tag) rel="external" hreflang=words.other_language_tag lang=words.other_language_tag>
                        {words.other_language}
                    </a>
                </div>
            </div>
            <div class="weave" aria-hidden="true"></div>
        </header>
        {nav}
        <main id="isi" class="desk-main">{children()}</main>
    }
    .into_any()
}

/// The pages that this person may open; nothing where there is only one.
#[component]
fn Nav(who: Who) -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    let pages = [
        (who.reads_records, "/meja", words().queue, here == "/meja" || here.starts_with("/meja/catatan")),
        (who.reads_figures, "/meja/ringkasan", desk::overview(lang()).title, here == "/meja/ringkasan"),
        (who.maps_names, "/meja/nama", desk::names(lang()).title, here == "/meja/nama"),
        (who.keeps_lists, "/meja/daftar", desk::lists(lang()).title, here == "/meja/daftar"),
    ];
    let open: Vec<_> = pages.into_iter().filter(|(may, ..)| *may).collect();
    // A single page needs no menu, unless another one is open.
    open.iter()
        .any(|(.., here)| !here)
        .then(|| {
            let link = |(_, to, name, here): (bool, &'static str, &'static str, bool)| {
                view! { <li><a href=to aria-current=here.then_some("page")>{name}</a></li> }
            };
            view! {
                <nav class="desk-nav" aria-label=desk::overview(lang()).nav>
                    <ul>{open.into_iter().map(link).collect_view()}</ul>
                </nav>
            }
        })
        .into_any()
}

/// The anjat: a tall basket with two straps, three bands of weave.
#[component]
pub(crate) fn Mark() -> impl IntoView {
    view! {
        <svg class="desk-mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true" focusable="false">
            <path d="M7 9h18l-2 19H9L7 9ZM6 9c0-2.200 4.500-3.500 10-3.500S26 6.800 26 9"></path>
            <path d="M7.600 14.500 11 11l3 3.200L17 11l3 3.200L23 11l1.500 1.700M8.200 20.500l3-3.300 2.900 3.200 3-3.200 2.900 3.200 3-3.200 1 1.100M8.800 26l2.600-2.800 2.700 3 3-3 2.700 3 2.600-2.800"></path>
        </svg>
    }
    .into_any()
}
