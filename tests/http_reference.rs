//! Another version of the reference data: checked, kept, put into force while phones hold what they wrote under the one
//! before, and another province.

mod support;

use anjat::domain::access::Role;
use anjat::domain::ids::RecordId;
use anjat::domain::pack::{Area, Pack};
use anjat::office::pack::check::check;
use anjat::office::pack::draft::{Draft, Files};
use anjat::office::store::rebuild::rebuild;
use anjat::office::store::reference::{self, NewVersion};
use anjat::office::{Config, Office, OpenError};
use anjat::sync::feed::village_feed;
use serde_json::json;
use support::phone::{Phone, statuses};
use support::tables::projections;
use support::{BINUSAN, LONG_PADA, SETULANG, TestApp};

const SETULANG_HULU: &str = "65.02.13.2099";
const LONG_PADA_NOW: &str = "65.02.15.2099";
const CHANGES: &str = "old_code,new_code,kind\n65.02.13.2001,65.02.13.2099,split\n65.02.15.2005,65.02.15.2099,moved\n\
                       65.03.02.2004,65.03.02.2004,renamed\n";

/// The next list: Setulang is split and keeps its code, Long Pada has another code, Binusan another name.
fn next_list(pack: &Pack) -> Files {
    let line = |area: &Area| match area.code.as_str() {
        LONG_PADA => format!("{LONG_PADA_NOW},{}", area.name),
        BINUSAN => format!("{BINUSAN},Binusan Dalam"),
        code => format!("{code},{}", area.name),
    };
    let lines: Vec<String> = pack.areas.iter().map(line).collect();
    Files {
        edition: Some("daftar berikutnya".into()),
        areas: Some(format!("code,name\n{}\n{SETULANG_HULU},Setulang Hulu\n", lines.join("\n")).into_bytes()),
        changes: Some(CHANGES.into()),
        ..Files::default()
    }
}

/// Checks and applies, as the command does.
async fn put_into_force(office: &Office, files: &Files) -> Option<i64> {
    let mut conn = office.reads().acquire().await.unwrap();
    let now = reference::newest(&mut conn).await.unwrap();
    let draft = Draft::over(&now.pack, files).unwrap();
    assert_eq!(check(&now.pack, &draft, &reference::uses(&mut conn).await.unwrap()), []);
    let new = NewVersion { draft, over: now.number, changes: files.changes_text(), now_ms: office.now_ms(), person: None };
    office.writer().run(reference::apply(new)).await.unwrap()
}

async fn of_record(office: &Office, column: &'static str, record: RecordId) -> String {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {column} FROM record WHERE id = $1"));
    sqlx::query_scalar(sql).bind(record.as_bytes().to_vec()).fetch_one(office.reads()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_under_the_list_before_is_accepted_under_the_next() {
    let app = TestApp::init().await;
    let mut officer = Phone::new(app.user(Role::Officer, &[SETULANG, LONG_PADA]).await);
    let before = officer.producer("6406135203840001");
    officer.push(std::slice::from_ref(&before)).await;
    // On the phone, unsent.
    let (of_split, of_moved) = (officer.harvest(before.record), officer.producer_in("", LONG_PADA));
    let first = app.office.pack().version.clone();

    assert_eq!(put_into_force(&app.office, &next_list(&app.office.pack())).await, Some(2));
    let now = app.office.pack();
    let pack = app.get("/api/v1/pack").send().await.json();
    let names: Vec<&str> = pack["areas"].as_array().unwrap().iter().filter_map(|area| area["name"].as_str()).collect();
    assert!(names.contains(&"Setulang Hulu") && names.contains(&"Binusan Dalam"));
    assert_eq!(now.village(LONG_PADA_NOW).unwrap().point, None);
    assert!(now.village(SETULANG).unwrap().point.is_some(), "a point is kept where the file has none");
    assert_eq!(app.get(&format!("/api/v1/pack/{}", now.version)).send().await.status, 200);
    assert_eq!(app.get(&format!("/api/v1/pack/{first}")).send().await.status, 404);

    let response = officer.push_as(&[of_split.clone(), of_moved.clone()], |_| {}).await;
    assert_eq!(response.header("anjat-pack"), Some(now.version.as_str()), "the phone learns of it in the reply");
    let reply = support::phone::reply(&response);
    assert_eq!(statuses(&reply), ["stored", "stored"]);
    assert_eq!(of_record(&app.office, "flags", of_split.record).await, "village_split");
    assert_eq!(of_record(&app.office, "village", of_split.record).await, SETULANG, "nobody can know which part");
    assert_eq!(of_record(&app.office, "flags", before.record).await, "", "judged by the list of its time");
    assert_eq!(of_record(&app.office, "village", of_moved.record).await, LONG_PADA_NOW);
    let said = String::from_utf8(of_moved.bytes).unwrap();
    assert!(said.contains(LONG_PADA) && said.contains("Kepmendagri"), "the revision still says what it said: {said}");
    for village in [SETULANG, SETULANG_HULU, LONG_PADA, LONG_PADA_NOW] {
        assert!(reply.feeds.contains(&village_feed(village)), "{village}: {:?}", reply.feeds);
    }
    let territory: String = app.value("SELECT territory FROM account WHERE role = 'officer'").await;
    assert_eq!(territory, format!("{SETULANG} {LONG_PADA} {SETULANG_HULU} {LONG_PADA_NOW}"));
    let audited: String = app.value("SELECT detail FROM audit WHERE action = 'reference_apply'").await;
    assert_eq!(audited, format!("2: {}", now.version));

    let after = projections(&app.office).await;
    app.office.writer().run(rebuild()).await.unwrap();
    assert_eq!(projections(&app.office).await, after, "each by the version of its time");
    assert_eq!(app.office.pack().version, now.version);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_a_village_that_moved_goes_on_under_its_new_code() {
    let app = TestApp::init().await;
    let mut officer = Phone::new(app.user(Role::Officer, &[LONG_PADA]).await);
    let producer = officer.producer("");
    officer.push(std::slice::from_ref(&producer)).await;
    put_into_force(&app.office, &next_list(&app.office.pack())).await;
    let edit = officer.edit(producer.record, "producer", producer.id, &[("name", json!("Yosefa L."))]);
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&edit)).await), ["stored"]);
    assert_eq!(of_record(&app.office, "village", producer.record).await, LONG_PADA_NOW);
    let mut there = Phone::new(app.user(Role::Officer, &[LONG_PADA_NOW]).await);
    there.pull().await;
    assert_eq!(there.ids(&village_feed(LONG_PADA_NOW)), [producer.id, edit.id], "with its history");
    let desk = app.user(Role::Supervisor, &["65.02.15"]).await;
    let page = desk.get(&format!("/meja/catatan/{}", producer.record)).await;
    assert!(String::from_utf8_lossy(&page.body).contains("Long Pada"), "{}", page.status);
}

/// Months and villages of all figures.
async fn figures(app: &TestApp) -> Vec<String> {
    let sql = "SELECT village || ' ' || COUNT(*) FROM figure GROUP BY village ORDER BY village";
    sqlx::query_scalar(sql).fetch_all(app.office.reads()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_a_village_stand_under_its_code_of_today() {
    let app = TestApp::init().await;
    let mut officer = Phone::new(app.user(Role::Officer, &[LONG_PADA, BINUSAN]).await);
    let (producer, renamed) = (officer.producer_in("", LONG_PADA), officer.producer_in("", BINUSAN));
    let harvest = |officer: &mut Phone, producer: RecordId, village: &str| officer.harvest_in(producer, village);
    let (first, second) = (harvest(&mut officer, producer.record, LONG_PADA), harvest(&mut officer, producer.record, LONG_PADA));
    let there = harvest(&mut officer, renamed.record, BINUSAN);
    let reply = officer.push(&[producer.clone(), renamed, first.clone(), second.clone(), there]).await;
    assert_eq!(statuses(&reply), ["stored"; 5]);
    assert_eq!(figures(&app).await, [format!("{LONG_PADA} 2"), format!("{BINUSAN} 1")]);

    put_into_force(&app.office, &next_list(&app.office.pack())).await;
    let moved = [format!("{LONG_PADA_NOW} 2"), format!("{BINUSAN} 1")];
    assert_eq!(figures(&app).await, moved, "a renamed village keeps its code, a moved one counts under its new one");
    // What is corrected since, or judged, is not counted twice.
    let edit = officer.edit(first.record, "harvest", first.id, &[("note", json!("ditimbang ulang"))]);
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&edit)).await), ["stored"]);
    assert_eq!(figures(&app).await, moved);
    let third = officer.harvest_in(producer.record, LONG_PADA);
    officer.push(std::slice::from_ref(&third)).await;
    assert_eq!(figures(&app).await, [format!("{LONG_PADA_NOW} 3"), format!("{BINUSAN} 1")]);

    let planner = app.user(Role::Supervisor, &["65.02.15"]).await;
    let overview = planner.get(&format!("/api/calls/overview?filter[area]={LONG_PADA_NOW}")).await.json();
    assert_eq!(overview["reports"], 3);
    // The figure opens the records it was made from, under the codes that they were written with.
    let queue = planner.get(&format!("/api/calls/queue?filter[area]={LONG_PADA_NOW}&filter[kind]=harvest")).await;
    assert_eq!(queue.json()["total"], 3, "{}", String::from_utf8_lossy(&queue.body));
    let before = projections(&app.office).await;
    app.office.writer().run(rebuild()).await.unwrap();
    assert_eq!(projections(&app.office).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_follows_the_command_beside_it() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (producer, unsent) = (officer.producer(""), officer.producer(""));
    officer.push(std::slice::from_ref(&producer)).await;
    let beside = Office::open(Config::new(app.data.path())).await.unwrap();
    assert_eq!(put_into_force(&beside, &next_list(&beside.pack())).await, Some(2));
    let next = beside.pack().version.clone();
    beside.close().await;
    // The very next push is judged by it, whether the server has looked or not.
    let reply = officer.push_as(std::slice::from_ref(&unsent), |_| {}).await;
    assert_eq!(reply.header("anjat-pack"), Some(next.as_str()));
    assert_eq!(of_record(&app.office, "flags", unsent.record).await, "no_nik village_split");
    // And one that nobody pushes to looks by itself.
    let beside = Office::open(Config::new(app.data.path())).await.unwrap();
    let third = Files { limits: Some("of,unit,max\nsector:farming,kg,9000\n".into()), ..Files::default() };
    assert_eq!(put_into_force(&beside, &third).await, Some(3));
    beside.close().await;
    for _ in 0..50 {
        if app.office.pack().limits.len() == 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("the server did not take the new limits over");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_versions_checked_against_one_only_the_first_comes_into_force() {
    let app = TestApp::init().await;
    let now = reference::newest(&mut app.office.reads().acquire().await.unwrap()).await.unwrap();
    let limits = |max: i64| Files { limits: Some(format!("of,unit,max\nsector:farming,kg,{max}\n").into_bytes()), ..Files::default() };
    let new = |max: i64| NewVersion {
        draft: Draft::over(&now.pack, &limits(max)).unwrap(),
        over: 1,
        changes: String::new(),
        now_ms: 0,
        person: None,
    };
    assert_eq!(app.office.writer().run(reference::apply(new(1))).await.unwrap(), Some(2));
    assert_eq!(app.office.writer().run(reference::apply(new(2))).await.unwrap(), None);
    assert_eq!(app.office.pack().limits[0].max, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_province_by_one_flag() {
    let app = TestApp::of_province("64").await;
    let officer = Phone::new(app.user(Role::Officer, &["64.01.01"]).await);
    let pack = app.get("/api/v1/pack").send().await.json();
    let villages = pack["areas"].as_array().unwrap().iter().filter(|area| area["code"].as_str().unwrap().len() == 13);
    assert_eq!(villages.count(), 1038);
    let reply = support::phone::reply(&officer.push_as(&[], |_| {}).await);
    assert!(reply.feeds.contains(&village_feed("64.01.01.2009")), "{:?}", reply.feeds);
    let foreign = anjat::sync::feed::Cursor { feed: village_feed(SETULANG), seq: 0, check: Default::default() };
    let refused = support::phone::reply(&officer.push_as(&[], |header| header.cursors = vec![foreign]).await).pull_refused.unwrap();
    assert_eq!(refused.name, "bad_cursor", "another province's feed is never even looked up");
    let open = |province: Option<&str>, folder: &std::path::Path| {
        Office::open(Config { province: province.map(str::to_owned), ..Config::new(folder) })
    };
    app.office.close().await;
    let again = open(None, app.data.path()).await.unwrap();
    assert_eq!((again.province(), again.pack().areas[0].name.as_str()), ("64", "Kalimantan Timur"), "it knows");
    again.close().await;
    assert!(matches!(open(Some("65"), app.data.path()).await, Err(OpenError::OtherProvince { .. })));
    let nowhere = tempfile::tempdir().unwrap();
    assert!(matches!(open(Some("99"), nowhere.path()).await, Err(OpenError::NoProvince(_))));
}
