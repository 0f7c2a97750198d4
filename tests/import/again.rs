//! The same file once more, changed lines, equal lines, mended lines.

use super::*;
use anjat::domain::problem::Trouble;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_adds_nothing() {
    let bed = Bed::with_producers().await;
    bed.import(List::Holdings, "lahan.csv").await;
    bed.import(List::Harvests, "panen-titik-koma.csv").await;
    let (records, head) = (bed.records().await, bed.app.value::<i64>("SELECT MAX(seq) FROM revision").await);
    for (kind, name, lines) in
        [(List::Producers, "petani-kode.csv", 4), (List::Holdings, "lahan.csv", 3), (List::Harvests, "panen-titik-koma.csv", 6)]
    {
        let summary = bed.import(kind, name).await;
        assert_eq!(counts(&summary), [lines, 0, 0, lines, 0], "{}", summary.text);
    }
    assert_eq!(bed.records().await, records);
    assert_eq!(bed.app.value::<i64>("SELECT MAX(at) FROM revision").await, head);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_true_equal_catches_stay_two_and_only_two() {
    let bed = Bed::with_producers().await;
    for [new, same] in [[3, 0], [0, 3]] {
        let summary = bed.import(List::Harvests, "tangkapan.csv").await;
        assert_eq!(counts(&summary), [3, new, 0, same, 0], "{}", summary.text);
    }
    let catches = bed.of("harvest").await;
    assert_eq!(catches.iter().filter(|fields| fields["trip"]["start"] == "2024-05-06T04:30").count(), 2);
    let grams: i64 = bed.app.value("SELECT SUM(grams) FROM harvest_line").await;
    assert_eq!(grams, 33_000, "12.5 of an English file is twelve and a half");
    // A third one is one more; the order of the lines is no matter.
    let list = std::fs::read_to_string(bed.list("tangkapan.csv")).unwrap();
    let mut lines: Vec<&str> = list.lines().collect();
    lines.insert(1, lines[1]);
    let summary = bed.run(&bed.request(List::Harvests, bed.written("tangkapan.csv", &lines.join("\n")))).await.unwrap();
    assert_eq!(counts(&summary), [4, 1, 0, 3, 0], "{}", summary.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_content_under_the_same_key_changes_the_record() {
    let bed = Bed::with_producers().await;
    let list = std::fs::read_to_string(bed.list("petani-kode.csv")).unwrap();
    let changed = list.replace("KUB Mamolo", "KUB Mamolo Jaya").replace("0812 5000 0001", "0812 5000 0009");
    let request = bed.request(List::Producers, bed.written("petani-baru.csv", &changed));
    let before = bed.records().await;
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [4, 0, 2, 2, 0], "{}", summary.text);
    let after = bed.records().await;
    assert_eq!(after.len(), before.len(), "the same records");
    let of =
        |records: &[(RecordId, String, Value)], name: &str| records.iter().find(|(_, _, fields)| fields["name"] == name).unwrap().clone();
    assert_eq!(of(&after, "Hasan Basri").2["group"], "KUB Mamolo Jaya");
    // What was not typed anew keeps its envelope: no revision seals a NIK again.
    let (old, new) = (of(&before, "Yosefa Lawai").2, of(&after, "Yosefa Lawai").2);
    assert_eq!(old["nik"], new["nik"]);
    assert_ne!(old["phone"], new["phone"]);
    let parents: i64 = bed.app.value("SELECT COUNT(*) FROM revision WHERE seq > 4 AND held IS NULL").await;
    assert_eq!(parents, 2, "a fast-forward each");
    assert_eq!(counts(&bed.run(&request).await.unwrap()), [4, 0, 0, 4, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobodys_correction_is_undone() {
    let bed = Bed::with_producers().await;
    // Another officer corrects a group on the phone.
    let (record, _, fields) = bed.records().await.into_iter().find(|(_, _, fields)| fields["name"] == "Hasan Basri").unwrap();
    let found = load::records(&mut bed.app.office.reads().acquire().await.unwrap(), &[record]).await.unwrap();
    let head = found[0].head;
    let mut phone = support::phone::Phone::new(bed.app.user(Role::Officer, &["65"]).await);
    let changes = serde_json::from_value(serde_json::json!({"group": "KUB Baru"})).unwrap();
    let line = phone.revision(record, "producer", &[head], changes, |_| {});
    assert_eq!(support::phone::statuses(&phone.push(&[line]).await), ["stored"]);
    // The unchanged list leaves it alone; a line that changed, too, is told.
    assert_eq!(counts(&bed.import(List::Producers, "petani-kode.csv").await), [4, 0, 0, 4, 0]);
    let list = std::fs::read_to_string(bed.list("petani-kode.csv")).unwrap().replace("KUB Mamolo", "KUB Lama");
    let summary = bed.run(&bed.request(List::Producers, bed.written("lagi.csv", &list))).await.unwrap();
    assert_eq!(counts(&summary), [4, 0, 0, 3, 1], "{}", summary.text);
    assert_eq!(faults(&summary, 5), [Fault::ChangedElsewhere]);
    let now = bed.records().await.into_iter().find(|(id, ..)| *id == record).unwrap().2;
    assert_eq!(now["group"], "KUB Baru");
    assert_eq!(now["name"], fields["name"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_lines_come_back_and_go_in_once_they_are_mended() {
    let bed = Bed::with_producers().await;
    // A line that will be mended into the very same content as a good one: two true catches all the same.
    let list = "\
Nama Petani;Desa;Tanggal;Komoditas;Jumlah;Satuan;Keadaan;Catatan
Petrus Anye;Setulang;2024-04-01;Kakao;20;kg;kering;=1+1
Petrus Anye;Setulang;31/02/2024;Kakao;30;kg;kering;-catatan
Petrus Anye;Setulang;2024-04-0l;Kakao;20;kg;kering;=1+1
Petrus Anye;Setulan;2024-04-03;Kakao;'5 kg;;kering;+62
";
    let file = bed.written("kakao.csv", list);
    let summary = bed.run(&bed.request(List::Harvests, &file)).await.unwrap();
    assert_eq!(counts(&summary), [4, 1, 0, 0, 3], "{}", summary.text);
    assert_eq!(faults(&summary, 3), [Fault::Answer(Trouble::DateInvalid)]);
    let mend = summary.mend.unwrap();
    assert_eq!(mend.file_name().unwrap(), "kakao.csv.perlu-diperbaiki.csv");
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(std::fs::metadata(&mend).unwrap().permissions().mode() & 0o777, 0o600, "it may hold a NIK");
    let text = std::fs::read_to_string(&mend).unwrap();
    assert!(
        text.starts_with("\u{FEFF}Nama Petani;Desa;Tanggal;Komoditas;Jumlah;Satuan;Keadaan;Catatan;anjat_baris;anjat_alasan"),
        "{text}"
    );
    assert!(text.contains(";'-catatan;") && text.contains(";'=1+1;") && text.contains(";'+62;"), "rule 81: {text}");

    // As it is, all of it comes back again.
    let unmended = bed.run(&bed.request(List::Harvests, &mend)).await.unwrap();
    assert_eq!(counts(&unmended), [3, 0, 0, 0, 3], "{}", unmended.text);
    assert_ne!(unmended.mend.as_ref(), Some(&mend), "a file that somebody may be mending is not written over");
    assert_eq!(std::fs::read_to_string(unmended.mend.unwrap()).unwrap().replace(" ", ""), text.replace(" ", ""), "under the same names");

    let mended = text
        .replace("31/02/2024", "01/03/2024")
        .replace("2024-04-0l", "2024-04-01")
        .replace("Setulan;", "Setulang;")
        .replace("'5 kg", "5 kg");
    std::fs::write(&mend, mended).unwrap();
    for [new, same] in [[3, 0], [0, 3]] {
        let summary = bed.run(&bed.request(List::Harvests, &mend)).await.unwrap();
        assert_eq!(counts(&summary), [3, new, 0, same, 0], "{}", summary.text);
    }
    let harvests = bed.of("harvest").await;
    let notes = |note: &str| harvests.iter().filter(|fields| fields["note"] == note).count();
    assert_eq!([notes("=1+1"), notes("-catatan"), notes("+62")], [2, 1, 1], "formulas are text again");
    let untouched = bed.run(&bed.request(List::Harvests, &file)).await.unwrap();
    assert_eq!(counts(&untouched), [4, 0, 0, 1, 3], "the list itself still has its bad lines");
}
