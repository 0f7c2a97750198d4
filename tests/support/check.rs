//! What holds at the end of every test that touched a database.

use anjat::domain::ids::RevisionId;
use anjat::sync::feed::SetCheck;
use anjat::sync::order;
use anjat::sync::revision::id_of;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use std::collections::HashMap;
use std::path::Path;

/// I2, I3, I8, P10: dense order, valid chain, bytes under their own name, each applied revision one place, every feed's
/// check over exactly its rows, figures of exactly the reports that count. I17: every photo that was acknowledged is there
/// and re-hashes.
pub async fn invariants(file: &Path) {
    let mut conn = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    order(&mut conn).await;
    feeds(&mut conn).await;
    figures(&mut conn).await;
    photos(&mut conn, &file.with_file_name("photos")).await;
    conn.close().await.unwrap();
}

async fn photos(conn: &mut SqliteConnection, folder: &Path) {
    let names: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sha256 FROM photo").fetch_all(conn).await.unwrap();
    for name in names {
        let text: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
        let bytes = std::fs::read(folder.join(&text[..2]).join(&text)).expect("I17: an acknowledged photo is on the disk");
        assert_eq!(Sha256::digest(&bytes).to_vec(), name, "I17: a photo is what it is called");
    }
}

async fn order(conn: &mut SqliteConnection) {
    /// seq, id, chain hash, bytes.
    type Row = (i64, Vec<u8>, Vec<u8>, Vec<u8>);
    let rows: Vec<Row> = sqlx::query_as("SELECT seq, id, chain, bytes FROM revision WHERE seq IS NOT NULL ORDER BY seq")
        .fetch_all(&mut *conn)
        .await
        .unwrap();
    let (province,): (String,) = sqlx::query_as("SELECT value FROM meta WHERE name = 'province'").fetch_one(&mut *conn).await.unwrap();
    let mut chain = order::genesis(&province);
    for (at, (seq, id, linked, bytes)) in rows.into_iter().enumerate() {
        assert_eq!(seq, at as i64 + 1, "I8: the order has a hole");
        let id = RevisionId::from_slice(&id).unwrap();
        assert_eq!(id, id_of(&bytes), "a revision's name is its hash");
        chain = order::link(chain, seq as u64, id);
        assert_eq!(linked, chain.0, "I8: the chain breaks at {seq}");
    }
}

async fn feeds(conn: &mut SqliteConnection) {
    /// feed, place, check so far, id.
    type Row = (String, i64, Vec<u8>, Vec<u8>);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT name, place, set_check, id FROM feed LEFT JOIN feed_name ON number = feed LEFT JOIN revision ON revision.seq = place \
         ORDER BY feed, feed.seq, place",
    )
    .fetch_all(conn)
    .await
    .unwrap();
    let mut checks: HashMap<String, (SetCheck, Vec<i64>)> = HashMap::new();
    for (feed, place, stored, id) in rows {
        let (check, places) = checks.entry(feed.clone()).or_default();
        assert!(!places.contains(&place), "I3: {feed} holds {place} twice");
        places.push(place);
        *check = check.with(RevisionId::from_slice(&id).unwrap());
        assert_eq!(stored, check.0.to_be_bytes(), "I3: the check of {feed} at {place}");
    }
}

/// P10: the table that the overview adds up says of every report what its record says, and nothing else.
async fn figures(conn: &mut SqliteConnection) {
    let wrong = [
        "SELECT COUNT(*) FROM figure LEFT JOIN record ON record.first_seq = report WHERE record.id IS NULL OR record.kind <> 'harvest' \
         OR review = 'rejected' OR verified <> (review = 'approved') OR month <> substr(coalesce(day, ''), 1, 7) \
         OR figure.producer <> record.producer \
         OR (figure.village <> record.village AND EXISTS (SELECT 1 FROM json_each((SELECT pack FROM reference ORDER BY number DESC LIMIT 1), \
         '$.areas') WHERE json_extract(value, '$.code') = record.village))",
        "SELECT COUNT(*) FROM record WHERE kind = 'harvest' AND review <> 'rejected' \
         AND first_seq NOT IN (SELECT report FROM figure)",
        // Weights: of lines for a catch, else of the report.
        "SELECT coalesce((SELECT SUM(grams) FROM figure), 0) \
         - coalesce((SELECT SUM(harvest.grams) FROM harvest JOIN record USING (id) \
           WHERE review <> 'rejected' AND harvest.form <> 'catch'), 0) \
         - coalesce((SELECT SUM(harvest_line.grams) FROM harvest_line JOIN record ON record.id = harvest WHERE review <> 'rejected'), 0)",
        "SELECT COUNT(*) FROM figure WHERE grams IS NOT NULL AND (unit IS NOT NULL OR milli IS NOT NULL)",
    ];
    for sql in wrong {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(&mut *conn).await.unwrap();
        assert_eq!(found, 0, "P10: {sql}");
    }
}
