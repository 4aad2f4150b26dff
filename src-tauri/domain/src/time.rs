//! Civil dates. *Today* is always an argument; only the outermost callers read the clock.

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The day a person is living in: yesterday while the local time is before `day_start`.
///
/// A civil comparison, never "now minus some hours": right through daylight saving changes.
pub fn logical_today(local: NaiveDateTime, day_start: NaiveTime) -> NaiveDate {
    let date = local.date();
    if local.time() < day_start { date.pred_opt().unwrap_or(date) } else { date }
}
