//! Sentences about paths, made from their figures.

use super::{
    PathKind,
    candidates::{Candidate, Origin},
    filters::Bar,
    utility::pay,
};
use crate::skills::GapReport;

/// How often something happens among many draws, in words.
pub(super) fn times(share: f64) -> String {
    match share {
        s if s < 0.005 => "almost never".into(),
        s if s > 0.995 => "almost always".into(),
        s => format!("{:.0} times in 100", s * 100.0),
    }
}

/// Three reasons for a move: what one brings, what it does to the score, which comes out lower in
/// the share `lower` of draws, and what the market pays.
pub(super) fn why(from: &Origin, to: &Candidate, gap: &GapReport, lower: f64) -> Vec<String> {
    vec![brought(to, gap), score(from, to, lower), market(from, to)]
}

fn brought(to: &Candidate, gap: &GapReport) -> String {
    match gap.gaps.iter().find(|gap| gap.need > gap.have) {
        None => "You already bring every level it asks for.".into(),
        Some(largest) => format!(
            "You already bring {:.0}% of what it asks for; most is missing in “{}”: {:.1} of 7, and it asks for {:.1}.",
            (1.0 - to.missing) * 100.0,
            largest.label,
            largest.have,
            largest.need
        ),
    }
}

fn score(from: &Origin, to: &Candidate, lower: f64) -> String {
    let bar = from.world.model.paths.safer;
    let both = format!("It scores {:.0}, against your {:.0}", to.point, from.point);
    let counted = format!("with our uncertainty counted in, it comes out lower {}", times(lower));
    match lower {
        l if l >= bar => format!("{both}; {counted}."),
        l if l < 1.0 - bar => {
            format!("{both}: within the range of yours, but not safer; {counted}.")
        }
        _ => format!("{both}: too close to call; {counted}."),
    }
}

fn market(from: &Origin, to: &Candidate) -> String {
    let figures = &to.occupation.figures;
    let size = (figures.growth * 100.0).abs();
    let change = match figures.growth {
        _ if size < 0.5 => "stay as they are".to_owned(),
        g if g < 0.0 => format!("shrink by {size:.0}%"),
        _ => format!("grow by {size:.0}%"),
    };
    let jobs = format!("US jobs are projected to {change} in {}", figures.growth_years);
    match pay(from.occupation, to.occupation) {
        Some(ratio) => format!(
            "{jobs}; median pay was {:.0}% of your occupation's in {}.",
            ratio * 100.0,
            figures.wage_year
        ),
        None => format!("{jobs}."),
    }
}

/// The filter that `to` fails, one sentence with its figures.
pub(super) fn failed(from: &Origin, to: &Candidate) -> Option<String> {
    let (here, there) = (from.occupation, to.occupation);
    Some(match to.barred.as_ref()? {
        Bar::Licence => {
            let licence = there.licence.as_deref().unwrap_or("a licence");
            format!("It asks for {licence}, which your own work does not.")
        }
        Bar::Preparation => format!(
            "It asks for preparation of job zone {} of 5, your work for zone {}: more than two steps apart.",
            there.figures.zone, here.figures.zone
        ),
        Bar::Riskier => {
            let (low, high) = (from.range.low, from.range.high);
            // As few digits as tell the two apart.
            let told =
                |digits: &usize| format!("{:.digits$}", to.point) != format!("{high:.digits$}");
            let digits = (0..4).find(told).unwrap_or(4);
            format!(
                "It scores {:.digits$}, above the range of your own score, {low:.digits$} to {high:.digits$}.",
                to.point
            )
        }
        Bar::Far => format!(
            "{:.0}% of what it asks for would still be missing, the telling skills counted most.",
            to.missing * 100.0
        ),
    })
}

/// Why there is no path of this kind: how many occupations each filter bars, or that none of the
/// rest fits.
pub(super) fn missing(kind: PathKind, candidates: &[Candidate]) -> String {
    let (what, fits) = match kind {
        PathKind::Stretch => ("stretch", "near enough in another line of work or one step up"),
        _ => ("path next door", "near enough to your work"),
    };
    let count = |bar: Option<Bar>| candidates.iter().filter(|to| to.barred == bar).count();
    let (open, all) = (count(None), candidates.len());
    let reasons = [
        (count(Some(Bar::Riskier)), ["scores", "score"], "above the range of yours"),
        (count(Some(Bar::Far)), ["asks", "ask"], "for too much that is missing"),
        (count(Some(Bar::Licence)), ["asks", "ask"], "for a licence"),
        (count(Some(Bar::Preparation)), ["asks", "ask"], "for much more or less preparation"),
        (open, ["passes", "pass"], "every filter"),
    ];
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, [one, many], rest)| {
            format!("{count} {} {rest}", if *count == 1 { one } else { many })
        })
        .collect();
    let but = match open {
        0 => String::new(),
        1 => format!(", but it is not {fits}"),
        _ => format!(", but none of these is {fits}"),
    };
    match all {
        0 => format!("There is no {what} yet, because no other occupation is known."),
        _ => format!("There is no {what} yet: of {all} occupations, {}{but}.", reasons.join(", ")),
    }
}
