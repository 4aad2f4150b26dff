//! Journal entries.

use chrono::NaiveDate;
use domain::{
    journal::{self, Entry, LinkKind, LinkTarget, Version},
    reference::Reference,
};
use rusqlite::{Params, Transaction};

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

/// How an entry stood before each of its changes.
pub(crate) const VERSIONS: &str =
    "SELECT operation.date, before FROM change JOIN operation ON operation.id = operation
     WHERE tbl = 'entry' AND row = ? AND state = 'done' AND before IS NOT NULL
       AND json_extract(before, '$.text', '$.tags') <> json_extract(after, '$.text', '$.tags')
     ORDER BY change.id DESC";

impl Store {
    /// Links that an entry may have, as it keeps them. Those that it has already (`id`) stay, even where
    /// the plan that they name is over.
    ///
    /// # Errors
    /// As [`domain::journal::sound_links`].
    pub fn sound_links(
        &self,
        id: Option<i64>,
        links: &[String],
        reference: &Reference,
    ) -> Result<Vec<String>> {
        let mut targets = self.link_targets(reference)?;
        for kept in self.entries("WHERE id = ?", [id])? {
            targets.extend(kept.links.into_iter().map(|id| LinkTarget {
                label: id.clone(),
                id,
                kind: LinkKind::Step,
            }));
        }
        Ok(journal::sound_links(links, &targets)?)
    }

    /// What an entry can speak of.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn link_targets(&self, reference: &Reference) -> Result<Vec<LinkTarget>> {
        let own = self.own(reference)?.map(|(_, job)| job);
        Ok(journal::targets(self.plan()?.as_ref(), own.as_ref()))
    }

    /// Writes an entry for a day. Tags lose their `#` and capitals.
    ///
    /// # Errors
    /// `Invalid` for an empty text.
    pub fn add_entry(
        &mut self,
        date: NaiveDate,
        text: &str,
        tags: &[String],
        links: &[String],
        now: &Moment,
    ) -> Result<(Entry, Changed)> {
        let text = sound(text)?;
        let tags = clean(tags);
        self.transact(Op::AddEntry, now, |tx| {
            let (id, uid) = identity::made(tx, "entry", now)?;
            tx.prepare_cached(
                "INSERT INTO entry (id, uid, date, text, tags, links) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute((
                id,
                uid.as_str(),
                date,
                text,
                serde_json::to_string(&tags)?,
                kept_links(tx, links)?,
            ))?;
            let entry = Entry { id, uid, date, text: text.to_owned(), tags, links: links.to_vec() };
            Ok((entry, vec![id.to_string()]))
        })
    }

    /// Changes the words and tags of an entry, and what it speaks of; without `links` that stays.
    ///
    /// # Errors
    /// `NotFound` for an unknown entry, `Invalid` for an empty text.
    pub fn edit_entry(
        &mut self,
        id: i64,
        text: &str,
        tags: &[String],
        links: Option<&[String]>,
        now: &Moment,
    ) -> Result<Changed> {
        let text = sound(text)?;
        let tags = serde_json::to_string(&clean(tags))?;
        let edited = |tx: &Transaction| {
            let links = links.map(|links| kept_links(tx, links)).transpose()?;
            let sql = "UPDATE entry SET text = ?, tags = ?, links = coalesce(?, links)
                       WHERE id = ? AND trashed = 0";
            found(tx.prepare_cached(sql)?.execute((text, &tags, &links, id))?, id)
        };
        Ok(self.transact(Op::EditEntry, now, edited)?.1)
    }

    /// Moves an entry to the trash: out of sight, and still in the file.
    ///
    /// # Errors
    /// `NotFound` for an unknown entry.
    pub fn remove_entry(&mut self, id: i64, now: &Moment) -> Result<Changed> {
        let removed = |tx: &Transaction| {
            let sql = "UPDATE entry SET trashed = 1 WHERE id = ? AND trashed = 0";
            found(tx.prepare_cached(sql)?.execute([id])?, id)
        };
        Ok(self.transact(Op::RemoveEntry, now, removed)?.1)
    }

    /// Takes an entry out of the trash.
    ///
    /// # Errors
    /// `NotFound` when the trash does not hold it.
    pub fn restore_entry(&mut self, id: i64, now: &Moment) -> Result<Changed> {
        let back = |tx: &Transaction| {
            let sql = "UPDATE entry SET trashed = 0 WHERE id = ? AND trashed = 1";
            found(tx.prepare_cached(sql)?.execute([id])?, id)
        };
        Ok(self.transact(Op::RestoreEntry, now, back)?.1)
    }

    /// Entries in the trash, newest day first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trash(&self) -> Result<Vec<Entry>> {
        self.entries("WHERE trashed = 1 ORDER BY date DESC, id DESC", [])
    }

    /// How an entry stood before each of its changes, the newest first; changes that were undone are
    /// none.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn entry_versions(&self, id: i64) -> Result<Vec<Version>> {
        let mut query = self.connection.prepare_cached(VERSIONS)?;
        let mut rows = query.query([id])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let image: serde_json::Value = serde_json::from_str(&row.get::<_, String>(1)?)?;
            let text = |key: &str| image[key].as_str().unwrap_or_default().to_owned();
            let tags = serde_json::from_str(&text("tags"))?;
            versions.push(Version { until: row.get(0)?, text: text("text"), tags });
        }
        Ok(versions)
    }

    /// Entries from one date to another, newest day first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn list_entries(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<Vec<Entry>> {
        self.entries(
            "WHERE trashed = 0 AND date >= coalesce(?, date) AND date <= coalesce(?, date)
             ORDER BY date DESC, id DESC",
            (from, to),
        )
    }

    /// Entries that have every word, the last one perhaps unfinished, newest day first: the newest 200,
    /// as a single letter is in all of them.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search_entries(&self, words: &str) -> Result<Vec<Entry>> {
        let words: Vec<String> = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\""))
            .collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // The plus makes it walk the days from the newest one and stop: a letter that nearly every entry has
        // takes a fifth of the time.
        self.entries(
            "WHERE +id IN (SELECT rowid FROM entry_text WHERE entry_text MATCH ?) AND trashed = 0
             ORDER BY date DESC, id DESC LIMIT 200",
            [words.join(" ") + "*"],
        )
    }

    /// The entries of a condition in SQL.
    fn entries(&self, which: &str, parameters: impl Params) -> Result<Vec<Entry>> {
        let sql = format!("SELECT id, uid, date, text, tags, links FROM entry {which}");
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut rows = query.query(parameters)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(Entry {
                id: row.get(0)?,
                uid: row.get::<_, String>(1)?.into(),
                date: row.get(2)?,
                text: row.get(3)?,
                tags: serde_json::from_str(&row.get::<_, String>(4)?)?,
                links: identity::handles(&self.connection, &row.get::<_, String>(5)?)?,
            });
        }
        Ok(entries)
    }
}

fn sound(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(StoreError::Invalid(
            "An entry needs at least a word.".into(),
            "Write one and save again.",
        ));
    }
    Ok(text)
}

fn clean(tags: &[String]) -> Vec<String> {
    let mut clean: Vec<String> = tags
        .iter()
        .map(|tag| tag.trim().trim_start_matches('#').to_lowercase())
        .filter(|tag| !tag.is_empty())
        .collect();
    clean.sort();
    clean.dedup();
    clean
}

fn found(rows: usize, id: i64) -> Result<((), Vec<String>)> {
    if rows == 0 {
        return Err(StoreError::NotFound(Missing::Entry(id)));
    }
    Ok(((), vec![id.to_string()]))
}

/// Links as they are kept: steps and milestones by their ids.
fn kept_links(tx: &Transaction, links: &[String]) -> Result<String> {
    let kept = |link: &String| Ok(identity::reference(tx, link)?.unwrap_or_else(|| link.clone()));
    let kept: Vec<String> = links.iter().map(kept).collect::<Result<_>>()?;
    Ok(serde_json::to_string(&kept)?)
}
