//! A text laid out for a person, its names in the order they were written: what a snapshot of a format needs.

/// One field or item a line, two spaces a level.
pub fn pretty(text: &str) -> String {
    let (mut out, mut level, mut quoted, mut escaped, mut before) = (String::new(), 0, false, false, ' ');
    for c in text.chars() {
        let (opens, closes) = (!quoted && "{[".contains(c), !quoted && "}]".contains(c));
        let empty = closes && "{[".contains(before);
        level -= usize::from(closes);
        if (closes && !empty) || (!quoted && !closes && "{[,".contains(before)) {
            out.push('\n');
            out.push_str(&"  ".repeat(level));
        }
        out.push(c);
        if !quoted && c == ':' {
            out.push(' ');
        }
        level += usize::from(opens);
        // Inside a text a bracket lays nothing out.
        before = if quoted { 'x' } else { c };
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}
