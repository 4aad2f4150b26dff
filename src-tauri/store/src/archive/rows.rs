//! Rows as JSON, out of a journal and into it.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction};

use super::Rows;
use crate::{Result, undo};

/// Every row that belongs to the person.
pub(super) fn read(connection: &Connection) -> Result<Rows> {
    let mut all = Rows::new();
    for table in undo::TABLES {
        let pairs: Vec<String> = undo::columns(connection, table)?
            .iter()
            .map(|column| format!("'{column}', {column}"))
            .collect();
        let sql = format!("SELECT id, json_object({}) FROM {table} ORDER BY id", pairs.join(", "));
        let mut query = connection.prepare(&sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        all.insert(table, rows.collect::<std::result::Result<BTreeMap<i64, String>, _>>()?);
    }
    Ok(all)
}

/// Makes the rows `new` of what were the rows `old`. What goes or changes goes first, so that nothing
/// that is unique is there twice in between.
pub(super) fn write(tx: &Transaction, old: &Rows, new: &Rows) -> Result<()> {
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let (nothing, stays) =
        (BTreeMap::new(), |row: &String, other: Option<&String>| other == Some(row));
    for table in undo::TABLES {
        let (old, new) = (old.get(table).unwrap_or(&nothing), new.get(table).unwrap_or(&nothing));
        for (id, _) in old.iter().filter(|(id, row)| !stays(row, new.get(id))) {
            undo::put_row(tx, table, *id, None)?;
        }
        for (id, row) in new.iter().filter(|(id, row)| !stays(row, old.get(id))) {
            undo::put_row(tx, table, *id, Some(row))?;
        }
    }
    Ok(())
}

/// Names of all tables that hold rows, our own bookkeeping among them.
pub(super) fn every(connection: &Connection) -> Result<Vec<String>> {
    let mut query = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
}
