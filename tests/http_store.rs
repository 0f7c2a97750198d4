//! What the writer leaves behind: feeds, projections, verdicts, and that all of it can be made again.

mod support;

use anjat::domain::access::Role;
use anjat::domain::ids::{PersonId, RecordId, RevisionId};
use anjat::domain::json::to_text;
use anjat::domain::verdict::{Outcome, Verdict};
use anjat::office::{Config, Office, demo, store};
use anjat::sync::feed::{person_feed, village_feed};
use serde_json::json;
use support::phone::{Phone, statuses};
use support::tables::projections;
use support::{LONG_PADA, SETULANG, TestApp};

/// A verdict put as the desk puts it, with its time over.
async fn judge(app: &TestApp, person: PersonId, target: RecordId, judged: RevisionId, outcome: Outcome) {
    let marked = if outcome == Outcome::Return { [("amount".to_owned(), "Basah?".to_owned())].into() } else { Default::default() };
    let reason = if outcome == Outcome::Approve { "" } else { "Mohon periksa lagi." };
    let verdict = Verdict { target, judged, outcome, reason: reason.into(), marked, due: None };
    let text = to_text(&verdict);
    let pend = app.office.writer().run(move |writing| {
        Box::pin(async move {
            sqlx::query("INSERT INTO pending_verdict (person, target, verdict, made_ms, due_ms) VALUES ($1, $2, $3, 0, 0)")
                .bind(person.as_bytes().to_vec())
                .bind(target.as_bytes().to_vec())
                .bind(text)
                .execute(&mut writing.conn)
                .await
                .map(|_| ())
        })
    });
    pend.await.unwrap();
    app.office.settle_verdicts().await.unwrap();
}

async fn review(app: &TestApp, record: RecordId) -> String {
    sqlx::query_scalar("SELECT review FROM record WHERE id = $1")
        .bind(record.as_bytes().to_vec())
        .fetch_one(app.office.reads())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_writer_flushes_every_commit() {
    let app = TestApp::init().await;
    let pragmas = app.office.writer().run(|writing| {
        Box::pin(async move {
            let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut writing.conn).await?;
            let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut writing.conn).await?;
            let keys: i64 = sqlx::query_scalar("PRAGMA foreign_keys").fetch_one(&mut writing.conn).await?;
            Ok((synchronous, journal, keys))
        })
    });
    assert_eq!(pragmas.await.unwrap(), (2, "wal".to_owned(), 1), "I5");
    let refused = sqlx::query("DELETE FROM meta").execute(app.office.reads()).await;
    assert!(refused.is_err(), "only the writer writes");
}

#[tokio::test(flavor = "multi_thread")]
async fn i19_a_verdict_travels_to_the_author_and_binds_one_revision() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let supervisor = app.user(Role::Supervisor, &["65.02"]).await.person;
    let producer = officer.producer("");
    let harvest = officer.harvest(producer.record);
    officer.push(&[producer.clone(), harvest.clone()]).await;
    let mut himself = Phone::new(app.user_of(Role::Producer, &[SETULANG], Some(producer.record)).await);
    judge(&app, supervisor, harvest.record, harvest.id, Outcome::Return).await;
    assert_eq!(review(&app, harvest.record).await, "returned");
    officer.pull().await;
    let own = officer.ids(&person_feed(officer.person()));
    assert_eq!(own.len(), 3, "his two and the verdict");
    assert_eq!(officer.ids(&village_feed(SETULANG)), own);
    himself.pull().await;
    assert_eq!(himself.ids(&person_feed(himself.person())), own, "the producer sees what is said of him");
    let edit = officer.edit(harvest.record, "harvest", harvest.id, &[("note", json!("Kering, sudah ditimbang ulang."))]);
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&edit)).await), ["stored"]);
    assert_eq!(review(&app, harvest.record).await, "changed");
    judge(&app, supervisor, harvest.record, edit.id, Outcome::Approve).await;
    assert_eq!(review(&app, harvest.record).await, "approved");
    // An author judges nothing of his own, whoever lets him try.
    judge(&app, officer.person(), harvest.record, edit.id, Outcome::Reject).await;
    assert_eq!(review(&app, harvest.record).await, "approved");
    let held: String = app.value("SELECT held FROM revision WHERE held IS NOT NULL").await;
    assert_eq!(held, "out_of_scope");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);
    let (n, contiguous): (i64, i64) =
        sqlx::query_as("SELECT saved_high, contiguous_to FROM store WHERE person IS NULL").fetch_one(app.office.reads()).await.unwrap();
    assert_eq!((n, contiguous), (3, 3), "the office numbers its own without gaps");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_moves_brings_its_history() {
    let app = TestApp::init().await;
    let mut officer = Phone::new(app.user(Role::Officer, &[SETULANG, LONG_PADA]).await);
    let producer = officer.producer("");
    let renamed = officer.edit(producer.record, "producer", producer.id, &[("name", json!("Yosefa L."))]);
    officer.push(&[producer.clone(), renamed.clone()]).await;
    let village = json!({"code": LONG_PADA, "list": app.office.pack().area_list, "name": "Long Pada"});
    let moved = officer.edit(producer.record, "producer", renamed.id, &[("village", village)]);
    let after = officer.edit(producer.record, "producer", moved.id, &[("name", json!("Yosefa Lawai"))]);
    assert_eq!(statuses(&officer.push(&[moved.clone(), after.clone()]).await), ["stored", "stored"]);
    let mut there = Phone::new(app.user(Role::Officer, &[LONG_PADA]).await);
    there.pull().await;
    assert_eq!(there.ids(&village_feed(LONG_PADA)), [producer.id, renamed.id, moved.id, after.id], "the whole revision set");
    let mut here = Phone::new(app.user(Role::Officer, &[SETULANG]).await);
    here.pull().await;
    assert_eq!(here.ids(&village_feed(SETULANG)), [producer.id, renamed.id, moved.id], "and nothing after it left");
    let back = json!({"code": SETULANG, "list": app.office.pack().area_list, "name": "Setulang"});
    let back = officer.edit(producer.record, "producer", after.id, &[("village", back)]);
    officer.push(std::slice::from_ref(&back)).await;
    here.pull().await;
    assert_eq!(here.ids(&village_feed(SETULANG)), [producer.id, renamed.id, moved.id, after.id, back.id], "I3: none twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catch_corrected_keeps_only_its_new_lines() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    officer.push(std::slice::from_ref(&producer)).await;
    let yesterday = anjat::domain::civil::Day::at_ms(app.office.now_ms() - 86_400_000);
    let (id, start, end) = (producer.record.to_string(), format!("{yesterday}T04:00"), format!("{yesterday}T11:00"));
    let pairs = [
        ("producer", id.as_str()),
        ("village", SETULANG),
        ("trip_start", &start),
        ("trip_end", &end),
        ("crew", "2"),
        ("line.0a0a0a01.commodity", "bandeng"),
        ("line.0a0a0a01.amount", "40"),
        ("line.0a0a0a01.unit", "kg"),
        ("line.0a0a0a02.commodity", "kakap-putih"),
        ("line.0a0a0a02.amount", "12,5"),
        ("line.0a0a0a02.unit", "kg"),
    ];
    let fields = officer.fields(anjat::domain::form::Form::Catch, producer.record, &pairs);
    let catch = officer.revision(support::phone::new_record(), "harvest", &[], fields, |_| {});
    officer.push(std::slice::from_ref(&catch)).await;
    let sum = || app.value::<i64>("SELECT SUM(grams) FROM harvest_line");
    assert_eq!((sum().await, app.value::<i64>("SELECT grams FROM harvest").await), (52_500, 52_500));
    let without = officer.edit(catch.record, "harvest", catch.id, &[("line:0a0a0a02", json!(null))]);
    assert_eq!(statuses(&officer.push(&[without]).await), ["stored"]);
    assert_eq!((sum().await, app.value::<i64>("SELECT grams FROM harvest").await), (40_000, 40_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn rebuild_leaves_equal_tables() {
    let app = TestApp::init().await;
    assert!(demo::set_up(&app.office).await.unwrap());
    let before = projections(&app.office).await;
    // The small demonstration has neither; tests of their own have.
    assert!(before.iter().all(|(table, rows)| !rows.is_empty() || ["holding", "photo_named"].contains(table)));
    let laid = app.office.writer().run(store::rebuild::rebuild()).await.unwrap();
    assert_eq!(laid as i64, app.value::<i64>("SELECT MAX(seq) FROM revision").await);
    assert_eq!(projections(&app.office).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_is_whole_and_made_once() {
    let app = TestApp::init().await;
    assert!(demo::set_up(&app.office).await.unwrap());
    assert!(!demo::set_up(&app.office).await.unwrap(), "only on an empty database");
    let count = |sql: &'static str| app.value::<i64>(sql);
    assert_eq!(count("SELECT COUNT(DISTINCT role) FROM account").await, 6, "one per role");
    assert_eq!(count("SELECT COUNT(*) FROM producer").await, 12);
    assert_eq!(count("SELECT COUNT(DISTINCT form) FROM harvest").await, 5, "every form");
    assert_eq!(count("SELECT COUNT(DISTINCT review) FROM record WHERE kind = 'harvest'").await, 5, "every state");
    assert_eq!(count("SELECT COUNT(*) FROM revision WHERE held = 'duplicate_nik'").await, 1);
    assert_eq!(count("SELECT COUNT(*) FROM revision WHERE held IS NOT NULL").await, 1);
    for account in demo::accounts(&app.office).await.unwrap() {
        let body = json!({"login": account.login, "password": account.password});
        assert_eq!(app.post("/api/v1/session").json(body).send().await.status, 200, "{}", account.login);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_opened_again_goes_on_where_it_stood() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("6406135203840001");
    let first = officer.push(std::slice::from_ref(&producer)).await;
    app.office.close().await;
    let again = Office::open(Config::new(app.data.path())).await.unwrap();
    assert_eq!(again.writer().heads().read().order, first.witness);
    assert_eq!(again.keys().public(), app.office.keys().public());
    again.close().await;
}
