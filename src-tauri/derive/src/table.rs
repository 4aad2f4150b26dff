//! Comma-separated tables: read from the datasets, written into the catalogue.

use std::{collections::BTreeMap, fs, path::Path};

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// Every row of a file.
pub fn rows(path: &Path) -> Result<Vec<Row>, String> {
    let wrong = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::Reader::from_path(path).map_err(wrong)?;
    reader.deserialize::<Row>().collect::<Result<_, _>>().map_err(wrong)
}

/// A column's text, empty when there is none.
pub fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map(String::as_str).unwrap_or_default()
}

/// A column's number, if it is one.
pub fn number(row: &Row, column: &str) -> Option<f64> {
    text(row, column).parse().ok()
}

/// A number with so many digits behind the point, empty when there is none.
pub fn digits(value: Option<f64>, digits: usize) -> String {
    value.map(|value| format!("{value:.digits$}")).unwrap_or_default()
}

/// Writes a file of the catalogue, the same bytes on every system.
pub fn write<R>(path: &Path, head: &[&str], rows: R) -> Result<(), String>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = String>,
{
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut writer = csv::WriterBuilder::new().flexible(false).from_writer(Vec::new());
    writer.write_record(head).map_err(|error| wrong(&error))?;
    let mut count = 0;
    for row in rows {
        count += 1;
        writer.write_record(row).map_err(|error| wrong(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| wrong(&error))?;
    println!("{}: {count} rows, {} kB", path.display(), bytes.len() / 1000);
    fs::write(path, bytes).map_err(|error| wrong(&error))
}
