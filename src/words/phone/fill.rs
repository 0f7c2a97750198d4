//! Filling in a form.

/// Words of the form screen.
pub struct Fill {
    /// Save button.
    pub save: &'static str,
    /// Save button while saving.
    pub saving: &'static str,
    /// The draft is on the phone.
    pub draft_kept: &'static str,
    /// The draft is being written.
    pub draft_writing: &'static str,
    /// The draft could not be written.
    pub draft_failed: &'static str,
    /// The draft is gone: another tab saved it.
    pub draft_gone: &'static str,
    /// The link is to a draft that is not there.
    pub draft_unknown: &'static str,
    /// No room on save; the form stays.
    pub quota: &'static str,
    /// The store failed on save; the form stays.
    pub failed: &'static str,
    /// Something stands in the way of saving.
    pub problems: fn(usize) -> String,
    /// Correction: what a supervisor wrote.
    pub returned: &'static str,
    /// Correction without a verdict.
    pub correcting: &'static str,
    /// At a field that was marked.
    pub marked: &'static str,
    /// A question that may stay empty.
    pub optional: &'static str,
    /// Of a sealed field in a correction.
    pub sealed_stays: &'static str,
    /// Empty choice in a select.
    pub choose: &'static str,
    /// Search field of a picker.
    pub search: &'static str,
    /// Below a picker without a hit.
    pub no_hit: &'static str,
    /// Button that keeps what was typed.
    pub as_typed: fn(&str) -> String,
    /// Mark of a value kept as typed.
    pub typed_mark: &'static str,
    /// Heading over the last used.
    pub last_used: &'static str,
    /// No producer yet.
    pub no_producer: &'static str,
    /// Choose the producer first.
    pub producer_first: &'static str,
    /// The chosen producer has none.
    pub no_holding: &'static str,
    /// No particular holding.
    pub any_holding: &'static str,
    /// A unit that is not in the list.
    pub other_unit: &'static str,
    /// Its field.
    pub other_unit_help: &'static str,
    /// NIK counter.
    pub nik_count: fn(usize) -> String,
    /// Proposal from the NIK.
    pub from_nik: fn(&str) -> String,
    /// Takes it over.
    pub take: &'static str,
    /// A line of a catch.
    pub line: fn(usize) -> String,
    /// Button.
    pub add_line: &'static str,
    /// Button.
    pub remove_line: &'static str,
    /// Running total.
    pub total: &'static str,
    /// Lines without a weight.
    pub unweighed: fn(usize) -> String,
    /// No line.
    pub empty_catch: &'static str,
    /// Heading after saving.
    pub saved: &'static str,
    /// Below it.
    pub saved_help: &'static str,
    /// Above the card number.
    pub card: &'static str,
    /// Below the card number.
    pub card_help: &'static str,
    /// Next action.
    pub log_for: fn(&str) -> String,
    /// Next action.
    pub add_holding: &'static str,
    /// Next action.
    pub another: &'static str,
    /// Next action.
    pub see_record: &'static str,
    /// Next action.
    pub to_home: &'static str,
    /// Sections of forms: who, trip, harvest, where, livelihood, sale, consent, more.
    pub sections: [&'static str; 8],
}

pub(super) const ID: Fill = Fill {
    save: "Simpan di HP",
    saving: "Menyimpan …",
    draft_kept: "Draf tersimpan",
    draft_writing: "Menyimpan draf …",
    draft_failed: "Draf belum tersimpan. Isian tetap di layar; jangan tutup dulu.",
    draft_gone: "Draf ini sudah disimpan di tab lain.",
    draft_unknown: "Draf ini tidak ada lagi: masih kosong, sudah disimpan, atau sudah dihapus.",
    quota: "Ruang HP penuh, catatan belum tersimpan. Isian tetap di sini. Hapus foto atau video yang tidak dipakai, lalu simpan lagi.",
    failed: "Belum tersimpan: simpanan HP menolak. Isian tetap di sini. Coba simpan lagi.",
    problems: |n| if n == 1 { "Satu isian perlu dilihat dulu.".to_owned() } else { format!("{n} isian perlu dilihat dulu.") },
    returned: "Dikembalikan pemeriksa",
    correcting: "Memperbaiki catatan yang sudah tersimpan",
    marked: "Kata pemeriksa:",
    optional: "boleh kosong",
    sealed_stays: "Sudah tersegel. Kosongkan kalau tidak berubah; ketik lagi kalau mau diganti.",
    choose: "Pilih …",
    search: "Ketik 3 huruf …",
    no_hit: "Tidak ada di daftar.",
    as_typed: |text| format!("Pakai “{text}”, seperti disebut"),
    typed_mark: "ditulis seperti disebut",
    last_used: "Terakhir dipakai",
    no_producer: "Belum ada pelaku di HP ini dengan nama itu. Daftarkan dulu.",
    producer_first: "Pilih pelakunya dulu.",
    no_holding: "Belum ada lahan, perahu atau tambak tercatat untuknya. Boleh kosong.",
    any_holding: "Tidak disebut",
    other_unit: "Satuan lain …",
    other_unit_help: "Tulis satuannya, misalnya gendong",
    nik_count: |n| format!("{n} dari 16 angka"),
    from_nik: |what| format!("Dari NIK: {what}"),
    take: "Pakai",
    line: |n| format!("Ikan ke-{n}"),
    add_line: "Tambah jenis ikan",
    remove_line: "Buang baris ini",
    total: "Jumlah",
    unweighed: |n| format!("dan {n} jenis tanpa berat"),
    empty_catch: "Tanpa baris berarti pulang kosong. Itu pun catatan yang berguna.",
    saved: "Tersimpan di HP",
    saved_help: "Aman di HP ini walau mati atau tanpa sinyal. Terkirim sendiri begitu ada sinyal dan Anjat terbuka.",
    card: "Nomor kartu",
    card_help: "Tulis di kartunya: dengan nomor ini ia mudah dicari.",
    log_for: |name| format!("Catat hasil {name}"),
    add_holding: "Tambah lahan, perahu, tambak",
    another: "Satu lagi yang serupa",
    see_record: "Lihat catatannya",
    to_home: "Ke Beranda",
    sections: ["Siapa", "Perjalanan", "Hasil", "Di mana", "Pekerjaan", "Penjualan", "Persetujuan", "Lain-lain"],
};

pub(super) const EN: Fill = Fill {
    save: "Save on phone",
    saving: "Saving …",
    draft_kept: "Draft kept",
    draft_writing: "Keeping draft …",
    draft_failed: "The draft is not kept yet. It stays on the screen; do not close it.",
    draft_gone: "This draft was already saved in another tab.",
    draft_unknown: "This draft is no longer here: it was empty, saved or deleted.",
    quota: "This phone is full, the record is not saved. Your answers stay here. Delete photos or videos you do not need and save again.",
    failed: "Not saved: the phone's store refused. Your answers stay here. Try again.",
    problems: |n| if n == 1 { "One answer needs a look first.".to_owned() } else { format!("{n} answers need a look first.") },
    returned: "Returned by the supervisor",
    correcting: "Correcting a saved record",
    marked: "The supervisor says:",
    optional: "may stay empty",
    sealed_stays: "Already sealed. Leave empty if unchanged; type it again to replace it.",
    choose: "Choose …",
    search: "Type 3 letters …",
    no_hit: "Not in the list.",
    as_typed: |text| format!("Use “{text}” as people call it"),
    typed_mark: "as people call it",
    last_used: "Last used",
    no_producer: "No producer of that name on this phone. Register first.",
    producer_first: "Choose the producer first.",
    no_holding: "No plot, boat or pond on record. This may stay empty.",
    any_holding: "Not named",
    other_unit: "Another unit …",
    other_unit_help: "Write the unit, such as gendong",
    nik_count: |n| format!("{n} of 16 digits"),
    from_nik: |what| format!("From the NIK: {what}"),
    take: "Use",
    line: |n| format!("Fish {n}"),
    add_line: "Add another fish",
    remove_line: "Remove this line",
    total: "Total",
    unweighed: |n| format!("and {n} kinds without weight"),
    empty_catch: "No line means the boat came home empty. That is worth a record too.",
    saved: "Saved on this phone",
    saved_help: "Safe here even without power or signal. It is sent by itself once there is signal and Anjat is open.",
    card: "Card number",
    card_help: "Write it on the card: it makes the person easy to find.",
    log_for: |name| format!("Log a harvest of {name}"),
    add_holding: "Add a plot, boat or pond",
    another: "Another like this",
    see_record: "See the record",
    to_home: "To the home screen",
    sections: ["Who", "Trip", "Harvest", "Where", "Livelihood", "Sale", "Consent", "More"],
};
