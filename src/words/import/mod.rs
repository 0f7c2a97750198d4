//! What an import says: about a line, a file, and at the end. Every sentence names what to do.

mod faults;
mod refusals;

pub use faults::{fault, no_column};
pub use refusals::refusal;

use super::Lang;

/// Words of the report and the command.
pub struct Import {
    /// Heading.
    pub title: &'static str,
    /// Behind it, when nothing is written.
    pub dry_run: &'static str,
    /// Before the file's encoding and marks.
    pub read_as: &'static str,
    /// Before the mark that parts cells.
    pub separator: &'static str,
    /// Before a sheet's name.
    pub sheet: &'static str,
    /// Before sheets that are not read.
    pub sheets_left: &'static str,
    /// Before the header's line.
    pub header_line: &'static str,
    /// Before a profile's path, when it was saved now.
    pub profile_new: &'static str,
    /// The same when it was there.
    pub profile_known: &'static str,
    /// At a column that is left out.
    pub not_imported: &'static str,
    /// Before the answers that hold for all lines.
    pub fixed: &'static str,
    /// Before the writing of numbers.
    pub numbers: &'static str,
    /// Before the writing of days.
    pub dates: &'static str,
    /// The file's village codes are those of BPS.
    pub bps: &'static str,
    /// Reports lie in their producer's village.
    pub village_of_producer: &'static str,
    /// Counts.
    pub lines: &'static str,
    /// New records.
    pub new: &'static str,
    /// New records, of a dry run.
    pub would_be_new: &'static str,
    /// Lines that are there.
    pub same: &'static str,
    /// Records that were changed.
    pub changed: &'static str,
    /// Lines to mend.
    pub bad: &'static str,
    /// Before the file to mend.
    pub mend_in: &'static str,
    /// Before the whole report's path.
    pub report_in: &'static str,
    /// Heading of the table.
    pub table: [&'static str; 4],
    /// Behind the first lines of the table.
    pub more: &'static str,
    /// Heading of what was remarked.
    pub remarked: &'static str,
    /// Why a report of an old list comes late; the list's name follows.
    pub late_reason: &'static str,
    /// Asks about numbers: thousands or decimals.
    pub ask_number: &'static str,
    /// Asks about days: day or month first.
    pub ask_date: &'static str,
}

/// Indonesian.
pub static ID: Import = Import {
    title: "Impor",
    dry_run: "uji coba, belum ada yang disimpan",
    read_as: "Dibaca sebagai",
    separator: "pemisah",
    sheet: "Lembar",
    sheets_left: "Lembar lain yang tidak dibaca (pilih dengan --sheet)",
    header_line: "judul kolom di baris",
    profile_new: "Profil kolom disimpan di",
    profile_known: "Profil kolom dari",
    not_imported: "tidak diimpor",
    fixed: "Untuk semua baris",
    numbers: "Angka",
    dates: "Tanggal",
    bps: "Kode desa di berkas ini kode BPS, bukan Kemendagri: dipakai hanya untuk mengenali kabupatennya.",
    village_of_producer: "Tidak ada kolom desa: laporan dicatat di desa tempat tinggal produsennya.",
    lines: "baris",
    new: "baru",
    would_be_new: "akan menjadi catatan baru",
    same: "sudah ada",
    changed: "berubah",
    bad: "perlu diperbaiki",
    mend_in: "Baris yang perlu diperbaiki ada di berkas ini. Perbaiki di situ, lalu impor berkas itu:",
    report_in: "Laporan lengkap:",
    table: ["baris", "kolom", "isi", "apa yang salah dan apa yang perlu dilakukan"],
    more: "lagi; semuanya ada di laporan (--report BERKAS)",
    remarked: "Diimpor dengan catatan untuk pemeriksa",
    late_reason: "Diimpor dari daftar",
    ask_number: "Angka ini bisa dibaca dua cara. Titik untuk ribuan (1.500 = seribu lima ratus) atau untuk desimal (1.500 = satu setengah)? Ketik id untuk ribuan, en untuk desimal:",
    ask_date: "Tanggal ini bisa dibaca dua cara. Hari dulu atau bulan dulu? Ketik dmy untuk hari dulu, mdy untuk bulan dulu:",
};

/// English.
pub static EN: Import = Import {
    title: "Import",
    dry_run: "dry run, nothing is stored",
    read_as: "Read as",
    separator: "separator",
    sheet: "Sheet",
    sheets_left: "Other sheets, not read (choose with --sheet)",
    header_line: "column names on line",
    profile_new: "Column profile saved in",
    profile_known: "Column profile from",
    not_imported: "not imported",
    fixed: "For every line",
    numbers: "Numbers",
    dates: "Dates",
    bps: "The village codes of this file are those of BPS, not Kemendagri: they only tell the regency.",
    village_of_producer: "There is no village column: reports lie in the village where their producer lives.",
    lines: "lines",
    new: "new",
    would_be_new: "would become new records",
    same: "already there",
    changed: "changed",
    bad: "to mend",
    mend_in: "The lines to mend are in this file. Mend them there and import that file:",
    report_in: "The whole report:",
    table: ["line", "column", "content", "what is wrong and what to do"],
    more: "more; all of them are in the report (--report FILE)",
    remarked: "Imported with a remark for the reviewer",
    late_reason: "Imported from the list",
    ask_number: "This number can be read two ways. Is the point for thousands (1.500 = fifteen hundred) or for decimals (1.500 = one and a half)? Type id for thousands, en for decimals:",
    ask_date: "This date can be read two ways. Is the day first or the month? Type dmy for the day, mdy for the month:",
};

/// The words in a language.
pub fn of(lang: Lang) -> &'static Import {
    lang.pick(&ID, &EN)
}
