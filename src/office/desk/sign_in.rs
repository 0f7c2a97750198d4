//! Signing in at the desk: the office's own sign-in, with the cookie set on a redirect instead of an API answer.

use super::{Door, refused};
use crate::domain::access::{Action, Role, may};
use crate::domain::reports::desk::{Refused, SignedIn};
use crate::domain::reports::queue::percent;
use crate::office::problem::Code;
use crate::office::session;
use axum::extract::ConnectInfo;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::net::SocketAddr;

/// Signs in; the result names the page to go to.
pub async fn sign_in(door: &Door, login: &str, password: &str, to: &str) -> Result<SignedIn, Refused> {
    let peer = use_context::<Parts>().and_then(|parts| parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip()));
    let peer = session::peer_of(&door.headers, peer);
    match session::sign_in(&door.office, &door.headers, peer, login, password).await {
        Ok(signed) => {
            set_cookie(signed.cookie);
            let role = signed.session.role;
            // The desk's door is the same for everybody: whoever comes in by it begins on his own page.
            Ok(SignedIn::Done(local(to).filter(|to| *to != "/meja").unwrap_or(home(role)).to_owned()))
        }
        Err(refusal) => match (refusal.code, refusal.wait_s) {
            // A name or password longer than any real one is as wrong as any other.
            (Code::LoginFailed | Code::TooLong, _) => Ok(SignedIn::Wrong),
            (Code::TooMany, wait_s) => Ok(SignedIn::TooMany { wait_s: wait_s.unwrap_or(60) }),
            _ => Err(refused(refusal)),
        },
    }
}

/// The page that a role begins with.
pub fn home(role: Role) -> &'static str {
    if may(role, Action::ReadRecords) {
        "/meja"
    } else if may(role, Action::Register) {
        "/lapangan/"
    } else if may(role, Action::MapNames) {
        "/meja/nama"
    } else if may(role, Action::ReadFigures) {
        "/meja/ringkasan"
    } else {
        "/meja"
    }
}

/// Signs out and takes the cookie away.
pub async fn sign_out(door: &Door) -> Result<(), Refused> {
    let cookie = session::sign_out(&door.office, &door.headers).await.map_err(refused)?;
    set_cookie(cookie);
    Ok(())
}

/// Sends the form on: to the page that was wanted, or back with what was wrong and the name that was typed. A
/// password is never sent back.
pub fn show(door: &Door, signed: &SignedIn, login: &str, to: &str) {
    let back = |wrong: String| {
        let name: String = login.chars().take(64).collect();
        let to = local(to).map(|to| format!("&ke={}", percent(to))).unwrap_or_default();
        format!("/masuk?salah={wrong}&nama={}{to}", percent(&name))
    };
    match signed {
        SignedIn::Done(to) => door.go(to),
        SignedIn::Wrong if login.trim().is_empty() => door.go_form(&back("kosong".into())),
        SignedIn::Wrong => door.go_form(&back("login_failed".into())),
        SignedIn::TooMany { wait_s } => door.go_form(&back(format!("tunggu&detik={wait_s}"))),
    }
}

fn set_cookie(cookie: HeaderValue) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// A path on this site, or nothing: never another host (`//evil.example`, `/\evil.example`).
fn local(to: &str) -> Option<&str> {
    let plain = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\n', '\r']) && to.len() <= 1024;
    (plain && to.is_ascii()).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn the_way_on_stays_on_this_site() {
        assert_eq!(local("/meja?area=65.02"), Some("/meja?area=65.02"));
        for to in ["", "meja", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "/m\u{e9}ja"] {
            assert_eq!(local(to), None, "{to:?}");
        }
    }
}
