//! Charts as SVG: bars beside each other, verified and provisional, never on top of each other. Drawn without a script
//! and without style attributes; the page puts the table beside it. Widths are in percent and heights in pixels, so that
//! text keeps its size on a phone. Looks stand in `style/chart.css`.

use leptos::prelude::*;

/// One pair of bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What it is of.
    pub label: String,
    /// The first bar, and how it reads.
    pub verified: Option<(i64, String)>,
    /// The second.
    pub provisional: Option<(i64, String)>,
}

impl Bars {
    fn pair(&self) -> [Side<'_>; 2] {
        [("chart-verified", &self.verified), ("chart-provisional", &self.provisional)]
    }

    fn larger(&self) -> i64 {
        self.pair().into_iter().filter_map(|(_, bar)| bar.as_ref().map(|(value, _)| *value)).max().unwrap_or(0)
    }
}

/// The class of a bar, and what it stands for.
type Side<'a> = (&'static str, &'a Option<(i64, String)>);

/// Height of a label, of a bar with the room below it, and the room below a row, px.
const LABEL: usize = 20;
const BAR: usize = 16;
const APART: usize = 10;
/// Widest bar, percent: its figure stands behind it.
const WIDEST: f64 = 72.0;

/// Horizontal bars, one pair below the other.
#[component]
pub fn BarChart(
    /// Names the parts of the chart; each chart of a page has its own.
    id: &'static str,
    /// What it shows.
    title: &'static str,
    /// The same in a sentence, for who cannot see it.
    said: String,
    /// The bars.
    rows: Vec<Bars>,
) -> impl IntoView {
    let most = rows.iter().map(Bars::larger).max().unwrap_or(0);
    let mut height = 0;
    let row = |row: Bars| {
        let top = height;
        let present: Vec<(usize, &str, &(i64, String))> =
            row.pair().into_iter().enumerate().filter_map(|(nth, (class, bar))| Some((nth, class, bar.as_ref()?))).collect();
        height += LABEL + BAR * present.len() + APART;
        let bar = |(at, (nth, class, (value, reads))): (usize, (usize, &str, &(i64, String)))| {
            let y = top + LABEL + at * BAR;
            let wide = percent(*value, most, WIDEST);
            view! {
                <rect class=class.to_owned() x="0" y=y.to_string() width=wide.clone() height="12" rx="2" fill=fill(id, nth)></rect>
                <text class="chart-value" x=wide dx="6" y=(y + 10).to_string()>{reads.clone()}</text>
            }
        };
        let bars = present.into_iter().enumerate().map(bar).collect_view();
        view! {
            <text class="chart-label" x="0" y=(top + 14).to_string()>{row.label.clone()}</text>
            {bars}
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <svg class="chart" width="100%" height=height.to_string() role="img" aria-labelledby=format!("{id}-t") aria-describedby=format!("{id}-d")>
            <title id=format!("{id}-t")>{title}</title>
            <desc id=format!("{id}-d")>{said}</desc>
            <Hatch id />
            {rows}
        </svg>
    }
    .into_any()
}

/// Upper edge, height of the plot and of the whole, px.
const PLOT: (usize, usize, usize) = (20, 150, 196);

/// A pair of columns that stands for some months in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// First place, from 0.
    pub at: usize,
    /// Places it spans.
    pub span: usize,
    /// Its bars.
    pub bars: Bars,
}

/// Columns along a line of time, with a line for the largest value and for half of it.
#[component]
pub fn ColumnChart(
    /// Names the parts of the chart.
    id: &'static str,
    /// What it shows.
    title: &'static str,
    /// The same in a sentence.
    said: String,
    /// Names of the places on the line.
    places: Vec<&'static str>,
    /// How the upper line and the one half as high read; for a value.
    reads: fn(crate::words::Lang, i64) -> String,
    /// Language of the lines.
    lang: crate::words::Lang,
    /// The columns.
    columns: Vec<Column>,
) -> impl IntoView {
    let (top, plot, height) = PLOT;
    let most = nice(columns.iter().map(|column| column.bars.larger()).max().unwrap_or(0));
    let place = 100.0 / places.len().max(1) as f64;
    let line = move |(value, y): (i64, usize)| {
        view! {
            <line class="chart-line" x1="0" x2="100%" y1=y.to_string() y2=y.to_string()></line>
            <text class="chart-tick" x="0" y=(y - 4).to_string()>{reads(lang, value)}</text>
        }
    };
    let column = move |column: Column| {
        let (left, wide) = (column.at as f64 * place, column.span as f64 * place);
        let bar = |(nth, (class, bar)): (usize, Side)| {
            bar.as_ref().map(|(value, _)| {
                let high = scaled(*value, most, plot as f64);
                let x = left + wide * if nth == 0 { 0.1 } else { 0.52 };
                view! {
                    <rect class=class x=format!("{x:.2}%") y=format!("{:.1}", (top + plot) as f64 - high) width=format!("{:.2}%", wide * 0.38) height=format!("{high:.1}") fill=fill(id, nth)></rect>
                }
            })
        };
        column.bars.pair().into_iter().enumerate().map(bar).collect_view()
    };
    let name = move |(at, name): (usize, &'static str)| {
        let middle = (at as f64 + 0.5) * place;
        view! { <text class="chart-month" x=format!("{middle:.2}%") y=(top + plot + 16).to_string()>{name}</text> }
    };
    view! {
        <svg class="chart" width="100%" height=height.to_string() role="img" aria-labelledby=format!("{id}-t") aria-describedby=format!("{id}-d")>
            <title id=format!("{id}-t")>{title}</title>
            <desc id=format!("{id}-d")>{said}</desc>
            <Hatch id />
            {[(most, top), (most / 2, top + plot / 2)].map(line).into_iter().collect_view()}
            <line class="chart-ground" x1="0" x2="100%" y1=(top + plot).to_string() y2=(top + plot).to_string()></line>
            {columns.into_iter().map(column).collect_view()}
            {places.into_iter().enumerate().map(name).collect_view()}
        </svg>
    }
    .into_any()
}

/// What the two bars look like, in words.
#[component]
pub fn Legend(
    /// Word for the first.
    verified: &'static str,
    /// Word for the second.
    provisional: &'static str,
) -> impl IntoView {
    view! {
        <p class="chart-legend">
            <span class="chart-key chart-key-verified">{verified}</span>
            <span class="chart-key chart-key-provisional">{provisional}</span>
        </p>
    }
    .into_any()
}

/// The second bar is hatched: told from the first without its colour.
#[component]
fn Hatch(id: &'static str) -> impl IntoView {
    view! {
        <defs>
            <pattern id=format!("{id}-h") width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="chart-hatch-ground" width="6" height="6"></rect>
                <rect class="chart-hatch" width="3" height="6"></rect>
            </pattern>
        </defs>
    }
    .into_any()
}

fn fill(id: &str, nth: usize) -> Option<String> {
    (nth == 1).then(|| format!("url(#{id}-h)"))
}

fn scaled(value: i64, most: i64, full: f64) -> f64 {
    if most <= 0 { 0.0 } else { value.max(0) as f64 / most as f64 * full }
}

fn percent(value: i64, most: i64, full: f64) -> String {
    format!("{:.2}%", scaled(value, most, full))
}

/// The next round number: 1, 2 or 5 and noughts, at least 2 so that half of it is whole.
fn nice(value: i64) -> i64 {
    let mut round = 1i64;
    loop {
        for step in [2, 4, 10] {
            let step = round.saturating_mul(step);
            if step >= value || step == i64::MAX {
                return step;
            }
        }
        round = round.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_numbers_hold_the_largest() {
        for (value, round) in [(0, 2), (3, 4), (10, 10), (11, 20), (401, 1000), (1_000_000, 1_000_000)] {
            assert_eq!(nice(value), round, "{value}");
        }
        assert_eq!(nice(i64::MAX), i64::MAX);
    }

    #[test]
    fn bars_are_as_long_as_their_figures() {
        assert_eq!(percent(50, 100, 72.0), "36.00%");
        assert_eq!(percent(-1, 100, 72.0), "0.00%");
        assert_eq!(percent(1, 0, 72.0), "0.00%");
    }
}
