//! The words of the page of reference lists, and what is wrong with an uploaded one.

use crate::domain::reports::lists::{Ended, Fate, Misfit, Table, Told, Unread, Wrong};
use crate::words::Lang;

/// Every sentence and label, by the place where it stands; the texts themselves say the rest.
#[derive(Debug)]
#[allow(missing_docs, reason = "the name is the place, the text is the documentation")]
pub struct Lists {
    pub title: &'static str,
    pub lead: &'static str,
    pub versions: &'static str,
    pub number: &'static str,
    pub since: &'static str,
    pub first: &'static str,
    pub edition: &'static str,
    pub villages: &'static str,
    pub commodities: &'static str,
    pub units: &'static str,
    pub gears: &'static str,
    pub in_force: &'static str,
    pub waiting: &'static str,
    pub from_day: &'static str,
    pub withdraw: &'static str,
    pub upload: &'static str,
    pub upload_lead: &'static str,
    pub edition_hint: &'static str,
    pub check: &'static str,
    pub draft: &'static str,
    pub would: &'static str,
    pub wrong: &'static str,
    pub wrong_lead: &'static str,
    pub records: &'static str,
    pub more: &'static str,
    pub grown: &'static str,
    pub day: &'static str,
    pub day_hint: &'static str,
    pub apply: &'static str,
    pub for_ever: &'static str,
    pub line: &'static str,
}

/// The words in one language.
pub fn lists(lang: Lang) -> &'static Lists {
    lang.pick(&ID, &EN)
}

const ID: Lists = Lists {
    title: "Daftar acuan",
    lead: "Wilayah, komoditas, satuan, alat tangkap, dan batas wajar yang dipakai semua formulir. Daftar baru sampai ke HP \
           sendiri, tanpa pembaruan aplikasi.",
    versions: "Versi",
    number: "No.",
    since: "Berlaku sejak",
    first: "dari awal",
    edition: "Edisi daftar wilayah",
    villages: "Desa",
    commodities: "Komoditas",
    units: "Satuan",
    gears: "Alat",
    in_force: "berlaku sekarang",
    waiting: "Menunggu tanggalnya",
    from_day: "Berlaku mulai",
    withdraw: "Tarik kembali",
    upload: "Unggah daftar baru",
    upload_lead: "Berkas CSV dengan kolom seperti data/README.md. Tiap berkas mengganti daftarnya seluruhnya; daftar lain tetap. \
                  Belum ada yang berlaku sebelum Anda melihat perubahannya.",
    edition_hint: "Wajib bila daftar wilayah diganti, misalnya Kepmendagri 1/2027.",
    check: "Periksa",
    draft: "Daftar yang diunggah",
    would: "Yang akan berubah",
    wrong: "Belum bisa berlaku",
    wrong_lead: "Perbaiki berkasnya, lalu unggah lagi.",
    records: "catatan",
    more: "dan lainnya",
    grown: "Wilayah tugas yang bertambah",
    day: "Mulai berlaku",
    day_hint: "Hari ini berarti langsung berlaku.",
    apply: "Berlakukan",
    for_ever: "Versi yang sudah berlaku tidak bisa ditarik: HP sudah memakainya.",
    line: "baris",
};

const EN: Lists = Lists {
    title: "Reference lists",
    lead: "Areas, commodities, units, fishing gear and plausible limits that all forms use. A new list reaches phones by itself, \
           without a new build.",
    versions: "Versions",
    number: "No.",
    since: "In force since",
    first: "from the start",
    edition: "Edition of the areas",
    villages: "Villages",
    commodities: "Commodities",
    units: "Units",
    gears: "Gear",
    in_force: "in force now",
    waiting: "Waiting for its day",
    from_day: "In force from",
    withdraw: "Withdraw",
    upload: "Upload a new list",
    upload_lead: "CSV files with the columns of data/README.md. Each file replaces its list whole; the others stay. Nothing comes \
                  into force before you have seen what it changes.",
    edition_hint: "Needed when the areas are replaced, as Kepmendagri 1/2027.",
    check: "Check",
    draft: "The uploaded list",
    would: "What would change",
    wrong: "It cannot be put into force",
    wrong_lead: "Mend the file, then upload it again.",
    records: "records",
    more: "and others",
    grown: "Territories that grow",
    day: "In force from",
    day_hint: "Today puts it into force at once.",
    apply: "Put into force",
    for_ever: "A version that was in force cannot be taken back: phones have it.",
    line: "line",
};

/// What a file is called.
pub fn table(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Areas => lang.pick("Wilayah", "Areas"),
        Table::Changes => lang.pick("Perubahan kode wilayah", "Changes of area codes"),
        Table::Commodities => lang.pick("Komoditas", "Commodities"),
        Table::Units => lang.pick("Satuan", "Units"),
        Table::Gears => lang.pick("Alat tangkap", "Fishing gear"),
        Table::Limits => lang.pick("Batas wajar", "Limits"),
    }
}

/// What becomes of things.
pub fn fate(lang: Lang, fate: Fate) -> &'static str {
    match fate {
        Fate::Split => lang.pick("dimekarkan", "split"),
        Fate::Moved => lang.pick("pindah kode", "another code"),
        Fate::Merged => lang.pick("digabung", "merged"),
        Fate::Renamed => lang.pick("ganti nama", "renamed"),
        Fate::Gone => lang.pick("hilang", "gone"),
        Fate::Added => lang.pick("baru", "new"),
        Fate::Changed => lang.pick("berubah", "changed"),
    }
}

/// How it ended.
pub fn ended(lang: Lang, ended: Ended) -> &'static str {
    match ended {
        Ended::InForce => lang.pick(
            "Daftar baru sudah berlaku. HP mengambilnya setelah pertukaran berikutnya.",
            "The new list is in force. Phones fetch it after their next exchange.",
        ),
        Ended::Planned => lang.pick("Daftar baru menunggu tanggalnya.", "The new list waits for its day."),
        Ended::Withdrawn => lang.pick("Daftar yang menunggu sudah ditarik.", "The waiting list was withdrawn."),
        Ended::NoFile => lang.pick("Pilih paling sedikit satu berkas.", "Choose at least one file."),
        Ended::TooLarge => lang.pick("Berkas terlalu besar: paling besar 8 MB.", "The files are too large: 8 MB at most."),
        Ended::Unreadable => lang.pick("Unggahan terputus. Coba lagi.", "The upload broke off. Try again."),
        Ended::BadDay => lang.pick("Tanggal tidak terbaca. Pilih dari kalender.", "The day cannot be read. Choose it from the calendar."),
        Ended::PastDay => lang.pick(
            "Tanggal sudah lewat: catatan yang sudah diperiksa tidak dinilai ulang. Pilih hari ini atau sesudahnya.",
            "The day is over: what was judged is not judged again. Choose today or later.",
        ),
        Ended::Lost => lang.pick("Unggahan sudah tidak ada. Unggah lagi.", "The upload is gone. Upload it again."),
        Ended::Overtaken => lang.pick(
            "Versi lain sudah berlaku lebih dulu. Periksa lagi perubahannya.",
            "Another version has come into force meanwhile. Look at the changes again.",
        ),
        Ended::Occupied => lang.pick(
            "Ada daftar yang menunggu tanggalnya. Tarik dulu, atau tunggu sampai berlaku.",
            "A list waits for its day. Withdraw it first, or wait until it is in force.",
        ),
        Ended::StillWrong => lang.pick("Daftar ini masih salah; lihat di bawah.", "This list is still wrong; see below."),
    }
}

/// What is wrong, with its line.
pub fn told(lang: Lang, told: &Told) -> String {
    let sentence = wrong(lang, &told.wrong);
    match told.line {
        Some(line) => format!("{} {line}: {sentence}", lists(lang).line),
        None => sentence,
    }
}

fn thing(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Areas => lang.pick("wilayah", "area"),
        Table::Changes => lang.pick("perubahan", "change"),
        Table::Commodities => lang.pick("komoditas", "commodity"),
        Table::Units => lang.pick("satuan", "unit"),
        Table::Gears => lang.pick("alat", "gear"),
        Table::Limits => lang.pick("batas", "limit"),
    }
}

/// What is wrong and what to do, in one sentence.
pub fn wrong(lang: Lang, wrong: &Wrong) -> String {
    let id = lang == Lang::Id;
    match wrong {
        Wrong::NothingChanges if id => "sama dengan versi yang berlaku: tidak ada yang berubah".into(),
        Wrong::NothingChanges => "it is the version in force: nothing would change".into(),
        Wrong::Unread(table, unread) => format!("{}: {}", thing(lang, *table), unread_of(lang, unread)),
        Wrong::Twice(table, code) if id => format!("{} {code} ada dua kali: hapus salah satu", thing(lang, *table)),
        Wrong::Twice(table, code) => format!("{} {code} stands twice", thing(lang, *table)),
        Wrong::NoAreaCode(code) if id => {
            format!("{code:?} bukan kode wilayah: bentuknya 65, 65.03, 65.03.04, atau 65.03.04.2012")
        }
        Wrong::NoAreaCode(code) => format!("{code:?} is no area code: they look like 65, 65.03, 65.03.04 and 65.03.04.2012"),
        Wrong::OutsideProvince { code, province } if id => format!("wilayah {code} di luar provinsi {province}: hapus barisnya"),
        Wrong::OutsideProvince { code, province } => format!("area {code} lies outside the province {province}"),
        Wrong::NoParent { code, name } if id => format!("wilayah {code} {name} tidak punya induk: tambahkan induknya"),
        Wrong::NoParent { code, name } => format!("area {code} {name} has no area above it"),
        Wrong::NoName(code) if id => format!("wilayah {code} tidak bernama: isi namanya"),
        Wrong::NoName(code) => format!("area {code} has no name"),
        Wrong::EditionNeeded if id => "daftar wilayah yang lain perlu nama edisi sendiri: tiap catatan menyimpannya di samping kode".into(),
        Wrong::EditionNeeded => {
            "another list of areas needs an edition of its own (--edition): every record keeps it beside its code".into()
        }
        Wrong::AreasNeeded if id => "edisi yang lain perlu daftar wilayahnya: pilih berkas wilayah".into(),
        Wrong::AreasNeeded => "another edition needs its list of areas (--areas)".into(),
        Wrong::AreaGone { code, name, records, accounts } if id => format!(
            "wilayah {code} {name} hilang, padahal ada {records} catatan dan {accounts} akun di sana: tulis di berkas perubahan menjadi apa"
        ),
        Wrong::AreaGone { code, name, records, accounts } => {
            format!("area {code} {name} is gone, with {records} records and {accounts} accounts on it: say in --changes what it became")
        }
        Wrong::Change { at, old, new, why } if id => format!("perubahan {at} ({old} menjadi {new}): {}", misfit(lang, *why)),
        Wrong::Change { at, old, new, why } => format!("change {at} ({old} to {new}): {}", misfit(lang, *why)),
        Wrong::Gone { table, code, reports } if id => {
            format!(
                "{} {code} hilang, padahal dipakai {reports} laporan: kembalikan, karena catatan menyimpan kodenya",
                thing(lang, *table)
            )
        }
        Wrong::Gone { table, code, reports } => {
            format!("{} {code} is gone, and {reports} reports name it: records keep their codes for ever", thing(lang, *table))
        }
        Wrong::CommodityBare(code) if id => format!("komoditas {code:?} tanpa id atau nama: lengkapi"),
        Wrong::CommodityBare(code) => format!("commodity {code:?} lacks an id or a name"),
        Wrong::NoUnit { commodity, unit } if id => format!("komoditas {commodity}: tidak ada satuan {unit} di daftar satuan"),
        Wrong::NoUnit { commodity, unit } => format!("commodity {commodity}: no unit {unit}"),
        Wrong::UnitWeighs { unit, reports } if id => {
            format!("berat satuan {unit} berubah, padahal {reports} laporan ditimbang dengannya: pakai kode satuan baru")
        }
        Wrong::UnitWeighs { unit, reports } => format!("unit {unit} weighs something else now, and {reports} reports were weighed by it"),
        Wrong::Limit { of, unit } if id => {
            format!("batas {of} {unit}: nama atau satuannya tidak ada, angkanya bukan di atas 0, atau ada dua kali")
        }
        Wrong::Limit { of, unit } => format!("limit {of} {unit}: nothing of that name or unit, no number above 0, or twice"),
    }
}

fn unread_of(lang: Lang, unread: &Unread) -> String {
    let id = lang == Lang::Id;
    match unread {
        Unread::Encoding if id => "berkas bukan UTF-8: simpan sebagai \"CSV UTF-8\"".into(),
        Unread::Encoding => "the file is not UTF-8: save it as \"CSV UTF-8\"".into(),
        Unread::NoColumn(name) if id => format!("kolom {name} tidak ada: lihat data/README.md, dan pakai koma di antara sel"),
        Unread::NoColumn(name) => format!("there is no column {name}: see data/README.md, and put commas between cells"),
        Unread::Cells { expected, found } if id => format!("ada {found} sel, seharusnya {expected}: periksa koma dan tanda kutip"),
        Unread::Cells { expected, found } => format!("{found} cells where {expected} belong: look at commas and quotes"),
        Unread::Cell(what) if id => format!("isi sel tidak cocok dengan kolomnya ({what})"),
        Unread::Cell(what) => format!("a cell does not fit its column ({what})"),
    }
}

fn misfit(lang: Lang, why: Misfit) -> &'static str {
    match why {
        Misfit::OldUnknown => lang.pick("kode lama tidak ada di daftar yang berlaku", "the list in force does not have the old code"),
        Misfit::NewUnknown => lang.pick("kode baru tidak ada di daftar baru", "the new list does not have the new code"),
        Misfit::OtherLevel => lang.pick("keduanya tidak setingkat", "the two are not of one level"),
        Misfit::Contradicts => {
            lang.pick("kode lama punya beberapa perubahan yang bertentangan", "the old code has several changes that do not go together")
        }
        Misfit::RenamedKeeps => lang.pick(
            "ganti nama berarti kodenya tetap: dengan kode lain tulis moved",
            "a renamed area keeps its code: with another code it has moved",
        ),
        Misfit::SameName => lang.pick("namanya sama", "the name is the same"),
        Misfit::Several => lang.pick("tempat yang menjadi beberapa ditulis split", "a place that became several was split"),
        Misfit::StillListed => lang.pick("kode lama masih ada di daftar baru", "the old code is still listed"),
        Misfit::OnePart => lang.pick("pemekaran punya paling sedikit dua bagian", "a split has at least two parts"),
    }
}
