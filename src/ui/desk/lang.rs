//! The language of a page. The server reads a cookie and writes `<html lang>`; the browser reads that.

use crate::words::Lang;
use crate::words::desk::{self, Desk};
use leptos::prelude::*;

/// Makes the language known to every part of the page.
pub(crate) fn provide() {
    if use_context::<Lang>().is_none() {
        provide_context(of_document());
    }
}

#[cfg(target_arch = "wasm32")]
fn of_document() -> Lang {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    tag.map_or(Lang::Id, |tag| Lang::of(&tag))
}

#[cfg(not(target_arch = "wasm32"))]
fn of_document() -> Lang {
    Lang::Id
}

/// The language.
pub(crate) fn lang() -> Lang {
    use_context().unwrap_or_default()
}

/// The words in it.
pub(crate) fn words() -> &'static Desk {
    desk::of(lang())
}
