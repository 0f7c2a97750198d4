//! Photos at the office: who may bring and see them, what is no photo, and what a cut or a crash leaves.

#[path = "../support/mod.rs"]
mod support;

mod room;

use anjat::domain::access::Role;
use anjat::domain::json::from_slice;
use anjat::sync::blob::BlobReply;
use support::http::Response;
use support::phone::statuses;
use support::photo::{jpeg, name, sized};
use support::{BINUSAN, SETULANG, TestApp};

/// Whether the office says that it has all of it.
fn complete(response: &Response) -> bool {
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    let reply: BlobReply = from_slice(&response.body).unwrap();
    assert_eq!(reply.magic, "anjat-blob");
    reply.complete
}

#[tokio::test(flavor = "multi_thread")]
async fn i17_a_photo_comes_after_its_text_once_however_often_it_is_sent() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (bytes, other) = (jpeg(1), jpeg(2));
    let blob = name(&bytes);
    assert_eq!(officer.bring(blob, bytes.clone()).send().await.code(), "425.1 blob_early", "no text names it yet");
    assert_eq!(officer.ask(blob).send().await.code(), "425.1 blob_early");
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[blob, name(&other)]);
    assert_eq!(statuses(&officer.push(&[producer, harvest]).await), ["stored", "stored"]);
    assert!(!complete(&officer.ask(blob).send().await), "named, not brought");
    assert_eq!(officer.user.get(&format!("/blobs/{blob}")).await.code(), "404.1 not_found");
    for _ in 0..3 {
        assert!(complete(&officer.bring(blob, bytes.clone()).send().await));
    }
    assert!(complete(&officer.ask(blob).send().await));
    let rows: i64 = app.value("SELECT COUNT(*) FROM photo").await;
    assert_eq!((rows, files(&app)), (1, 1));
    assert!(!complete(&officer.ask(name(&other)).send().await));
}

#[tokio::test(flavor = "multi_thread")]
async fn p3_photos_of_a_held_record_are_taken_too() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(3);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, BINUSAN, &[name(&bytes)]);
    assert_eq!(statuses(&officer.push(&[producer, harvest]).await)[1], "held out_of_scope");
    assert!(complete(&officer.bring(name(&bytes), bytes).send().await));
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_71_to_76_what_is_no_photo() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let behind = [jpeg(4), html.clone()].concat();
    let mut exif = jpeg(5);
    // Behind the first segment, as a camera writes it.
    exif.splice(20..20, [0xff, 0xe1, 0, 6, b'E', b'x', b'i', b'f']);
    let cut = jpeg(6)[..30].to_vec();
    // A picture by its markers, with hardly a bit between them.
    let hollow = sized(6, 640, 480);
    let large = [jpeg(7), vec![0; 5 * 1024 * 1024]].concat();
    let cases = [
        (vec![], "422.2 photo_empty"),
        (large, "413.3 photo_too_large"),
        (html, "422.3 photo_type"),
        (behind, "422.3 photo_type"),
        (exif, "422.3 photo_type"),
        (b"GIF89a".to_vec(), "422.3 photo_type"),
        (sized(8, 50_000, 50_000), "422.4 photo_pixels"),
        (cut, "422.5 photo_broken"),
        (hollow, "422.5 photo_broken"),
    ];
    let names: Vec<_> = cases.iter().map(|(bytes, _)| name(bytes)).collect();
    let producer = officer.producer("");
    let mut lines = vec![producer.clone()];
    lines.extend(names.chunks(6).map(|names| officer.harvest_with(producer.record, SETULANG, names)));
    assert!(statuses(&officer.push(&lines).await).iter().all(|status| status == "stored"));
    for (bytes, code) in cases {
        assert_eq!(officer.bring(name(&bytes), bytes).send().await.code(), code);
    }
    // 76: a photo, but not the one it is called.
    assert_eq!(officer.bring(names[0], jpeg(9)).send().await.code(), "409.1 chunk_hash");
    // 75, 78: a chunk that is none; names that are no hash.
    for chunk in ["1", "-1", "x", "99999999999999999999"] {
        let path = format!("/blobs/{}/{chunk}", names[0]);
        assert_eq!(officer.user.request("PUT", &path).guarded().body("image/jpeg", jpeg(9)).send().await.code(), "422.6 chunk_index");
    }
    for strange in ["abc", "..%2f..%2fetc%2fpasswd", "CON", "%00"] {
        assert_eq!(officer.user.get(&format!("/blobs/{strange}")).await.code(), "404.1 not_found", "{strange}");
    }
    let typed = officer.user.request("PUT", &format!("/blobs/{}/0", names[0])).guarded().body("text/html", jpeg(9));
    assert_eq!(typed.send().await.code(), "415.1 unsupported_type");
    assert_eq!((app.value::<i64>("SELECT COUNT(*) FROM photo").await, files(&app)), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_many_and_strange_names_hold_their_record() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    let many: Vec<_> = (0..7).map(|seed| name(&jpeg(seed))).collect();
    let mut lines = vec![producer.clone(), officer.harvest_with(producer.record, SETULANG, &many)];
    let mut fields = officer.harvest_fields(producer.record, SETULANG);
    fields.insert("photos".into(), serde_json::json!(["../../etc/passwd"]));
    lines.push(officer.revision(support::phone::new_record(), "harvest", &[], fields, |_| {}));
    assert_eq!(statuses(&officer.push(&lines).await), ["stored", "held invalid_field", "held invalid_field"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_77_and_i13_who_sees_and_brings_what() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(10);
    let blob = name(&bytes);
    let path = format!("/blobs/{blob}");
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[blob]);
    officer.push(&[producer, harvest]).await;
    assert!(complete(&officer.bring(blob, bytes.clone()).send().await));

    let seen = officer.user.get(&path).await;
    assert_eq!(seen.status, 200);
    // 72: drawn anew. What was brought is kept under its hash and never leaves.
    assert!(seen.body.starts_with(&[0xff, 0xd8, 0xff]) && seen.body != bytes);
    for (header, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("content-disposition", "attachment; filename=\"foto.jpg\""),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(seen.header(header), Some(value), "{header}");
    }
    let [here, there] = [app.user(Role::Supervisor, &["65.02"]).await, app.user(Role::Supervisor, &["65.03"]).await];
    assert_eq!(here.get(&path).await.status, 200, "the reviewer of the village");
    let foreign = here.request("GET", &path).header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(foreign.code(), "403.1 bad_origin", "an image on a page of another site");
    // The same answer as for a photo that nobody has.
    let unknown = format!("/blobs/{}", name(b"nothing"));
    for path in [&path, &unknown] {
        assert_eq!(there.get(path).await.code(), "404.1 not_found");
    }
    let mut neighbour = app.officer().await;
    for known in [blob, name(b"nothing")] {
        assert_eq!(neighbour.ask(known).send().await.code(), "425.1 blob_early");
        assert_eq!(neighbour.bring(known, bytes.clone()).send().await.code(), "425.1 blob_early");
    }
    // Knowing a hash is not having the photo: who names it in a record of his own still sees nothing.
    let own = neighbour.producer("");
    let lines = [own.clone(), neighbour.harvest_with(own.record, SETULANG, &[blob])];
    assert_eq!(statuses(&neighbour.push(&lines).await), ["stored", "stored"]);
    assert!(!complete(&neighbour.ask(blob).send().await));
    assert_eq!(neighbour.user.get(&path).await.code(), "404.1 not_found");
    assert_eq!(app.get(&path).send().await.code(), "401.2 session_needed");
    let bare = neighbour.user.request("PUT", &format!("{path}/0")).body("image/jpeg", bytes);
    assert_eq!(bare.send().await.code(), "403.1 bad_origin", "43: without the guard header");
}

#[tokio::test(flavor = "multi_thread")]
async fn i13_a_forged_author_opens_no_door() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(11);
    let blob = name(&bytes);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[blob]);
    officer.push(&[producer, harvest]).await;
    assert!(complete(&officer.bring(blob, bytes).send().await));
    // Somebody in Nunukan claims a record of this officer there that names the photo, for his own supervisor to see.
    let mut stranger = support::phone::Phone::new(app.user(Role::Officer, &[BINUSAN]).await);
    let victim = officer.person();
    let fields = stranger.harvest_fields(support::phone::new_record(), BINUSAN);
    let forged = stranger.revision(support::phone::new_record(), "harvest", &[], fields, |revision| {
        revision.author = victim;
        revision.photos = vec![blob];
    });
    assert_eq!(statuses(&stranger.push(&[forged]).await), ["held foreign_author"]);
    let there = app.user(Role::Supervisor, &["65.03"]).await;
    assert_eq!(there.get(&format!("/blobs/{blob}")).await.code(), "404.1 not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn f6_and_rule_67_a_body_that_stops_leaves_nothing() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(12);
    let blob = name(&bytes);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[blob]);
    officer.push(&[producer, harvest]).await;
    let slow = officer.bring(blob, bytes.clone()).send_slowly(20).await.unwrap();
    assert_eq!(slow.code(), "408.1 too_slow");
    assert_eq!(files(&app), 0);
    assert!(!complete(&officer.ask(blob).send().await));
    // Hung up without waiting for the answer, whatever became of it: sending again is the same as sending once (F2, P4).
    officer.bring(blob, bytes.clone()).send_and_hang_up().await;
    assert!(complete(&officer.bring(blob, bytes).send().await));
    assert_eq!((app.value::<i64>("SELECT COUNT(*) FROM photo").await, files(&app)), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changed_on_the_disk_is_not_served() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let bytes = jpeg(13);
    let blob = name(&bytes);
    let producer = officer.producer("");
    let harvest = officer.harvest_with(producer.record, SETULANG, &[blob]);
    officer.push(&[producer, harvest]).await;
    assert!(complete(&officer.bring(blob, bytes.clone()).send().await));
    let text = blob.to_string();
    let file = app.data.path().join("photos").join(&text[..2]).join(&text);
    std::fs::write(&file, b"rotten").unwrap();
    assert_eq!(officer.user.get(&format!("/blobs/{blob}")).await.code(), "404.1 not_found");
    std::fs::write(&file, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_names_the_photos_of_applied_and_held_revisions_again() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (applied, held) = (jpeg(15), jpeg(16));
    let producer = officer.producer("");
    let lines = [
        producer.clone(),
        officer.harvest_with(producer.record, SETULANG, &[name(&applied)]),
        officer.harvest_with(producer.record, BINUSAN, &[name(&held)]),
    ];
    assert_eq!(statuses(&officer.push(&lines).await), ["stored", "stored", "held out_of_scope"]);
    let before = support::tables::projections(&app.office).await;
    assert_eq!(before.last().map(|(table, rows)| (*table, rows.len())), Some(("photo_named", 2)));
    app.office.writer().run(anjat::office::store::rebuild::rebuild()).await.unwrap();
    assert_eq!(support::tables::projections(&app.office).await, before);
    for bytes in [applied, held] {
        assert!(complete(&officer.bring(name(&bytes), bytes).send().await));
    }
}

/// Files in the folder of photos.
fn files(app: &TestApp) -> usize {
    let Ok(folders) = std::fs::read_dir(app.data.path().join("photos")) else { return 0 };
    folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
}
