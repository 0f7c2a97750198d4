//! .xlsx: formulas as values, and files that must not be opened.

use super::*;
use anjat::domain::problem::Trouble;
use anjat::office::import::NumberStyle;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

#[tokio::test(flavor = "multi_thread")]
async fn rule_87_formulas_are_read_as_values() {
    let bed = Bed::with_producers().await;
    let request = Request { numbers: Some(NumberStyle::Indonesian), ..bed.request(List::Harvests, bed.list("panen-rumus.xlsx")) };
    let summary = bed.run(&request).await.unwrap();
    assert_eq!(counts(&summary), [5, 4, 0, 0, 1], "{}", summary.text);
    assert_eq!(faults(&summary, 5), [Fault::CellError { found: "#REF!".into() }]);
    let harvests = bed.of("harvest").await;
    let milli = |day: &str, commodity: &str| {
        let found = harvests.iter().find(|fields| fields["date"] == day && fields["commodity"]["id"] == commodity);
        found.unwrap_or_else(|| panic!("{day} {commodity}"))["amount"]["milli"].clone()
    };
    assert_eq!(milli("2024-03-25", "padi-ladang"), 312_500, "a formula's value, a day of a date cell");
    assert_eq!(milli("2024-04-03", "kakao"), 2_000, "a text made by a formula");
    assert_eq!(milli("2024-04-25", "jagung"), 4_000);
    assert!(summary.text.contains("Catatan"), "the sheet that is not read is told: {}", summary.text);
    // A second run, and the same lines from CSV, add nothing.
    assert_eq!(counts(&bed.run(&request).await.unwrap()), [5, 0, 0, 4, 1]);
    let list = "Kode Petani,Desa,Tanggal Panen,Komoditas,Jumlah,Satuan,Harga,Keadaan\nML-001,Setulang,25/03/2024,Padi ladang,\"312,5\",kg,12.000,Kering\n";
    assert_eq!(counts(&bed.run(&bed.request(List::Harvests, bed.written("sama.csv", list))).await.unwrap()), [1, 0, 0, 1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_1500_in_a_sheet_is_not_proved_by_its_numbers() {
    let bed = Bed::with_producers().await;
    let request = bed.request(List::Harvests, bed.list("panen-rumus.xlsx"));
    let survey = import::survey(&bed.app.office, &request).unwrap();
    // The price cells are numbers; only the texts 1.500 and 25/04/2024 tell anything.
    assert!(matches!(survey.writing.style(None, None), Err(Refusal::NumbersDoubtful { line: 6, .. })));
}

/// A workbook of the given parts.
fn workbook(bed: &Bed, name: &str, parts: &[(&str, &[u8])]) -> PathBuf {
    let path = bed.lists.path().join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_87_bombs_floods_and_macros_are_refused() {
    let bed = Bed::make().await;
    let book: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
    // 80 MB of spaces between tags in 80 KB of file: the shared texts of no list are that long.
    let flood = "<si><t>x</t></si>".repeat(5_000_000);
    let many = [book, ("xl/sharedStrings.xml", flood.as_bytes())];
    let refusal = bed.refused(&bed.request(List::Producers, workbook(&bed, "bom.xlsx", &many))).await;
    assert_eq!(refusal, Refusal::TooLarge { max_mb: 64 });
    let long = "x".repeat(1_000_000);
    let one = [book, ("xl/worksheets/sheet1.xml", long.as_bytes())];
    assert!(matches!(bed.refused(&bed.request(List::Producers, workbook(&bed, "panjang.xlsx", &one))).await, Refusal::TooLarge { .. }));
    let entity = [
        book,
        ("xl/worksheets/sheet1.xml", &b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"[..]),
    ];
    assert_eq!(bed.refused(&bed.request(List::Producers, workbook(&bed, "xxe.xlsx", &entity))).await, Refusal::FileType);
    let macros = [book, ("xl/vbaProject.bin", &b"x"[..])];
    assert_eq!(bed.refused(&bed.request(List::Producers, workbook(&bed, "makro.xlsx", &macros))).await, Refusal::FileType);
    let whole = std::fs::read(bed.list("panen-rumus.xlsx")).unwrap();
    let cut = bed.lists.path().join("potong.xlsx");
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(bed.refused(&bed.request(List::Producers, cut)).await, Refusal::Broken { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_9_a_nik_that_a_sheet_keeps_as_a_number_is_not_believed() {
    let bed = Bed::make().await;
    let cells = |texts: &[&str]| -> String { texts.iter().map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")).collect() };
    let header = ["nama", "nik", "jenis kelamin", "tanggal lahir", "kode desa", "mata pencaharian", "persetujuan", "cara persetujuan"];
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">{}</row><row r=\"2\">{}<c><v>6406135203849000</v></c>{}</row></sheetData></worksheet>",
        cells(&header),
        cells(&["Yosefa Lawai"]),
        cells(&["P", "1984-03-12", "65.02.13.2001", "farm", "setuju", "ttd"]),
    );
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!("<workbook xmlns:r=\"{relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    let links = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let parts = [
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    let summary = bed.run(&bed.request(List::Producers, workbook(&bed, "nik.xlsx", &parts))).await.unwrap();
    assert_eq!(faults(&summary, 2), [Fault::Answer(Trouble::NikFormat)], "{}", summary.text);
}
