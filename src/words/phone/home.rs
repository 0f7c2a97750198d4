//! Beranda.

/// Words of the home screen.
pub struct Home {
    /// Greeting until eleven.
    pub morning: &'static str,
    /// Greeting until three in the afternoon.
    pub noon: &'static str,
    /// Greeting until half past six.
    pub afternoon: &'static str,
    /// Greeting after that.
    pub evening: &'static str,
    /// Role under the name.
    pub officer: &'static str,
    /// Role under the name.
    pub producer: &'static str,
    /// Heading over the kinds of harvest.
    pub log: &'static str,
    /// Big action.
    pub register: &'static str,
    /// Below it.
    pub register_help: &'static str,
    /// Big action.
    pub nil: &'static str,
    /// Below it.
    pub nil_help: &'static str,
    /// Heading over the drafts.
    pub go_on: &'static str,
    /// Asks before a draft is deleted.
    pub drop_draft: &'static str,
    /// What deleting means.
    pub drop_draft_help: &'static str,
    /// A draft without a name yet.
    pub unnamed: &'static str,
    /// Heading of the list to mend.
    pub to_mend: &'static str,
    /// How many are returned or held.
    pub to_mend_count: fn(usize) -> String,
    /// Nothing to mend.
    pub nothing_to_mend: &'static str,
    /// Count of drafts.
    pub drafts: &'static str,
    /// Count of records that wait on the phone.
    pub on_phone: &'static str,
    /// Count of records on the server.
    pub safe: &'static str,
    /// Count of held ones.
    pub held: &'static str,
    /// Last contact with the server.
    pub last_contact: &'static str,
    /// Never been in contact.
    pub never: &'static str,
    /// Free space.
    pub free_space: &'static str,
    /// The browser does not say.
    pub not_told: &'static str,
    /// Nearly full, with what is left.
    pub nearly_full: fn(&str) -> String,
    /// `persist()` was refused.
    pub not_persisted: &'static str,
    /// Records were lost when the browser removed the store.
    pub lost: fn(u64) -> String,
    /// A new build waits.
    pub update_ready: &'static str,
    /// Button.
    pub update: &'static str,
    /// This month's own total (a producer).
    pub month_total: &'static str,
    /// Reports of which the weight is not known.
    pub month_open: fn(usize) -> String,
}

pub(super) const ID: Home = Home {
    morning: "Selamat pagi",
    noon: "Selamat siang",
    afternoon: "Selamat sore",
    evening: "Selamat malam",
    officer: "Penyuluh",
    producer: "Pelaku usaha",
    log: "Catat hasil",
    register: "Daftarkan pelaku",
    register_help: "Petani, nelayan, pembudi daya, pemungut",
    nil: "Tidak ada hasil",
    nil_help: "Sebulan tanpa panen pun penting",
    go_on: "Lanjutkan?",
    drop_draft: "Hapus draf ini?",
    drop_draft_help: "Isinya belum tersimpan sebagai catatan dan tidak dapat dikembalikan.",
    unnamed: "Belum ada nama",
    to_mend: "Perlu diperbaiki",
    to_mend_count: |n| format!("{n} catatan menunggu Anda"),
    nothing_to_mend: "Tidak ada yang perlu diperbaiki.",
    drafts: "Draf",
    on_phone: "Tersimpan di HP",
    safe: "Aman di server",
    held: "Ditahan",
    last_contact: "Terhubung terakhir",
    never: "belum pernah",
    free_space: "Ruang kosong",
    not_told: "tidak diketahui",
    nearly_full: |left| format!("Ruang HP hampir penuh ({left}). Kirim dulu, atau hapus foto dan video yang tidak dipakai."),
    not_persisted: "Browser belum menjamin catatan di HP ini tetap ada. Pasang Anjat di layar utama dan kirim sesering mungkin.",
    lost: |n| format!("Browser menghapus simpanan HP ini: paling sedikit {n} catatan yang belum terkirim hilang. Beri tahu koordinator."),
    update_ready: "Versi baru sudah siap. Draf dan catatan tetap ada.",
    update: "Perbarui",
    month_total: "Bulan ini",
    month_open: |n| format!("dan {n} laporan yang beratnya belum terukur"),
};

pub(super) const EN: Home = Home {
    morning: "Good morning",
    noon: "Good day",
    afternoon: "Good afternoon",
    evening: "Good evening",
    officer: "Extension officer",
    producer: "Producer",
    log: "Log a harvest",
    register: "Register a producer",
    register_help: "Farmer, fisher, fish farmer, gatherer",
    nil: "No yield",
    nil_help: "A month without harvest matters too",
    go_on: "Carry on?",
    drop_draft: "Delete this draft?",
    drop_draft_help: "It is not saved as a record yet and cannot be brought back.",
    unnamed: "No name yet",
    to_mend: "To be mended",
    to_mend_count: |n| format!("{n} records wait for you"),
    nothing_to_mend: "Nothing to mend.",
    drafts: "Drafts",
    on_phone: "Saved on phone",
    safe: "Safe on server",
    held: "Held",
    last_contact: "Last contact",
    never: "never yet",
    free_space: "Free space",
    not_told: "not known",
    nearly_full: |left| format!("This phone is nearly full ({left}). Send first, or delete photos and videos you do not need."),
    not_persisted: "The browser has not promised to keep these data. Install Anjat on the home screen and send often.",
    lost: |n| format!("The browser removed this phone's store: at least {n} unsent records are lost. Tell your coordinator."),
    update_ready: "A new version is ready. Drafts and records stay.",
    update: "Update",
    month_total: "This month",
    month_open: |n| format!("and {n} reports without a measured weight"),
};
