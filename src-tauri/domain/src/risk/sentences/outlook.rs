//! The sentences that say why a part of the outlook moves the score. Every figure in them comes from the data.

use super::percent;
use crate::{
    model::Model,
    occupation::{Figures, Occupation, Seniority},
    risk::{attribution::Parts, report::OutlookPart, week::Week},
};

/// The four parts: their points, their printed points and their reasons.
pub(crate) fn outlook_parts(
    occupation: &Occupation,
    seniority: Seniority,
    week: &Week,
    parts: &Parts,
    shown: &[i32],
    model: &Model,
) -> Vec<OutlookPart> {
    let reasons = [
        ("demand", "demand", demand(&occupation.figures, model.risk.growth_reference)),
        (
            "price_effect",
            "elasticity",
            elasticity(1.0 + week.outlook.price_effect, &occupation.elasticity_why),
        ),
        ("ai_work", "AI adjacency", ai_work(week.outlook.ai_work)),
        ("seniority", "seniority", level(seniority).to_owned()),
    ];
    reasons
        .into_iter()
        .zip(parts.outlook)
        .zip(shown)
        .map(|(((name, label, why), points), shown)| OutlookPart {
            name: name.to_owned(),
            label: label.to_owned(),
            points,
            shown: *shown,
            why,
        })
        .collect()
}

fn demand(figures: &Figures, reference: f64) -> String {
    if !figures.growth.is_finite() {
        return format!(
            "No projection is known here, so the {} of all occupations stands in.",
            percent(reference, 1)
        );
    }
    let change = percent(figures.growth.abs(), 1);
    let moves = match change.as_str() {
        "0.0%" => "hold steady".to_owned(),
        _ if figures.growth > 0.0 => format!("grow {change}"),
        _ => format!("shrink {change}"),
    };
    let years = match figures.growth_years.as_str() {
        "" => String::new(),
        years => format!(" in {years}"),
    };
    format!(
        "Employment is projected to {moves}{years}, against {} for all occupations.",
        percent(reference, 1)
    )
}

fn elasticity(elasticity: f64, why: &str) -> String {
    let assumed = format!(
        "If this work gets 10% cheaper, we assume that {:.0}% more of it is wanted.",
        elasticity * 10.0
    );
    if why.is_empty() { assumed } else { format!("{assumed} {why}") }
}

fn ai_work(share: f64) -> String {
    match format!("{:.0}", share * 100.0).as_str() {
        "0" => "None of this week's work builds, runs or checks AI.".to_owned(),
        share => format!("{share}% of this week builds, runs, checks, secures or governs AI."),
    }
}

fn level(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Junior => {
            "In US data early careers were hit first, Danish registers show no effect; the size of \
             this shift is our assumption."
        }
        Seniority::Mid => "Working independently is where the scale starts.",
        Seniority::Senior => {
            "You decide how work is done, which is asked of AI later; the size of this shift is \
             our assumption."
        }
        Seniority::Lead => {
            "You decide what is done and answer for others; the size of this shift is our \
             assumption."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::seed_role;

    fn with_growth(growth: f64) -> String {
        demand(&Figures { growth, ..seed_role().figures.clone() }, 0.031)
    }

    #[test]
    fn demand_names_its_figure_its_years_and_what_all_occupations_do() {
        insta::assert_snapshot!(with_growth(0.335), @"Employment is projected to grow 33.5% in 2024-34, against 3.1% for all occupations.");
        insta::assert_snapshot!(with_growth(-0.055), @"Employment is projected to shrink 5.5% in 2024-34, against 3.1% for all occupations.");
        insta::assert_snapshot!(with_growth(-0.0001), @"Employment is projected to hold steady in 2024-34, against 3.1% for all occupations.");
        insta::assert_snapshot!(with_growth(f64::NAN), @"No projection is known here, so the 3.1% of all occupations stands in.");
        let undated = Figures { growth_years: String::new(), ..seed_role().figures.clone() };
        insta::assert_snapshot!(demand(&undated, -0.01), @"Employment is projected to grow 33.5%, against −1.0% for all occupations.");
    }

    #[test]
    fn elasticity_is_told_as_what_a_lower_price_does() {
        insta::assert_snapshot!(elasticity(1.2, "Cheaper models find more uses."), @"If this work gets 10% cheaper, we assume that 12% more of it is wanted. Cheaper models find more uses.");
        insta::assert_snapshot!(elasticity(0.5, ""), @"If this work gets 10% cheaper, we assume that 5% more of it is wanted.");
    }

    #[test]
    fn a_week_without_ai_is_said_without_a_zero() {
        insta::assert_snapshot!(ai_work(0.9), @"90% of this week builds, runs, checks, secures or governs AI.");
        insta::assert_snapshot!(ai_work(0.004), @"None of this week's work builds, runs or checks AI.");
    }
}
