//! What is wrong with a point, a boundary or a village.

use super::{plain, shown};
use crate::domain::problem::Trouble;
use crate::words::Lang;

/// In Indonesian and English; `None` for what is about something else.
pub(super) fn place(trouble: &Trouble) -> Option<[String; 2]> {
    Some(match trouble {
        Trouble::GpsNull => {
            plain("Lokasi kosong (0,0). Ambil ulang di tempat terbuka.", "The location is empty (0,0). Take it again in the open.")
        }
        Trouble::GpsSwapped => plain(
            "Lintang dan bujur tampaknya tertukar. Ambil ulang titiknya di tempatnya.",
            "Latitude and longitude seem to be swapped. Take the point again where it is.",
        ),
        Trouble::GpsOutside => plain(
            "Lokasi di luar Indonesia, jadi tidak disimpan. Catatan tetap bisa disimpan; ambil ulang kalau perlu.",
            "The location is outside Indonesia and is not kept. The record can be saved; take the point again if needed.",
        ),
        Trouble::GpsFar { km } => [
            format!("Lokasi {km} km dari tengah desa. Kalau benar di sana, lanjutkan."),
            format!("The location is {km} km from the middle of the village. If that is right, go on."),
        ],
        Trouble::GpsWeak { accuracy_m } => {
            let metres = i64::from(*accuracy_m) * 1000;
            [
                format!("Akurasi {} m. Tunggu di tempat terbuka, atau simpan dengan tanda.", shown(Lang::Id, metres)),
                format!("Accuracy {} m. Wait in the open, or save it with a flag.", shown(Lang::En, metres)),
            ]
        }
        Trouble::VillageOutside => plain(
            "Desa ini di luar wilayah tugas Anda. Pilih desa lain, atau minta wilayahnya ditambah.",
            "This village is outside your territory. Choose another, or ask for it to be added.",
        ),
        Trouble::VillageSplit => plain(
            "Desa ini sudah dimekarkan. Pilih desa yang baru kalau tahu; kalau tidak, biarkan.",
            "This village was split. Choose the new one if you know it; if not, leave it.",
        ),
        Trouble::PolyCross => plain(
            "Garis batasnya saling memotong. Hapus titik yang salah; catatan tetap bisa disimpan.",
            "The boundary crosses itself. Remove the wrong corner; the record can be saved all the same.",
        ),
        Trouble::PolyPoints { min } => [
            format!("Batas perlu paling sedikit {min} titik. Boleh diteruskan nanti."),
            format!("A boundary needs at least {min} corners. It may be finished later."),
        ],
        Trouble::PolyArea => plain(
            "Luas di dalam batas ini tidak wajar (nol, atau di atas 900 ha). Periksa titiknya.",
            "The area inside this boundary is odd (none, or above 900 ha). Check its corners.",
        ),
        Trouble::PolyMany { max } => [
            format!("Batas paling banyak {max} titik. Hapus yang tidak perlu."),
            format!("A boundary has at most {max} corners. Remove what is not needed."),
        ],
        _ => return None,
    })
}
