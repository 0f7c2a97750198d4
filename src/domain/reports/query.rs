//! Filters as the query of a URL.

/// Reads a filter's parts by name: trimmed, and an empty one is an absent one.
pub fn reading(get: impl Fn(&str) -> Option<String>) -> impl Fn(&str) -> Option<String> {
    move |name| get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The query of a filter's parts, without the question mark; empty when nothing is filtered.
pub fn text(parts: &[(&str, &Option<String>)]) -> String {
    let set = parts.iter().filter_map(|(name, part)| part.as_ref().map(|text| (name, text)));
    set.map(|(name, text)| format!("{name}={}", percent(text))).collect::<Vec<_>>().join("&")
}

/// Values of a query by name; of a name that stands there twice the first.
pub fn values(query: &str) -> impl Fn(&str) -> Option<String> {
    let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let pairs: Vec<(String, String)> = pairs.map(|(name, text)| (name.to_owned(), plain(text))).collect();
    move |name| pairs.iter().find(|(of, _)| of == name).map(|(_, text)| text.clone())
}

/// Percent-encodes for a query: everything but unreserved characters (RFC 3986, 2.3).
pub fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// Decodes a query part; what is no percent-encoding stays as it is.
fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
