//! The big actions: one tile for each kind of harvest, registering, a month without yield.

use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::domain::text::join;
use crate::ui::field::app::App;
use crate::ui::field::live::{View, el};
use crate::ui::field::parts::{button, icon, list_main, span};
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone as words;

/// The four kinds of harvest.
const KINDS: [Form; 4] = [Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest];

/// The big actions.
pub fn actions(app: App, entries: &[Entry]) -> View {
    let home = &app.words().home;
    let own = app.phone().profile().producer.filter(|_| app.is_producer());
    let his = own.and_then(|id| entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer));
    let livelihoods = his.map(livelihoods_of).unwrap_or_default();
    let producer = own.map(|id| id.to_string()).unwrap_or_default();
    let register = own.is_none().then(|| action(app, Glyph::Person, home.register, home.register_help, Form::Producer, String::new()));
    el("section")
        .attr("aria-labelledby", "catat")
        .add(el("h2").class("home-heading").attr("id", "catat").add(home.log))
        .add(kind_tiles(app, &livelihoods, &producer))
        .add(el("div").class("actions").add(register).add(action(app, Glyph::Empty, home.nil, home.nil_help, Form::Nil, producer)))
        .into()
}

fn action(app: App, glyph: Glyph, text: &str, help: &str, form: Form, producer: String) -> View {
    button("card action", move || app.open_form(form, &producer))
        .add(icon(glyph, IconSize::Large))
        .add(list_main(text).add(span("quiet small", help)))
        .into()
}

/// One large tile for each kind of harvest of these livelihoods.
pub fn kind_tiles(app: App, livelihoods: &str, producer: &str) -> View {
    let lang = app.lang();
    let tile = |form: Form| {
        let producer = producer.to_owned();
        button(&format!("tile tile-{}", form.as_str()), move || app.open_form(form, &producer))
            .add(icon(glyph_of(form), IconSize::Large))
            .add(span("", words::form(lang, form)))
            .into()
    };
    el("div").class("tiles").each(forms_of(livelihoods).into_iter().map(tile)).into()
}

/// The picture of a form.
pub fn glyph_of(form: Form) -> Glyph {
    match form {
        Form::Producer => Glyph::Person,
        Form::Holding => Glyph::Pin,
        Form::Farm => Glyph::Leaf,
        Form::Catch => Glyph::Fish,
        Form::Aquaculture => Glyph::Pond,
        Form::Forest => Glyph::Tree,
        Form::Nil => Glyph::Empty,
    }
}

/// The forms of these livelihoods, all four when none is known.
fn forms_of(livelihoods: &str) -> Vec<Form> {
    let his: Vec<Form> = KINDS.into_iter().filter(|form| livelihoods.split_whitespace().any(|code| code == form.as_str())).collect();
    if his.is_empty() { KINDS.to_vec() } else { his }
}

/// A producer's livelihoods as codes with spaces between.
pub fn livelihoods_of(entry: &Entry) -> String {
    let list = entry.fields.get("livelihoods").and_then(|list| list.as_array());
    list.map(|list| join(list.iter().filter_map(|code| code.as_str()), " ")).unwrap_or_default()
}
