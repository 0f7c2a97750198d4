//! Words for the codes that a desk page meets: states, kinds, fields, choices, flags, held codes.

use crate::domain::ids::Kind;
use crate::domain::reports::desk::JudgeTrouble;
use crate::domain::status::{HeldCode, Review};
use crate::domain::verdict::{Outcome, VerdictTrouble};
use crate::words::Lang;

/// A review state.
pub fn review(lang: Lang, review: Review) -> &'static str {
    match review {
        Review::Waiting => lang.pick("Menunggu pemeriksaan", "Awaiting review"),
        Review::Approved => lang.pick("Disetujui", "Approved"),
        Review::Returned => lang.pick("Dikembalikan", "Returned"),
        Review::Rejected => lang.pick("Ditolak", "Rejected"),
        Review::Changed => lang.pick("Berubah sejak diperiksa", "Changed since review"),
    }
}

/// What was decided, as said in the bar afterwards.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approve => lang.pick("Disetujui", "Approved"),
        Outcome::Return => lang.pick("Dikembalikan", "Returned"),
        Outcome::Reject => lang.pick("Ditolak", "Rejected"),
    }
}

/// A kind of record.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Producer => lang.pick("Pendaftaran", "Registration"),
        Kind::Holding => lang.pick("Lahan, perahu, tambak", "Plot, boat, pond"),
        Kind::Harvest => lang.pick("Hasil", "Harvest"),
        Kind::Verdict => lang.pick("Keputusan", "Verdict"),
        Kind::Mapping => lang.pick("Nama setempat", "Local name"),
    }
}

/// A kind of harvest.
pub fn form(lang: Lang, form: &str) -> Option<&'static str> {
    Some(match form {
        "farm" => lang.pick("Panen", "Farm harvest"),
        "catch" => lang.pick("Tangkapan", "Catch"),
        "aquaculture" => lang.pick("Panen budi daya", "Aquaculture"),
        "forest" => lang.pick("Pungutan hutan", "Forest gathering"),
        "nil" => lang.pick("Tidak ada hasil", "No yield"),
        _ => return None,
    })
}

/// Why the office holds a revision, and what that asks of a person.
pub fn held(lang: Lang, code: HeldCode) -> &'static str {
    use HeldCode::*;
    match code {
        OutOfScope => lang.pick("Di luar wilayah atau hak pencatat", "Outside the author's territory or rights"),
        InvalidField => lang.pick("Ada isian yang tidak mungkin", "A field cannot be right"),
        DuplicateNik => lang.pick("NIK sudah dipakai pelaku lain", "The NIK is already used by somebody else"),
        UnknownSchema => lang.pick("Dari versi aplikasi yang lebih baru", "From a newer version of the app"),
        ParentMissing => lang.pick("Menunggu catatan sebelumnya", "Waiting for the record before it"),
        CloneSuspected => lang.pick("Dua HP memakai nomor yang sama", "Two phones use the same numbers"),
        OverQuota => lang.pick("Terlalu banyak dari satu orang", "Too many from one person"),
        RevokedDevice => lang.pick("Dari HP yang sudah dinonaktifkan", "From a phone that was switched off"),
        Unreadable => lang.pick("Tidak terbaca, disimpan utuh", "Cannot be read, kept whole"),
        BadCounter => lang.pick("Nomor catatan di HP tidak cocok", "The phone's numbering does not fit"),
        BadParents => lang.pick("Sambungan ke catatan lama tidak cocok", "The link to the older record does not fit"),
        ForbiddenField => lang.pick("Mengisi sesuatu yang hanya boleh diisi server", "Sets what only the server may set"),
        ForeignAuthor => lang.pick("Ditulis atas nama orang lain", "Written in somebody else's name"),
        SecondHead => lang.pick("Dua orang mengubah bersamaan", "Two people changed it at once"),
    }
}

/// A flag by the code of its trouble, short enough for a table.
pub fn flag(lang: Lang, code: &str) -> &'static str {
    match code {
        "nik_date" => lang.pick("Tanggal di NIK tidak wajar", "Odd date in the NIK"),
        "nik_birth_differs" => lang.pick("Tanggal lahir beda dari NIK", "Birth date differs from the NIK"),
        "nik_sex_differs" => lang.pick("Jenis kelamin beda dari NIK", "Sex differs from the NIK"),
        "nik_region" => lang.pick("NIK dari daerah lain", "NIK from another region"),
        "nik_known_here" => lang.pick("NIK pernah diketik", "NIK typed before"),
        "clock_doubt" => lang.pick("Jam HP mungkin salah", "The phone's clock may be wrong"),
        "unusual" => lang.pick("Jauh dari kebiasaan", "Far from the usual"),
        "village_split" => lang.pick("Desa sudah dimekarkan", "Village was split"),
        "gps_far" => lang.pick("Titik jauh dari desa", "Point far from the village"),
        "gps_weak" => lang.pick("Titik kurang tepat", "Weak point"),
        "gps_outside" => lang.pick("Titik di luar Indonesia", "Point outside Indonesia"),
        "poly_cross" => lang.pick("Batas saling memotong", "Boundary crosses itself"),
        "poly_points" => lang.pick("Batas belum selesai", "Boundary unfinished"),
        "poly_area" => lang.pick("Luas batas tidak wajar", "Odd area inside the boundary"),
        "crew_many" => lang.pick("Awak lebih dari 100", "Crew over 100"),
        "unmeasured" => lang.pick("Belum terukur", "Unmeasured"),
        "as_typed" => lang.pick("Nama seperti diucapkan", "Named as people call it"),
        "no_document" => lang.pick("Keluar tanpa dokumen", "Leaves without a document"),
        "over_limit" | "over_limit_reason" => lang.pick("Di atas batas wajar", "Above the plausible limit"),
        "date_old_reason" => lang.pick("Dilaporkan setelah 90 hari", "Reported after 90 days"),
        "no_nik" => lang.pick("Tanpa NIK", "Without NIK"),
        _ => lang.pick("Perlu dilihat", "Needs a look"),
    }
}

/// Why a verdict was not taken.
pub fn trouble(lang: Lang, trouble: &JudgeTrouble) -> &'static str {
    match trouble {
        JudgeTrouble::Verdict(VerdictTrouble::ReasonMissing) => lang.pick(
            "Tulis alasannya. Tanpa alasan tidak dapat dikembalikan atau ditolak.",
            "Write the reason. Without one it cannot be returned or rejected.",
        ),
        JudgeTrouble::Verdict(VerdictTrouble::MarksMissing) => {
            lang.pick("Centang paling sedikit satu isian yang harus diperbaiki.", "Tick at least one field that must be corrected.")
        }
        JudgeTrouble::Verdict(VerdictTrouble::TooLong) => {
            lang.pick("Terlalu panjang. Paling banyak 500 huruf.", "Too long. At most 500 characters.")
        }
        JudgeTrouble::Verdict(VerdictTrouble::DuePast) => lang.pick(
            "Batas waktu ini bukan tanggal, atau sudah lewat. Pilih hari ini atau sesudahnya, atau kosongkan.",
            "This deadline is no date, or is over. Choose today or later, or leave it empty.",
        ),
        JudgeTrouble::ChangedSince => lang.pick(
            "Ada perubahan baru sejak Anda buka. Periksa lagi isinya, lalu putuskan.",
            "There is a new change since you opened it. Look again, then decide.",
        ),
        JudgeTrouble::FourEyes => lang.pick("Catatan sendiri diperiksa oleh orang lain.", "An own entry is reviewed by somebody else."),
        JudgeTrouble::AlreadyPending => lang.pick("Baru saja diputuskan. Tunggu sebentar.", "It was decided just now. Wait a moment."),
    }
}

/// The label of a record's field, by its name on the wire; `None` for one that this version does not know.
pub fn field(lang: Lang, name: &str) -> Option<&'static str> {
    let name = name.split(':').next().unwrap_or(name);
    Some(match name {
        "name" => lang.pick("Nama", "Name"),
        "nik" => "NIK",
        "sex" => lang.pick("Jenis kelamin", "Sex"),
        "birth" => lang.pick("Lahir", "Birth"),
        "phone" => lang.pick("Nomor HP", "Phone"),
        "village" => lang.pick("Desa", "Village"),
        "livelihoods" => lang.pick("Mata pencaharian", "Livelihoods"),
        "group" => lang.pick("Kelompok", "Group"),
        "consent" => lang.pick("Persetujuan data", "Consent"),
        "guardian" => lang.pick("Wali", "Guardian"),
        "card" => lang.pick("Nomor kartu", "Card number"),
        "producer" => lang.pick("Pelaku", "Producer"),
        "kind" => lang.pick("Jenis", "Kind"),
        "area_m2" => lang.pick("Luas", "Area"),
        "tenure" => lang.pick("Hak atas lahan", "Tenure"),
        "crop" => lang.pick("Tanaman atau jenis utama", "Main crop or species"),
        "vessel" => lang.pick("Perahu", "Vessel"),
        "permit" => lang.pick("Nomor izin", "Permit"),
        "stocked" => lang.pick("Tanggal tebar", "Stocked"),
        "scheme" => lang.pick("Skema perhutanan sosial", "Social-forestry scheme"),
        "length_cm" => lang.pick("Panjang", "Length"),
        "form" => lang.pick("Jenis hasil", "Kind of harvest"),
        "holding" => lang.pick("Dari", "From"),
        "date" => lang.pick("Tanggal", "Date"),
        "commodity" => lang.pick("Komoditas", "Commodity"),
        "amount" => lang.pick("Jumlah", "Amount"),
        "unit" => lang.pick("Satuan", "Unit"),
        "condition" => lang.pick("Kondisi", "Condition"),
        "species" => lang.pick("Jenis ikan", "Species"),
        "nik_none" => lang.pick("Tanpa NIK", "Without NIK"),
        "birth_year" => lang.pick("Tahun lahir", "Birth year"),
        "trip_start" => lang.pick("Berangkat", "Trip start"),
        "trip_end" => lang.pick("Pulang", "Trip end"),
        "area" => lang.pick("Luas", "Area"),
        "failed" => lang.pick("Gagal panen", "Crop failed"),
        "loss" => lang.pick("Susut atau rusak", "Lost or damaged"),
        "price" => lang.pick("Harga", "Price"),
        "grade" => lang.pick("Mutu", "Grade"),
        "buyer" => lang.pick("Pembeli", "Buyer"),
        "use" => lang.pick("Dipakai untuk", "Use"),
        "late_reason" => lang.pick("Alasan terlambat", "Why late"),
        "limit_reason" => lang.pick("Alasan di atas batas", "Why above the limit"),
        "note" => lang.pick("Catatan", "Note"),
        "point" => lang.pick("Lokasi", "Location"),
        "boundary" => lang.pick("Batas", "Boundary"),
        "photos" => lang.pick("Jumlah foto", "Photos"),
        "part" => lang.pick("Panen sebagian atau semua", "Partial or full"),
        "count_per_kg" => lang.pick("Isi per kg", "Count per kg"),
        "trip" => lang.pick("Berangkat dan pulang", "Trip"),
        "crew" => lang.pick("Awak", "Crew"),
        "gear" => lang.pick("Alat tangkap", "Gear"),
        "ground" => lang.pick("Daerah tangkap", "Fishing ground"),
        "landing" => lang.pick("Tempat mendarat", "Landing site"),
        "line" => lang.pick("Tangkapan", "Catch"),
        "area_kind" => lang.pick("Jenis kawasan", "Kind of area"),
        "destination" => lang.pick("Tujuan", "Destination"),
        "document" => lang.pick("Dokumen angkut", "Transport document"),
        "livelihood" => lang.pick("Mata pencaharian", "Livelihood"),
        "month" => lang.pick("Bulan", "Month"),
        "nil_reason" => lang.pick("Sebab", "Reason"),
        "reason" => lang.pick("Alasan", "Reason"),
        _ => return None,
    })
}

/// The word of a chosen code within a field; `None` for one that this version does not know.
pub fn code(lang: Lang, field: &str, code: &str) -> Option<&'static str> {
    Some(match (field, code) {
        ("sex", "male") => lang.pick("Laki-laki", "Male"),
        ("sex", "female") => lang.pick("Perempuan", "Female"),
        ("nik", "no_card") => lang.pick("belum punya KTP", "no card yet"),
        ("nik", "forgotten") => lang.pick("lupa membawa", "forgotten"),
        ("nik", "refused") => lang.pick("tidak bersedia", "declined"),
        ("livelihoods" | "livelihood", "farm") => lang.pick("Pertanian", "Farming"),
        ("livelihoods" | "livelihood", "catch") => lang.pick("Perikanan tangkap", "Fishing"),
        ("livelihoods" | "livelihood", "aquaculture") => lang.pick("Budi daya", "Aquaculture"),
        ("livelihoods" | "livelihood", "forest") => lang.pick("Hasil hutan", "Forest gathering"),
        ("consent", "registry") => lang.pick("pendaftaran", "registry"),
        ("consent", "statistics") => lang.pick("statistik", "statistics"),
        ("consent", "tap") => lang.pick("ketuk layar", "tap"),
        ("consent", "signature") => lang.pick("tanda tangan", "signature"),
        ("consent", "thumb") => lang.pick("cap jempol", "thumbprint"),
        ("consent", "audio") => lang.pick("rekaman suara", "recording"),
        ("kind", "plot") => lang.pick("Lahan", "Plot"),
        ("kind", "vessel") => lang.pick("Perahu", "Vessel"),
        ("kind", "pond") => lang.pick("Tambak", "Pond"),
        ("kind", "cage") => lang.pick("Keramba", "Cage"),
        ("kind", "line") => lang.pick("Bentangan rumput laut", "Seaweed line"),
        ("kind", "area") => lang.pick("Wilayah pungut", "Gathering area"),
        ("tenure", "own") => lang.pick("Milik sendiri", "Own"),
        ("tenure", "rent") => lang.pick("Sewa", "Rented"),
        ("tenure", "share") => lang.pick("Bagi hasil", "Shared"),
        ("tenure", "customary") => lang.pick("Tanah adat", "Customary"),
        ("scheme", "hd") => lang.pick("Hutan Desa", "Village forest"),
        ("scheme", "hkm") => lang.pick("Hutan Kemasyarakatan", "Community forest"),
        ("scheme", "htr") => lang.pick("Hutan Tanaman Rakyat", "People's plantation forest"),
        ("scheme", "ha") => lang.pick("Hutan Adat", "Customary forest"),
        ("scheme", "partnership") => lang.pick("Kemitraan", "Partnership"),
        ("condition", "wet") => lang.pick("basah", "wet"),
        ("condition", "dry") => lang.pick("kering", "dry"),
        ("condition", "washed") => lang.pick("cuci belerang (WS)", "washed and sulphured"),
        ("condition", "peeled") => lang.pick("kulit", "peeled"),
        ("condition", "core") => lang.pick("fitrit", "core"),
        ("condition", "split") => lang.pick("belah", "split"),
        ("grade", "a") => "A",
        ("grade", "b") => "B",
        ("grade", "c") => "C",
        ("grade", "mixed") => lang.pick("campur", "mixed"),
        ("buyer", "consumer") => lang.pick("Pembeli langsung", "Consumer"),
        ("buyer", "trader") => lang.pick("Pengepul", "Trader"),
        ("buyer", "cooperative") => lang.pick("Koperasi", "Cooperative"),
        ("buyer", "bumdes") => "BUMDes",
        ("buyer", "industry") => lang.pick("Industri", "Industry"),
        ("buyer", "none") => lang.pick("Belum ada", "None yet"),
        ("use", "own") => lang.pick("Dimakan atau dipakai sendiri", "Own use"),
        ("use", "raw") => lang.pick("Dijual mentah", "Sold raw"),
        ("use", "process") => lang.pick("Diolah sendiri", "Own processing"),
        ("part", "partial") => lang.pick("Sebagian", "Partial"),
        ("part", "full") => lang.pick("Semua", "Full"),
        ("area_kind", "village_forest") => lang.pick("Hutan desa", "Village forest"),
        ("area_kind", "community_forest") => lang.pick("Hutan kemasyarakatan", "Community forest"),
        ("area_kind", "customary_forest") => lang.pick("Hutan adat", "Customary forest"),
        ("area_kind", "production_forest") => lang.pick("Hutan produksi", "Production forest"),
        ("area_kind", "own_land") => lang.pick("Lahan sendiri", "Own land"),
        ("destination", "inside") => lang.pick("Di dalam provinsi", "Inside the province"),
        ("destination", "outside") => lang.pick("Keluar provinsi", "Leaves the province"),
        ("destination", "unknown") => lang.pick("Belum tahu", "Not known"),
        ("document", "fa_hhbk") => "FA-HHBK",
        ("document", "nota") => lang.pick("Nota angkutan", "Transport note"),
        ("document", "none") => lang.pick("Tidak ada", "None"),
        ("nil_reason", "season") => lang.pick("Bukan musim", "Out of season"),
        ("nil_reason", "weather") => lang.pick("Cuaca", "Weather"),
        ("nil_reason", "sick") => lang.pick("Sakit", "Illness"),
        ("nil_reason", "pest") => lang.pick("Hama", "Pest"),
        ("nil_reason", "flood") => lang.pick("Banjir", "Flood"),
        ("nil_reason", "broken") => lang.pick("Alat rusak", "Broken gear"),
        (_, "other") => lang.pick("Lainnya", "Other"),
        ("form", form) => return self::form(lang, form),
        _ => return None,
    })
}
