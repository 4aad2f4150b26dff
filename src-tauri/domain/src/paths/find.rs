//! Finding the three paths.

use super::{
    NearMiss, Path, PathKind, PathsReport, Viability,
    candidates::{Candidate, Origin, candidates},
    doors::opens_most,
    reshape::reshape_path,
    similarity::Similarity,
    utility::pay,
    words,
};
use crate::{
    bounded::Score,
    occupation::{Occupation, OccupationName, Seniority},
    profile::Levels,
    risk::{self, Draws},
    skills::{GapReport, Standing},
    world::World,
};

/// Fewer occupations than this make percentiles a comparison among few.
const SMALL_WORLD: usize = 100;
const NEAR_MISSES: usize = 5;
/// Below this percentile of similarity nothing is next door.
const ALIKE: f64 = 70.0;
/// Below this percentile nothing is a stretch, where there are enough occupations to choose from.
const RELATED: f64 = 80.0;
/// Practices named for a move.
const PRACTICES: usize = 6;

/// Three paths from `origin` for somebody with these levels, or fewer with the reason in `notes`.
///
/// Similarity finds, the filters bar, utility chooses: next door is the most similar occupation that
/// passes, the stretch the most useful one in another family or one zone up that is not next door
/// once more. Seniority is taken along.
pub fn find(
    origin: &Occupation,
    seniority: Seniority,
    levels: &Levels,
    world: &World,
) -> PathsReport {
    let model = &world.model;
    let (occupations, parts) = with_origin(origin, world);
    let most = occupations.iter().map(|o| o.tasks.len()).fold(origin.tasks.len(), usize::max);
    let draws = Draws::new(2 * most, model);
    let standing = Standing::new(origin, levels, world);
    let worked_out;
    let similarity = if world.similarity.count() == occupations.len() {
        &world.similarity
    } else {
        worked_out = Similarity::of(&occupations);
        &worked_out
    };
    let point = risk::point(origin, seniority, model);
    let scores = risk::scores(&draws, origin, seniority, model);
    let from = Origin {
        occupation: origin,
        parts,
        seniority,
        point,
        range: risk::interval(scores.clone(), point, model.noise.level),
        scores,
        standing: &standing,
        draws: &draws,
        world,
    };
    let candidates = candidates(&from, &occupations, similarity);
    let next = next_door(&from, &candidates);
    let stretch = stretch(&from, &candidates, next, similarity);
    let mut paths = vec![reshape_path(&from)];
    let (mut notes, mut borrowed) = (Vec::new(), Vec::new());
    for (kind, chosen) in [(PathKind::NextDoor, next), (PathKind::Stretch, stretch)] {
        match chosen {
            Some(to) => {
                let (path, lenders) = path(kind, &from, to);
                paths.push(path);
                borrowed.extend(lenders);
            }
            None => notes.push(words::missing(kind, &candidates)),
        }
    }
    notes.extend(notes_on_data(occupations.len(), borrowed));
    PathsReport {
        origin: origin.name(),
        near_misses: near_misses(&from, &candidates, &paths),
        paths,
        opens_most: opens_most(origin, &standing, world),
        notes,
    }
}

/// All occupations with the origin as the person has it, and its place among them: its own, or those
/// of what it is made of, each with its part.
fn with_origin<'a>(
    origin: &'a Occupation,
    world: &'a World,
) -> (Vec<&'a Occupation>, Vec<(usize, f64)>) {
    let mut all: Vec<&Occupation> = world.occupations.iter().collect();
    let place = |code: &str| world.occupations.iter().position(|one| one.code == code);
    if !origin.made_of.is_empty() {
        let parts = origin.made_of.iter();
        let parts = parts.filter_map(|part| Some((place(&part.occupation.code)?, part.share)));
        return (all, parts.collect());
    }
    let place = place(&origin.code).unwrap_or(all.len());
    match all.get_mut(place) {
        Some(known) => *known = origin,
        None => all.push(origin),
    }
    (all, vec![(place, 1.0)])
}

/// The most alike occupation, one that does not score higher before one that does.
fn next_door<'a, 'b>(from: &Origin, candidates: &'b [Candidate<'a>]) -> Option<&'b Candidate<'a>> {
    let no_higher = |to: &Candidate| to.point <= from.point;
    candidates
        .iter()
        .filter(|to| to.barred.is_none() && to.percentile >= ALIKE)
        .max_by(|a, b| no_higher(a).cmp(&no_higher(b)).then(a.percentile.total_cmp(&b.percentile)))
}

/// Another family or one zone up, by maximal marginal relevance: λ·U less (1 − λ)·what it shares
/// with next door.
fn stretch<'a, 'b>(
    from: &Origin,
    candidates: &'b [Candidate<'a>],
    next: Option<&Candidate>,
    similarity: &Similarity,
) -> Option<&'b Candidate<'a>> {
    let relevance = from.world.model.paths.relevance;
    let worth = |to: &Candidate| {
        let same = next.map_or(0.0, |n| similarity.percentile(n.place, to.place) / 100.0);
        relevance * to.utility - (1.0 - relevance) * same
    };
    let here = from.occupation;
    let related = |to: &Candidate| candidates.len() < SMALL_WORLD || to.percentile >= RELATED;
    let away = |to: &Candidate| {
        to.occupation.family() != here.family()
            || to.occupation.figures.zone == here.figures.zone.saturating_add(1)
    };
    candidates
        .iter()
        .filter(|to| to.barred.is_none() && next.is_none_or(|n| n.place != to.place))
        .filter(|to| away(to) && related(to))
        .max_by(|a, b| worth(a).total_cmp(&worth(b)))
}

/// The path, and whose skills stood in for missing ones.
fn path(kind: PathKind, from: &Origin, to: &Candidate) -> (Path, Vec<OccupationName>) {
    let model = &from.world.model;
    let [viable, highly] = model.paths.viable;
    let scores = risk::scores(from.draws, to.occupation, from.seniority, model);
    let lower = from.lower(to);
    let gap = from.standing.gap(to.occupation);
    let path = Path {
        kind,
        occupation: to.occupation.name(),
        score: shown(to.point),
        interval: risk::interval(scores, to.point, model.noise.level),
        safer: lower >= model.paths.safer,
        similarity_percentile: to.percentile,
        viability: match to.percentile {
            p if p >= highly => Viability::HighlyViable,
            p if p >= viable => Viability::Viable,
            _ => Viability::Stretch,
        },
        wage: to.occupation.figures.wage,
        wage_ratio: pay(from.occupation, to.occupation),
        growth: to.occupation.figures.growth,
        hours: gap.total_hours,
        shared: shared(&gap),
        practices: practices(from, to, &gap),
        why: words::why(from, to, &gap, lower),
        gaps: gap.gaps.into_iter().filter(|gap| gap.need > gap.have).collect(),
    };
    (path, gap.borrowed_from)
}

/// A score in whole points.
pub(super) fn shown(point: f64) -> Score {
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    Score::saturating(point.round() as i64)
}

/// What one already brings, most important first.
fn shared(gap: &GapReport) -> Vec<String> {
    let mut brought: Vec<_> = gap.gaps.iter().filter(|gap| gap.have >= gap.need).collect();
    brought.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    brought.into_iter().map(|gap| gap.label.clone()).collect()
}

/// Practices of the kind of work that is done there, by how much of the gap they work on per hour.
fn practices(from: &Origin, to: &Candidate, gap: &GapReport) -> Vec<String> {
    let done = |theme: &String| to.occupation.tasks.iter().any(|task| *task.theme == **theme);
    let closes = |skills: &[String]| -> f64 {
        gap.gaps.iter().filter(|gap| skills.contains(&gap.skill)).map(|gap| gap.weight).sum()
    };
    let mut found: Vec<(f64, &String)> = from
        .world
        .practices
        .iter()
        .filter(|practice| practice.hours.mean() > 0.0 && practice.themes.iter().any(done))
        .map(|practice| (closes(&practice.skills) / practice.hours.mean(), &practice.id))
        .filter(|(closes, _)| *closes > 0.0)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().take(PRACTICES).map(|(_, id)| id.clone()).collect()
}

/// The most useful occupations that a filter bars.
fn near_misses(from: &Origin, candidates: &[Candidate], paths: &[Path]) -> Vec<NearMiss> {
    let taken = |to: &Candidate| paths.iter().any(|p| p.occupation.code == to.occupation.code);
    candidates
        .iter()
        .filter(|to| !taken(to))
        .filter_map(|to| {
            Some(NearMiss { occupation: to.occupation.name(), failed: words::failed(from, to)? })
        })
        .take(NEAR_MISSES)
        .collect()
}

/// What a reader must know about the figures behind the paths.
fn notes_on_data(all: usize, borrowed: Vec<OccupationName>) -> Vec<String> {
    let mut notes = Vec::new();
    if all < SMALL_WORLD {
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
