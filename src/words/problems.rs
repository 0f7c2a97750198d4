//! What is wrong and what to do about it, in plain words. A sentence at a field says both; nothing is a sentence alone
//! like "invalid input".

mod place;

use super::Lang;
use super::numerals::{shown, spell};
use crate::domain::number;
use crate::domain::problem::Trouble;

/// The sentence at a field.
pub fn sentence(lang: Lang, trouble: &Trouble) -> String {
    let [indonesian, english] =
        person(trouble).or_else(|| day(trouble)).or_else(|| place::place(trouble)).unwrap_or_else(|| harvest(lang, trouble));
    lang.pick(indonesian, english)
}

fn plain(indonesian: &str, english: &str) -> [String; 2] {
    [indonesian.to_owned(), english.to_owned()]
}

/// NIK, phone number, names and consent.
fn person(trouble: &Trouble) -> Option<[String; 2]> {
    Some(match trouble {
        Trouble::NikLength { found } => [
            format!("NIK harus 16 angka, sekarang {found}. Cocokkan dengan KTP."),
            format!("A NIK has 16 digits; there are {found} now. Compare with the card."),
        ],
        Trouble::NikDigits { position, found, like: Some(digit) } => [
            format!("NIK hanya boleh angka. Huruf {found} di posisi {position}? Mungkin angka {digit}."),
            format!("A NIK has digits only. The letter {found} at position {position}? It may be the digit {digit}."),
        ],
        Trouble::NikDigits { position, found, like: None } => [
            format!("NIK hanya boleh angka. Periksa tanda {found} di posisi {position}."),
            format!("A NIK has digits only. Check {found} at position {position}."),
        ],
        Trouble::NikImplausible => plain(
            "NIK ini tidak mungkin. Periksa KTP, atau kosongkan dan pilih alasan tidak ada NIK.",
            "This NIK cannot be. Check the card, or leave it empty and choose why there is none.",
        ),
        Trouble::NoNik => plain(
            "Tetap terdaftar, dengan tanda belum terverifikasi. NIK bisa ditambahkan nanti.",
            "Registered all the same, marked as unverified. The NIK can be added later.",
        ),
        Trouble::NikDate { day: 0, month: 0 } => {
            plain("Tanggal di NIK tidak wajar. Cocokkan dengan KTP.", "The date in the NIK is odd. Compare with the card.")
        }
        Trouble::NikDate { day, month } => [
            format!("Tanggal di NIK ({day:02}, bulan {month:02}) tidak wajar. Periksa KTP; kalau memang begitu, lanjutkan."),
            format!("The date in the NIK ({day:02}, month {month:02}) is odd. Check the card; if it says so, go on."),
        ],
        Trouble::NikBirthDiffers => plain(
            "Tanggal lahir berbeda dari NIK. Ini bisa benar; periksa KTP lalu lanjutkan.",
            "The birth date differs from the NIK. That can be right; check the card and go on.",
        ),
        Trouble::NikSexDiffers => plain(
            "Jenis kelamin berbeda dari NIK. Ini bisa benar; periksa KTP lalu lanjutkan.",
            "The sex differs from the NIK. That can be right; check the card and go on.",
        ),
        Trouble::NikRegion => plain(
            "Wilayah di NIK bukan kabupaten desa ini. Ini biasa bagi yang pindah; lanjutkan kalau NIK sesuai KTP.",
            "The NIK is from another regency than the village. That is normal for people who moved; go on if it fits the card.",
        ),
        Trouble::NikKnownHere => plain(
            "Mungkin sudah terdaftar: di HP ini ada orang dengan akhir NIK, tahun lahir dan desa yang sama. Cari dulu namanya.",
            "Perhaps registered already: this phone holds a person with the same last digits, birth year and village. Look the name up first.",
        ),
        Trouble::HarvestThatMonth => plain(
            "Bulan ini sudah ada hasil yang tercatat untuknya. Mana yang benar? Kalau hasil itu benar, jangan simpan ini; kalau salah, perbaiki hasil itu.",
            "A harvest of this month is recorded for this person already. Which is right? If that harvest is, do not save this; if not, correct it.",
        ),
        Trouble::NilThatMonth => plain(
            "Bulan ini sudah dicatat 'tidak ada hasil' untuknya. Mana yang benar? Simpan kalau hasil ini benar, lalu perbaiki catatan itu.",
            "This month was reported as 'no yield' for this person. Which is right? Save if this harvest is, then correct that report.",
        ),
        Trouble::NikFormat => plain(
            "NIK terbaca sebagai angka hitungan. Tempel sebagai teks, atau ketik 16 angkanya.",
            "The NIK came as a computed number. Paste it as text, or type its 16 digits.",
        ),
        Trouble::PhoneLength { found } => [
            format!("Nomor HP tidak lengkap atau kepanjangan ({found} angka). Contoh: 0812 3456 7890."),
            format!("The phone number is too short or too long ({found} digits). For example 0812 3456 7890."),
        ],
        Trouble::PhoneMany => {
            plain("Isi satu nomor saja. Nomor lain bisa ditulis di catatan.", "One number only. Another one can go into the note.")
        }
        Trouble::PhoneChars => plain(
            "Nomor HP hanya angka, diawali 0 atau +62. Contoh: 0812 3456 7890.",
            "A phone number has digits only and starts with 0 or +62. For example 0812 3456 7890.",
        ),
        Trouble::TooLong { max, found } => [
            format!("Terlalu panjang: paling panjang {max}, sekarang {found}. Ringkas dulu."),
            format!("Too long: at most {max}, now {found}. Please shorten it."),
        ],
        Trouble::NameEmpty => plain("Belum ada huruf yang terbaca. Tulis namanya.", "Nothing can be read here. Please write the name."),
        Trouble::NameChars => plain(
            "Ada tanda yang tidak terlihat dan mengubah arah tulisan. Hapus isian ini, lalu ketik ulang.",
            "There are invisible marks that change the direction of writing. Clear this field and type it again.",
        ),
        Trouble::ConsentMissing => plain(
            "Tanpa persetujuan untuk didaftar, data ini tidak boleh disimpan. Bacakan penjelasannya, lalu tandai kalau setuju.",
            "Without consent to be registered these data must not be kept. Read the text aloud, then tick if the person agrees.",
        ),
        Trouble::GuardianMissing => plain(
            "Umurnya di bawah 18 tahun. Tulis nama orang tua atau wali yang menyetujui.",
            "The person is under 18. Write the name of the parent or guardian who consents.",
        ),
        _ => return None,
    })
}

/// Days and trips.
fn day(trouble: &Trouble) -> Option<[String; 2]> {
    Some(match trouble {
        Trouble::DateInvalid => {
            plain("Tanggal ini tidak ada di kalender. Pilih ulang tanggalnya.", "This day is in no calendar. Please choose it again.")
        }
        Trouble::DateFuture => plain(
            "Tanggal ini belum tiba. Pilih hari ini atau sebelumnya; kalau jam HP salah, betulkan dulu.",
            "This day has not come yet. Choose today or earlier; if the phone's clock is wrong, set it first.",
        ),
        Trouble::DateRange { first_year } => [
            format!("Tahunnya terlalu lama. Pilih tahun {first_year} atau sesudahnya."),
            format!("The year is too long ago. Choose {first_year} or later."),
        ],
        Trouble::ClockDoubt => plain(
            "Jam HP mungkin salah. Periksa tanggal dan jam HP; catatan ini tetap disimpan.",
            "The phone's clock may be wrong. Check its date and time; the record is kept all the same.",
        ),
        Trouble::DateOldReason { days } => [
            format!("Sudah {days} hari yang lalu. Tulis alasannya kenapa baru dilaporkan."),
            format!("That was {days} days ago. Write why it is reported only now."),
        ],
        Trouble::EndBeforeStart => plain(
            "Pulang lebih dulu dari berangkat. Periksa tanggal dan jam keduanya.",
            "Back before going out. Check day and time of both.",
        ),
        Trouble::CrewZero => plain(
            "Paling sedikit satu orang di perahu. Hitung juga juru mudinya.",
            "At least one person is aboard. Count the helmsman too.",
        ),
        Trouble::CrewMany => plain(
            "Lebih dari 100 orang di satu perahu? Kalau benar, lanjutkan.",
            "More than 100 people in one boat? If that is right, go on.",
        ),
        _ => return None,
    })
}

/// Amounts, codes and what is left.
fn harvest(lang: Lang, trouble: &Trouble) -> [String; 2] {
    let read = |text: &str| number::read(text).map_or_else(|_| text.to_owned(), |number| shown(lang, number.milli));
    match trouble {
        Trouble::PhotosMany { max } => [
            format!("Paling banyak {max} foto. Hapus yang tidak perlu."),
            format!("At most {max} photos. Remove those that are not needed."),
        ],
        Trouble::Missing => plain("Belum diisi. Isi bagian ini dulu.", "Still empty. Please fill this in."),
        Trouble::Range { min, max } => [
            format!("Isi antara {} dan {}. Periksa angka dan satuannya.", read(min), read(max)),
            format!("Give a number between {} and {}. Check the number and its unit.", read(min), read(max)),
        ],
        Trouble::NumberInvalid => plain(
            "Ini bukan angka. Contoh yang bisa dibaca: 1250,5 atau 1.250,5.",
            "This is not a number. These can be read: 1250.5 or 1,250.5.",
        ),
        Trouble::NumberDecimals { max: 0 } => plain("Isi angka bulat, tanpa koma.", "Give a whole number, without decimals."),
        Trouble::NumberDecimals { max } => {
            [format!("Paling banyak {max} angka di belakang koma. Bulatkan dulu."), format!("At most {max} decimals. Please round it.")]
        }
        Trouble::ZeroAsk => plain(
            "Nol. Gagal panen? Tandai \"Gagal panen\" kalau ya, atau betulkan angkanya.",
            "Zero. Did the harvest fail? Tick it if so, or correct the number.",
        ),
        Trouble::NumberAmbiguous { thousands, decimal } => {
            let words = |lang, text: &str| number::read(text).map_or_else(|_| text.to_owned(), |number| spell(lang, number.milli));
            [
                format!(
                    "Maksudnya {} ({}) atau {} ({})? Pilih satu.",
                    read(thousands),
                    words(Lang::Id, thousands),
                    read(decimal),
                    words(Lang::Id, decimal)
                ),
                format!(
                    "Is it {} ({}) or {} ({})? Choose one.",
                    read(thousands),
                    words(Lang::En, thousands),
                    read(decimal),
                    words(Lang::En, decimal)
                ),
            ]
        }
        Trouble::OverLimitReason { limit, unit } => [
            format!("Di atas perkiraan wajar ({} {unit}). Kalau benar, tulis alasannya.", read(limit)),
            format!("Above what is plausible here ({} {unit}). If it is right, write why.", read(limit)),
        ],
        Trouble::OverLimit { limit, unit } => [
            format!("Di atas perkiraan wajar ({} {unit}). Bacalah alasannya.", read(limit)),
            format!("Above what is plausible here ({} {unit}). See the reason given.", read(limit)),
        ],
        Trouble::Unusual { low, high } => [
            format!("Biasanya {}–{} kg. Kalau kali ini memang berbeda, lanjutkan.", read(low), read(high)),
            format!("Usually {}–{} kg. If it is different this time, go on.", read(low), read(high)),
        ],
        Trouble::UnknownCode => plain(
            "Pilihan ini tidak ada dalam daftar. Pilih lagi dari daftar.",
            "This is not in the list. Please choose again from the list.",
        ),
        Trouble::Unmeasured => plain(
            "Satuan ini belum punya berat tetap. Jumlahnya disimpan apa adanya; kilogramnya dibiarkan kosong sampai ada timbangan.",
            "This unit has no fixed weight. The amount is kept as it is; the kilograms stay open until it has been weighed.",
        ),
        Trouble::AsTyped => plain(
            "Tidak ada dalam daftar: disimpan seperti yang diketik, lalu dicocokkan di kantor.",
            "Not in the list: kept as typed, and matched at the office.",
        ),
        Trouble::NoDocument => plain(
            "Barang mentah keluar provinsi tanpa dokumen. Tetap disimpan dengan tanda; FA-HHBK bisa diurus di KPH.",
            "Raw goods leave the province without a document. Kept with a flag; an FA-HHBK can be had from the KPH.",
        ),
        Trouble::WrongShape => {
            plain("Isian ini rusak dan tidak terbaca. Isi ulang.", "This value is broken and cannot be read. Please fill it in again.")
        }
        // Named, so that a new sort of trouble does not compile without its sentence. These were answered above.
        Trouble::NikLength { .. }
        | Trouble::NikDigits { .. }
        | Trouble::NikImplausible
        | Trouble::NikDate { .. }
        | Trouble::NikBirthDiffers
        | Trouble::NikSexDiffers
        | Trouble::NikRegion
        | Trouble::NikKnownHere
        | Trouble::HarvestThatMonth
        | Trouble::NilThatMonth
        | Trouble::NoNik
        | Trouble::NikFormat
        | Trouble::PhoneLength { .. }
        | Trouble::PhoneMany
        | Trouble::PhoneChars
        | Trouble::TooLong { .. }
        | Trouble::NameEmpty
        | Trouble::NameChars
        | Trouble::ConsentMissing
        | Trouble::GuardianMissing
        | Trouble::DateInvalid
        | Trouble::DateFuture
        | Trouble::DateRange { .. }
        | Trouble::ClockDoubt
        | Trouble::DateOldReason { .. }
        | Trouble::EndBeforeStart
        | Trouble::CrewZero
        | Trouble::CrewMany
        | Trouble::GpsNull
        | Trouble::PolyCross
        | Trouble::PolyPoints { .. }
        | Trouble::PolyArea
        | Trouble::PolyMany { .. }
        | Trouble::GpsSwapped
        | Trouble::GpsOutside
        | Trouble::GpsFar { .. }
        | Trouble::GpsWeak { .. }
        | Trouble::VillageOutside
        | Trouble::VillageSplit => plain("Periksa isian ini.", "Please check this."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_what_is_wrong_and_what_to_do() {
        let id = |trouble: &Trouble| sentence(Lang::Id, trouble);
        assert!(id(&Trouble::NikLength { found: 4 }).starts_with("NIK harus 16 angka, sekarang 4."));
        assert!(
            id(&Trouble::NikDigits { position: 13, found: 'O', like: Some('0') })
                .starts_with("NIK hanya boleh angka. Huruf O di posisi 13?")
        );
        assert!(id(&Trouble::Range { min: "0,1".into(), max: "50000".into() }).contains("0,1 dan 50.000"));
        let doubt = Trouble::NumberAmbiguous { thousands: "1500".into(), decimal: "1,5".into() };
        assert_eq!(id(&doubt), "Maksudnya 1.500 (seribu lima ratus) atau 1,5 (satu koma lima)? Pilih satu.");
        assert_eq!(sentence(Lang::En, &doubt), "Is it 1,500 (one thousand five hundred) or 1.5 (one point five)? Choose one.");
        assert!(id(&Trouble::GpsWeak { accuracy_m: 3000 }).starts_with("Akurasi 3.000 m."));
        assert!(id(&Trouble::Unusual { low: "200".into(), high: "400".into() }).starts_with("Biasanya 200–400 kg."));
    }
}
