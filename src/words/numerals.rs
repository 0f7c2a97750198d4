//! Numbers in words, so that a slip of the thumb is heard: "seribu dua ratus lima puluh koma lima".

use super::Lang;
use crate::domain::text::join;

/// Spells thousandths: `1_250_500` is "seribu dua ratus lima puluh koma lima".
pub fn spell(lang: Lang, milli: i64) -> String {
    let (whole, part) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    let mut words: Vec<String> = Vec::new();
    if milli < 0 {
        words.push(lang.pick("minus", "minus").to_owned());
    }
    words.push(match lang {
        Lang::Id => indonesian(whole),
        Lang::En => english(whole),
    });
    if part > 0 {
        words.push(lang.pick("koma", "point").to_owned());
        let decimals = format!("{part:03}");
        words.extend(decimals.trim_end_matches('0').bytes().map(|digit| {
            let digit = u64::from(digit - b'0');
            match lang {
                Lang::Id => indonesian(digit),
                Lang::En => english(digit),
            }
        }));
    }
    join(words, " ")
}

/// Writes thousandths with grouped digits, as people read them: `1.250,5` or `1,250.5`.
pub fn shown(lang: Lang, milli: i64) -> String {
    let (group, mark) = lang.pick(('.', ','), (',', '.'));
    let (whole, part) = ((milli.unsigned_abs() / 1000).to_string(), milli.unsigned_abs() % 1000);
    let mut text = if milli < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if part > 0 {
        text.push(mark);
        text.push_str(format!("{part:03}").trim_end_matches('0'));
    }
    text
}

const SMALL_ID: [&str; 12] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

const SMALL_EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS_EN: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn indonesian(number: u64) -> String {
    if let Some(word) = usize::try_from(number).ok().and_then(|at| SMALL_ID.get(at)) {
        return (*word).to_owned();
    }
    match number {
        12..=19 => format!("{} belas", indonesian(number - 10)),
        20..=99 => joined(format!("{} puluh", indonesian(number / 10)), number % 10, indonesian),
        100..=199 => joined("seratus".to_owned(), number - 100, indonesian),
        200..=999 => joined(format!("{} ratus", indonesian(number / 100)), number % 100, indonesian),
        1000..=1999 => joined("seribu".to_owned(), number - 1000, indonesian),
        _ => {
            let (size, word) =
                scale(number, [(1_000, "ribu"), (1_000_000, "juta"), (1_000_000_000, "miliar"), (1_000_000_000_000, "triliun")]);
            joined(format!("{} {word}", indonesian(number / size)), number % size, indonesian)
        }
    }
}

fn english(number: u64) -> String {
    if let Some(word) = usize::try_from(number).ok().and_then(|at| SMALL_EN.get(at)) {
        return (*word).to_owned();
    }
    match number {
        20..=99 => {
            let tens = usize::try_from(number / 10).ok().and_then(|at| TENS_EN.get(at)).copied().unwrap_or_default();
            if number.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", english(number % 10)) }
        }
        100..=999 => joined(format!("{} hundred", english(number / 100)), number % 100, english),
        _ => {
            let (size, word) =
                scale(number, [(1_000, "thousand"), (1_000_000, "million"), (1_000_000_000, "billion"), (1_000_000_000_000, "trillion")]);
            joined(format!("{} {word}", english(number / size)), number % size, english)
        }
    }
}

/// The largest of the scales that the number reaches.
fn scale(number: u64, scales: [(u64, &'static str); 4]) -> (u64, &'static str) {
    scales.into_iter().rev().find(|(size, _)| number >= *size).unwrap_or((1, ""))
}

fn joined(head: String, rest: u64, spell: fn(u64) -> String) -> String {
    if rest == 0 { head } else { format!("{head} {}", spell(rest)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indonesian_numbers() {
        for (milli, words) in [
            (0, "nol"),
            (1_250_500, "seribu dua ratus lima puluh koma lima"),
            (11_000, "sebelas"),
            (19_000, "sembilan belas"),
            (21_000, "dua puluh satu"),
            (110_000, "seratus sepuluh"),
            (1_000_000, "seribu"),
            (2_001_000, "dua ribu satu"),
            (100_000_000, "seratus ribu"),
            (1_000_000_000, "satu juta"),
            (2_500_000_000_000, "dua miliar lima ratus juta"),
            (-5_000, "minus lima"),
            (500, "nol koma lima"),
            (1_025, "satu koma nol dua lima"),
        ] {
            assert_eq!(spell(Lang::Id, milli), words);
        }
        assert!(!spell(Lang::Id, i64::MIN).is_empty() && !spell(Lang::En, i64::MAX).is_empty());
    }

    #[test]
    fn digits_are_grouped_as_people_read_them() {
        assert_eq!(shown(Lang::Id, 1_250_500), "1.250,5");
        assert_eq!(shown(Lang::En, 1_250_500), "1,250.5");
        assert_eq!(
            (shown(Lang::Id, -999_000), shown(Lang::Id, 1_000_000_125), shown(Lang::Id, 5)),
            ("-999".into(), "1.000.000,125".into(), "0,005".into())
        );
    }

    #[test]
    fn english_numbers() {
        assert_eq!(spell(Lang::En, 1_250_500), "one thousand two hundred fifty point five");
        assert_eq!(spell(Lang::En, 42_000), "forty-two");
        assert_eq!(spell(Lang::En, 1_000_000_000), "one million");
    }
}
