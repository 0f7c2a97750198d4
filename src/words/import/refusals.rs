//! Why a file is not looked at, and what to do.

use crate::domain::import::Refusal;
use crate::words::Lang;

fn plain(indonesian: &str, english: &str) -> [String; 2] {
    [indonesian.to_owned(), english.to_owned()]
}

/// The sentence for a file.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let [indonesian, english] = match refusal {
        Refusal::FileType => plain(
            "Berkas ini bukan CSV atau .xlsx tanpa makro. Buka di Excel, lalu Simpan Sebagai \"CSV UTF-8\" atau \"Excel Workbook (.xlsx)\".",
            "This file is neither CSV nor .xlsx without macros. Open it in Excel and save it as \"CSV UTF-8\" or \"Excel Workbook (.xlsx)\".",
        ),
        Refusal::TooLarge { max_mb } => [
            format!(
                "Isi berkas ini lebih besar dari yang wajar (lebih dari {max_mb} MB, atau satu sel yang sangat panjang). Bagi menjadi beberapa berkas."
            ),
            format!("There is more in this file than may be (over {max_mb} MB, or one very long cell). Split it into several files."),
        ],
        Refusal::Broken { detail } => [
            format!("Berkas ini rusak dan tidak terbaca ({detail}). Ambil ulang, atau simpan ulang dari Excel."),
            format!("This file is damaged and cannot be read ({detail}). Fetch it again, or save it anew from Excel."),
        ],
        Refusal::Encoding { line } => [
            format!("Huruf di baris {line} tidak pasti dibaca apa. Buka di Excel, lalu Simpan Sebagai \"CSV UTF-8\"."),
            format!("It is not certain how to read the letters on line {line}. Open the file in Excel and save it as \"CSV UTF-8\"."),
        ],
        Refusal::Sheet { sheets } => [
            format!("Tidak ada lembar dengan nama itu. Yang ada: {}.", sheets.join(", ")),
            format!("There is no sheet of that name. There are: {}.", sheets.join(", ")),
        ],
        Refusal::Header => plain(
            "Judul kolom tidak ditemukan di 30 baris pertama. Beri judul kolom seperti Nama, Desa, Tanggal, Komoditas, Jumlah, Satuan.",
            "No column names were found in the first 30 lines. Give names such as Nama, Desa, Tanggal, Komoditas, Jumlah, Satuan.",
        ),
        Refusal::ColumnsMany { max } => [
            format!("Berkas ini punya lebih dari {max} kolom. Hapus kolom yang tidak perlu."),
            format!("This file has more than {max} columns. Remove those that are not needed."),
        ],
        Refusal::ColumnsMissing { columns } => {
            let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
            [
                format!("Kolom yang harus ada belum ada: {}. Tambahkan, atau tunjukkan dengan --map \"Judul=nama\".", names.join(", ")),
                format!(
                    "Columns that must be there are not: {}. Add them, or point them out with --map \"Header=name\".",
                    names.join(", ")
                ),
            ]
        }
        Refusal::ColumnName { name } => [
            format!("Tidak ada kolom bernama {name} untuk daftar seperti ini. Lihat nama-namanya di profil atau di README."),
            format!("A list of this sort has no column called {name}. See the names in the profile or in the README."),
        ],
        Refusal::NoSuchHeader { name } => [
            format!("Berkas ini tidak punya judul kolom {name}. Tulis persis seperti di berkas."),
            format!("This file has no column headed {name}. Write it as it stands in the file."),
        ],
        Refusal::NumbersDoubtful { example, line } => [
            format!(
                "Angka {example} (baris {line}) bisa dibaca dua cara. Beri tahu sekali: --numbers id kalau titik untuk ribuan, --numbers en kalau titik untuk desimal."
            ),
            format!(
                "The number {example} (line {line}) can be read two ways. Say once: --numbers id if the point is for thousands, --numbers en if it is for decimals."
            ),
        ],
        Refusal::DatesDoubtful { example, line } => [
            format!(
                "Tanggal {example} (baris {line}) bisa dibaca dua cara. Beri tahu sekali: --dates dmy kalau hari dulu, --dates mdy kalau bulan dulu."
            ),
            format!(
                "The date {example} (line {line}) can be read two ways. Say once: --dates dmy if the day comes first, --dates mdy if the month does."
            ),
        ],
        Refusal::ListName { name } => [
            format!(
                "Daftar lain dengan kolom yang berbeda sudah memakai nama \"{name}\". Kalau kodenya daftar yang sama: --list {name}; kalau daftar lain: beri nama baru dengan --list."
            ),
            format!(
                "Another list with other columns has the name \"{name}\". If the keys are of the same list: --list {name}; if not, give it a new name with --list."
            ),
        ],
        Refusal::Account => plain(
            "Tidak ada akun dengan nama itu, atau akunnya dinonaktifkan. Lihat: anjat account list.",
            "There is no account of that name, or it is switched off. See: anjat account list.",
        ),
        Refusal::Role => plain(
            "Akun ini tidak boleh mencatat daftar seperti ini. Pakai akun penyuluh atau pengawas (--as).",
            "This account may not write such records. Import as an officer or supervisor (--as).",
        ),
    };
    lang.pick(indonesian, english)
}
