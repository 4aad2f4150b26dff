//! Ids that last for ever, the handles that people see, and references from one thing to another.
//!
//! A thing that a person made has a UUID of version 7. Its handle (`E3`, `S4`, `P1-M2`) is for people: it holds a
//! number that is never given twice. A reference keeps the id, and the handle as it was for where the thing is gone.

use chrono::DateTime;
use domain::id::Uid;
use rusqlite::{Connection, OptionalExtension};
use uuid::{NoContext, Timestamp, Uuid};

use crate::{Moment, Result};

/// A number was given.
const COUNT: &str = "INSERT INTO counter (kind, last) VALUES (?, ?)
     ON CONFLICT (kind) DO UPDATE SET last = max(last, excluded.last)";
/// What stands before the handle of a milestone that is evidence because it is finished.
const CHECK: &str = "check-";
/// What stands after a handle of which nobody knows what it meant.
const UNCLEAR: &str = " (unclear)";

/// An id for something new.
pub(crate) fn uid(now: &Moment) -> Uid {
    let at = DateTime::parse_from_rfc3339(&now.utc).unwrap_or_default();
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos()))
        .to_string()
        .into()
}

/// Number and id of a new row in `table`.
pub(crate) fn made(tx: &Connection, table: &str, now: &Moment) -> Result<(i64, Uid)> {
    let sql = format!(
        "INSERT INTO counter (kind, last) SELECT ?, coalesce(max(id), 0) + 1 FROM {table} WHERE true
         ON CONFLICT (kind) DO UPDATE SET last = max(last + 1, excluded.last) RETURNING last"
    );
    let number = tx.prepare_cached(&sql)?.query_row([table], |row| row.get(0))?;
    Ok((number, uid(now)))
}

/// Notes that a step or milestone of a plan has a handle with this number, such as `S4`.
pub(crate) fn given(tx: &Connection, table: &str, plan: i64, handle: &str) -> Result<()> {
    let number: u32 = handle.get(1..).and_then(|number| number.parse().ok()).unwrap_or(0);
    tx.prepare_cached(COUNT)?.execute((format!("{table}-{plan}"), number))?;
    Ok(())
}

/// The highest number that a step or milestone of a plan ever had.
pub(crate) fn last_given(connection: &Connection, table: &str, plan: i64) -> Result<u32> {
    let found = connection
        .prepare_cached("SELECT last FROM counter WHERE kind = ?")?
        .query_row([format!("{table}-{plan}")], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// The last number of each kind.
pub(crate) fn counted(connection: &Connection) -> Result<Vec<(String, i64)>> {
    let mut query = connection.prepare("SELECT kind, last FROM counter")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Counts on from the numbers of another journal where they are higher.
pub(crate) fn never_back(tx: &Connection, counted: &[(String, i64)]) -> Result<()> {
    for (kind, last) in counted {
        tx.prepare_cached(COUNT)?.execute((kind, last))?;
    }
    Ok(())
}

/// A reference to what has this handle, as it is kept; none when nothing has it.
pub(crate) fn reference(connection: &Connection, handle: &str) -> Result<Option<String>> {
    if let Some(was) = handle.strip_suffix(UNCLEAR) {
        return Ok(Some(format!("|{was}")));
    }
    let uid: Option<String> = connection
        .prepare_cached("SELECT uid FROM handle WHERE handle = ?")?
        .query_row([handle.strip_prefix(CHECK).unwrap_or(handle)], |row| row.get(0))
        .optional()?;
    Ok(uid.map(|uid| format!("{uid}|{handle}")))
}

/// The handle that a kept reference has now. What is no reference stays as it is.
pub(crate) fn handle(connection: &Connection, reference: &str) -> Result<String> {
    let Some((uid, was)) = parts(reference) else { return Ok(reference.to_owned()) };
    if uid.is_empty() {
        return Ok(format!("{was}{UNCLEAR}"));
    }
    let now: Option<String> = connection
        .prepare_cached("SELECT handle FROM handle WHERE uid = ?")?
        .query_row([uid], |row| row.get(0))
        .optional()?;
    Ok(match now {
        Some(now) if was.starts_with(CHECK) => format!("{CHECK}{now}"),
        Some(now) => now,
        None => was.to_owned(),
    })
}

/// The handles of a list of references in JSON.
pub(crate) fn handles(connection: &Connection, list: &str) -> Result<Vec<String>> {
    let list: Vec<String> = serde_json::from_str(list)?;
    list.iter().map(|one| handle(connection, one)).collect()
}

/// Id and former handle of a reference; none for other texts.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (uid, was) = text.split_once('|')?;
    (uid.is_empty() || Uuid::try_parse(uid).is_ok()).then_some((uid, was))
}
