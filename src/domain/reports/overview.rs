//! What the overview of harvests shows.

use super::desk::Who;
use super::period::Period;
use super::query;
use super::queue::{Choice, QueueFilter};
use serde::{Deserialize, Serialize};

/// Figures of fewer producers than this are joined (DESIGN.md section 6).
pub const CROWD_MIN: usize = 5;

/// Which figures; every part stands in the URL under the name here. An absent part does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OverviewFilter {
    /// Year; absent means this one.
    pub year: Option<String>,
    /// First month, 1 to 12.
    pub from: Option<String>,
    /// Last month, 1 to 12.
    pub to: Option<String>,
    /// Area code of any level.
    pub area: Option<String>,
    /// Livelihood: farm, catch, aquaculture, forest.
    pub form: Option<String>,
    /// Commodity id, or `other:` and the name as people call it.
    pub commodity: Option<String>,
    /// State of the goods, `none` for goods of which none was said; absent means the one with the most weight. Wet and
    /// dry are never added up.
    pub condition: Option<String>,
}

impl OverviewFilter {
    /// Every part with its name in the URL.
    pub fn parts(&self) -> [(&'static str, &Option<String>); 7] {
        [
            ("year", &self.year),
            ("from", &self.from),
            ("to", &self.to),
            ("area", &self.area),
            ("form", &self.form),
            ("commodity", &self.commodity),
            ("condition", &self.condition),
        ]
    }

    /// Reads the parts from a URL's query by name.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let part = query::reading(get);
        Self {
            year: part("year"),
            from: part("from"),
            to: part("to"),
            area: part("area"),
            form: part("form"),
            commodity: part("commodity"),
            condition: part("condition"),
        }
    }

    /// The query of a URL, without the question mark.
    pub fn to_query(&self) -> String {
        query::text(&self.parts())
    }

    /// Reads back what [`OverviewFilter::to_query`] wrote.
    pub fn of_query(query: &str) -> Self {
        Self::read(query::values(query))
    }

    /// The same months and nothing else: what is left when a filter is taken off.
    #[must_use]
    pub fn only_period(&self) -> Self {
        Self { year: self.year.clone(), from: self.from.clone(), to: self.to.clone(), ..Self::default() }
    }

    /// The records behind a figure: what the review queue lists for it.
    pub fn records(&self, period: Period, condition: &str, side: Side) -> QueueFilter {
        let review = if side == Side::Verified { "approved" } else { "provisional" };
        QueueFilter {
            review: Some(review.into()),
            kind: Some("harvest".into()),
            form: self.form.clone(),
            area: self.area.clone(),
            commodity: self.commodity.clone(),
            condition: Some(condition.into()),
            year: Some(period.year.to_string()),
            from: (!period.is_year()).then(|| period.from.to_string()),
            to: (!period.is_year()).then(|| period.to.to_string()),
            ..QueueFilter::default()
        }
    }
}

/// The two kinds of figures that are never added up (P10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Approved as it stands.
    Verified,
    /// Anything else that counts.
    Provisional,
}

/// Both sides of a figure, each in the same unit; `None` where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Of approved reports.
    pub verified: Option<i64>,
    /// Of all others that count.
    pub provisional: Option<i64>,
}

impl Pair {
    /// One of them.
    pub fn of(self, side: Side) -> Option<i64> {
        if side == Side::Verified { self.verified } else { self.provisional }
    }

    /// The larger of the two: they are compared, never added.
    pub fn larger(self) -> i64 {
        self.verified.max(self.provisional).unwrap_or(0)
    }
}

/// One row of a table: a commodity, area or month, or several joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it is of: more than one when joined.
    pub of: Vec<Choice>,
    /// Measured weight, grams; for an unmeasured amount thousandths of the unit.
    pub sum: Pair,
    /// Fewer than five producers and nothing left to join with: no figure is given.
    pub withheld: bool,
}

/// One unit of an amount that no definition turns into a weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmeasured {
    /// Of which commodities, and how much in thousandths of the unit.
    pub row: Row,
    /// The unit.
    pub unit: Choice,
}

/// One state of the goods with its totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Code, `none` when none was said.
    pub condition: String,
    /// Measured weight, grams.
    pub row: Row,
}

/// Who reported, one or two levels below the area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Dots in the codes that are counted: 2 for districts, 3 for villages.
    pub depth: usize,
    /// How many there are.
    pub all: usize,
    /// Those of which there is no report, grouped by the area around them.
    pub silent: Vec<(Choice, Vec<Choice>)>,
}

impl Coverage {
    /// How many reported.
    pub fn reporting(&self) -> usize {
        self.all - self.silent.iter().map(|(_, areas)| areas.len()).sum::<usize>()
    }
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewPage {
    /// Who is signed in.
    pub who: Who,
    /// The filter as it was read.
    pub filter: OverviewFilter,
    /// Its months.
    pub period: Period,
    /// From the widest area down to the one that is asked for; empty when that is a whole territory of several areas.
    pub path: Vec<Choice>,
    /// Whether figures of fewer than five producers are joined for this person.
    pub joins: bool,
    /// Whether this person may open the records behind a figure.
    pub opens_records: bool,
    /// The areas that the figures below are of: more than the one asked for when it was joined with its neighbours.
    pub of_areas: Vec<Choice>,
    /// Every state of the goods, the heaviest first.
    pub headlines: Vec<Headline>,
    /// The state that the tables below are of.
    pub condition: String,
    /// By commodity of the list, the heaviest first.
    pub by_commodity: Vec<Row>,
    /// By commodity that is in no list, by the name as typed.
    pub as_typed: Vec<Row>,
    /// By area, one level below the one asked for.
    pub by_area: Vec<Row>,
    /// By month.
    pub by_month: Vec<Row>,
    /// Amounts without a known weight, by unit; never converted.
    pub unmeasured: Vec<Unmeasured>,
    /// Reports that count, those without yield among them.
    pub reports: i64,
    /// Months without yield.
    pub nil: i64,
    /// Who reported.
    pub coverage: Coverage,
    /// Years that there are reports of.
    pub years: Vec<i32>,
    /// Areas to filter by.
    pub areas: Vec<Choice>,
    /// Commodities to filter by.
    pub commodities: Vec<Choice>,
    /// Place in the order that the figures stand at: what an export names as its version.
    pub seq: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_carries_any_filter_and_back() {
        let filter = OverviewFilter {
            year: Some("2026".into()),
            commodity: Some("other:daun silad & é".into()),
            condition: Some("none".into()),
            ..OverviewFilter::default()
        };
        assert_eq!(OverviewFilter::of_query(&filter.to_query()), filter);
        assert_eq!(OverviewFilter::of_query("?area=&to=%20"), OverviewFilter::default());
    }

    #[test]
    fn the_records_behind_a_figure_carry_its_filter() {
        let filter = OverviewFilter { area: Some("65.02".into()), commodity: Some("kakao".into()), ..OverviewFilter::default() };
        let period = Period { year: 2026, from: 3, to: 3 };
        let query = filter.records(period, "dry", Side::Provisional).to_query();
        assert_eq!(query, "review=provisional&kind=harvest&area=65.02&commodity=kakao&condition=dry&year=2026&from=3&to=3");
    }
}
