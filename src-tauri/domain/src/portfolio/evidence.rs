//! Evidence that a plan and a journal hold by themselves, beside what was added by hand.

use super::{Evidence, EvidenceKind};
use crate::{
    id::Uid,
    journal::Entry,
    plan::{Milestone, Progress},
};

/// The longest line of an entry that is shown as evidence, in characters.
const LONGEST: usize = 160;

/// All evidence, the oldest first: finished milestones of all plans, entries that name one, and what was `kept`
/// by hand.
pub fn gather(milestones: &[Milestone], entries: &[Entry], kept: Vec<Evidence>) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = milestones.iter().filter_map(checked).collect();
    all.extend(entries.iter().filter_map(|entry| written(entry, milestones)));
    all.extend(kept);
    all.sort_by(|a, b| (a.date, a.kind, &a.id).cmp(&(b.date, b.kind, &b.id)));
    all
}

fn checked(milestone: &Milestone) -> Option<Evidence> {
    let Progress::Done { on, note, .. } = &milestone.progress else { return None };
    let text = if milestone.proof.is_empty() { &milestone.artefact } else { &milestone.proof };
    Some(Evidence {
        private: !note.is_empty() && milestone.proof.is_empty(),
        milestone: Some(milestone.id.to_string()),
        uid: milestone.uid.clone(),
        ..bare(format!("check-{}", milestone.id), EvidenceKind::Check, *on, text)
    })
}

fn written(entry: &Entry, milestones: &[Milestone]) -> Option<Evidence> {
    let named =
        |milestone: &&Milestone| entry.links.iter().any(|link| milestone.id == link.as_str());
    let milestone = milestones.iter().find(named)?;
    let line: String =
        entry.text.lines().next().unwrap_or_default().chars().take(LONGEST).collect();
    Some(Evidence {
        milestone: Some(milestone.id.to_string()),
        private: true,
        uid: entry.uid.clone(),
        ..bare(format!("entry-{}", entry.id), EvidenceKind::Entry, entry.date, &line)
    })
}

fn bare(id: String, kind: EvidenceKind, date: chrono::NaiveDate, text: &str) -> Evidence {
    Evidence {
        id,
        uid: Uid::default(),
        kind,
        date,
        text: text.to_owned(),
        source: String::new(),
        hash: None,
        change: None,
        milestone: None,
        skill: None,
        task: None,
        private: false,
    }
}
