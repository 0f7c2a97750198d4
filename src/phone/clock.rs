//! The phone's wall clock. Shown to people and kept as a claim; nothing is ordered by it (I12).

/// Epoch ms.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}
