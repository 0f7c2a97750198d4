//! Numbers, days and ages as people here write them: `1.250,5`, `24 Nov 2026`, `3 hari`.

use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::words::Lang;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long something has waited, in its largest unit.
pub fn age(lang: Lang, now_ms: i64, since_ms: i64) -> String {
    let waited = now_ms.saturating_sub(since_ms).max(0);
    if waited < MINUTE_MS {
        lang.pick("baru saja", "just now").to_owned()
    } else if waited < HOUR_MS {
        format!("{} {}", waited / MINUTE_MS, lang.pick("menit", "min"))
    } else if waited < DAY_MS {
        format!("{} {}", waited / HOUR_MS, lang.pick("jam", "h"))
    } else {
        format!("{} {}", waited / DAY_MS, lang.pick("hari", if waited < 2 * DAY_MS { "day" } else { "days" }))
    }
}

/// Short month names, January first.
const MONTHS: [(&str, &str); 12] = [
    ("Jan", "Jan"),
    ("Feb", "Feb"),
    ("Mar", "Mar"),
    ("Apr", "Apr"),
    ("Mei", "May"),
    ("Jun", "Jun"),
    ("Jul", "Jul"),
    ("Agu", "Aug"),
    ("Sep", "Sep"),
    ("Okt", "Oct"),
    ("Nov", "Nov"),
    ("Des", "Dec"),
];

/// The short name of a month, 1 to 12; empty for any other number.
pub fn month(lang: Lang, month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).map_or("", |(id, en)| lang.pick(id, en))
}

/// A day `YYYY-MM-DD` or month `YYYY-MM`; anything else as it stands.
pub fn day(lang: Lang, text: &str) -> String {
    if let Ok(day) = text.parse::<Day>() {
        return format!("{} {} {}", day.day(), month(lang, day.month()), day.year());
    }
    match format!("{text}-01").parse::<Day>() {
        Ok(day) => format!("{} {}", month(lang, day.month()), day.year()),
        Err(_) => text.to_owned(),
    }
}

/// An instant in the province's time: `24 Nov 2026 16.05`.
pub fn clock(lang: Lang, epoch_ms: i64) -> String {
    let of_day = (epoch_ms + WITA_OFFSET_H * HOUR_MS).rem_euclid(DAY_MS);
    let (hour, minute) = (of_day / HOUR_MS, of_day % HOUR_MS / MINUTE_MS);
    let mark = lang.pick('.', ':');
    format!("{} {hour:02}{mark}{minute:02}", day(lang, &Day::at_ms(epoch_ms).to_string()))
}

/// Thousandths as a number: 1250500 is `1.250,5` (English `1,250.5`).
pub fn number(lang: Lang, milli: i64) -> String {
    let (group, point) = lang.pick(('.', ','), (',', '.'));
    let digits = (milli.unsigned_abs() / 1000).to_string();
    let mut out = String::from(if milli < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    let fraction = format!("{:03}", milli.unsigned_abs() % 1000);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// Grams as kilograms: `1.250,5 kg`.
pub fn grams(lang: Lang, grams: i64) -> String {
    format!("{} kg", number(lang, grams))
}

/// Whole rupiah: `Rp 12.000`.
pub fn rupiah(lang: Lang, idr: i64) -> String {
    format!("Rp {}", number(lang, idr.saturating_mul(1000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_written_here() {
        let cases = [
            (0, "0"),
            (1_500, "1,5"),
            (1_250_500, "1.250,5"),
            (999_999, "999,999"),
            (-12_000_000, "-12.000"),
            (1_000_000_000, "1.000.000"),
        ];
        for (milli, text) in cases {
            assert_eq!(number(Lang::Id, milli), text);
        }
        assert_eq!(number(Lang::En, 1_250_500), "1,250.5");
        assert_eq!(rupiah(Lang::Id, 12_000), "Rp 12.000");
        assert_eq!(grams(Lang::Id, 250_000), "250 kg");
    }

    #[test]
    fn days_and_ages() {
        assert_eq!(day(Lang::Id, "2026-08-17"), "17 Agu 2026");
        assert_eq!(day(Lang::En, "2026-08"), "Aug 2026");
        assert_eq!(day(Lang::Id, "kemarin"), "kemarin");
        assert_eq!(clock(Lang::Id, 0), "1 Jan 1970 08.00");
        assert_eq!(age(Lang::Id, 9 * DAY_MS, 0), "9 hari");
        assert_eq!(age(Lang::En, 5, 10), "just now");
        assert_eq!(age(Lang::Id, 59 * MINUTE_MS, 0), "59 menit");
    }
}
