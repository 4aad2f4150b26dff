//! Somebody reads along: comments come back once.

use domain::portfolio::Feedback;

use super::{Journal, START, moment, reference, undo::figure};
use crate::{Changed, CommentImport, Moment, Result, Store};

/// Comments of somebody.
fn feedback(author: &str, comments: &[(&str, &str)]) -> Feedback {
    let owned = |(id, text): &(&str, &str)| ((*id).into(), (*text).to_owned());
    Feedback { comments: comments.iter().map(owned).collect(), author: author.into() }
}

/// Takes in a comment on the sentence C1.
pub(super) fn hear(store: &mut Store, who: &str, says: &str, now: &Moment) -> Result<Changed> {
    let heard = store.import_comments(&feedback(who, &[("C1", says)]), false, reference(), now)?;
    // In a random life it may be there already, or its sentence may be gone.
    Ok(heard.done.unwrap_or_else(|| Changed::new(crate::Op::ImportComments, vec![])))
}

fn with_sentences() -> Journal {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let repair = figure("Time to repair", 90.0, 40.0);
    journal.store.add_evidence(&repair, reference(), &now).expect("evidence");
    for text in ["Cut the time to repair.", "Wrote the runbook."] {
        journal
            .store
            .write_achievement(None, text, &["E1".into()], reference(), &now)
            .expect("a sentence");
    }
    journal
}

fn take(journal: &mut Journal, back: &Feedback, trial: bool) -> CommentImport {
    let taken = journal.store.import_comments(back, trial, reference(), &moment(START));
    taken.expect("comments")
}

#[test]
fn comments_come_back_once_and_can_be_undone() {
    let mut journal = with_sentences();
    let said = ["E1", "C1", "C9"].map(|id| (id, "Since when?"));
    let back = feedback("Ana", &said);
    let before = journal.dump();
    let trial = take(&mut journal, &back, true);
    assert_eq!((trial.added, trial.gone.as_slice()), (2, &["C9".to_owned()][..]));
    assert_eq!(journal.dump(), before);
    let heard = take(&mut journal, &back, false);
    assert_eq!((heard.added, heard.there, heard.author.as_str()), (2, 0, "Ana"));
    let proof = journal.store.proof(reference()).expect("proof");
    let about: Vec<&str> = proof.comments.iter().map(|one| one.achievement.as_str()).collect();
    assert_eq!(about, ["E1", "C1"], "the sentence of the figure, and the first of one's own");
    let after = journal.dump();
    let again = take(&mut journal, &back, false);
    assert_eq!((again.added, again.there, again.done), (0, 2, None));
    assert_eq!(journal.dump(), after);
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.dump(), before);
}
