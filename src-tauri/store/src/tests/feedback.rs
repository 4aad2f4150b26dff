//! Somebody reads along: a text goes out without the journal, comments come back once.

use std::fs;

use domain::portfolio::{self, Bundle};

use super::{
    Journal, START,
    mangled::{dice, mangled},
    moment, reference,
    undo::figure,
};
use crate::{Changed, CommentImport, Moment, Result, Store};

/// Takes in a comment on the sentence C1.
pub(super) fn hear(store: &mut Store, who: &str, says: &str, now: &Moment) -> Result<Changed> {
    let proof = store.proof(reference())?;
    let asked = Bundle { achievements: vec!["C1".into()], ..Bundle::default() };
    let sent = portfolio::bundle(&asked, &proof.achievements, &proof.evidence);
    let back = sent
        .replace("Your name:", &format!("Your name: {who}"))
        .replace("\nYour comment:\n", &format!("\nYour comment: {says}\n"));
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("back.md");
    fs::write(&file, back).expect("a file");
    let heard = store.import_comments(&file, false, reference(), now)?;
    // In a random life it may be there already, or its sentence may be gone.
    Ok(heard.done.unwrap_or_else(|| Changed::new(crate::Op::ImportComments, vec![])))
}

fn with_sentences() -> (Journal, String) {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let repair = figure("Time to repair", 90.0, 40.0);
    journal.store.add_evidence(&repair, reference(), &now).expect("evidence");
    journal.store.add_entry(now.today, "My secret.", &[], &[], &now).expect("an entry");
    for text in ["Cut the time to repair.", "Wrote the runbook."] {
        journal
            .store
            .write_achievement(None, text, &["E1".into()], reference(), &now)
            .expect("a sentence");
    }
    let proof = journal.store.proof(reference()).expect("proof");
    let asked = Bundle { evidence: true, ..Bundle::default() };
    let sent = portfolio::bundle(&asked, &proof.achievements, &proof.evidence);
    (journal, sent)
}

fn take(journal: &mut Journal, text: &[u8], trial: bool) -> Result<CommentImport> {
    let file = journal.dir.path().join("back.md");
    fs::write(&file, text).expect("a file");
    journal.store.import_comments(&file, trial, reference(), &moment(START))
}

#[test]
fn comments_come_back_once_and_can_be_undone() {
    let (mut journal, sent) = with_sentences();
    assert!(!sent.contains("secret"));
    let back = sent
        .replace("Your name:", "Your name: Ana")
        .replace("## C2\n", "## C9\n")
        .replace("\nYour comment:\n", "\nYour comment: Since when?\n");
    let before = journal.dump();
    let trial = take(&mut journal, back.as_bytes(), true).expect("a trial");
    assert_eq!((trial.added, trial.gone.as_slice()), (2, &["C9".to_owned()][..]));
    assert_eq!(journal.dump(), before);
    let heard = take(&mut journal, back.as_bytes(), false).expect("taken in");
    assert_eq!((heard.added, heard.there, heard.author.as_str()), (2, 0, "Ana"));
    let proof = journal.store.proof(reference()).expect("proof");
    let about: Vec<&str> = proof.comments.iter().map(|one| one.achievement.as_str()).collect();
    assert_eq!(about, ["E1", "C1"], "the sentence of the figure, and the first of one's own");
    let after = journal.dump();
    let again = take(&mut journal, back.as_bytes(), false).expect("taken in again");
    assert_eq!((again.added, again.there, again.done), (0, 2, None));
    assert_eq!(journal.dump(), after);
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.dump(), before);
}

#[test]
fn five_hundred_mangled_bundles_cause_no_panic_and_a_trial_changes_nothing() {
    let (mut journal, sent) = with_sentences();
    let back = sent.replace("\nYour comment:\n", "\nYour comment: Since when?\n\n- where\n");
    let before = journal.dump();
    let mut below = dice();
    for _ in 0..500 {
        let _ = take(&mut journal, &mangled(back.as_bytes(), &mut below), true);
    }
    assert_eq!(journal.dump(), before);
    for foreign in [&b""[..], b"Dear diary", &[0; 100], &[b'x'; 3 << 20]] {
        assert!(take(&mut journal, foreign, false).is_err());
    }
    assert_eq!(journal.dump(), before);
}
