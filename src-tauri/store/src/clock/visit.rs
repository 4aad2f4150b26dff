//! When Waymark was opened: today never runs backwards, and days skipped by travel are no misses.

use chrono::{DateTime, Days, NaiveDate};

use crate::{Clock, Moment, Result, Store};

/// Further back than this, in days, the clock was wrong before or is wrong now.
const TRAVEL: i64 = 2;
/// Further ahead than this, in days, too: a holiday or a sick month is no question.
const AWAY: i64 = 60;

impl Store {
    /// Now, as the journal's owner lives it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn now(&self, clock: &Clock) -> Result<Moment> {
        let now = clock.moment(self.day_start_hour()?);
        if clock.is_asked() { Ok(now) } else { self.settled(now) }
    }

    /// The moment without what travel did to its date: flying west across the date line or a clock set
    /// back does not bring yesterday back.
    pub(crate) fn settled(&self, now: Moment) -> Result<Moment> {
        let last = self.last_visit()?;
        let today = match last {
            Some(last) if last > now.today && (last - now.today).num_days() <= TRAVEL => last,
            _ => now.today,
        };
        Ok(Moment { today, ..now })
    }

    /// Notes that Waymark was opened. A jump of more than two days back or sixty ahead is noted only when the
    /// person says that it is right (`sure`): a wrong clock must not use up days. A date that was asked for is
    /// never noted.
    ///
    /// Returns the number of days of a jump that is still to be confirmed, negative for one back.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn visit(&mut self, now: &Moment, sure: bool) -> Result<Option<i64>> {
        let jump = self.last_visit()?.map(|last| (now.today - last).num_days());
        if jump == Some(0) || now.asked || self.reading {
            return Ok(None);
        }
        if let Some(days) = jump.filter(|days| !(-TRAVEL..=AWAY).contains(days)) {
            if !sure {
                return Ok(Some(days));
            }
            // The clock was ahead before: those dates have not come yet.
            self.connection.execute("DELETE FROM visit WHERE date > ?", [now.today])?;
        }
        self.connection
            .prepare_cached(
                "INSERT INTO visit (date, at, zone) VALUES (?, ?, ?) ON CONFLICT (date) DO NOTHING",
            )?
            .execute((now.today, &now.utc, &now.zone))?;
        Ok(None)
    }

    fn last_visit(&self) -> Result<Option<NaiveDate>> {
        Ok(self.connection.query_row("SELECT max(date) FROM visit", [], |row| row.get(0))?)
    }

    /// Every date on which Waymark was opened with the first instant and the zone, in order.
    fn visits(&self) -> Result<Vec<(NaiveDate, String, String)>> {
        let mut query =
            self.connection.prepare_cached("SELECT date, at, zone FROM visit ORDER BY date")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// Dates that never were: between two visits in different zones more dates went by than the hours allow.
    pub(crate) fn dates_skipped(&self) -> Result<Vec<NaiveDate>> {
        let visits = self.visits()?;
        let mut skipped = Vec::new();
        for pair in visits.windows(2) {
            let [(from, from_at, from_zone), (to, to_at, to_zone)] = pair else { continue };
            if from_zone == to_zone {
                continue;
            }
            let instant = |text: &String| DateTime::parse_from_rfc3339(text).ok();
            let (Some(from_at), Some(to_at)) = (instant(from_at), instant(to_at)) else { continue };
            // A new date begins at most once in 24 hours, and once more for the hour of the day.
            let possible = (to_at - from_at).num_hours().max(0) / 24 + 1;
            let passed = (*to - *from).num_days();
            for back in 0..(passed - possible).max(0) {
                let day = u64::try_from(back + 1).unwrap_or(1);
                skipped.extend(to.checked_sub_days(Days::new(day)));
            }
        }
        skipped.sort_unstable();
        Ok(skipped)
    }
}
