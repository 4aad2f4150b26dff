//! Evidence, sentences and documents.

use domain::portfolio::{self, Achievement, Document};
use serde_json::json;
use store::Proof;

use crate::{
    answer::{Answer, Result},
    arguments::{AchievementCommand, DocumentCommand, EvidenceCommand},
    context::Context,
    contract::{PROOF, named},
    table::{bold, count, paragraph, percent, table},
};

/// Printed once below findings: the checker of grammar runs in the window only.
const ELSEWHERE: &str = "Grammar is checked in the window.\n";

/// Adds, lists or removes evidence.
pub fn evidence(context: &mut Context, command: &EvidenceCommand) -> Result {
    let changed = match command {
        EvidenceCommand::List => {
            let proof = context.proof()?;
            return Answer::new(&named(json!(&proof), PROOF), listed(&proof));
        }
        EvidenceCommand::Trail => return trail(context),
        EvidenceCommand::Add(flags) => context.add_evidence(&flags.as_ref().into())?,
        EvidenceCommand::Remove { id } => context.remove_evidence(id)?,
    };
    let text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    Answer::new(&changed, text)
}

/// Writes or removes a sentence; what is weak about it is said.
pub fn achievement(context: &mut Context, command: &AchievementCommand) -> Result {
    let changed = match command {
        AchievementCommand::List => {
            let proof = context.proof()?;
            let text: String = proof
                .achievements
                .iter()
                .rev()
                .map(|achievement| line(achievement) + &said(achievement, &proof))
                .collect();
            let text = if text.is_empty() { "No sentences yet.\n".into() } else { text };
            let json = json!({ "achievements": proof.achievements, "comments": proof.comments });
            return Answer::new(&named(json, PROOF), text);
        }
        AchievementCommand::Write { text, evidence, no_evidence, id } => {
            let mut evidence = evidence.clone();
            if evidence.is_empty() && !no_evidence && id.is_some() {
                let achievements = context.proof()?.achievements;
                let there = achievements
                    .into_iter()
                    .find(|achievement| Some(&achievement.id) == id.as_ref());
                evidence = there.map(|achievement| achievement.evidence).unwrap_or_default();
            }
            context.write_achievement(id.as_deref(), text, &evidence)?
        }
        AchievementCommand::Remove { id } => context.remove_achievement(id)?,
    };
    let proof = context.proof()?;
    let achievement =
        proof.achievements.iter().find(|achievement| changed.changed.contains(&achievement.id));
    let findings = achievement.map_or(vec![], |achievement| {
        portfolio::lint(&achievement.text, &achievement.backing(&proof.evidence))
    });
    let mut text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    if achievement.is_some_and(|achievement| !achievement.is_proven()) {
        text += "Nothing backs it yet: it stays out of packets until something does.\n";
    }
    text.extend(findings.iter().map(|finding| paragraph(&finding.says)));
    if achievement.is_some() {
        text += ELSEWHERE;
    }
    let json = json!({
        "operation": changed.operation, "changed": changed.changed, "stale": changed.stale,
        "achievement": achievement, "findings": findings,
    });
    Answer::new(&json, text)
}

/// What finished milestones move, from proof to score.
fn trail(context: &Context) -> Result {
    let trails = context.trails()?;
    let Some(found) = &trails else {
        return Answer::new(
            &json!(null),
            "There is no plan yet. `waymark-cli start TITLE` makes one.\n",
        );
    };
    if found.trails.is_empty() {
        return Answer::new(found, "No milestone is done yet; the first one moves something.\n");
    }
    let rows = found.trails.iter().map(|one| {
        let done = one.milestones.iter().filter(|milestone| milestone.done).count();
        let proof: usize = one.milestones.iter().map(|milestone| milestone.evidence.len()).sum();
        let levels = one.levels.iter().map(|level| format!("{} {}", level.skill, level.level));
        [
            one.title.clone(),
            format!("{done} of {}", one.milestones.len()),
            proof.to_string(),
            levels.collect::<Vec<_>>().join(", "),
            format!("{:+.2}", one.points),
        ]
    });
    let heads = ["Practice", "Done", "Proof", "Level that waits", "Points"];
    let mut text = table(heads, &[1, 2, 4], rows);
    text += &format!(
        "\n{}",
        paragraph(&format!(
            "From {:.1} to {:.1} once it is part of your week. Nothing counts by itself: `waymark-cli rate` \
             says yes to a level, `waymark-cli week divide` to a week.",
            found.before, found.now
        ))
    );
    if found.moves() {
        let moves = found.week.iter().filter(|one| (one.to - one.from).abs() >= 0.005);
        let rows = moves.map(|one| [one.task.clone(), percent(one.from), percent(one.to)]);
        text += "\n";
        text += &table(["Your week", "Now", "With what you practised"], &[1, 2], rows);
    }
    Answer::new(found, text)
}

fn line(achievement: &Achievement) -> String {
    let backed = if achievement.is_proven() {
        achievement.evidence.join(", ")
    } else {
        "nothing yet".into()
    };
    format!("{}  backed by {backed}\n{}", bold(&achievement.id), paragraph(&achievement.text))
}

/// What others said of it.
fn said(achievement: &Achievement, proof: &Proof) -> String {
    let about = proof.comments.iter().filter(|one| one.achievement == achievement.id);
    about.map(|one| paragraph(&format!("  {} {}: {}", one.id, one.author, one.text))).collect()
}

fn listed(proof: &Proof) -> String {
    if proof.evidence.is_empty() {
        return paragraph(
            "Nothing yet. A checked milestone is the first proof; `waymark-cli evidence add` takes files, \
             links and figures.",
        );
    }
    let rows = proof.evidence.iter().map(|piece| {
        let text = match &piece.change {
            Some(change) => {
                format!("{}: {} to {} {}", piece.text, change.before, change.after, change.unit)
            }
            None if piece.source.is_empty() => piece.text.clone(),
            None => format!("{} ({})", piece.text, piece.source),
        };
        [piece.id.clone(), piece.date.to_string(), text, "●".repeat(piece.strength().into())]
    });
    let mut text = table(["", "Date", "What it shows", "Strength"], &[], rows);
    let lost = proof.achievements.iter().filter(|achievement| !achievement.lost.is_empty());
    for achievement in lost {
        let gone = achievement.lost.join(", ");
        text += &paragraph(&format!(
            "{} named {gone}, which is gone: {}",
            achievement.id, achievement.text
        ));
    }
    text
}

/// A document as it can be made now.
pub fn document(context: &Context, command: &DocumentCommand) -> Result {
    let DocumentCommand::Draft { kind } = command;
    let (document, proof) = (context.document((*kind).into())?, context.proof()?);
    let json = json!({
        "kind": document.kind, "title": document.title, "sections": document.sections,
        "achievements": proof.achievements, "coverage": proof.coverage, "unproven": document.unproven,
        "evidence": document.evidence, "private": document.private,
    });
    Answer::new(&named(json, PROOF), page(&document))
}

fn page(document: &Document) -> String {
    let mut text = format!("{}\n", bold(&document.title));
    for section in &document.sections {
        text += &format!("\n{}\n{}", bold(&section.heading), paragraph(&section.ask));
        for sentence in &section.sentences {
            text += &paragraph(&format!("- {} [{}]", sentence.text, sentence.evidence.join(", ")));
            for finding in &sentence.findings {
                text += &paragraph(&format!("  ! {}", finding.says));
            }
        }
    }
    if !document.sections.is_empty() {
        text += &format!("\n{ELSEWHERE}");
    }
    if !document.unproven.is_empty() {
        let left = count(document.unproven.len() as u32, "sentence");
        let names = document.unproven.join(", ");
        text += &format!(
            "\n{}",
            paragraph(&format!("Left out, as nothing backs it: {left} ({names})."))
        );
    }
    if !document.private.is_empty() {
        let names = document.private.join(", ");
        text += &paragraph(&format!(
            "Private, and so not in it: the notes on {names}. `waymark-cli proof ID SENTENCE` says what came of \
             one for others."
        ));
    }
    if !document.older.is_empty() {
        let names = document.older.join(", ");
        text += &paragraph(&format!("Left out, as it holds the newest few: {names}."));
    }
    text
}
