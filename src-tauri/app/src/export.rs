//! What leaves as a file, and what comes from one.
//!
//! What leaves is gathered from one state of the journal; a file is made of it once nobody holds the journal any
//! more, so that neither a long document nor a slow disk keeps anybody waiting. What comes in is read before
//! anybody asks for the journal.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    journal::{Entry, WholeJournal},
    plan::Plan,
    portfolio::{self, Document, DocumentKind, Evidence, Feedback},
};
use exchange::{
    Exported, archive,
    export::{self, DocumentFormat, EntriesFormat, EvidenceFormat, PlanFormat},
    feedback::{self, Bundle},
    import::{self, TaskFormat},
    mirror,
};
use serde::Serialize;
use store::{Mirror, Mirrored, Missing, Proof, StoreError, Watch};
use ts_rs::TS;

use crate::{Answer, Client, Session};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// Path of the file.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// Things in it: steps and milestones, entries, or rows.
    pub records: usize,
}

/// What is to leave, as the journal had it.
#[derive(Debug)]
pub struct Outgoing {
    client: Client,
    watch: Watch,
    gathered: Gathered,
}

#[derive(Debug)]
enum Gathered {
    /// The plan.
    Plan(Box<Plan>, PlanFormat, DateTime<Utc>, NaiveDate),
    /// A week of the plan, from 1; the one of the date when none is named.
    Week(Box<Plan>, Option<u32>, NaiveDate),
    /// The entries, the oldest first.
    Entries(Vec<Entry>, EntriesFormat),
    /// The evidence.
    Evidence(Vec<Evidence>, EvidenceFormat),
    /// A document, and what the person is called at work.
    Document(Document, String, DocumentFormat),
    /// Achievements for a reviewer, chosen of these.
    Bundle(Bundle, Box<Proof>),
    /// Everything.
    Journal(WholeJournal),
}

impl Outgoing {
    /// Makes a file of it.
    ///
    /// # Errors
    /// `Invalid` for a week that the plan does not have, `Stopped`, or when the file cannot be written; an older
    /// one is then still there.
    pub fn write(&self, file: &Path) -> Answer<Written> {
        let _running = self.watch.begin("Making the file");
        let Exported { bytes, records } = self.gathered.rendered()?;
        self.watch.step("Writing the file", 1, 2).map_err(|error| self.client.told(error))?;
        files::write(file, &bytes)
            .map_err(|error| self.client.told(StoreError::writing(file, error)))?;
        Ok(Written { file: file.display().to_string(), bytes: bytes.len(), records })
    }
}

impl Gathered {
    fn rendered(&self) -> Answer<Exported> {
        match self {
            Self::Plan(plan, format, now, today) => export::plan(plan, *format, *now, *today),
            Self::Week(plan, number, today) => export::week(plan, *number, *today),
            Self::Entries(entries, format) => export::entries(entries, *format),
            Self::Evidence(evidence, format) => export::evidence(evidence, *format),
            Self::Document(document, label, format) => export::document(document, label, *format),
            Self::Bundle(bundle, proof) => {
                Ok(feedback::bundle(bundle, &proof.achievements, &proof.evidence))
            }
            Self::Journal(journal) => archive::pack(journal),
        }
    }
}

/// A mirror as the journal has it.
#[derive(Debug)]
pub struct MirrorPages {
    client: Client,
    watch: Watch,
    folder: PathBuf,
    plan: Option<Plan>,
    proof: Proof,
    entries: Vec<Entry>,
}

impl MirrorPages {
    /// Brings the folder up to date.
    ///
    /// # Errors
    /// `Gone` when the folder is not there, or when it cannot be written.
    pub fn write(self) -> Answer<Mirrored> {
        let Self { client, watch, folder, plan, proof, entries } = self;
        let _running = watch.begin("Making the pages of the mirror");
        let Proof { achievements, evidence, .. } = proof;
        let files: BTreeMap<_, _> = mirror::pages(plan.as_ref(), &achievements, &evidence, entries);
        Mirror { folder, files }.write(&watch).map_err(|error| client.told(error))
    }
}

impl Session {
    fn outgoing(&self, gathered: Gathered) -> Outgoing {
        Outgoing { client: self.client(), watch: self.beside().clone(), gathered }
    }

    /// The plan, to be written in a format.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn export_plan(&self, format: PlanFormat) -> Answer<Outgoing> {
        let now = self.now()?;
        Ok(self.outgoing(Gathered::Plan(Box::new(self.plan()?), format, now.instant()?, now.today)))
    }

    /// A week of the plan to print, from 1; this one when none is named.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn export_week(&self, number: Option<u32>) -> Answer<Outgoing> {
        Ok(self.outgoing(Gathered::Week(Box::new(self.plan()?), number, self.now()?.today)))
    }

    /// The entries, the oldest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn export_entries(&self, format: EntriesFormat) -> Answer<Outgoing> {
        let mut entries = self.entries(None, None)?;
        entries.reverse();
        Ok(self.outgoing(Gathered::Entries(entries, format)))
    }

    /// The evidence.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn export_evidence(&self, format: EvidenceFormat) -> Answer<Outgoing> {
        Ok(self.outgoing(Gathered::Evidence(self.proof()?.evidence, format)))
    }

    /// A document.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn export_document(&self, kind: DocumentKind, format: DocumentFormat) -> Answer<Outgoing> {
        self.read(|store| {
            let Proof { achievements, evidence, .. } = store.proof(&self.catalog()?.reference)?;
            let document = portfolio::document(kind, &achievements, &evidence);
            let label = store.profile()?.map_or_else(String::new, |profile| profile.typed_title);
            Ok(self.outgoing(Gathered::Document(document, label, format)))
        })
    }

    /// Chosen achievements, or all that are proven, for a reviewer.
    ///
    /// # Errors
    /// `NotFound` without such an achievement, `Invalid` when there is none to write.
    pub fn export_bundle(&self, bundle: Bundle) -> Answer<Outgoing> {
        let proof = self.proof()?;
        let known =
            |id: &&String| proof.achievements.iter().any(|achievement| achievement.id == **id);
        if let Some(id) = bundle.achievements.iter().find(|id| !known(id)) {
            return Err(self.client().missing(Missing::Achievement(id.clone())));
        }
        let proven = || proof.achievements.iter().any(|achievement| achievement.is_proven());
        if bundle.achievements.is_empty() && !proven() {
            return Err(self.client().nothing_proven());
        }
        Ok(self.outgoing(Gathered::Bundle(bundle, Box::new(proof))))
    }

    /// Everything.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn export_all(&self) -> Answer<Outgoing> {
        let _running = self.watch().begin("Reading your journal");
        self.read(|store| Ok(self.outgoing(Gathered::Journal(store.whole()?))))
    }

    /// The mirror as it should be, whose writing `watch` follows; none where there is none.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn mirror(&self, watch: &Watch) -> Answer<Option<MirrorPages>> {
        let Some(folder) = self.store()?.mirror_folder() else { return Ok(None) };
        self.read(|store| {
            let (plan, proof) = (store.plan()?, store.proof(&self.catalog()?.reference)?);
            let mut entries = store.list_entries(None, None)?;
            entries.reverse();
            let (client, watch) = (self.client(), watch.clone());
            Ok(Some(MirrorPages { client, watch, folder, plan, proof, entries }))
        })
    }

    /// The tasks in a file that another program exported.
    ///
    /// # Errors
    /// `Unreadable` when it holds nothing of the format.
    pub fn read_tasks(&self, file: &Path, format: TaskFormat) -> Answer<import::Imported> {
        let bytes = self.answered(read(file, import::LARGEST))?;
        import::tasks(&bytes, format, &|at| self.clock().date_of(at))
    }
}

impl Client {
    /// The whole journal in a file, to be previewed and imported.
    ///
    /// # Errors
    /// `Foreign` when it is none, `Damaged` when it is not whole, `Newer` when a newer Waymark wrote it.
    pub fn read_journal(self, file: &Path) -> Answer<WholeJournal> {
        let opened =
            File::open(file).map_err(|error| self.told(StoreError::reading(file, error)))?;
        archive::unpack(BufReader::new(opened), &file.display().to_string())
    }

    /// The comments in a reviewer's file, to be previewed and imported.
    ///
    /// # Errors
    /// `Foreign` when it is no such file, `Newer` when a newer Waymark wrote it.
    pub fn read_comments(self, file: &Path) -> Answer<Feedback> {
        let bytes = read(file, feedback::LARGEST).map_err(|error| self.told(error))?;
        feedback::comments(&bytes)
    }
}

/// A file's bytes. One byte more than `most` says that the file is too large, whatever its size.
fn read(file: &Path, most: usize) -> store::Result<Vec<u8>> {
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| StoreError::reading(file, error))?;
    Ok(bytes)
}
