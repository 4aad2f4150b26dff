//! Sentences about paths, made from their figures.

use super::{
    FirstStep, PathKind, Preferences,
    candidates::Candidate,
    filters::{Rejection, presence},
    origin::Origin,
    utility::pay,
};
use crate::{id::ProjectId, occupation::Occupation, reference::Reference, skills::GapReport};

/// Minutes of a first step that no project gives.
const MINUTES: u32 = 25;

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
            (1.0 - to.missing.share) * 100.0,
            largest.label,
            largest.have,
            largest.need
        ),
    }
}

fn score(from: &Origin, to: &Candidate, lower: f64) -> String {
    let enough = from.ground.model.paths.safer;
    let both = format!("It scores {:.0}, against your {:.0}", to.point, from.point);
    let counted = format!("with our uncertainty counted in, it comes out lower {}", times(lower));
    match lower {
        l if l >= enough => format!("{both}; {counted}."),
        l if l < 1.0 - enough => {
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
pub(super) fn failed(rejection: Rejection, from: &Origin, to: &Candidate) -> String {
    let (here, there, preferences) = (from.occupation, to.occupation, from.ground.preferences);
    let licence = there.licence.as_deref().unwrap_or("a licence");
    match rejection {
        Rejection::Licence => format!("It asks for {licence}, which your own work does not."),
        Rejection::Unwanted => format!("It asks for {licence}, which you do not want to use."),
        Rejection::Family => "It belongs to a field that you leave out.".into(),
        Rejection::Pay => match there.figures.wage {
            Some(wage) => format!(
                "It paid {} a year in {}, and you ask for {}.",
                dollars(f64::from(wage)),
                there.figures.wage_year,
                dollars(preferences.pay_floor.unwrap_or_default())
            ),
            None => "Its pay is not published, and you ask for a least.".into(),
        },
        Rejection::Study => format!(
            "It takes {:.0} hours to learn, as likely as not, and you would spend {:.0}.",
            to.missing.hours.p50,
            preferences.study_hours.unwrap_or_default()
        ),
        Rejection::Presence => format!(
            "In {:.0}% of its week somebody has to be there, and you want to work from anywhere.",
            presence(there) * 100.0
        ),
        Rejection::Preparation => format!(
            "It asks for preparation of job zone {} of 5, your work for zone {}: more than {} apart.",
            there.figures.zone,
            here.figures.zone,
            match from.ground.model.paths.zones {
                z if (z - 1.0).abs() < 1e-9 => "one step".to_owned(),
                z if (z - 2.0).abs() < 1e-9 => "two steps".to_owned(),
                z => format!("{z:.0} steps"),
            }
        ),
        Rejection::Riskier => riskier(from, to),
        Rejection::Far => format!(
            "{:.0}% of what it asks for would still be missing, the telling skills counted most.",
            to.missing.share * 100.0
        ),
        Rejection::Hole => hole(from, to),
    }
}

fn hole(from: &Origin, to: &Candidate) -> String {
    let gaps = from.skill_profile.gap(to.occupation).gaps;
    let deepest = gaps.iter().max_by(|a, b| (a.need - a.have).total_cmp(&(b.need - b.have)));
    deepest.map_or_else(String::new, |gap| {
        format!(
            "It asks for {:.1} of 7 in “{}”, and you bring {:.1}: in one skill nearly everything is missing.",
            gap.need, gap.label, gap.have
        )
    })
}

fn riskier(from: &Origin, to: &Candidate) -> String {
    let (low, high) = (from.range.low, from.range.high);
    // As few digits as tell the two apart.
    let told = |digits: &usize| format!("{:.digits$}", to.point) != format!("{high:.digits$}");
    let digits = (0..4).find(told).unwrap_or(4);
    format!(
        "It scores {:.digits$}, above the range of your own score, {low:.digits$} to {high:.digits$}.",
        to.point
    )
}

/// What under these preferences would let in what these filters reject; nothing for what a person left out
/// themselves, which says it all.
pub(super) fn admits(rejections: &[Rejection], preferences: &Preferences) -> Option<String> {
    let slider = |key: &str| preferences.sliders.get(key).copied();
    let mut changes = Vec::new();
    for rejection in rejections {
        changes.push(match rejection {
            Rejection::Licence => "count the licence among those you hold or would get".to_owned(),
            Rejection::Unwanted => "take the licence off those you do not want".into(),
            Rejection::Family => "take its field off those you leave out".into(),
            Rejection::Pay => match preferences.pay_floor {
                Some(floor) => format!("lower the least pay to {}", dollars(floor)),
                None => "ask for no least pay".into(),
            },
            Rejection::Study => {
                format!("raise the hours of study to {:.0}", preferences.study_hours?)
            }
            Rejection::Presence => "do not insist on working from anywhere".into(),
            Rejection::Preparation => {
                format!("set “steps of preparation” to {:.0}", slider(super::preferences::ZONES)?)
            }
            Rejection::Riskier => {
                format!(
                    "set “points above your range” to {:.0}",
                    slider(super::preferences::HIGHER)?
                )
            }
            Rejection::Hole => {
                format!(
                    "set “levels missing in one skill” to {}",
                    slider(super::preferences::HOLE)?
                )
            }
            Rejection::Far => format!(
                "set “share still missing” to {:.0}%",
                slider(super::preferences::MISSING)? * 100.0
            ),
        });
    }
    Some(format!("To let it in, {}.", changes.join(", and ")))
}

/// `$52,000`.
fn dollars(amount: f64) -> String {
    let digits = format!("{amount:.0}");
    let mut text = String::from("$");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Why there is no path of this kind: how many occupations each filter rejects, or that none of the
/// rest fits.
pub(super) fn missing(kind: PathKind, candidates: &[Candidate]) -> String {
    let (what, fits) = match kind {
        PathKind::Stretch => ("stretch", "near enough in another line of work or one step up"),
        _ => ("path next door", "near enough to your work"),
    };
    // Each is counted once, by the first filter that rejects it.
    let first = |to: &Candidate| to.rejections.first().copied();
    let count = |rejection: Option<Rejection>| {
        candidates.iter().filter(|to| first(to) == rejection).count()
    };
    let preferred =
        candidates.iter().filter(|to| first(to).is_some_and(Rejection::is_preference)).count();
    let (open, all) = (count(None), candidates.len());
    let reasons = [
        (count(Some(Rejection::Riskier)), ["scores", "score"], "above the range of yours"),
        (count(Some(Rejection::Far)), ["asks", "ask"], "for too much that is missing"),
        (
            count(Some(Rejection::Hole)),
            ["asks", "ask"],
            "for one skill that is missing nearly altogether",
        ),
        (count(Some(Rejection::Licence)), ["asks", "ask"], "for a licence"),
        (count(Some(Rejection::Preparation)), ["asks", "ask"], "for much more or less preparation"),
        (preferred, ["is", "are"], "not what you wish for"),
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

/// The first step of the first project; where none leads there, somebody to ask.
pub(super) fn first_step(
    projects: &[ProjectId],
    to: Option<&Occupation>,
    reference: &Reference,
) -> FirstStep {
    let project = projects.first().and_then(|id| reference.project(id));
    let step = project.and_then(|one| one.milestones.first()?.steps.first());
    match (step, to) {
        (Some(step), _) => FirstStep {
            title: step.title.clone(),
            minutes: step.minutes,
            project: project.map(|one| one.title.clone()),
        },
        (None, Some(to)) => FirstStep {
            title: format!(
                "Find somebody who works as “{}” and ask what a week of it is like",
                to.title
            ),
            minutes: MINUTES,
            project: None,
        },
        (None, None) => FirstStep {
            title: "Write down what you did last week, and which of it only you could do".into(),
            minutes: MINUTES,
            project: None,
        },
    }
}
