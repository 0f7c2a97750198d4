//! Preferences of this phone: language, theme, and what was used last. In local storage, for none of it is a record.

use crate::domain::form::{Answers, Form};
use crate::words::Lang;
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

const LANG: &str = "anjat-bahasa";
/// Also read by the boot script, so that the first painted frame has the right colours.
const THEME: &str = "anjat-tampilan";
const RECENT: &str = "anjat-terakhir";
/// How many of each kind are remembered: as many as fit above the keyboard.
const RECENT_MAX: usize = 6;

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    LocalStorage::raw().get_item(LANG).ok().flatten().map_or(Lang::Id, |tag| Lang::of(&tag))
}

/// Keeps the language and tells the page.
pub fn set_lang(lang: Lang) {
    let _ = LocalStorage::raw().set_item(LANG, lang.tag());
    apply();
}

/// The theme chosen.
pub fn theme() -> Theme {
    match LocalStorage::raw().get_item(THEME).ok().flatten().as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Keeps the theme and paints the page with it.
pub fn set_theme(theme: Theme) {
    let _ = LocalStorage::raw().set_item(THEME, theme.name());
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
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

/// Reads it; empty when there is none or it cannot be read.
pub fn recent() -> Recent {
    LocalStorage::get(RECENT).unwrap_or_default()
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
    let _ = LocalStorage::set(RECENT, recent);
}
