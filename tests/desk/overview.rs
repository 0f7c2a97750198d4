//! The overview: what is added up and what is not, for whom small cells are joined, and that a figure opens its records.

use super::support::{BINUSAN, LONG_PADA, SETULANG};
use super::*;
use anjat::domain::form::Form;
use serde_json::json;

/// A village beside Setulang in the same district.
const BESIDE: &str = "65.02.13.2002";

async fn overview(user: &User, query: &str) -> Value {
    let response = user.request("GET", &format!("/api/calls/overview?{query}")).header("accept", "application/json").send().await;
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    response.json()
}

/// A report of `form` by its answers.
fn report(phone: &mut Phone, producer: RecordId, form: Form, pairs: &[(&str, &str)]) -> Line {
    let (id, record) = (producer.to_string(), super::support::phone::new_record());
    let all = [&[("producer", id.as_str())], pairs].concat();
    let fields = phone.fields(form, record, &all);
    phone.revision(record, "harvest", &[], fields, |_| {})
}

fn yesterday() -> String {
    anjat::domain::civil::Day::at_ms(super::support::phone::now_ms() - 86_400_000).to_string()
}

/// Rows of a table as `name: verified / provisional`.
fn rows(table: &Value) -> Vec<String> {
    let side = |row: &Value, side: &str| row["sum"][side].as_i64().map_or("-".to_owned(), |sum| sum.to_string());
    let row = |row: &Value| {
        let names: Vec<&str> = row["of"].as_array().unwrap().iter().map(|of| of["name"].as_str().unwrap()).collect();
        let withheld = if row["withheld"] == json!(true) { " withheld" } else { "" };
        format!("{}: {} / {}{withheld}", names.join("+"), side(row, "verified"), side(row, "provisional"))
    };
    table.as_array().unwrap().iter().map(row).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_nothing_is_added_up_that_does_not_belong_together() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, producer, harvests) = scene(&app, 3).await;
    let day = yesterday();
    let with =
        |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> { [&[("date", day.as_str()), ("village", SETULANG)], more].concat() };
    let month = day.get(..7).unwrap().to_owned();
    let said = [
        (Form::Farm, with(&[("commodity", "padi-ladang"), ("amount", "6"), ("unit", "karung"), ("condition", "dry")])),
        (Form::Farm, with(&[("commodity", "other:padi pulut lokal"), ("amount", "40"), ("unit", "kg"), ("condition", "dry")])),
        (
            Form::Forest,
            with(&[("commodity", "rotan-sega"), ("amount", "12"), ("unit", "ikat"), ("condition", "wet"), ("destination", "inside")]),
        ),
        (
            Form::Forest,
            with(&[("commodity", "rotan-sega"), ("amount", "2"), ("unit", "ton"), ("condition", "wet"), ("destination", "inside")]),
        ),
        (Form::Nil, vec![("month", month.as_str()), ("livelihood", "catch"), ("nil_reason", "weather"), ("village", SETULANG)]),
    ];
    let lines: Vec<Line> = said.iter().map(|(form, pairs)| report(&mut phone, producer.record, *form, pairs)).collect();
    assert!(statuses(&phone.push(&lines).await).iter().all(|status| status == "stored"));
    judge(&supervisor, harvests[0].record, harvests[0].id, "approve", &[]).await;
    judge(&supervisor, harvests[2].record, harvests[2].id, "reject", &[("reason", "Tercatat dua kali.")]).await;
    assert_eq!(settle(&app).await, 2);

    let page = overview(&supervisor, "").await;
    assert_eq!((page["reports"].as_i64(), page["nil"].as_i64()), (Some(7), Some(1)), "a rejected report does not count");
    assert_eq!((page["joins"].as_bool(), page["opens_records"].as_bool()), (Some(false), Some(true)));
    // Wet and dry are two headlines, and the heavier one is shown first.
    let heads: Vec<(&str, Option<i64>, Option<i64>)> = page["headlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|head| {
            (head["condition"].as_str().unwrap(), head["row"]["sum"]["verified"].as_i64(), head["row"]["sum"]["provisional"].as_i64())
        })
        .collect();
    assert_eq!(heads, [("wet", None, Some(2_000_000)), ("dry", Some(100_000), Some(140_000))]);
    assert_eq!(rows(&page["by_commodity"]), ["Rotan sega (taman): - / 2000000"]);
    assert_eq!(page["unmeasured"][0]["unit"]["code"], json!("ikat"));
    assert_eq!(page["unmeasured"][0]["row"]["sum"], json!({"verified": null, "provisional": 12_000}), "12 bundles, never kilograms");

    let dry = overview(&supervisor, "filter[condition]=dry").await;
    assert_eq!(rows(&dry["by_commodity"]), ["Padi ladang (gabah): 100000 / 100000"]);
    assert_eq!(rows(&dry["as_typed"]), ["padi pulut lokal: - / 40000"], "by the name as typed, apart");
    assert_eq!(rows(&dry["by_area"]), ["Malinau Selatan Hilir: 100000 / 140000"]);
    assert_eq!(rows(&dry["by_month"]), [format!("{month}: 100000 / 140000")]);
    assert_eq!(dry["unmeasured"][0]["unit"]["code"], json!("karung"));
    // Coverage: districts of the regency, whatever the commodity.
    let coverage = &overview(&supervisor, "filter[commodity]=kakao").await["coverage"];
    assert_eq!((coverage["depth"].as_i64(), coverage["all"].as_i64()), (Some(2), Some(15)));
    let silent: usize = coverage["silent"].as_array().unwrap().iter().map(|group| group[1].as_array().unwrap().len()).sum();
    assert_eq!(silent, 14);
    assert_eq!(
        overview(&supervisor, "filter[form]=catch").await["reports"],
        json!(1),
        "a month without yield is a report of its livelihood"
    );
    assert_eq!(overview(&supervisor, "filter[year]=2001").await["reports"], json!(0));

    // Every figure on the page opens exactly the records it was made from.
    let (response, text) = page_of(&supervisor, "/meja/ringkasan?condition=dry").await;
    assert_eq!(response.status, 200);
    let links = links(&text, "/meja?");
    assert!(links.len() >= 6, "{links:?}");
    for link in links {
        let rows = read_queue(&supervisor, &as_filter(&link)).await["rows"].as_array().unwrap().clone();
        assert!(!rows.is_empty(), "{link} opens nothing");
    }
    let opened = async |query: &str| read_queue(&supervisor, &as_filter(query)).await["total"].as_i64().unwrap();
    assert_eq!(opened("/meja?review=provisional&kind=harvest&commodity=padi-ladang&condition=dry").await, 2, "one measured, one in sacks");
    assert_eq!(opened("/meja?review=provisional&kind=harvest&commodity=padi-ladang&condition=dry&unit=karung").await, 1);
    assert_eq!(opened("/meja?review=approved&kind=harvest&condition=dry").await, 1);
    assert_eq!(opened("/meja?review=all&condition=wet").await, 2);
    assert_eq!(opened("/meja?review=all&kind=harvest&commodity=other%3Apadi%20pulut%20lokal").await, 1);
    assert!(text.contains("Terverifikasi") && text.contains("1 dari 15 kecamatan melapor"), "{text}");
}

async fn page_of(user: &User, path: &str) -> (Response, String) {
    let (response, text) = page(user, path).await;
    (response, text.replace("&amp;", "&"))
}

/// Addresses in a page that begin like this.
fn links(text: &str, start: &str) -> Vec<String> {
    let found = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|to| to.starts_with(start));
    found.map(str::to_owned).collect()
}

/// `/meja?a=b` as a call's own query.
fn as_filter(link: &str) -> String {
    let query = link.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| format!("filter[{name}]={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

/// Some producers of a village with a harvest of 100 kg of dry rice each.
async fn village(app: &TestApp, village: &str, producers: usize) {
    let mut phone = Phone::new(app.user(Role::Officer, &[village]).await);
    for _ in 0..producers {
        let producer = phone.producer("");
        let harvest = phone.harvest(producer.record);
        assert_eq!(statuses(&phone.push(&[producer, harvest]).await), ["stored", "stored"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_fewer_than_five_producers_are_joined_for_a_planner() {
    let app = TestApp::init().await;
    for (of, producers) in [(SETULANG, 6), (BESIDE, 2), (LONG_PADA, 3), (BINUSAN, 7)] {
        village(&app, of, producers).await;
    }
    let planner = app.user(Role::Planner, &["65"]).await;
    let supervisor = app.user(Role::Supervisor, &["65.02"]).await;
    let page = overview(&planner, "").await;
    assert_eq!((page["joins"].as_bool(), page["opens_records"].as_bool()), (Some(true), Some(false)));
    assert_eq!(rows(&page["by_area"]), ["Kabupaten Malinau: - / 1100000", "Kabupaten Nunukan: - / 700000"]);
    // Two districts of Malinau: eight and three producers. Three are too few.
    let joined = overview(&planner, "filter[area]=65.02").await;
    assert_eq!(rows(&joined["by_area"]).len(), 1, "{:?}", rows(&joined["by_area"]));
    assert!(rows(&joined["by_area"])[0].ends_with(": - / 1100000") && rows(&joined["by_area"])[0].contains('+'));
    // Whoever asks for one of the two gets both: also for the large one, of which the small one would be the rest.
    for district in ["65.02.13", "65.02.15"] {
        let both = overview(&planner, &format!("filter[area]={district}")).await;
        assert_eq!(both["headlines"][0]["row"]["sum"]["provisional"], json!(1_100_000), "{district}");
        assert_eq!(both["of_areas"].as_array().unwrap().len(), 2);
        assert_eq!(both["of_areas"][0]["code"], json!(district), "the one asked for stands first");
    }
    // A level deeper: within the joined districts the villages of two and of three are joined with each other, not with the six.
    for (asked, sum, areas) in [(SETULANG, 600_000, 1), (BESIDE, 500_000, 2), (LONG_PADA, 500_000, 2)] {
        let of = overview(&planner, &format!("filter[area]={asked}")).await;
        assert_eq!(of["headlines"][0]["row"]["sum"]["provisional"], json!(sum), "{asked}");
        assert_eq!(of["of_areas"].as_array().unwrap().len(), areas, "{asked}");
    }
    let (response, text) = page_of(&planner, &format!("/meja/ringkasan?area={BESIDE}")).await;
    assert_eq!(response.status, 200);
    assert!(text.contains("bersama."), "it is said that areas were joined: {text}");
    assert!(links(&text, "/meja?").is_empty() && !text.contains("Yosefa"), "no way to a record, no name");
    // The supervisor of the territory may open the records anyway: he sees each figure as it is.
    let own = overview(&supervisor, "filter[area]=65.02.15").await;
    assert_eq!(own["headlines"][0]["row"]["sum"]["provisional"], json!(300_000));
    // All of a province with too few is withheld, its reports are still counted.
    let few = overview(&planner, "filter[area]=65.03&filter[form]=forest").await;
    assert_eq!(few["headlines"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn too_few_in_all_are_withheld() {
    let app = TestApp::init().await;
    village(&app, SETULANG, 4).await;
    let planner = app.user(Role::Planner, &["65"]).await;
    let page = overview(&planner, "").await;
    assert_eq!(page["headlines"][0]["row"], json!({"of": [], "sum": {"verified": null, "provisional": null}, "withheld": true}));
    for table in ["by_commodity", "by_area", "by_month"] {
        assert!(page[table].as_array().unwrap().iter().all(|row| row["withheld"] == json!(true)), "{table}");
    }
    assert_eq!(page["reports"], json!(4));
    let (_, text) = page_of(&planner, "/meja/ringkasan").await;
    assert!(text.contains("kurang dari lima pelaku") && !text.contains("400"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn i13_figures_end_at_the_territory() {
    let app = TestApp::init().await;
    village(&app, SETULANG, 6).await;
    village(&app, BINUSAN, 6).await;
    for role in [Role::Planner, Role::Supervisor] {
        let there = app.user(role, &["65.03"]).await;
        assert_eq!(rows(&overview(&there, "").await["by_commodity"]), ["Padi ladang (gabah): - / 600000"], "{role:?}");
        assert_eq!(rows(&overview(&there, "filter[area]=65").await["by_commodity"]), ["Padi ladang (gabah): - / 600000"], "wider: his own");
        for area in ["65.02", SETULANG, "65.0", "x", "%27"] {
            let response = there.request("GET", &format!("/api/calls/overview?filter[area]={area}")).send().await;
            assert_eq!(response.status, 404, "{role:?} {area}");
        }
    }
    // An admin sees the province as a planner does.
    let admin = overview(&app.user(Role::Admin, &[]).await, "").await;
    assert_eq!((rows(&admin["by_commodity"]), admin["joins"].as_bool()), (vec!["Padi ladang (gabah): - / 1200000".to_owned()], Some(true)));
    for odd in ["filter[year]=x&filter[from]=99", "filter[form]=%27", "filter[condition]=%27--", "filter[commodity]=other%3A"] {
        let response = app.user(Role::Planner, &["65"]).await.request("GET", &format!("/api/calls/overview?{odd}")).send().await;
        assert_eq!(response.status, 200, "{odd}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_absurd_report_does_not_take_the_figures_away() {
    let app = TestApp::init().await;
    village(&app, SETULANG, 1).await;
    let supervisor = app.user(Role::Supervisor, &["65.02"]).await;
    // The most that a form takes, in tonnes, twenty times: beyond 64 bits of grams.
    let absurd = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20) \
        INSERT INTO figure SELECT month, village, -n, line, producer, form, nil, verified, commodity, condition, unit, milli, \
        1000000000000000000 FROM figure, n WHERE report > 0";
    let run = |sql: &'static str| {
        app.office.writer().run(move |writing| Box::pin(async move { sqlx::query(sql).execute(&mut writing.conn).await.map(|_| ()) }))
    };
    run(absurd).await.unwrap();
    let page = overview(&supervisor, "").await;
    assert_eq!(page["headlines"][0]["row"]["sum"]["provisional"], json!(i64::MAX), "as much as can be said");
    run("DELETE FROM figure WHERE report < 0").await.unwrap();
}
