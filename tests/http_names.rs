//! Local names: listed at the desk, decided upon for all of a name, followed by every table at once, undone again.

mod support;

use anjat::domain::access::Role;
use anjat::domain::civil::Day;
use anjat::domain::form::Form;
use anjat::domain::ids::RecordId;
use anjat::domain::mapping::{Mapping, Of};
use anjat::domain::reports::queue::percent;
use anjat::office::store::rebuild::rebuild;
use anjat::sync::mapping::record_of;
use support::http::Response;
use support::phone::{Line, Phone, new_record, statuses};
use support::tables::projections;
use support::{SETULANG, TestApp, User};

fn harvest_of(phone: &mut Phone, producer: RecordId, commodity: &str, unit: &str) -> Line {
    let (producer, day) = (producer.to_string(), Day::at_ms(support::phone::now_ms() - 86_400_000).to_string());
    let pairs = [
        ("producer", producer.as_str()),
        ("commodity", commodity),
        ("amount", "12,5"),
        ("unit", unit),
        ("date", &day),
        ("village", SETULANG),
    ];
    let fields = phone.fields(Form::Farm, new_record(), &pairs);
    phone.revision(new_record(), "harvest", &[], fields, |_| {})
}

fn catch_of(phone: &mut Phone, producer: RecordId) -> Line {
    let day = Day::at_ms(support::phone::now_ms() - 86_400_000);
    let (id, start, end) = (producer.to_string(), format!("{day}T04:00"), format!("{day}T11:00"));
    let pairs = [
        ("producer", id.as_str()),
        ("village", SETULANG),
        ("trip_start", &start),
        ("trip_end", &end),
        ("crew", "2"),
        ("line.0a0a0a01.commodity", "other:Ikan Salap"),
        ("line.0a0a0a01.amount", "40"),
        ("line.0a0a0a01.unit", "other:Kilo"),
        ("line.0a0a0a02.commodity", "bandeng"),
        ("line.0a0a0a02.amount", "10"),
        ("line.0a0a0a02.unit", "kg"),
    ];
    let fields = phone.fields(Form::Catch, new_record(), &pairs);
    phone.revision(new_record(), "harvest", &[], fields, |_| {})
}

async fn decide(user: &User, of: &str, name: &str, to: &str, keep: &str) -> Response {
    let form = format!("of={of}&name={}&to={}&keep={keep}", percent(name), percent(to));
    user.request("POST", "/api/calls/map_name").header("accept", "text/html").body("application/x-www-form-urlencoded", form).send().await
}

/// Where a plain form ends.
fn at(response: &Response) -> String {
    format!("{} {}", response.status, response.header("location").unwrap_or_default().split('&').next().unwrap_or_default())
}

async fn commodity(app: &TestApp, harvest: RecordId) -> (Option<String>, Option<String>) {
    let sql = "SELECT commodity, commodity_typed FROM harvest WHERE id = $1";
    sqlx::query_as(sql).bind(harvest.as_bytes().to_vec()).fetch_one(app.office.reads()).await.unwrap()
}

fn both(id: Option<&str>, typed: &str) -> (Option<String>, Option<String>) {
    (id.map(str::to_owned), Some(typed.to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_mapped_for_old_and_new_records_and_undone() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let supervisor = app.user(Role::Supervisor, &["65.02"]).await;
    let producer = officer.producer("");
    let (first, second) = (
        harvest_of(&mut officer, producer.record, "other:Daun Silad", "kg"),
        harvest_of(&mut officer, producer.record, "other:daun  silàd", "kg"),
    );
    let reply = officer.push(&[producer.clone(), first.clone(), second.clone()]).await;
    assert_eq!(statuses(&reply), ["stored"; 3]);

    let page = String::from_utf8(supervisor.get("/meja/nama").await.body).unwrap();
    assert!(page.contains("Daun Silad") && page.contains("Setulang, Malinau Selatan Hilir"), "{page}");
    assert_eq!(page.matches("names-one").count(), 1, "two spellings are one name: {page}");
    let unmapped = app.office.pack().version.clone();

    let vanilla = app.office.pack().commodity("vanili").unwrap().name_id.clone();
    assert_eq!(at(&decide(&supervisor, "commodity", "daun silad", &vanilla, "").await), "303 /meja/nama?kabar=tersimpan");
    assert_eq!(commodity(&app, first.record).await, both(Some("vanili"), "Daun Silad"));
    assert_eq!(commodity(&app, second.record).await, both(Some("vanili"), "daun  silàd"));
    let pack = app.office.pack();
    assert!(pack.commodity("vanili").unwrap().other_names.contains(&"daun silad".to_owned()), "phones find it by this name");
    let third = harvest_of(&mut officer, producer.record, "other:DAUN SILAD", "kg");
    let response = officer.push_as(std::slice::from_ref(&third), |_| {}).await;
    assert_eq!(response.header("anjat-pack"), Some(pack.version.as_str()));
    assert_ne!(pack.version, unmapped);
    assert_eq!(commodity(&app, third.record).await, both(Some("vanili"), "DAUN SILAD"), "at once");
    let mapped = projections(&app.office).await;
    app.office.writer().run(rebuild()).await.unwrap();
    assert_eq!(projections(&app.office).await, mapped);
    assert_eq!(app.office.pack().version, pack.version);

    // Another decision about the name takes the place of the first; keeping it as it is undoes both.
    let admin = app.user(Role::Admin, &[]).await;
    assert_eq!(at(&decide(&admin, "commodity", "daun silad", "jagung", "").await), "303 /meja/nama?kabar=tersimpan");
    assert_eq!(commodity(&app, third.record).await, both(Some("jagung"), "DAUN SILAD"));
    assert_eq!(at(&decide(&admin, "commodity", "daun silad", "", "ya").await), "303 /meja/nama?kabar=tersimpan");
    assert_eq!(commodity(&app, first.record).await, both(None, "Daun Silad"));
    assert_eq!(app.office.pack().version, unmapped, "the lists are what they were");
    let page = String::from_utf8(supervisor.get("/meja/nama").await.body).unwrap();
    assert!(page.contains("dibiarkan apa adanya") && page.contains("Tidak ada nama yang menunggu"), "{page}");

    let written: Vec<(Vec<u8>, String)> =
        sqlx::query_as("SELECT record, CAST(bytes AS TEXT) FROM revision WHERE kind = 'mapping' ORDER BY seq")
            .fetch_all(app.office.reads())
            .await
            .unwrap();
    assert_eq!(written.len(), 3, "every decision is a revision");
    assert!(written.iter().all(|(record, _)| record == record_of(Of::Commodity, "daun silad").as_bytes()), "of the name's own record");
    let kept: Vec<u8> = app.value("SELECT bytes FROM revision WHERE kind = 'harvest' ORDER BY seq LIMIT 1").await;
    assert_eq!(kept, first.bytes, "what was typed is never written over");
    let undone = projections(&app.office).await;
    app.office.writer().run(rebuild()).await.unwrap();
    assert_eq!(projections(&app.office).await, undone);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_is_a_weight_measures_and_a_local_one_does_not() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let admin = app.user(Role::Admin, &[]).await;
    let producer = officer.producer("");
    let (catch, sack) = (catch_of(&mut officer, producer.record), harvest_of(&mut officer, producer.record, "jagung", "other:goni"));
    assert_eq!(statuses(&officer.push(&[producer, catch.clone(), sack.clone()]).await), ["stored"; 3]);
    let grams = |id: RecordId| {
        let office = app.office.clone();
        async move {
            let sql = "SELECT grams FROM harvest WHERE id = $1";
            sqlx::query_scalar::<_, Option<i64>>(sql).bind(id.as_bytes().to_vec()).fetch_one(office.reads()).await.unwrap()
        }
    };
    assert_eq!((grams(catch.record).await, grams(sack.record).await), (None, None));
    for (name, to) in [("kilo", "kg"), ("goni", "karung")] {
        assert_eq!(at(&decide(&admin, "unit", name, to, "").await), "303 /meja/nama?kabar=tersimpan");
    }
    assert_eq!(at(&decide(&admin, "commodity", "ikan salap", "bandeng", "").await), "303 /meja/nama?kabar=tersimpan");
    assert_eq!(grams(catch.record).await, Some(50_000), "40 kilo and 10 kg");
    assert_eq!(grams(sack.record).await, None, "a sack weighs what it weighs");
    let lines: Vec<(Option<String>, Option<String>)> =
        sqlx::query_as("SELECT commodity, unit FROM harvest_line ORDER BY line").fetch_all(app.office.reads()).await.unwrap();
    assert_eq!(lines, [("bandeng", "kg"); 2].map(|(what, unit)| (Some(what.to_owned()), Some(unit.to_owned()))));
    let mapped = projections(&app.office).await;
    app.office.writer().run(rebuild()).await.unwrap();
    assert_eq!(projections(&app.office).await, mapped);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_decide_and_what_cannot_be_decided() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    let harvest = harvest_of(&mut officer, producer.record, "other:Daun Silad", "kg");
    officer.push(&[producer, harvest]).await;
    let here = app.user(Role::Supervisor, &["65.02"]).await;
    let there = app.user(Role::Supervisor, &["65.03"]).await;
    assert_eq!(
        at(&decide(&there, "commodity", "daun silad", "jagung", "").await),
        "303 /meja?kabar=not_found",
        "I13: not met in his territory"
    );
    assert_eq!(at(&decide(&here, "commodity", "never typed", "jagung", "").await), "303 /meja?kabar=not_found");
    assert_eq!(at(&decide(&here, "gear", "daun silad", "jagung", "").await), "303 /meja?kabar=bad_request");
    let unknown = decide(&here, "commodity", "daun silad", "tidak ada begitu", "").await;
    assert_eq!(at(&unknown), "303 /meja/nama?kabar=tidak-ada");
    let page = here.get(unknown.header("location").unwrap()).await;
    let page = String::from_utf8(page.body).unwrap();
    assert!(page.contains("value=\"tidak ada begitu\"") && page.contains("Tidak ada di daftar"), "what was typed comes back: {page}");
    assert_eq!(at(&decide(&here, "commodity", "daun silad", " ", "").await), "303 /meja/nama?kabar=kosong");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM revision WHERE kind = 'mapping'").await, 0);

    // A phone that sends one by itself: the same decision stands in its way.
    let mapping = Mapping { of: Of::Commodity, name: "daun silad".into(), to: Some("jagung".into()) };
    let record = record_of(Of::Commodity, "daun silad");
    let pushed = officer.revision(record, "mapping", &[], mapping.to_fields(), |_| {});
    assert_eq!(statuses(&officer.push(&[pushed]).await), ["held out_of_scope"]);
    let mut desk = Phone::new(here);
    let astray = desk.revision(new_record(), "mapping", &[], mapping.to_fields(), |_| {});
    let nowhere = Mapping { to: Some("tidak-ada".into()), ..mapping };
    let nothing = desk.revision(record, "mapping", &[], nowhere.to_fields(), |_| {});
    assert_eq!(statuses(&desk.push(&[astray, nothing]).await), ["held invalid_field"; 2], "not in its record; not in the list");
}
