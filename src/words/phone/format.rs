//! Days, times, amounts and sizes as people read them here.

use super::of;
use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::words::Lang;

const MIB: u64 = 1024 * 1024;

/// "24 November 2026".
pub fn day(lang: Lang, day: Day) -> String {
    format!("{} {} {}", day.day(), month_name(of(lang).common.months, day.month()), day.year())
}

/// "Hari ini", "Kemarin" or "24 Nov 2026".
pub fn day_near(lang: Lang, day: Day, today: Day) -> String {
    let common = &of(lang).common;
    match today.number() - day.number() {
        0 => common.today.to_owned(),
        1 => common.yesterday.to_owned(),
        _ => format!("{} {} {}", day.day(), month_name(common.months_short, day.month()), day.year()),
    }
}

/// "Hari ini 10.42" from epoch ms, by the province's clock. Its words do not part at the end of a line.
pub fn moment(lang: Lang, epoch_ms: i64, today: Day) -> String {
    let minutes = (epoch_ms.div_euclid(60_000) + WITA_OFFSET_H * 60).rem_euclid(24 * 60);
    let clock = format!("{:02}{}{:02}", minutes / 60, lang.pick(".", ":"), minutes % 60);
    format!("{} {clock}", day_near(lang, Day::at_ms(epoch_ms), today)).replace(' ', "\u{a0}")
}

/// "November 2026" from "2026-11"; another text shows itself.
pub fn month(lang: Lang, text: &str) -> String {
    let parsed = text.split_once('-').and_then(|(year, month)| Some((year, month.parse::<u8>().ok().filter(|m| (1..=12).contains(m))?)));
    parsed.map_or_else(|| text.to_owned(), |(year, month)| format!("{} {year}", month_name(of(lang).common.months, month)))
}

/// "1.250,5" from thousandths; English: "1,250.5".
pub fn number(lang: Lang, milli: i64) -> String {
    let (group, point) = lang.pick(('.', ','), (',', '.'));
    let digits = (milli.unsigned_abs() / 1000).to_string();
    let mut text = String::from(if milli < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    let part = milli.unsigned_abs() % 1000;
    if part > 0 {
        text.push(point);
        text.push_str(format!("{part:03}").trim_end_matches('0'));
    }
    text
}

/// "250,5 kg" from grams, rounded to tenths.
pub fn kilograms(lang: Lang, grams: i64) -> String {
    format!("{} kg", number(lang, (grams + 50).div_euclid(100) * 100))
}

/// "Rp 12.000".
pub fn rupiah(lang: Lang, whole: i64) -> String {
    format!("Rp {}", number(lang, whole.saturating_mul(1000)))
}

/// "12 MB", "3,4 GB", "820 B".
pub fn bytes(lang: Lang, bytes: u64) -> String {
    let (size, name) = match bytes {
        0..1_024 => return format!("{bytes} B"),
        1_024..MIB => return format!("{} KB", bytes.div_ceil(1024)),
        MIB..1_073_741_824 => return format!("{} MB", bytes / MIB),
        _ => (1024 * MIB, "GB"),
    };
    let tenths = i64::try_from(bytes / (size / 10)).unwrap_or(i64::MAX / 100);
    format!("{} {name}", number(lang, tenths * 100))
}

/// Hectares of square metres: "0,82".
pub fn hectares(lang: Lang, square_metres: f64) -> String {
    // Hundredths of a hectare, in thousandths of one.
    number(lang, (square_metres / 100.0) as i64 * 10)
}

fn month_name(names: [&'static str; 12], month: u8) -> &'static str {
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_here() {
        assert_eq!(number(Lang::Id, 1_250_500), "1.250,5");
        assert_eq!(number(Lang::En, 1_250_500), "1,250.5");
        assert_eq!(number(Lang::Id, 999_000), "999");
        assert_eq!(number(Lang::Id, -1_000_000_010), "-1.000.000,01");
        assert_eq!(rupiah(Lang::Id, 12_000), "Rp 12.000");
        assert_eq!(kilograms(Lang::Id, 250_449), "250,4 kg");
    }

    #[test]
    fn days_near_today_have_names() {
        let today = Day::new(2026, 11, 24).unwrap();
        assert_eq!(day_near(Lang::Id, today, today), "Hari ini");
        assert_eq!(day_near(Lang::Id, Day::from_number(today.number() - 1), today), "Kemarin");
        assert_eq!(day_near(Lang::Id, Day::new(2026, 8, 3).unwrap(), today), "3 Agu 2026");
        assert_eq!(moment(Lang::Id, today.number() * 86_400_000 + 2 * 3_600_000, today), "Hari\u{a0}ini\u{a0}10.00");
        assert_eq!(month(Lang::Id, "2026-05"), "Mei 2026");
        assert_eq!(month(Lang::Id, "soon"), "soon");
    }

    #[test]
    fn sizes() {
        assert_eq!(bytes(Lang::Id, 12 * MIB), "12 MB");
        assert_eq!(bytes(Lang::Id, 3_650_722_201), "3,4 GB");
        assert_eq!(bytes(Lang::Id, 500), "500 B");
        assert_eq!(bytes(Lang::Id, 2_000), "2 KB");
    }
}
