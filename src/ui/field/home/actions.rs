//! The big actions: one tile for each kind of harvest, registering, a month without yield.

use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::live::tap;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::phone as words;
use leptos::prelude::*;

/// The four kinds of harvest.
const KINDS: [Form; 4] = [Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest];

/// The big actions.
pub fn actions(app: App, entries: &[Entry]) -> AnyView {
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
    view! {
        <section aria-labelledby="catat">
            <h2 class="home-heading" id="catat">{home.log}</h2>
            {kind_tiles(app, forms, &producer)}
            <div class="actions">
                {register}
                {action(app, Glyph::Empty, home.nil, home.nil_help, Form::Nil, producer)}
            </div>
        </section>
    }
    .into_any()
}

fn action(app: App, glyph: Glyph, text: &'static str, help: &'static str, form: Form, producer: String) -> AnyView {
    let open = tap(move || app.open_form(form, producer.clone()));
    view! {
        <button class="card action" type="button" on:click=open>
            <Icon glyph size=IconSize::Large />
            <span class="list-main"><strong>{text}</strong><span class="quiet small">{help}</span></span>
        </button>
    }
    .into_any()
}

/// One large tile for each kind of harvest.
pub fn kind_tiles(app: App, forms: Vec<Form>, producer: &str) -> AnyView {
    let lang = app.lang.get_untracked();
    let tile = |form: Form| {
        let producer = producer.to_owned();
        let open = tap(move || app.open_form(form, producer.clone()));
        view! {
            <button class=format!("tile tile-{}", form.as_str()) type="button" on:click=open>
                <Icon glyph=glyph_of(form) size=IconSize::Large />
                <span>{words::form(lang, form)}</span>
            </button>
        }
        .into_any()
    };
    let tiles: Vec<AnyView> = forms.into_iter().map(tile).collect();
    view! { <div class="tiles">{tiles}</div> }.into_any()
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
