//! Three files of different shape, and a fourth sort of list.

use super::*;
use anjat::domain::mapping::{Mapping, Of};
use anjat::office::import::{Column, Lang};
use anjat::office::store::names;

#[tokio::test(flavor = "multi_thread")]
async fn producers_with_codes_between_commas() {
    let bed = Bed::with_producers().await;
    let producers = bed.of("producer").await;
    let yosefa = producers.iter().find(|fields| fields["name"] == "Yosefa Lawai").unwrap();
    assert_eq!(yosefa["village"]["code"], "65.02.13.2001");
    assert_eq!(yosefa["livelihoods"], serde_json::json!(["farm", "forest"]));
    assert_eq!(yosefa["birth"]["year"], 1984);
    assert_eq!(yosefa["nik"]["last2"], "01");
    assert_eq!(yosefa["consent"]["method"], "signature");
    assert!(producers.iter().any(|fields| fields["name"] == "Martha \"Bi\" Bilung"), "a quoted cell");
    // I22: what is sealed stands nowhere readable, and the office can open it.
    let everything = serde_json::to_string(&producers).unwrap();
    for secret in ["6406135203849001", "1984-03-12", "6281250000001", "081250000001"] {
        assert!(!everything.contains(secret), "{secret} is readable");
    }
    let (id, _, fields) = bed.records().await.into_iter().find(|(_, _, fields)| fields["name"] == "Yosefa Lawai").unwrap();
    let fields: anjat::domain::Fields = serde_json::from_value(fields).unwrap();
    let opened = |field| bed.app.office.keys().open_field(id, &fields, field).unwrap().unwrap();
    assert_eq!([opened("nik"), opened("birth"), opened("phone")], ["6406135203849001", "1984-03-12", "6281250000001"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn revisions_are_the_accounts_own_in_a_store_without_gaps() {
    let bed = Bed::with_producers().await;
    bed.import(List::Holdings, "lahan.csv").await;
    /// author, store, n, held.
    type Row = (Vec<u8>, Vec<u8>, i64, Option<String>);
    let rows: Vec<Row> =
        sqlx::query_as("SELECT author, store, n, held FROM revision ORDER BY at").fetch_all(bed.app.office.reads()).await.unwrap();
    assert_eq!(rows.len(), 7);
    let numbers: Vec<i64> = rows.iter().map(|row| row.2).collect();
    assert_eq!(numbers, (1..=7).collect::<Vec<i64>>(), "I16");
    assert!(rows.iter().all(|row| row.0 == bed.officer.person.as_bytes() && row.1 == rows[0].1 && row.3.is_none()));
    assert_eq!(bed.app.value::<i64>("SELECT contiguous_to FROM store WHERE app = 'import'").await, 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn harvests_between_semicolons_with_names_local_units_and_a_title() {
    let bed = Bed::with_producers().await;
    let summary = bed.import(List::Harvests, "panen-titik-koma.csv").await;
    assert_eq!(counts(&summary), [6, 6, 0, 0, 0], "{}", summary.text);
    let harvests = bed.of("harvest").await;
    let of = |commodity: &str, day: &str| {
        harvests
            .iter()
            .find(|fields| fields["commodity"]["id"] == commodity && fields["date"] == day)
            .unwrap_or_else(|| panic!("{commodity} {day}"))
    };
    assert_eq!(of("padi-ladang", "2024-03-25")["amount"]["milli"], 1_250_500);
    assert_eq!(of("kakao", "2024-04-03")["amount"], serde_json::json!({"milli": 1500, "unit": "kuintal", "condition": "dry"}));
    // The weight beside a local unit counts; the unit as it was counted stands in the note.
    let weighed = harvests.iter().find(|fields| fields["note"] == "6 karung").unwrap();
    assert_eq!(weighed["amount"], serde_json::json!({"milli": 285_000, "unit": "kg", "condition": "dry"}));
    // P10: a local unit without a weight stays what it is.
    assert_eq!(of("jagung", "2024-04-05")["amount"]["unit"], serde_json::json!({"typed": "gendong"}));
    let grams: Option<i64> = bed.app.value("SELECT grams FROM harvest WHERE unit_typed = 'gendong'").await;
    assert_eq!(grams, None);
    assert!(of("pisang", "2024-04-03")["late_reason"].as_str().unwrap().contains("panen-titik-koma.csv"));
}

#[tokio::test(flavor = "multi_thread")]
async fn holdings_and_the_producers_keys() {
    let bed = Bed::with_producers().await;
    let summary = bed.import(List::Holdings, "lahan.csv").await;
    assert_eq!(counts(&summary), [3, 3, 0, 0, 0], "{}", summary.text);
    let holdings = bed.of("holding").await;
    let field = holdings.iter().find(|fields| fields["name"] == "Ladang hulu").unwrap();
    assert_eq!(field["area_m2"], 12_500);
    let named: i64 = bed.app.value("SELECT COUNT(*) FROM holding JOIN producer ON producer.id = holding.producer").await;
    assert_eq!(named, 3);
    // A harvest finds the holding by its name.
    let list = "Kode Petani,Lahan,Tanggal,Komoditas,Jumlah,Satuan,Keadaan\nML-001,ladang HULU,2024-06-25,Jagung,40,kg,kering\nML-001,ladang hilir,2024-06-25,Jagung,40,kg,kering\n";
    let summary = bed.run(&bed.request(List::Harvests, bed.written("jagung.csv", list))).await.unwrap();
    assert_eq!(counts(&summary), [2, 1, 0, 0, 1], "{}", summary.text);
    assert_eq!(faults(&summary, 3), [Fault::HoldingUnknown { name: "ladang hilir".into() }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_and_stores_nothing_but_the_profile() {
    let bed = Bed::make().await;
    let request = Request { dry_run: true, ..bed.request(List::Producers, bed.list("petani-kode.csv")) };
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [4, 4, 0, 0, 0]);
    assert!(bed.records().await.is_empty());
    let profiles: Vec<PathBuf> =
        std::fs::read_dir(bed.app.data.path().join("import")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(profiles.len(), 1);
    for told in ["kode", "-> name (Nama lengkap)", profiles[0].to_str().unwrap(), "uji coba", "UTF-8"] {
        assert!(summary.text.contains(told), "{told} is not told in:\n{}", summary.text);
    }
    let english = bed.run(&Request { lang: Lang::En, ..request }).await.unwrap();
    assert!(english.text.contains("dry run") && english.text.contains("Column profile from"), "{}", english.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_that_was_edited_is_obeyed_the_next_time() {
    let bed = Bed::make().await;
    let list = "Sebutan,Kampungnya,Gender,Kelahiran,Kerja\nYosefa,Setulang,P,13/03/1984,tani\n";
    let file = bed.written("asing.csv", list);
    let mut request = bed.request(List::Producers, &file);
    assert_eq!(bed.refused(&request).await, Refusal::Header, "two columns are not known by name");
    let list = "Nama,Kampungnya,Kelamin,Lahir,Kerja\nYosefa,Setulang,P,13/03/1984,tani\n";
    bed.written("asing.csv", list);
    assert_eq!(bed.refused(&request).await, Refusal::ColumnsMissing { columns: vec![Column::parse("village").unwrap()] });
    request.said.columns =
        [("Kampungnya", "village"), ("kerja", "livelihoods")].map(|(header, holds)| (header.into(), holds.into())).into();
    request.said.fixed = [("consent", "registry"), ("consent_method", "signature"), ("nik_none", "forgotten")]
        .map(|(name, answer)| (name.into(), answer.into()))
        .into();
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [1, 1, 0, 0, 0], "{}", summary.text);
    let again = bed.run(&bed.request(List::Producers, &file)).await.unwrap();
    assert_eq!(counts(&again), [1, 0, 0, 1, 0], "the profile was kept: {}", again.text);
    request.said.columns = vec![("Kerja".into(), "pekerjaan".into())];
    assert_eq!(bed.refused(&request).await, Refusal::ColumnName { name: "pekerjaan".into() });
    request.said.columns = vec![("Tugas".into(), "livelihoods".into())];
    assert_eq!(bed.refused(&request).await, Refusal::NoSuchHeader { name: "Tugas".into() });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_brings_in_only_what_it_may_write() {
    let bed = Bed::with_producers().await;
    let planner = bed.app.user(Role::Planner, &["65"]).await;
    let list = bed.list("panen-titik-koma.csv");
    assert_eq!(bed.refused(&Request::new(List::Harvests, &list, planner.login)).await, Refusal::Role);
    assert_eq!(bed.refused(&Request::new(List::Harvests, &list, "siapa")).await, Refusal::Account);
    let other = bed.app.user(Role::Officer, &["65.03"]).await;
    let summary = bed.run(&Request::new(List::Harvests, &list, other.login)).await.unwrap();
    assert_eq!(counts(&summary), [6, 0, 0, 0, 6], "{}", summary.text);
    assert!(matches!(faults(&summary, 6)[..], [Fault::ProducerOutside { .. }]));
}

/// A name that the desk has mapped is what it stands for, as on a phone; one that it has not is kept as it stands.
#[tokio::test(flavor = "multi_thread")]
async fn names_mapped_at_the_desk_are_taken_as_mapped_and_no_other_is_guessed() {
    let bed = Bed::with_producers().await;
    let head = "Kode Petani;Desa;Tanggal;Komoditas;Jumlah;Satuan;Keadaan;Harga\n";
    let line = |day: u32, what: &str, unit: &str| format!("ML-001;Setulang;{day:02}/04/2024;{what};12,5;{unit};kering;9.500\n");
    let before = [head, &line(25, "Daun Silad", "Goni"), &line(26, "Kakao", "gendong")].concat();
    let mut request = bed.request(List::Harvests, bed.written("sebelum.csv", &before));
    request.said.fixed.push(("form".to_owned(), "panen".to_owned()));
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [2, 2, 0, 0, 0], "{}", summary.text);

    let admin = bed.app.user(Role::Admin, &[]).await;
    let map = |of: Of, name: &str, to: &str| {
        let mapping = Mapping { of, name: name.to_owned(), to: Some(to.to_owned()) };
        bed.app.office.writer().run(names::decide(mapping, admin.person, bed.app.office.now_ms()))
    };
    assert!(map(Of::Commodity, "daun silad", "vanili").await.unwrap() && map(Of::Unit, "goni", "kg").await.unwrap());
    let after = [head, &line(27, "daun  SILAD", "GONI"), &line(28, "Daun Lirik", "gendong")].concat();
    request.file = bed.written("sesudah.csv", &after);
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [2, 2, 0, 0, 0], "{}", summary.text);

    let mut harvests = bed.of("harvest").await;
    harvests.sort_by_key(|fields| fields["date"].to_string());
    let what =
        |at: usize| (harvests[at]["commodity"].clone(), harvests[at]["amount"]["unit"].clone(), harvests[at]["price"]["per"].clone());
    let typed = |text: &str| serde_json::json!({ "typed": text });
    assert_eq!(what(0), (typed("Daun Silad"), typed("Goni"), typed("Goni")), "what was written is never written over");
    assert_eq!(what(2), (serde_json::json!({"id": "vanili"}), "kg".into(), "kg".into()));
    assert_eq!(what(3), (typed("Daun Lirik"), typed("gendong"), typed("gendong")));
    // Old and new count as one thing, in amounts and in prices.
    let all = "SELECT day, commodity, unit, grams, price_per, price_per_typed FROM harvest WHERE day <> '2024-04-26' ORDER BY day";
    type Row = (String, Option<String>, Option<String>, Option<i64>, Option<String>, Option<String>);
    let rows: Vec<Row> = sqlx::query_as(all).fetch_all(bed.app.office.reads()).await.unwrap();
    let kg = Some("kg".to_owned());
    let row = |day: &str, typed: Option<&str>| {
        (day.to_owned(), Some("vanili".to_owned()), kg.clone(), Some(12_500), kg.clone(), typed.map(str::to_owned))
    };
    assert_eq!(rows[..2], [row("2024-04-25", Some("Goni")), row("2024-04-27", None)]);
    assert_eq!(rows[2].4, None, "nothing was decided about it");
}
