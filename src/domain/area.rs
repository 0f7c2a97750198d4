//! Area codes of Kemendagri: `65`, `65.03`, `65.03.04`, `65.03.04.2012`.

/// Whether `area` is `place` or contains it: whole parts, so `65.0` contains nothing.
pub fn contains(area: &str, place: &str) -> bool {
    !area.is_empty() && place.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn whole_parts_only() {
        assert!(contains("65", "65.03.04.2012"));
        assert!(contains("65.03.04", "65.03.04.2012"));
        assert!(contains("65.03.04.2012", "65.03.04.2012"));
        assert!(!contains("65.0", "65.03.04.2012"));
        assert!(!contains("65.03.04.2012", "65.03.04"));
        assert!(!contains("", "65.03"));
    }
}
