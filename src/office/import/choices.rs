//! Words of a list as the codes that questions choose from.

use super::columns::plain;
use crate::domain::codes::{
    AreaKind, AreaUnit, Buyer, Condition, ConsentMethod, Destination, Document, Grade, HoldingKind, Livelihood, NikNone, NilReason, Part,
    Purpose, Scheme, Sex, Tenure, Use,
};
use crate::domain::form::{Ask, Form};
use crate::domain::import::Fault;
use crate::words::Lang;
use crate::words::phone::choice;

/// A code, and words for it.
type Words = (&'static str, &'static [&'static str]);

/// What else offices write, by question.
const ALSO: &[(Ask, &[Words])] = &[
    (Ask::Sex, &[("male", &["l", "lk", "laki laki", "laki", "pria", "m"]), ("female", &["p", "pr", "perempuan", "wanita", "f"])]),
    (Ask::NikNone, &[("no_card", &["belum punya", "tidak punya", "belum ada"]), ("forgotten", &["lupa"]), ("refused", &["menolak"])]),
    (Ask::Livelihoods, LIVES),
    (Ask::Livelihood, LIVES),
    (Ask::Consent, &[("registry", &["ya", "y", "setuju", "yes"]), ("statistics", &["statistik"])]),
    (
        Ask::ConsentMethod,
        &[("signature", &["tanda tangan", "ttd", "tertulis"]), ("thumb", &["cap jempol", "jempol"]), ("audio", &["lisan", "rekaman"])],
    ),
    (
        Ask::HoldingKind,
        &[
            ("plot", &["lahan", "ladang", "sawah", "kebun", "tegalan", "pekarangan"]),
            ("vessel", &["perahu", "kapal", "motor tempel", "ketinting"]),
            ("pond", &["tambak", "kolam"]),
            ("cage", &["keramba", "kja"]),
            ("line", &["tali", "tali rumput laut", "bentangan"]),
            ("area", &["wilayah pungut", "hutan"]),
        ],
    ),
    (
        Ask::Tenure,
        &[("own", &["milik", "hak milik", "sendiri"]), ("rent", &["sewa"]), ("share", &["sakap", "bagi hasil"]), ("customary", &["adat"])],
    ),
    (Ask::AreaUnit, &[("ha", &["hektar", "hektare"]), ("m2", &["m", "meter persegi", "m²"])]),
    (Ask::Failed, &[("yes", &["ya", "y", "gagal", "puso", "x"]), ("", &["tidak", "t", "no"])]),
    (Ask::Condition, &[("wet", &["segar"]), ("washed", &["ws"]), ("core", &["fitrit", "hati"])]),
    (Ask::Grade, &[("a", &["1", "i", "super"]), ("b", &["2", "ii"]), ("c", &["3", "iii"])]),
    (
        Ask::Buyer,
        &[
            ("consumer", &["konsumen", "pasar"]),
            ("trader", &["pengepul", "pedagang", "tengkulak"]),
            ("industry", &["pabrik", "industri"]),
            ("none", &["tidak dijual"]),
        ],
    ),
    (Ask::Use, &[("own", &["dikonsumsi", "sendiri"]), ("raw", &["dijual"]), ("process", &["diolah"])]),
    (Ask::Part, &[("full", &["penuh", "total", "semua"]), ("partial", &["sebagian", "parsial"])]),
    (Ask::Destination, &[("inside", &["dalam provinsi", "lokal"]), ("outside", &["luar provinsi"]), ("unknown", &["tidak tahu"])]),
    (Ask::Document, &[("fa_hhbk", &["fa hhbk"]), ("nota", &["nota angkutan"]), ("none", &["tanpa dokumen"])]),
];

const LIVES: &[Words] = &[
    ("farm", &["petani", "tani", "pertanian", "kebun", "pekebun"]),
    ("catch", &["nelayan", "perikanan tangkap", "tangkap"]),
    ("aquaculture", &["pembudidaya", "budidaya", "budi daya", "petambak", "rumput laut"]),
    ("forest", &["hhbk", "pemungut", "pengumpul hasil hutan", "hasil hutan", "rotan"]),
];

/// Which report, in the words of lists.
const FORMS: &[(Form, &[&str])] = &[
    (Form::Farm, &["farm", "panen", "tani", "pertanian", "perkebunan", "kebun"]),
    (Form::Catch, &["catch", "tangkapan", "tangkap", "nelayan", "perikanan tangkap", "ikan tangkap"]),
    (Form::Aquaculture, &["aquaculture", "budidaya", "budi daya", "perikanan budidaya", "tambak"]),
    (Form::Forest, &["forest", "pungutan", "hhbk", "hutan", "kehutanan"]),
    (Form::Nil, &["nil", "nihil", "tidak ada hasil", "kosong"]),
];

/// Which report a word means.
pub fn form(word: &str) -> Option<Form> {
    let word = plain(word);
    FORMS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(form, _)| *form)
}

/// The codes of a question that chooses; whether it takes several.
fn codes(ask: Ask) -> Option<(&'static [&'static str], bool)> {
    Some(match ask {
        Ask::Sex => (Sex::CODES, false),
        Ask::NikNone => (NikNone::CODES, false),
        Ask::Livelihoods => (Livelihood::CODES, true),
        Ask::Livelihood => (Livelihood::CODES, false),
        Ask::Consent => (Purpose::CODES, true),
        Ask::ConsentMethod => (ConsentMethod::CODES, false),
        Ask::HoldingKind => (HoldingKind::CODES, false),
        Ask::Tenure => (Tenure::CODES, false),
        Ask::AreaUnit => (AreaUnit::CODES, false),
        Ask::Scheme => (Scheme::CODES, false),
        Ask::Condition => (Condition::CODES, false),
        Ask::Grade => (Grade::CODES, false),
        Ask::Buyer => (Buyer::CODES, false),
        Ask::Use => (Use::CODES, false),
        Ask::Part => (Part::CODES, false),
        Ask::AreaKind => (AreaKind::CODES, false),
        Ask::Destination => (Destination::CODES, false),
        Ask::Document => (Document::CODES, false),
        Ask::NilReason => (NilReason::CODES, false),
        Ask::Failed => (&["yes", ""], false),
        _ => return None,
    })
}

/// A cell as the answer to a question: the code that its words mean. What no list of codes is behind stays as it is.
pub fn answer(lang: Lang, ask: Ask, cell: &str) -> Result<String, Fault> {
    let Some((codes, many)) = codes(ask) else { return Ok(cell.to_owned()) };
    let one = |word: &str| {
        code_of(ask, codes, word).ok_or_else(|| Fault::Choice {
            found: cell.to_owned(),
            allowed: codes.iter().filter(|code| !code.is_empty()).map(|code| choice(lang, ask, code)).collect(),
        })
    };
    if let Some(code) = code_of(ask, codes, cell) {
        return Ok(code.to_owned());
    }
    if !many {
        return one(cell).map(str::to_owned);
    }
    let by_sign = cell.split([',', ';', '/', '+', '&']).flat_map(|part| part.split(" dan "));
    let words: Vec<&str> = by_sign.map(str::trim).filter(|word| !word.is_empty()).collect();
    // Codes may be parted by spaces, as answers are.
    let words = if words.len() == 1 && cell.split_whitespace().all(|word| codes.contains(&word)) {
        cell.split_whitespace().collect()
    } else {
        words
    };
    let mut found = words.into_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|code| codes.iter().position(|other| other == code));
    found.dedup();
    Ok(found.join(" "))
}

fn code_of(ask: Ask, codes: &[&'static str], cell: &str) -> Option<&'static str> {
    let word = plain(cell);
    let by_words = |code: &&&str| [Lang::Id, Lang::En].into_iter().any(|lang| plain(&choice(lang, ask, code)) == word);
    let by_code = codes.iter().find(|code| **code == cell.trim() && !code.is_empty());
    let also = ALSO.iter().find(|(of, _)| *of == ask).map(|(_, words)| *words).unwrap_or_default();
    let by_other =
        also.iter().find(|(_, words)| words.contains(&word.as_str())).and_then(|(code, _)| codes.iter().find(|other| *other == code));
    by_code.or(by_other).or_else(|| codes.iter().filter(|code| !code.is_empty()).find(by_words)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(ask: Ask, cell: &str) -> String {
        answer(Lang::Id, ask, cell).unwrap()
    }

    #[test]
    fn codes_words_and_what_offices_write() {
        assert_eq!(read(Ask::Sex, "L"), "male");
        assert_eq!(read(Ask::Sex, "Perempuan"), "female");
        assert_eq!(read(Ask::Sex, "female"), "female");
        assert_eq!(read(Ask::Livelihoods, "Petani, Nelayan"), "farm catch");
        assert_eq!(read(Ask::Livelihoods, "forest farm"), "farm forest");
        assert_eq!(read(Ask::Condition, "Kering"), "dry");
        assert_eq!(read(Ask::Buyer, "Koperasi"), "cooperative");
        assert_eq!(read(Ask::Failed, "tidak"), "");
        assert_eq!(read(Ask::Name, "L"), "L", "no list, no code");
        assert_eq!(form("Tangkapan"), Some(Form::Catch));
    }

    #[test]
    fn a_word_that_is_none_is_told_with_those_that_are() {
        let Err(Fault::Choice { allowed, .. }) = answer(Lang::Id, Ask::Sex, "X") else { panic!() };
        assert_eq!(allowed, ["Laki-laki", "Perempuan"]);
    }

    #[test]
    fn every_word_beside_the_list_means_a_code_of_it() {
        for (ask, words) in ALSO {
            let (codes, _) = codes(*ask).unwrap();
            for (code, words) in *words {
                assert!(codes.contains(code), "{ask:?} {code}");
                for word in words.iter().filter(|word| !word.contains('²')) {
                    assert_eq!(code_of(*ask, codes, word), Some(*code), "{ask:?} {word}");
                }
            }
        }
    }
}
