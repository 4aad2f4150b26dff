//! How capability and its use are assumed to move. Scenarios, never a date of doom.

use libm::exp;

use super::{
    report::Horizon,
    score::{Term, sigma},
};
use crate::{model::Model, occupation::Domain};

/// Years between the date of the data and `at`, not below 0.
pub(crate) fn years(at: Horizon, model: &Model) -> f64 {
    match at {
        Horizon::Now => 0.0,
        Horizon::TwoYears => 2.0,
        Horizon::Year2030 => {
            let end = chrono::NaiveDate::from_ymd_opt(2030, 12, 31).unwrap_or(model.as_of);
            let days = end.signed_duration_since(model.as_of).num_days();
            f64::from(i32::try_from(days).unwrap_or(0)).max(0.0) / 365.25
        }
    }
}

/// Where between its low and high the transfer lies (0-1), and the log of the doubling time's factor.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    pub transfer: f64,
    pub log_doubling: f64,
}

impl Pace {
    /// The middle of every assumption.
    pub const CENTRAL: Self = Self { transfer: 0.5, log_doubling: 0.0 };

    /// Rise of capability in logits after `years`: min(φ·b·12·years/T, cap).
    pub fn rise(self, domain: Domain, years: f64, model: &Model) -> f64 {
        if years == 0.0 {
            return 0.0;
        }
        let h = &model.horizon;
        let [low, high] = h.transfer[domain as usize];
        let transfer = low + (high - low) * self.transfer;
        let months = h.doubling_months[domain as usize] * exp(self.log_doubling);
        (transfer * h.per_doubling * 12.0 * years / months).min(h.cap)
    }

    /// The rise for a task.
    pub fn rise_of(self, years: f64, model: &Model) -> impl Fn(&Term) -> f64 {
        move |term| self.rise(term.domain, years, model)
    }
}

/// Share of what AI can do that is in use after `years`.
pub(crate) fn deployed_share(years: f64, model: &Model) -> f64 {
    let now = super::score::logit(model.horizon.deployed_now);
    sigma(now + model.horizon.deployed_per_year * years)
}
