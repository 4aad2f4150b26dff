//! Sentences made of evidence, sentences of one's own, and what they cover.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::Serialize;
use ts_rs::TS;

use super::{Achievement, BeforeAfter, Evidence, OwnAchievement};
use crate::{
    id::SkillId,
    plan::{Milestone, Progress},
    reference::Reference,
};

/// How well a month is covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MonthCover {
    /// For example `2026-01`.
    pub month: String,
    /// Claims of it.
    pub achievements: usize,
    /// Those that something backs.
    pub proven: usize,
}

/// How well a skill is covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SkillCover {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// Claims that speak for it.
    pub achievements: usize,
    /// Strength of the best evidence of them, 1-3; 0 for none.
    pub strength: u8,
}

/// What achievements cover: by month, the oldest first; by skill, the best covered first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Coverage {
    /// By month.
    pub months: Vec<MonthCover>,
    /// By skill.
    pub skills: Vec<SkillCover>,
}

/// Every achievement, the oldest month first: one for each finished milestone, one for each figure that
/// belongs to none, and those that somebody wrote.
pub fn achievements(
    milestones: &[Milestone],
    evidence: &[Evidence],
    own: &[OwnAchievement],
    reference: &Reference,
) -> Vec<Achievement> {
    let mut all: Vec<Achievement> =
        milestones.iter().filter_map(|milestone| made(milestone, evidence, reference)).collect();
    let free = |piece: &&Evidence| match &piece.milestone {
        Some(id) => !all.iter().any(|achievement| achievement.id == *id),
        None => true,
    };
    let figures: Vec<Achievement> = evidence.iter().filter(free).filter_map(moved).collect();
    all.extend(figures);
    all.extend(own.iter().map(|achievement| written(achievement, evidence)));
    all.sort_by(|a, b| a.month.cmp(&b.month));
    all
}

/// What achievements cover.
pub fn coverage(achievements: &[Achievement], reference: &Reference) -> Coverage {
    let mut months: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut skills: BTreeMap<&str, (usize, u8)> = BTreeMap::new();
    for achievement in achievements {
        let month = months.entry(&achievement.month).or_default();
        *month = (month.0 + 1, month.1 + usize::from(achievement.is_proven()));
        if let Some(skill) = &achievement.skill {
            let cover = skills.entry(skill).or_default();
            *cover = (cover.0 + 1, cover.1.max(achievement.strength));
        }
    }
    let month = |(month, (achievements, proven)): (&str, _)| MonthCover {
        month: month.to_owned(),
        achievements,
        proven,
    };
    let skill = |(skill, (achievements, strength)): (&str, _)| SkillCover {
        skill: skill.into(),
        label: reference.skill(skill).map_or_else(|| skill.to_owned(), |known| known.label.clone()),
        achievements,
        strength,
    };
    let mut skills: Vec<SkillCover> = skills.into_iter().map(skill).collect();
    skills.sort_by_key(|cover| Reverse((cover.strength, cover.achievements)));
    Coverage { months: months.into_iter().map(month).collect(), skills }
}

/// A finished milestone as a sentence, with the figures that belong to it.
fn made(
    milestone: &Milestone,
    evidence: &[Evidence],
    reference: &Reference,
) -> Option<Achievement> {
    let Progress::Done { on, .. } = milestone.progress else { return None };
    let own = |piece: &&Evidence| piece.milestone.as_deref() == Some(milestone.id.as_str());
    let pieces: Vec<&Evidence> = evidence.iter().filter(own).collect();
    let figures: Vec<String> = pieces
        .iter()
        .filter_map(|piece| {
            Some(format!("{} {}", lower(&piece.text), went(piece.change.as_ref()?)))
        })
        .collect();
    let project = reference.project(&milestone.project);
    // A project says what exists afterwards; a milestone of one's own says what there was to do.
    let mut text = if milestone.project.is_empty() {
        format!("Finished “{}”", milestone.title.trim_end_matches('.'))
    } else {
        let artefact = in_first_person(milestone.artefact.trim_end_matches('.'));
        format!("Produced {}", lower(&artefact))
    };
    if !milestone.proof.is_empty() {
        milestone.proof.trim_end_matches('.').clone_into(&mut text);
    }
    if !figures.is_empty() {
        text += &format!(": {}", figures.join(", "));
    }
    Some(Achievement {
        id: milestone.id.to_string(),
        uid: milestone.uid.clone(),
        text: text + ".",
        evidence: pieces.iter().map(|piece| piece.id.clone()).collect(),
        lost: vec![],
        month: month(on),
        skill: project.and_then(|project| project.skills.first().cloned()),
        own: false,
        strength: strongest(&pieces),
    })
}

/// A figure that belongs to no finished milestone, as a sentence.
fn moved(piece: &Evidence) -> Option<Achievement> {
    let change = piece.change.as_ref()?;
    let mut text = piece.text.trim_end_matches('.').to_owned();
    if let Some(first) = text.get(..1) {
        text.replace_range(..1, &first.to_uppercase());
    }
    Some(Achievement {
        id: piece.id.clone(),
        uid: piece.uid.clone(),
        text: format!("{text} {}.", went(change)),
        evidence: vec![piece.id.clone()],
        lost: vec![],
        month: month(piece.date),
        skill: piece.skill.clone(),
        own: false,
        strength: piece.strength(),
    })
}

fn written(achievement: &OwnAchievement, evidence: &[Evidence]) -> Achievement {
    let pieces: Vec<&Evidence> =
        evidence.iter().filter(|piece| achievement.evidence.contains(&piece.id)).collect();
    let there = |id: &&String| pieces.iter().any(|piece| piece.id == **id);
    let (evidence, lost) = achievement.evidence.iter().cloned().partition(|id| there(&id));
    Achievement {
        id: achievement.id.clone(),
        uid: achievement.uid.clone(),
        text: achievement.text.clone(),
        evidence,
        lost,
        month: month(pieces.iter().map(|piece| piece.date).max().unwrap_or(achievement.date)),
        skill: achievement.skill.clone(),
        own: true,
        strength: strongest(&pieces),
    }
}

fn strongest(pieces: &[&Evidence]) -> u8 {
    pieces.iter().map(|piece| piece.strength()).max().unwrap_or_default()
}

fn month(date: chrono::NaiveDate) -> String {
    date.format("%Y-%m").to_string()
}

/// “went from 90 to 40 minutes”, “stayed at 3 tickets”.
fn went(change: &BeforeAfter) -> String {
    let BeforeAfter { before, after, unit } = change;
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    if before == after {
        format!("stayed at {after}{unit}")
    } else {
        format!("went from {before} to {after}{unit}")
    }
}

/// The first letter small, unless the word is an abbreviation or a name in capitals.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// What is said to somebody as they say it: “a page on your week” is “a page on my week”.
fn in_first_person(text: &str) -> String {
    const TO_ME: [&str; 10] =
        ["near", "on", "to", "without", "of", "for", "with", "by", "from", "beside"];
    let mut said: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let end = word.trim_end_matches([',', '.', ';', ':', ')']).len();
        let (bare, tail) = word.split_at(end);
        let before = said.last().map(String::as_str).unwrap_or_default();
        let mine = match bare {
            "your" => "my",
            "yours" => "mine",
            "yourself" => "myself",
            "you" if TO_ME.contains(&before) => "me",
            "you" => "I",
            "were" if before == "I" => "was",
            "are" if before == "I" => "am",
            other => other,
        };
        said.push(format!("{mine}{tail}"));
    }
    said.join(" ")
}
