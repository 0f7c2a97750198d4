//! "Lanjutkan?": what was begun and not saved. Deleted only on a person's word, asked twice.

use crate::domain::form::{Ask, Draft};
use crate::domain::ids::DraftId;
use crate::domain::status::Entry;
use crate::ui::field::app::{App, link_to};
use crate::ui::field::live::tap;
use crate::ui::field::route::Route;
use crate::ui::field::show;
use crate::ui::kit::{Glyph, Icon};
use crate::words::phone::{self as words, format};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list; nothing when there is none.
pub fn drafts(app: App, drafts: &[Draft], entries: &[Entry]) -> Option<AnyView> {
    if drafts.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = drafts.iter().map(|draft| draft_row(app, draft, draft_name(app, draft, entries))).collect();
    let view = view! {
        <section aria-labelledby="lanjutkan">
            <h2 class="home-heading" id="lanjutkan">{app.words().home.go_on}</h2>
            <ul class="list">{rows}</ul>
        </section>
    };
    Some(view.into_any())
}

fn draft_name(app: App, draft: &Draft, entries: &[Entry]) -> String {
    let pack = app.phone().pack();
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today: app.phone().today(), entries };
    let answer = |ask: Ask| draft.answers.get(ask.key()).filter(|answer| !answer.trim().is_empty());
    let own = answer(Ask::Name).or_else(|| answer(Ask::HoldingName)).cloned();
    let name = own.or_else(|| answer(Ask::Producer).and_then(|id| teller.producer(id)));
    name.unwrap_or_else(|| app.words().home.unnamed.to_owned())
}

fn draft_row(app: App, draft: &Draft, name: String) -> AnyView {
    let (common, lang) = (&app.words().common, app.lang.get_untracked());
    let asking = RwSignal::new(false);
    let when = format::moment(lang, draft.changed_ms, app.phone().today());
    let id = draft.id;
    let label = format!("{}: {name}", common.delete);
    view! {
        <li>
            <div class="draft-row">
                {link_to(Route::Fill(draft.id), "list-item", view! {
                    <Icon glyph=Glyph::Draft />
                    <span class="list-main">
                        <strong>{name}</strong>
                        <span class="quiet small">{format!("{} · {when}", words::form(lang, draft.form))}</span>
                    </span>
                }.into_any())}
                <button class="btn btn-quiet draft-drop" type="button" aria-label=label on:click=tap(move || asking.set(true))>
                    <Icon glyph=Glyph::Trash />
                </button>
            </div>
            {move || asking.get().then(|| confirm(app, id, asking))}
        </li>
    }
    .into_any()
}

/// Asked a second time before anything typed is thrown away.
fn confirm(app: App, id: DraftId, asking: RwSignal<bool>) -> AnyView {
    let (home, common) = (&app.words().home, &app.words().common);
    let drop_it = tap(move || {
        let phone = app.phone();
        spawn_local(async move {
            // The list is read again when the store says that it changed; a failed delete leaves the row.
            let _ = phone.drop_draft(id).await;
            app.changed.update(|count| *count = count.wrapping_add(1));
        });
    });
    view! {
        <div class="draft-ask" role="group" aria-label=home.drop_draft>
            <strong>{home.drop_draft}</strong>
            <p class="small">{home.drop_draft_help}</p>
            <div class="row">
                <button class="btn btn-danger" type="button" on:click=drop_it>{common.delete}</button>
                <button class="btn" type="button" on:click=tap(move || asking.set(false))>{common.cancel}</button>
            </div>
        </div>
    }
    .into_any()
}
