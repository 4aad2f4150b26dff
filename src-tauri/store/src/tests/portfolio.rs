//! Evidence and sentences: kept, refused in words, and seen to be gone.

use std::fs;

use domain::portfolio::{Achievement, EvidenceKind};

use super::{Journal, START, moment, reference, undo::figure};
use crate::{NewEvidence, Proof};

impl Journal {
    fn proof(&self) -> Proof {
        self.store.proof(reference()).expect("it can be read")
    }

    fn achievement(&self, id: &str) -> Achievement {
        self.proof()
            .achievements
            .into_iter()
            .find(|achievement| achievement.id == id)
            .expect("an achievement")
    }
}

fn link(link: &str) -> NewEvidence {
    NewEvidence { text: "The review".into(), link: Some(link.into()), ..NewEvidence::default() }
}

#[test]
fn a_milestone_its_entry_its_figure_and_a_file_come_together_in_one_achievement() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.complete("M1", "", None, &now).expect("done");
    journal.store.add_entry(now.today, "Sent it.", &[], &["M1".into()], &now).expect("an entry");
    let milestone = Some("M1".to_owned());
    let repair =
        NewEvidence { milestone: milestone.clone(), ..figure("Time to repair", 90.0, 40.0) };
    journal.store.add_evidence(&repair, reference(), &now).expect("a figure");
    let file = journal.dir.path().join("note.txt");
    fs::write(&file, "abc").expect("a file");
    let paper = NewEvidence {
        text: "The note".into(),
        file: Some(file.display().to_string()),
        milestone,
        ..NewEvidence::default()
    };
    journal.store.add_evidence(&paper, reference(), &now).expect("a file");
    let proof = journal.proof();
    let paper = proof.evidence.iter().find(|piece| piece.kind == EvidenceKind::File).expect("it");
    // The published test vector of SHA-256.
    assert_eq!(
        paper.hash.as_deref(),
        Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    );
    let achievement = journal.achievement("M1");
    assert_eq!(achievement.evidence, ["check-M1", "entry-1", "E2", "E1"]);
    assert!(
        achievement.text.contains("time to repair went from 90 to 40 minutes"),
        "{}",
        achievement.text
    );
}

#[test]
fn evidence_that_goes_leaves_its_achievements_marked_and_undo_brings_it_back() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal
        .store
        .add_evidence(&figure("Time to repair", 90.0, 40.0), reference(), &now)
        .expect("a figure");
    journal
        .store
        .add_evidence(&link("https://example.org/review"), reference(), &now)
        .expect("a link");
    for (text, evidence) in [("One.", vec!["E1"]), ("Two.", vec!["E1", "E2"]), ("Three.", vec![])] {
        let evidence: Vec<String> = evidence.into_iter().map(str::to_owned).collect();
        journal
            .store
            .write_achievement(None, text, &evidence, reference(), &now)
            .expect("a sentence");
    }
    let state = |journal: &Journal| -> Vec<(bool, usize)> {
        ["C1", "C2", "C3"]
            .map(|id| journal.achievement(id))
            .map(|achievement| (achievement.is_proven(), achievement.lost.len()))
            .to_vec()
    };
    assert_eq!(state(&journal), [(true, 0), (true, 0), (false, 0)]);
    journal.store.remove_evidence("E1", &now).expect("removed");
    assert_eq!(state(&journal), [(false, 1), (true, 1), (false, 0)]);
    journal.store.undo(&now).expect("undone");
    assert_eq!(state(&journal), [(true, 0), (true, 0), (false, 0)]);
    journal
        .store
        .write_achievement(Some("C3"), "Three, changed.", &["E2".into()], reference(), &now)
        .expect("it");
    assert_eq!(journal.achievement("C3").text, "Three, changed.");
}

#[test]
fn what_is_no_evidence_is_refused_with_a_hint() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let before = journal.dump();
    let empty = NewEvidence { text: " ".into(), ..link("https://example.org") };
    let both = NewEvidence { link: Some("https://example.org".into()), ..figure("Both", 1.0, 2.0) };
    let unknown = NewEvidence { milestone: Some("M99".into()), ..figure("Late", 1.0, 2.0) };
    let missing = NewEvidence {
        text: "Gone".into(),
        file: Some("/nowhere/note.txt".into()),
        ..NewEvidence::default()
    };
    let refused = [
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("https://exa mple.org"),
        empty,
        both,
        unknown,
        missing,
        figure("Endless", f64::INFINITY, 1.0),
        NewEvidence { text: "Nothing".into(), ..NewEvidence::default() },
    ];
    for new in refused {
        assert!(journal.store.add_evidence(&new, reference(), &now).is_err(), "{new:?}");
    }
    assert!(journal.store.remove_evidence("check-M1", &now).is_err());
    assert!(journal.store.write_achievement(None, " ", &[], reference(), &now).is_err());
    assert!(journal.store.write_achievement(Some("C9"), "It.", &[], reference(), &now).is_err());
    assert_eq!(journal.dump(), before);
}
