//! Words of exported files: heads of columns, and the sheet about the data.

use crate::domain::reports::export::{Column, List};
use crate::words::Lang;

/// The head of a column.
pub fn column(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Id => lang.pick("id catatan", "record id"),
        Column::Kind => lang.pick("jenis catatan", "kind of record"),
        Column::Form => lang.pick("jenis hasil", "kind of harvest"),
        Column::Day => lang.pick("tanggal", "day"),
        Column::Producer => lang.pick("pelaku", "producer"),
        Column::Name => lang.pick("nama", "name"),
        Column::Sex => lang.pick("jenis kelamin", "sex"),
        Column::BirthYear => lang.pick("tahun lahir", "birth year"),
        Column::Livelihoods => lang.pick("mata pencaharian", "livelihoods"),
        Column::Group => lang.pick("kelompok", "group"),
        Column::Card => lang.pick("nomor kartu", "card number"),
        Column::Commodity => lang.pick("komoditas", "commodity"),
        Column::CommodityCode => lang.pick("kode komoditas", "commodity code"),
        Column::Amount => lang.pick("jumlah", "amount"),
        Column::Unit => lang.pick("satuan", "unit"),
        Column::Kilograms => "kg",
        Column::Condition => lang.pick("kondisi", "condition"),
        Column::Price => lang.pick("harga (Rp)", "price (Rp)"),
        Column::PricePer => lang.pick("harga per", "price per"),
        Column::Grade => lang.pick("mutu", "grade"),
        Column::Buyer => lang.pick("pembeli", "buyer"),
        Column::Use => lang.pick("dipakai untuk", "use"),
        Column::Destination => lang.pick("tujuan", "destination"),
        Column::Document => lang.pick("dokumen angkut", "transport document"),
        Column::Gear => lang.pick("alat tangkap", "gear"),
        Column::Failed => lang.pick("gagal panen", "crop failed"),
        Column::NilReason => lang.pick("sebab tanpa hasil", "reason of no yield"),
        Column::Village => lang.pick("desa", "village"),
        Column::VillageCode => lang.pick("kode desa", "village code"),
        Column::District => lang.pick("kecamatan", "district"),
        Column::Regency => lang.pick("kabupaten/kota", "regency"),
        Column::Review => lang.pick("keadaan", "review"),
        Column::Flags => lang.pick("tanda", "flags"),
        Column::Author => lang.pick("pencatat", "author"),
        Column::Held => lang.pick("alasan ditahan", "why held"),
        Column::Received => lang.pick("diterima (WITA)", "received (WITA)"),
        Column::Table => lang.pick("tabel", "table"),
        Column::Of => lang.pick("rincian", "of"),
        Column::OfCode => lang.pick("kode", "code"),
        Column::Verified => lang.pick("terverifikasi", "verified"),
        Column::Provisional => lang.pick("sementara", "provisional"),
        Column::Note => lang.pick("keterangan", "note"),
    }
}

/// A list's name.
pub fn list(lang: Lang, list: List) -> &'static str {
    match list {
        List::Records => lang.pick("Daftar catatan", "List of records"),
        List::Producers => lang.pick("Daftar pelaku usaha", "List of producers"),
        List::Harvests => lang.pick("Laporan hasil per komoditas", "Reports by commodity"),
        List::Held => lang.pick("Kiriman yang ditahan", "Held lines"),
        List::Overview => lang.pick("Ringkasan hasil", "Overview of harvests"),
    }
}

/// What the rows of a list are.
pub fn definition(lang: Lang, list: List) -> &'static str {
    match list {
        List::Records => lang.pick(
            "Satu baris per catatan (pendaftaran, lahan atau sarana, laporan hasil) menurut keadaan terakhirnya.",
            "One row per record (registration, holding, report) as it stands last.",
        ),
        List::Producers => lang.pick(
            "Satu baris per orang yang bertani, menangkap ikan, membudidaya atau memungut hasil hutan.",
            "One row per person who farms, fishes, raises fish or seaweed, or gathers in the forest.",
        ),
        List::Harvests => lang.pick(
            "Satu baris per komoditas dalam satu laporan panen, tangkapan atau pungutan; juga laporan tanpa hasil.",
            "One row per commodity of a report of harvest, catch or gathering; also reports without yield.",
        ),
        List::Held => lang.pick(
            "Satu baris per kiriman yang disimpan tetapi belum diterapkan, yang terlama dulu. Isinya tidak ada di sini.",
            "One row per line that is stored and not applied yet, the oldest first. What is in it does not stand here.",
        ),
        List::Overview => lang.pick(
            "Jumlah berat terukur per komoditas, wilayah dan bulan. Terverifikasi: disetujui pengawas. Sementara: menunggu, \
             dikembalikan, atau berubah sejak diperiksa. Keduanya tidak dijumlahkan; yang ditolak tidak dihitung.",
            "Sums of measured weight by commodity, area and month. Verified: approved by a supervisor. Provisional: waiting, \
             returned, or changed since review. The two are not added up; rejected ones do not count.",
        ),
    }
}

/// The sheet about the data, as Satu Data Indonesia asks for it (Perpres 39/2019: producer, definition, unit, period, codes).
pub struct About {
    /// Name of the sheet.
    pub sheet: &'static str,
    /// Who made the data.
    pub producer: &'static str,
    /// And this is the value of it: the office's province follows.
    pub producer_is: &'static str,
    /// What the rows are.
    pub definition: &'static str,
    /// Units.
    pub unit: &'static str,
    /// And their values.
    pub unit_is: &'static str,
    /// Months.
    pub period: &'static str,
    /// When no months are filtered.
    pub any_time: &'static str,
    /// The filter.
    pub filter: &'static str,
    /// When nothing is filtered.
    pub no_filter: &'static str,
    /// Territory.
    pub territory: &'static str,
    /// Codes of areas.
    pub area_codes: &'static str,
    /// Codes of commodities and units.
    pub codes: &'static str,
    /// Who exported.
    pub by: &'static str,
    /// On the command line.
    pub by_machine: &'static str,
    /// When.
    pub at: &'static str,
    /// Place in the order.
    pub version: &'static str,
    /// What is left out.
    pub left_out: &'static str,
    /// And why.
    pub left_out_is: &'static str,
    /// Cells that begin like a formula.
    pub neutral: &'static str,
}

/// The words of the sheet in one language.
pub fn about(lang: Lang) -> &'static About {
    lang.pick(&ID, &EN)
}

const ID: About = About {
    sheet: "Tentang data",
    producer: "Produsen data",
    producer_is: "Anjat, Provinsi",
    definition: "Definisi",
    unit: "Satuan",
    unit_is: "kg hanya untuk satuan yang pasti beratnya; satuan setempat (ikat, karung, ekor) tetap seperti dilaporkan. Harga dalam rupiah.",
    period: "Periode",
    any_time: "semua waktu",
    filter: "Saringan",
    no_filter: "tanpa saringan",
    territory: "Wilayah",
    area_codes: "Kode wilayah",
    codes: "Daftar komoditas dan satuan",
    by: "Diunduh oleh",
    by_machine: "baris perintah",
    at: "Diunduh pada (WITA)",
    version: "Versi data (nomor urut)",
    left_out: "Tidak termasuk",
    left_out_is: "NIK, tanggal lahir lengkap, nomor HP dan titik lokasi: semuanya tersegel.",
    neutral: "Sel yang diawali = + - @ diberi tanda kutip tunggal di depan agar tidak dibaca sebagai rumus.",
};

const EN: About = About {
    sheet: "About the data",
    producer: "Producer of the data",
    producer_is: "Anjat, province of",
    definition: "Definition",
    unit: "Units",
    unit_is: "kg only for units that are a weight by definition; local units (bundle, sack, head) stay as reported. Prices in rupiah.",
    period: "Period",
    any_time: "any time",
    filter: "Filter",
    no_filter: "no filter",
    territory: "Territory",
    area_codes: "Area codes",
    codes: "List of commodities and units",
    by: "Exported by",
    by_machine: "command line",
    at: "Exported at (WITA)",
    version: "Version of the data (place in the order)",
    left_out: "Left out",
    left_out_is: "NIK, full birth date, phone number and exact site: all of them are sealed.",
    neutral: "Cells that begin with = + - @ have an apostrophe in front, so that they are not read as a formula.",
};

/// Notes in the overview's file.
pub fn silent(lang: Lang) -> &'static str {
    lang.pick("belum melapor", "not yet reporting")
}

/// Yes, in a cell.
pub fn yes(lang: Lang) -> &'static str {
    lang.pick("ya", "yes")
}
