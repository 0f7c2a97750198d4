//! Prints how long the overview takes over a hundred thousand harvests, and an export of ten thousand.
//! `cargo test --release --test desk -- --ignored --nocapture speed`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measured")]

use super::*;
use std::time::Instant;

const PRODUCERS: i64 = 5_000;
const HARVESTS: i64 = 100_000;
/// Five years, so that a year is a fifth.
const MONTHS: i64 = 60;

/// Rows as the writer leaves them, made in the database: what is measured here reads only.
const MADE: [&str; 4] = [
    "INSERT INTO producer (id, village, name, folded, livelihoods) \
     SELECT randomblob(16), village, 'Produsen ' || n, 'produsen ' || n, 'farm' FROM made_producer",
    "INSERT INTO harvest (id, producer, village, form, day, commodity, milli, unit, condition, grams, price_idr, price_per, buyer, failed) \
     SELECT id, producer, village, 'farm', day, commodity, milli, unit, condition, iif(unit = 'kg', milli, NULL), 12000, 'kg', 'trader', 0 \
     FROM made",
    "INSERT INTO record (id, kind, village, author, producer, form, review, first_seq, last_seq, received_ms, day, flags) \
     SELECT id, 'harvest', village, x'00', producer, 'farm', review, n, n, 0, day, '' FROM made",
    "INSERT INTO figure SELECT substr(day, 1, 7), village, n, '', producer, 'farm', 0, review = 'approved', commodity, condition, \
     iif(unit = 'kg', NULL, unit), iif(unit = 'kg', NULL, milli), iif(unit = 'kg', milli, NULL) FROM made",
];

async fn make(app: &TestApp) {
    let pack = app.office.pack().clone();
    let villages: Vec<String> = pack.areas.iter().filter(|area| area.is_village()).map(|area| area.code.clone()).collect();
    let commodities: Vec<String> = pack.commodities.iter().take(30).map(|commodity| commodity.id.clone()).collect();
    let made = app.office.writer().run(move |writing| {
        Box::pin(async move {
            let conn = &mut writing.conn;
            let run = async |conn: &mut sqlx::SqliteConnection, sql: String| sqlx::query(sqlx::AssertSqlSafe(sql)).execute(conn).await.map(|_| ());
            run(conn, "CREATE TEMP TABLE choice (kind TEXT, at INTEGER, code TEXT)".into()).await?;
            for (kind, codes) in [("village", &villages), ("commodity", &commodities)] {
                for (at, code) in codes.iter().enumerate() {
                    run(conn, format!("INSERT INTO choice VALUES ('{kind}', {at}, '{code}')")).await?;
                }
            }
            let counted = |last: i64| format!("WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {last})");
            // Drawn into a table first: a draw inside a condition is drawn anew for every row that it is compared with.
            let draw = format!("CREATE TEMP TABLE drawn_producer AS {} SELECT n, abs(random()) % {} AS village_at FROM c", counted(PRODUCERS), villages.len());
            run(conn, draw).await?;
            let named = "CREATE TEMP TABLE made_producer AS SELECT n, code AS village FROM drawn_producer JOIN choice ON kind = 'village' AND at = village_at";
            run(conn, named.into()).await?;
            run(conn, MADE[0].into()).await?;
            run(conn, "CREATE TEMP TABLE person AS SELECT row_number() OVER (ORDER BY id) AS n, id, village FROM producer".into()).await?;
            run(conn, "CREATE INDEX temp.person_n ON person (n)".into()).await?;
            let draw = format!(
                "CREATE TEMP TABLE drawn AS {} SELECT n, abs(random()) % {} AS commodity_at, 1 + abs(random()) % {PRODUCERS} AS person_n, \
                 date('2022-01-01', '+' || (abs(random()) % {MONTHS}) || ' months', '+' || (abs(random()) % 28) || ' days') AS day, \
                 1000 * (1 + abs(random()) % 900) AS milli, iif(abs(random()) % 10, 'kg', 'ikat') AS unit, \
                 iif(abs(random()) % 3, 'dry', 'wet') AS condition, iif(abs(random()) % 10 < 7, 'approved', 'waiting') AS review FROM c",
                counted(HARVESTS),
                commodities.len(),
            );
            run(conn, draw).await?;
            let named = "CREATE TEMP TABLE made AS SELECT drawn.*, randomblob(16) AS id, person.id AS producer, person.village, code AS commodity \
                 FROM drawn JOIN person ON person.n = person_n JOIN choice ON kind = 'commodity' AND at = commodity_at";
            run(conn, named.into()).await?;
            for sql in &MADE[1..] {
                run(conn, (*sql).into()).await?;
            }
            Ok(())
        })
    });
    made.await.unwrap();
}

/// The fastest of some, in milliseconds: what else the machine does only ever adds.
async fn fastest(user: &User, path: &str) -> (f64, Response) {
    let mut best = None;
    for _ in 0..5 {
        let start = Instant::now();
        let response = user.request("GET", path).header("accept", "application/json").send().await;
        let took = start.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(response.status, 200, "{path}");
        if best.as_ref().is_none_or(|(least, _)| took < *least) {
            best = Some((took, response));
        }
    }
    best.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, meaningful in release only"]
async fn speed() {
    let app = TestApp::init().await;
    make(&app).await;
    let bytes: i64 = app.value("SELECT coalesce((SELECT SUM(pgsize) FROM dbstat WHERE name = 'figure'), 0)").await;
    println!("figure: {} bytes per harvest", bytes / HARVESTS);
    let (planner, supervisor) = (app.user(Role::Planner, &["65"]).await, app.user(Role::Supervisor, &["65"]).await);
    for (name, user) in [("planner", &planner), ("supervisor", &supervisor)] {
        for (what, query) in [
            ("province, a year", "filter[year]=2025"),
            ("regency, a year", "filter[year]=2025&filter[area]=65.02"),
            ("village, a year", "filter[year]=2025&filter[area]=65.02.13.2001"),
            ("province, a month", "filter[year]=2025&filter[from]=3&filter[to]=3"),
            ("commodity, a year", "filter[year]=2025&filter[commodity]=padi-ladang"),
        ] {
            let (ms, _) = fastest(user, &format!("/api/calls/overview?{query}")).await;
            println!("overview, {name}, {what}: {ms:.0} ms over {HARVESTS} harvests");
        }
    }
    // About ten thousand: some months.
    let ten = "review=all&kind=harvest&year=2025&from=1&to=6";
    for (format, list) in [("csv", "hasil"), ("csv-titik-koma", "catatan"), ("xlsx", "hasil")] {
        let (ms, response) = fastest(&supervisor, &format!("/meja/unduh/{list}?bentuk={format}&{ten}")).await;
        let lines = response.body.iter().filter(|byte| **byte == b'\n').count();
        println!(
            "export, {list} as {format}: {ms:.0} ms, {} bytes, {} lines",
            response.body.len(),
            if format == "xlsx" { 0 } else { lines }
        );
    }
    let (ms, response) = fastest(&supervisor, "/meja/unduh/hasil?review=all").await;
    println!("export, all {HARVESTS} harvests as csv: {ms:.0} ms, {} bytes", response.body.len());
}
