//! "Tersimpan di HP": drawn only after the phone said so. What to write on the card, and what people do next.

use super::control::picture_button;
use super::ground::Ground;
use crate::domain::form::{Ask, Draft, Form};
use crate::domain::ids::RecordId;
use crate::domain::status::{Entry, Sending};
use crate::phone::Saved;
use crate::ui::field::app::{App, app};
use crate::ui::field::home::{glyph_of, kind_tiles};
use crate::ui::field::live::{View, el, nothing, views};
use crate::ui::field::parts::{dotted, glyph, link, p, span, status_chip, weave, words_in};
use crate::ui::field::route::Route;
use crate::ui::kit::{Glyph, IconSize, sending_look};
use crate::words::phone as words;

/// What was saved, for the screen after it.
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
    pub fn new(ground: &Ground, draft: &Draft, saved: Saved, entry: Option<Entry>) -> Self {
        let answer = |ask: Ask| draft.answers.get(ask.key()).cloned().unwrap_or_default();
        let teller = ground.teller();
        let producer = if draft.form == Form::Producer {
            Some((saved.record.to_string(), answer(Ask::Name)))
        } else {
            let id = answer(Ask::Producer);
            teller.producer(&id).map(|name| (id, name))
        };
        let told = entry.map(|entry| (teller.title(&entry), teller.quantity(&entry.fields)));
        let (title, quantity) = told.unwrap_or_else(|| (words::form(ground.lang(), draft.form).to_owned(), None));
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
pub fn saved(done: Done) -> View {
    let app = app();
    let (fill, lang) = (&app.words().fill, app.lang());
    super::focus("tersimpan");
    let what = dotted(&[&done.title, done.quantity.as_deref().unwrap_or_default()]);
    let card = done.card.as_ref().map(|card| card_of(app, card));
    el("main")
        .class("page saved")
        .add(el("div").class("saved-tick").add(glyph(Glyph::Check)))
        .add(el("h1").attr("id", "tersimpan").attr("tabindex", "-1").add(fill.saved))
        .add(p("saved-what", &what))
        .add(status_chip(sending_look(Sending::OnPhone), &words::sending(lang, Sending::OnPhone)))
        .add(p("quiet", fill.saved_help))
        .add(weave("weave saved-weave"))
        .add(card)
        .add(next(app, done))
        .into()
}

/// What to write on the producer's card.
fn card_of(app: App, number: &str) -> View {
    let fill = &app.words().fill;
    el("div")
        .class("saved-card")
        .add(span("small", fill.card))
        .add(words_in("strong", "saved-number mono", number))
        .add(span("small quiet", fill.card_help))
        .into()
}

/// What people do next.
fn next(app: App, done: Done) -> View {
    let fill = &app.words().fill;
    let (form, record, correction) = (done.form, done.record, done.correction);
    let mut ways = nothing();
    if let Some((producer, name)) = done.producer.filter(|_| !correction) {
        ways = ways.and(log_for(app, form, producer.clone(), &name, &done.livelihoods));
        if form == Form::Producer {
            ways = ways.and(open_button("btn btn-block", Glyph::Plus, fill.add_holding, app, Form::Holding, producer));
        }
    }
    if !correction && !app.is_producer() {
        ways = ways.and(open_button("btn btn-block", Glyph::Plus, fill.another, app, form, String::new()));
    }
    let route = if form == Form::Producer { Route::Producer(record) } else { Route::Record(record) };
    views![ways, link(route, "btn btn-block").add(fill.see_record), link(Route::Home, "btn btn-quiet btn-block").add(fill.to_home)]
}

/// The way to the next harvest of the same person: after a registration by his livelihoods, after a harvest the same kind.
fn log_for(app: App, form: Form, producer: String, name: &str, livelihoods: &str) -> View {
    let said = (app.words().fill.log_for)(name);
    match form {
        Form::Producer => views![el("h2").class("saved-next").add(said), kind_tiles(app, livelihoods, &producer)],
        Form::Holding | Form::Nil => nothing(),
        Form::Farm | Form::Catch | Form::Aquaculture | Form::Forest => {
            open_button("btn btn-primary btn-block", glyph_of(form), &said, app, form, producer)
        }
    }
}

fn open_button(class: &'static str, look: Glyph, said: &str, app: App, form: Form, producer: String) -> View {
    picture_button(class, look, IconSize::Medium, said, move || app.open_form(form, &producer))
}
