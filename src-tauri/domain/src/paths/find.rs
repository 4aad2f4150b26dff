//! Finding the three paths.

use libm::{log, tanh};

use super::{
    Door, NearMiss, Path, PathKind, PathsReport, Viability, reshape::reshape_path,
    similarity::Similarity,
};
use crate::{
    bounded::Score,
    model::{Model, PathsModel},
    occupation::{Occupation, Seniority},
    profile::Levels,
    risk::{self, Draws, Horizon},
    skills::{self, Demand, GapReport},
    world::World,
};

/// Beyond this share of what it asks still missing, an occupation is out of reach of one plan.
const FAR: f64 = 0.65;
/// Below this percentile of similarity nothing is next door.
const ALIKE: f64 = 70.0;
/// Up to this share missing, a door counts as open.
const WITHIN_REACH: f64 = 0.5;
/// Fewer occupations than this make percentiles a comparison among few.
const SMALL_WORLD: usize = 100;
const NEAR_MISSES: usize = 5;
const DOORS: usize = 5;

/// An occupation looked at from the origin.
struct Candidate<'a> {
    occupation: &'a Occupation,
    place: usize,
    percentile: f64,
    point: f64,
    lower: f64,
    gap: GapReport,
    utility: f64,
    failed: Option<String>,
}

/// Where somebody stands.
struct Origin<'a> {
    occupation: &'a Occupation,
    place: usize,
    seniority: Seniority,
    point: f64,
    scores: Vec<f64>,
    /// Low and high end of the score's interval.
    range: [f64; 2],
}

/// Three paths from `origin` for somebody with these levels, or fewer with the reason in `notes`.
pub fn find(
    origin: &Occupation,
    seniority: Seniority,
    levels: &Levels,
    world: &World,
) -> PathsReport {
    let model = &world.model;
    let most = world.occupations.iter().chain([origin]).map(|o| o.tasks.len()).max().unwrap_or(0);
    let draws = Draws::new(most, model);
    let similarity = Similarity::of(world);
    let place = world.occupations.iter().position(|o| o.code == origin.code);
    let mut notes = Vec::new();
    let mut paths = vec![reshape_path(origin, seniority, &draws, world)];
    let mut candidates = Vec::new();
    if let Some(place) = place {
        let report = risk::assess_with(&draws, origin, seniority, Horizon::Now, model);
        let from = Origin {
            occupation: origin,
            place,
            seniority,
            point: risk::point(origin, seniority, model),
            scores: risk::scores(&draws, origin, seniority, model),
            range: [report.interval.low, report.interval.high],
        };
        candidates = look_around(&from, levels, &similarity, &draws, world);
        let next = next_door(&from, &candidates);
        let stretch = stretch(&from, &candidates, next, &similarity, model);
        for (kind, chosen) in [(PathKind::NextDoor, next), (PathKind::Stretch, stretch)] {
            match chosen {
                Some(candidate) => paths.push(path(kind, candidate, &from, world)),
                None => notes.push(missing_path(kind, &candidates)),
            }
        }
    }
    if world.occupations.len() < SMALL_WORLD {
        notes.push(format!(
            "How alike two occupations are is measured among the {} that Waymark knows so far.",
            world.occupations.len()
        ));
    }
    let taken: Vec<String> = paths.iter().map(|path| path.occupation.code.clone()).collect();
    PathsReport {
        origin: origin.name(),
        paths,
        near_misses: near_misses(&candidates, &taken),
        opens_most: opens_most(origin, levels, world),
        notes,
    }
}

fn look_around<'a>(
    from: &Origin,
    levels: &Levels,
    similarity: &Similarity,
    draws: &Draws,
    world: &'a World,
) -> Vec<Candidate<'a>> {
    let demand = Demand::of(world);
    let others = world.occupations.iter().enumerate().filter(|(place, _)| *place != from.place);
    let mut candidates: Vec<Candidate> = others
        .map(|(place, occupation)| {
            let mut candidate = Candidate {
                occupation,
                place,
                percentile: similarity.percentile(from.place, place),
                point: risk::point(occupation, from.seniority, &world.model),
                lower: risk::share_lower(
                    &from.scores,
                    &risk::scores(draws, occupation, from.seniority, &world.model),
                ),
                gap: skills::gap(from.occupation, occupation, levels, world),
                utility: 0.0,
                failed: None,
            };
            candidate.utility = utility(from, &candidate, &world.model.paths);
            let missing = skills::distance(from.occupation, occupation, levels, &demand);
            candidate.failed = failed(from, &candidate, missing);
            candidate
        })
        .collect();
    candidates.sort_by(|a, b| b.utility.total_cmp(&a.utility));
    candidates
}

/// U(o→d) of the model: similarity, safety, pay, growth, hours and preparation.
fn utility(from: &Origin, to: &Candidate, model: &PathsModel) -> f64 {
    let (o, d) = (&from.occupation.figures, &to.occupation.figures);
    let pay = wage_ratio(from.occupation, to.occupation).map_or(0.0, log);
    let sigma = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    let zones = (f64::from(d.zone) - f64::from(o.zone)).abs() - 1.0;
    model.similarity * to.percentile / 100.0
        + model.safety * (from.point - to.point) / 100.0
        + model.pay * sigma((pay + 0.29) / 0.1)
        + model.growth * tanh(5.0 * (d.growth - o.growth))
        - model.hours * (to.gap.total_hours.p50 / model.hours_full).min(1.0)
        - model.zone * zones.max(0.0)
}

fn wage_ratio(from: &Occupation, to: &Occupation) -> Option<f64> {
    Some(f64::from(to.figures.wage?) / f64::from(from.figures.wage?))
}

/// The hard filter that an occupation fails, in a sentence with its figures.
///
/// "Riskier" means above the range of the origin's own score: within that range nobody can tell, and
/// somebody who stands very low would otherwise have nowhere to go. Such a path is not called safer.
fn failed(from: &Origin, to: &Candidate, missing: f64) -> Option<String> {
    let title = &to.occupation.title;
    if let Some(licence) = &to.occupation.licence {
        return Some(format!("{title} asks for {licence}."));
    }
    let (have, need) = (from.occupation.figures.zone, to.occupation.figures.zone);
    if have.abs_diff(need) > 2 {
        return Some(format!("It asks for preparation of zone {need}; you stand at {have}."));
    }
    if to.point > from.range[1] {
        return Some(format!(
            "It scores {:.0}, above the range of your own score, {:.0} to {:.0}.",
            to.point, from.range[0], from.range[1]
        ));
    }
    (missing > FAR)
        .then(|| format!("{:.0} % of what it asks for would still be missing.", missing * 100.0))
}

/// The most alike occupation, one that does not score higher before one that does.
fn next_door<'a, 'b>(from: &Origin, candidates: &'b [Candidate<'a>]) -> Option<&'b Candidate<'a>> {
    candidates
        .iter()
        .filter(|candidate| candidate.failed.is_none() && candidate.percentile >= ALIKE)
        .max_by(|a, b| {
            let no_higher = |candidate: &Candidate| candidate.point <= from.point;
            no_higher(a).cmp(&no_higher(b)).then(a.percentile.total_cmp(&b.percentile))
        })
}

/// Another family or one zone up: highest utility, less what it shares with next door.
fn stretch<'a, 'b>(
    from: &Origin,
    candidates: &'b [Candidate<'a>],
    next: Option<&Candidate>,
    similarity: &Similarity,
    model: &Model,
) -> Option<&'b Candidate<'a>> {
    let relevance = model.paths.relevance;
    let worth = |candidate: &Candidate| {
        let same = next.map_or(0.0, |n| similarity.percentile(n.place, candidate.place) / 100.0);
        relevance * candidate.utility - (1.0 - relevance) * same
    };
    candidates
        .iter()
        .filter(|c| c.failed.is_none() && next.is_none_or(|n| n.place != c.place))
        .filter(|c| {
            c.occupation.family() != from.occupation.family()
                || c.occupation.figures.zone == from.occupation.figures.zone + 1
        })
        .max_by(|a, b| worth(a).total_cmp(&worth(b)))
}

fn path(kind: PathKind, to: &Candidate, from: &Origin, world: &World) -> Path {
    let report = risk::assess(to.occupation, from.seniority, Horizon::Now, &world.model);
    let [viable, highly] = world.model.paths.viable;
    let safer = to.lower >= world.model.paths.safer;
    let wage_ratio = wage_ratio(from.occupation, to.occupation);
    Path {
        kind,
        occupation: to.occupation.name(),
        score: report.score,
        interval: report.interval,
        safer,
        similarity_percentile: to.percentile,
        viability: match to.percentile {
            p if p >= highly => Viability::HighlyViable,
            p if p >= viable => Viability::Viable,
            _ => Viability::Stretch,
        },
        wage: to.occupation.figures.wage,
        wage_ratio,
        growth: to.occupation.figures.growth,
        hours: to.gap.total_hours,
        shared: shared(&to.gap),
        practices: practices_for(&to.gap, world),
        why: why(to, from, &report.score, world.model.paths.safer, wage_ratio),
        gaps: to.gap.gaps.iter().filter(|gap| gap.need > gap.have).cloned().collect(),
    }
}

/// What one already brings, most important first.
fn shared(gap: &GapReport) -> Vec<String> {
    let mut brought: Vec<_> = gap.gaps.iter().filter(|gap| gap.have >= gap.need).collect();
    brought.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    brought.into_iter().map(|gap| gap.label.clone()).collect()
}

/// Practices by how much of the gap they work on.
fn practices_for(gap: &GapReport, world: &World) -> Vec<String> {
    let closes = |skills: &[String]| -> f64 {
        gap.gaps.iter().filter(|gap| skills.contains(&gap.skill)).map(|gap| gap.weight).sum()
    };
    let mut found: Vec<(f64, &String)> =
        world.practices.iter().map(|p| (closes(&p.skills) / p.hours.mean(), &p.id)).collect();
    found.retain(|(closes, _)| *closes > 0.0);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().take(6).map(|(_, id)| id.clone()).collect()
}

fn why(
    to: &Candidate,
    from: &Origin,
    score: &Score,
    bar: f64,
    wage_ratio: Option<f64>,
) -> Vec<String> {
    let (asked, brought) = (to.gap.gaps.len(), shared(&to.gap).len());
    let (there, here, lower) = (score.get(), from.point, to.lower * 100.0);
    let risk = if to.lower >= bar {
        format!("It scores {there}, against your {here:.0}, and lower in {lower:.0} of 100 draws.")
    } else if to.lower < 1.0 - bar {
        format!(
            "It scores {there}, against your {here:.0}: not safer, and within the range of yours."
        )
    } else {
        format!(
            "It scores {there}, against your {here:.0}: too close to call it safer ({lower:.0} of 100 draws are lower)."
        )
    };
    let figures = &to.occupation.figures;
    let change = format!("{:+.0} %", figures.growth * 100.0).replace('-', "−");
    let demand = match wage_ratio {
        Some(ratio) => format!(
            "Jobs are projected to change by {change} in {}; median pay was {:.0} % of yours in {}.",
            figures.growth_years,
            ratio * 100.0,
            figures.wage_year
        ),
        None => format!("Jobs are projected to change by {change} in {}.", figures.growth_years),
    };
    vec![format!("You already bring {brought} of the {asked} skills it asks for."), risk, demand]
}

fn missing_path(kind: PathKind, candidates: &[Candidate]) -> String {
    let open = candidates.iter().filter(|c| c.failed.is_none()).count();
    let what = match kind {
        PathKind::Stretch => "stretch into another family or one zone up",
        _ => "path next door",
    };
    format!(
        "There is no {what}: of {} occupations, {open} pass every filter, and none of these fits. The near misses say why.",
        candidates.len()
    )
}

fn near_misses(candidates: &[Candidate], taken: &[String]) -> Vec<NearMiss> {
    candidates
        .iter()
        .filter(|candidate| !taken.contains(&candidate.occupation.code))
        .filter_map(|c| {
            Some(NearMiss { occupation: c.occupation.name(), failed: c.failed.clone()? })
        })
        .take(NEAR_MISSES)
        .collect()
}

/// How many more occupations come within reach when one skill rises by one level.
fn opens_most(origin: &Occupation, levels: &Levels, world: &World) -> Vec<Door> {
    let demand = Demand::of(world);
    let closed = world.occupations.iter().filter(|to| {
        to.code != origin.code && skills::distance(origin, to, levels, &demand) > WITHIN_REACH
    });
    let mut doors: Vec<Door> = Vec::new();
    for to in closed {
        let (asked, missed) =
            (skills::asked(to, &demand), skills::distance(origin, to, levels, &demand));
        for need in &to.skills {
            let gained = demand.weight(need)
                * skills::missing(need, origin, levels, &demand).min(1.0 / 7.0)
                / asked;
            if missed - gained > WITHIN_REACH {
                continue;
            }
            let label = world.skill(&need.skill).map_or(&need.skill, |skill| &skill.label);
            match doors.iter_mut().find(|door| door.skill == need.skill) {
                Some(door) => door.doors += 1,
                None => {
                    doors.push(Door { skill: need.skill.clone(), label: label.clone(), doors: 1 })
                }
            }
        }
    }
    doors.sort_by(|a, b| b.doors.cmp(&a.doors).then_with(|| a.skill.cmp(&b.skill)));
    doors.truncate(DOORS);
    doors
}
