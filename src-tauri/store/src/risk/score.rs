//! Recorded scores.

use domain::risk::RiskReport;
use rusqlite::Transaction;
use serde::Serialize;
use ts_rs::TS;

use crate::{Moment, Result, Store};

/// A score as it stood on a day, and what moved it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RecordedScore {
    /// Logical date.
    pub date: String,
    /// Code of the occupation.
    pub occupation: String,
    /// The score, 0-100.
    pub score: i64,
    /// The exact score.
    pub point: f64,
    /// Exact points since the recorded score before it; none for the first. They sum to the whole way.
    pub moved: Option<f64>,
    /// Low end of its range.
    pub low: f64,
    /// High end of its range.
    pub high: f64,
    /// What moved it.
    pub cause: String,
}

impl Store {
    /// Every recorded score, oldest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn scores(&self) -> Result<Vec<RecordedScore>> {
        let mut query = self.connection.prepare_cached(
            "SELECT date, occupation, score, low, high, cause, point,
               point - lag(point) OVER (ORDER BY id)
             FROM score ORDER BY id",
        )?;
        let rows = query.query_map([], |row| {
            Ok(RecordedScore {
                date: row.get(0)?,
                occupation: row.get(1)?,
                score: row.get(2)?,
                low: row.get(3)?,
                high: row.get(4)?,
                cause: row.get(5)?,
                point: row.get(6)?,
                moved: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
}

/// Records a score under its cause.
pub(crate) fn record(
    tx: &Transaction,
    report: &RiskReport,
    cause: &str,
    now: &Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO score (date, occupation, score, point, low, high, cause) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            now.today,
            report.occupation.code.as_str(),
            report.score.get(),
            report.point,
            report.range.low,
            report.range.high,
            cause,
        ),
    )?;
    Ok(())
}
