//! The local number written on a producer's card, given on the phone without asking anybody (O3):
//! `MLN-07-0042-6` is the regency, the number of the phone, the count on that phone, and a check digit.

/// Regency code and its three letters on a card.
const REGENCIES: [(&str, &str); 5] = [("65.01", "BUL"), ("65.02", "MLN"), ("65.03", "NNK"), ("65.04", "TNT"), ("65.71", "TRK")];

/// Letters for a place outside the province.
const ELSEWHERE: (&str, &str) = ("00.00", "KAL");

/// H. Michael Damm's table: its check digit catches every single wrong digit and every swap of neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The number of the `count`th producer registered on phone `phone_number`, in the regency of an area code of any level.
pub fn number(area_code: &str, phone_number: u32, count: u32) -> String {
    let (regency, letters) = REGENCIES.into_iter().find(|(code, _)| area_code.starts_with(code)).unwrap_or(ELSEWHERE);
    let (phone, count) = (format!("{phone_number:02}"), format!("{count:04}"));
    let check = damm(&[regency, &phone, &count]);
    format!("{letters}-{phone}-{count}-{check}")
}

/// Whether a number as typed (any case, spaces or hyphens between its parts) has its right check digit.
pub fn check(typed: &str) -> bool {
    let typed = typed.trim().to_ascii_uppercase();
    let parts: Vec<&str> = typed.split(['-', ' ']).filter(|part| !part.is_empty()).collect();
    let [letters, phone, count, digit] = parts.as_slice() else { return false };
    let regency = REGENCIES.into_iter().chain([ELSEWHERE]).find(|(_, of)| of == letters).map(|(code, _)| code);
    let digits = [phone, count, digit].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let widths = phone.len() >= 2 && count.len() >= 4 && digit.len() == 1;
    regency.is_some_and(|regency| digits && widths && damm(&[regency, phone, count, digit]) == 0)
}

/// The interim digit after all digits of the parts; 0 after a number with its right check digit.
fn damm(parts: &[&str]) -> u8 {
    let digits = parts.iter().flat_map(|part| part.bytes()).filter(u8::is_ascii_digit);
    digits.fold(0, |row, digit| DAMM.get(usize::from(row)).and_then(|row| row.get(usize::from(digit - b'0'))).copied().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_card_of_the_design() {
        assert_eq!(number("65.02.13.2001", 7, 42), "MLN-07-0042-6");
        assert!(check("MLN-07-0042-6"));
        assert!(check(" mln 07 0042 6 "));
        for wrong in
            ["MLN-07-0042-5", "MLN-07-0024-6", "NNK-07-0042-6", "MLN-07-0042", "", "MLN-0700426", "XXX-07-0042-6", "MLN-07-00４2-6"]
        {
            assert!(!check(wrong), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_number_checks_and_no_single_slip_does(phone in 0u32..500, count in 0u32..20_000, at in 0usize..20, digit in 0u8..10) {
            let number = number("65.71", phone, count);
            prop_assert!(check(&number));
            let mut bytes = number.clone().into_bytes();
            if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
                *byte = b'0' + digit;
                let slip = String::from_utf8(bytes).unwrap();
                prop_assert_eq!(check(&slip), slip == number);
            }
        }
    }
}
