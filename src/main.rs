//! The `anjat` command.

fn main() {}
