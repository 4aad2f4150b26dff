//! Staying, and changing the mix of the week.

use super::{
    MovedTask, Path, PathKind, Reshape, ReshapeProject, ScoreThen, Viability,
    origin::{Ground, Origin, shown},
    words,
};
use crate::{
    id::ProjectId,
    occupation::{Occupation, Seniority},
    project::Project,
    reference::Reference,
    risk::{self, Lever, ScoreRange},
    skills::{self, Needs},
};

/// Points that a project must take off the score to be worth its hours.
const HELPS: f64 = -0.01;
/// Projects of one reshape.
const PROJECTS: usize = 4;

/// Days at which the mix of the week is shown: now, at the end of a plan, after a year.
pub(super) const DAYS: [u32; 3] = [0, 90, 365];

/// The projects that move the week best per hour, and the score once all are applied.
pub(super) fn reshape_path(from: &Origin) -> Path {
    let Ground { reference, seniority, model, .. } = from.ground;
    let (origin, seniority) = (from.occupation, *seniority);
    let levers = risk::levers(origin, seniority, &reference.projects, model);
    let chosen = chosen(from, &levers, reference);
    let with = |mastery: f64| {
        let practised: Vec<(&Project, f64)> =
            chosen.iter().map(|project| (*project, mastery)).collect();
        risk::reshape(origin, seniority, &practised, model)
    };
    let [_, applied, owned] = model.plan.mastery;
    let weeks = [origin.clone(), with(applied), with(owned)];
    let after = &weeks[1];
    let point = risk::point(after, seniority, model);
    let scores = risk::scores(&from.ground.draws, after, seniority, model);
    let lower = risk::share_lower(&from.scores, &scores);
    let range = risk::range_of(scores, point, model.noise.level);
    let later = risk::point(&weeks[2], seniority, model);
    let scores = [
        then(from.point, &from.range),
        then(point, &range),
        then(later, &from.range_of(&weeks[2], later)),
    ];
    let projects: Vec<ProjectId> = chosen.iter().map(|project| project.id.clone()).collect();
    Path {
        kind: PathKind::Reshape,
        occupation: origin.name(),
        score: shown(point),
        range,
        safer: lower >= model.paths.safer,
        similarity_percentile: 100.0,
        viability: Viability::HighlyViable,
        wage: origin.figures.wage,
        wage_ratio: origin.figures.wage.map(|_| 1.0),
        wage_year: origin.figures.wage_year,
        growth: origin.figures.growth,
        growth_years: origin.figures.growth_years.clone(),
        hours: skills::total(chosen.iter().map(|project| project.hours)),
        shared: Needs::finest(origin)
            .iter()
            .filter_map(|need| reference.skill(&need.skill))
            .map(|skill| skill.label.clone())
            .collect(),
        gaps: Vec::new(),
        first: words::first_step(&projects, None, reference),
        why: why(chosen.len(), origin, after, seniority, [from.point, point]),
        reshape: Some(reshaped(from, &weeks, scores, (&chosen, &levers))),
        projects,
    }
}

/// The week at each of [`DAYS`], and what moves it.
fn reshaped(
    from: &Origin,
    weeks: &[Occupation; 3],
    scores: [ScoreThen; 3],
    (chosen, levers): (&[&Project], &[Lever]),
) -> Reshape {
    let seniority = from.ground.seniority;
    let mixes = weeks.each_ref().map(|week| risk::mix(week, seniority));
    let tasks = from.occupation.tasks.iter().enumerate().map(|(place, task)| MovedTask {
        id: task.id.to_string(),
        label: task.label.to_string(),
        shares: mixes.each_ref().map(|mix| mix.get(place).copied().unwrap_or_default()),
    });
    let points =
        |id: &str| levers.iter().find(|one| one.project == id).map_or(0.0, |one| one.points);
    let projects = chosen.iter().map(|project| ReshapeProject {
        project: project.id.clone(),
        title: project.title.clone(),
        points: points(&project.id),
        hours: project.hours.range(),
        agree: project.agree.clone(),
    });
    Reshape { days: DAYS, tasks: tasks.collect(), scores, projects: projects.collect() }
}

fn then(point: f64, range: &ScoreRange) -> ScoreThen {
    ScoreThen { score: shown(point), point, low: range.low, high: range.high }
}

/// The levers that fit, best per hour first: they lower the score, and the occupation asks for
/// most of what they build. What has to come first comes first.
fn chosen<'a>(from: &Origin, levers: &[Lever], reference: &'a Reference) -> Vec<&'a Project> {
    let needs = Needs::finest(from.occupation);
    let fits = |project: &&Project| from.skill_profile.fits(&project.skills, &needs);
    let helpful = levers.iter().filter(|lever| lever.points < HELPS);
    let mut chosen: Vec<&Project> = Vec::new();
    for project in helpful.filter_map(|lever| reference.project(&lever.project)).filter(fits) {
        let mut more = chosen.clone();
        add(project, &mut more, &mut Vec::new(), reference);
        if more.len() <= PROJECTS {
            chosen = more;
        }
    }
    chosen
}

/// Adds `project` after everything that comes before it. `begun` ends a circle.
fn add<'a>(
    project: &'a Project,
    chosen: &mut Vec<&'a Project>,
    begun: &mut Vec<&'a str>,
    reference: &'a Reference,
) {
    if chosen.iter().any(|p| p.id == project.id) || begun.contains(&project.id.as_str()) {
        return;
    }
    begun.push(&project.id);
    for before in project.after.iter().filter_map(|id| reference.project(id)) {
        add(before, chosen, begun, reference);
    }
    chosen.push(project);
}

fn why(
    projects: usize,
    before: &Occupation,
    after: &Occupation,
    seniority: Seniority,
    [from, to]: [f64; 2],
) -> Vec<String> {
    if projects == 0 {
        return vec![
            "None of the practices we know would move your week towards safer work.".into(),
        ];
    }
    let mixes = [before, after].map(|occupation| risk::mix(occupation, seniority));
    let gains = mixes[0].iter().zip(&mixes[1]).map(|(before, after)| after - before);
    let moved = gains.clone().fold(0.0, |sum, gain| sum + gain.max(0.0));
    let most = before.tasks.iter().zip(gains).max_by(|a, b| a.1.total_cmp(&b.1));
    let to_what =
        most.map_or(String::new(), |(task, _)| format!(", most of it to “{}”", task.label));
    vec![
        format!(
            "You stay where people know you, and move about {:.0}% of your week{to_what}.",
            moved * 100.0
        ),
        format!(
            "Once {} part of your work, the score goes from {from:.1} to {to:.1}.",
            if projects == 1 {
                "this practice is".to_owned()
            } else {
                format!("{projects} practices are")
            }
        ),
        "Learning alone moves nothing: the score follows what your week is made of.".into(),
    ]
}
