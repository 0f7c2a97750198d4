//! The addresses of the field app. A typed enum over the History API instead of a router: a router alone would
//! weigh a third of the whole bundle.

use crate::domain::ids::{DraftId, Kind, RecordId};
use crate::domain::status::Entry;

/// Where the app lives; also the scope of its service worker.
pub const BASE: &str = "/lapangan/";

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Beranda.
    Home,
    /// Producers on this phone.
    Producers,
    /// One producer.
    Producer(RecordId),
    /// Harvests by month.
    Harvests,
    /// One record.
    Record(RecordId),
    /// A form being filled in.
    Fill(DraftId),
    /// Records that a person must mend.
    Mend,
    /// The outbox.
    Send,
    /// Signing in again.
    SignIn,
    /// Profile and settings.
    Me,
    /// No such screen.
    Unknown,
}

impl Route {
    /// The page of a record; a producer has his own.
    pub fn of(entry: &Entry) -> Self {
        match entry.kind {
            Kind::Producer => Route::Producer(entry.id),
            _ => Route::Record(entry.id),
        }
    }

    /// The address.
    pub fn path(self) -> String {
        let (screen, id) = match self {
            Route::Home | Route::Unknown => ("", None),
            Route::Producers => ("produsen", None),
            Route::Producer(id) => ("produsen/", Some(id.to_string())),
            Route::Harvests => ("panen", None),
            Route::Record(id) => ("catatan/", Some(id.to_string())),
            Route::Fill(id) => ("isi/", Some(id.to_string())),
            Route::Mend => ("perbaiki", None),
            Route::Send => ("kirim", None),
            Route::SignIn => ("masuk", None),
            Route::Me => ("saya", None),
        };
        [BASE, screen, &id.unwrap_or_default()].concat()
    }

    /// The screen at an address.
    pub fn parse(path: &str) -> Self {
        let Some(rest) = path.strip_prefix(BASE.trim_end_matches('/')) else { return Route::Unknown };
        let mut parts = rest.split('/').filter(|part| !part.is_empty());
        let first_two = (parts.next(), parts.next(), parts.next());
        let known = match first_two {
            (None, _, _) => Some(Route::Home),
            (Some("produsen"), None, _) => Some(Route::Producers),
            (Some("produsen"), Some(id), None) => id.parse().ok().map(Route::Producer),
            (Some("panen"), None, _) => Some(Route::Harvests),
            (Some("catatan"), Some(id), None) => id.parse().ok().map(Route::Record),
            (Some("isi"), Some(id), None) => id.parse().ok().map(Route::Fill),
            (Some("perbaiki"), None, _) => Some(Route::Mend),
            (Some("kirim"), None, _) => Some(Route::Send),
            (Some("masuk"), None, _) => Some(Route::SignIn),
            (Some("saya"), None, _) => Some(Route::Me),
            _ => None,
        };
        known.unwrap_or(Route::Unknown)
    }

    /// Where "back" leads when there is nothing to go back to.
    pub fn parent(self) -> Self {
        match self {
            Route::Producer(_) => Route::Producers,
            Route::Record(_) => Route::Harvests,
            _ => Route::Home,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let record = RecordId::from_random([7; 16]);
        let draft = DraftId::from_random([9; 16]);
        let routes = [
            Route::Home,
            Route::Producers,
            Route::Producer(record),
            Route::Harvests,
            Route::Record(record),
            Route::Fill(draft),
            Route::Mend,
            Route::Send,
            Route::SignIn,
            Route::Me,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.path()), route);
        }
    }

    #[test]
    fn strange_addresses_have_no_screen() {
        for path in ["/lapangan/x", "/lapangan/produsen/1", "/lapangan/isi", "/meja", "/lapangan/kirim/x"] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
        assert_eq!(Route::parse("/lapangan"), Route::Home);
    }
}
