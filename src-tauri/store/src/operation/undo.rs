//! Undo and redo from row images.
//!
//! Triggers made from the schema note every changed row before and after, under the operation that
//! is under way. Undoing applies the notes backwards, redoing forwards. No operation has an inverse
//! of its own that could be forgotten.

use std::collections::BTreeSet;

use rusqlite::{
    Connection, OptionalExtension, Transaction, TransactionBehavior, types::Value as Sql,
};
use serde_json::{Map, Value};

use super::{Changed, NEXT_REDO, NEXT_UNDO, changed};
use crate::{Moment, Result, Store, StoreError};

/// Tables that undo, import and restore leave alone: the history itself, facts about the clock and this machine, and
/// which numbers were given.
pub(crate) const FACTS: [&str; 6] =
    ["operation", "change", "visit", "reminded", "drill", "counter"];

/// Tables whose rows belong to the person: all that the schema has but the facts.
pub(crate) fn tables(connection: &Connection) -> Result<Vec<String>> {
    let mut query = connection.prepare_cached(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut names: Vec<String> = names.collect::<std::result::Result<_, _>>()?;
    names.retain(|name| !FACTS.contains(&name.as_str()));
    Ok(names)
}

impl Store {
    /// Makes the triggers, for this connection only, so that they always fit the schema.
    pub(crate) fn watch(&mut self) -> Result<()> {
        let tx = self.connection.transaction()?;
        let mut sql = String::from(
            "CREATE TEMP TABLE IF NOT EXISTS watched (operation INTEGER);
             INSERT INTO watched SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM watched);",
        );
        for table in tables(&tx)? {
            let image = |row: &str| -> Result<String> {
                let columns = columns(&tx, &table)?;
                let pairs: Vec<String> =
                    columns.iter().map(|c| format!("'{c}', {row}.{c}")).collect();
                Ok(format!("json_object({})", pairs.join(", ")))
            };
            let (old, new) = (image("old")?, image("new")?);
            for (event, row, before, after) in [
                ("INSERT", "new", "NULL", new.as_str()),
                ("UPDATE", "new", old.as_str(), new.as_str()),
                ("DELETE", "old", old.as_str(), "NULL"),
            ] {
                sql += &format!(
                    "CREATE TEMP TRIGGER IF NOT EXISTS note_{table}_{event} AFTER {event} ON main.{table}
                     WHEN (SELECT operation FROM watched) IS NOT NULL BEGIN
                       INSERT INTO change (operation, tbl, row, before, after)
                       VALUES ((SELECT operation FROM watched), '{table}', {row}.id, {before}, {after});
                     END;"
                );
            }
        }
        tx.execute_batch(&sql)?;
        tx.commit()?;
        Ok(())
    }

    /// Takes back the last operation; none when there is nothing to take back.
    ///
    /// # Errors
    /// `Invalid` when something else changed what it had left: it then stays, and the next undo takes back the one
    /// before. Else when the journal cannot be written; nothing has changed then.
    pub fn undo(&mut self, _now: &Moment) -> Result<Option<Changed>> {
        self.travel(Direction::Back)
    }

    /// Does again what was undone last; none when there is nothing to redo.
    ///
    /// # Errors
    /// As [`Self::undo`]; what cannot be redone is given up.
    pub fn redo(&mut self, _now: &Moment) -> Result<Option<Changed>> {
        self.travel(Direction::Forth)
    }

    fn travel(&mut self, direction: Direction) -> Result<Option<Changed>> {
        self.can_write()?;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let found: Option<(i64, String, String)> = tx
            .query_row(direction.next(), [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, name, label)) = found else { return Ok(None) };
        let steps = steps(&tx, id, direction)?;
        if let Some(step) = changed_since(&tx, &steps)? {
            let error = in_between(&tx, id, step, &label, direction)?;
            tx.execute(direction.give_up(), [id])?;
            tx.commit()?;
            return Err(error);
        }
        let mut tables: Vec<String> = Vec::new();
        for step in steps {
            put_row(&tx, &step.table, step.row, step.to.as_deref())?;
            if !tables.contains(&step.table) {
                tables.push(step.table);
            }
        }
        tx.execute("UPDATE operation SET state = ? WHERE id = ?", (direction.state(), id))?;
        tx.commit()?;
        Ok(Some(changed(&name, label, tables)))
    }
}

/// Which way history is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

impl Direction {
    fn next(self) -> &'static str {
        if self == Self::Back { NEXT_UNDO } else { NEXT_REDO }
    }

    fn state(self) -> &'static str {
        if self == Self::Back { "undone" } else { "done" }
    }

    /// The changes of an operation in the order in which they are made: where from, and where to.
    fn images(self) -> &'static str {
        match self {
            Self::Back => {
                "SELECT tbl, row, after, before FROM change WHERE operation = ? ORDER BY id DESC"
            }
            Self::Forth => {
                "SELECT tbl, row, before, after FROM change WHERE operation = ? ORDER BY id"
            }
        }
    }

    /// Lets history go on where an operation cannot.
    fn give_up(self) -> &'static str {
        match self {
            Self::Back => "UPDATE operation SET stays = 1 WHERE id = ?",
            Self::Forth => "UPDATE operation SET state = 'gone' WHERE id = ?",
        }
    }
}

/// One row on its way through history; an image is the row as JSON, none where there is no row.
struct Step {
    table: String,
    row: i64,
    from: Option<String>,
    to: Option<String>,
}

fn steps(tx: &Transaction, operation: i64, direction: Direction) -> Result<Vec<Step>> {
    let mut query = tx.prepare_cached(direction.images())?;
    let steps = query.query_map([operation], |row| {
        Ok(Step { table: row.get(0)?, row: row.get(1)?, from: row.get(2)?, to: row.get(3)? })
    })?;
    Ok(steps.collect::<std::result::Result<_, _>>()?)
}

/// The first row that is no longer as the operation left it.
fn changed_since<'a>(tx: &Transaction, steps: &'a [Step]) -> Result<Option<&'a Step>> {
    let mut seen = BTreeSet::new();
    for step in steps {
        if seen.insert((&step.table, step.row)) && !stands(tx, step)? {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

/// Whether the row is as the image says. A column that the image does not know yet is not compared.
fn stands(tx: &Transaction, step: &Step) -> Result<bool> {
    let now = image(tx, &step.table, step.row)?;
    let (Some(now), Some(from)) = (&now, &step.from) else {
        return Ok(now.is_none() && step.from.is_none());
    };
    let [now, from]: [Map<String, Value>; 2] =
        [serde_json::from_str(now)?, serde_json::from_str(from)?];
    Ok(from.iter().all(|(key, value)| now.get(key).is_none_or(|now| now == value)))
}

fn image(tx: &Transaction, table: &str, row: i64) -> Result<Option<String>> {
    let pairs: Vec<String> =
        columns(tx, table)?.iter().map(|column| format!("'{column}', {column}")).collect();
    let sql = format!("SELECT json_object({}) FROM {table} WHERE id = ?", pairs.join(", "));
    Ok(tx.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?)
}

/// The sentence for an operation that cannot be undone or redone, with what came in between.
fn in_between(
    tx: &Transaction,
    operation: i64,
    step: &Step,
    label: &str,
    direction: Direction,
) -> Result<StoreError> {
    let other: Option<String> = tx
        .query_row(
            "SELECT label FROM change JOIN operation ON operation.id = operation
             WHERE tbl = ? AND row = ? AND operation.id <> ? AND state = 'done'
             ORDER BY operation.id DESC LIMIT 1",
            (&step.table, step.row, operation),
            |row| row.get(0),
        )
        .optional()?;
    let undone = if direction == Direction::Back { "undone" } else { "redone" };
    let other = other.map_or("something outside of this history".into(), |one| format!("“{one}”"));
    Ok(StoreError::Invalid(
        format!("“{label}” cannot be {undone}: {other} changed the same thing since."),
        "What came before it can still be undone.",
    ))
}

/// Puts one row back as its image says; no image means that there was no row.
pub(crate) fn put_row(tx: &Transaction, table: &str, row: i64, image: Option<&str>) -> Result<()> {
    let Some(image) = image else {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?"))?.execute([row])?;
        return Ok(());
    };
    let image: Map<String, Value> = serde_json::from_str(image)?;
    let names: Vec<&str> = image.keys().map(String::as_str).collect();
    let updates: Vec<String> =
        names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        names.join(", "),
        vec!["?"; names.len()].join(", "),
        updates.join(", ")
    );
    tx.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(image.values().map(sql_value)))?;
    Ok(())
}

fn sql_value(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Bool(flag) => Sql::Integer(i64::from(*flag)),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if !number.is_f64() => Sql::Integer(whole),
            _ => Sql::Real(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Sql::Text(text.clone()),
        other => Sql::Text(other.to_string()),
    }
}

/// Names of a table's columns, in order.
pub(crate) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = connection.prepare("SELECT name FROM pragma_table_info(?)")?;
    let names =
        query.query_map([table], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
    Ok(names)
}
