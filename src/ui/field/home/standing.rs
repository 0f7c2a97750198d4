//! Where everything stands: counts per status, last contact, free space, a producer's own month.

use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Storage};
use crate::ui::field::app::App;
use crate::ui::field::live::{View, el};
use crate::ui::field::parts::{link, small, span};
use crate::ui::field::reactive::*;
use crate::ui::field::route::Route;
use crate::ui::field::show;
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone::format;

/// Counts per status, last contact, free space.
pub fn standings(app: App, counts: Counts, ledger: Ledger, storage: RwSignal<Option<Storage>>) -> View {
    let (home, lang) = (&app.words().home, app.lang());
    let today = app.phone().today();
    let contact = ledger.last_contact_ms.map_or_else(|| home.never.to_owned(), |at| format::moment(lang, at, today));
    let space = move || {
        let free = storage.get().and_then(|storage| storage.free_bytes);
        free.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    el("section")
        .class("standings")
        .add(
            link(Route::Send, "beads")
                .add(bead(Tone::Plain, Glyph::Phone, counts.waiting, home.on_phone))
                .add(bead(Tone::Good, Glyph::Cloud, counts.safe, home.safe))
                .add(bead(Tone::Warn, Glyph::Pause, counts.held, home.held))
                .add(bead(Tone::Plain, Glyph::Draft, counts.drafts, home.drafts)),
        )
        .add(
            el("p")
                .class("quiet small standings-facts")
                .add(el("span").add(small(Glyph::Clock)).add(format!("{}: {contact}", home.last_contact)))
                .add(el("span").add(small(Glyph::Storage)).live(move || format!("{}: {}", home.free_space, space()))),
        )
        .into()
}

fn bead(tone: Tone, glyph: Glyph, count: usize, text: &'static str) -> View {
    let class = format!("bead {}", if count > 0 { tone.class() } else { "tone-plain bead-none" });
    el("span").class(class).add(small(glyph)).add(el("strong").add(count.to_string())).add(span("", text)).into()
}

/// A producer's own total of this month.
pub fn month_total(app: App, entries: &[Entry]) -> View {
    let (home, lang) = (&app.words().home, app.lang());
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let month = entries
        .iter()
        .filter(|entry| entry.kind == Kind::Harvest)
        .filter(|entry| show::day(&entry.fields).is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month())));
    let total = month.map(|entry| teller.weight(&entry.fields)).fold(show::Weight::default(), show::Weight::and);
    let open = (total.open > 0).then(|| (home.month_open)(total.open));
    el("section")
        .class("card month-total")
        .add(span("quiet", home.month_total))
        .add(el("strong").add(format::kilograms(lang, total.grams)))
        .add(open.map(|open| span("quiet small", &open)))
        .into()
}
