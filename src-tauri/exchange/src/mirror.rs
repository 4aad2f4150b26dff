//! The journal as a folder of Markdown pages.

use std::collections::BTreeMap;

use domain::{
    journal::Entry,
    plan::Plan,
    portfolio::{Achievement, Evidence},
};

use crate::export;

/// Every page by its path in the folder. `entries` come the oldest first.
pub fn pages(
    plan: Option<&Plan>,
    achievements: &[Achievement],
    evidence: &[Evidence],
    entries: Vec<Entry>,
) -> BTreeMap<String, Vec<u8>> {
    let mut pages = BTreeMap::new();
    if let Some(plan) = plan {
        pages.insert("plan.md".to_owned(), export::checklist(plan).into_bytes());
    }
    if !evidence.is_empty() || !achievements.is_empty() {
        let text = export::portfolio(achievements, evidence);
        pages.insert("portfolio.md".to_owned(), text.into_bytes());
    }
    let mut months: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        months.entry(entry.date.format("%Y-%m").to_string()).or_default().push(entry);
    }
    for (month, entries) in months {
        pages.insert(format!("journal/{month}.md"), export::diary(&entries).into_bytes());
    }
    pages
}
