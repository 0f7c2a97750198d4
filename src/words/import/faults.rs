//! What is wrong with a line, and what to do.

use crate::domain::import::{Column, Fault, SoughtBy};
use crate::words::{Lang, problems};

/// What is wrong with a line and what to do.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    if let Fault::Answer(trouble) = fault {
        return problems::sentence(lang, trouble);
    }
    let [indonesian, english] = of_row(fault).or_else(|| of_village(fault)).unwrap_or_else(|| of_record(fault));
    lang.pick(indonesian, english)
}

fn plain(indonesian: &str, english: &str) -> [String; 2] {
    [indonesian.to_owned(), english.to_owned()]
}

/// Rows, cells and words.
fn of_row(fault: &Fault) -> Option<[String; 2]> {
    Some(match fault {
        Fault::Cells { found, expected } => [
            format!(
                "Baris ini punya {found} kolom, judulnya {expected}. Mungkin ada pemisah di dalam isian: beri tanda kutip, atau ketik ulang barisnya."
            ),
            format!(
                "This line has {found} columns, the header {expected}. A separator may stand within a cell: quote that cell, or type the line again."
            ),
        ],
        Fault::Cut => plain(
            "Berkas terputus di tengah baris ini. Ambil ulang berkasnya, atau lengkapi barisnya.",
            "The file ends in the middle of this line. Fetch the file again, or complete the line.",
        ),
        Fault::Quotes => plain(
            "Tanda kutip (\") di baris ini tidak berpasangan. Hapus atau lengkapi tanda kutipnya.",
            "A quotation mark (\") on this line has no other half. Remove or complete it.",
        ),
        Fault::LineTooLong { max } => [
            format!("Baris ini lebih panjang dari {max} bita. Periksa apakah ada baris yang tergabung."),
            format!("This line is longer than {max} bytes. See whether lines have run together."),
        ],
        Fault::BadText => {
            plain("Ada huruf yang sudah rusak di sini. Ketik ulang isian ini.", "Letters were already broken here. Type this cell again.")
        }
        Fault::CellError { found } => [
            format!("Rumusnya gagal ({found}). Betulkan rumusnya, atau ketik hasilnya."),
            format!("The formula failed ({found}). Correct it, or type its result."),
        ],
        Fault::Choice { allowed, .. } => [
            format!("Kata ini tidak dikenal di kolom ini. Pilih salah satu: {}.", allowed.join("; ")),
            format!("This word is not known in this column. Choose one of: {}.", allowed.join("; ")),
        ],
        Fault::ShortYear => {
            plain("Tulis tahunnya dengan 4 angka, misalnya 12/05/2026.", "Write the year with 4 digits, such as 12/05/2026.")
        }
        Fault::TimeMissing => {
            plain("Tulis tanggal dengan jamnya, misalnya 12/05/2026 04:30.", "Give the day with its time, such as 12/05/2026 04:30.")
        }
        Fault::FormUnknown => plain(
            "Tidak jelas laporan apa ini. Isi kolom Jenis Laporan: panen, tangkapan, budidaya, pungutan atau nihil (untuk semua baris: --set form=...).",
            "It is not clear which report this is. Fill the column Form: farm, catch, aquaculture, forest or nil (for all lines: --set form=...).",
        ),
        _ => return None,
    })
}

/// Villages.
fn of_village(fault: &Fault) -> Option<[String; 2]> {
    Some(match fault {
        Fault::VillageUnknown { name, near } if near.is_empty() => [
            format!("Tidak ada desa {name} di Kalimantan Utara. Periksa namanya, atau isi kode desa Kemendagri."),
            format!("There is no village {name} in North Kalimantan. Check the name, or give its Kemendagri code."),
        ],
        Fault::VillageUnknown { name, near } => [
            format!("Desa {name} tidak ditemukan. Mungkin: {}. Betulkan nama atau kecamatannya.", near.join("; ")),
            format!("The village {name} was not found. Perhaps: {}. Correct its name or district.", near.join("; ")),
        ],
        Fault::VillageMany { places } => [
            format!("Nama desa ini ada {} di provinsi: {}. Isi kolom Kecamatan, atau kode desanya.", places.len(), places.join("; ")),
            format!("{} villages have this name: {}. Give the district too, or the code.", places.len(), places.join("; ")),
        ],
        Fault::VillageWide { name } => [
            format!("Ini kode {name}, bukan kode desa. Isi kode desanya (10 angka)."),
            format!("This is the code of {name}, not of a village. Give the village's code (10 digits)."),
        ],
        Fault::VillageDiffers { by_code } => [
            format!("Kode dan nama desa tidak cocok: kodenya milik {by_code}. Betulkan salah satu."),
            format!("Code and name do not fit: the code is that of {by_code}. Correct one of them."),
        ],
        Fault::BpsCode { code, bps, kemendagri } => {
            let digits: String = code.chars().take(4).collect();
            let here = kemendagri.as_ref();
            [
                format!(
                    "Kode {code} kode BPS: {digits} di BPS adalah {bps}{}. Ganti dengan kode Kemendagri, atau isi nama desa dan kecamatannya.",
                    here.map(|name| format!(", sedangkan di Kemendagri {name}")).unwrap_or_default()
                ),
                format!(
                    "{code} is a BPS code: {digits} is {bps} there{}. Use the Kemendagri code, or give the names of village and district.",
                    here.map(|name| format!(", but {name} in Kemendagri codes")).unwrap_or_default()
                ),
            ]
        }
        _ => return None,
    })
}

/// Producers, holdings and what is there already.
fn of_record(fault: &Fault) -> [String; 2] {
    match fault {
        Fault::ProducerMissing => plain(
            "Tidak ada keterangan siapa produsennya. Isi kode, nomor kartu, NIK, atau nama dan desanya.",
            "Nothing says whose this is. Give the producer's key, card number, NIK, or name and village.",
        ),
        Fault::ProducerUnknown { by } => {
            let [what, what_en] = match by {
                SoughtBy::Key => ["kode ini di daftar produsen yang sudah diimpor", "this key in an imported list of producers"],
                SoughtBy::Card => ["nomor kartu ini", "this card number"],
                SoughtBy::Nik => ["NIK ini", "this NIK"],
                SoughtBy::Name => ["nama ini", "this name"],
            };
            [
                format!("Belum ada produsen dengan {what}. Daftarkan dulu (atau impor daftar produsennya), lalu impor baris ini lagi."),
                format!(
                    "No producer has {what_en}. Register the person first (or import the list of producers), then import this line again."
                ),
            ]
        }
        Fault::ProducerMany { places } => [
            format!("Produsen dengan nama ini tinggal di: {}. Isi NIK atau nomor kartunya, atau betulkan desanya.", places.join("; ")),
            format!("Producers of this name live in: {}. Give the NIK or card number, or correct the village.", places.join("; ")),
        ],
        Fault::ProducerOutside { place } => [
            format!(
                "Produsen ini tinggal di {place}, di luar wilayah akun pengimpor. Pakai akun yang wilayahnya mencakup desa itu (--as)."
            ),
            format!(
                "This producer lives in {place}, outside the importing account's territory. Import as an account that covers it (--as)."
            ),
        ],
        Fault::HoldingUnknown { name } => [
            format!("Produsen ini tidak punya lahan, perahu atau tambak bernama {name}. Betulkan namanya, atau kosongkan."),
            format!("This producer has no plot, boat or pond called {name}. Correct the name, or leave it empty."),
        ],
        Fault::KeyTwice { line } => [
            format!("Kode ini sudah dipakai di baris {line}. Beri kode lain, atau hapus salah satu barisnya."),
            format!("This key stands on line {line} already. Give another one, or remove one of the lines."),
        ],
        Fault::NikTwice { line } => [
            format!("NIK ini sudah ada di baris {line}. Periksa KTP keduanya; kalau orangnya sama, hapus salah satu barisnya."),
            format!("This NIK stands on line {line} already. Check both cards; if it is one person, remove one of the lines."),
        ],
        Fault::NikTaken => plain(
            "NIK ini sudah dipakai produsen lain yang terdaftar. Periksa KTP-nya; kalau orangnya sama, hapus baris ini dan betulkan datanya di aplikasi.",
            "Another registered producer has this NIK. Check the card; if it is the same person, remove this line and correct the record in the app.",
        ),
        Fault::ChangedElsewhere => plain(
            "Catatan ini sudah diubah orang lain setelah diimpor, dan isi baris ini juga berubah. Betulkan di aplikasi; impor tidak menimpa pekerjaan orang.",
            "Somebody changed this record after it was imported, and this line changed too. Correct it in the app; an import overwrites nobody's work.",
        ),
        Fault::Held { code } => [
            format!("Tersimpan, tetapi ditahan kantor ({code}). Lihat di Meja, bagian Ditahan."),
            format!("Stored, but held by the office ({code}). See the desk, under Held."),
        ],
        // Answered above; named so that a new one does not compile without its sentence.
        Fault::Answer(_)
        | Fault::Cells { .. }
        | Fault::Cut
        | Fault::Quotes
        | Fault::LineTooLong { .. }
        | Fault::BadText
        | Fault::CellError { .. }
        | Fault::Choice { .. }
        | Fault::ShortYear
        | Fault::TimeMissing
        | Fault::FormUnknown
        | Fault::VillageUnknown { .. }
        | Fault::VillageMany { .. }
        | Fault::VillageWide { .. }
        | Fault::VillageDiffers { .. }
        | Fault::BpsCode { .. } => plain("", ""),
    }
}

/// What to do about an answer that is missing because the list has no such column.
pub fn no_column(lang: Lang, column: Column) -> String {
    let name = column.name();
    lang.pick(
        format!("Daftar ini tidak punya kolomnya: tambahkan, atau untuk semua baris: --set {name}=..."),
        format!("The list has no column for it: add one, or for all lines: --set {name}=..."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_something_in_both_languages() {
        let text = || "x".to_owned();
        let all = [
            Fault::Cells { found: 3, expected: 9 },
            Fault::Cut,
            Fault::Quotes,
            Fault::LineTooLong { max: 1 },
            Fault::BadText,
            Fault::CellError { found: text() },
            Fault::Choice { found: text(), allowed: vec![text()] },
            Fault::ShortYear,
            Fault::TimeMissing,
            Fault::VillageUnknown { name: text(), near: Vec::new() },
            Fault::VillageUnknown { name: text(), near: vec![text()] },
            Fault::VillageMany { places: vec![text()] },
            Fault::VillageWide { name: text() },
            Fault::VillageDiffers { by_code: text() },
            Fault::BpsCode { code: text(), bps: text(), kemendagri: Some(text()) },
            Fault::ProducerMissing,
            Fault::ProducerUnknown { by: SoughtBy::Name },
            Fault::ProducerMany { places: vec![text()] },
            Fault::ProducerOutside { place: text() },
            Fault::HoldingUnknown { name: text() },
            Fault::FormUnknown,
            Fault::KeyTwice { line: 1 },
            Fault::NikTwice { line: 1 },
            Fault::NikTaken,
            Fault::ChangedElsewhere,
            Fault::Held { code: text() },
        ];
        for one in all {
            let (indonesian, english) = (fault(Lang::Id, &one), fault(Lang::En, &one));
            assert!(indonesian.len() > 20 && english.len() > 20 && indonesian != english, "{one:?}");
        }
    }
}
