//! What people see: `field` for officers and producers on phones, `desk` for supervisors, `kit` for both.

#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod desk;
#[cfg(any(test, all(feature = "field", target_arch = "wasm32")))]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively only the pure parts stand here, for their tests"))]
pub mod field;
pub mod kit;
