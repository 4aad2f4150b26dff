//! Evidence, sentences and packets.

use domain::portfolio::{self, Claim, Packet, PacketKind};
use serde_json::json;
use store::Proof;

use super::Result;
use crate::{
    answer::Answer,
    arguments::{ClaimCommand, EvidenceCommand, PacketCommand},
    context::Context,
    table::{bold, count, paragraph, table},
};

/// Adds, lists or removes evidence.
pub fn evidence(context: &Context, command: &EvidenceCommand) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let changed = match command {
        EvidenceCommand::List => {
            let proof = store.proof(&context.catalog()?.world)?;
            return Answer::new(&proof, listed(&proof));
        }
        EvidenceCommand::Add(flags) => {
            store.add_evidence(&flags.as_ref().into(), &context.catalog()?.world, &now)?
        }
        EvidenceCommand::Remove { id } => store.remove_evidence(id, &now)?,
    };
    let text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    Answer::new(&changed, text)
}

/// Writes or removes a sentence; what is weak about it is said.
pub fn claim(context: &Context, command: &ClaimCommand) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let changed = match command {
        ClaimCommand::List => {
            let proof = store.proof(&context.catalog()?.world)?;
            let text = proof.claims.iter().rev().map(sentence).collect::<String>();
            let text = if text.is_empty() { "No sentences yet.\n".into() } else { text };
            return Answer::new(&json!({ "claims": proof.claims }), text);
        }
        ClaimCommand::Write { text, evidence, id } => {
            let world = &context.catalog()?.world;
            store.write_claim(id.as_deref(), text, evidence, world, &now)?
        }
        ClaimCommand::Remove { id } => store.remove_claim(id, &now)?,
    };
    let proof = store.proof(&context.catalog()?.world)?;
    let claim = proof.claims.iter().find(|claim| changed.changed.contains(&claim.id));
    let figures = claim.is_some_and(|claim| claim.has_figure(&proof.evidence));
    let findings = claim.map_or(vec![], |claim| portfolio::lint(&claim.text, figures));
    let mut text = format!("Done: {} {}.\n", changed.operation, changed.changed.join(", "));
    if claim.is_some_and(|claim| !claim.is_proven()) {
        text += "Nothing backs it yet: it stays out of packets until something does.\n";
    }
    text.extend(findings.iter().map(|finding| paragraph(&finding.says)));
    let json = json!({
        "operation": changed.operation, "changed": changed.changed, "stale": changed.stale,
        "claim": claim, "findings": findings,
    });
    Answer::new(&json, text)
}

fn sentence(claim: &Claim) -> String {
    let backed = if claim.is_proven() { claim.evidence.join(", ") } else { "nothing yet".into() };
    format!("{}  backed by {backed}\n{}", bold(&claim.id), paragraph(&claim.text))
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
            None => piece.text.clone(),
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
pub fn packet(context: &Context, command: &PacketCommand) -> Result {
    let PacketCommand::Draft { kind } = command;
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
    let proof = context.store()?.proof(&context.catalog()?.world)?;
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
    if !packet.unproven.is_empty() {
        let left = count(packet.unproven.len() as u32, "sentence");
        let names = packet.unproven.join(", ");
        text += &format!(
            "\n{}",
            paragraph(&format!("Left out, as nothing backs it: {left} ({names})."))
        );
    }
    text
}
