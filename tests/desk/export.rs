//! Lists and figures as files: what is in them, what never is, for whom, and the same from the command line.

use super::support::SETULANG;
use super::*;
use anjat::domain::form::Form;
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

const BOM: &str = "\u{feff}";

async fn get(user: &User, path: &str) -> (Response, String) {
    let response = user.request("GET", path).header("accept", "text/html").send().await;
    let text = String::from_utf8_lossy(&response.body).into_owned();
    (response, text)
}

/// A producer with everything that is sealed, and three reports: rice, a catch of two lines, and one that begins a formula.
pub async fn reports(app: &TestApp) -> (Phone, User) {
    let mut phone = app.officer().await;
    let record = super::support::phone::new_record();
    let person = [
        ("name", "Yosefa Lawai"),
        ("nik", "6406135203849001"),
        ("sex", "female"),
        ("birth", "1984-03-12"),
        ("phone", "081250000001"),
        ("village", SETULANG),
        ("livelihoods", "farm forest"),
        ("group", "=KUPS()"),
        ("consent", "registry statistics"),
        ("consent_method", "tap"),
    ];
    let fields = phone.fields(Form::Producer, record, &person);
    let producer = phone.revision(record, "producer", &[], fields, |_| {});
    let id = record.to_string();
    let day = anjat::domain::civil::Day::at_ms(super::support::phone::now_ms() - 86_400_000).to_string();
    let (start, end) = (format!("{day}T04:30"), format!("{day}T10:15"));
    let said: [(Form, Vec<(&str, &str)>); 3] = [
        (
            Form::Farm,
            vec![
                ("commodity", "padi-ladang"),
                ("amount", "1.250,5"),
                ("unit", "kg"),
                ("condition", "dry"),
                ("price", "12000"),
                ("date", &day),
            ],
        ),
        (
            Form::Catch,
            vec![
                ("trip_start", &start),
                ("trip_end", &end),
                ("crew", "2"),
                ("line.0a0a0a01.commodity", "bandeng"),
                ("line.0a0a0a01.amount", "40"),
                ("line.0a0a0a01.unit", "kg"),
                ("line.0a0a0a02.commodity", "kepiting-bakau"),
                ("line.0a0a0a02.amount", "35"),
                ("line.0a0a0a02.unit", "ekor"),
            ],
        ),
        (
            Form::Farm,
            vec![("commodity", "other:=1+1;\"x\""), ("amount", "3"), ("unit", "other:@gendong"), ("condition", "wet"), ("date", &day)],
        ),
    ];
    let mut lines = vec![producer];
    for (form, pairs) in &said {
        let report = super::support::phone::new_record();
        let all = [&[("producer", id.as_str()), ("village", SETULANG)], pairs.as_slice()].concat();
        let fields = phone.fields(*form, report, &all);
        lines.push(phone.revision(report, "harvest", &[], fields, |_| {}));
    }
    assert!(statuses(&phone.push(&lines).await).iter().all(|status| status == "stored"));
    (phone, app.user(Role::Supervisor, &[MALINAU]).await)
}

/// Ids, days and times differ from run to run, as does the officer's name.
fn steady(text: &str) -> String {
    let digits = |text: &str, shape: &str| {
        text.len() >= shape.len()
            && text.is_char_boundary(shape.len())
            && text.bytes().zip(shape.bytes()).all(|(byte, like)| match like {
                b'0' => byte.is_ascii_digit(),
                b'f' => byte.is_ascii_hexdigit(),
                like => byte == like,
            })
    };
    let shapes = [
        ("ffffffff-ffff-ffff-ffff-ffffffffffff", "<id>"),
        ("0000-00-00 00:00", "<received>"),
        ("0000-00-00", "<day>"),
        ("Nama officer-ffffffff", "<officer>"),
    ];
    let (mut out, mut rest) = (String::new(), text);
    'text: while let Some(first) = rest.chars().next() {
        for (shape, name) in shapes {
            if digits(rest, shape) {
                out.push_str(name);
                rest = &rest[shape.len()..];
                continue 'text;
            }
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    // Records of one batch are written in the order of their ids, which are random.
    let out = out.trim_start_matches(BOM).replace("\r\n", "\n");
    let (head, rows) = out.split_once('\n').unwrap_or((&out, ""));
    let mut rows: Vec<&str> = rows.lines().collect();
    if !head.starts_with("tabel") {
        rows.sort();
    }
    format!("{head}\n{}", rows.join("\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_as_they_are() {
    let app = TestApp::init().await;
    let (_, supervisor) = reports(&app).await;
    let (response, comma) = get(&supervisor, "/meja/unduh/hasil?bentuk=csv&review=all").await;
    assert_eq!((response.status, response.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    let name = response.header("content-disposition").unwrap();
    assert!(name.starts_with("attachment; filename=\"anjat-hasil-") && name.ends_with(".csv\""), "{name}");
    assert_eq!(response.header("cache-control"), Some("no-store"));
    assert!(comma.starts_with(BOM) && comma.contains("\r\n"));
    insta::assert_snapshot!("harvests_comma", steady(&comma));
    let (_, semicolon) = get(&supervisor, "/meja/unduh/hasil?bentuk=csv-titik-koma&review=all&q=yosefa").await;
    insta::assert_snapshot!("harvests_semicolon", steady(&semicolon));
    let (_, producers) = get(&supervisor, "/meja/unduh/pelaku?review=all").await;
    insta::assert_snapshot!("producers", steady(&producers));
    let (_, records) = get(&supervisor, "/meja/unduh/catatan?review=all").await;
    insta::assert_snapshot!("records", steady(&records));
    let (_, figures) = get(&supervisor, "/meja/unduh/ringkasan?condition=dry").await;
    let figures: Vec<&str> = figures.lines().filter(|line| !line.contains("belum melapor")).collect();
    let month = anjat::domain::civil::Day::at_ms(super::support::phone::now_ms() - 86_400_000).to_string();
    insta::assert_snapshot!("figures", steady(&figures.join("\n")).replace(&month[..7], "<month>"));
}

/// What is sealed, as it was typed; and what an envelope looks like.
const SECRETS: [&str; 6] = ["6406135203849001", "081250000001", "6281250000001", "1984-03-12", "sealed", "\"v\""];

#[tokio::test(flavor = "multi_thread")]
async fn no_sealed_field_is_in_any_file() {
    let app = TestApp::init().await;
    let (_, supervisor) = reports(&app).await;
    let envelope: String = app.value("SELECT CAST(bytes AS TEXT) FROM revision WHERE kind = 'producer'").await;
    let envelope = envelope.split("\"sealed\":").nth(1).unwrap();
    let envelope = envelope.split('"').find(|part| part.len() > 30).unwrap();
    for list in ["hasil", "pelaku", "catatan", "ringkasan"] {
        let (response, text) = get(&supervisor, &format!("/meja/unduh/{list}?review=all")).await;
        assert_eq!(response.status, 200, "{list}");
        for secret in SECRETS.into_iter().chain([envelope]) {
            assert!(!text.contains(secret), "{list} tells {secret}: {text}");
        }
        assert!(list == "ringkasan" || text.contains("Yosefa Lawai"), "{list}: {text}");
        let book = workbook(&get(&supervisor, &format!("/meja/unduh/{list}?bentuk=xlsx&review=all")).await.0);
        let cells: Vec<String> = book.iter().flat_map(|(_, rows)| rows.iter().flatten().map(ToString::to_string)).collect();
        for secret in SECRETS.into_iter().chain([envelope]) {
            assert!(!cells.iter().any(|cell| cell.contains(secret)), "{list} tells {secret}");
        }
    }
}

/// The sheets of a workbook: name and rows.
fn workbook(response: &Response) -> Vec<(String, Vec<Vec<Data>>)> {
    assert_eq!(response.status, 200);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(response.body.clone())).unwrap();
    let sheets = book.worksheets();
    sheets.into_iter().map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_says_what_it_is_of() {
    let app = TestApp::init().await;
    let (_, supervisor) = reports(&app).await;
    let (response, _) = get(&supervisor, "/meja/unduh/hasil?bentuk=xlsx&review=all&commodity=padi-ladang").await;
    let length: usize = response.header("content-length").unwrap().parse().unwrap();
    assert_eq!(length, response.body.len());
    let book = workbook(&response);
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Laporan hasil per komoditas", "Tentang data"]);
    let (head, rows) = book[0].1.split_first().unwrap();
    assert_eq!(rows.len(), 1, "exactly the filter");
    let cell = |name: &str| rows[0][head.iter().position(|cell| *cell == Data::String(name.to_owned())).unwrap()].clone();
    assert_eq!((cell("jumlah"), cell("kg"), cell("harga (Rp)")), (Data::Float(1250.5), Data::Float(1250.5), Data::Float(12_000.0)));
    assert!(matches!(cell("tanggal"), Data::DateTime(_)), "a day is a day: {:?}", cell("tanggal"));
    let about: std::collections::BTreeMap<String, String> = book[1].1.iter().map(|row| (row[0].to_string(), row[1].to_string())).collect();
    assert_eq!(about["Saringan"], "review=all&commodity=padi-ladang");
    assert_eq!(about["Diunduh oleh"], format!("Nama {}", supervisor.login));
    assert_eq!(about["Versi data (nomor urut)"], app.value::<i64>("SELECT MAX(seq) FROM revision").await.to_string());
    assert_eq!(about["Wilayah"], "Kabupaten Malinau (65.02)");
    for name in ["Produsen data", "Definisi", "Satuan", "Periode", "Kode wilayah", "Tidak termasuk", "Diunduh pada (WITA)"] {
        assert!(!about[name].is_empty(), "{name}");
    }
    // What begins a formula is text with an apostrophe here too: a workbook may be saved as CSV.
    let (response, _) = get(&supervisor, "/meja/unduh/hasil?bentuk=xlsx&review=all&condition=wet").await;
    let cells: Vec<String> = workbook(&response)[0].1.iter().flatten().map(ToString::to_string).collect();
    assert!(cells.contains(&"'=1+1;\"x\"".to_owned()) && cells.contains(&"'@gendong".to_owned()), "{cells:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn for_whom_and_with_a_trace() {
    let app = TestApp::init().await;
    let (_, supervisor) = reports(&app).await;
    let there = app.user(Role::Supervisor, &["65.03"]).await;
    let planner = app.user(Role::Planner, &["65"]).await;
    for list in ["hasil", "pelaku", "catatan"] {
        let path = format!("/meja/unduh/{list}?review=all");
        let (response, text) = get(&there, &path).await;
        assert_eq!((response.status, text.lines().count()), (200, 1), "another territory: heads alone");
        assert_eq!(get(&planner, &path).await.0.status, 403, "{list} tells names");
        let (out, text) = get(&there, &format!("{path}&area=65.02")).await;
        assert!(out.status == 404 && text.contains("not_found"), "rule 86: a filter does not widen the territory: {text}");
    }
    // One producer: a planner's file has no figure of him.
    let (response, text) = get(&planner, "/meja/unduh/ringkasan?condition=dry").await;
    assert_eq!(response.status, 200);
    assert!(text.contains("kurang dari lima pelaku") && !text.contains("1250"), "{text}");
    assert!(get(&supervisor, "/meja/unduh/ringkasan?condition=dry").await.1.contains("1250.5"));
    assert_eq!(get(&there, "/meja/unduh/ringkasan?area=65.02").await.0.status, 404);
    assert_eq!(get(&there, "/meja/unduh/9f2c51").await.0.status, 404, "rule 86: a guessed one");
    let refused: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit WHERE action = 'export_refused' ORDER BY id")
        .fetch_all(app.office.reads())
        .await
        .unwrap();
    assert_eq!(refused.len(), 4, "rule 86: each is logged");
    assert_eq!(refused[0], "harvests ?review=all&area=65.02");
    let detail: String = app.value("SELECT detail FROM audit WHERE action = 'export' ORDER BY id LIMIT 1").await;
    assert_eq!(detail, "harvests csv ?review=all");
    let (count, people): (i64, i64) = sqlx::query_as("SELECT COUNT(*), COUNT(DISTINCT person) FROM audit WHERE action = 'export'")
        .fetch_one(app.office.reads())
        .await
        .unwrap();
    assert_eq!((count, people), (5, 3), "every file that was begun, and none that was refused at the gate");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_writes_the_same() {
    let app = TestApp::init().await;
    let (_, _) = reports(&app).await;
    let everywhere = app.user(Role::Supervisor, &["65"]).await;
    let (response, _) = get(&everywhere, "/meja/unduh/hasil?bentuk=csv-titik-koma&review=all").await;
    app.office.close().await;
    let out = app.data.path().join("hasil.csv");
    let run = |arguments: &[&str]| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_anjat"))
            .args(["--data", app.data.path().to_str().unwrap(), "export"])
            .args(arguments)
            .output()
            .unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (done, _, error) = run(&["harvests", "--separator", ";", "--out", out.to_str().unwrap()]);
    assert!(done, "{error}");
    assert_eq!(std::fs::read(&out).unwrap(), response.body);
    let (done, text, error) = run(&["overview", "--condition", "dry", "--out", "-"]);
    assert!(done && text.starts_with(BOM) && text.contains("kurang dari lima pelaku"), "joined here too: {text} {error}");
    let book = app.data.path().join("pelaku.xlsx");
    let (done, _, error) = run(&["producers", "--format", "xlsx", "--area", SETULANG, "--language", "en", "--out", book.to_str().unwrap()]);
    assert!(done, "{error}");
    let sheets = calamine::open_workbook::<Xlsx<_>, _>(&book).unwrap().sheet_names();
    assert_eq!(sheets, ["List of producers", "About the data"]);
    assert!(!app.data.path().join("pelaku.xlsx.part").exists());
    let (done, _, error) = run(&["producers", "--area", "99", "--out", "-"]);
    assert!(!done && error.contains("no area has the code 99"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_85_one_export_at_a_time_for_a_person() {
    use anjat::domain::reports::export::{Format, List};
    use anjat::office::export::{Ask, Export};
    use anjat::office::overview::Viewer;
    let app = TestApp::init().await;
    let (_, supervisor) = reports(&app).await;
    let begin = async |person| {
        let viewer = Viewer::at_machine(&app.office, "id");
        Export::begin(Ask { viewer, person, list: List::Harvests, format: Format::Csv, query: "review=all".into() }).await
    };
    let mut first = begin(Some(supervisor.person)).await.unwrap();
    assert!(first.next_csv().await.unwrap().is_some(), "under way");
    let (busy, text) = get(&supervisor, "/meja/unduh/hasil?review=all").await;
    assert_eq!((busy.status, busy.header("retry-after")), (429, Some("10")), "{text}");
    assert!(text.contains("429.2") && text.contains("export_busy"), "{text}");
    assert_eq!(get(&app.user(Role::Supervisor, &["65.02"]).await, "/meja/unduh/hasil?review=all").await.0.status, 200, "somebody else");
    // As many as the office makes at once, whoever asks.
    let others = [begin(None).await.unwrap(), begin(None).await.unwrap(), begin(None).await.unwrap()];
    assert_eq!(begin(None).await.err().unwrap().code.name(), "export_busy");
    drop(others);
    while first.next_csv().await.unwrap().is_some() {}
    drop(first);
    assert_eq!(get(&supervisor, "/meja/unduh/hasil?review=all").await.0.status, 200, "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn held_lines_without_what_is_in_them() {
    let app = TestApp::init().await;
    let (mut phone, supervisor) = reports(&app).await;
    // The same NIK again is held for a person; what is in it is in no file.
    let again = phone.producer("6406135203849001");
    assert_eq!(statuses(&phone.push(std::slice::from_ref(&again)).await), ["held duplicate_nik"]);
    let (response, text) = get(&supervisor, "/meja/unduh/ditahan").await;
    assert_eq!(response.status, 200);
    let lines: Vec<&str> = text.trim_start_matches(BOM).lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("id,jenis,alasan ditahan") || lines[0].contains("alasan ditahan"), "{text}");
    assert!(lines[1].contains(&again.record.to_string()) && lines[1].contains("Setulang") && lines[1].contains("65.02.13.2001"), "{text}");
    let envelope = String::from_utf8(again.bytes.clone()).unwrap();
    let sealed = envelope.split("\"sealed\":").nth(1).unwrap().split('"').find(|part| part.len() > 30).unwrap();
    for secret in SECRETS.into_iter().chain([sealed]) {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let there = app.user(Role::Supervisor, &["65.03"]).await;
    assert_eq!(get(&there, "/meja/unduh/ditahan").await.1.lines().count(), 1, "another territory");
    let planner = app.user(Role::Planner, &["65"]).await;
    assert_eq!(get(&planner, "/meja/unduh/ditahan").await.0.status, 403);
    let (_, page) = page(&supervisor, "/meja?held=ya").await;
    assert!(page.contains("/meja/unduh/ditahan?bentuk=csv"), "{page}");
}
