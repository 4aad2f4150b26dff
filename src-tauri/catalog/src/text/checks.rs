//! What must hold of the catalogue, and what would be right where it does not.

use std::collections::BTreeSet;

use domain::{
    id::ProjectId,
    occupation::{Occupation, Seniority},
    project::Project,
};

use crate::compact::{Activity, Compact};

const ELASTICITIES: [f64; 5] = [0.5, 0.8, 1.0, 1.2, 1.5];
const LONGEST_MILESTONE: u32 = 600;
const FIRST_STEP: u32 = 25;
const LONGEST_STEP: u32 = 90;
const SHORTEST_STEP: u32 = 10;
/// Every step but the first is worth sitting down for.
const SITTING: u32 = 25;
/// The form for 30 days: minutes, and days of waiting in all.
const LONGEST_INTENSIVE: u32 = 420;
const LONGEST_WAIT: u32 = 10;
/// Levels that have an anchor: 0 needs none.
const LEVELS: usize = 7;

/// Checks everything against everything.
pub fn check(reference: &Compact, problems: &mut Vec<String>) {
    let known = Known {
        themes: reference.themes.iter().map(|(id, _)| id.as_str()).collect(),
        skills: reference.skills.iter().map(|skill| skill.id.as_str()).collect(),
        sources: reference.sources.iter().map(|source| source.name.as_str()).collect(),
        projects: reference.projects.iter().map(|project| project.id.as_str()).collect(),
    };
    for occupation in reference.roles.iter().map(|role| &role.occupation) {
        let file = format!("roles/{}.toml", occupation.code);
        role(occupation, &known, &mut |problem| problems.push(format!("{file}: {problem}")));
    }
    for one in reference.projects.iter() {
        let file = format!("projects/{}.toml", one.id);
        project(one, &known, &mut |problem| problems.push(format!("{file}: {problem}")));
    }
    for one in &reference.published.activities {
        activity(one, &known, &mut |problem| problems.push(format!("activities.csv: {problem}")));
    }
    if let Some(circle) = circle(&reference.projects) {
        problems.push(format!("projects/{circle}.toml: `after` leads back to itself"));
    }
    for skill in &reference.skills {
        if skill.anchors.len() != LEVELS || skill.anchors.iter().any(String::is_empty) {
            problems
                .push(format!("anchors.csv: {} needs one for each level from 1 to 7", skill.id));
        }
    }
    let own =
        reference.skills.iter().filter(|skill| !skill.id.starts_with(|c: char| c.is_ascii_digit()));
    let ids: Vec<&str> = own.map(|skill| skill.id.as_str()).collect();
    if !ids.is_sorted() {
        problems.push("skills.toml: keep the skills in order of id".into());
    }
}

struct Known<'a> {
    themes: BTreeSet<&'a str>,
    skills: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    projects: BTreeSet<&'a str>,
}

fn role(role: &Occupation, known: &Known, wrong: &mut dyn FnMut(String)) {
    if !(8..=12).contains(&role.tasks.len()) {
        wrong(format!("{} tasks; a role has 8 to 12", role.tasks.len()));
    }
    if !(8..=16).contains(&role.skills.len()) {
        wrong(format!("{} skills; a role has 8 to 16", role.skills.len()));
    }
    if !ELASTICITIES.contains(&role.elasticity) {
        wrong(format!("elasticity {}; use .5, .8, 1, 1.2 or 1.5", role.elasticity));
    }
    for seniority in Seniority::ALL {
        let sum: f64 = role.mixes[seniority as usize].iter().sum();
        if (sum - 1.0).abs() > 1e-9 {
            wrong(format!(
                "the {seniority:?} column of `mix` sums to {:.1}; it should be 100",
                sum * 100.0
            ));
        }
    }
    for task in &role.tasks {
        let words = task.label.split_whitespace().count();
        if !(2..=8).contains(&words) {
            wrong(format!("task “{}” has a label of {words} words; use 3 to 7", task.id));
        }
        if !known.themes.contains(&*task.theme) {
            wrong(format!(
                "task “{}” has the unknown theme “{}”; see themes.toml",
                task.id, task.theme
            ));
        }
        if !known.sources.contains(&*task.source) {
            wrong(format!(
                "task “{}” has the unknown source “{}”; see sources.toml",
                task.id, task.source
            ));
        }
        if !(0.0..=1.0).contains(&task.ai_work) || !(0.03..=0.95).contains(&task.rating) {
            wrong(format!(
                "task “{}”: `ai_work` goes from 0 to 1, `capability` from .03 to .95",
                task.id
            ));
        }
        if !task.why.ends_with('.') || task.why.matches(". ").count() > 0 {
            wrong(format!("task “{}”: `why` is one sentence", task.id));
        }
    }
    unique(role.tasks.iter().map(|task| &*task.id), wrong);
    unique(role.skills.iter().map(|need| &*need.skill), wrong);
    for need in &role.skills {
        if !known.skills.contains(&*need.skill) {
            wrong(format!("the skill “{}” is unknown; see skills.toml", need.skill));
        }
        if !(0.0..=7.0).contains(&need.level) || !(1.0..=5.0).contains(&need.importance) {
            wrong(format!("skill “{}”: levels go from 0 to 7, importance from 1 to 5", need.skill));
        }
    }
}

fn activity(activity: &Activity, known: &Known, wrong: &mut dyn FnMut(String)) {
    let words = activity.label.split_whitespace().count();
    if !(1..=7).contains(&words) {
        wrong(format!("{} has a label of {words} words; use 3 to 7", activity.id));
    }
    if !known.themes.contains(activity.theme.as_str()) {
        wrong(format!("{} has the unknown theme “{}”", activity.id, activity.theme));
    }
    if !activity.why.ends_with('.') || activity.why.matches(". ").count() > 0 {
        wrong(format!("{}: `why` is one sentence", activity.id));
    }
}

fn project(project: &Project, known: &Known, wrong: &mut dyn FnMut(String)) {
    let hours = project.hours;
    if !(hours.low <= hours.mode && hours.mode <= hours.high) {
        wrong("`hours` rise from low over mode to high".into());
    }
    let minutes: u32 = project.milestones.iter().map(|milestone| milestone.minutes).sum();
    if !(hours.low..=hours.high).contains(&(f64::from(minutes) / 60.0)) {
        wrong(format!(
            "the milestones take {:.1} hours, outside `hours`",
            f64::from(minutes) / 60.0
        ));
    }
    if !(2..=5).contains(&project.milestones.len()) {
        wrong(format!("{} milestones; a project has 2 to 5", project.milestones.len()));
    }
    let phases: Vec<_> = project.milestones.iter().map(|milestone| milestone.phase).collect();
    if !phases.is_sorted() {
        wrong("milestones go from learn over apply to prove".into());
    }
    fn unknown(ids: &[impl AsRef<str>], known: &BTreeSet<&str>) -> Vec<String> {
        let ids = ids.iter().map(AsRef::as_ref).filter(|id| !known.contains(id));
        ids.map(str::to_owned).collect()
    }
    for (what, ids) in [
        ("theme", unknown(&project.themes, &known.themes)),
        ("skill", unknown(&project.skills, &known.skills)),
        ("project", unknown(&project.after, &known.projects)),
    ] {
        if !ids.is_empty() {
            wrong(format!("unknown {what}: {}", ids.join(", ")));
        }
    }
    if project.themes.is_empty()
        || project.skills.is_empty()
        || !(0.0..=0.1).contains(&project.moves)
    {
        wrong("it needs themes and skills, and moves at most a tenth of the week".into());
    }
    for milestone in &project.milestones {
        let sum: u32 = milestone.steps.iter().map(|step| step.minutes).sum();
        if sum != milestone.minutes || sum > LONGEST_MILESTONE {
            wrong(format!(
                "milestone “{}” takes {} minutes and its steps {sum}; they agree, at most {LONGEST_MILESTONE}",
                milestone.id, milestone.minutes
            ));
        }
        for step in &milestone.steps {
            if !(SHORTEST_STEP..=LONGEST_STEP).contains(&step.minutes) {
                wrong(format!(
                    "step “{}” takes {} minutes; 10 to 90 are a sitting",
                    step.title, step.minutes
                ));
            }
        }
    }
    let first = project.milestones.first().and_then(|milestone| milestone.steps.first());
    if first.is_none_or(|step| step.minutes > FIRST_STEP) {
        wrong(format!("its first step takes at most {FIRST_STEP} minutes"));
    }
    let steps = project.milestones.iter().flat_map(|milestone| &milestone.steps);
    for step in steps.skip(1).filter(|step| step.minutes < SITTING) {
        wrong(format!("step “{}” takes less than {SITTING} minutes", step.title));
    }
    forms(project, wrong);
}

/// Its forms: for somebody who practises apart from work, and for a plan of 30 days.
fn forms(project: &Project, wrong: &mut dyn FnMut(String)) {
    for milestone in &project.milestones {
        if milestone.at_work != milestone.practised.is_some() {
            wrong(format!("milestone “{}”: `at_work` and `practised` go together", milestone.id));
        }
    }
    let short: Vec<_> = project
        .milestones
        .iter()
        .filter(|milestone| project.intensive.contains(&milestone.id))
        .collect();
    let first = project.milestones.first().map(|milestone| &milestone.id);
    let minutes: u32 = short.iter().map(|milestone| milestone.minutes).sum();
    let waits: u32 = short.iter().flat_map(|one| &one.steps).map(|step| step.wait_days).sum();
    if short.len() != project.intensive.len() || project.intensive.first() != first {
        wrong("`intensive` names milestones in their order, the first one first".into());
    }
    if !short.iter().any(|milestone| milestone.at_work) {
        wrong("`intensive` holds a deliverable at work".into());
    }
    if minutes > LONGEST_INTENSIVE || waits > LONGEST_WAIT {
        wrong(format!(
            "`intensive` takes at most {LONGEST_INTENSIVE} minutes and waits at most {LONGEST_WAIT} days"
        ));
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>, wrong: &mut dyn FnMut(String)) {
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| !seen.insert(*id)) {
        wrong(format!("“{id}” stands twice"));
    }
}

/// A project that waits for itself, if there is one.
fn circle(projects: &[Project]) -> Option<&str> {
    let waits =
        |id: &str| projects.iter().find(|p| p.id == id).map_or(&[][..], |p| p.after.as_slice());
    projects.iter().map(|project| project.id.as_str()).find(|start| {
        let mut ahead: Vec<&str> = waits(start).iter().map(ProjectId::as_str).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = ahead.pop() {
            if id == *start {
                return true;
            }
            if seen.insert(id) {
                ahead.extend(waits(id).iter().map(ProjectId::as_str));
            }
        }
        false
    })
}
