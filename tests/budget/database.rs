//! Database bytes per harvest with indexes, as the file grows by a season of them.

use super::support::season::Season;
use super::support::{SETULANG, TestApp, phone};
use super::{kinds, row};
use anjat::domain::access::Role;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

/// Officers in their own villages, and batches of 30 from each.
const VILLAGES: [&[&str]; 4] = [&[SETULANG, "65.02.13.2002"], &["65.02.13.2003"], &["65.02.15.2005"], &["65.03.02.2004"]];
const BATCHES: usize = 20;
/// DESIGN section 9: 1.5 KB.
const BYTES_MAX: f64 = 1_536.0;

#[tokio::test(flavor = "multi_thread")]
async fn database_bytes_per_harvest() {
    let app = TestApp::init().await;
    let mut seasons = Vec::new();
    for villages in VILLAGES {
        seasons.push(Season::begin(phone::Phone::new(app.user(Role::Officer, villages).await)).await);
    }
    let before = used(&app).await;
    for _ in 0..BATCHES {
        for season in &mut seasons {
            let lines = season.reports(30);
            let reply = season.phone.push(&lines).await;
            assert!(reply.results.iter().all(|result| result.seq.is_some()));
        }
    }
    let count: usize = app.value::<i64>("SELECT COUNT(*) FROM harvest").await as usize;
    assert_eq!(count, VILLAGES.len() * BATCHES * 30);
    let after = used(&app).await;
    for (name, bytes) in &after {
        let grown = bytes - before.get(name).copied().unwrap_or(0);
        if grown > 0 {
            println!("{:>8.1}  {name}", grown as f64 / count as f64);
        }
    }
    let grown = after.values().sum::<i64>() - before.values().sum::<i64>();
    let forms = kinds(&seasons[0]);
    row(
        "database bytes per harvest with indexes",
        grown as f64 / count as f64,
        BYTES_MAX,
        &format!("{} officers with {forms} each", VILLAGES.len()),
    );
}

/// Bytes of the pages of every table and index.
async fn used(app: &TestApp) -> std::collections::BTreeMap<String, i64> {
    let file = app.data.path().join("anjat.db");
    let mut conn = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let rows: Vec<(String, i64)> = sqlx::query_as("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name").fetch_all(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    rows.into_iter().collect()
}
