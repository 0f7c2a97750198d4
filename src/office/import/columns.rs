//! What the headers of lists are called here, and what they most likely hold.

use crate::domain::form::Ask;
use crate::domain::import::{Column, List};
use crate::domain::text::fold;

/// Header of the column that names a bad line in the file to mend.
pub const MENDS_HEADER: &str = "anjat_baris";

/// Header of the column that says why it came back.
pub const REASONS_HEADER: &str = "anjat_alasan";

/// Names on lists of every sort.
const EVERYWHERE: &[(Column, &[&str])] = &[
    (Column::Mends, &["anjat baris"]),
    (Column::Reasons, &["anjat alasan"]),
    (Column::VillageCode, &["kode desa", "kode kelurahan", "kode desa kelurahan", "kode wilayah", "village code", "iddesa", "kd desa"]),
    (
        Column::Answer(Ask::Village),
        &["desa", "kelurahan", "desa kelurahan", "nama desa", "nama desa kelurahan", "village", "alamat desa", "kampung", "lokasi"],
    ),
    (Column::District, &["kecamatan", "kec", "nama kecamatan", "district"]),
    (Column::Regency, &["kabupaten", "kab", "kabupaten kota", "kab kota", "nama kabupaten", "regency"]),
];

const PRODUCERS: &[(Column, &[&str])] = &[
    (
        Column::Key,
        &[
            "id",
            "kode",
            "key",
            "id petani",
            "kode petani",
            "id produsen",
            "kode produsen",
            "id nelayan",
            "id pelaku",
            "kode pelaku",
            "no anggota",
        ],
    ),
    (
        Column::Answer(Ask::Name),
        &["nama", "nama lengkap", "nama petani", "nama nelayan", "nama produsen", "nama pelaku", "nama pelaku usaha", "name", "full name"],
    ),
    (Column::Answer(Ask::Nik), &["nik", "no nik", "nomor nik", "no ktp", "nomor ktp", "ktp", "nik ktp"]),
    (Column::Answer(Ask::NikNone), &["alasan tanpa nik", "tanpa nik", "nik none"]),
    (Column::Answer(Ask::Sex), &["jenis kelamin", "jk", "l p", "kelamin", "gender", "sex"]),
    (Column::Answer(Ask::Birth), &["tanggal lahir", "tgl lahir", "birth date", "date of birth", "lahir"]),
    (Column::Answer(Ask::BirthYear), &["tahun lahir", "thn lahir", "birth year", "year of birth"]),
    (Column::Answer(Ask::Phone), &["no hp", "nomor hp", "hp", "telepon", "no telepon", "no telp", "telp", "wa", "no wa", "phone"]),
    (Column::Answer(Ask::Livelihoods), &["mata pencaharian", "pekerjaan", "usaha", "jenis usaha", "livelihoods", "livelihood"]),
    (Column::Answer(Ask::Group), &["kelompok", "kelompok tani", "poktan", "nama kelompok", "koperasi", "kub", "kups", "group"]),
    (Column::Answer(Ask::Consent), &["persetujuan", "setuju", "consent"]),
    (Column::Answer(Ask::ConsentMethod), &["cara persetujuan", "cara setuju", "consent method"]),
    (Column::Answer(Ask::Guardian), &["wali", "nama wali", "orang tua", "guardian"]),
];

/// Whose: on lists of holdings and harvests.
const WHOSE: &[(Column, &[&str])] = &[
    (
        Column::ProducerKey,
        &[
            "id petani",
            "kode petani",
            "id produsen",
            "kode produsen",
            "id nelayan",
            "kode nelayan",
            "id pelaku",
            "kode pelaku",
            "producer id",
            "no anggota",
        ],
    ),
    (Column::ProducerCard, &["kartu", "no kartu", "nomor kartu", "card", "card number"]),
    (Column::ProducerNik, &["nik", "no nik", "nik petani", "nik nelayan", "nik pemilik", "no ktp"]),
    (
        Column::ProducerName,
        &[
            "nama",
            "nama petani",
            "nama nelayan",
            "nama produsen",
            "nama pelaku",
            "nama pemilik",
            "petani",
            "nelayan",
            "produsen",
            "pemilik",
            "producer",
            "name",
        ],
    ),
];

const HOLDINGS: &[(Column, &[&str])] = &[
    (Column::Key, &["id", "kode", "key", "id lahan", "kode lahan", "id perahu", "kode perahu", "id kapal", "id tambak", "kode tambak"]),
    (Column::Answer(Ask::HoldingKind), &["jenis", "jenis lahan", "jenis aset", "kind", "bentuk"]),
    (
        Column::Answer(Ask::HoldingName),
        &["nama lahan", "nama perahu", "nama kapal", "nama tambak", "sebutan", "lahan", "perahu", "kapal", "tambak"],
    ),
    (Column::Answer(Ask::Area), &["luas", "luas lahan", "area"]),
    (Column::Answer(Ask::AreaUnit), &["satuan luas", "satuan", "area unit"]),
    (Column::Answer(Ask::Tenure), &["status", "status lahan", "kepemilikan", "tenure"]),
    (Column::Answer(Ask::Crop), &["tanaman", "komoditas", "jenis tanaman", "jenis ikan", "crop"]),
    (Column::Answer(Ask::Gt), &["gt", "gross tonnage"]),
    (Column::Answer(Ask::EngineHp), &["pk", "mesin pk", "tenaga mesin", "hp mesin", "engine hp"]),
    (Column::Answer(Ask::Length), &["panjang", "panjang m", "length"]),
    (Column::Answer(Ask::Permit), &["izin", "no izin", "nomor izin", "permit"]),
    (Column::Answer(Ask::Stocked), &["tanggal tebar", "tgl tebar", "stocked"]),
    (Column::Answer(Ask::Scheme), &["skema", "skema ps", "scheme"]),
];

const HARVESTS: &[(Column, &[&str])] = &[
    (Column::Key, &["id", "kode", "key", "id panen", "kode panen", "no bukti", "no nota", "nomor nota", "id laporan"]),
    (Column::Form, &["jenis laporan", "jenis kegiatan", "kegiatan", "sektor", "bidang", "form"]),
    (
        Column::Answer(Ask::Commodity),
        &["komoditas", "komoditi", "jenis", "hasil", "produk", "jenis hasil", "tanaman", "jenis ikan", "ikan", "commodity"],
    ),
    (
        Column::Answer(Ask::Amount),
        &["jumlah", "jml", "banyaknya", "volume", "produksi", "hasil panen", "berat", "amount", "quantity", "qty"],
    ),
    (Column::Answer(Ask::Unit), &["satuan", "sat", "unit"]),
    (Column::AmountKg, &["kg", "kilogram", "berat kg", "jumlah kg", "produksi kg", "amount kg"]),
    (Column::Answer(Ask::Date), &["tanggal", "tgl", "tanggal panen", "tgl panen", "waktu panen", "tanggal tangkap", "date"]),
    (Column::Answer(Ask::Condition), &["kondisi", "keadaan", "basah kering", "condition"]),
    (Column::Answer(Ask::Grade), &["mutu", "grade", "kualitas"]),
    (Column::Answer(Ask::Failed), &["gagal", "gagal panen", "puso", "failed"]),
    (Column::Answer(Ask::Loss), &["hilang", "rusak", "susut", "loss"]),
    (Column::Answer(Ask::Price), &["harga", "harga satuan", "harga rp", "price"]),
    (Column::Answer(Ask::Buyer), &["pembeli", "dijual ke", "buyer"]),
    (Column::Answer(Ask::Use), &["penggunaan", "dipakai untuk", "use"]),
    (Column::Answer(Ask::Holding), &["lahan", "perahu", "kapal", "tambak", "nama lahan", "nama perahu", "nama kapal", "holding"]),
    (Column::Answer(Ask::Part), &["sebagian penuh", "panen sebagian", "part"]),
    (Column::Answer(Ask::CountPerKg), &["ekor per kg", "size", "count per kg"]),
    (Column::Answer(Ask::TripStart), &["berangkat", "waktu berangkat", "trip start"]),
    (Column::Answer(Ask::TripEnd), &["pulang", "waktu pulang", "tiba", "mendarat", "trip end"]),
    (Column::Answer(Ask::Crew), &["awak", "jumlah awak", "abk", "jumlah orang", "crew"]),
    (Column::Answer(Ask::Gear), &["alat", "alat tangkap", "gear"]),
    (Column::Answer(Ask::Ground), &["daerah tangkapan", "lokasi tangkap", "daerah penangkapan", "fishing ground"]),
    (Column::Answer(Ask::Landing), &["tempat pendaratan", "pendaratan", "tpi", "landing"]),
    (Column::Answer(Ask::AreaKind), &["jenis kawasan", "kawasan", "area kind"]),
    (Column::Answer(Ask::Permit), &["izin", "no izin", "permit"]),
    (Column::Answer(Ask::Destination), &["tujuan", "dibawa ke", "destination"]),
    (Column::Answer(Ask::Document), &["dokumen", "surat jalan", "document"]),
    (Column::Answer(Ask::Livelihood), &["mata pencaharian", "livelihood"]),
    (Column::Answer(Ask::Month), &["bulan", "month"]),
    (Column::Answer(Ask::NilReason), &["alasan nihil", "sebab", "nil reason"]),
    (Column::Answer(Ask::LateReason), &["alasan terlambat", "late reason"]),
    (Column::Answer(Ask::LimitReason), &["alasan jumlah", "limit reason"]),
    (Column::Answer(Ask::Note), &["catatan", "keterangan", "ket", "note", "notes", "remarks"]),
];

fn tables(list: List) -> [&'static [(Column, &'static [&'static str])]; 3] {
    match list {
        List::Producers => [PRODUCERS, &[], EVERYWHERE],
        List::Holdings => [HOLDINGS, WHOSE, EVERYWHERE],
        List::Harvests => [HARVESTS, WHOSE, EVERYWHERE],
    }
}

/// A header in the form that it is compared in: small letters and digits, single spaces.
pub fn plain(header: &str) -> String {
    let spaced: String = fold(header).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column of that name most likely holds.
pub fn guess(list: List, header: &str) -> Option<Column> {
    let header = plain(header);
    let known = |name: &str| tables(list).into_iter().flatten().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column);
    known(&header).or_else(|| Column::parse(&header.replace(' ', "_")).filter(|column| is_of(list, *column)))
}

/// Whether a list of that sort can have the column.
pub fn is_of(list: List, column: Column) -> bool {
    tables(list).into_iter().flatten().any(|(other, _)| *other == column)
}

/// The unit that stands in the name of a column of amounts: "Produksi (ton)".
pub fn unit_in(header: &str) -> Option<(String, String)> {
    let header = plain(header);
    let (name, unit) = header.rsplit_once(' ')?;
    Some((name.to_owned(), unit.to_owned()))
}

/// The columns without which no line of that list can be good: one of each group.
pub fn needed(list: List) -> &'static [&'static [Column]] {
    const WHO: &[Column] = &[Column::ProducerKey, Column::ProducerCard, Column::ProducerNik, Column::ProducerName];
    match list {
        List::Producers => &[&[Column::Answer(Ask::Name)], &[Column::Answer(Ask::Village), Column::VillageCode]],
        List::Holdings => &[WHO, &[Column::Answer(Ask::HoldingKind)]],
        List::Harvests => &[WHO, &[Column::Answer(Ask::Date), Column::Answer(Ask::TripEnd), Column::Answer(Ask::Month)]],
    }
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As they stand.
    Text,
    /// Numbers with decimals; an amount may have its unit behind it.
    Number,
    /// Whole numbers, whose marks can only group.
    Whole,
    /// A day.
    Day,
    /// A day with its time.
    Moment,
    /// A month.
    Month,
}

/// How a column is read.
pub fn reading(column: Column) -> Reading {
    match column {
        Column::AmountKg => Reading::Number,
        Column::Answer(Ask::Amount | Ask::Loss | Ask::Area | Ask::Gt | Ask::Length) => Reading::Number,
        Column::Answer(Ask::Price | Ask::EngineHp | Ask::Crew | Ask::CountPerKg) => Reading::Whole,
        Column::Answer(Ask::Date | Ask::Birth | Ask::Stocked) => Reading::Day,
        Column::Answer(Ask::TripStart | Ask::TripEnd) => Reading::Moment,
        Column::Answer(Ask::Month) => Reading::Month,
        _ => Reading::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_as_offices_write_them() {
        assert_eq!(guess(List::Producers, " Nama Petani "), Some(Column::Answer(Ask::Name)));
        assert_eq!(guess(List::Producers, "L/P"), Some(Column::Answer(Ask::Sex)));
        assert_eq!(guess(List::Harvests, "Nama Petani"), Some(Column::ProducerName));
        assert_eq!(guess(List::Harvests, "Tgl. Panen"), Some(Column::Answer(Ask::Date)));
        assert_eq!(guess(List::Harvests, "Berat (kg)"), Some(Column::AmountKg));
        assert_eq!(guess(List::Harvests, "trip_start"), Some(Column::Answer(Ask::TripStart)));
        assert_eq!(guess(List::Producers, "No"), None, "a running number names nobody");
        assert_eq!(unit_in("Produksi (ton)"), Some(("produksi".into(), "ton".into())));
    }

    #[test]
    fn no_name_stands_for_two_columns_of_one_list() {
        for list in List::ALL {
            let mut names: Vec<&str> = tables(list).into_iter().flatten().flat_map(|(_, names)| names.iter().copied()).collect();
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all, "{list:?}");
            assert!(names.iter().all(|name| plain(name) == *name), "{list:?}: a name that no header can have");
        }
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for list in List::ALL {
            for (column, _) in tables(list).into_iter().flatten() {
                assert_eq!(Column::parse(column.name()), Some(*column));
            }
        }
    }
}
