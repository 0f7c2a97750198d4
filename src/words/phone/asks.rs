//! Label and help of every question, by form: "Tanggal" of a harvest is not "Tanggal" of a trip.

use crate::domain::form::{Ask, Form};
use crate::words::Lang;

/// What stands above and below a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Above it.
    pub label: &'static str,
    /// Below it; may be empty.
    pub help: &'static str,
}

/// The words of a question on a form.
pub fn said(lang: Lang, form: Form, ask: Ask) -> Said {
    let [label_id, help_id, label_en, help_en] = person(form, ask);
    lang.pick(Said { label: label_id, help: help_id }, Said { label: label_en, help: help_en })
}

/// The label alone.
pub fn label(lang: Lang, form: Form, ask: Ask) -> &'static str {
    said(lang, form, ask).label
}

/// Questions about a person; the rest goes on to the next list.
fn person(form: Form, ask: Ask) -> [&'static str; 4] {
    match ask {
        Ask::Name => ["Nama lengkap", "Seperti di KTP. Satu kata saja juga boleh.", "Full name", "As on the KTP. A single word is fine."],
        Ask::Nik => [
            "NIK",
            "16 angka di KTP. Disegel begitu disimpan: hanya server yang dapat membukanya.",
            "NIK",
            "16 digits on the KTP. Sealed on saving: only the server can open it.",
        ],
        Ask::NikNone => ["Mengapa tidak ada NIK?", "Boleh menyusul nanti.", "Why is there no NIK?", "It may follow later."],
        Ask::Sex => ["Jenis kelamin", "", "Sex", ""],
        Ask::Birth => [
            "Tanggal lahir",
            "Disegel begitu disimpan; hanya tahunnya tetap terbaca.",
            "Date of birth",
            "Sealed on saving; only the year stays readable.",
        ],
        Ask::BirthYear => [
            "Tahun lahir",
            "Kalau tanggalnya tidak tahu, tahun kira-kira pun cukup.",
            "Year of birth",
            "If the date is not known, a rough year will do.",
        ],
        Ask::Phone => [
            "Nomor HP",
            "Kalau ada. Satu nomor saja, misalnya 0812 3456 7890.",
            "Phone number",
            "If any. One number only, such as 0812 3456 7890.",
        ],
        Ask::Village => place(form),
        Ask::Livelihoods => ["Mata pencaharian", "Boleh lebih dari satu.", "Livelihoods", "More than one is fine."],
        Ask::Group => [
            "Kelompok atau koperasi",
            "Poktan, KUB, KUPS, koperasi. Kosongkan kalau tidak ada.",
            "Group or cooperative",
            "Leave empty if none.",
        ],
        Ask::Consent => [
            "Persetujuan",
            "Bacakan: data ini disimpan oleh dinas untuk daftar pelaku usaha dan angka panen. Boleh dilihat, dibetulkan dan dicabut kapan saja.",
            "Consent",
            "Read out: the office keeps these data for the registry and harvest figures. They may be seen, corrected and withdrawn at any time.",
        ],
        Ask::ConsentMethod => ["Cara menyetujui", "", "How consent was given", ""],
        Ask::Guardian => [
            "Nama orang tua atau wali",
            "Umur di bawah 18 tahun: wali yang menyetujui.",
            "Name of parent or guardian",
            "Under 18: the guardian consents.",
        ],
        _ => holding(form, ask),
    }
}

fn place(form: Form) -> [&'static str; 4] {
    match form {
        Form::Producer => ["Desa atau kelurahan", "Tempat tinggalnya sekarang.", "Village", "Where the person lives now."],
        Form::Catch => ["Desa pendaratan", "Desa tempat ikan didaratkan.", "Landing village", "The village where the fish is landed."],
        Form::Forest => ["Desa", "Desa tempat hasil dipungut.", "Village", "The village where it was gathered."],
        Form::Holding | Form::Farm | Form::Aquaculture | Form::Nil => ["Desa", "", "Village", ""],
    }
}

/// Questions about a holding; the rest goes on to the next list.
fn holding(form: Form, ask: Ask) -> [&'static str; 4] {
    match ask {
        Ask::HoldingKind => ["Jenisnya", "", "Kind", ""],
        Ask::HoldingName => {
            ["Nama atau sebutan", "Misalnya: ladang hulu, KM Harapan, tambak dua.", "Name", "Such as: upper field, KM Harapan, pond two."]
        }
        Ask::Area => ["Luas", "Kira-kira boleh.", "Area", "A rough figure will do."],
        Ask::AreaUnit => ["Satuan luas", "", "Unit of area", ""],
        Ask::Tenure => ["Status lahan", "", "Tenure", ""],
        Ask::Crop => ["Tanaman atau jenis utama", "", "Main crop or species", ""],
        Ask::Gt => ["GT perahu", "Kosongkan kalau tidak tahu.", "Gross tonnage", "Leave empty if not known."],
        Ask::EngineHp => ["Tenaga mesin (PK)", "", "Engine power (hp)", ""],
        Ask::Length => ["Panjang", "Dalam sentimeter: 7 meter = 700.", "Length", "In centimetres: 7 metres = 700."],
        Ask::Permit => ["Nomor izin", "Kalau ada.", "Permit number", "If any."],
        Ask::Stocked => ["Tanggal tebar", "", "Stocking date", ""],
        Ask::Scheme => ["Skema perhutanan sosial", "", "Social forestry scheme", ""],
        Ask::Producer => whose(form),
        Ask::Holding => from_where(form),
        _ => harvest(form, ask),
    }
}

fn whose(form: Form) -> [&'static str; 4] {
    let help_id = "Ketik 3 huruf nama atau nomor kartu.";
    let help_en = "Type 3 letters of the name, or the card number.";
    match form {
        Form::Farm => ["Petani", help_id, "Farmer", help_en],
        Form::Catch => ["Nelayan", help_id, "Fisher", help_en],
        Form::Aquaculture => ["Pembudi daya", help_id, "Fish or seaweed farmer", help_en],
        Form::Forest => ["Pemungut", help_id, "Gatherer", help_en],
        Form::Producer | Form::Holding | Form::Nil => ["Pelaku", help_id, "Producer", help_en],
    }
}

fn from_where(form: Form) -> [&'static str; 4] {
    match form {
        Form::Catch => ["Perahu", "Kosongkan kalau tidak pakai perahu sendiri.", "Boat", "Leave empty if no own boat."],
        Form::Aquaculture => ["Tambak, keramba atau tali", "", "Pond, cage or line", ""],
        Form::Forest => ["Wilayah pungut", "", "Gathering area", ""],
        Form::Producer | Form::Holding | Form::Farm | Form::Nil => ["Dari lahan mana", "", "From which plot", ""],
    }
}

/// Questions about a harvest; the rest goes on to the next list.
fn harvest(form: Form, ask: Ask) -> [&'static str; 4] {
    match ask {
        Ask::Date => match form {
            Form::Forest => ["Tanggal dipungut", "", "Day of gathering", ""],
            _ => ["Tanggal panen", "", "Day of harvest", ""],
        },
        Ask::Commodity => match form {
            Form::Catch => ["Ikan apa", "Nama setempat.", "Which fish", "Local name."],
            Form::Forest => ["Hasil apa", "", "Which product", ""],
            _ => ["Panen apa", "", "What was harvested", ""],
        },
        Ask::Amount => ["Berapa banyak", "Koma untuk pecahan: 12,5.", "How much", "Comma or point for fractions: 12,5."],
        Ask::Unit => ["Satuan", "", "Unit", ""],
        Ask::Condition => ["Keadaan", "", "Condition", ""],
        Ask::Grade => ["Mutu", "", "Grade", ""],
        Ask::Failed => ["Gagal panen?", "", "Did the harvest fail?", ""],
        Ask::Loss => [
            "Rusak atau hilang",
            "Dalam satuan yang sama. Kosongkan kalau tidak ada.",
            "Lost or spoilt",
            "In the same unit. Leave empty if none.",
        ],
        Ask::Price => [
            "Harga per satuan",
            "Rupiah untuk satu satuan. Kosongkan kalau belum dijual.",
            "Price per unit",
            "Rupiah for one unit. Leave empty if not sold.",
        ],
        Ask::Buyer => ["Pembeli", "", "Buyer", ""],
        Ask::Use => ["Untuk apa", "", "What for", ""],
        Ask::LateReason => {
            ["Mengapa baru dilaporkan?", "Panen ini sudah lewat 90 hari.", "Why is it reported only now?", "It is more than 90 days ago."]
        }
        Ask::LimitReason => [
            "Mengapa sebanyak ini?",
            "Jumlahnya jauh di atas biasanya. Boleh benar; tulis sebabnya.",
            "Why so much?",
            "It is far above the usual. It may be right; say why.",
        ],
        Ask::Note => ["Catatan", "", "Note", ""],
        Ask::Point => match form {
            Form::Holding => ["Lokasi", "", "Location", ""],
            _ => [
                "Titik lokasi",
                "Disegel begitu disimpan; hanya petak 11 km tetap terbaca.",
                "Location",
                "Sealed on saving; only a cell of 11 km stays readable.",
            ],
        },
        Ask::Boundary => [
            "Batas lahan",
            "Tandai tiap sudut, atau jalan keliling. Boleh menyusul.",
            "Boundary",
            "Mark each corner, or walk around. It may follow later.",
        ],
        Ask::Photos => [
            "Foto",
            "Dikecilkan dulu, tanpa data lokasi. Dikirim sesudah catatannya.",
            "Photos",
            "Made smaller first, without data of the place. Sent after the record.",
        ],
        _ => special(ask),
    }
}

/// Questions of one kind of harvest. The only list without a way on: a question that is named nowhere does not compile.
fn special(ask: Ask) -> [&'static str; 4] {
    match ask {
        Ask::Part => ["Panen sebagian atau semua", "", "Partial or full harvest", ""],
        Ask::CountPerKg => ["Isi per kg", "Berapa ekor dalam satu kilogram.", "Pieces per kg", ""],
        Ask::TripStart => ["Berangkat", "Tanggal dan jam.", "Left", "Day and time."],
        Ask::TripEnd => ["Pulang", "Tanggal dan jam mendarat.", "Returned", "Day and time of landing."],
        Ask::Crew => ["Orang di perahu", "Termasuk nakhoda.", "People aboard", "Skipper included."],
        Ask::Gear => ["Alat tangkap", "", "Gear", ""],
        Ask::Ground => [
            "Tempat menangkap",
            "Sebutan setempat. Kosongkan kalau tidak mau disebut.",
            "Fishing ground",
            "As people call it. May stay empty.",
        ],
        Ask::Landing => ["Tempat mendarat", "Nama pelabuhan, TPI atau dermaga.", "Landing site", "Port, auction or jetty."],
        Ask::Lines => ["Hasil tangkapan", "Satu baris untuk satu jenis ikan.", "The catch", "One line for each kind of fish."],
        Ask::AreaKind => ["Kawasan", "", "Kind of area", ""],
        Ask::Destination => [
            "Dibawa ke mana?",
            "Wajib diisi: dari sini terlihat berapa yang diolah di Kaltara.",
            "Where does it go?",
            "Required: it shows how much is processed in the province.",
        ],
        Ask::Document => ["Surat angkut", "Kalau keluar provinsi.", "Transport document", "If it leaves the province."],
        Ask::Livelihood => ["Mata pencaharian", "Yang mana yang tidak ada hasilnya.", "Livelihood", "Which one had no yield."],
        Ask::Month => ["Bulan", "", "Month", ""],
        Ask::NilReason => ["Sebabnya", "", "Why", ""],
        Ask::Name
        | Ask::Nik
        | Ask::NikNone
        | Ask::Sex
        | Ask::Birth
        | Ask::BirthYear
        | Ask::Phone
        | Ask::Village
        | Ask::Livelihoods
        | Ask::Group
        | Ask::Consent
        | Ask::ConsentMethod
        | Ask::Guardian
        | Ask::HoldingKind
        | Ask::HoldingName
        | Ask::Area
        | Ask::AreaUnit
        | Ask::Tenure
        | Ask::Crop
        | Ask::Gt
        | Ask::EngineHp
        | Ask::Length
        | Ask::Permit
        | Ask::Stocked
        | Ask::Scheme
        | Ask::Producer
        | Ask::Holding
        | Ask::Date
        | Ask::Commodity
        | Ask::Amount
        | Ask::Unit
        | Ask::Condition
        | Ask::Grade
        | Ask::Failed
        | Ask::Loss
        | Ask::Price
        | Ask::Buyer
        | Ask::Use
        | Ask::LateReason
        | Ask::LimitReason
        | Ask::Photos
        | Ask::Point
        | Ask::Boundary
        | Ask::Note => [""; 4],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_a_label_in_both_languages() {
        let forms = [Form::Producer, Form::Holding, Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest, Form::Nil];
        for (form, ask) in forms.into_iter().flat_map(|form| Ask::ALL.iter().map(move |ask| (form, *ask))) {
            assert!(!label(Lang::Id, form, ask).is_empty(), "{ask:?}");
            assert!(!label(Lang::En, form, ask).is_empty(), "{ask:?}");
        }
    }
}
