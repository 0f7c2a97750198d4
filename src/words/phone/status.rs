//! The two status lines, what a held record needs, and what a supervisor decided.

use crate::domain::form::Form;
use crate::domain::status::{HeldCode, Review, Sending};
use crate::words::Lang;

/// First status line.
pub fn sending(lang: Lang, sending: Sending) -> String {
    let [indonesian, english] = match sending {
        Sending::OnPhone => ["Tersimpan di HP", "Saved on this phone"],
        Sending::OnTheWay => ["Mengirim", "Sending"],
        Sending::Safe => ["Aman di server", "Safe on the server"],
        Sending::Held(_) => ["Ditahan", "Held"],
        Sending::PhotosLeft { done, total } => {
            let ([data, of], total) = (lang.pick(["Data aman, foto", "dari"], ["Record safe, photo", "of"]), total.to_string());
            return [data, " ", &done.to_string(), " ", of, " ", &total].concat();
        }
    };
    lang.pick(indonesian, english).to_owned()
}

/// Second status line.
pub fn review(lang: Lang, review: Review) -> &'static str {
    let [indonesian, english] = match review {
        Review::Waiting => ["Menunggu pemeriksaan", "Awaiting review"],
        Review::Approved => ["Disetujui", "Approved"],
        Review::Returned => ["Dikembalikan", "Returned"],
        Review::Rejected => ["Ditolak", "Rejected"],
        Review::Changed => ["Berubah sejak diperiksa", "Changed since review"],
    };
    lang.pick(indonesian, english)
}

/// Why the server holds a record and what to do. It is stored there in any case.
pub fn held(lang: Lang, code: HeldCode) -> &'static str {
    let [indonesian, english] = match code {
        HeldCode::OutOfScope => [
            "Desa ini di luar wilayah tugas Anda. Catatan tersimpan di server dan menunggu pemeriksa wilayah itu. Kalau desanya salah, perbaiki.",
            "This village is outside your territory. The record is stored and waits for that area's supervisor. If the village is wrong, mend it.",
        ],
        HeldCode::InvalidField => [
            "Ada isian yang tidak sesuai aturan. Buka, periksa tiap isian, lalu simpan lagi.",
            "An answer breaks a rule. Open it, check each answer and save again.",
        ],
        HeldCode::DuplicateNik => [
            "NIK ini sudah dipakai pelaku lain; menunggu pemeriksaan. Periksa lagi NIK di KTP; kalau sudah benar, tunggu saja.",
            "This NIK is already used by another producer; it awaits review. Check the NIK on the card; if it is right, just wait.",
        ],
        HeldCode::UnknownSchema => [
            "Server belum mengenal bentuk catatan ini. Tidak perlu diulang: diterapkan setelah server diperbarui.",
            "The server does not know this form of record yet. Nothing to do: it is applied once the server is updated.",
        ],
        HeldCode::ParentMissing => [
            "Menunggu catatan lain yang belum sampai. Biarkan terkirim; nanti menyambung sendiri.",
            "It waits for another record that has not arrived. Keep sending; it joins by itself.",
        ],
        HeldCode::CloneSuspected => [
            "Dua HP tampak memakai simpanan yang sama. Hubungi koordinator; catatan ini aman di server.",
            "Two phones seem to use the same store. Tell your coordinator; this record is safe on the server.",
        ],
        HeldCode::OverQuota => [
            "Terlalu banyak catatan dalam waktu singkat. Koordinator akan memeriksa; tidak perlu diulang.",
            "Too many records in a short time. The coordinator will look; no need to repeat.",
        ],
        HeldCode::RevokedDevice => [
            "HP ini sudah dinonaktifkan. Catatan tersimpan di server dan menunggu koordinator.",
            "This phone was deactivated. The record is stored and waits for the coordinator.",
        ],
        HeldCode::Unreadable => [
            "Server tidak dapat membaca catatan ini. Isinya tetap utuh di HP dan di server; hubungi koordinator.",
            "The server cannot read this record. It is whole on the phone and the server; tell your coordinator.",
        ],
        HeldCode::BadCounter => [
            "Nomor urut catatan tidak cocok. Isinya aman di server; hubungi koordinator.",
            "The record's number does not fit. It is safe on the server; tell your coordinator.",
        ],
        HeldCode::BadParents => [
            "Riwayat catatan ini tidak cocok dengan server. Isinya aman; hubungi koordinator.",
            "This record's history does not fit the server's. It is safe; tell your coordinator.",
        ],
        HeldCode::ForbiddenField => [
            "Ada isian yang tidak boleh dikirim begitu saja. Buka dan simpan lagi dengan aplikasi terbaru.",
            "An answer may not be sent like this. Open it and save again with the newest app.",
        ],
        HeldCode::ForeignAuthor => [
            "Catatan ini dibuat atas nama orang lain. Isinya aman di server; koordinator yang memutuskan.",
            "This record was written under another name. It is safe on the server; the coordinator decides.",
        ],
        HeldCode::SecondHead => [
            "Orang lain sudah mengubah catatan ini lebih dulu. Isian Anda tersimpan di server dan menunggu pemeriksa.",
            "Somebody else changed this record first. Your version is stored and waits for the supervisor.",
        ],
    };
    lang.pick(indonesian, english)
}

/// Whether the author can mend a held record himself by saving a correction.
pub fn can_mend(code: HeldCode) -> bool {
    matches!(code, HeldCode::OutOfScope | HeldCode::InvalidField | HeldCode::DuplicateNik | HeldCode::ForbiddenField)
}

/// A form's name as a title: what is being filled in.
pub fn form(lang: Lang, form: Form) -> &'static str {
    let [indonesian, english] = match form {
        Form::Producer => ["Daftar pelaku", "Register a producer"],
        Form::Holding => ["Lahan, perahu, tambak", "Plot, boat, pond"],
        Form::Farm => ["Panen", "Farm harvest"],
        Form::Catch => ["Tangkapan", "Catch"],
        Form::Aquaculture => ["Panen budi daya", "Aquaculture harvest"],
        Form::Forest => ["Pungutan hutan", "Forest gathering"],
        Form::Nil => ["Tidak ada hasil", "No yield"],
    };
    lang.pick(indonesian, english)
}
