//! Evidence, achievements, documents, and who reads along.

use domain::portfolio::{self, Document, DocumentKind, Evidence, Feedback, Finding, Trails};
use store::{Changed, CommentImport, JournalState, NewEvidence, Proof, Store};

use crate::{Answer, Session};

impl Session {
    /// Evidence, achievements and comments.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn proof(&self) -> Answer<Proof> {
        self.read(|store| store.proof(&self.catalog()?.reference))
    }

    /// A document as it can be made now.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn document(&self, kind: DocumentKind) -> Answer<Document> {
        let proof = self.proof()?;
        Ok(portfolio::document(kind, &proof.achievements, &proof.evidence))
    }

    /// What is weak about an achievement that is being written and rests on this evidence.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn lint(&self, text: &str, evidence: &[String]) -> Answer<Vec<Finding>> {
        let proof = self.proof()?;
        let named = |piece: &&Evidence| evidence.contains(&piece.id);
        let backing: Vec<&Evidence> = proof.evidence.iter().filter(named).collect();
        Ok(portfolio::lint(text, &backing))
    }

    /// What finished milestones move, from proof to score; none without a plan.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trails(&self) -> Answer<Option<Trails>> {
        self.read(|store| store.trails(&self.reference()?))
    }

    /// Adds evidence.
    ///
    /// # Errors
    /// `Invalid` when it says nothing, `NotFound` when what it is about is not there.
    pub fn add_evidence(&mut self, evidence: &NewEvidence) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.add_evidence(evidence, reference, now))
    }

    /// Removes evidence.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remove_evidence(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.remove_evidence(id, now))
    }

    /// Writes an achievement, or the one with this id anew.
    ///
    /// # Errors
    /// `Invalid` without text, `NotFound` when it or its evidence is not there.
    pub fn write_achievement(
        &mut self,
        id: Option<&str>,
        text: &str,
        evidence: &[String],
    ) -> Answer<Changed> {
        self.change_by(|store, reference, now| {
            store.write_achievement(id, text, evidence, reference, now)
        })
    }

    /// Removes an achievement.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remove_achievement(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.remove_achievement(id, now))
    }

    /// What a reviewer's comments would bring, and the state that this is true of.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preview_comments(
        &mut self,
        feedback: &Feedback,
    ) -> Answer<(CommentImport, JournalState)> {
        let state = self.read(Store::state)?;
        let heard = self.change_by(|store, reference, now| {
            store.import_comments(feedback, true, reference, now)
        })?;
        Ok((heard, state))
    }

    /// Imports a reviewer's comments, as they were previewed.
    ///
    /// # Errors
    /// `Stale` when the journal is in another state by now; else as [`Self::preview_comments`].
    pub fn import_comments(
        &mut self,
        feedback: &Feedback,
        state: JournalState,
    ) -> Answer<CommentImport> {
        self.change_by(|store, reference, now| {
            store.only_in(state, |store| store.import_comments(feedback, false, reference, now))
        })
    }

    /// Removes a comment.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remove_comment(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.remove_comment(id, now))
    }
}
