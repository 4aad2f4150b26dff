//! Finding the three paths.

use std::{cmp::Reverse, panic::resume_unwind, thread};

use super::{
    NearMiss, Path, PathKind, PathsReport, Preferences, Viability,
    candidates::{Candidate, MUCH_ALIKE, RELATED, SMALL_REFERENCE, candidates, is_related},
    filters::admit,
    origin::{Ground, Origin, shown},
    reshape::reshape_path,
    unlocked::{opens_most, rate_first},
    utility::pay,
    words,
};
use crate::{
    id::{ProjectId, SkillId},
    occupation::{Occupation, OccupationName, Seniority},
    profile::Levels,
    reference::Reference,
    skills::GapReport,
};

const NEAR_MISSES: usize = 6;
/// Near misses of one filter: a list of licences would say nothing else.
const ALIKE_MISSES: usize = 2;
/// Below this percentile of similarity nothing is next door.
const ALIKE: f64 = 70.0;
/// Doors tried for one that leaves a stretch.
const DOORS: usize = 8;
/// From this part of the gap on, a project that works on it leads there.
const LEADS: f64 = 0.15;
/// Projects named for a move.
const PROJECTS: usize = 6;

/// Three paths from `origin` for somebody with these levels and preferences, or fewer with the reason in
/// `notes`.
///
/// Similarity finds, the filters bar, utility chooses: next door is the most useful of the most similar
/// occupations that pass, the stretch the most useful one in another family or one zone up that is not
/// next door once more. Seniority is taken along.
pub fn find(
    origin: &Occupation,
    seniority: Seniority,
    levels: &Levels,
    preferences: &Preferences,
    reference: &Reference,
) -> PathsReport {
    let ground = Ground::new(origin, seniority, preferences, reference);
    let from = Origin::new(&ground, origin, levels);
    let candidates = candidates(&from);
    let [next, stretch] = moves(&from, &candidates);
    let (stay, moves) = together(&from, [(PathKind::NextDoor, next), (PathKind::Stretch, stretch)]);
    let mut paths = vec![stay];
    let (mut notes, mut borrowed) = (Vec::new(), Vec::new());
    for (kind, found) in moves {
        match found {
            Some((path, lenders)) => {
                paths.push(path);
                borrowed.extend(lenders);
            }
            None => notes.push(words::missing(kind, &candidates)),
        }
    }
    notes.extend(notes_on_data(ground.occupations.len(), borrowed));
    let missed = near_misses(&candidates, &paths);
    PathsReport {
        origin: origin.name(),
        near_misses: missed.iter().map(|to| near_miss(&from, to)).collect(),
        rate_first: rate_first(&from, [next, stretch].into_iter().flatten().chain(missed)),
        paths,
        opens_most: opens_most(&from, &candidates),
        notes,
    }
}

/// Occupations that are alike enough, the one to take first: what is easily stepped to and does not
/// score higher, then the most alike by the published thresholds, then the most useful of these.
fn next_doors<'a, 'b>(from: &Origin, candidates: &'b [Candidate<'a>]) -> Vec<&'b Candidate<'a>> {
    let rank = |to: &Candidate| {
        (to.easy, to.point <= from.point, tier(to.percentile, from.ground.model.paths.viable))
    };
    // They come most useful first, and the sort keeps that among equals.
    let mut doors: Vec<&Candidate> =
        candidates.iter().filter(|to| to.rejections.is_empty() && to.percentile >= ALIKE).collect();
    doors.sort_by_key(|to| Reverse(rank(to)));
    doors
}

/// How many thresholds of likeness are reached: related, much alike, viable, highly viable.
fn tier(percentile: f64, [viable, highly]: [f64; 2]) -> usize {
    [RELATED, MUCH_ALIKE, viable, highly].iter().filter(|least| percentile >= **least).count()
}

/// Next door and the stretch: the first door that leaves a stretch, so that one does not take the
/// other's place.
fn moves<'a, 'b>(from: &Origin, candidates: &'b [Candidate<'a>]) -> [Option<&'b Candidate<'a>>; 2] {
    let doors = next_doors(from, candidates);
    let both = doors.iter().take(DOORS).find_map(|next| {
        stretch(from, candidates, Some(next)).map(|stretch| [Some(*next), Some(stretch)])
    });
    both.unwrap_or_else(|| match doors.first() {
        Some(next) => [Some(*next), None],
        None => [None, stretch(from, candidates, None)],
    })
}

/// Another family or one zone up, by maximal marginal relevance: λ·U less (1 − λ)·what it shares
/// with next door. What is easily stepped to, does not score higher and is much alike comes first.
fn stretch<'a, 'b>(
    from: &Origin,
    candidates: &'b [Candidate<'a>],
    next: Option<&Candidate>,
) -> Option<&'b Candidate<'a>> {
    let relevance = from.ground.model.paths.relevance;
    let similarity = &from.ground.similarity;
    let worth = |to: &Candidate| {
        let same = next.map_or(0.0, |n| similarity.percentile(n.place, to.place) / 100.0);
        relevance * to.utility - (1.0 - relevance) * same
    };
    let here = from.occupation;
    let away = |to: &Candidate| {
        to.occupation.family() != here.family()
            || to.occupation.figures.zone == here.figures.zone.saturating_add(1)
    };
    let first = |to: &Candidate| (to.easy, to.point <= from.point, to.percentile >= MUCH_ALIKE);
    candidates
        .iter()
        .filter(|to| to.rejections.is_empty() && next.is_none_or(|n| n.place != to.place))
        .filter(|to| away(to) && is_related(to, candidates.len()))
        .max_by(|a, b| first(a).cmp(&first(b)).then(worth(a).total_cmp(&worth(b))))
}

/// A path, and whose skills stood in for missing ones.
type Moved = (Path, Vec<OccupationName>);

/// All paths at once: nearly all of the time goes into their draws, and these do not wait for each
/// other.
fn together(
    from: &Origin,
    moves: [(PathKind, Option<&Candidate>); 2],
) -> (Path, [(PathKind, Option<Moved>); 2]) {
    thread::scope(|scope| {
        let begun =
            moves.map(|(kind, to)| (kind, to.map(|to| scope.spawn(move || path(kind, from, to)))));
        let stay = reshape_path(from);
        let done = |begun: thread::ScopedJoinHandle<Moved>| {
            begun.join().unwrap_or_else(|panic| resume_unwind(panic))
        };
        (stay, begun.map(|(kind, begun)| (kind, begun.map(done))))
    })
}

/// The path, and whose skills stood in for missing ones.
fn path(kind: PathKind, from: &Origin, to: &Candidate) -> Moved {
    let model = &from.ground.model.paths;
    let lower = from.lower(to.occupation);
    let gap = from.skill_profile.gap(to.occupation);
    let projects = projects(from, to, &gap);
    let path = Path {
        kind,
        occupation: to.occupation.name(),
        score: shown(to.point),
        range: from.range_of(to.occupation, to.point),
        safer: lower >= model.safer,
        similarity_percentile: to.percentile,
        viability: viability(to.percentile, model.viable),
        wage: to.occupation.figures.wage,
        wage_ratio: pay(from.occupation, to.occupation),
        wage_year: to.occupation.figures.wage_year,
        growth: to.occupation.figures.growth,
        growth_years: to.occupation.figures.growth_years.clone(),
        hours: gap.total_hours,
        shared: shared(&gap),
        first: words::first_step(&projects, Some(to.occupation), from.ground.reference),
        projects,
        why: words::why(from, to, &gap, lower),
        gaps: gap.gaps.into_iter().filter(|gap| gap.need > gap.have).collect(),
        reshape: None,
    };
    (path, gap.borrowed_from)
}

/// Viability by the published percentiles.
fn viability(percentile: f64, viable: [f64; 2]) -> Viability {
    match tier(percentile, viable) {
        4 => Viability::HighlyViable,
        3 => Viability::Viable,
        _ => Viability::Stretch,
    }
}

/// What one already brings, most important first.
fn shared(gap: &GapReport) -> Vec<String> {
    let mut brought: Vec<_> = gap.gaps.iter().filter(|gap| gap.have >= gap.need).collect();
    brought.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    brought.into_iter().map(|gap| gap.label.clone()).collect()
}

/// Projects of the kind of work that is done there, by how much of the gap they work on per hour.
fn projects(from: &Origin, to: &Candidate, gap: &GapReport) -> Vec<ProjectId> {
    let done = |theme: &String| to.occupation.tasks.iter().any(|task| *task.theme == **theme);
    let closes = |skills: &[SkillId]| -> f64 {
        gap.gaps.iter().filter(|gap| skills.contains(&gap.skill)).map(|gap| gap.weight).sum()
    };
    let mut found: Vec<(f64, &ProjectId)> = from
        .ground
        .reference
        .projects
        .iter()
        .filter(|project| project.hours.mean() > 0.0 && project.themes.iter().any(done))
        .map(|project| (closes(&project.skills), project))
        .filter(|(closes, _)| *closes >= LEADS)
        .map(|(closes, project)| (closes / project.hours.mean(), &project.id))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().take(PROJECTS).map(|(_, id)| id.clone()).collect()
}

/// The most useful related occupations that filters reject, those first that only one rejects.
fn near_misses<'a, 'b>(candidates: &'b [Candidate<'a>], paths: &[Path]) -> Vec<&'b Candidate<'a>> {
    let taken = |to: &Candidate| paths.iter().any(|p| p.occupation.code == to.occupation.code);
    let mut rejected: Vec<&Candidate> = candidates
        .iter()
        .filter(|to| !taken(to) && !to.rejections.is_empty() && is_related(to, candidates.len()))
        .collect();
    rejected.sort_by_key(|to| to.rejections.len());
    let mut misses: Vec<&Candidate> = Vec::new();
    for to in rejected {
        let alike = misses.iter().filter(|miss| miss.rejections == to.rejections).count();
        if misses.len() < NEAR_MISSES && alike < ALIKE_MISSES {
            misses.push(to);
        }
    }
    misses
}

fn near_miss(from: &Origin, to: &Candidate) -> NearMiss {
    let mut preferences = from.ground.preferences.clone();
    let looked_at = (to.occupation, to.point, &to.missing);
    let admitted =
        to.rejections.iter().all(|rejection| admit(*rejection, from, looked_at, &mut preferences));
    let failed: Vec<String> =
        to.rejections.iter().map(|rejection| words::failed(*rejection, from, to)).collect();
    NearMiss {
        occupation: to.occupation.name(),
        failed: failed.join(" "),
        admits: words::admits(&to.rejections, &preferences).filter(|_| admitted),
        preferences: admitted.then_some(preferences),
    }
}

/// What a reader must know about the figures behind the paths.
fn notes_on_data(all: usize, borrowed: Vec<OccupationName>) -> Vec<String> {
    let mut notes = Vec::new();
    if all < SMALL_REFERENCE {
        notes.push(format!(
            "Waymark knows {all} occupations so far: percentiles and the words “viable” and “highly viable” compare among these only."
        ));
    }
    let mut lenders: Vec<String> = Vec::new();
    for lender in borrowed {
        if !lenders.contains(&lender.title) {
            lenders.push(lender.title);
        }
    }
    if !lenders.is_empty() {
        notes.push(format!(
            "Not every occupation here has published skills; those of {} stand in.",
            lenders.join(" and ")
        ));
    }
    notes
}
