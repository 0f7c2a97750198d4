//! Signing in and out: plain forms, so that a new session always starts with a new page.

use super::frame::Frame;
use super::lang::words;
use crate::domain::problem::Severity;
use crate::ui::kit::{FieldMessage, Notice, Tone};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// `/masuk`: `ke` is where to go afterwards, `salah` what was wrong with the last try, `nama` the name typed then.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let words = words();
    let query = use_query_map().get_untracked();
    let wrong = query.get("salah");
    let message = wrong.as_deref().map(|wrong| match wrong {
        "kosong" => words.sign_in_empty.to_owned(),
        "tunggu" => {
            words.sign_in_wait.replace("{}", &query.get("detik").and_then(|text| text.parse::<u32>().ok()).unwrap_or(60).to_string())
        }
        _ => words.sign_in_wrong.to_owned(),
    });
    let notice = if query.get("keluar").is_some() {
        Some((Tone::Good, words.signed_out))
    } else {
        (query.get("ke").is_some() && wrong.is_none()).then_some((Tone::Info, words.sign_in_again))
    };
    let bad = message.is_some();
    let field = if bad { "field is-bad" } else { "field" };
    view! {
        <Frame>
            <Title text=format!("{} · Anjat", words.sign_in) />
            <section class="desk-narrow stack">
                <h1>{words.sign_in}</h1>
                <p class="quiet">{words.sign_in_lead}</p>
                {notice.map(|(tone, text)| view! { <Notice tone><p>{text}</p></Notice> })}
                <form class="card stack" method="post" action="/api/calls/sign_in">
                    <input type="hidden" name="to" value=query.get("ke").unwrap_or_default() />
                    <div class=field>
                        <label class="field-label" for="login">{words.login}</label>
                        <input class="field-input" id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required value=query.get("nama").unwrap_or_default() aria-describedby=bad.then_some("salah") />
                    </div>
                    <div class=field>
                        <label class="field-label" for="password">{words.password}</label>
                        <input class="field-input" id="password" name="password" type="password" autocomplete="current-password" required aria-describedby=bad.then_some("salah") />
                    </div>
                    {message.map(|text| view! { <FieldMessage id="salah".to_owned() severity=Severity::Block text /> })}
                    <button class="btn btn-primary btn-block" type="submit">{words.sign_in_go}</button>
                </form>
            </section>
        </Frame>
    }
    .into_any()
}

/// `/keluar`: asks, because a link must not sign anybody out.
#[component]
pub(crate) fn SignOutPage() -> impl IntoView {
    let words = words();
    view! {
        <Frame>
            <Title text=format!("{} · Anjat", words.sign_out) />
            <section class="desk-narrow stack">
                <h1>{words.sign_out_ask}</h1>
                <p class="quiet">{words.sign_out_note}</p>
                <form class="row" method="post" action="/api/calls/sign_out">
                    <button class="btn btn-primary" type="submit">{words.sign_out_go}</button>
                    <a class="btn" href="/meja" rel="external">{words.many_cancel}</a>
                </form>
            </section>
        </Frame>
    }
    .into_any()
}
