//! Who stands at the desk: session, role, territory, language; and how a call is answered.

use super::refused;
use crate::domain::access::{Action, Relation, allows, may};
use crate::domain::ids::PersonId;
use crate::domain::reports::desk::{Refused, Who};
use crate::office::Office;
use crate::office::session::{self, Session};
use crate::words::Lang;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Name of the language cookie. It tells nothing about a person and is readable by scripts.
pub const LANGUAGE_COOKIE: &str = "anjat_lang";

/// The office and the request, before anybody is known.
#[derive(Clone)]
pub struct Door {
    /// The office.
    pub office: Office,
    /// The request's headers.
    pub headers: HeaderMap,
    /// Whether a server function was called, rather than a page rendered that asks one in passing.
    is_call: bool,
}

/// Path under which server functions are called.
pub const CALLS: &str = "/api/calls/";

/// A person at the desk, let in for one [`Action`].
#[derive(Clone)]
pub struct Here {
    /// The office.
    pub office: Office,
    /// Who.
    pub session: Session,
    /// Language of names.
    pub lang: Lang,
}

impl Door {
    /// The door of the server function or page that is running: both are given office and request as context.
    pub fn open() -> Result<Self, Refused> {
        let office = use_context::<Office>().ok_or(Refused::Later)?;
        let parts = use_context::<Parts>().ok_or(Refused::Later)?;
        Ok(Self { office, is_call: parts.uri.path().starts_with(CALLS), headers: parts.headers })
    }

    /// Whether this is a call by a plain form rather than a script's fetch: it is answered by a redirect.
    fn is_form(&self) -> bool {
        let accept = self.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
        self.is_call && accept.is_some_and(|accept| accept.contains("text/html"))
    }

    /// Sends the browser on: a form by the answer itself, a script by a header that its router follows.
    pub fn go(&self, path: &str) {
        if self.is_form() {
            self.go_form(path);
        } else if self.is_call {
            leptos_axum::redirect(path);
        }
    }

    /// Sends a form on; a script reads the value of the call instead.
    pub fn go_form(&self, path: &str) {
        let response = use_context::<ResponseOptions>().filter(|_| self.is_form());
        if let (Some(response), Ok(location)) = (response, HeaderValue::from_str(path)) {
            response.insert_header(header::LOCATION, location);
            response.set_status(StatusCode::SEE_OTHER);
        }
    }

    /// Gives a refusal its status for a script, and a page that says it for a form. A status set for a form would
    /// cancel its redirect.
    pub fn answer<T>(&self, result: Result<T, Refused>) -> Result<T, Refused> {
        let Err(refused) = &result else { return result };
        match refused {
            Refused::SignedOut => self.go_form("/masuk?ke=/meja"),
            refused => self.go_form(&format!("/meja?kabar={}", notice(refused))),
        }
        let response = use_context::<ResponseOptions>().filter(|_| self.is_call && !self.is_form());
        if let (Some(response), Ok(status)) = (response, StatusCode::from_u16(refused.status())) {
            response.set_status(status);
        }
        result
    }

    /// Lets the signed-in person in, if his role may do this at all; what he does it to is checked where it is read.
    pub async fn enter(self, action: Action) -> Result<Here, Refused> {
        let lang = language(&self.headers);
        let session = session::current(&self.office, &self.headers).await.map_err(refused)?;
        if !may(session.role, action) {
            return Err(Refused::NotAllowed);
        }
        Ok(Here { office: self.office, session, lang })
    }
}

impl Here {
    /// How the person stands to a thing of `author` that lies at `village`.
    pub fn relation(&self, village: &str, author: PersonId) -> Relation {
        match (self.session.covers(village), author == self.session.person) {
            (_, true) => Relation::Own,
            (true, false) => Relation::Inside,
            (false, false) => Relation::Outside,
        }
    }

    /// Whether the person may do this to a thing of `author` at `village`. An own entry outside the territory (moved
    /// away since) is not the desk's to show.
    pub fn may(&self, action: Action, village: &str, author: PersonId) -> bool {
        self.session.covers(village) && allows(self.session.role, action, self.relation(village, author))
    }

    /// As the head of a page shows him.
    pub fn who(&self) -> Who {
        let pack = &self.office.pack();
        let area = |code: &String| super::names::area(pack, code).unwrap_or_else(|| code.clone());
        Who {
            name: self.session.name.clone(),
            territory: self.session.territory.iter().map(area).collect(),
            reads_records: may(self.session.role, Action::ReadRecords),
            reads_figures: may(self.session.role, Action::ReadFigures),
            maps_names: may(self.session.role, Action::MapNames),
            keeps_lists: may(self.session.role, Action::KeepLists),
        }
    }
}

/// A refusal's name in the URL of the page that tells it.
fn notice(refused: &Refused) -> &'static str {
    match refused {
        Refused::SignedOut => "signed_out",
        Refused::NotAllowed => "not_allowed",
        Refused::BadOrigin => "bad_origin",
        Refused::NotFound => "not_found",
        Refused::BadRequest => "bad_request",
        Refused::Later | Refused::Offline => "later",
    }
}

/// The language that the cookie asks for.
pub fn language(headers: &HeaderMap) -> Lang {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == LANGUAGE_COOKIE).map_or(Lang::Id, |(_, tag)| Lang::of(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_language_of_the_cookie() {
        assert_eq!(language(&headers(&[("cookie", "a=1; anjat_lang=en")])), Lang::En);
        assert_eq!(language(&headers(&[("cookie", "anjat_lang=<script>")])), Lang::Id);
        assert_eq!(language(&headers(&[])), Lang::Id);
    }
}
