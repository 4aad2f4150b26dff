//! Comma-separated tables: read from the datasets, written into the catalogue.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::Path,
};

use zip::ZipArchive;

use super::ONET;

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// Every row of a file.
pub fn rows(path: &Path) -> Result<Vec<Row>, String> {
    let wrong = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::Reader::from_path(path).map_err(wrong)?;
    reader.deserialize::<Row>().collect::<Result<_, _>>().map_err(wrong)
}

/// A table of the release, tab-separated.
pub fn published(datasets: &Path, table: &str) -> Result<String, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{table}: {error}");
    let file = File::open(datasets.join(ONET)).map_err(|error| wrong(&error))?;
    let mut archive = ZipArchive::new(file).map_err(|error| wrong(&error))?;
    let end = format!("/{table}.txt");
    let name = archive.file_names().find(|name| name.ends_with(&end)).map(str::to_owned);
    let mut text = String::new();
    archive
        .by_name(&name.ok_or_else(|| wrong(&"it is missing"))?)
        .map_err(|error| wrong(&error))?
        .read_to_string(&mut text)
        .map_err(|error| wrong(&error))?;
    Ok(text)
}

/// The place of a column in such a table.
pub fn column(text: &str, table: &str, name: &str) -> Result<usize, String> {
    let mut head = text.lines().next().unwrap_or_default().split('\t');
    head.position(|own| own == name).ok_or_else(|| format!("{table} has no column “{name}”."))
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
