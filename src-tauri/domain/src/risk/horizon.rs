//! How capability and its use are assumed to move. Scenarios, never a date of doom.

use libm::exp;

use super::{
    report::Horizon,
    score::{logit, sigma},
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

/// How fast capability is assumed to reach the workplace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Where between its low and its high the transfer lies, 0-1.
    pub transfer: f64,
    /// Factor on the doubling time; 1 is the median.
    pub doubling: f64,
}

impl Pace {
    /// The middle of every assumption.
    pub const CENTRAL: Self = Self { transfer: 0.5, doubling: 1.0 };

    /// Rise of capability in logits after `years`: min(φ·b·12·years/T, cap).
    pub fn rise(self, domain: Domain, years: f64, model: &Model) -> f64 {
        if years == 0.0 {
            return 0.0;
        }
        let h = &model.horizon;
        let [low, high] = h.transfer[domain as usize];
        let transfer = low + (high - low) * self.transfer;
        let months = h.doubling_months[domain as usize] * self.doubling;
        (transfer * h.per_doubling * 12.0 * years / months).min(h.cap)
    }

    /// Factor on the odds of capability after `years`: digital, social, physical.
    pub fn odds(self, years: f64, model: &Model) -> [f64; 3] {
        [Domain::Digital, Domain::Social, Domain::Physical]
            .map(|domain| exp(self.rise(domain, years, model)))
    }
}

/// Share of what AI can do that is in use after `years`, d = σ(logit now + rise·years). The
/// fainter line of the horizon is the score with d·s in place of every s.
pub(crate) fn deployed_share(years: f64, model: &Model) -> f64 {
    sigma(logit(model.horizon.deployed_now) + model.horizon.deployed_per_year * years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::model;

    #[test]
    fn now_is_the_date_of_the_data_and_2030_its_last_day() {
        let mut model = model();
        assert!(years(Horizon::Now, &model).abs() < 1e-12);
        assert!((years(Horizon::Year2030, &model) - 1825.0 / 365.25).abs() < 1e-12);
        model.as_of = chrono::NaiveDate::from_ymd_opt(2031, 5, 1).expect("a date");
        assert!(years(Horizon::Year2030, &model).abs() < 1e-12, "never before the data");
    }

    #[test]
    fn capability_rises_by_doublings_that_reach_the_workplace_and_no_further_than_the_cap() {
        let model = model();
        let rise = |domain, years| Pace::CENTRAL.rise(domain, years, &model);
        assert!((rise(Domain::Digital, 2.0) - 0.375 * 0.6 * 24.0 / 7.0).abs() < 1e-12);
        assert!(rise(Domain::Digital, 2.0) > rise(Domain::Social, 2.0));
        assert!(rise(Domain::Social, 2.0) > rise(Domain::Physical, 2.0));
        assert!((rise(Domain::Digital, 80.0) - 4.0).abs() < 1e-12);
    }

    #[test]
    fn use_starts_at_a_third_and_grows_without_reaching_everything() {
        let model = model();
        assert!((deployed_share(0.0, &model) - 0.32).abs() < 1e-12);
        assert!(deployed_share(2.0, &model) > 0.5 && deployed_share(30.0, &model) < 1.0);
    }
}
