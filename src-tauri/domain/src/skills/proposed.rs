//! Levels that what was practised speaks for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::SkillProfile;
use crate::{
    id::SkillId,
    occupation::Occupation,
    plan::{Milestone, Plan, Progress},
    profile::Levels,
    reference::Reference,
};

/// Levels are proposed in steps of this.
const STEP: f64 = 0.5;
const HIGHEST: f64 = 7.0;

/// A level that finished milestones speak for. It is a proposal: nothing counts before the person says
/// so.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ProposedLevel {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// The level that counts now, 0-7.
    pub have: f64,
    /// The level that is proposed, 0-7.
    pub level: f64,
    /// Hours of the milestones, as far as told, else as planned.
    pub hours: f64,
    /// Titles of the milestones.
    pub milestones: Vec<String>,
}

/// Levels that the finished milestones of `plan` speak for, the largest step first.
///
/// An hour of a project counts for each skill that it builds; a level takes the mean of the hours per
/// level that the gap is counted with. What was finished up to the day of the person's own rating
/// (`rated`) is in that rating already.
pub fn proposed(
    plan: &Plan,
    origin: &Occupation,
    levels: &Levels,
    rated: &BTreeMap<SkillId, NaiveDate>,
    reference: &Reference,
) -> Vec<ProposedLevel> {
    let skill_profile = SkillProfile::new(origin, levels, reference);
    let mut hours: BTreeMap<&str, (f64, Vec<String>)> = BTreeMap::new();
    for milestone in &plan.draft.milestones {
        let Progress::Done { on, .. } = milestone.progress else { continue };
        let Some(project) = reference.project(&milestone.project) else { continue };
        for skill in &project.skills {
            if rated.get(skill).is_some_and(|rated| on <= *rated) {
                continue;
            }
            let sum = hours.entry(skill).or_default();
            sum.0 += f64::from(worked(plan, milestone)) / 60.0;
            sum.1.push(milestone.title.clone());
        }
    }
    let [low, mode, high] = reference.model.paths.hours_per_level;
    let per_level = (low + mode + high) / 3.0;
    let mut proposed: Vec<ProposedLevel> = hours
        .into_iter()
        .filter_map(|(skill, (hours, milestones))| {
            let known = reference.skill(skill)?;
            let have = skill_profile.have(skill);
            let gained = (hours / per_level / STEP).round() * STEP;
            let level = (have + gained).min(HIGHEST);
            (level - have >= STEP / 2.0).then(|| ProposedLevel {
                skill: skill.into(),
                label: known.label.clone(),
                have,
                level,
                hours,
                milestones,
            })
        })
        .collect();
    let step = |one: &ProposedLevel| one.level - one.have;
    proposed.sort_by(|a, b| step(b).total_cmp(&step(a)).then_with(|| a.skill.cmp(&b.skill)));
    proposed
}

/// Minutes of a milestone's finished steps, as far as told, else as planned.
fn worked(plan: &Plan, milestone: &Milestone) -> u32 {
    let own = plan.draft.steps.iter().filter(|s| s.milestone.as_ref() == Some(&milestone.id));
    own.map(|step| match step.progress {
        Progress::Done { minutes, .. } => minutes.unwrap_or(step.minutes),
        _ => 0,
    })
    .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{model, reference, seed_role},
        id::Uid,
        occupation::Seniority,
        plan::{Actual, Ask, draft},
    };

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// A plan with everything of one project done, and the skill that it builds.
    fn practised(minutes: u32) -> (Plan, SkillId) {
        let reference = reference();
        let ask = Ask { start: date("2026-01-05"), days: 90, ..Ask::default() };
        let request = ask.request(1.5, &model().plan).expect("sound");
        let draft = draft(&seed_role(), Seniority::Mid, None, &Levels::new(), &request, &reference);
        let mut plan = Plan { id: 1, uid: Uid::default(), draft, actual: Actual::default() };
        let project = plan.draft.milestones[0].project.clone();
        let skill = reference.project(&project).expect("known").skills[0].clone();
        for milestone in &mut plan.draft.milestones {
            if milestone.project != project {
                continue;
            }
            let done =
                Progress::Done { on: date("2026-02-01"), minutes: None, note: String::new() };
            milestone.progress = done;
            let own = plan.draft.steps.iter_mut();
            for step in own.filter(|step| step.milestone.as_ref() == Some(&milestone.id)) {
                step.progress = Progress::Done {
                    on: date("2026-02-01"),
                    minutes: Some(minutes),
                    note: String::new(),
                };
            }
        }
        (plan, skill)
    }

    fn of(
        plan: &Plan,
        levels: &Levels,
        rated: &BTreeMap<SkillId, NaiveDate>,
    ) -> Vec<ProposedLevel> {
        proposed(plan, &seed_role(), levels, rated, &reference())
    }

    #[test]
    fn what_was_practised_proposes_a_level_with_its_reasons() {
        let (plan, skill) = practised(240);
        let all = of(&plan, &Levels::new(), &BTreeMap::new());
        let one = all.iter().find(|one| one.skill == skill).expect("a proposal");
        assert!(one.level > one.have && one.level <= 7.0, "{one:?}");
        assert!(!one.milestones.is_empty() && one.hours > 0.0);
    }

    #[test]
    fn nothing_done_and_little_done_propose_nothing() {
        let (mut plan, _) = practised(1);
        assert_eq!(of(&plan, &Levels::new(), &BTreeMap::new()), []);
        for milestone in &mut plan.draft.milestones {
            milestone.progress = Progress::Open;
        }
        assert_eq!(of(&plan, &Levels::new(), &BTreeMap::new()), []);
    }

    #[test]
    fn what_was_rated_afterwards_is_not_counted_twice() {
        let (plan, skill) = practised(60);
        let all = of(&plan, &Levels::new(), &BTreeMap::new());
        let level = all.iter().find(|one| one.skill == skill).expect("a proposal").level;
        let levels = Levels::from([(skill.clone(), level)]);
        let rated = BTreeMap::from([(skill.clone(), date("2026-02-02"))]);
        assert!(of(&plan, &levels, &rated).iter().all(|one| one.skill != skill));
        let before = BTreeMap::from([(skill.clone(), date("2026-01-31"))]);
        assert!(of(&plan, &levels, &before).iter().any(|one| one.skill == skill));
    }
}
