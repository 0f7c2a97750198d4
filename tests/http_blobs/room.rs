//! No room for photos: on the disk, and in an hour (79, 80). Texts are stored all the same, and nothing is lost.

use super::support::phone::statuses;
use super::support::photo::{jpeg, name};
use super::support::{SETULANG, TestApp};
use super::{complete, files};
use anjat::domain::access::Role;
use anjat::domain::ids::PersonId;
use anjat::office::store::writer::Work;
use anjat::office::store::writing::Writing;

#[tokio::test(flavor = "multi_thread")]
async fn rule_79_without_room_photos_wait_and_texts_are_still_stored() {
    let app = TestApp::with(|config| config.photo_reserve_bytes = u64::MAX).await;
    let mut officer = app.officer().await;
    let bytes = jpeg(14);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[name(&bytes)]);
    assert_eq!(statuses(&officer.push(&[producer, harvest]).await), ["stored", "stored"]);
    let refused = officer.bring(name(&bytes), bytes.clone()).send().await;
    assert_eq!((refused.code().as_str(), refused.header("retry-after")), ("503.1 busy", Some("300")));
    assert_eq!((app.value::<i64>("SELECT COUNT(*) FROM photo").await, files(&app)), (0, 0));
    assert!(!complete(&officer.ask(name(&bytes)).send().await), "it is still wanted");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_79_a_full_disk_leaves_every_line_for_later() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&producer)).await), ["stored"]);
    pages_at_most(&app, 1).await;
    // More than the pages at hand have room for.
    let lines: Vec<_> = (0..60).map(|_| officer.harvest(producer.record)).collect();
    let full = officer.push(&lines).await;
    assert!(statuses(&full).iter().all(|status| status == "later"), "{full:?}");
    assert_eq!((full.contiguous_to, full.retry_after_ms), (1, Some(300_000)));
    pages_at_most(&app, 1 << 30).await;
    let room = officer.push(&lines).await;
    assert!(statuses(&room).iter().all(|status| status == "stored"));
    assert_eq!((room.contiguous_to, room.retry_after_ms), (61, None));
}

/// Makes the database as small as that; SQLite never goes below what it has.
async fn pages_at_most(app: &TestApp, pages: u32) {
    app.office.writer().run(limit(pages)).await.unwrap();
}

fn limit(pages: u32) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    let sql = format!("PRAGMA max_page_count = {pages}");
    |writing| Box::pin(async move { sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut writing.conn).await.map(|_| ()) })
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_80_too_many_photos_in_an_hour_wait_and_the_supervisor_is_told() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(17);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[name(&bytes)]);
    officer.push(&[producer, harvest]).await;
    let (person, now_ms) = (officer.person(), app.office.now_ms());
    app.office.writer().run(brought(person, 900, now_ms)).await.unwrap();
    let refused = officer.bring(name(&bytes), bytes.clone()).send().await;
    assert_eq!((refused.code().as_str(), refused.header("retry-after")), ("429.1 too_many", Some("3600")));
    let [here, there] = [app.user(Role::Supervisor, &["65.02"]).await, app.user(Role::Supervisor, &["65.03"]).await];
    for (desk, told) in [(here, true), (there, false)] {
        let page = desk.request("GET", "/meja").header("accept", "text/html").send().await;
        let text = String::from_utf8_lossy(&page.body).into_owned();
        assert_eq!(text.contains("lebih dari 900 foto dalam satu jam"), told, "{:?}", desk.territory);
    }
    app.office.advance(3_700_000);
    assert!(complete(&officer.bring(name(&bytes), bytes).send().await), "nothing is lost");
    // Their files were never there.
    app.office.writer().run(forget_brought()).await.unwrap();
}

fn forget_brought() -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    |writing| Box::pin(async move { sqlx::query("DELETE FROM photo WHERE bytes = 1").execute(&mut writing.conn).await.map(|_| ()) })
}

/// As if a person had brought that many.
fn brought(person: PersonId, count: u16, now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, ()> {
    move |writing| {
        Box::pin(async move {
            for at in 0..count {
                sqlx::query("INSERT INTO photo (sha256, person, bytes, received_ms) VALUES ($1, $2, 1, $3)")
                    .bind(name(&at.to_be_bytes()).0.to_vec())
                    .bind(person.as_bytes().to_vec())
                    .bind(now_ms)
                    .execute(&mut writing.conn)
                    .await?;
            }
            Ok(())
        })
    }
}
