//! Evidence, sentences and packets.

use domain::portfolio::{self, Claim, Packet, PacketKind};
use serde_json::json;
use store::Proof;

use super::Result;
use crate::{
    answer::Answer,
    arguments::{AchievementCommand, DocumentCommand, EvidenceCommand},
    context::Context,
    table::{bold, count, paragraph, percent, table},
};

/// Printed once below findings: the checker of grammar runs in the window only.
const ELSEWHERE: &str = "Grammar is checked in the window.\n";

/// Adds, lists or removes evidence.
pub fn evidence(context: &Context, command: &EvidenceCommand) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let changed = match command {
        EvidenceCommand::List => {
            let proof = store.proof(&context.catalog()?.reference)?;
            return Answer::new(&proof, listed(&proof));
        }
        EvidenceCommand::Trail => return trail(context),
        EvidenceCommand::Add(flags) => {
            store.add_evidence(&flags.as_ref().into(), &context.catalog()?.reference, &now)?
        }
        EvidenceCommand::Remove { id } => store.remove_evidence(id, &now)?,
    };
    let text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    Answer::new(&changed, text)
}

/// Writes or removes a sentence; what is weak about it is said.
pub fn achievement(context: &Context, command: &AchievementCommand) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let changed = match command {
        AchievementCommand::List => {
            let proof = store.proof(&context.catalog()?.reference)?;
            let text: String =
                proof.claims.iter().rev().map(|claim| line(claim) + &said(claim, &proof)).collect();
            let text = if text.is_empty() { "No sentences yet.\n".into() } else { text };
            let json = json!({ "claims": proof.claims, "comments": proof.comments });
            return Answer::new(&json, text);
        }
        AchievementCommand::Write { text, evidence, no_evidence, id } => {
            let reference = &context.catalog()?.reference;
            let mut evidence = evidence.clone();
            if evidence.is_empty() && !no_evidence && id.is_some() {
                let claims = store.proof(reference)?.claims;
                let there = claims.into_iter().find(|claim| Some(&claim.id) == id.as_ref());
                evidence = there.map(|claim| claim.evidence).unwrap_or_default();
            }
            store.write_claim(id.as_deref(), text, &evidence, reference, &now)?
        }
        AchievementCommand::Remove { id } => store.remove_claim(id, &now)?,
    };
    let proof = store.proof(&context.catalog()?.reference)?;
    let claim = proof.claims.iter().find(|claim| changed.changed.contains(&claim.id));
    let findings =
        claim.map_or(vec![], |claim| portfolio::lint(&claim.text, &claim.backing(&proof.evidence)));
    let mut text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    if claim.is_some_and(|claim| !claim.is_proven()) {
        text += "Nothing backs it yet: it stays out of packets until something does.\n";
    }
    text.extend(findings.iter().map(|finding| paragraph(&finding.says)));
    if claim.is_some() {
        text += ELSEWHERE;
    }
    let json = json!({
        "operation": changed.operation, "changed": changed.changed, "stale": changed.stale,
        "claim": claim, "findings": findings,
    });
    Answer::new(&json, text)
}

/// What finished milestones move, from proof to score.
fn trail(context: &Context) -> Result {
    let trails = context.store()?.trails(&context.reference()?)?;
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

fn line(claim: &Claim) -> String {
    let backed = if claim.is_proven() { claim.evidence.join(", ") } else { "nothing yet".into() };
    format!("{}  backed by {backed}\n{}", bold(&claim.id), paragraph(&claim.text))
}

/// What others said of it.
fn said(claim: &Claim, proof: &Proof) -> String {
    let about = proof.comments.iter().filter(|one| one.claim == claim.id);
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
    let lost = proof.claims.iter().filter(|claim| !claim.lost.is_empty());
    for claim in lost {
        let gone = claim.lost.join(", ");
        text += &paragraph(&format!("{} named {gone}, which is gone: {}", claim.id, claim.text));
    }
    text
}

/// A packet as it can be made now.
pub fn document(context: &Context, command: &DocumentCommand) -> Result {
    let DocumentCommand::Draft { kind } = command;
    let (packet, proof) = drafted(context, (*kind).into())?;
    let json = json!({
        "kind": packet.kind, "title": packet.title, "sections": packet.sections,
        "claims": proof.claims, "coverage": proof.coverage, "unproven": packet.unproven,
        "evidence": packet.evidence,
    });
    Answer::new(&json, page(&packet))
}

/// A packet with everything that can be pointed to.
pub fn drafted(
    context: &Context,
    kind: PacketKind,
) -> std::result::Result<(Packet, Proof), crate::answer::Refusal> {
    let proof = context.store()?.proof(&context.catalog()?.reference)?;
    Ok((portfolio::packet(kind, &proof.claims, &proof.evidence), proof))
}

fn page(packet: &Packet) -> String {
    let mut text = format!("{}\n", bold(&packet.title));
    for section in &packet.sections {
        text += &format!("\n{}\n{}", bold(&section.heading), paragraph(&section.ask));
        for sentence in &section.sentences {
            text += &paragraph(&format!("- {} [{}]", sentence.text, sentence.evidence.join(", ")));
            for finding in &sentence.findings {
                text += &paragraph(&format!("  ! {}", finding.says));
            }
        }
    }
    if !packet.sections.is_empty() {
        text += &format!("\n{ELSEWHERE}");
    }
    if !packet.unproven.is_empty() {
        let left = count(packet.unproven.len() as u32, "sentence");
        let names = packet.unproven.join(", ");
        text += &format!(
            "\n{}",
            paragraph(&format!("Left out, as nothing backs it: {left} ({names})."))
        );
    }
    if !packet.older.is_empty() {
        let names = packet.older.join(", ");
        text += &paragraph(&format!("Left out, as it holds the newest few: {names}."));
    }
    text
}
