//! "Lanjutkan?": what was begun and not saved. Deleted only on a person's word, asked twice.

use crate::domain::form::{Ask, Draft};
use crate::domain::status::Entry;
use crate::ui::field::app::{App, To, app};
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
    let rows = drafts.iter().map(|draft| view! { <DraftRow name=draft_name(app, draft, entries) draft=draft.clone() /> }).collect_view();
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

#[component]
fn DraftRow(draft: Draft, name: String) -> impl IntoView {
    let app = app();
    let (home, common, lang) = (&app.words().home, &app.words().common, app.lang.get_untracked());
    let asking = RwSignal::new(false);
    let when = format::moment(lang, draft.changed_ms, app.phone().today());
    let id = draft.id;
    let drop_it = move |_| {
        let phone = app.phone();
        spawn_local(async move {
            // The list is read again when the store says that it changed; a failed delete leaves the row.
            let _ = phone.drop_draft(id).await;
            app.changed.update(|count| *count = count.wrapping_add(1));
        });
    };
    let confirm = move || {
        asking.get().then(|| {
            view! {
                <div class="draft-ask" role="group" aria-label=home.drop_draft>
                    <strong>{home.drop_draft}</strong>
                    <p class="small">{home.drop_draft_help}</p>
                    <div class="row">
                        <button class="btn btn-danger" type="button" on:click=drop_it>{common.delete}</button>
                        <button class="btn" type="button" on:click=move |_| asking.set(false)>{common.cancel}</button>
                    </div>
                </div>
            }
        })
    };
    let label = format!("{}: {name}", common.delete);
    view! {
        <li>
            <div class="draft-row">
                <To route=Route::Fill(draft.id) class="list-item">
                    <Icon glyph=Glyph::Draft />
                    <span class="list-main">
                        <strong>{name}</strong>
                        <span class="quiet small">{format!("{} · {when}", words::form(lang, draft.form))}</span>
                    </span>
                </To>
                <button class="btn btn-quiet draft-drop" type="button" aria-label=label on:click=move |_| asking.set(true)>
                    <Icon glyph=Glyph::Trash />
                </button>
            </div>
            {confirm}
        </li>
    }
}
