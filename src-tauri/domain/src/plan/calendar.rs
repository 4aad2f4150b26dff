//! Days of a plan and the minutes they hold.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{DayLoad, Request, Step};

/// The dates of a request, first to last.
pub(super) fn dates(request: &Request) -> Vec<NaiveDate> {
    (0..u64::from(request.days))
        .filter_map(|day| request.start.checked_add_days(Days::new(day)))
        .collect()
}

/// Minutes there are on a date: none on days off.
pub(super) fn capacity(request: &Request, date: NaiveDate) -> u32 {
    if request.off.iter().any(|range| range.contains(date)) {
        return 0;
    }
    let minutes = request.capacity[date.weekday().num_days_from_monday() as usize];
    u32::try_from(minutes.get()).unwrap_or(0)
}

/// Minutes of an ordinary week.
pub(super) fn week_minutes(request: &Request) -> u32 {
    request.capacity.iter().filter_map(|minutes| u32::try_from(minutes.get()).ok()).sum()
}

/// Monday to Friday.
pub(super) fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Every day's minutes; skipped steps have freed theirs.
pub fn load(request: &Request, steps: &[Step]) -> Vec<DayLoad> {
    let planned = |day: NaiveDate| {
        let there = steps
            .iter()
            .filter(|s| s.day == day && !matches!(s.progress, super::Progress::Skipped { .. }));
        there.map(|step| step.minutes).sum()
    };
    dates(request)
        .into_iter()
        .map(|day| DayLoad { day, capacity: capacity(request, day), planned: planned(day) })
        .collect()
}
