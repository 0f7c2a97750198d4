//! Kirim: the outbox.

/// Words of the outbox screen.
pub struct Send {
    /// Nothing waits.
    pub all_sent: &'static str,
    /// Below it.
    pub all_sent_help: &'static str,
    /// How many wait.
    pub waiting: fn(usize) -> String,
    /// Roughly how large that is.
    pub size: fn(&str) -> String,
    /// Progress.
    pub progress: fn(usize, usize) -> String,
    /// While sending.
    pub may_leave: &'static str,
    /// No signal.
    pub offline: &'static str,
    /// What to do.
    pub offline_help: &'static str,
    /// Signed out by the server.
    pub sign_in: &'static str,
    /// What to do.
    pub sign_in_help: fn(usize) -> String,
    /// Button.
    pub sign_in_button: &'static str,
    /// App too old to receive.
    pub update: &'static str,
    /// What to do.
    pub update_help: &'static str,
    /// Button.
    pub send_now: &'static str,
    /// Last try.
    pub last_tried: &'static str,
    /// Last contact.
    pub last_contact: &'static str,
    /// Heading.
    pub waiting_heading: &'static str,
    /// Heading.
    pub held_heading: &'static str,
    /// Heading.
    pub safe_heading: &'static str,
    /// Nothing written on this phone yet.
    pub nothing: &'static str,
    /// A web app cannot send while closed.
    pub only_open: &'static str,
}

pub(super) const ID: Send = Send {
    all_sent: "Semua sudah sampai",
    all_sent_help: "Tidak ada catatan yang menunggu di HP ini.",
    waiting: |n| format!("{n} catatan menunggu dikirim"),
    size: |size| format!("kira-kira {size}"),
    progress: |done, total| format!("{done} dari {total}"),
    may_leave: "Boleh ditinggal: yang sudah sampai tidak diulang, yang belum tetap aman di sini.",
    offline: "Belum tersambung",
    offline_help: "Catatan aman di HP ini. Terkirim sendiri begitu ada sinyal dan Anjat terbuka.",
    sign_in: "Perlu masuk lagi untuk mengirim",
    sign_in_help: |n| format!("{n} catatan aman di HP ini. Mencatat tetap bisa; masuk untuk mengirim."),
    sign_in_button: "Masuk",
    update: "Aplikasi perlu diperbarui",
    update_help: "Catatan tetap terkirim. Kabar dari server baru diterima setelah diperbarui.",
    send_now: "Kirim sekarang",
    last_tried: "Dicoba terakhir",
    last_contact: "Terhubung terakhir",
    waiting_heading: "Menunggu dikirim",
    held_heading: "Ditahan di server",
    safe_heading: "Aman di server",
    nothing: "Belum ada catatan dari HP ini.",
    only_open: "Anjat hanya dapat mengirim selagi terbuka.",
};

pub(super) const EN: Send = Send {
    all_sent: "Everything has arrived",
    all_sent_help: "No record waits on this phone.",
    waiting: |n| if n == 1 { "1 record waits to be sent".to_owned() } else { format!("{n} records wait to be sent") },
    size: |size| format!("about {size}"),
    progress: |done, total| format!("{done} of {total}"),
    may_leave: "You may leave: what has arrived is not sent again, the rest stays safe here.",
    offline: "Not connected",
    offline_help: "The records are safe on this phone. They are sent by themselves once there is signal and Anjat is open.",
    sign_in: "Sign in again to send",
    sign_in_help: |n| format!("{n} records are safe on this phone. You can go on logging; sign in to send."),
    sign_in_button: "Sign in",
    update: "The app needs an update",
    update_help: "Records are still sent. News from the server comes after the update.",
    send_now: "Send now",
    last_tried: "Last tried",
    last_contact: "Last contact",
    waiting_heading: "Waiting to be sent",
    held_heading: "Held on the server",
    safe_heading: "Safe on the server",
    nothing: "No records from this phone yet.",
    only_open: "Anjat can only send while it is open.",
};
