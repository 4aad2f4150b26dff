//! Undo and redo from row images.
//!
//! Triggers made from the schema note every changed row before and after, under the operation that
//! is under way. Undoing applies the notes backwards, redoing forwards. No operation has an inverse
//! of its own that could be forgotten.

use rusqlite::{
    Connection, OptionalExtension, Transaction, TransactionBehavior, types::Value as Sql,
};
use serde_json::{Map, Value};

use super::{Changed, NEXT_REDO, NEXT_UNDO, changed};
use crate::{Moment, Result, Store};

/// Tables whose rows belong to the person.
pub(crate) const TABLES: [&str; 23] = [
    "profile",
    "level",
    "answer",
    "contest",
    "share",
    "own_task",
    "assumption",
    "wishes",
    "pin",
    "plan",
    "milestone",
    "step",
    "sitting",
    "moved",
    "checkpoint",
    "entry",
    "evidence",
    "claim",
    "comment",
    "ai_use",
    "score",
    "setting",
    "visit",
];

impl Store {
    /// Makes the triggers, for this connection only, so that they always fit the schema.
    pub(crate) fn watch(&mut self) -> Result<()> {
        let tx = self.connection.transaction()?;
        let mut sql = String::from(
            "CREATE TEMP TABLE IF NOT EXISTS watched (operation INTEGER);
             INSERT INTO watched SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM watched);",
        );
        for table in TABLES {
            let image = |row: &str| -> Result<String> {
                let columns = columns(&tx, table)?;
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
    /// When the journal cannot be written; nothing has changed then.
    pub fn undo(&mut self, _now: &Moment) -> Result<Option<Changed>> {
        self.travel(
            NEXT_UNDO,
            "SELECT tbl, row, before FROM change WHERE operation = ? ORDER BY id DESC",
            "undone",
        )
    }

    /// Does again what was undone last; none when there is nothing to redo.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn redo(&mut self, _now: &Moment) -> Result<Option<Changed>> {
        self.travel(
            NEXT_REDO,
            "SELECT tbl, row, after FROM change WHERE operation = ? ORDER BY id",
            "done",
        )
    }

    fn travel(&mut self, which: &str, images: &str, state: &str) -> Result<Option<Changed>> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let found: Option<(i64, String, String)> = tx
            .query_row(which, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, name, label)) = found else { return Ok(None) };
        let mut ids = Vec::new();
        {
            let mut query = tx.prepare_cached(images)?;
            let mut rows = query.query([id])?;
            while let Some(row) = rows.next()? {
                let (table, place): (String, i64) = (row.get(0)?, row.get(1)?);
                let image: Option<String> = row.get(2)?;
                put_row(&tx, &table, place, image.as_deref())?;
                if !ids.contains(&table) {
                    ids.push(table);
                }
            }
        }
        tx.execute("UPDATE operation SET state = ? WHERE id = ?", (state, id))?;
        tx.commit()?;
        Ok(Some(changed(&name, label, ids)))
    }
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
