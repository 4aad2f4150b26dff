//! The clock: the one place where date, hour and zone are read from the machine.

mod visit;

use std::env;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::{ErrorKind, UserError, time::logical_today};

/// The environment variable that stops the clock, for tests.
const NOW: &str = "WAYMARK_NOW";

/// The hour at which a day starts unless somebody chose another, 0-23.
pub const DAY_START_HOUR: u32 = 4;

/// A moment as the caller read it from the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant, RFC 3339 in UTC.
    pub utc: String,
    /// IANA name of the zone.
    pub zone: String,
    /// The logical date.
    pub today: NaiveDate,
    /// Whether somebody asked for this date: nothing is noted then of what the clock says.
    pub asked: bool,
}

impl Moment {
    /// The instant.
    ///
    /// # Errors
    /// `Invalid` when the clock says what is no time.
    pub fn instant(&self) -> Result<DateTime<Utc>, UserError> {
        DateTime::parse_from_rfc3339(&self.utc).map(|at| at.to_utc()).map_err(|_| {
            UserError::new(
                ErrorKind::Invalid,
                format!("The clock says {}, which is no time.", self.utc),
                "See to the clock of this system, then try again.",
            )
        })
    }
}

/// Tells the time, as the machine does or as somebody asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The moment and zone at which it stands still; none where it is the machine's.
    stopped: Option<(DateTime<FixedOffset>, String)>,
    /// The date that stands in for the clock's.
    asked: Option<NaiveDate>,
}

impl Clock {
    /// The machine's clock, or one that stands still where `WAYMARK_NOW` says so; `asked` stands in for
    /// its date.
    ///
    /// # Errors
    /// `Invalid` when `WAYMARK_NOW` is no moment.
    pub fn new(asked: Option<NaiveDate>) -> Result<Self, UserError> {
        let stopped = env::var(NOW).ok().filter(|text| !text.is_empty());
        let clock = stopped.map(|text| Self::stopped(&text)).transpose()?;
        Ok(clock.unwrap_or_default().on(asked))
    }

    /// The same with a date that stands in for its own.
    #[must_use]
    pub fn on(self, asked: Option<NaiveDate>) -> Self {
        Self { asked, ..self }
    }

    /// A clock that stands still at a moment such as `2026-03-02T09:00:00+01:00[Europe/Berlin]`.
    ///
    /// # Errors
    /// `Invalid` when the text is no such moment.
    pub fn stopped(text: &str) -> Result<Self, UserError> {
        let read = || {
            let (instant, zone) = text.strip_suffix(']')?.split_once('[')?;
            Some((DateTime::parse_from_rfc3339(instant).ok()?, zone.to_owned()))
        };
        let stopped = read().filter(|(_, zone)| !zone.is_empty()).ok_or_else(|| {
            UserError::new(
                ErrorKind::Invalid,
                format!("{text} is no moment with its zone."),
                format!("Write it as {NOW}=2026-03-02T09:00:00+01:00[Europe/Berlin]."),
            )
        })?;
        Ok(Self { stopped: Some(stopped), asked: None })
    }

    /// The wall time.
    pub fn local(&self) -> NaiveDateTime {
        let now = self.now();
        // A date that was asked for is shown at noon: nobody's day starts later.
        self.asked.and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap_or(now.naive_local())
    }

    /// Now, for somebody whose day starts at `day_start` o'clock.
    pub fn moment(&self, day_start: u32) -> Moment {
        let now = self.now();
        let start = NaiveTime::from_hms_opt(day_start, 0, 0).unwrap_or_default();
        Moment {
            utc: now.to_utc().to_rfc3339(),
            zone: self.zone(),
            today: self.asked.unwrap_or_else(|| logical_today(now.naive_local(), start)),
            asked: self.asked.is_some(),
        }
    }

    /// The date of an instant on the person's calendar.
    pub fn date_of(&self, instant: DateTime<Utc>) -> NaiveDate {
        match &self.stopped {
            Some((now, _)) => instant.with_timezone(now.offset()).date_naive(),
            None => instant.with_timezone(&Local).date_naive(),
        }
    }

    /// Whether a date was asked for, which then is today whatever the journal says.
    pub fn is_asked(&self) -> bool {
        self.asked.is_some()
    }

    #[expect(clippy::disallowed_methods, reason = "the outermost caller reads the clock here")]
    fn now(&self) -> DateTime<FixedOffset> {
        match &self.stopped {
            Some((now, _)) => *now,
            None => Local::now().fixed_offset(),
        }
    }

    /// The IANA name of the zone: that of `TZ`, which is where the wall time comes from, before the machine's.
    fn zone(&self) -> String {
        let named = || {
            let text = env::var("TZ").ok()?;
            let name = text.trim_start_matches(':');
            (!name.is_empty() && !name.starts_with('/')).then(|| name.to_owned())
        };
        match &self.stopped {
            Some((_, zone)) => zone.clone(),
            None => named()
                .or_else(|| iana_time_zone::get_timezone().ok())
                .unwrap_or_else(|| "UTC".into()),
        }
    }
}
