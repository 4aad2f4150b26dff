//! Evidence, achievements, documents, and who reads along.

use std::path::Path;

use domain::portfolio::{self, Bundle, Document, DocumentKind, Evidence, Finding, Trails};
use store::{
    Changed, CommentImport, JournalState, Missing, NewEvidence, Proof, Store,
    export::{self, DocumentFormat, Format, Written},
};

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

    /// Writes a document to a file.
    ///
    /// # Errors
    /// When it cannot be written; an older file is then still there.
    pub fn export_document(
        &self,
        kind: DocumentKind,
        format: DocumentFormat,
        file: &Path,
    ) -> Answer<Written> {
        let document = self.document(kind)?;
        let label = self.profile()?.map_or_else(String::new, |profile| profile.typed_title);
        let bytes = self.answered(export::document(&document, &label, format))?;
        self.answered(export::to_file(&bytes, export::sentences(&document), file))
    }

    /// Writes the evidence to a file.
    ///
    /// # Errors
    /// When it cannot be written; an older file is then still there.
    pub fn export_evidence(&self, format: Format, file: &Path) -> Answer<Written> {
        let evidence = self.proof()?.evidence;
        let bytes = self.answered(export::evidence(&evidence, format))?;
        self.answered(export::to_file(&bytes, evidence.len(), file))
    }

    /// Writes the entries to a file, the oldest first.
    ///
    /// # Errors
    /// When it cannot be written; an older file is then still there.
    pub fn export_entries(&self, format: Format, file: &Path) -> Answer<Written> {
        let mut entries = self.entries(None, None)?;
        entries.reverse();
        let bytes = self.answered(export::entries(&entries, format))?;
        self.answered(export::to_file(&bytes, entries.len(), file))
    }

    /// Writes chosen achievements, or all that are proven, to a file for a reviewer.
    ///
    /// # Errors
    /// `NotFound` without such an achievement, `Invalid` when there is none to write.
    pub fn export_bundle(&self, bundle: &Bundle, file: &Path) -> Answer<Written> {
        let proof = self.proof()?;
        let known =
            |id: &&String| proof.achievements.iter().any(|achievement| achievement.id == **id);
        if let Some(id) = bundle.achievements.iter().find(|id| !known(id)) {
            return Err(self.client().missing(Missing::Achievement(id.clone())));
        }
        let proven =
            proof.achievements.iter().filter(|achievement| achievement.is_proven()).count();
        let records =
            if bundle.achievements.is_empty() { proven } else { bundle.achievements.len() };
        if records == 0 {
            return Err(self.client().nothing_proven());
        }
        let text = portfolio::bundle(bundle, &proof.achievements, &proof.evidence);
        self.answered(export::to_file(text.as_bytes(), records, file))
    }

    /// The comments that a file of a reviewer would bring, and the state that this is true of.
    ///
    /// # Errors
    /// `Unreadable` when it is no such file.
    pub fn preview_comments(&mut self, file: &Path) -> Answer<(CommentImport, JournalState)> {
        let state = self.read(Store::state)?;
        let heard = self
            .change_by(|store, reference, now| store.import_comments(file, true, reference, now))?;
        Ok((heard, state))
    }

    /// Imports the comments of a reviewer's file, as they were previewed.
    ///
    /// # Errors
    /// `Stale` when the journal is in another state by now; else as [`Self::preview_comments`].
    pub fn import_comments(&mut self, file: &Path, state: JournalState) -> Answer<CommentImport> {
        self.change_by(|store, reference, now| {
            store.only_in(state, |store| store.import_comments(file, false, reference, now))
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
