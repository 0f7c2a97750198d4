//! "Tersimpan di HP": drawn only after the phone said so. What to write on the card, and what people do next.

use super::state::{Filling, opening, prefill};
use crate::domain::form::{Ask, Draft, Form};
use crate::domain::ids::RecordId;
use crate::domain::status::Sending;
use crate::phone::Saved;
use crate::ui::field::app::{App, To, app};
use crate::ui::field::home::{KindTiles, forms_of};
use crate::ui::field::route::Route;
use crate::ui::kit::{Glyph, Icon, StatusChip, sending_look};
use crate::words::phone as words;
use leptos::prelude::*;

/// What was saved, for the screen after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    form: Form,
    record: RecordId,
    card: Option<String>,
    title: String,
    /// The producer it is about: the one registered, or the one of a harvest.
    producer: Option<(String, String)>,
    livelihoods: String,
    correction: bool,
}

impl Done {
    /// From the save and what the form knew.
    pub fn new(app: App, filling: Filling, draft: Draft, saved: Saved) -> Self {
        let answer = |ask: Ask| draft.answers.get(ask.key()).cloned().unwrap_or_default();
        let producer = if draft.form == Form::Producer {
            Some((saved.record.to_string(), answer(Ask::Name)))
        } else {
            let id = answer(Ask::Producer);
            filling.with_ground(|ground| ground.teller(app).producer(&id)).map(|name| (id, name))
        };
        Done {
            form: draft.form,
            record: saved.record,
            card: saved.card,
            title: if draft.form == Form::Producer {
                answer(Ask::Name)
            } else {
                words::form(app.lang.get_untracked(), draft.form).to_owned()
            },
            producer,
            livelihoods: answer(Ask::Livelihoods),
            correction: draft.base.is_some(),
        }
    }
}

/// The screen after a save.
#[component]
pub fn SavedView(done: Done) -> impl IntoView {
    let app = app();
    let (fill, lang) = (&app.words().fill, app.lang.get_untracked());
    super::focus("tersimpan");
    let card = done.card.clone().map(|card| {
        view! {
            <div class="saved-card">
                <span class="small">{fill.card}</span>
                <strong class="saved-number mono">{card}</strong>
                <span class="small quiet">{fill.card_help}</span>
            </div>
        }
    });
    view! {
        <main class="page saved">
            <div class="saved-tick"><Icon glyph=Glyph::Check /></div>
            <h1 id="tersimpan" tabindex="-1">{fill.saved}</h1>
            <p class="saved-what">{done.title.clone()}</p>
            <StatusChip look=sending_look(Sending::OnPhone) text=words::sending(lang, Sending::OnPhone) />
            <p class="quiet">{fill.saved_help}</p>
            <span class="weave saved-weave" aria-hidden="true"></span>
            {card}
            <Next done />
        </main>
    }
}

/// What people do next.
#[component]
fn Next(done: Done) -> impl IntoView {
    let app = app();
    let fill = &app.words().fill;
    let today = app.phone().today();
    let form = done.form;
    let log_for = done.producer.clone().filter(|_| !done.correction).map(|(id, name)| {
        let forms = if form == Form::Producer { forms_of(&done.livelihoods) } else { vec![form] };
        let forms: Vec<Form> = forms.into_iter().filter(|form| !matches!(form, Form::Holding | Form::Nil)).collect();
        (!forms.is_empty()).then(|| {
            view! {
                <h2 class="saved-next">{(fill.log_for)(&name)}</h2>
                <KindTiles forms producer=id />
            }
        })
    });
    let holding = done.producer.clone().filter(|_| form == Form::Producer && !done.correction).map(|(id, _)| {
        let add = move |_| app.open_form(Form::Holding, prefill(&[], &id, today, Form::Holding));
        view! { <button class="btn btn-block" type="button" on:click=add><Icon glyph=Glyph::Plus />{fill.add_holding}</button> }
    });
    let again = (!done.correction && !app.is_producer()).then(|| {
        let open = move |_| app.open_form(form, opening(today, form));
        view! { <button class="btn btn-block" type="button" on:click=open><Icon glyph=Glyph::Plus />{fill.another}</button> }
    });
    let record = if form == Form::Producer { Route::Producer(done.record) } else { Route::Record(done.record) };
    view! {
        {log_for}
        {holding}
        {again}
        <To route=record class="btn btn-block">{fill.see_record}</To>
        <To route=Route::Home class="btn btn-quiet btn-block">{fill.to_home}</To>
    }
}
