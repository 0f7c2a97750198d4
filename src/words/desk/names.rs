//! The words of the page of local names.

use crate::domain::mapping::Of;
use crate::words::Lang;

/// Every sentence and label, by the place where it stands; the texts themselves say the rest.
#[derive(Debug)]
#[allow(missing_docs, reason = "the name is the place, the text is the documentation")]
pub struct Names {
    pub title: &'static str,
    pub lead: &'static str,
    pub open: &'static str,
    pub none_open: &'static str,
    pub none_open_hint: &'static str,
    pub decided: &'static str,
    pub records: &'static str,
    pub villages: &'static str,
    pub since: &'static str,
    pub same_as: &'static str,
    pub same_as_hint: &'static str,
    pub map: &'static str,
    pub keep: &'static str,
    pub kept: &'static str,
    pub change: &'static str,
    pub by: &'static str,
    pub done: &'static str,
    pub unknown: &'static str,
    pub empty: &'static str,
    pub nowhere: &'static str,
    pub more: &'static str,
    pub to_queue: &'static str,
}

/// The words in one language.
pub fn names(lang: Lang) -> &'static Names {
    lang.pick(&ID, &EN)
}

/// What a name stands for.
pub fn of(lang: Lang, of: Of) -> &'static str {
    match of {
        Of::Commodity => lang.pick("Komoditas", "Commodity"),
        Of::Unit => lang.pick("Satuan", "Unit"),
    }
}

const ID: Names = Names {
    title: "Nama setempat",
    lead: "Nama yang ditulis orang karena tidak ada di daftar. Satu keputusan berlaku untuk semua catatan dengan nama itu, \
           yang lama dan yang baru. Catatannya sendiri tidak diubah.",
    open: "Menunggu keputusan",
    none_open: "Tidak ada nama yang menunggu.",
    none_open_hint: "Nama baru muncul di sini begitu catatannya sampai di server.",
    decided: "Sudah diputuskan",
    records: "catatan",
    villages: "desa",
    since: "tertua:",
    same_as: "Sama dengan",
    same_as_hint: "Ketik beberapa huruf, lalu pilih dari daftar.",
    map: "Samakan",
    keep: "Biarkan apa adanya",
    kept: "dibiarkan apa adanya",
    change: "Ubah keputusan",
    by: "oleh",
    done: "Keputusan tersimpan dan berlaku untuk semua catatan dengan nama ini.",
    unknown: "Tidak ada di daftar, atau lebih dari satu yang bernama begitu. Pilih dari daftar.",
    empty: "Pilih dulu dari daftar, atau tekan \"Biarkan apa adanya\".",
    nowhere: "belum ada di wilayah Anda",
    more: "dan desa lain",
    to_queue: "Ke daftar pemeriksaan",
};

const EN: Names = Names {
    title: "Local names",
    lead: "Names that people typed because the list has none. One decision holds for every record with that name, earlier \
           and later ones. The records themselves are not changed.",
    open: "Waiting for a decision",
    none_open: "No name is waiting.",
    none_open_hint: "A new name appears here as soon as its record reaches the server.",
    decided: "Decided",
    records: "records",
    villages: "villages",
    since: "oldest:",
    same_as: "Same as",
    same_as_hint: "Type a few letters, then choose from the list.",
    map: "Map it",
    keep: "Keep it as it is",
    kept: "kept as it is",
    change: "Change the decision",
    by: "by",
    done: "The decision is stored and holds for every record with this name.",
    unknown: "The list has nothing of that name, or more than one thing. Choose from the list.",
    empty: "Choose from the list first, or press \"Keep it as it is\".",
    nowhere: "not in your territory yet",
    more: "and others",
    to_queue: "To the review list",
};
