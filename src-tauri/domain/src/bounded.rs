//! Quantities with a range, declared once with the sentence that names the range.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ErrorKind, UserError};

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $min:literal..=$max:literal, $what:literal, $hint:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(try_from = "i64", into = "i64")]
        #[ts(type = "number")]
        pub struct $name(i64);

        impl $name {
            /// The smallest value.
            pub const MIN: Self = Self($min);
            /// The largest value.
            pub const MAX: Self = Self($max);

            /// Checks the range once, at the door.
            ///
            /// # Errors
            /// A sentence that names the range when `value` lies outside it.
            pub fn new(value: i64) -> Result<Self, UserError> {
                if ($min..=$max).contains(&value) {
                    return Ok(Self(value));
                }
                Err(UserError::new(
                    ErrorKind::Invalid,
                    format!(concat!($what, " goes from ", $min, " to ", $max, "; {} lies outside."), value),
                    $hint,
                ))
            }

            /// The nearest value within the range.
            pub fn saturating(value: i64) -> Self {
                Self(value.clamp($min, $max))
            }

            /// The bare number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl TryFrom<i64> for $name {
            type Error = UserError;
            fn try_from(value: i64) -> Result<Self, UserError> {
                Self::new(value)
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> i64 {
                value.0
            }
        }
    };
}

bounded!(
    /// The risk shown to a person, 0-100 whole points. Never a probability.
    Score, 0..=100, "A score", "Use a whole number of points."
);
bounded!(
    /// A share of the week in whole percent, 0-100.
    Share, 0..=100, "A share", "Use whole percent of the week."
);
bounded!(
    /// Minutes of one day, 0-960 (16 hours).
    Minutes, 0..=960, "Minutes in a day", "Use minutes, for example 45."
);
bounded!(
    /// A facet of a task in thirds: 0 none, 1 some, 2 much, 3 full.
    Third, 0..=3, "A facet", "Use thirds: 0 none, 1 some, 2 much, 3 full."
);

impl Third {
    /// The facet as a fraction: 0, ⅓, ⅔ or 1.
    pub fn fraction(self) -> f64 {
        f64::from(u8::try_from(self.0).unwrap_or(0)) / 3.0
    }
}

/// `value` brought into a range; what is no number counts as the lower end.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    if value.is_finite() { value.clamp(low, high) } else { low }
}
