//! The big actions: one tile for each kind of harvest, registering, a month without yield.

use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::field::app::{App, app};
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
    let register = own.is_none().then(|| {
        view! {
            <Action glyph=Glyph::Person text=home.register help=home.register_help form=Form::Producer producer=String::new() />
        }
    });
    view! {
        <section aria-labelledby="catat">
            <h2 class="home-heading" id="catat">{home.log}</h2>
            <KindTiles forms producer=producer.clone() />
            <div class="actions">
                {register}
                <Action glyph=Glyph::Empty text=home.nil help=home.nil_help form=Form::Nil producer />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Action(glyph: Glyph, text: &'static str, help: &'static str, form: Form, producer: String) -> impl IntoView {
    let app = app();
    let open = move |_| app.open_form(form, producer.clone());
    view! {
        <button class="card action" type="button" on:click=open>
            <Icon glyph size=IconSize::Large />
            <span class="list-main"><strong>{text}</strong><span class="quiet small">{help}</span></span>
        </button>
    }
}

/// One large tile for each kind of harvest.
#[component]
pub fn KindTiles(forms: Vec<Form>, #[prop(into)] producer: String) -> impl IntoView {
    let app = app();
    let lang = app.lang.get_untracked();
    let tiles = forms.into_iter().map(|form| {
        let producer = producer.clone();
        let open = move |_| app.open_form(form, producer.clone());
        view! {
            <button class=format!("tile tile-{}", form.as_str()) type="button" on:click=open>
                <Icon glyph=glyph_of(form) size=IconSize::Large />
                <span>{words::form(lang, form)}</span>
            </button>
        }
    });
    view! { <div class="tiles">{tiles.collect_view()}</div> }
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
