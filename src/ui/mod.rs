//! What people see: `field` for officers and producers on phones, `desk` for supervisors, `kit` for both.

#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod desk;
#[cfg(any(test, all(feature = "field", target_arch = "wasm32")))]
pub mod field;
pub mod kit;
