//! "Tersimpan di HP": drawn only after the phone said so. What to write on the card, and what people do next.

use super::state::Filling;
use crate::domain::form::{Ask, Draft, Form};
use crate::domain::ids::RecordId;
use crate::domain::status::{Entry, Sending};
use crate::phone::Saved;
use crate::ui::field::app::{App, To, app};
use crate::ui::field::home::{forms_of, glyph_of, kind_tiles};
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
    quantity: Option<String>,
    /// The producer it is about: the one registered, or the one of a harvest.
    producer: Option<(String, String)>,
    livelihoods: String,
    correction: bool,
}

impl Done {
    /// From the save, the record as it reads back, and what the form knew.
    pub fn new(app: App, filling: Filling, draft: Draft, saved: Saved, entry: Option<Entry>) -> Self {
        let answer = |ask: Ask| draft.answers.get(ask.key()).cloned().unwrap_or_default();
        let producer = if draft.form == Form::Producer {
            Some((saved.record.to_string(), answer(Ask::Name)))
        } else {
            let id = answer(Ask::Producer);
            filling.with_ground(|ground| ground.teller(app).producer(&id)).map(|name| (id, name))
        };
        let told = filling.with_ground(|ground| {
            let teller = ground.teller(app);
            entry.map(|entry| (teller.title(&entry), teller.quantity(&entry.fields)))
        });
        let (title, quantity) = told.unwrap_or_else(|| (words::form(app.lang.get_untracked(), draft.form).to_owned(), None));
        Done {
            form: draft.form,
            record: saved.record,
            card: saved.card,
            title,
            quantity,
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
            <p class="saved-what">{done.title.clone()}{done.quantity.clone().map(|quantity| format!(" · {quantity}"))}</p>
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
    let (form, record) = (done.form, done.record);
    let fresh = done.producer.filter(|_| !done.correction);
    let log = fresh.clone().map(|(producer, name)| view! { <LogFor form producer name livelihoods=done.livelihoods /> });
    let holding = fresh.filter(|_| form == Form::Producer).map(|(producer, _)| {
        let add = move |_| app.open_form(Form::Holding, producer.clone());
        view! { <button class="btn btn-block" type="button" on:click=add><Icon glyph=Glyph::Plus />{fill.add_holding}</button> }
    });
    let again = (!done.correction && !app.is_producer()).then(|| {
        let open = move |_| app.open_form(form, String::new());
        view! { <button class="btn btn-block" type="button" on:click=open><Icon glyph=Glyph::Plus />{fill.another}</button> }
    });
    let route = if form == Form::Producer { Route::Producer(record) } else { Route::Record(record) };
    view! {
        {log}
        {holding}
        {again}
        <To route class="btn btn-block">{fill.see_record}</To>
        <To route=Route::Home class="btn btn-quiet btn-block">{fill.to_home}</To>
    }
}

/// The way to the next harvest of the same person: after a registration by his livelihoods, after a harvest the same kind.
#[component]
fn LogFor(form: Form, producer: String, name: String, livelihoods: String) -> impl IntoView {
    let app = app();
    let said = (app.words().fill.log_for)(&name);
    match form {
        Form::Producer => view! { <h2 class="saved-next">{said}</h2>{kind_tiles(app, forms_of(&livelihoods), &producer)} }.into_any(),
        Form::Holding | Form::Nil => ().into_any(),
        Form::Farm | Form::Catch | Form::Aquaculture | Form::Forest => {
            let open = move |_| app.open_form(form, producer.clone());
            view! { <button class="btn btn-primary btn-block" type="button" on:click=open><Icon glyph=glyph_of(form) />{said}</button> }
                .into_any()
        }
    }
}
