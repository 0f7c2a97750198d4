//! Where everything stands: counts per status, last contact, free space, a producer's own month.

use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Storage};
use crate::ui::field::app::{App, link_to};
use crate::ui::field::route::Route;
use crate::ui::field::show;
use crate::ui::kit::{Glyph, Icon, IconSize, Tone};
use crate::words::phone::format;
use leptos::prelude::*;

/// Counts per status, last contact, free space.
pub fn standings(app: App, counts: Counts, ledger: Ledger, storage: RwSignal<Option<Storage>>) -> AnyView {
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let today = app.phone().today();
    let contact = ledger.last_contact_ms.map_or_else(|| home.never.to_owned(), |at| format::moment(lang, at, today));
    let space = move || {
        let free = storage.get().and_then(|storage| storage.free_bytes);
        free.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    view! {
        <section class="standings">
            {link_to(Route::Send, "beads", view! {
                {bead(Tone::Plain, Glyph::Phone, counts.waiting, home.on_phone)}
                {bead(Tone::Good, Glyph::Cloud, counts.safe, home.safe)}
                {bead(Tone::Warn, Glyph::Pause, counts.held, home.held)}
                {bead(Tone::Plain, Glyph::Draft, counts.drafts, home.drafts)}
            }.into_any())}
            <p class="quiet small standings-facts">
                <span><Icon glyph=Glyph::Clock size=IconSize::Small />{format!("{}: {contact}", home.last_contact)}</span>
                <span><Icon glyph=Glyph::Storage size=IconSize::Small />{move || format!("{}: {}", home.free_space, space())}</span>
            </p>
        </section>
    }
    .into_any()
}

fn bead(tone: Tone, glyph: Glyph, count: usize, text: &'static str) -> AnyView {
    let class = format!("bead {}", if count > 0 { tone.class() } else { "tone-plain bead-none" });
    view! {
        <span class=class>
            <Icon glyph size=IconSize::Small />
            <strong>{count.to_string()}</strong>
            <span>{text}</span>
        </span>
    }
    .into_any()
}

/// A producer's own total of this month.
pub fn month_total(app: App, entries: &[Entry]) -> AnyView {
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let month = entries
        .iter()
        .filter(|entry| entry.kind == Kind::Harvest)
        .filter(|entry| show::day(&entry.fields).is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month())));
    let total = month.map(|entry| teller.weight(&entry.fields)).fold(show::Weight::default(), show::Weight::and);
    let open = (total.open > 0).then(|| (home.month_open)(total.open));
    view! {
        <section class="card month-total">
            <span class="quiet">{home.month_total}</span>
            <strong>{format::kilograms(lang, total.grams)}</strong>
            {open.map(|open| view! { <span class="quiet small">{open}</span> }.into_any())}
        </section>
    }
    .into_any()
}
