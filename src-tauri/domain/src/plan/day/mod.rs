//! The days of a running plan: what each was and will be, today, and when to be reminded of it.

mod days;
mod remind;
mod today;

pub(super) use days::stands;
pub use days::{
    ActualStep, Continuity, DayKind, DayView, Gained, GainedPart, LEAST_DAY, PlanDay, day_view,
    gained, plan_days,
};
pub use remind::{Occasion, Reminder, Reminders, reminder};
pub use today::{CHECKPOINTS, Today, today};
