//! Each chart with its table beside it, and what stands apart: unmeasured amounts and names that are in no list.

use super::super::lang::lang;
use super::head::condition;
use super::path;
use crate::domain::reports::overview::{OverviewFilter, OverviewPage, Row, Side, Unmeasured};
use crate::domain::reports::period::Period;
use crate::domain::reports::queue::QueueFilter;
use crate::ui::kit::{BarChart, Bars, Column, ColumnChart, Legend};
use crate::words::desk::{self, Scale};
use leptos::prelude::*;

/// Rows of a chart; its table has them all.
const CHART_ROWS: usize = 10;

/// What a row is of, and so where its links go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Commodity,
    Area,
    Month,
}

impl Of {
    /// The filter of one row, and its months.
    fn narrowed(self, page: &OverviewPage, code: &str) -> (OverviewFilter, Period) {
        let (mut filter, mut period) = (page.filter.clone(), page.period);
        match self {
            Of::Commodity => filter.commodity = Some(code.to_owned()),
            Of::Area => filter.area = Some(code.to_owned()),
            Of::Month => {
                let month = code.get(5..).and_then(|month| month.parse().ok()).unwrap_or(period.from);
                period = Period { from: month, to: month, ..period };
                filter.from = Some(month.to_string());
                filter.to = Some(month.to_string());
                filter.year = Some(period.year.to_string());
            }
        }
        (filter, period)
    }
}

/// All of them.
#[component]
pub(super) fn Tables(page: OverviewPage) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let title = format!("{} · {}", words.conditions, condition(lang, &page.condition));
    let nothing = page.by_commodity.is_empty() && page.as_typed.is_empty();
    let measured = if nothing {
        view! { <p class="quiet">{words.empty_condition}</p> }.into_any()
    } else {
        let area = (!page.by_area.is_empty()).then(|| {
            view! { <Part page=page.clone() of=Of::Area rows=page.by_area.clone() /> }
        });
        view! {
            <Legend verified=words.verified provisional=words.provisional />
            <Part page=page.clone() of=Of::Commodity rows=page.by_commodity.clone() />
            {area}
            <Part page=page.clone() of=Of::Month rows=page.by_month.clone() />
        }
        .into_any()
    };
    view! {
        <h2 class="over-of">{title}</h2>
        {measured}
        <AsTyped page=page.clone() />
        <UnmeasuredTable page=page.clone() />
    }
    .into_any()
}

/// One chart and its table.
#[component]
fn Part(page: OverviewPage, of: Of, rows: Vec<Row>) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let (id, title, column) = match of {
        Of::Commodity => ("komoditas", words.by_commodity, words.commodity),
        Of::Area => ("wilayah", words.by_area, words.area),
        Of::Month => ("bulan", words.by_month, words.month),
    };
    let scale = Scale::of(rows.iter().map(|row| row.sum.larger()).max().unwrap_or(0));
    let largest = rows.iter().max_by_key(|row| row.sum.larger()).map(|row| label(of, row)).unwrap_or_default();
    let said = (words.chart_said)(&title.to_lowercase(), &largest);
    let drawn = rows.iter().any(|row| !row.withheld);
    let chart = if !drawn {
        ().into_any()
    } else if of == Of::Month {
        let columns = rows.iter().filter(|row| !row.withheld).filter_map(|row| month_column(&page, row)).collect();
        let places = (page.period.from..=page.period.to).map(|month| desk::month(lang, month)).collect();
        view! { <ColumnChart id title said places reads=Scale::alone lang columns /> }.into_any()
    } else {
        let bars = rows.iter().filter(|row| !row.withheld).take(CHART_ROWS).map(|row| bars(label(of, row), row, scale)).collect();
        view! { <BarChart id title said rows=bars /> }.into_any()
    };
    let more =
        (drawn && of != Of::Month && rows.len() > CHART_ROWS).then(|| view! { <p class="small quiet">{(words.largest)(CHART_ROWS)}</p> });
    let chart = drawn.then(|| view! { <figure class="over-chart">{chart} {more}</figure> });
    view! {
        <section class="stack stack-s" aria-labelledby=format!("{id}-h2")>
            <h3 id=format!("{id}-h2")>{title}</h3>
            <div class="over-part">
                {chart}
                <Table page of rows scale column />
            </div>
        </section>
    }
    .into_any()
}

fn bars(label: String, row: &Row, scale: Scale) -> Bars {
    let lang = lang();
    let bar = |grams: Option<i64>| grams.map(|grams| (grams, format!("{} {}", scale.figure(lang, grams), scale.unit(lang))));
    Bars { label, verified: bar(row.sum.verified), provisional: bar(row.sum.provisional) }
}

/// The months of a row as places on the line; a row of several spans them.
fn month_column(page: &OverviewPage, row: &Row) -> Option<Column> {
    let places: Vec<usize> = row.of.iter().filter_map(|month| month.code.get(5..)?.parse::<usize>().ok()).collect();
    let (first, last) = places.iter().min().zip(places.iter().max())?;
    let at = first.checked_sub(usize::from(page.period.from))?;
    Some(Column { at, span: last - first + 1, bars: bars(String::new(), row, Scale::Kg) })
}

/// What a chart calls a row: short where it is of many.
fn label(of: Of, row: &Row) -> String {
    let name = |at: usize| {
        let name = row.of.get(at).map(|choice| choice.name.as_str()).unwrap_or_default();
        if of == Of::Month { desk::day(lang(), name) } else { name.to_owned() }
    };
    match row.of.len() {
        0 | 1 => name(0),
        2 => format!("{} + {}", name(0), name(1)),
        many => format!("{} + {}", name(0), many - 1),
    }
}

#[component]
fn Table(page: OverviewPage, of: Of, rows: Vec<Row>, scale: Scale, column: &'static str) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let row = |row: Row| {
        let name = |at: usize, choice: &crate::domain::reports::queue::Choice| {
            let name = if of == Of::Month { desk::day(lang, &choice.name) } else { choice.name.clone() };
            let to = path(&of.narrowed(&page, &choice.code).0);
            view! { {(at > 0).then_some(" + ")} <a href=to>{name}</a> }
        };
        let names = row.of.iter().enumerate().map(|(at, choice)| name(at, choice)).collect_view();
        let records = |side: Side| {
            let (filter, period) = of.narrowed(&page, &row.of.first()?.code);
            page.opens_records.then(|| filter.records(period, &page.condition, side))
        };
        let (verified, provisional) = (records(Side::Verified), records(Side::Provisional));
        view! {
            <tr>
                <th scope="row">{names}</th>
                <Figures row=row.clone() shown=move |grams| scale.figure(lang, grams) verified provisional />
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    let unit = scale.unit(lang);
    view! {
        <div class="table-scroll over-table">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{column}</th>
                        <th scope="col" class="num">{words.verified} ", " {unit}</th>
                        <th scope="col" class="num">{words.provisional} ", " {unit}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The two cells of a row. Each figure opens the records that it was made from, for whoever may read them.
#[component]
fn Figures(row: Row, shown: impl Fn(i64) -> String, verified: Option<QueueFilter>, provisional: Option<QueueFilter>) -> impl IntoView {
    let words = desk::overview(lang());
    if row.withheld {
        return view! { <td class="num quiet" colspan="2">{words.withheld}</td> }.into_any();
    }
    let cell = |figure: Option<i64>, records: Option<QueueFilter>| {
        let Some(figure) = figure else { return view! { <td class="num quiet">"–"</td> }.into_any() };
        let text = shown(figure);
        match records {
            None => view! { <td class="num">{text}</td> }.into_any(),
            Some(records) => {
                let to = format!("/meja?{}", records.to_query());
                view! { <td class="num"><a href=to title=words.opens>{text}</a></td> }.into_any()
            }
        }
    };
    view! {
        {cell(row.sum.verified, verified)}
        {cell(row.sum.provisional, provisional)}
    }
    .into_any()
}

/// Commodities that are in no list.
#[component]
fn AsTyped(page: OverviewPage) -> impl IntoView {
    let words = desk::overview(lang());
    let rows = page.as_typed.clone();
    (!rows.is_empty()).then(|| {
        let scale = Scale::of(rows.iter().map(|row| row.sum.larger()).max().unwrap_or(0));
        view! {
            <section class="stack stack-s" aria-labelledby="diketik">
                <h3 id="diketik">{words.as_typed}</h3>
                <p class="small quiet">{words.as_typed_help}</p>
                <Table page of=Of::Commodity rows scale column=words.commodity />
            </section>
        }
    })
}

/// Amounts that no definition turns into a weight, in the units they were told in.
#[component]
fn UnmeasuredTable(page: OverviewPage) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let rows = page.unmeasured.clone();
    let row = |Unmeasured { row, unit }: Unmeasured| {
        let names: Vec<String> = row.of.iter().map(|commodity| commodity.name.clone()).collect();
        let records = |side: Side| {
            let (filter, period) = Of::Commodity.narrowed(&page, &row.of.first()?.code);
            let records = QueueFilter { unit: Some(unit.code.clone()), ..filter.records(period, &page.condition, side) };
            page.opens_records.then_some(records)
        };
        let (verified, provisional) = (records(Side::Verified), records(Side::Provisional));
        let name = unit.name.clone();
        view! {
            <tr>
                <th scope="row">{names.join(" + ")} " " <span class="small quiet">{unit.name.clone()}</span></th>
                <Figures row=row.clone() shown=move |milli| format!("{} {name}", desk::number(lang, milli)) verified provisional />
            </tr>
        }
    };
    let any = !rows.is_empty();
    let rows = rows.into_iter().map(row).collect_view();
    any.then(|| {
        view! {
            <section class="stack stack-s" aria-labelledby="belum-terukur">
                <h3 id="belum-terukur">{words.unmeasured}</h3>
                <p class="small quiet">{words.unmeasured_help}</p>
                <div class="table-scroll over-table">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{words.commodity}</th>
                                <th scope="col" class="num">{words.verified}</th>
                                <th scope="col" class="num">{words.provisional}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
