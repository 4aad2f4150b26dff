//! What a life leaves to point to: every figure of every document traces to evidence, and what is gone is
//! seen to be gone, there and nowhere else.

use std::collections::BTreeSet;

use domain::{
    plan::{Plan, Progress},
    portfolio::{self, BeforeAfter, DocumentKind, Evidence, Sentence},
    reference::Reference,
};
use exchange::export::{self, DocumentFormat};
use store::{Moment, NewEvidence, Proof, Store};

use super::kept;

const RESUME: &str = "tests/golden/resume.json";

fn proof(store: &Store, reference: &Reference) -> Proof {
    store.proof(reference).expect("it can be read")
}

/// Adds what the person of the story kept on their way, and says it in their words.
fn keep(store: &mut Store, reference: &Reference, now: &Moment) {
    let plan = store.plan().expect("read").expect("a plan");
    let done = |progress: &Progress| matches!(progress, Progress::Done { .. });
    let milestones = plan.draft.milestones.iter().filter(|one| done(&one.progress));
    let ids: Vec<String> = milestones.map(|one| one.id.to_string()).collect();
    assert!(ids.len() >= 4, "ninety days finish some: {ids:?}");
    let figures = [
        ("Time from a finding to its owner", 90.0, 40.0, "minutes"),
        ("False alarms in a week", 31.0, 12.0, "alarms"),
        ("Share of labels that two people agree on", 71.5, 88.0, "%"),
        ("Model reviews that waited", 7.0, 2.0, "reviews"),
    ];
    // The last of them belongs to no milestone: it speaks for itself.
    for (place, (text, before, after, unit)) in figures.into_iter().enumerate() {
        let change = Some(BeforeAfter { before, after, unit: unit.into() });
        let milestone = (place < 3).then(|| ids[place].clone());
        let new = NewEvidence { text: text.into(), change, milestone, ..NewEvidence::default() };
        store.add_evidence(&new, reference, now).expect("a figure");
    }
    let review = NewEvidence {
        text: "The review that quotes the page".into(),
        link: Some("https://example.org/review/12".into()),
        milestone: Some(ids[3].clone()),
        ..NewEvidence::default()
    };
    store.add_evidence(&review, reference, now).expect("a link");
    let links = [ids[0].clone()];
    store.add_entry(now.today, "Mara used it twice.", &[], &links, now).expect("an entry");
    for (text, evidence) in [
        ("Cut the time from a finding to its owner from 90 to 40 minutes, by 56%.", vec!["E1"]),
        ("Halved the alarms that woke somebody, and kept the reviews moving.", vec!["E2", "E5"]),
        ("Wrote what nobody has looked at yet, so it waits.", vec![]),
    ] {
        let evidence: Vec<String> = evidence.into_iter().map(str::to_owned).collect();
        store.write_achievement(None, text, &evidence, reference, now).expect("a sentence");
    }
}

/// Figures as they are written, with their decimals.
fn figures(text: &str) -> Vec<f64> {
    let inside = |c: char| c.is_ascii_digit() || c == '.';
    text.split(|c| !inside(c)).filter_map(|part| part.trim_matches('.').parse().ok()).collect()
}

/// What a piece of evidence says in figures, read in another way than the linter reads it.
fn said(piece: &Evidence, plan: &Plan) -> Vec<f64> {
    let mut all = figures(&piece.text);
    if let Some(change) = &piece.change {
        let apart = (change.before - change.after).abs();
        all.extend([change.before, change.after, (apart / change.before * 100.0).round()]);
    }
    let own = plan
        .draft
        .milestones
        .iter()
        .filter(|one| piece.milestone.as_deref() == Some(one.id.as_str()));
    all.extend(own.flat_map(|milestone| figures(&milestone.artefact)));
    all
}

fn traces(sentence: &Sentence, evidence: &[Evidence], plan: &Plan) {
    assert!(!sentence.evidence.is_empty(), "nothing backs “{}”", sentence.text);
    let backing = evidence.iter().filter(|piece| sentence.evidence.contains(&piece.id));
    let held: Vec<f64> = backing.flat_map(|piece| said(piece, plan)).collect();
    for figure in figures(&sentence.text) {
        assert!(held.iter().any(|one| (one - figure).abs() < 1e-9), "{figure}: {}", sentence.text);
    }
    let unbacked = sentence.findings.iter().filter(|one| one.rule == portfolio::Rule::Unbacked);
    assert_eq!(unbacked.count(), 0, "{sentence:?}");
}

/// Ninety days end in documents whose every figure traces to evidence.
pub(super) fn ends_in_documents(store: &mut Store, reference: &Reference, now: &Moment) {
    keep(store, reference, now);
    let plan = store.plan().expect("read").expect("a plan");
    let all = proof(store, reference);
    let mut counted = 0;
    for kind in DocumentKind::ALL {
        let document = portfolio::document(kind, &all.achievements, &all.evidence);
        for sentence in document.sections.iter().flat_map(|section| &section.sentences) {
            traces(sentence, &document.evidence, &plan);
            counted += figures(&sentence.text).len();
        }
        assert_eq!(document.unproven, ["C3"]);
    }
    assert!(counted > 20, "{counted} figures were traced");
    each_piece_marks_its_own(store, reference, now);
    let resume = portfolio::document(DocumentKind::Resume, &all.achievements, &all.evidence);
    let bytes =
        export::document(&resume, "ML engineer", DocumentFormat::JsonResume).expect("a résumé");
    let text = String::from_utf8(bytes.bytes).expect("text");
    // Another test holds it against its published schema.
    kept::holds(RESUME, &format!("{text}\n"));
}

/// Without a piece of evidence exactly the achievements that rest on it say so; undone, all is as before.
fn each_piece_marks_its_own(store: &mut Store, reference: &Reference, now: &Moment) {
    let before = proof(store, reference);
    let added: Vec<&Evidence> =
        before.evidence.iter().filter(|piece| piece.id.starts_with('E')).collect();
    assert_eq!(added.len(), 5);
    for piece in added {
        let resting: BTreeSet<&str> = before
            .achievements
            .iter()
            .filter(|achievement| achievement.evidence.contains(&piece.id))
            .map(|achievement| achievement.id.as_str())
            .collect();
        assert!(!resting.is_empty(), "{} backs something", piece.id);
        store.remove_evidence(&piece.id, now).expect("removed");
        let after = proof(store, reference);
        let marked: BTreeSet<&str> = before
            .achievements
            .iter()
            .filter(|achievement| !after.achievements.contains(achievement))
            .map(|achievement| achievement.id.as_str())
            .collect();
        assert_eq!(marked, resting, "without {}", piece.id);
        for achievement in after
            .achievements
            .iter()
            .filter(|achievement| achievement.own && resting.contains(&*achievement.id))
        {
            assert_eq!(achievement.lost, std::slice::from_ref(&piece.id));
        }
        store.undo(now).expect("undo").expect("something");
        assert_eq!(proof(store, reference), before);
    }
}
