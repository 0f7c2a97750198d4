//! The budget's rows that need a server: bytes of a harvest on the wire and in the database. Bytes, never times.
//! Each row is printed for `make budget` as `BUDGET {json}` and fails here when it is over.

#![expect(clippy::print_stdout, reason = "a measurement prints what it measured")]

mod database;
mod ingest;
#[path = "../support/mod.rs"]
mod support;
mod wire;

use support::season::Season;

/// Prints a row of the budget and holds it to its aim.
fn row(what: &str, bytes: f64, bytes_max: f64, of: &str) {
    let said = serde_json::json!({"what": what, "bytes": bytes.round(), "max": bytes_max, "of": of});
    println!("BUDGET {said}");
    assert!(bytes <= bytes_max, "over budget: {what}: {bytes:.0} > {bytes_max:.0}");
}

/// What was measured: "30 harvests: aquaculture 6, catch 6, ...".
fn kinds(season: &Season) -> String {
    let forms: Vec<String> = season.forms.iter().map(|(form, count)| format!("{form} {count}")).collect();
    format!("{} harvests: {}", season.forms.values().sum::<usize>(), forms.join(", "))
}
