//! Where everything stands: counts per status, last contact, free space, a producer's own month.

use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Storage};
use crate::ui::field::app::{App, To, app};
use crate::ui::field::route::Route;
use crate::ui::field::show;
use crate::ui::kit::{Glyph, Icon, IconSize, Tone};
use crate::words::phone::format;
use leptos::prelude::*;

/// Counts per status, last contact, free space.
#[component]
pub fn Standings(counts: Counts, ledger: Ledger, storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let app = app();
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let today = app.phone().today();
    let contact = ledger.last_contact_ms.map_or_else(|| home.never.to_owned(), |at| format::moment(lang, at, today));
    let space = move || {
        let free = storage.get().and_then(|storage| storage.free_bytes);
        free.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    view! {
        <section class="standings">
            <To route=Route::Send class="beads">
                <Bead tone=Tone::Plain glyph=Glyph::Phone count=counts.waiting text=home.on_phone />
                <Bead tone=Tone::Good glyph=Glyph::Cloud count=counts.safe text=home.safe />
                <Bead tone=Tone::Warn glyph=Glyph::Pause count=counts.held text=home.held />
                <Bead tone=Tone::Plain glyph=Glyph::Draft count=counts.drafts text=home.drafts />
            </To>
            <p class="quiet small standings-facts">
                <span><Icon glyph=Glyph::Clock size=IconSize::Small />{format!("{}: {contact}", home.last_contact)}</span>
                <span><Icon glyph=Glyph::Storage size=IconSize::Small />{move || format!("{}: {}", home.free_space, space())}</span>
            </p>
        </section>
    }
}

#[component]
fn Bead(tone: Tone, glyph: Glyph, count: usize, text: &'static str) -> impl IntoView {
    let class = format!("bead {}", if count > 0 { tone.class() } else { "tone-plain bead-none" });
    view! {
        <span class=class>
            <Icon glyph size=IconSize::Small />
            <strong>{count}</strong>
            <span>{text}</span>
        </span>
    }
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
            {open.map(|open| view! { <span class="quiet small">{open}</span> })}
        </section>
    }
    .into_any()
}
