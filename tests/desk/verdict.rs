//! Approve, return, reject, undo, four eyes, territory.

use super::support::SETULANG;
use super::*;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_waits_ten_seconds_and_names_the_exact_head() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 2).await;
    let harvest = &harvests[0];
    let to = location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[("list", "kind=harvest")]).await);
    // Back to the list at the next record.
    assert_eq!(to, format!("/meja/catatan/{}?kind=harvest", harvests[1].record));
    let (_, text) = page(&supervisor, &to).await;
    assert!(text.contains("Disetujui: ") && text.contains("Batalkan"), "{text}");
    assert_eq!(review(&app, harvest.record).await, "waiting");
    assert_eq!(read_queue(&supervisor, "filter[kind]=harvest").await["total"].as_i64(), Some(1), "it has left the queue");
    assert_eq!(settle(&app).await, 1);
    assert_eq!(review(&app, harvest.record).await, "approved");
    // I19: a later revision is not covered.
    let edit = phone.edit(harvest.record, "harvest", harvest.id, &[("note", json!("ternyata kurang"))]);
    assert_eq!(statuses(&phone.push(std::slice::from_ref(&edit)).await), ["stored"]);
    assert_eq!(review(&app, harvest.record).await, "changed");
    let (_, text) = page(&supervisor, &format!("/meja/catatan/{}", harvest.record)).await;
    assert!(text.contains("ternyata kurang") && text.contains("Berubah sejak diperiksa") && text.contains("is-changed"), "{text}");
    // 88: judged as it was before.
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    assert!(back.contains("lagi="), "{back}");
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Ada perubahan baru sejak Anda buka"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_within_its_time_and_not_after() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    let id: i64 = app.value("SELECT id FROM pending_verdict").await;
    // Nobody else takes it back.
    let other = app.user(Role::Supervisor, &[MALINAU]).await;
    let undo =
        async |user: &User, id: i64| location(&form(user.request("POST", "/api/calls/undo"), &[("id", &id.to_string())]).send().await);
    assert_eq!(undo(&other, id).await, "/meja?kabar=undo_late");
    assert_eq!(undo(&supervisor, id).await, format!("/meja/catatan/{}?kabar=undone", harvest.record));
    assert_eq!(settle(&app).await, 0);
    assert_eq!(review(&app, harvest.record).await, "waiting");
    location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    let id: i64 = app.value("SELECT id FROM pending_verdict").await;
    app.office.advance(UNDO_OVER_MS);
    assert_eq!(undo(&supervisor, id).await, "/meja?kabar=undo_late");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_needs_marks_and_a_reason_and_reaches_the_phone() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    // Typed words come back at their fields.
    let no_reason = [("ticked[amount]", "1"), ("words[amount]", "timbang ulang <b>ya</b>"), ("list", "kind=harvest")];
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &no_reason).await);
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Tulis alasannya") && text.contains("timbang ulang &lt;b&gt;ya"), "{text}");
    // Only their author sees them.
    let other = app.user(Role::Supervisor, &[MALINAU]).await;
    assert!(!page(&other, &back).await.1.contains("timbang ulang"));
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &[("reason", "jumlah aneh")]).await);
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Centang paling sedikit satu isian") && text.contains("jumlah aneh"), "{text}");
    let long = "x".repeat(501);
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &[("reason", &long), ("ticked[amount]", "1")]).await);
    assert!(page(&supervisor, &back).await.1.contains("Paling banyak 500 huruf"));
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);

    let full = [("reason", "Jumlah aneh."), ("ticked[amount]", "1"), ("words[amount]", "timbang ulang"), ("ticked[../x]", "1")];
    location(&judge(&supervisor, harvest.record, harvest.id, "return", &full).await);
    assert_eq!(settle(&app).await, 1);
    assert_eq!(review(&app, harvest.record).await, "returned");
    let verdict: String = app.value("SELECT verdict FROM record WHERE review = 'returned'").await;
    let verdict: Value = serde_json::from_str(&verdict).unwrap();
    assert_eq!(verdict["marked"], json!({"amount": "timbang ulang"}));
    assert_eq!(verdict["judged"], json!(harvest.id));
    let before = phone.pulled.len();
    phone.pull().await;
    assert!(phone.pulled.len() > before, "the verdict comes to its author");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejection_needs_a_reason_and_deletes_nothing() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "reject", &[("reason", "  ")]).await);
    assert!(page(&supervisor, &back).await.1.contains("Tulis alasannya"));
    location(&judge(&supervisor, harvest.record, harvest.id, "reject", &[("reason", "ganda")]).await);
    settle(&app).await;
    assert_eq!(review(&app, harvest.record).await, "rejected");
    let (response, text) = page(&supervisor, &format!("/meja/catatan/{}", harvest.record)).await;
    assert!(response.status == 200 && text.contains("ganda") && text.contains("Padi ladang"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_eyes_and_territory() {
    let app = TestApp::init().await;
    let (_, _, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    let elsewhere = app.user(Role::Supervisor, &["65.03"]).await;
    let (response, text) = page(&elsewhere, &format!("/meja/catatan/{}", harvest.record)).await;
    assert_eq!(response.status, 404);
    assert!(!text.contains("Padi"), "{text}");
    assert_eq!(read_queue(&elsewhere, "").await["total"].as_i64(), Some(0));
    assert_eq!(location(&judge(&elsewhere, harvest.record, harvest.id, "approve", &[]).await), "/meja?kabar=not_found");
    // 89: an own entry is somebody else's to judge.
    let own = app.user(Role::Supervisor, &[SETULANG]).await;
    let mut phone = Phone::new(own.clone());
    let producer = phone.producer("");
    assert_eq!(statuses(&phone.push(std::slice::from_ref(&producer)).await), ["stored"]);
    let back = location(&judge(&own, producer.record, producer.id, "approve", &[]).await);
    let (_, text) = page(&own, &back).await;
    assert!(text.contains("Ini catatan Anda sendiri") && !text.contains("Setujui</button>"), "{text}");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);
}
