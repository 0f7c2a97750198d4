//! Where everything stands: counts per status, last contact, free space, a producer's own month.

use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::live::{El, View, el};
use crate::ui::field::load::Seen;
use crate::ui::field::parts::{link, small, span, strong};
use crate::ui::field::route::Route;
use crate::ui::field::send::photos_left;
use crate::ui::field::show;
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone::format;

/// Counts per status, last contact, free space.
pub fn standings(app: App, seen: &Seen) -> View {
    let (home, counts) = (&app.words().home, seen.counts);
    let beads = link(Route::Send, "beads")
        .add(bead(Tone::Plain, Glyph::Phone, counts.waiting, home.on_phone))
        .add(bead(Tone::Good, Glyph::Cloud, counts.safe, home.safe))
        .add(bead(Tone::Warn, Glyph::Pause, counts.held, home.held))
        .add(bead(Tone::Plain, Glyph::Draft, counts.drafts, home.drafts));
    let space = el("span").add(small(Glyph::Storage)).live(move || format!("{}: {}", home.free_space, free_space(app)));
    let photos = photos_left(app, &seen.photos).map(|left| el("span").add(small(Glyph::Camera)).add(left));
    el("section").class("standings").add(beads).add(last_contact(app, seen).add(space).add(photos)).into()
}

/// When the server was last heard; more facts may follow.
pub fn last_contact(app: App, seen: &Seen) -> El {
    let home = &app.words().home;
    let at = seen.ledger.as_ref().and_then(|ledger| ledger.last_contact_ms);
    let at = at.map_or_else(|| home.never.to_owned(), |at| format::moment(app.lang(), at, app.today()));
    let said = el("span").add(small(Glyph::Clock)).add(format!("{}: {at}", home.last_contact));
    el("p").class("quiet small standings-facts").add(said)
}

/// How much space is left, followed, or that the browser does not tell.
pub fn free_space(app: App) -> String {
    let free = app.storage.get().and_then(|storage| storage.free_bytes);
    free.map_or_else(|| app.words().home.not_told.to_owned(), |free| format::bytes(app.lang(), free))
}

fn bead(tone: Tone, glyph: Glyph, count: usize, text: &str) -> View {
    let class = format!("bead {}", if count > 0 { tone.class() } else { "tone-plain bead-none" });
    el("span").class(&class).add(small(glyph)).add(strong(&count.to_string())).add(span("", text)).into()
}

/// A producer's own total of this month.
pub fn month_total(app: App, entries: &[Entry]) -> View {
    let (home, today, pack) = (&app.words().home, app.today(), app.pack());
    let teller = app.teller(&pack, entries);
    let mut total = show::Weight::default();
    for entry in entries.iter().filter(|entry| entry.kind == Kind::Harvest) {
        if show::day(&entry.fields).is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month())) {
            total = total.and(teller.weight(&entry.fields));
        }
    }
    el("section")
        .class("card month-total")
        .add(span("quiet", home.month_total))
        .add(strong(&format::kilograms(teller.lang, total.grams)))
        .add((total.open > 0).then(|| span("quiet small", &(home.month_open)(total.open))))
        .into()
}
