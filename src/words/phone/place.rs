//! Where one stands, and the corners of a plot.

/// Words about places.
pub struct Place {
    /// Button: follow the receiver.
    pub find: &'static str,
    /// No fix yet.
    pub searching: &'static str,
    /// The receiver may not be asked.
    pub denied: &'static str,
    /// How sharp the fix is, metres.
    pub accuracy: fn(u32) -> String,
    /// Button: take the point.
    pub use_it: &'static str,
    /// It was taken.
    pub taken: fn(u32) -> String,
    /// Readable of a sealed one: its cell.
    pub cell: fn(&str) -> String,
    /// Button: begin with corners.
    pub measure: &'static str,
    /// Button: a corner here.
    pub mark: &'static str,
    /// Button: corners while walking.
    pub walk: &'static str,
    /// Button: no longer.
    pub walk_stop: &'static str,
    /// Button: enough corners.
    pub done: &'static str,
    /// Button: take the last corner back.
    pub undo: &'static str,
    /// How many corners, and the area in hectares.
    pub corners: fn(usize, &str) -> String,
}

pub(super) const ID: Place = Place {
    find: "Ambil lokasi",
    searching: "Mencari satelit… Tunggu di tempat terbuka; isian lain boleh diteruskan.",
    denied: "Lokasi tidak diizinkan di HP ini. Catatan tetap bisa disimpan tanpa lokasi.",
    accuracy: |m| format!("akurasi {m} m"),
    use_it: "Pakai titik ini",
    taken: |m| format!("Titik diambil, akurasi {m} m"),
    cell: |cell| format!("Tersegel, petak {cell}"),
    measure: "Ukur batas",
    mark: "Tandai titik di sini",
    walk: "Jalan keliling",
    walk_stop: "Berhenti berjalan",
    done: "Selesai mengukur",
    undo: "Hapus titik terakhir",
    corners: |n, hectares| format!("{n} titik, {hectares} ha"),
};

pub(super) const EN: Place = Place {
    find: "Take the location",
    searching: "Looking for satellites… Wait in the open; the other questions need not wait.",
    denied: "This phone does not allow the location. The record can be saved without it.",
    accuracy: |m| format!("accuracy {m} m"),
    use_it: "Use this point",
    taken: |m| format!("Point taken, accuracy {m} m"),
    cell: |cell| format!("Sealed, cell {cell}"),
    measure: "Measure the boundary",
    mark: "Mark a corner here",
    walk: "Walk around it",
    walk_stop: "Stop walking",
    done: "Done measuring",
    undo: "Remove the last corner",
    corners: |n, hectares| format!("{n} corners, {hectares} ha"),
};
