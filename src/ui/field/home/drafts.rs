//! "Lanjutkan?": what was begun and not saved. Deleted only on a person's word, asked twice.

use crate::domain::form::{Ask, Draft};
use crate::domain::ids::DraftId;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::live::{View, el};
use crate::ui::field::parts::{button, glyph, link, p, strong};
use crate::ui::field::reactive::*;
use crate::ui::field::route::Route;
use crate::ui::field::show;
use crate::ui::kit::Glyph;
use crate::words::phone::{self as words, format};

/// The list; nothing when there is none.
pub fn drafts(app: App, drafts: &[Draft], entries: &[Entry]) -> Option<View> {
    if drafts.is_empty() {
        return None;
    }
    let rows: Vec<View> = drafts.iter().map(|draft| draft_row(app, draft, draft_name(app, draft, entries))).collect();
    let view = el("section")
        .attr("aria-labelledby", "lanjutkan")
        .add(el("h2").class("home-heading").attr("id", "lanjutkan").add(app.words().home.go_on))
        .add(el("ul").class("list").add(rows));
    Some(view.into())
}

fn draft_name(app: App, draft: &Draft, entries: &[Entry]) -> String {
    let pack = app.phone().pack();
    let teller = show::Teller { lang: app.lang(), pack: &pack, today: app.phone().today(), entries };
    let answer = |ask: Ask| draft.answers.get(ask.key()).filter(|answer| !answer.trim().is_empty());
    let own = answer(Ask::Name).or_else(|| answer(Ask::HoldingName)).cloned();
    let name = own.or_else(|| answer(Ask::Producer).and_then(|id| teller.producer(id)));
    name.unwrap_or_else(|| app.words().home.unnamed.to_owned())
}

fn draft_row(app: App, draft: &Draft, name: String) -> View {
    let (common, lang) = (&app.words().common, app.lang());
    let asking = RwSignal::new(false);
    let when = format::moment(lang, draft.changed_ms, app.phone().today());
    let id = draft.id;
    let label = format!("{}: {name}", common.delete);
    el("li")
        .add(
            el("div")
                .class("draft-row")
                .add(
                    link(Route::Fill(draft.id), "list-item").add(glyph(Glyph::Draft)).add(
                        el("span")
                            .class("list-main")
                            .add(strong(&name))
                            .add(el("span").class("quiet small").add(format!("{} · {when}", words::form(lang, draft.form)))),
                    ),
                )
                .add(
                    el("button")
                        .class("btn btn-quiet draft-drop")
                        .attr("type", "button")
                        .attr("aria-label", label)
                        .tap(move || asking.set(true))
                        .add(glyph(Glyph::Trash)),
                ),
        )
        .live(move || asking.get().then(|| confirm(app, id, asking)))
        .into()
}

/// Asked a second time before anything typed is thrown away.
fn confirm(app: App, id: DraftId, asking: RwSignal<bool>) -> View {
    let (home, common) = (&app.words().home, &app.words().common);
    let drop_it = move || {
        let phone = app.phone();
        spawn_local(async move {
            // The list is read again when the store says that it changed; a failed delete leaves the row.
            let _ = phone.drop_draft(id).await;
            app.changed.update(|count| *count = count.wrapping_add(1));
        });
    };
    el("div")
        .class("draft-ask")
        .attr("role", "group")
        .attr("aria-label", home.drop_draft)
        .add(strong(home.drop_draft))
        .add(p("small", home.drop_draft_help))
        .add(
            el("div")
                .class("row")
                .add(button("btn btn-danger", drop_it).add(common.delete))
                .add(button("btn", move || asking.set(false)).add(common.cancel)),
        )
        .into()
}
