//! The work of several occupations taken together.

use std::collections::BTreeMap;

use crate::published::Work;

/// Parts below this share are left out: together they would make a long tail of little.
const LEAST: f32 = 0.01;

/// The mean week of the occupations `codes`: activity, share and capability. What is left out is not
/// made up for.
pub fn pooled(codes: &[String], work: &Work) -> Vec<(u16, f32, f32)> {
    let mut sums: BTreeMap<u16, (f32, f32)> = BTreeMap::new();
    let mut whole = 0.0;
    for (activity, share, capability) in codes.iter().filter_map(|code| work.get(code)).flatten() {
        let (mass, able) = sums.entry(*activity).or_default();
        *mass += share;
        *able += share * capability;
        whole += share;
    }
    let mut parts: Vec<(u16, f32, f32)> = sums
        .into_iter()
        .map(|(activity, (mass, able))| (activity, mass / whole, able / mass))
        .filter(|(_, share, _)| *share >= LEAST)
        .collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    parts
}
