//! "Lanjutkan?": what was begun and not saved. Deleted only on a person's word, asked twice.

use crate::domain::form::{Ask, Draft};
use crate::domain::ids::DraftId;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::live::{View, el};
use crate::ui::field::load::Seen;
use crate::ui::field::parts::{button, glyph, link, list_main, p, span, strong};
use crate::ui::field::photo::{answered, strip};
use crate::ui::field::reactive::{Signal, spawn_local};
use crate::ui::field::route::Route;
use crate::ui::kit::Glyph;
use crate::words::phone::{self as words, format};

/// The list; nothing when there is none.
pub fn drafts(app: App, seen: &Seen) -> Option<View> {
    if seen.drafts.is_empty() {
        return None;
    }
    let row = |draft| draft_row(app, draft, &draft_name(app, draft, &seen.entries));
    let view = el("section")
        .attr("aria-labelledby", "lanjutkan")
        .add(el("h2").class("home-heading").attr("id", "lanjutkan").add(app.words().home.go_on))
        .add(el("ul").class("list").each(seen.drafts.iter().map(row)));
    Some(view.into())
}

fn draft_name(app: App, draft: &Draft, entries: &[Entry]) -> String {
    let pack = app.pack();
    let teller = app.teller(&pack, entries);
    let answer = |ask: Ask| draft.answers.get(ask.key()).filter(|answer| !answer.trim().is_empty());
    let own = answer(Ask::Name).or_else(|| answer(Ask::HoldingName)).cloned();
    let name = own.or_else(|| answer(Ask::Producer).and_then(|id| teller.producer(id)));
    name.unwrap_or_else(|| app.words().home.unnamed.to_owned())
}

fn draft_row(app: App, draft: &Draft, name: &str) -> View {
    let (common, lang) = (&app.words().common, app.lang());
    let asking = Signal::new(false);
    let id = draft.id;
    let about = format!("{} · {}", words::form(lang, draft.form), format::moment(lang, draft.changed_ms, app.today()));
    let photos = draft.answers.get(Ask::Photos.key()).and_then(|names| strip(&answered(names)));
    let open =
        link(Route::Fill(id), "list-item").add(glyph(Glyph::Draft)).add(list_main(name).add(span("quiet small", &about)).add(photos));
    let drop = button("btn btn-quiet draft-drop", move || asking.set(true))
        .attr("aria-label", &format!("{}: {name}", common.delete))
        .add(glyph(Glyph::Trash));
    el("li").add(el("div").class("draft-row").add(open).add(drop)).live(move || asking.get().then(|| confirm(app, id, asking))).into()
}

/// Asked a second time before anything typed is thrown away.
fn confirm(app: App, id: DraftId, asking: Signal<bool>) -> View {
    let (home, common) = (&app.words().home, &app.words().common);
    let drop_it = move || {
        let phone = app.phone();
        spawn_local(async move {
            // The list is read again when the store says that it changed; a failed delete leaves the row.
            let _ = phone.drop_draft(id).await;
            app.changed.set(());
        });
    };
    let yes = button("btn btn-danger", drop_it).add(common.delete);
    let no = button("btn", move || asking.set(false)).add(common.cancel);
    el("div")
        .class("draft-ask")
        .attr("role", "group")
        .attr("aria-label", home.drop_draft)
        .add(strong(home.drop_draft))
        .add(p("small", home.drop_draft_help))
        .add(el("div").class("row").add(yes).add(no))
        .into()
}
