//! Comments that came back from somebody who read along.

use domain::{
    portfolio::{Comment, Feedback},
    reference::Reference,
};
use rusqlite::Transaction;
use serde::Serialize;
use ts_rs::TS;

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

/// What the feedback of a reviewer brings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct CommentImport {
    /// Who wrote it; may be empty.
    pub author: String,
    /// Comments that are new.
    pub added: usize,
    /// Comments that were there already.
    pub there: usize,
    /// Ids of sentences that there are no longer: their comments are left out.
    pub gone: Vec<String>,
    /// The operation; nothing for a trial, or when nothing is new.
    pub done: Option<Changed>,
}

impl Store {
    /// Takes in comments that came back, beside those that are there. A trial only says what would come.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn import_comments(
        &mut self,
        feedback: &Feedback,
        trial: bool,
        reference: &Reference,
        now: &Moment,
    ) -> Result<CommentImport> {
        let achievements = self.proof(reference)?.achievements;
        let mut heard =
            CommentImport { author: feedback.author.clone(), ..CommentImport::default() };
        let (known, gone): (Vec<_>, Vec<_>) = feedback
            .comments
            .iter()
            .map(|(about, text)| {
                let found = achievements.iter().find(|one| about.is(one));
                (found.map(|one| one.id.clone()), (&about.id, text))
            })
            .partition(|(found, _)| found.is_some());
        heard.gone = gone.into_iter().map(|(_, (id, _))| id.clone()).collect();
        let there = self.comments()?;
        let known = known.into_iter().filter_map(|(found, (_, text))| Some((found?, text)));
        let (same, new): (Vec<_>, Vec<_>) = known.partition(|(id, text)| {
            let alike = |one: &Comment| {
                one.achievement == *id && one.text == **text && one.author == heard.author
            };
            there.iter().any(alike)
        });
        (heard.added, heard.there) = (new.len(), same.len());
        if trial || new.is_empty() {
            return Ok(heard);
        }
        let author = heard.author.clone();
        let taken = |tx: &Transaction| {
            let mut ids = Vec::new();
            for (achievement, text) in &new {
                let about = super::known(tx, achievement, Missing::Achievement)?;
                let (number, uid) = identity::made(tx, "comment", now)?;
                tx.execute(
                    "INSERT OR IGNORE INTO comment (id, uid, date, claim, author, text)
                     VALUES (?, ?, ?, ?, ?, ?)",
                    (number, uid.as_str(), now.today, about, &author, text),
                )?;
                ids.push(format!("N{number}"));
            }
            Ok(((), ids))
        };
        heard.done = Some(self.transact(Op::ImportComments, now, taken)?.1);
        Ok(heard)
    }

    /// Removes a comment.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub fn remove_comment(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let row: i64 = id.strip_prefix('N').and_then(|n| n.parse().ok()).unwrap_or(-1);
        let removed = |tx: &Transaction| {
            if tx.execute("DELETE FROM comment WHERE id = ?", [row])? == 0 {
                return Err(StoreError::NotFound(Missing::Comment(id.to_owned())));
            }
            Ok(((), vec![id.to_owned()]))
        };
        Ok(self.transact(Op::RemoveComment, now, removed)?.1)
    }

    pub(crate) fn comments(&self) -> Result<Vec<Comment>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT id, date, claim, author, text FROM comment ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut comments = Vec::new();
        while let Some(row) = rows.next()? {
            comments.push(Comment {
                id: format!("N{}", row.get::<_, i64>(0)?),
                date: row.get(1)?,
                achievement: identity::handle(&self.connection, &row.get::<_, String>(2)?)?,
                author: row.get(3)?,
                text: row.get(4)?,
            });
        }
        Ok(comments)
    }
}
