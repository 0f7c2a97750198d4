//! Navigation, buttons, dates.

/// Words used on many screens.
pub struct Common {
    /// Bottom bar.
    pub home: &'static str,
    /// Bottom bar, officers.
    pub producers: &'static str,
    /// Bottom bar, a producer's own page.
    pub my_data: &'static str,
    /// Bottom bar.
    pub harvests: &'static str,
    /// Bottom bar.
    pub send: &'static str,
    /// Top of the home screen.
    pub me: &'static str,
    /// Name of the bottom bar for screen readers.
    pub navigation: &'static str,
    /// Button.
    pub back: &'static str,
    /// Button.
    pub cancel: &'static str,
    /// Button.
    pub delete: &'static str,
    /// Button.
    pub change: &'static str,
    /// Button.
    pub close: &'static str,
    /// Button.
    pub again: &'static str,
    /// Answer.
    pub yes: &'static str,
    /// Answer.
    pub no: &'static str,
    /// A value that is not there.
    pub none: &'static str,
    /// While a list is read from the phone.
    pub loading: &'static str,
    /// When the phone's store cannot be read.
    pub store_trouble: &'static str,
    /// What the browser said.
    pub detail: &'static str,
    /// A page that does not exist.
    pub no_page: &'static str,
    /// Today.
    pub today: &'static str,
    /// Yesterday.
    pub yesterday: &'static str,
    /// Month names.
    pub months: [&'static str; 12],
    /// Short month names.
    pub months_short: [&'static str; 12],
}

pub(super) const ID: Common = Common {
    home: "Beranda",
    producers: "Produsen",
    my_data: "Data saya",
    harvests: "Panen",
    send: "Kirim",
    me: "Saya",
    navigation: "Menu utama",
    back: "Kembali",
    cancel: "Batal",
    delete: "Hapus",
    change: "Ganti",
    close: "Tutup",
    again: "Coba lagi",
    yes: "Ya",
    no: "Tidak",
    none: "Tidak diisi",
    loading: "Membaca dari HP …",
    store_trouble: "Simpanan di HP ini tidak dapat dibuka. Tutup tab Anjat yang lain, lalu coba lagi. Yang sudah tersimpan tidak hilang.",
    detail: "Kata browser:",
    no_page: "Halaman ini tidak ada.",
    today: "Hari ini",
    yesterday: "Kemarin",
    months: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
    months_short: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
};

pub(super) const EN: Common = Common {
    home: "Home",
    producers: "Producers",
    my_data: "My data",
    harvests: "Harvests",
    send: "Send",
    me: "Me",
    navigation: "Main menu",
    back: "Back",
    cancel: "Cancel",
    delete: "Delete",
    change: "Change",
    close: "Close",
    again: "Try again",
    yes: "Yes",
    no: "No",
    none: "Not given",
    loading: "Reading from the phone …",
    store_trouble: "This phone's store cannot be opened. Close other Anjat tabs and try again. Nothing saved is lost.",
    detail: "The browser says:",
    no_page: "This page does not exist.",
    today: "Today",
    yesterday: "Yesterday",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
