//! Pages that say what did not work and where to go instead.

use super::frame::Frame;
use super::lang::words;
use crate::domain::reports::desk::Refused;
use crate::ui::kit::{Notice, Tone};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of an address that names nothing.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! { <Refusal refused=Refused::NotFound /> }.into_any()
}

/// A refused page, with its status. Nobody signed in: on to the sign-in page and back here afterwards.
#[component]
pub(crate) fn Refusal(
    /// Why.
    refused: Refused,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    tell(&refused);
    let words = words();
    let (title, text) = match refused {
        Refused::SignedOut => (words.sign_in, words.signed_out_now),
        Refused::NotAllowed => (words.forbidden, words.forbidden_text),
        Refused::BadOrigin => (words.bad_request, words.bad_origin_text),
        Refused::NotFound => (words.not_found, words.not_found_text),
        Refused::BadRequest => (words.bad_request, words.bad_request_text),
        Refused::Later => (words.later, words.later_text),
        Refused::Offline => (words.offline, words.offline_note),
    };
    let ways = match refused {
        Refused::SignedOut => vec![("/masuk?ke=/meja", words.sign_in)],
        Refused::NotAllowed => {
            let figures = crate::words::desk::overview(super::lang::lang()).title;
            vec![("/lapangan/", words.door_field_go), ("/meja/ringkasan", figures), ("/keluar", words.forbidden_other)]
        }
        Refused::NotFound | Refused::BadRequest | Refused::BadOrigin => vec![("/meja", words.go_to_queue), ("/", words.back_home)],
        Refused::Later | Refused::Offline => vec![("", words.reload), ("/", words.back_home)],
    };
    view! {
        <Frame>
            <Title text=format!("{title} · Anjat") />
            <section class="desk-narrow stack">
                <h1>{title}</h1>
                <Notice tone=Tone::Warn>
                    <p>{text}</p>
                </Notice>
                <p class="row">
                    {ways.into_iter().map(|(to, name)| view! { <a class="btn" href=to rel="external">{name}</a> }).collect_view()}
                </p>
            </section>
        </Frame>
    }
    .into_any()
}

/// Sets the page's status or sends the browser to the sign-in page.
#[cfg(feature = "ssr")]
fn tell(refused: &Refused) {
    use axum::http::{HeaderValue, StatusCode, header, request::Parts};
    let (Some(response), Some(parts)) = (use_context::<leptos_axum::ResponseOptions>(), use_context::<Parts>()) else { return };
    if *refused != Refused::SignedOut {
        response.set_status(StatusCode::from_u16(refused.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE));
        return;
    }
    let wanted = parts.uri.path_and_query().map_or("/meja", |wanted| wanted.as_str());
    let to = format!("/masuk?ke={}", crate::domain::reports::queue::percent(wanted));
    if let Ok(location) = HeaderValue::from_str(&to) {
        response.insert_header(header::LOCATION, location);
        response.set_status(StatusCode::SEE_OTHER);
    }
}
