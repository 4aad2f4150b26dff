//! cli
pub fn main() {}
