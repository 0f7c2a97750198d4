//! The public front page: what Anjat is, and two doors.

use super::frame::{Frame, Mark};
use super::lang::words;
use crate::ui::kit::{Glyph, Icon, IconSize};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub(crate) fn Landing() -> impl IntoView {
    let words = words();
    let promises = [
        (Glyph::Phone, words.promise_phone, words.promise_phone_text),
        (Glyph::Cloud, words.promise_server, words.promise_server_text),
        (Glyph::Basket, words.promise_kept, words.promise_kept_text),
    ];
    view! {
        <Frame>
            <Title text="Anjat" />
            <section class="land">
                <div class="land-head">
                    <Mark />
                    <div class="stack">
                        <h1>{words.site}</h1>
                        <p class="lead">{words.land_lead}</p>
                        <p class="quiet">{words.land_more}</p>
                    </div>
                </div>
                <div class="land-doors">
                    <Door to="/lapangan/" glyph=Glyph::Leaf name=words.door_field text=words.door_field_text go=words.door_field_go />
                    <Door to="/meja" glyph=Glyph::CheckDouble name=words.door_desk text=words.door_desk_text go=words.door_desk_go />
                </div>
                <ul class="land-promises">
                    {promises
                        .into_iter()
                        .map(|(glyph, name, text)| {
                            view! {
                                <li>
                                    <Icon glyph />
                                    <div>
                                        <strong>{name}</strong>
                                        <p class="quiet">{text}</p>
                                    </div>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
                <p class="land-foot small quiet">{words.land_foot}</p>
            </section>
        </Frame>
    }
    .into_any()
}

#[component]
fn Door(to: &'static str, glyph: Glyph, name: &'static str, text: &'static str, go: &'static str) -> impl IntoView {
    view! {
        <a class="card land-door" href=to rel="external">
            <span class="land-door-sign">
                <Icon glyph size=IconSize::Large />
            </span>
            <span class="land-door-name">{name}</span>
            <span>{text}</span>
            <span class="land-door-go">{go} <Icon glyph=Glyph::Next size=IconSize::Small /></span>
        </a>
    }
    .into_any()
}
