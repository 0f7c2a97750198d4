//! `/meja/daftar`: the versions of the reference lists, and a new one on its way into force. Plain forms all the way.

mod report;

use super::frame::Frame;
use super::lang::lang;
use super::trouble::Refusal;
use crate::calls;
use crate::domain::reports::lists::{Ended, ListsPage, Report as Changes, Table, VersionRow};
use crate::ui::kit::{Notice, Tone};
use crate::words::desk::{self, lists as words_of};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub(crate) fn Lists() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.read().get("draf").unwrap_or_default());
    let page = Resource::new(move || asked.get(), calls::lists::lists);
    let ended = Memo::new(move |_| query.read().get("kabar").as_deref().and_then(Ended::parse));
    let body = move || {
        Suspend::new(async move {
            match page.await {
                Ok(page) => view! { <Page page ended=ended.get_untracked() /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(page: ListsPage, ended: Option<Ended>) -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let said = ended.map(|ended| {
        let tone = if ended.is_good() { Tone::Good } else { Tone::Warn };
        view! { <Notice tone><p>{desk::lists_ended(lang, ended)}</p></Notice> }
    });
    let today = page.today.clone();
    let draft = page.draft.map(|(token, report)| view! { <Draft token report today /> });
    let waiting = page.waiting.map(|(day, report)| {
        let day = desk::day(lang, &day);
        view! {
            <section class="card stack">
                <h2>{words.waiting}</h2>
                <p>{words.from_day} " " <strong>{day}</strong> " · " {report.edition.clone()}</p>
                <report::Report report />
                <form method="post" action="/api/calls/withdraw_lists">
                    <button class="btn btn-small" type="submit">{words.withdraw}</button>
                </form>
            </section>
        }
    });
    view! {
        <Frame who=Some(page.who)>
            <Title text=format!("{} · Anjat", words.title) />
            <div class="stack lists-page">
                <h1>{words.title}</h1>
                <p class="quiet">{words.lead}</p>
                {said}
                {draft}
                {waiting}
                <Versions rows=page.versions />
                <Upload />
            </div>
        </Frame>
    }
    .into_any()
}

/// What was uploaded: what it would change, then either what is wrong or the way into force.
#[component]
fn Draft(token: String, report: Changes, today: String) -> impl IntoView {
    let words = words_of(lang());
    let apply = report.wrong.is_empty().then(|| {
        view! {
            <form class="lists-apply" method="post" action="/api/calls/apply_lists">
                <input type="hidden" name="draft" value=token />
                <div class="field">
                    <label class="field-label" for="lists-day">{words.day}</label>
                    <input class="field-input" id="lists-day" type="date" name="day" value=today.clone() min=today required aria-describedby="lists-day-hint" />
                    <span class="field-help" id="lists-day-hint">{words.day_hint} " " {words.for_ever}</span>
                </div>
                <button class="btn btn-primary" type="submit">{words.apply}</button>
            </form>
        }
    });
    view! {
        <section class="card stack" id="draf">
            <h2>{words.draft}</h2>
            <report::Report report />
            {apply}
        </section>
    }
    .into_any()
}

#[component]
fn Versions(rows: Vec<VersionRow>) -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let count = move |number: i64| desk::number(lang, number * 1000);
    let row = |(at, row): (usize, VersionRow)| {
        let since = row.since.map_or_else(|| words.first.to_owned(), |day| desk::day(lang, &day));
        let in_force = (at == 0).then(|| view! { <span class="lists-now">{words.in_force}</span> });
        view! {
            <tr>
                <th scope="row">{row.number}</th>
                <td>{since} " " {in_force}</td>
                <td>{row.edition} <span class="small quiet lists-version">{row.version}</span></td>
                <td class="num">{count(row.villages)}</td>
                <td class="num">{count(row.commodities)}</td>
                <td class="num">{count(row.units)}</td>
                <td class="num">{count(row.gears)}</td>
            </tr>
        }
    };
    view! {
        <section class="stack stack-s">
            <h2 id="versi-h2">{words.versions}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="versi-h2">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words.number}</th>
                            <th scope="col">{words.since}</th>
                            <th scope="col">{words.edition}</th>
                            <th scope="col" class="num">{words.villages}</th>
                            <th scope="col" class="num">{words.commodities}</th>
                            <th scope="col" class="num">{words.units}</th>
                            <th scope="col" class="num">{words.gears}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().enumerate().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Upload() -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let file = |table: Table| {
        let id = format!("lists-{}", table.as_str());
        view! {
            <div class="field">
                <label class="field-label" for=id.clone()>{desk::lists_table(lang, table)}</label>
                <input class="field-input" id=id type="file" name=table.as_str() accept=".csv,text/csv" />
            </div>
        }
    };
    view! {
        <section class="card stack" aria-labelledby="unggah-h2">
            <h2 id="unggah-h2">{words.upload}</h2>
            <p class="quiet">{words.upload_lead}</p>
            <form class="stack" method="post" action="/meja/daftar/unggah" enctype="multipart/form-data">
                <div class="lists-files">{Table::ALL.into_iter().map(file).collect_view()}</div>
                <div class="field">
                    <label class="field-label" for="lists-edition">{words.edition}</label>
                    <input class="field-input" id="lists-edition" name="edition" maxlength="120" autocomplete="off" aria-describedby="lists-edition-hint" />
                    <span class="field-help" id="lists-edition-hint">{words.edition_hint}</span>
                </div>
                <button class="btn btn-primary" type="submit">{words.check}</button>
            </form>
        </section>
    }
    .into_any()
}
