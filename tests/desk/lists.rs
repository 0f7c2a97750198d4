//! The reference lists at the desk: versions, an upload with what it would change, a bad one told, and a day to come.

use super::support::SETULANG;
use super::*;
use anjat::domain::civil::Day;
use anjat::domain::reports::lists::ListsPage;

const BOUNDARY: &str = "batas-antara-bagian";
const DAY_MS: i64 = 86_400_000;

/// A browser's form with files; a field without one is sent as an empty one.
async fn upload(user: &User, parts: &[(&str, &[u8])]) -> Response {
    let mut body = Vec::new();
    for (name, content) in parts {
        let file = if *name == "edition" { String::new() } else { format!("; filename=\"{name}.csv\"") };
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    user.request("POST", "/meja/daftar/unggah").header("accept", "text/html").body(&kind, body).send().await
}

/// The areas in force with some lines exchanged.
fn areas(app: &TestApp, line: impl Fn(&str, &str) -> Option<String>) -> Vec<u8> {
    let pack = app.office.pack();
    let line = |area: &anjat::domain::pack::Area| line(&area.code, &area.name).unwrap_or_else(|| format!("{},{}\n", area.code, area.name));
    format!("code,name\n{}", pack.areas.iter().map(line).collect::<String>()).into_bytes()
}

async fn decide(user: &User, call: &str, pairs: &[(&str, &str)]) -> String {
    location(&form(user.request("POST", &format!("/api/calls/{call}")), pairs).send().await)
}

async fn read(user: &User, draft: &str) -> ListsPage {
    serde_json::from_value(user.get(&format!("/api/calls/lists?draft={draft}")).await.json()).unwrap()
}

fn token(location: &str) -> &str {
    location.split("draf=").nth(1).unwrap_or_else(|| panic!("{location}")).split('&').next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_list_is_uploaded_looked_at_and_put_into_force() {
    let app = TestApp::init().await;
    _ = scene(&app, 2).await;
    let admin = app.user(Role::Admin, &[]).await;
    let list = areas(&app, |code, name| match code {
        SETULANG => Some(format!("{SETULANG},{name}\n65.02.13.2090,Setulang Hulu\n")),
        "65.03.04.2012" => Some(format!("{code},Nama Baru\n")),
        "65.71.01.1001" => Some(format!("{code},{name}\n65.71.01.2099,Desa Tambahan\n")),
        _ => None,
    });
    let changes = format!("old_code,new_code,kind\n{SETULANG},65.02.13.2090,split\n");
    let sent =
        upload(&admin, &[("areas", &list), ("changes", changes.as_bytes()), ("edition", b"Kepmendagri 1/2027"), ("units", b"")]).await;
    let to = location(&sent);
    let (response, text) = page(&admin, &to).await;
    assert_eq!(response.status, 200);
    for said in ["dimekarkan", "Setulang Hulu (65.02.13.2090)", "ganti nama", "Nama Baru", "Desa Tambahan", "Berlakukan", "3 catatan"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let before = app.office.pack().version.clone();
    let today = Day::at_ms(app.office.now_ms());
    let apply = async |day: &str| decide(&admin, "apply_lists", &[("draft", token(&to)), ("day", day)]).await;
    assert!(apply("kapan saja").await.contains("kabar=tanggal-salah"));
    assert!(apply("2020-01-01").await.contains("kabar=tanggal-lewat"));
    assert_eq!(app.office.pack().version, before, "nothing is in force before somebody says so");
    assert_eq!(apply(&today.to_string()).await, "/meja/daftar?kabar=berlaku");
    assert_eq!(app.office.pack().village("65.02.13.2090").unwrap().name, "Setulang Hulu");
    let page = read(&admin, "").await;
    assert_eq!(page.versions.iter().map(|row| (row.number, row.villages)).collect::<Vec<_>>(), [(2, 484), (1, 482)]);
    let by: Vec<u8> = app.value("SELECT person FROM audit WHERE action = 'reference_apply'").await;
    assert_eq!(by, admin.person.as_bytes());
    // The same again would change nothing, and says so.
    let again = upload(&admin, &[("areas", &list), ("edition", b"Kepmendagri 1/2027")]).await;
    assert!(self::page(&admin, &location(&again)).await.1.contains("tidak ada yang berubah"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_waits_for_its_day_and_can_be_withdrawn_until_then() {
    let app = TestApp::init().await;
    let admin = app.user(Role::Admin, &[]).await;
    let limits = |max: i64| format!("of,unit,max\nsector:farming,kg,{max}\n").into_bytes();
    let draft = async |max: i64| token(&location(&upload(&admin, &[("limits", &limits(max))]).await)).to_owned();
    let day = Day::from_number(Day::at_ms(app.office.now_ms()).number() + 2).to_string();
    let apply = async |draft: &str, day: &str| decide(&admin, "apply_lists", &[("draft", draft), ("day", day)]).await;
    assert_eq!(apply(&draft(1).await, &day).await, "/meja/daftar?kabar=terjadwal");
    assert!(page(&admin, "/meja/daftar").await.1.contains("Menunggu tanggalnya"));
    assert!(apply(&draft(2).await, &day).await.contains("kabar=ada-yang-menunggu"), "one at a time");
    assert_eq!(decide(&admin, "withdraw_lists", &[]).await, "/meja/daftar?kabar=ditarik");
    assert_eq!(apply(&draft(3).await, &day).await, "/meja/daftar?kabar=terjadwal");
    app.office.advance(DAY_MS);
    assert_eq!(app.office.settle_lists().await.unwrap(), None, "not before its day");
    app.office.advance(DAY_MS);
    for _ in 0..50 {
        if app.office.pack().limits.len() == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert_eq!(app.office.pack().limits[0].max, 3, "on its day by itself");
    // Two days are longer than a session at the desk.
    let page = read(&app.user(Role::Admin, &[]).await, "").await;
    assert!(page.waiting.is_none() && page.versions[0].number == 2);
    let audited: Vec<String> = sqlx::query_scalar("SELECT action FROM audit WHERE action LIKE 'reference%' ORDER BY id")
        .fetch_all(app.office.reads())
        .await
        .unwrap();
    assert_eq!(audited, ["reference_plan", "reference_withdraw", "reference_plan", "reference_apply"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_is_told_with_its_line_and_never_a_fault() {
    let app = TestApp::init().await;
    _ = scene(&app, 1).await;
    let admin = app.user(Role::Admin, &[]).await;
    let gone = areas(&app, |code, _| (code == SETULANG).then(String::new));
    let twice = areas(&app, |code, name| (code == SETULANG).then(|| format!("{code},{name}\n{code},{name}\n")));
    let at = String::from_utf8(twice.clone()).unwrap().lines().position(|line| line.starts_with(SETULANG)).unwrap() + 2;
    let many = vec![b'x'; 9 * 1024 * 1024];
    let said: [(&str, &[u8], &str); 8] = [
        ("areas", b"kode,nama\n65,Kalimantan Utara\n", "kolom code tidak ada"),
        ("areas", b"code,name\n65,Kalimantan Utara,lebih,banyak\n", "baris 2: "),
        ("areas", b"code,name\n65,\xff\xfe\n", "CSV UTF-8"),
        ("areas", &gone, "hilang, padahal ada 2 catatan"),
        ("areas", &twice, &format!("baris {at}: wilayah {SETULANG} ada dua kali")),
        ("limits", b"of,unit,max\nsector:farming,kg,banyak\n", "isi sel tidak cocok"),
        ("limits", b"of,unit,max\nsector:udara,kg,5\n", "baris 2: batas sector:udara kg"),
        ("changes", b"old_code,new_code,kind\n65.02.13.2001,65.02.13.2002,lenyap\n", "isi sel tidak cocok"),
    ];
    for (table, content, words) in said {
        let response = upload(&admin, &[(table, content), ("edition", b"Edisi lain")]).await;
        let to = location(&response);
        let (response, text) = page(&admin, &to).await;
        assert_eq!(response.status, 200);
        assert!(text.contains(words) && !text.contains("Berlakukan"), "{words}: {text}");
        let ended = decide(&admin, "apply_lists", &[("draft", token(&to)), ("day", "2099-01-01")]).await;
        assert!(ended.contains("kabar=masih-salah"), "{words}: {ended}");
    }
    assert!(location(&upload(&admin, &[("areas", &many)]).await).contains("kabar=terlalu-besar"));
    assert!(location(&upload(&admin, &[("areas", b"")]).await).contains("kabar=tanpa-berkas"));
    let broken = admin.request("POST", "/meja/daftar/unggah").body("multipart/form-data; boundary=x", b"--x\r\nhalf".to_vec()).send().await;
    assert!(location(&broken).contains("kabar=tak-terbaca"));
    let plain = admin.request("POST", "/meja/daftar/unggah").body("text/plain", b"code,name".to_vec()).send().await;
    assert!(location(&plain).contains("kabar=tak-terbaca"));
    assert!(decide(&admin, "apply_lists", &[("draft", "tebakan"), ("day", "2099-01-01")]).await.contains("kabar=draf-hilang"));
    // Another admin does not find it, and nobody else may look.
    let to = location(&upload(&admin, &[("limits", b"of,unit,max\nsector:farming,kg,5\n")]).await);
    let other = app.user(Role::Admin, &[]).await;
    assert!(read(&other, token(&to)).await.draft.is_none());
    for role in [Role::Supervisor, Role::Planner, Role::Officer] {
        let user = app.user(role, &["65"]).await;
        assert_eq!(user.get("/meja/daftar").await.status, 403);
        assert_eq!(upload(&user, &[("limits", b"of,unit,max\n")]).await.status, 403);
    }
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM reference").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_has_what_a_role_may_open() {
    let app = TestApp::init().await;
    let links = async |role: Role, path: &str| {
        let user = app.user(role, &["65"]).await;
        let (_, text) = page(&user, path).await;
        let nav = text.split("desk-nav").nth(1).unwrap_or_default().split("</nav>").next().unwrap_or_default().to_owned();
        ["/meja", "/meja/ringkasan", "/meja/nama", "/meja/daftar"]
            .into_iter()
            .filter(|to| nav.contains(&format!("href=\"{to}\"")))
            .collect::<Vec<_>>()
    };
    assert_eq!(links(Role::Admin, "/meja/ringkasan").await, ["/meja/ringkasan", "/meja/nama", "/meja/daftar"]);
    assert_eq!(links(Role::Supervisor, "/meja").await, ["/meja", "/meja/ringkasan", "/meja/nama"]);
    assert_eq!(links(Role::Planner, "/meja/ringkasan").await, [""; 0], "one page needs no menu");
}
