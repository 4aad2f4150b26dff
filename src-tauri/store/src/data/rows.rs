//! Rows as JSON, out of a journal and into it.

use std::collections::BTreeMap;

use domain::journal::{Table, WholeJournal};
use rusqlite::{Connection, Transaction};
use serde_json::{Map, Value};

use crate::{
    Result, Source, StoreError, Watch,
    file::{APPLICATION_ID, MIGRATIONS},
    operation::undo,
};

/// Rows by table; in each, JSON by number.
pub(super) type Rows = BTreeMap<String, BTreeMap<i64, String>>;

/// Facts that leave with a journal all the same. Archives of earlier versions hold visits.
pub(super) const ALONG: [&str; 2] = ["counter", "visit"];

/// Every row that belongs to the person.
pub(super) fn read(connection: &Connection) -> Result<Rows> {
    let mut all = Rows::new();
    for table in undo::tables(connection)? {
        let rows = read_table(connection, &table)?;
        all.insert(table, rows);
    }
    Ok(all)
}

/// The rows of one table.
pub(super) fn read_table(connection: &Connection, table: &str) -> Result<BTreeMap<i64, String>> {
    let pairs: Vec<String> = undo::columns(connection, table)?
        .iter()
        .map(|column| format!("'{column}', {column}"))
        .collect();
    let sql = format!("SELECT id, json_object({}) FROM {table} ORDER BY id", pairs.join(", "));
    let mut query = connection.prepare(&sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Makes the rows `new` of what were the rows `old`. What goes or changes goes first, so that nothing
/// that is unique is there twice in between.
pub(super) fn write(tx: &Transaction, old: &Rows, new: &Rows) -> Result<()> {
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let (nothing, stays) =
        (BTreeMap::new(), |row: &String, other: Option<&String>| other == Some(row));
    for table in undo::tables(tx)? {
        let (old, new) = (old.get(&table).unwrap_or(&nothing), new.get(&table).unwrap_or(&nothing));
        for (id, _) in old.iter().filter(|(id, row)| !stays(row, new.get(id))) {
            undo::put_row(tx, &table, *id, None)?;
        }
        for (id, row) in new.iter().filter(|(id, row)| !stays(row, old.get(id))) {
            undo::put_row(tx, &table, *id, Some(row))?;
        }
    }
    Ok(())
}

/// A journal of its own in memory, in the layout that it was written in. None of it is believed before it
/// was read.
pub(super) fn laid_out(whole: &WholeJournal, watch: &Watch) -> Result<Connection> {
    let layout = whole.layout as usize;
    if layout > MIGRATIONS.len() {
        let what = "This file was made by a newer Waymark.".to_owned();
        return Err(StoreError::Newer(what, Source::File));
    }
    let mut connection = Connection::open_in_memory()?;
    for sql in MIGRATIONS.iter().take(layout) {
        connection.execute_batch(sql)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", whole.layout)?;
    let tx = connection.transaction()?;
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for (done, table) in whole.tables.iter().enumerate() {
        watch.step("Reading the file", done, whole.tables.len())?;
        fill(&tx, table)?;
    }
    for table in undo::tables(&tx)? {
        if whole.tables.iter().all(|one| one.name != table) {
            return Err(unsound(&format!("its table “{table}” is missing")));
        }
    }
    tx.commit().map_err(|error| unsound(&error.to_string()))?;
    Ok(connection)
}

/// Puts the rows of one table in.
fn fill(tx: &Transaction, Table { name, rows }: &Table) -> Result<()> {
    let known = undo::tables(tx)?;
    let Some(table) = known.iter().map(String::as_str).chain(ALONG).find(|table| table == name)
    else {
        return Err(unsound(&format!("nothing here is called “{name}”")));
    };
    let columns = undo::columns(tx, table)?;
    for (row, number) in rows.iter().zip(1..) {
        let wrong = |why: &str| unsound(&format!("row {number} of {name}: {why}"));
        let fields: Map<String, Value> =
            serde_json::from_str(row).map_err(|error| wrong(&error.to_string()))?;
        // Names become part of a statement: only those that the table has.
        if let Some(name) = fields.keys().find(|name| !columns.contains(name)) {
            return Err(wrong(&format!("there is no field “{name}”")));
        }
        let id = fields.get("id").and_then(Value::as_i64).ok_or_else(|| wrong("it has no id"))?;
        undo::put_row(tx, table, id, Some(row)).map_err(|error| wrong(&error.to_string()))?;
    }
    Ok(())
}

/// Names of all tables that hold rows, our own bookkeeping among them.
pub(crate) fn every(connection: &Connection) -> Result<Vec<String>> {
    let mut query = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
}

/// What does not make a journal, and why.
pub(super) fn unsound(why: &str) -> StoreError {
    StoreError::Damaged(
        format!("What it holds does not make a journal: {}.", why.trim_end_matches('.')),
        Source::File,
    )
}
