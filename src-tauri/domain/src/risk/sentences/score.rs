//! What a score, its range and its parts say.

use super::{count, part, percent};
use crate::{
    occupation::Basis,
    risk::report::{Horizon, HorizonPoint, RiskReport},
};

/// From this share of weightings on, a band that does not hold in all of them is fairly firm.
const FIRM: f64 = 0.8;
/// Points below which a score is said to hardly move.
const MOVES: i64 = 2;

/// Where the middle of the draws lies.
pub(crate) fn range([low, high]: [f64; 2], level: f64) -> String {
    format!("{}.", reach([low, high], level))
}

fn reach([low, high]: [f64; 2], level: f64) -> String {
    let ways = format!("{} of the ways to read the evidence land", percent(level, 0));
    match (whole(low), whole(high)) {
        (low, high) if low == high => format!("{ways} at {low}"),
        (low, high) => format!("{ways} between {low} and {high}"),
    }
}

/// Whether published measures agree, whose percentiles lie `spread` apart.
pub(crate) fn agreement(spread: f64, verdict: &str) -> String {
    let apart = format!("{} of 100", count(whole(spread), "place"));
    match verdict {
        "contested" => format!(
            "Contested: published measures place this work up to {apart} apart. Take any single \
             figure about it with care, ours too."
        ),
        "stable" => format!("Stable: published measures place this work within {apart}."),
        _ => "Fewer than two published measures know this work, so nobody can say whether they \
              agree."
            .to_owned(),
    }
}

/// In how many weightings the band holds.
pub(crate) fn sensitivity(held: u32, of: u32) -> String {
    if held == of {
        return format!(
            "The band holds in all {of} weightings we tried. It does not hang on one guess."
        );
    }
    let firm = if f64::from(held) / f64::from(of) >= FIRM {
        "It is fairly firm."
    } else {
        "It stands near the edge of its band, so go by the range, not the word."
    };
    format!("The band holds in {held} of {of} weightings we tried. {firm}")
}

/// The score at the end of 2030 against now. Capability never falls, so neither does the score.
pub(crate) fn forecast(points: &[HorizonPoint], level: f64) -> String {
    let at = |when| points.iter().find(|point| point.at == when);
    let (Some(now), Some(later)) = (at(Horizon::Now), at(Horizon::Year2030)) else {
        return String::new();
    };
    let (score, rise) = (later.score.get(), later.score.get() - now.score.get());
    let reach = reach([later.low, later.high], level);
    if rise < MOVES {
        return format!("By 2030 the score hardly moves: it stands at {score}, and {reach}.");
    }
    format!(
        "If AI keeps improving as it has, the score in 2030 is {rise} points higher: {score}, and \
         {reach}."
    )
}

/// What the score would be without something that keeps a task human.
pub(crate) fn gate(meaning: &str, without: f64) -> String {
    match format!("{without:.1}").as_str() {
        "0.0" | "-0.0" => format!("Without {meaning} the score would be the same."),
        points => format!("Without {meaning} the score would be {points} points higher."),
    }
}

/// How much of a task could be taken over, why no more, and what that does to the score. What could
/// be taken over is what AI can do less the `gate`; a net rating is that already.
pub(crate) fn task(
    basis: Basis,
    [substitutable, capability, gate]: [f64; 3],
    points: f64,
) -> String {
    let (over, able, kept) = (part(substitutable), part(capability), part(gate));
    let why = match basis {
        Basis::Net => "rated as a whole, with what stays human already counted".to_owned(),
        Basis::Capability if kept == "0%" => {
            "as much as AI can do, for nothing holds it back".into()
        }
        Basis::Capability => {
            format!("AI can do {able}, and {kept} of that stays human all the same")
        }
    };
    let size = format!("{:.2}", points.abs());
    let effect = match size.as_str() {
        "0.00" => "It leaves the score as it is.".to_owned(),
        _ if points > 0.0 => format!("It adds {size} points to the score."),
        _ => format!("It takes {size} points off the score."),
    };
    format!("{} of it could be taken over: {why}. {effect}", capital(&over))
}

/// How far apart two scores are, and whether their ranges part them.
pub(crate) fn comparison(a: &RiskReport, b: &RiskReport) -> String {
    if a.occupation.code == b.occupation.code {
        return "These are the same work.".to_owned();
    }
    let tasks = |report: &RiskReport| {
        let mut ids: Vec<String> = report.tasks.iter().map(|task| task.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    let overlap = a.range.low <= b.range.high && b.range.low <= a.range.high;
    let sure = if !a.tasks.is_empty() && tasks(a) == tasks(b) {
        "Both are made of the same tasks, so whatever is uncertain moves both alike."
    } else if overlap {
        "Their ranges overlap, so the order is not certain."
    } else {
        "Their ranges do not meet, so the order is fairly sure."
    };
    let gap = b.score.get() - a.score.get();
    let [first, second] = [a, b].map(|report| report.occupation.title.as_str());
    match gap {
        0 => format!("Both score {}. {sure}", a.score.get()),
        _ => format!(
            "“{second}” scores {} {} than “{first}”. {sure}",
            count(gap.unsigned_abs(), "point"),
            if gap > 0 { "higher" } else { "lower" },
        ),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whole points, as the score itself is rounded.
fn whole(points: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0-100")]
    let whole = points.round() as u64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bounded::Score,
        fixture::{model, routine_role, seed_role},
        occupation::{Occupation, Seniority},
        risk::assess,
    };

    #[test]
    fn a_range_is_said_with_its_share_of_draws() {
        insta::assert_snapshot!(range([7.4, 20.6], 0.8), @"80% of the ways to read the evidence land between 7 and 21.");
        insta::assert_snapshot!(range([2.6, 3.4], 0.8), @"80% of the ways to read the evidence land at 3.");
    }

    #[test]
    fn measures_that_contradict_each_other_are_said_to_be_contested() {
        insta::assert_snapshot!(agreement(76.4, "contested"), @"Contested: published measures place this work up to 76 places of 100 apart. Take any single figure about it with care, ours too.");
        insta::assert_snapshot!(agreement(12.0, "stable"), @"Stable: published measures place this work within 12 places of 100.");
        insta::assert_snapshot!(agreement(1.0, "stable"), @"Stable: published measures place this work within 1 place of 100.");
        insta::assert_snapshot!(agreement(0.0, "unmeasured"), @"Fewer than two published measures know this work, so nobody can say whether they agree.");
    }

    #[test]
    fn a_band_that_moves_with_the_weights_is_said_to_stand_near_an_edge() {
        insta::assert_snapshot!(sensitivity(81, 81), @"The band holds in all 81 weightings we tried. It does not hang on one guess.");
        insta::assert_snapshot!(sensitivity(70, 81), @"The band holds in 70 of 81 weightings we tried. It is fairly firm.");
        insta::assert_snapshot!(sensitivity(55, 81), @"The band holds in 55 of 81 weightings we tried. It stands near the edge of its band, so go by the range, not the word.");
    }

    #[test]
    fn later_scores_are_told_as_a_scenario_with_its_range() {
        let point = |at, score, low, high| HorizonPoint {
            at,
            score: Score::saturating(score),
            low,
            high,
            deployed: 8.0,
        };
        let told = |later| {
            let now = point(Horizon::Now, 14, 8.0, 18.0);
            forecast(&[now, point(Horizon::Year2030, later, 12.9, 28.8)], 0.8)
        };
        insta::assert_snapshot!(told(22), @"If AI keeps improving as it has, the score in 2030 is 8 points higher: 22, and 80% of the ways to read the evidence land between 13 and 29.");
        insta::assert_snapshot!(told(15), @"By 2030 the score hardly moves: it stands at 15, and 80% of the ways to read the evidence land between 13 and 29.");
        assert_eq!(forecast(&[], 0.8), "");
    }

    #[test]
    fn a_gate_says_what_the_score_would_be_without_it() {
        let meaning = "accountability (somebody who answers for it)";
        insta::assert_snapshot!(gate(meaning, 1.751), @"Without accountability (somebody who answers for it) the score would be 1.8 points higher.");
        insta::assert_snapshot!(gate(meaning, -1e-12), @"Without accountability (somebody who answers for it) the score would be the same.");
    }

    #[test]
    fn a_task_says_how_much_of_it_could_be_taken_over_why_no_more_and_what_it_does() {
        insta::assert_snapshot!(task(Basis::Capability, [0.172, 0.584, 0.706], -0.0993), @"17% of it could be taken over: AI can do 58%, and 71% of that stays human all the same. It takes 0.10 points off the score.");
        insta::assert_snapshot!(task(Basis::Capability, [0.004, 0.004, 0.0], 0.001), @"Less than 1% of it could be taken over: as much as AI can do, for nothing holds it back. It leaves the score as it is.");
        insta::assert_snapshot!(task(Basis::Net, [0.75, 0.88, 0.15], 5.25), @"75% of it could be taken over: rated as a whole, with what stays human already counted. It adds 5.25 points to the score.");
    }

    #[test]
    fn a_comparison_says_how_far_apart_and_whether_that_is_sure() {
        let score = |job: &Occupation| assess(job, Seniority::Mid, Horizon::Now, &model());
        let (low, high) = (score(&seed_role()), score(&routine_role()));
        insta::assert_snapshot!(comparison(&low, &high), @"“customer service” scores 51 points higher than “machine learning engineer”. Their ranges do not meet, so the order is fairly sure.");
        insta::assert_snapshot!(comparison(&high, &low), @"“machine learning engineer” scores 51 points lower than “customer service”. Their ranges do not meet, so the order is fairly sure.");
        insta::assert_snapshot!(comparison(&low, &low), @"These are the same work.");
        let mut near = low.clone();
        (near.occupation.code, near.score) = ("near".into(), Score::saturating(15));
        insta::assert_snapshot!(comparison(&low, &near), @"“machine learning engineer” scores 1 point higher than “machine learning engineer”. Both are made of the same tasks, so whatever is uncertain moves both alike.");
        near.score = low.score;
        near.tasks.truncate(3);
        insta::assert_snapshot!(comparison(&low, &near), @"Both score 14. Their ranges overlap, so the order is not certain.");
    }
}
