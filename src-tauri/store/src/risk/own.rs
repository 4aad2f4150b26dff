//! What the person said about their own work, and the score that it makes.

use std::{borrow::Cow, collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use domain::{
    bounded::Third,
    model::Assumptions,
    occupation::Occupation,
    profile::Profile,
    reference::Reference,
    risk::{OwnTask, OwnWork, RatingOverride},
};
use rusqlite::{Connection, OpenFlags, Row, Transaction, types::FromSql};

use crate::{
    Result, Source, Store,
    file::{journal_file, look},
    profile,
};

impl Store {
    /// What the person said about their own work.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn own_work(&self) -> Result<OwnWork> {
        work(&self.connection)
    }

    /// The person, and their occupation in `reference` as what they said makes it. Nothing before the
    /// first run, or where the reference data does not have it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn own(&self, reference: &Reference) -> Result<Option<(Profile, Occupation)>> {
        own(&self.connection, reference)
    }

    /// The logical date on which the person said how their week is; nothing for the usual week.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn divided_on(&self) -> Result<Option<NaiveDate>> {
        divided(&self.connection)
    }

    /// The assumptions that the person changed.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn assumptions(&self) -> Result<Assumptions> {
        assumptions(&self.connection)
    }

    /// The reference data under the person's assumptions. One that is unknown by now is passed over.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn reference(&self, reference: &Reference) -> Result<Reference> {
        under(reference, assumptions(&self.connection)?)
    }
}

/// Forgets what was said about another occupation than `code`: it is about that one's tasks. What is
/// about the person stays.
pub(crate) fn forget(tx: &Transaction, code: &str) -> Result<()> {
    let sql = "SELECT count(*) FROM profile WHERE occupation <> ?";
    let other: i64 = tx.query_row(sql, [code], |row| row.get(0))?;
    if other == 0 {
        return Ok(());
    }
    for sql in [
        "DELETE FROM answer WHERE key NOT LIKE 'capacity:%'",
        "DELETE FROM contest",
        "DELETE FROM share",
        "DELETE FROM own_task",
    ] {
        tx.execute(sql, [])?;
    }
    Ok(())
}

/// The person and the occupation that they began from.
pub(super) fn known(
    connection: &Connection,
    reference: &Reference,
) -> Result<Option<(Profile, Occupation)>> {
    let Some(profile) = profile::read(connection)? else { return Ok(None) };
    let found = reference.find(&profile.occupation).ok().map(Cow::into_owned);
    Ok(found.map(|job| (profile, job)))
}

pub(super) fn own(
    connection: &Connection,
    reference: &Reference,
) -> Result<Option<(Profile, Occupation)>> {
    let Some((profile, job)) = known(connection, reference)? else { return Ok(None) };
    let own = work(connection)?.applied(job, reference);
    Ok(Some((profile, own)))
}

/// `reference` under assumptions that were kept. One that is unknown by now, or out of range, is passed over.
///
/// # Errors
/// Never in practice: what would be refused is passed over.
pub fn under(reference: &Reference, mut kept: Assumptions) -> Result<Reference> {
    kept.retain(|key, value| {
        reference.model.under(&Assumptions::from([(key.clone(), *value)])).is_ok()
    });
    Ok(reference.under(&kept)?)
}

/// The assumptions that the journal in `dir` holds, without opening it for writing. None when there
/// is no journal, or none that can be read: whoever opens it is told why.
pub fn assumptions_in(dir: &Path) -> Option<Assumptions> {
    let file = journal_file(dir);
    look(&file, Source::Journal).ok().filter(|there| *there)?;
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    assumptions(&connection).ok()
}

pub(super) fn assumptions(connection: &Connection) -> Result<Assumptions> {
    pairs(connection, "SELECT key, value FROM assumption")
}

pub(super) fn divided(connection: &Connection) -> Result<Option<NaiveDate>> {
    Ok(connection.query_row("SELECT max(since) FROM share", [], |row| row.get(0))?)
}

/// Two columns as a map.
fn pairs<B: FromSql>(connection: &Connection, sql: &str) -> Result<BTreeMap<String, B>> {
    let mut query = connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

pub(super) fn work(connection: &Connection) -> Result<OwnWork> {
    let mut query =
        connection.prepare_cached("SELECT task, level, reason, date FROM contest ORDER BY task")?;
    let overrides = query.query_map([], rating_override)?.collect::<std::result::Result<_, _>>()?;
    let mut query = connection.prepare_cached(
        "SELECT name, label, kind, accountability, trust, tacit, cost_of_error
         FROM own_task ORDER BY id",
    )?;
    let tasks = query.query_map([], own_task)?.collect::<std::result::Result<_, _>>()?;
    Ok(OwnWork {
        overrides,
        tasks,
        shares: pairs(connection, "SELECT task, share FROM share")?,
        answers: pairs(connection, "SELECT key, choice FROM answer")?,
    })
}

fn rating_override(row: &Row) -> rusqlite::Result<RatingOverride> {
    Ok(RatingOverride {
        task: row.get(0)?,
        level: row.get(1)?,
        reason: row.get(2)?,
        date: row.get(3)?,
    })
}

fn own_task(row: &Row) -> rusqlite::Result<OwnTask> {
    let third = |place| Ok::<_, rusqlite::Error>(Third::saturating(row.get(place)?));
    Ok(OwnTask {
        id: row.get(0)?,
        label: row.get(1)?,
        like: row.get(2)?,
        accountability: third(3)?,
        trust: third(4)?,
        tacit: third(5)?,
        cost_of_error: third(6)?,
    })
}
