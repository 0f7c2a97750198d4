//! What Unicode says of letters: how they are put together, and which is the small one of which.
//!
//! The office has the tables in its binary. Every browser carries them too, so the phone asks its browser: a copy of
//! its own would be a tenth of what a phone downloads. Plain ASCII, as nearly every name here, asks nobody.

/// Letters and their marks as one character, where there is one (NFC).
pub fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { tables::composed(text) }
}

/// Letters and their marks apart (NFD).
pub fn decomposed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { tables::decomposed(text) }
}

/// Small letters.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { tables::lower(text) }
}

/// Capital letters.
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { tables::upper(text) }
}

#[cfg(not(target_arch = "wasm32"))]
mod tables {
    use unicode_normalization::UnicodeNormalization as _;

    pub fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn decomposed(text: &str) -> String {
        text.nfd().collect()
    }

    pub fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    pub fn upper(text: &str) -> String {
        text.to_uppercase()
    }
}

#[cfg(target_arch = "wasm32")]
mod tables {
    use js_sys::JsString;

    pub fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub fn decomposed(text: &str) -> String {
        JsString::from(text).normalize("NFD").into()
    }

    // Not the `Locale` methods: a phone set to Turkish would fold an I to another letter than the office does.
    pub fn lower(text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    pub fn upper(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed, composed, decomposed, lower, upper.
    const SAMPLES: [[&str; 5]; 9] = [
        ["Lawai Anye", "Lawai Anye", "Lawai Anye", "lawai anye", "LAWAI ANYE"],
        ["Ren\u{e9}", "Ren\u{e9}", "Rene\u{301}", "ren\u{e9}", "REN\u{c9}"],
        ["Rene\u{301}", "Ren\u{e9}", "Rene\u{301}", "rene\u{301}", "RENE\u{301}"],
        // The dots of a name with two marks, in either order of typing.
        ["A\u{323}\u{302}", "\u{1eac}", "A\u{323}\u{302}", "a\u{323}\u{302}", "A\u{323}\u{302}"],
        ["A\u{302}\u{323}", "\u{1eac}", "A\u{323}\u{302}", "a\u{302}\u{323}", "A\u{302}\u{323}"],
        // Turkish: a dotted capital has no single small letter, a dotless small one has a plain capital.
        ["\u{130}\u{131}", "\u{130}\u{131}", "I\u{307}\u{131}", "i\u{307}\u{131}", "\u{130}I"],
        ["Stra\u{df}e", "Stra\u{df}e", "Stra\u{df}e", "stra\u{df}e", "STRASSE"],
        // A capital sigma is another small letter at the end of a word.
        ["\u{39f}\u{3a3} \u{3a3}", "\u{39f}\u{3a3} \u{3a3}", "\u{39f}\u{3a3} \u{3a3}", "\u{3bf}\u{3c2} \u{3c3}", "\u{39f}\u{3a3} \u{3a3}"],
        ["\u{1112}\u{1161}\u{11ab}", "\u{d55c}", "\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}\u{11ab}"],
    ];

    /// The same samples at both ends: what the phone stores and searches is what the office stores and searches.
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    fn both_ends_agree_on_letters() {
        for [typed, nfc, nfd, small, capital] in SAMPLES {
            let found = [composed(typed), decomposed(typed), lower(typed), upper(typed)];
            assert_eq!(found, [nfc, nfd, small, capital], "{typed:?}");
        }
    }
}
