//! Photos: taking, showing, sending.

use crate::domain::photo::Unfit;
use crate::words::Lang;

/// Words about photos.
pub struct Photos {
    /// Button: the camera.
    pub take: &'static str,
    /// Button: a picture that is there already.
    pub pick: &'static str,
    /// A photo is being made smaller.
    pub making: &'static str,
    /// What a photo is called, by its place.
    pub photo: &'static str,
    /// Its bytes are not on this phone.
    pub not_here: &'static str,
    /// Photos that are still to go: how many, and how large.
    pub left: fn(usize, &str) -> String,
    /// While they go.
    pub sending: fn(usize) -> String,
    /// Below the count.
    pub left_help: &'static str,
    /// Photos that are neither here nor at the server.
    pub missing: fn(usize) -> String,
    /// Photos that the server does not take.
    pub refused: fn(usize) -> String,
    /// The phone is full.
    pub quota: &'static str,
    /// The store failed.
    pub failed: &'static str,
}

pub(super) const ID: Photos = Photos {
    take: "Ambil foto",
    pick: "Dari galeri",
    making: "Foto sedang disiapkan…",
    photo: "Foto",
    not_here: "tidak ada di HP ini",
    left: |n, size| format!("{n} foto menunggu dikirim, {size}"),
    sending: |n| format!("Mengirim foto, tinggal {n}"),
    left_help: "Catatannya sudah aman. Foto menyusul satu per satu.",
    missing: |n| format!("{n} foto tidak ada di HP ini dan belum ada di server. Catatannya aman."),
    refused: |n| format!("{n} foto tidak diterima server. Catatannya aman."),
    quota: "HP penuh, foto tidak tersimpan. Catatan bisa disimpan tanpa foto.",
    failed: "Foto tidak tersimpan. Coba lagi; catatan bisa disimpan tanpa foto.",
};

pub(super) const EN: Photos = Photos {
    take: "Take a photo",
    pick: "From gallery",
    making: "Preparing the photo…",
    photo: "Photo",
    not_here: "not on this phone",
    left: |n, size| format!("{n} photos wait to be sent, {size}"),
    sending: |n| format!("Sending photos, {n} to go"),
    left_help: "The records are safe. The photos follow one by one.",
    missing: |n| format!("{n} photos are neither on this phone nor on the server. The records are safe."),
    refused: |n| format!("{n} photos were not taken by the server. The records are safe."),
    quota: "This phone is full, the photo is not kept. The record can be saved without it.",
    failed: "The photo was not kept. Try again; the record can be saved without it.",
};

/// Why a file is no photo, and what to do. The record goes on without it.
pub fn unfit(lang: Lang, unfit: Unfit) -> &'static str {
    let [indonesian, english] = match unfit {
        Unfit::Empty => [
            "Foto ini kosong (0 byte). Ambil lagi; catatan bisa disimpan tanpa foto.",
            "This photo is empty (0 bytes). Take it again; the record can be saved without it.",
        ],
        Unfit::TooLarge => [
            "Foto ini terlalu besar (lebih dari 50 MB). Pilih yang lain; catatan bisa disimpan tanpa foto.",
            "This photo is too large (over 50 MB). Choose another; the record can be saved without it.",
        ],
        Unfit::Type => [
            "Ini bukan foto yang bisa dibaca: pakai JPEG, PNG atau WebP. Catatan bisa disimpan tanpa foto.",
            "This is no photo that can be read: use JPEG, PNG or WebP. The record can be saved without it.",
        ],
        Unfit::Pixels => [
            "Ukuran foto ini di atas 40 megapiksel. Kecilkan resolusi kamera; catatan bisa disimpan tanpa foto.",
            "This photo has more than 40 megapixels. Lower the camera's resolution; the record can be saved without it.",
        ],
        Unfit::Broken => [
            "Foto ini rusak atau tidak bisa dibaca. Ambil lagi; catatan bisa disimpan tanpa foto.",
            "This photo is damaged or cannot be read. Take it again; the record can be saved without it.",
        ],
    };
    lang.pick(indonesian, english)
}
