//! Evidence that was added by hand, sentences that the person wrote, and what both make together.

mod feedback;

use std::{fs::File, io::Read, path::Path};

use chrono::NaiveDate;
use domain::{
    id::SkillId,
    portfolio::{
        self, Achievement, BeforeAfter, Comment, Coverage, Evidence, EvidenceKind, OwnAchievement,
        Trails,
    },
    reference::Reference,
    skills,
};
use rusqlite::{Row, Transaction};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

pub use feedback::CommentImport;

/// Evidence as it is added.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(default)]
pub struct NewEvidence {
    /// What it shows; for a figure, what was counted.
    pub text: String,
    /// The path of a file, which is read once and never copied.
    pub file: Option<String>,
    /// A link that others can open.
    pub link: Option<String>,
    /// A figure before and after.
    pub change: Option<BeforeAfter>,
    /// Id of the milestone that it belongs to.
    pub milestone: Option<String>,
    /// Id of the skill that it speaks for.
    pub skill: Option<SkillId>,
    /// Id of the task that it was done in.
    pub task: Option<String>,
    /// The logical date it belongs to; today when none is given.
    pub date: Option<NaiveDate>,
}

/// Everything that can be pointed to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Proof {
    /// All evidence, the oldest first.
    pub evidence: Vec<Evidence>,
    /// All achievements, the oldest month first.
    pub achievements: Vec<Achievement>,
    /// What they cover.
    pub coverage: Coverage,
    /// What others said of achievements, the oldest first.
    pub comments: Vec<Comment>,
}

impl Store {
    /// Everything that can be pointed to: of all plans, the entries, and what was added.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn proof(&self, reference: &Reference) -> Result<Proof> {
        let mut milestones = self.earlier_milestones()?;
        milestones.extend(self.plan()?.into_iter().flat_map(|plan| plan.draft.milestones));
        let entries = self.list_entries(None, None)?;
        let evidence = portfolio::gather(&milestones, &entries, self.kept_evidence()?);
        let achievements =
            portfolio::achievements(&milestones, &evidence, &self.own_achievements()?, reference);
        let coverage = portfolio::coverage(&achievements, reference);
        Ok(Proof { evidence, achievements, coverage, comments: self.comments()? })
    }

    /// What the finished milestones of the running plan move, from proof to score; nothing without one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trails(&self, reference: &Reference) -> Result<Option<Trails>> {
        let (Some(plan), Some((profile, job))) = (self.plan()?, self.own(reference)?) else {
            return Ok(None);
        };
        let evidence = self.proof(reference)?.evidence;
        let rated = self.rated_on()?;
        let levels = skills::proposed(&plan, &job, &profile.levels, &rated, reference);
        let own = (&job, profile.seniority);
        let since = self.divided_on()?;
        Ok(Some(portfolio::trails(&plan, own, &evidence, &levels, since, reference)))
    }

    /// Adds a file, a link or a figure as evidence.
    ///
    /// # Errors
    /// `Invalid` when it is none of them or more than one, says nothing, is no link that can be opened,
    /// or belongs to a milestone or a skill that there is not; else when the file cannot be read.
    pub fn add_evidence(
        &mut self,
        new: &NewEvidence,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        if let Some(id) = new.skill.as_ref().filter(|id| reference.skill(id).is_none()) {
            return Err(StoreError::NotFound(Missing::Skill(id.to_string())));
        }
        if let Some(id) = &new.task {
            let (_, job) = self.own(reference)?.ok_or_else(StoreError::nobody)?;
            if job.tasks.iter().all(|task| *task.id != **id) {
                return Err(StoreError::NotFound(Missing::Task(id.clone())));
            }
        }
        let (kind, source, hash) = sound_evidence(new)?;
        let date = new.date.unwrap_or(now.today);
        let (text, change) = (new.text.trim(), new.change.as_ref());
        let added = |tx: &Transaction| {
            let milestone = new.milestone.as_deref().map(|id| known(tx, id, Missing::Milestone));
            let (number, uid) = identity::made(tx, "evidence", now)?;
            tx.prepare_cached(
                "INSERT INTO evidence
                   (id, uid, date, kind, text, source, hash, before, after, unit, milestone, skill, task)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute((
                number,
                uid.as_str(),
                date,
                kind,
                text,
                source,
                &hash,
                change.map(|change| change.before),
                change.map(|change| change.after),
                change.map(|change| change.unit.trim()),
                milestone.transpose()?,
                new.skill.as_deref(),
                &new.task,
            ))?;
            Ok(((), vec![format!("E{number}")]))
        };
        Ok(self.transact(Op::AddEvidence, now, added)?.1)
    }

    /// Removes evidence that was added by hand. What a check or an entry holds goes with these.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub fn remove_evidence(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let row = numbered(id, 'E');
        let removed = |tx: &Transaction| {
            gone(tx.execute("DELETE FROM evidence WHERE id = ?", [row])?, id, Missing::OwnEvidence)
        };
        Ok(self.transact(Op::RemoveEvidence, now, removed)?.1)
    }

    /// Writes a sentence about oneself, or changes the one with this id.
    ///
    /// # Errors
    /// `Invalid` for an empty sentence, `NotFound` for an unknown one and for unknown evidence.
    pub fn write_achievement(
        &mut self,
        id: Option<&str>,
        text: &str,
        evidence: &[String],
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        let text = said(text)?;
        let there = self.proof(reference)?.evidence;
        if let Some(id) = evidence.iter().find(|id| !there.iter().any(|piece| piece.id == **id)) {
            return Err(StoreError::NotFound(Missing::Evidence(id.clone())));
        }
        let written = |tx: &Transaction| {
            let ids = evidence.iter().map(|id| known(tx, id, Missing::Evidence));
            let evidence = serde_json::to_string(&ids.collect::<Result<Vec<_>>>()?)?;
            if let Some(id) = id {
                let sql = "UPDATE claim SET text = ?, evidence = ? WHERE id = ?";
                let rows = tx.execute(sql, (text, &evidence, numbered(id, 'C')))?;
                return gone(rows, id, Missing::OwnAchievement);
            }
            let (number, uid) = identity::made(tx, "claim", now)?;
            let sql = "INSERT INTO claim (id, uid, date, text, evidence) VALUES (?, ?, ?, ?, ?)";
            tx.execute(sql, (number, uid.as_str(), now.today, text, &evidence))?;
            Ok(((), vec![format!("C{number}")]))
        };
        Ok(self.transact(Op::WriteAchievement, now, written)?.1)
    }

    /// Removes a sentence that the person wrote.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub fn remove_achievement(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let row = numbered(id, 'C');
        let removed = |tx: &Transaction| {
            gone(tx.execute("DELETE FROM claim WHERE id = ?", [row])?, id, Missing::OwnAchievement)
        };
        Ok(self.transact(Op::RemoveAchievement, now, removed)?.1)
    }

    pub(crate) fn kept_evidence(&self) -> Result<Vec<Evidence>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, kind, date, text, source, hash, before, after, unit, milestone, skill, task, uid
             FROM evidence ORDER BY id",
        )?;
        let rows = query.query_map([], evidence)?;
        rows.map(|row| {
            let mut piece = row?;
            if let Some(milestone) = &mut piece.milestone {
                *milestone = identity::handle(&self.connection, milestone)?;
            }
            Ok(piece)
        })
        .collect()
    }

    pub(crate) fn own_achievements(&self) -> Result<Vec<OwnAchievement>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT id, date, text, evidence, skill, uid FROM claim ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut written = Vec::new();
        while let Some(row) = rows.next()? {
            written.push(OwnAchievement {
                id: format!("C{}", row.get::<_, i64>(0)?),
                uid: row.get::<_, String>(5)?.into(),
                date: row.get(1)?,
                text: row.get(2)?,
                evidence: identity::handles(&self.connection, &row.get::<_, String>(3)?)?,
                skill: row.get::<_, Option<String>>(4)?.map(Into::into),
            });
        }
        Ok(written)
    }
}

/// Kind, source and hash of what is added, once all of it makes sense.
fn sound_evidence(new: &NewEvidence) -> Result<(&'static str, &str, Option<String>)> {
    said(&new.text)?;
    match (&new.file, &new.link, &new.change) {
        (Some(file), None, None) => Ok(("file", file, Some(hash(Path::new(file))?))),
        (None, Some(link), None) => {
            let web = link.starts_with("https://") || link.starts_with("http://");
            if !web || link.chars().any(|c| c.is_whitespace() || c.is_control()) {
                return Err(StoreError::Invalid(
                    "That is no link that others can open.".into(),
                    "A link begins with https:// and holds no spaces.",
                ));
            }
            Ok(("link", link, None))
        }
        (None, None, Some(change)) => {
            if !change.before.is_finite() || !change.after.is_finite() {
                return Err(StoreError::Invalid(
                    "A figure needs a number before and one after.".into(),
                    "Write both as numbers, for example 90 and 40.",
                ));
            }
            Ok(("number", "", None))
        }
        _ => Err(StoreError::Invalid(
            "Evidence is a file, a link or a figure before and after.".into(),
            "Give one of them.",
        )),
    }
}

/// SHA-256 of a file's bytes in hexadecimal digits.
fn hash(file: &Path) -> Result<String> {
    let wrong = |error| StoreError::reading(file, error);
    let mut opened = File::open(file).map_err(wrong)?;
    let (mut sha, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = opened.read(&mut part).map_err(wrong)?;
        if read == 0 {
            return Ok(sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        sha.update(&part[..read]);
    }
}

fn said(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(StoreError::Invalid("It says nothing yet.".into(), "Write a few words."));
    }
    Ok(text)
}

/// The number in `E4` or `C2`; one that no row has for anything else.
fn numbered(id: &str, letter: char) -> i64 {
    id.strip_prefix(letter).and_then(|number| number.parse().ok()).unwrap_or(-1)
}

/// A reference to what has this handle.
fn known(tx: &Transaction, handle: &str, missing: fn(String) -> Missing) -> Result<String> {
    identity::reference(tx, handle)?.ok_or_else(|| StoreError::NotFound(missing(handle.to_owned())))
}

fn gone(rows: usize, id: &str, missing: fn(String) -> Missing) -> Result<((), Vec<String>)> {
    if rows == 0 {
        return Err(StoreError::NotFound(missing(id.to_owned())));
    }
    Ok(((), vec![id.to_owned()]))
}

fn evidence(row: &Row) -> rusqlite::Result<Evidence> {
    let kind: String = row.get(1)?;
    let change = match (row.get(6)?, row.get(7)?) {
        (Some(before), Some(after)) => Some(BeforeAfter {
            before,
            after,
            unit: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
        }),
        _ => None,
    };
    Ok(Evidence {
        id: format!("E{}", row.get::<_, i64>(0)?),
        uid: row.get::<_, String>(12)?.into(),
        kind: match kind.as_str() {
            "file" => EvidenceKind::File,
            "link" => EvidenceKind::Link,
            _ => EvidenceKind::Number,
        },
        date: row.get(2)?,
        text: row.get(3)?,
        source: row.get(4)?,
        hash: row.get(5)?,
        change,
        milestone: row.get(9)?,
        skill: row.get::<_, Option<String>>(10)?.map(Into::into),
        task: row.get(11)?,
        private: false,
    })
}
