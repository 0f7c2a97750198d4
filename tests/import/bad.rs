//! Bad files and bad lines, each told with what to do.

use super::*;
use anjat::domain::problem::Trouble;
use anjat::office::import::{Lang, NumberStyle, SoughtBy, words};

fn answer(trouble: Trouble) -> Fault {
    Fault::Answer(trouble)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_bad_line_is_told_and_no_good_one_suffers_for_it() {
    let bed = Bed::make().await;
    let report = bed.lists.path().join("laporan.txt");
    let request = Request { report: Some(report.clone()), ..bed.request(List::Producers, bed.list("baris-rusak.csv")) };
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [9, 1, 0, 0, 8], "{}", summary.text);
    assert_eq!(faults(&summary, 2), [answer(Trouble::DateInvalid)]);
    assert_eq!(faults(&summary, 3), [Fault::Quotes]);
    assert_eq!(faults(&summary, 4), [Fault::Cells { found: 6, expected: 9 }]);
    assert!(
        matches!(&faults(&summary, 5)[..], [Fault::Choice { allowed, .. }] if allowed.iter().any(|word| word == "Tanda tangan di kertas"))
    );
    assert_eq!(faults(&summary, 7), [Fault::NikTwice { line: 6 }], "the same NIK twice in a file");
    assert_eq!(faults(&summary, 8), [Fault::KeyTwice { line: 6 }]);
    assert_eq!(faults(&summary, 9), [answer(Trouble::NikFormat)], "rule 9");
    assert_eq!(faults(&summary, 10), [Fault::Cut], "half a line");
    let report = std::fs::read_to_string(report).unwrap();
    for told in ["2 | tanggal lahir | ••• | ", "10 |", "Tanda kutip", "9 baris", "8 perlu diperbaiki"] {
        assert!(report.contains(told), "{told} is not in:\n{report}");
    }
    assert!(!report.contains("6473044805889011"), "a report that is passed on holds no NIK");
    assert!(!summary.text.contains("6473044805889011"));
    // The line without its other quote comes back whole.
    let mend = std::fs::read_to_string(summary.mend.unwrap()).unwrap();
    assert!(mend.contains("R-2,\"\"Elisabet Ipui,6406157001909005"), "{mend}");
    assert!(mend.contains("'=HYPERLINK(1)"), "{mend}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nik_that_is_registered_is_told_before_it_is_held() {
    let bed = Bed::with_producers().await;
    let list = "kode,nama,nik,jenis kelamin,tanggal lahir,kode desa,mata pencaharian,persetujuan,cara persetujuan\n\
                Z-1,Orang Lain,6406135203849001,P,1984-03-12,65.02.13.2001,farm,setuju,ttd\n";
    let summary = bed.run(&bed.request(List::Producers, bed.written("lain.csv", list))).await;
    assert!(matches!(summary, Err(ImportError::Refused(Refusal::ListName { .. }))), "keys of another shape of list are not mixed unasked");
    let mut request = bed.request(List::Producers, bed.written("lain.csv", list));
    request.said.list = Some("lain".into());
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(faults(&summary, 2), [Fault::NikTaken], "{}", summary.text);
    assert_eq!(bed.app.value::<i64>("SELECT COUNT(*) FROM revision WHERE held IS NOT NULL").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn encodings() {
    let bed = Bed::make().await;
    assert_eq!(bed.refused(&bed.request(List::Producers, bed.list("rusak-encoding.csv"))).await, Refusal::Encoding { line: 2 });
    let summary = bed.import(List::Producers, "windows-1252.csv").await;
    assert_eq!(counts(&summary), [1, 1, 0, 0, 0], "{}", summary.text);
    assert!(summary.text.contains("Windows-1252"), "the conversion is told");
    assert_eq!(bed.of("producer").await[0]["name"], "René Bilung");
    assert_eq!(bed.refused(&bed.request(List::Producers, bed.written("lama.xls", "\u{D0}\u{CF}x"))).await, Refusal::Header);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_columns_and_thirty() {
    let bed = Bed::make().await;
    assert_eq!(bed.refused(&bed.request(List::Producers, bed.list("judul-tak-dikenal.csv"))).await, Refusal::Header);
    let three = bed.import(List::Producers, "tiga-kolom.csv").await;
    assert_eq!(counts(&three), [1, 0, 0, 0, 1]);
    // What the list has no column for is told as that.
    assert!(three.text.contains("--set sex=...") && three.text.contains("--set livelihoods=..."), "{}", three.text);
    let thirty = bed.import(List::Producers, "tiga-puluh-kolom.csv").await;
    assert_eq!(counts(&thirty), [1, 1, 0, 0, 0], "{}", thirty.text);
    assert!(thirty.text.contains("lain20") && thirty.text.contains("(tidak diimpor)"), "{}", thirty.text);
    let wide = format!("nama,desa{}\n", ",x".repeat(1_000_000));
    let refusal = bed.refused(&bed.request(List::Producers, bed.written("lebar.csv", &wide))).await;
    assert!(matches!(refusal, Refusal::Header | Refusal::ColumnsMany { .. }), "rule 87: {refusal:?}");
    let wide = format!("nama,desa{}\n", ",x".repeat(500));
    assert_eq!(bed.refused(&bed.request(List::Producers, bed.written("lebar.csv", &wide))).await, Refusal::ColumnsMany { max: 200 });
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_21_numbers_are_asked_about_once_per_file() {
    let bed = Bed::with_producers().await;
    let mixed = bed.import(List::Harvests, "angka-campur.csv").await;
    assert_eq!(counts(&mixed), [2, 2, 0, 0, 0], "{}", mixed.text);
    let grams: Vec<i64> = sqlx::query_scalar("SELECT grams FROM harvest ORDER BY grams").fetch_all(bed.app.office.reads()).await.unwrap();
    assert_eq!(grams, [1_500, 1_500_000], "1,5 shows that the point of 1.500 groups");
    let request = bed.request(List::Harvests, bed.list("angka-mendua.csv"));
    let refusal = bed.refused(&request).await;
    assert_eq!(refusal, Refusal::NumbersDoubtful { example: "1.500".into(), line: 2 });
    assert!(words::refusal(Lang::Id, &refusal).contains("--numbers id"));
    let told = bed.run(&Request { numbers: Some(NumberStyle::English), ..request }).await.unwrap();
    assert_eq!(counts(&told), [2, 2, 0, 0, 0]);
    let least: i64 = bed.app.value("SELECT COUNT(*) FROM harvest WHERE grams = 1500").await;
    assert_eq!(least, 2, "1.500 as said");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bps_code_is_told_whose_it_is() {
    let bed = Bed::make().await;
    let summary = bed.import(List::Producers, "kode-bps.csv").await;
    assert_eq!(counts(&summary), [3, 0, 0, 0, 3]);
    for (line, code) in [(2, "6501010001"), (3, "6501011001")] {
        let told = Fault::BpsCode { code: code.into(), bps: "Kabupaten Malinau".into(), kemendagri: Some("Kabupaten Bulungan".into()) };
        assert_eq!(faults(&summary, line), [told], "the whole file by one list");
    }
    assert!(summary.text.contains("6501 di BPS adalah Kabupaten Malinau, sedangkan di Kemendagri Kabupaten Bulungan"), "{}", summary.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn villages_and_producers_that_are_not_one() {
    let bed = Bed::with_producers().await;
    let list = "\
Nama,NIK,Kartu,Desa,Kecamatan,Tanggal,Komoditas,Jumlah,Satuan,Keadaan
Yosefa Lawai,,,Karang Anyar,,2024-04-01,Kakao,5,kg,kering
Yosefa Lawai,,,Long Pada,Sungai Tubu,2024-04-01,Kakao,5,kg,kering
Yosefa Lain,,,Setulang,,2024-04-01,Kakao,5,kg,kering
,6406999999999999,,Setulang,,2024-04-01,Kakao,5,kg,kering
,,MLN-07-0042-6,Setulang,,2024-04-01,Kakao,5,kg,kering
,,,Setulang,,2024-04-01,Kakao,5,kg,kering
,6406135203849001,,Setulang,,2024-04-01,Kakao,5,kg,kering
";
    let summary = bed.run(&bed.request(List::Harvests, bed.written("siapa.csv", list))).await.unwrap();
    assert_eq!(counts(&summary), [7, 1, 0, 0, 6], "{}", summary.text);
    assert!(matches!(&faults(&summary, 2)[..], [Fault::VillageMany { places }] if places.len() == 2));
    assert!(
        matches!(&faults(&summary, 3)[..], [Fault::ProducerMany { places }] if places[0].starts_with("Setulang")),
        "a namesake elsewhere"
    );
    assert_eq!(faults(&summary, 4), [Fault::ProducerUnknown { by: SoughtBy::Name }]);
    assert_eq!(faults(&summary, 5), [Fault::ProducerUnknown { by: SoughtBy::Nik }]);
    assert_eq!(faults(&summary, 6), [Fault::ProducerUnknown { by: SoughtBy::Card }]);
    assert_eq!(faults(&summary, 7), [Fault::ProducerMissing]);
    let (producer,): (Vec<u8>,) = sqlx::query_as("SELECT producer FROM harvest").fetch_one(bed.app.office.reads()).await.unwrap();
    let (name,): (String,) =
        sqlx::query_as("SELECT name FROM producer WHERE id = $1").bind(producer).fetch_one(bed.app.office.reads()).await.unwrap();
    assert_eq!(name, "Yosefa Lawai", "by the NIK");
}
