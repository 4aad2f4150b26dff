//! When the work will be done, given that hours overrun.

use chrono::{Days, NaiveDate};
use libm::exp;

use crate::plan::{
    request::Request,
    types::{Finish, Step, StepKind},
};

/// Spread of overruns between people [A], and the normal quantile of four in five.
const OVERRUN_SIGMA: f64 = 0.35;
const FOUR_IN_FIVE: f64 = 0.841_6;
/// Two years are more than any plan needs; without any time there is no end at all.
const FURTHEST: u64 = 730;

/// When the open work of these steps is done if hours overrun as expected, and if they overrun as
/// in one case of five. Nothing is begun before its day, nor before `from`; what a day does not
/// hold, later days take.
pub fn finish(request: &Request, steps: &[Step], from: NaiveDate) -> Finish {
    let unlucky = request.overrun * exp(OVERRUN_SIGMA * FOUR_IN_FIVE);
    let reach = |overrun| reach(request, steps, from, overrun);
    Finish { p50: reach(request.overrun), p80: reach(unlucky) }
}

fn reach(request: &Request, steps: &[Step], from: NaiveDate, overrun: f64) -> NaiveDate {
    let open: Vec<&Step> = steps.iter().filter(|step| step.progress.is_open()).collect();
    let work = || open.iter().filter(|step| step.kind == StepKind::Work);
    let (Some(first), Some(last)) =
        (work().map(|s| s.day.max(from)).min(), work().map(|s| s.day.max(from)).max())
    else {
        return steps.iter().map(|step| step.day).max().unwrap_or(request.start);
    };
    let mut owed = 0.0;
    for day in (0..FURTHEST).filter_map(|day| first.checked_add_days(Days::new(day))) {
        let on = |kind: bool| -> u32 {
            let there = open
                .iter()
                .filter(|s| s.day.max(from) == day && (s.kind == StepKind::Work) == kind);
            there.map(|step| step.minutes).sum()
        };
        owed += f64::from(on(true)) * overrun;
        owed -= f64::from(request.minutes_on(day).saturating_sub(on(false))).min(owed);
        if owed <= 0.0 && day >= last {
            return day;
        }
    }
    last.checked_add_days(Days::new(FURTHEST)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bounded::Minutes,
        plan::{DateRange, Progress},
    };

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn step(day: &str, minutes: u32) -> Step {
        Step {
            id: "S1".into(),
            milestone: Some("M1".into()),
            kind: StepKind::Work,
            title: "Work".into(),
            day: date(day),
            minutes,
            ..Step::default()
        }
    }

    fn request(overrun: f64, off: Vec<DateRange>) -> Request {
        let capacity = [60; 7].map(Minutes::saturating);
        Request {
            start: date("2026-01-05"),
            days: 90,
            capacity,
            off,
            overrun,
            ..Request::default()
        }
    }

    #[test]
    fn work_that_overruns_its_last_day_ends_on_a_later_one() {
        let steps = [step("2026-01-05", 60), step("2026-01-06", 60)];
        assert_eq!(
            finish(&request(1.0, vec![]), &steps, date("2026-01-05")).p50,
            date("2026-01-06")
        );
        assert_eq!(
            finish(&request(1.5, vec![]), &steps, date("2026-01-05")).p50,
            date("2026-01-07")
        );
        assert_eq!(
            finish(&request(1.5, vec![]), &steps, date("2026-01-05")).p80,
            date("2026-01-09"),
            "a factor of 2.01"
        );
        let away = DateRange { from: date("2026-01-07"), to: date("2026-01-13") };
        assert_eq!(
            finish(&request(1.5, vec![away]), &steps, date("2026-01-05")).p50,
            date("2026-01-14")
        );
    }

    #[test]
    fn what_is_done_is_no_longer_owed() {
        let mut steps = [step("2026-01-05", 60), step("2026-01-06", 60)];
        steps[0].progress =
            Progress::Done { on: date("2026-01-05"), minutes: Some(90), note: String::new() };
        assert_eq!(
            finish(&request(1.0, vec![]), &steps, date("2026-01-05")).p80,
            date("2026-01-07")
        );
        assert_eq!(
            finish(&request(1.0, vec![]), &steps, date("2026-01-05")).p50,
            date("2026-01-06")
        );
    }
}
