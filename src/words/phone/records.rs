//! Lists and pages of producers and harvests.

/// Words of the record screens.
pub struct Records {
    /// Search field.
    pub search_producer: &'static str,
    /// No producer at all.
    pub no_producers: &'static str,
    /// No producer fits the search.
    pub no_hit: &'static str,
    /// How many.
    pub producer_count: fn(usize) -> String,
    /// Heading.
    pub holdings: &'static str,
    /// Heading.
    pub harvests: &'static str,
    /// No harvest yet.
    pub no_harvests: &'static str,
    /// Heading.
    pub log_for_him: &'static str,
    /// Other kinds of harvest.
    pub other_kinds: &'static str,
    /// Button.
    pub correct: &'static str,
    /// Why a record cannot be corrected by this person.
    pub not_own: &'static str,
    /// Record not on this phone.
    pub not_here: &'static str,
    /// A sealed field with its last digits.
    pub sealed_last: fn(&str) -> String,
    /// A sealed field.
    pub sealed: &'static str,
    /// A birth year.
    pub born_in: fn(i64) -> String,
    /// Born on a sealed day of a year.
    pub born_sealed: fn(i64) -> String,
    /// NIK: none.
    pub no_nik: &'static str,
    /// Came home empty.
    pub empty_catch: &'static str,
    /// When the phone wrote it.
    pub written: &'static str,
    /// Why it is held.
    pub why_held: &'static str,
    /// What the supervisor said.
    pub supervisor_said: &'static str,
    /// The day by which a returned record should be back, before it.
    pub due_by: &'static str,
    /// A supervisor marked this field.
    pub marked: &'static str,
    /// Producer not on this phone.
    pub unknown_producer: &'static str,
    /// Harvest failed.
    pub failed: &'static str,
    /// So many reports.
    pub report_count: fn(usize) -> String,
    /// Card number.
    pub card: &'static str,
    /// People aboard.
    pub people: fn(&str) -> String,
}

pub(super) const ID: Records = Records {
    search_producer: "Cari nama atau nomor kartu",
    no_producers: "Belum ada pelaku di HP ini. Yang Anda daftarkan langsung muncul di sini, tanpa sinyal pun.",
    no_hit: "Tidak ada yang cocok. Coba 3 huruf lain, atau daftarkan.",
    producer_count: |n| format!("{n} pelaku"),
    holdings: "Lahan, perahu, tambak",
    harvests: "Hasil yang tercatat",
    no_harvests: "Belum ada hasil yang tercatat.",
    log_for_him: "Catat hasil",
    other_kinds: "Hasil jenis lain",
    correct: "Perbaiki",
    not_own: "Catatan ini ditulis orang lain; hanya dapat dibaca di sini.",
    not_here: "Catatan ini tidak ada di HP ini.",
    sealed_last: |last| format!("Tersegel ••{last}"),
    sealed: "Tersegel",
    born_in: |year| format!("{year}"),
    born_sealed: |year| format!("{year} (tanggal tersegel)"),
    no_nik: "Belum ada",
    empty_catch: "Pulang kosong",
    written: "Ditulis:",
    why_held: "Mengapa ditahan",
    supervisor_said: "Kata pemeriksa",
    due_by: "Paling lambat",
    marked: "Ditandai pemeriksa",
    unknown_producer: "Pelaku tidak ada di HP ini",
    failed: "Gagal panen",
    report_count: |n| format!("{n} laporan"),
    card: "Kartu",
    people: |n| format!("{n} orang"),
};

pub(super) const EN: Records = Records {
    search_producer: "Search by name or card number",
    no_producers: "No producers on this phone yet. Those you register appear here at once, even without signal.",
    no_hit: "Nobody fits. Try 3 other letters, or register the person.",
    producer_count: |n| if n == 1 { "1 producer".to_owned() } else { format!("{n} producers") },
    holdings: "Plots, boats, ponds",
    harvests: "Harvests on record",
    no_harvests: "No harvests on record yet.",
    log_for_him: "Log a harvest",
    other_kinds: "Other kinds of harvest",
    correct: "Correct",
    not_own: "Somebody else wrote this record; it can only be read here.",
    not_here: "This record is not on this phone.",
    sealed_last: |last| format!("Sealed ••{last}"),
    sealed: "Sealed",
    born_in: |year| format!("{year}"),
    born_sealed: |year| format!("{year} (date sealed)"),
    no_nik: "None yet",
    empty_catch: "Came home empty",
    written: "Written:",
    why_held: "Why it is held",
    supervisor_said: "The supervisor says",
    due_by: "By",
    marked: "Marked by the supervisor",
    unknown_producer: "Producer not on this phone",
    failed: "Harvest failed",
    report_count: |n| if n == 1 { "1 report".to_owned() } else { format!("{n} reports") },
    card: "Card",
    people: |n| format!("{n} people"),
};
