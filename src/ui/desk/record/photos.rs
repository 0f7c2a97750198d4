//! Photos of a record: thumbnails beside its values, and a page of its own for each, by a plain link.

use super::super::frame::Frame;
use super::super::lang::words;
use super::super::trouble::Refusal;
use crate::calls;
use crate::domain::ids::BlobId;
use crate::domain::reports::desk::Refused;
use crate::domain::reports::record::RecordDetail;
use crate::ui::kit::{Glyph, Icon, IconSize};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// "Foto 1 dari 2".
fn name(at: usize, total: usize) -> String {
    let words = words();
    format!("{} {at} {} {total}", words.photo, words.photo_of)
}

fn source(blob: BlobId) -> String {
    format!("/blobs/{blob}")
}

/// The thumbnails; nothing for a record without photos.
#[component]
pub(super) fn Photos(record: RecordDetail) -> impl IntoView {
    let words = words();
    let (total, here) = (record.photos.len(), record.photos.iter().filter(|(_, here)| *here).count());
    let thumbs = record.photos.iter().enumerate().map(|(at, (blob, here))| {
        let alt = name(at + 1, total);
        match here {
            true => {
                let page = format!("/meja/catatan/{}/foto/{}", record.id, at + 1);
                view! { <li><a class="photo" href=page><img src=source(*blob) alt=alt loading="lazy" /></a></li> }.into_any()
            }
            false => view! {
                <li>
                    <span class="photo photo-gone">
                        <Icon glyph=Glyph::Camera size=IconSize::Small />
                        <span class="small">{alt} ": " {words.photo_waiting}</span>
                    </span>
                </li>
            }
            .into_any(),
        }
    });
    let thumbs = thumbs.collect_view();
    let left = (here < total).then(|| format!("{} {here} {} {total} {}", words.photo, words.photo_of, words.photo_received));
    (total > 0)
        .then(|| {
            view! {
                <section class="stack stack-s">
                    <h2>{words.photo}</h2>
                    {left.map(|left| view! { <p class="status tone-info"><Icon glyph=Glyph::Camera size=IconSize::Small /> {left}</p> })}
                    <ul class="photos">{thumbs}</ul>
                </section>
            }
        })
        .into_any()
}

/// `/meja/catatan/{id}/foto/{at}`: one photo as large as the window, by its place in the record from 1.
#[component]
pub(crate) fn Photo() -> impl IntoView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| {
        let part = |name| params.read().get(name).unwrap_or_default();
        (part("id"), part("at").parse::<usize>().unwrap_or(0))
    });
    let record = Resource::new(move || wanted.get().0, |id| calls::record::record(id, String::new()));
    let body = move || {
        Suspend::new(async move {
            let at = wanted.get_untracked().1;
            let found = record.await.and_then(|record| {
                let photo = at.checked_sub(1).and_then(|at| record.photos.get(at).copied()).filter(|(_, here)| *here);
                photo.map(|(blob, _)| (record, blob)).ok_or(Refused::NotFound)
            });
            match found {
                Ok((record, blob)) => view! { <Page record at blob /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(record: RecordDetail, at: usize, blob: BlobId) -> impl IntoView {
    let (words, total) = (words(), record.photos.len());
    let title = name(at, total);
    let back = format!("/meja/catatan/{}", record.id);
    let others = record.photos.iter().enumerate().filter(|(other, (_, here))| *here && other + 1 != at);
    let others =
        others.map(|(other, _)| view! { <a class="btn btn-small" href=format!("{back}/foto/{}", other + 1)>{name(other + 1, total)}</a> });
    let others = others.collect_view();
    view! {
        <Frame who=Some(record.who.clone())>
            <Title text=format!("{title} · Anjat") />
            <article class="stack photo-page">
                <a class="desk-back" href=back.clone()><Icon glyph=Glyph::Back size=IconSize::Small /> {words.photo_back}</a>
                <h1>{title.clone()}</h1>
                <p class="desk-meta quiet"><span>{super::title(&record)}</span> <span>{record.place.clone()}</span></p>
                <img class="photo-large" src=source(blob) alt=title />
                <p class="row">{others}</p>
            </article>
        </Frame>
    }
    .into_any()
}
