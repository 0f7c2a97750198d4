//! Signing in and "Saya".

/// Words of the account screens.
pub struct Account {
    /// Under the name of the app.
    pub motto: &'static str,
    /// Heading.
    pub sign_in: &'static str,
    /// Field.
    pub login: &'static str,
    /// Field.
    pub password: &'static str,
    /// Button of the password field.
    pub show: &'static str,
    /// Button of the password field.
    pub hide: &'static str,
    /// Button.
    pub enter: &'static str,
    /// While signing in.
    pub entering: &'static str,
    /// First time.
    pub first_time: &'static str,
    /// No network.
    pub offline: &'static str,
    /// Wrong name or password.
    pub wrong: &'static str,
    /// Too many tries.
    pub too_many: fn(u64) -> String,
    /// The account works at the desk.
    pub elsewhere: &'static str,
    /// Server trouble.
    pub server: &'static str,
    /// Somebody's unsent records on this phone.
    pub unsent: fn(&str, usize) -> String,
    /// A field is empty.
    pub missing: &'static str,
    /// Heading.
    pub language: &'static str,
    /// Heading.
    pub theme: &'static str,
    /// Theme.
    pub theme_auto: &'static str,
    /// Theme.
    pub theme_light: &'static str,
    /// Theme.
    pub theme_dark: &'static str,
    /// Heading.
    pub this_phone: &'static str,
    /// Fact.
    pub territory: &'static str,
    /// Fact.
    pub sign_in_name: &'static str,
    /// Fact: number of this phone.
    pub phone_number: &'static str,
    /// Fact.
    pub storage: &'static str,
    /// State.
    pub persisted: &'static str,
    /// State.
    pub not_persisted: &'static str,
    /// State.
    pub persist_unknown: &'static str,
    /// Button.
    pub ask_persist: &'static str,
    /// Fact.
    pub version: &'static str,
    /// Fact.
    pub pack: &'static str,
    /// Button.
    pub sign_out: &'static str,
    /// Asks.
    pub sign_out_ask: &'static str,
    /// What stays.
    pub stays: fn(usize) -> String,
    /// Also said.
    pub clear_warning: &'static str,
    /// The way to the desk for those who work there.
    pub desk: &'static str,
}

pub(super) const ID: Account = Account {
    motto: "Pembawa catatan panen Kalimantan Utara",
    sign_in: "Masuk",
    login: "Nama masuk",
    password: "Kata sandi",
    show: "Lihat",
    hide: "Tutup",
    enter: "Masuk",
    entering: "Sedang masuk …",
    first_time: "Masuk pertama kali perlu internet. Sesudah itu Anjat bekerja tanpa sinyal.",
    offline: "Perlu internet untuk masuk. Catatan di HP ini tetap aman; coba lagi di tempat bersinyal.",
    wrong: "Nama masuk atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya.",
    too_many: |s| format!("Terlalu banyak percobaan. Tunggu {} menit, lalu coba lagi.", s.div_ceil(60).max(1)),
    elsewhere: "Akun ini bekerja di Meja, bukan di HP lapangan. Pakai tautan \"Meja\" di bawah.",
    server: "Tidak bisa masuk: server sedang bermasalah, atau akun ini bukan untuk lapangan. Tunggu sebentar, lalu coba lagi.",
    unsent: |name, n| format!("{n} catatan {name} aman di HP ini. Masuk untuk mengirim."),
    missing: "Isi dulu bagian ini.",
    language: "Bahasa",
    theme: "Tampilan",
    theme_auto: "Ikut HP",
    theme_light: "Terang",
    theme_dark: "Gelap",
    this_phone: "HP ini",
    territory: "Wilayah",
    sign_in_name: "Nama masuk",
    phone_number: "Nomor perangkat ini",
    storage: "Penjagaan data",
    persisted: "Dijaga browser",
    not_persisted: "Belum dijamin browser",
    persist_unknown: "Browser tidak memberi tahu",
    ask_persist: "Minta dijaga",
    version: "Versi aplikasi",
    pack: "Data acuan",
    sign_out: "Keluar",
    sign_out_ask: "Keluar dari Anjat?",
    stays: |n| {
        if n == 0 {
            "Semua catatan sudah di server.".to_owned()
        } else {
            format!("{n} catatan aman di HP ini. Terkirim setelah Anda masuk lagi.")
        }
    },
    clear_warning: "Jangan hapus data situs di browser: catatan yang belum terkirim ikut hilang dan tidak ada yang dapat mengembalikannya.",
    desk: "Pemeriksa dan perencana: buka Meja",
};

pub(super) const EN: Account = Account {
    motto: "Carrying the harvest record of North Kalimantan",
    sign_in: "Sign in",
    login: "Sign-in name",
    password: "Password",
    show: "Show",
    hide: "Hide",
    enter: "Sign in",
    entering: "Signing in …",
    first_time: "The first sign-in needs internet. After that Anjat works without signal.",
    offline: "Signing in needs internet. The records on this phone stay safe; try again where there is signal.",
    wrong: "Name or password does not fit. Check capital and small letters.",
    too_many: |s| format!("Too many tries. Wait {} minutes and try again.", s.div_ceil(60).max(1)),
    elsewhere: "This account works at the desk, not in the field app. Use the desk link below.",
    server: "Cannot sign in: the server has trouble, or this account is not for the field. Wait a moment and try again.",
    unsent: |name, n| format!("{n} records of {name} are safe on this phone. Sign in to send them."),
    missing: "Please fill this in.",
    language: "Language",
    theme: "Appearance",
    theme_auto: "As the phone",
    theme_light: "Light",
    theme_dark: "Dark",
    this_phone: "This phone",
    territory: "Territory",
    sign_in_name: "Sign-in name",
    phone_number: "Number of this device",
    storage: "Data keeping",
    persisted: "Kept by the browser",
    not_persisted: "Not promised by the browser",
    persist_unknown: "The browser does not say",
    ask_persist: "Ask to keep",
    version: "App version",
    pack: "Reference data",
    sign_out: "Sign out",
    sign_out_ask: "Sign out of Anjat?",
    stays: |n| {
        if n == 0 {
            "All records are on the server.".to_owned()
        } else {
            format!("{n} records are safe on this phone. They are sent after you sign in again.")
        }
    },
    clear_warning: "Never clear this site's data in the browser: unsent records would be lost for good.",
    desk: "Supervisors and planners: open the desk",
};
