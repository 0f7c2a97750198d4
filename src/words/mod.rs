//! Indonesian and English as structs. A word that is missing in one language does not compile.

pub mod desk;
#[cfg(feature = "ssr")]
pub mod import;
pub mod numerals;
pub mod phone;
pub mod problems;

use serde::{Deserialize, Serialize};

/// The language of the screen. Indonesian comes first everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The tag of `<html lang>` and of the stored preference.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Reads a tag back; anything else is Indonesian.
    pub fn of(tag: &str) -> Self {
        if tag == "en" { Lang::En } else { Lang::Id }
    }

    /// Picks one of two texts of the same meaning.
    pub fn pick<T>(self, indonesian: T, english: T) -> T {
        match self {
            Lang::Id => indonesian,
            Lang::En => english,
        }
    }
}
