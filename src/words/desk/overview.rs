//! Ringkasan: the overview of harvests.

/// Words of the overview and of what is downloaded from it.
pub struct Overview {
    /// Heading.
    pub title: &'static str,
    /// Below it.
    pub lead: &'static str,
    /// Figures of approved reports.
    pub verified: &'static str,
    /// Figures of all others that count.
    pub provisional: &'static str,
    /// What the two mean.
    pub sides_help: &'static str,
    /// A state of the goods when none was said.
    pub no_condition: &'static str,
    /// Label of the states.
    pub conditions: &'static str,
    /// Below the states.
    pub conditions_help: &'static str,
    /// Heading.
    pub by_commodity: &'static str,
    /// Heading.
    pub by_area: &'static str,
    /// Heading.
    pub by_month: &'static str,
    /// Column.
    pub commodity: &'static str,
    /// Column.
    pub area: &'static str,
    /// Column.
    pub month: &'static str,
    /// How many rows the chart shows of a longer table.
    pub largest: fn(usize) -> String,
    /// What a chart shows, for who cannot see it.
    pub chart_said: fn(&str, &str) -> String,
    /// Heading.
    pub unmeasured: &'static str,
    /// Below it.
    pub unmeasured_help: &'static str,
    /// Heading.
    pub as_typed: &'static str,
    /// Below it.
    pub as_typed_help: &'static str,
    /// Reports that count.
    pub reports: &'static str,
    /// Months without yield among them.
    pub nil: &'static str,
    /// Heading.
    pub coverage: &'static str,
    /// Who reported of how many: reporting, all, districts or villages.
    pub covered: fn(usize, usize, bool) -> String,
    /// Heading of those that did not.
    pub silent: fn(usize, bool) -> String,
    /// Nobody is silent.
    pub none_silent: &'static str,
    /// Names and figures of fewer than five producers.
    pub joined_note: &'static str,
    /// The area asked for was joined with others.
    pub joined_areas: fn(&str, &str) -> String,
    /// A figure that is not given.
    pub withheld: &'static str,
    /// No report fits.
    pub empty: &'static str,
    /// What to do.
    pub empty_hint: &'static str,
    /// No weight in this state.
    pub empty_condition: &'static str,
    /// Filter.
    pub year: &'static str,
    /// Filter.
    pub from: &'static str,
    /// Filter.
    pub to: &'static str,
    /// Filter.
    pub livelihood: &'static str,
    /// Label of the way down to the area.
    pub path: &'static str,
    /// The whole territory, where it is of several areas.
    pub whole_territory: &'static str,
    /// Place in the order that the figures stand at.
    pub version: fn(i64) -> String,
    /// Opens the records behind a figure.
    pub opens: &'static str,
    /// Button.
    pub get: &'static str,
    /// Below it.
    pub get_help: &'static str,
    /// Comma.
    pub get_comma: &'static str,
    /// Semicolon and decimal comma.
    pub get_semicolon: &'static str,
    /// Excel.
    pub get_xlsx: &'static str,
    /// Navigation.
    pub nav: &'static str,
}

/// Bahasa Indonesia.
pub const ID: Overview = Overview {
    title: "Ringkasan hasil",
    lead: "Angka terverifikasi dan angka sementara berdampingan, tidak pernah dijumlahkan.",
    verified: "Terverifikasi",
    provisional: "Sementara",
    sides_help: "Terverifikasi: disetujui pengawas. Sementara: menunggu, dikembalikan, atau berubah sejak diperiksa. Yang ditolak tidak dihitung.",
    no_condition: "tanpa kondisi",
    conditions: "Kondisi hasil",
    conditions_help: "Basah dan kering tidak pernah dijumlahkan. Pilih satu kondisi untuk rinciannya.",
    by_commodity: "Per komoditas",
    by_area: "Per wilayah",
    by_month: "Per bulan",
    commodity: "Komoditas",
    area: "Wilayah",
    month: "Bulan",
    largest: |n| format!("Grafik: {n} terbesar. Tabel: semuanya."),
    chart_said: |what, largest| {
        format!("Batang berdampingan {what}, terverifikasi dan sementara. Terbesar: {largest}. Semua angka ada di tabel di sampingnya.")
    },
    unmeasured: "Belum terukur",
    unmeasured_help: "Satuan setempat tanpa berat yang pasti. Tidak diubah ke kilogram dan tidak dijumlahkan.",
    as_typed: "Di luar daftar komoditas",
    as_typed_help: "Nama seperti diucapkan orang, belum dipadankan.",
    reports: "laporan",
    nil: "di antaranya tanpa hasil",
    coverage: "Cakupan",
    covered: |reporting, all, villages| format!("{reporting} dari {all} {} melapor", if villages { "desa" } else { "kecamatan" }),
    silent: |n, villages| format!("{n} {} belum melapor", if villages { "desa" } else { "kecamatan" }),
    none_silent: "Semua sudah melapor.",
    joined_note: "Angka dari kurang dari lima pelaku digabung dengan tetangganya yang terkecil, agar tidak menunjuk orang.",
    joined_areas: |asked, all| {
        format!("{asked} terlalu sedikit pelakunya, atau bertetangga dengan yang terlalu sedikit. Angka di bawah ini untuk {all} bersama.")
    },
    withheld: "kurang dari lima pelaku",
    empty: "Belum ada laporan di saringan ini.",
    empty_hint: "Pilih tahun atau wilayah lain, atau hapus saringan.",
    empty_condition: "Tidak ada berat terukur pada kondisi ini.",
    year: "Tahun",
    from: "Dari bulan",
    to: "Sampai bulan",
    livelihood: "Mata pencaharian",
    path: "Wilayah yang dipilih",
    whole_territory: "Seluruh wilayah Anda",
    version: |seq| format!("Angka ini dihitung dari data sampai nomor urut {seq}."),
    opens: "buka catatannya",
    get: "Unduh",
    get_help: "Tepat saringan yang tampak. Tanpa NIK, nomor HP dan titik lokasi.",
    get_comma: "CSV, koma",
    get_semicolon: "CSV, titik koma",
    get_xlsx: "Excel (XLSX)",
    nav: "Meja",
};

/// English.
pub const EN: Overview = Overview {
    title: "Overview of harvests",
    lead: "Verified and provisional figures side by side, never added up.",
    verified: "Verified",
    provisional: "Provisional",
    sides_help: "Verified: approved by a supervisor. Provisional: waiting, returned, or changed since review. Rejected ones do not count.",
    no_condition: "no condition said",
    conditions: "Condition of the goods",
    conditions_help: "Wet and dry are never added up. Choose one condition for its details.",
    by_commodity: "By commodity",
    by_area: "By area",
    by_month: "By month",
    commodity: "Commodity",
    area: "Area",
    month: "Month",
    largest: |n| format!("Chart: the {n} largest. Table: all."),
    chart_said: |what, largest| {
        format!("Bars side by side {what}, verified and provisional. Largest: {largest}. All figures are in the table beside it.")
    },
    unmeasured: "Unmeasured",
    unmeasured_help: "Local units without a certain weight. Not converted to kilograms and not added up.",
    as_typed: "Not in the list of commodities",
    as_typed_help: "Named as people call it, not mapped yet.",
    reports: "reports",
    nil: "of them without yield",
    coverage: "Coverage",
    covered: |reporting, all, villages| format!("{reporting} of {all} {} report", if villages { "villages" } else { "districts" }),
    silent: |n, villages| format!("{n} {} not yet reporting", if villages { "villages" } else { "districts" }),
    none_silent: "All have reported.",
    joined_note: "Figures of fewer than five producers are joined with their smallest neighbour, so that they point at nobody.",
    joined_areas: |asked, all| {
        format!("{asked} has too few producers, or is beside one that has. The figures below are for {all} together.")
    },
    withheld: "fewer than five producers",
    empty: "No report fits this filter yet.",
    empty_hint: "Choose another year or area, or clear the filter.",
    empty_condition: "No measured weight in this condition.",
    year: "Year",
    from: "From month",
    to: "To month",
    livelihood: "Livelihood",
    path: "Chosen area",
    whole_territory: "All of your territory",
    version: |seq| format!("These figures are made from the data up to number {seq}."),
    opens: "open the records",
    get: "Download",
    get_help: "Exactly the filter on screen. Without NIK, phone number and exact site.",
    get_comma: "CSV, comma",
    get_semicolon: "CSV, semicolon",
    get_xlsx: "Excel (XLSX)",
    nav: "Desk",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_reads_as_people_say_it() {
        assert_eq!((ID.covered)(31, 55, false), "31 dari 55 kecamatan melapor");
        assert_eq!((EN.covered)(1, 2, true), "1 of 2 villages report");
    }
}
