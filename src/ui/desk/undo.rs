//! The bar after a verdict: "Disetujui. Batalkan (10 s)". A plain form; hydrated, it counts down and then goes away.

use super::UndoAction;
use super::lang::{lang, words};
use crate::domain::reports::record::PendingVerdict;
use crate::ui::kit::{Glyph, Icon};
use crate::words::desk;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// One bar per verdict that can still be taken back.
#[component]
pub(crate) fn UndoBars(
    /// Which.
    pending: Vec<PendingVerdict>,
    /// The office's clock when the page was made, epoch ms.
    now_ms: i64,
    /// The list the person is working through, as a query.
    list: String,
) -> impl IntoView {
    let bar = move |pending: PendingVerdict| view! { <UndoBar pending now_ms list=list.clone() /> };
    view! { <div class="desk-bars" aria-live="polite">{pending.into_iter().map(bar).collect_view()}</div> }.into_any()
}

#[component]
fn UndoBar(pending: PendingVerdict, now_ms: i64, list: String) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let undo = use_context::<UndoAction>().unwrap_or_default();
    let left = RwSignal::new(((pending.due_ms - now_ms + 999) / 1000).clamp(0, 10));
    Effect::new(move |_| {
        let tick = set_interval_with_handle(move || left.update(|left| *left = (*left - 1).max(0)), std::time::Duration::from_secs(1));
        if let Ok(tick) = tick {
            on_cleanup(move || tick.clear());
        }
    });
    let said = if pending.together > 1 {
        format!("{}: {} {}", desk::outcome(lang, pending.outcome), pending.together, words.many_together)
    } else {
        format!("{}: {}", desk::outcome(lang, pending.outcome), pending.label)
    };
    view! {
        <div class="desk-bar" hidden=move || left.get() == 0>
            <Icon glyph=Glyph::Check />
            <span class="desk-bar-text">{said}</span>
            <ActionForm action=undo>
                <input type="hidden" name="id" value=pending.id.to_string() />
                <input type="hidden" name="list" value=list />
                <button class="btn btn-small" type="submit">
                    {words.undo} " (" {move || left.get()} " " {words.seconds} ")"
                </button>
            </ActionForm>
        </div>
    }
    .into_any()
}
