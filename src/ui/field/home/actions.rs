//! The big actions: one tile for each kind of harvest, registering, a month without yield.

use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::live::{View, el};
use crate::ui::field::parts::{button, icon, span, strong};
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone as words;

/// The four kinds of harvest.
const KINDS: [Form; 4] = [Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest];

/// The big actions.
pub fn actions(app: App, entries: &[Entry]) -> View {
    let home = &app.words().home;
    let own = app.phone().profile().producer.filter(|_| app.is_producer());
    let (forms, producer) = match own {
        Some(id) => {
            let livelihoods = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer).map(livelihoods_of);
            (forms_of(&livelihoods.unwrap_or_default()), id.to_string())
        }
        None => (KINDS.to_vec(), String::new()),
    };
    let register = own.is_none().then(|| action(app, Glyph::Person, home.register, home.register_help, Form::Producer, String::new()));
    el("section")
        .attr("aria-labelledby", "catat")
        .add(el("h2").class("home-heading").attr("id", "catat").add(home.log))
        .add(kind_tiles(app, forms, &producer))
        .add(el("div").class("actions").add(register).add(action(app, Glyph::Empty, home.nil, home.nil_help, Form::Nil, producer)))
        .into()
}

fn action(app: App, glyph: Glyph, text: &'static str, help: &'static str, form: Form, producer: String) -> View {
    let open = move || app.open_form(form, producer.clone());
    button("card action", open)
        .add(icon(glyph, IconSize::Large))
        .add(el("span").class("list-main").add(strong(text)).add(span("quiet small", help)))
        .into()
}

/// One large tile for each kind of harvest.
pub fn kind_tiles(app: App, forms: Vec<Form>, producer: &str) -> View {
    let lang = app.lang();
    let tile = |form: Form| {
        let producer = producer.to_owned();
        let open = move || app.open_form(form, producer.clone());
        button(format!("tile tile-{}", form.as_str()), open)
            .add(icon(glyph_of(form), IconSize::Large))
            .add(el("span").add(words::form(lang, form)))
            .into()
    };
    let tiles: Vec<View> = forms.into_iter().map(tile).collect();
    el("div").class("tiles").add(tiles).into()
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
pub fn forms_of(livelihoods: &str) -> Vec<Form> {
    let his: Vec<Form> = KINDS.into_iter().filter(|form| livelihoods.split_whitespace().any(|code| code == form.as_str())).collect();
    if his.is_empty() { KINDS.to_vec() } else { his }
}

/// A producer's livelihoods as codes with spaces between.
pub fn livelihoods_of(entry: &Entry) -> String {
    let list = entry.fields.get("livelihoods").and_then(|list| list.as_array());
    list.map(|list| list.iter().filter_map(|code| code.as_str()).collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
