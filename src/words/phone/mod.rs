//! What the field app says. One struct per group of screens, filled once per language; sentences with numbers are
//! functions. Plain and warm: what is, and what to do.

mod account;
mod asks;
mod choices;
mod common;
mod fill;
pub mod format;
mod home;
mod photos;
mod place;
mod records;
mod send;
mod status;

pub use account::Account;
pub use asks::{Said, label, said};
pub use choices::choice;
pub use common::Common;
pub use fill::Fill;
pub use home::Home;
pub use photos::{Photos, unfit};
pub use place::Place;
pub use records::Records;
pub use send::Send;
pub use status::{can_mend, form, held, review, sending};

use super::Lang;

/// Every word of the field app that is not a question, a choice or a status.
pub struct Phone {
    /// Navigation, buttons and words used everywhere.
    pub common: Common,
    /// Beranda.
    pub home: Home,
    /// Filling in a form.
    pub fill: Fill,
    /// Lists and pages of producers and harvests.
    pub records: Records,
    /// Photos.
    pub photos: Photos,
    /// Points and boundaries.
    pub place: Place,
    /// Kirim.
    pub send: Send,
    /// Signing in and "Saya".
    pub account: Account,
}

static INDONESIAN: Phone = Phone {
    common: common::ID,
    home: home::ID,
    fill: fill::ID,
    records: records::ID,
    photos: photos::ID,
    place: place::ID,
    send: send::ID,
    account: account::ID,
};
static ENGLISH: Phone = Phone {
    common: common::EN,
    home: home::EN,
    fill: fill::EN,
    records: records::EN,
    photos: photos::EN,
    place: place::EN,
    send: send::EN,
    account: account::EN,
};

/// The words in a language.
pub fn of(lang: Lang) -> &'static Phone {
    lang.pick(&INDONESIAN, &ENGLISH)
}
