//! Preferences of this phone: language, theme, and what was used last. In local storage, for none of it is a record.

use crate::domain::form::{Answers, Form};
use crate::domain::json::json_struct;
use crate::phone::local;
use crate::words::Lang;

const LANG: &str = "anjat-bahasa";
/// Also read by the boot script, so that the first painted frame has the right colours.
const THEME: &str = "anjat-tampilan";
const RECENT: &str = "anjat-terakhir";
/// How many of each kind are remembered: as many as fit above the keyboard.
const RECENT_MAX: usize = 6;

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the phone says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme` and of the stored preference.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The language chosen, else Indonesian.
pub fn lang() -> Lang {
    local::text(LANG).map_or(Lang::Id, |tag| Lang::of(&tag))
}

/// Keeps the language and tells the page.
pub fn set_lang(lang: Lang) {
    local::set_text(LANG, lang.tag());
    apply();
}

/// The theme chosen.
pub fn theme() -> Theme {
    match local::text(THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Keeps the theme and paints the page with it.
pub fn set_theme(theme: Theme) {
    local::set_text(THEME, theme.name());
    apply();
}

/// Puts language and theme on `<html>`.
pub fn apply() {
    let Some(html) = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element()) else {
        return;
    };
    let _ = html.set_attribute("lang", lang().tag());
    let _ = html.set_attribute("data-theme", theme().name());
}

/// What a person chose last, newest first.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Commodity ids.
    pub commodities: Vec<String>,
    /// Gear codes.
    pub gears: Vec<String>,
    /// Producers' record ids.
    pub producers: Vec<String>,
    /// Village codes.
    pub villages: Vec<String>,
}

json_struct!(Recent { commodities: default, gears: default, producers: default, villages: default });

/// Reads it; empty when there is none or it cannot be read.
pub fn recent() -> Recent {
    local::get(RECENT).unwrap_or_default()
}

/// Notes the choices of a form that was saved.
pub fn note(form: Form, answers: &Answers) {
    let mut recent = recent();
    for (key, value) in answers {
        let list = match key.rsplit('.').next() {
            Some("commodity") => &mut recent.commodities,
            Some("gear") => &mut recent.gears,
            Some("producer") => &mut recent.producers,
            Some("village") if form != Form::Producer || recent.villages.is_empty() => &mut recent.villages,
            _ => continue,
        };
        list.retain(|old| old != value);
        list.insert(0, value.clone());
        list.truncate(RECENT_MAX);
    }
    local::set(RECENT, &recent);
}
