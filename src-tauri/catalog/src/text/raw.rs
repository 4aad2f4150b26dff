//! The text files as they are written.

use std::collections::BTreeMap;

use domain::{
    model::{Model, RiskModel},
    occupation::{
        Automation, Basis, Domain, Facets, Figures, Kind, Occupation, Ruler, SkillNeed, Task,
    },
    practice::{Hours, Outline, Practice},
    skills::{Skill, SkillKind},
    world::World,
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skills {
    skill: Vec<RawSkill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSkill {
    id: String,
    kind: SkillKind,
    label: String,
    about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    theme: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    source: Vec<Source>,
}

/// A role's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRole {
    id: String,
    title: String,
    onet: String,
    #[serde(default)]
    aliases: Vec<String>,
    summary: String,
    elasticity: f64,
    elasticity_why: String,
    licence: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default, rename = "task")]
    tasks: Vec<RawTask>,
    #[serde(default, rename = "skill")]
    skills: Vec<RawNeed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTask {
    id: String,
    label: String,
    theme: String,
    net: Option<Rung>,
    capability: Option<f64>,
    mix: [f64; 4],
    facets: Facets,
    domain: Domain,
    adjacent: f64,
    automates: Automation,
    why: String,
    source: String,
}

/// A rung of the ladder of net values.
#[derive(Clone, Copy, Deserialize)]
enum Rung {
    #[serde(rename = "very low")]
    VeryLow,
    #[serde(rename = "low")]
    Low,
    #[serde(rename = "moderate")]
    Moderate,
    #[serde(rename = "high")]
    High,
    #[serde(rename = "very high")]
    VeryHigh,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNeed {
    id: String,
    level: f64,
    importance: f64,
}

/// A practice's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPractice {
    id: String,
    title: String,
    outcome: String,
    hours: Hours,
    #[serde(default)]
    after: Vec<String>,
    skills: Vec<String>,
    themes: Vec<String>,
    moves: f64,
    evidence: String,
    recall: String,
    #[serde(rename = "milestone")]
    milestones: Vec<Outline>,
}

/// A file with an id that must be its name.
pub trait Named {
    /// The id in the file.
    fn id(&self) -> &str;
}

impl Named for RawRole {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for RawPractice {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Parses one file; what is wrong is noted with its line.
pub fn parse<T: DeserializeOwned>(name: &str, text: &str, problems: &mut Vec<String>) -> Option<T> {
    toml::from_str(text)
        .map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            problems.push(format!("{name}:{line}: {}", error.message()));
        })
        .ok()
}

/// Parses every file of a folder and holds each id against the file's name.
pub fn parse_all<T: DeserializeOwned + Named>(
    files: &[(String, String)],
    problems: &mut Vec<String>,
) -> Vec<T> {
    let mut parsed = Vec::new();
    for (name, text) in files {
        let Some(one) = parse::<T>(name, text, problems) else { continue };
        let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".toml");
        if one.id() != stem {
            problems.push(format!(
                "{name}: the id is “{}”; it should be the file's name, “{stem}”",
                one.id()
            ));
        }
        parsed.push(one);
    }
    parsed
}

/// Everything that was read.
pub struct Parts {
    pub model: Option<Model>,
    pub skills: Option<Skills>,
    pub themes: Option<Themes>,
    pub sources: Option<Sources>,
    pub roles: Vec<RawRole>,
    pub practices: Vec<RawPractice>,
    pub figures: BTreeMap<String, Figures>,
    pub rulers: BTreeMap<String, Vec<Ruler>>,
}

impl Parts {
    /// Ids of the themes.
    pub fn themes(&self) -> Vec<String> {
        self.themes.iter().flat_map(|themes| themes.theme.keys().cloned()).collect()
    }

    /// Brings the parts together.
    pub fn world(&self, version: &str, problems: &mut Vec<String>) -> Option<(World, Vec<Source>)> {
        let mut model = self.model.clone()?;
        model.versions.catalog = version.to_owned();
        let occupations = self
            .roles
            .iter()
            .filter_map(|role| self.occupation(role, &model.risk, problems))
            .collect();
        let skills = self.skills.as_ref()?.skill.iter().map(|skill| Skill {
            id: skill.id.clone(),
            kind: skill.kind,
            label: skill.label.clone(),
            about: skill.about.clone(),
        });
        let practices = self.practices.iter().map(practice).collect();
        let world = World { occupations, practices, skills: skills.collect(), model };
        Some((world, self.sources.as_ref()?.source.clone()))
    }

    fn occupation(
        &self,
        role: &RawRole,
        model: &RiskModel,
        problems: &mut Vec<String>,
    ) -> Option<Occupation> {
        let Some(figures) = self.figures.get(&role.onet) else {
            problems.push(format!(
                "roles/{}.toml: there are no figures for {}; run `cargo xtask catalog`",
                role.id, role.onet
            ));
            return None;
        };
        let share = |task: &RawTask, column: usize| task.mix[column] / 100.0;
        Some(Occupation {
            code: role.id.clone(),
            onet: role.onet.clone(),
            title: role.title.clone(),
            kind: Kind::Role,
            summary: role.summary.clone(),
            aliases: role.aliases.clone(),
            tasks: role.tasks.iter().filter_map(|one| task(role, one, model, problems)).collect(),
            mixes: [0, 1, 2, 3]
                .map(|column| role.tasks.iter().map(|task| share(task, column)).collect()),
            skills: role
                .skills
                .iter()
                .map(|need| SkillNeed {
                    skill: need.id.clone(),
                    level: need.level,
                    importance: need.importance,
                })
                .collect(),
            elasticity: role.elasticity,
            elasticity_why: role.elasticity_why.clone(),
            licence: role.licence.clone(),
            figures: figures.clone(),
            rulers: self.rulers.get(&role.onet).cloned().unwrap_or_default(),
            notes: role.notes.clone(),
        })
    }
}

fn task(
    role: &RawRole,
    task: &RawTask,
    model: &RiskModel,
    problems: &mut Vec<String>,
) -> Option<Task> {
    let (basis, rating) = match (task.net, task.capability) {
        (Some(rung), None) => (Basis::Net, model.labels[rung as usize]),
        (None, Some(capability)) => (Basis::Capability, capability),
        _ => {
            problems.push(format!(
                "roles/{}.toml: task “{}” needs either `net` or `capability`, not both",
                role.id, task.id
            ));
            return None;
        }
    };
    Some(Task {
        id: task.id.clone(),
        label: task.label.clone(),
        theme: task.theme.clone(),
        share: task.mix[1] / 100.0,
        basis,
        rating,
        facets: task.facets,
        domain: task.domain,
        adjacent: task.adjacent,
        automates: task.automates,
        why: task.why.clone(),
        source: task.source.clone(),
    })
}

fn practice(raw: &RawPractice) -> Practice {
    Practice {
        id: raw.id.clone(),
        title: raw.title.clone(),
        outcome: raw.outcome.clone(),
        hours: raw.hours,
        after: raw.after.clone(),
        skills: raw.skills.clone(),
        themes: raw.themes.clone(),
        moves: raw.moves,
        evidence: raw.evidence.clone(),
        recall: raw.recall.clone(),
        milestones: raw.milestones.clone(),
    }
}
