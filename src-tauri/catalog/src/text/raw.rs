//! The text files as they are written.

use std::collections::BTreeMap;

use domain::{
    model::{Model, RiskModel},
    occupation::{
        Basis, Domain, DoneBy, Facets, Facts, Figures, Kind, Occupation, SkillNeed, Study, Task,
    },
    paths::Similarity,
    project::{Hours, Outline, Project},
    skills::{Skill, SkillKind, SkillNeeds},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::onet::Onet;
use crate::{
    compact::{Compact, Role},
    published::Shipped,
    source::Source,
    titles::names::Names,
};

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
    study: Vec<RawStudy>,
}

/// What is said of a published measure; licence and year are its source's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStudy {
    source: String,
    name: String,
    scale: String,
    not: String,
}

impl Sources {
    /// The published measures, still without a value.
    pub fn studies(&self, problems: &mut Vec<String>) -> Vec<Study> {
        let mut study = |raw: &RawStudy| {
            let source = self.source.iter().find(|source| source.name == raw.source);
            if source.is_none() {
                problems.push(format!("sources.toml: the study “{}” has no source", raw.source));
            }
            let source = source?;
            Some(Study {
                source: raw.source.as_str().into(),
                name: raw.name.as_str().into(),
                value: 0.0,
                scale: raw.scale.as_str().into(),
                not: raw.not.as_str().into(),
                percentile: 0.0,
                year: source.date.get(..4)?.parse().ok()?,
                licence: source.licence.as_str().into(),
            })
        };
        self.study.iter().filter_map(&mut study).collect()
    }
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
    narrow: bool,
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
    ai_work: f64,
    done_by: DoneBy,
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

/// A project's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawProject {
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
    agree: String,
    #[serde(default)]
    intensive: Vec<String>,
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

impl Named for RawProject {
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
    pub projects: Vec<RawProject>,
    /// What somebody can do at each level, by skill.
    pub anchors: BTreeMap<String, Vec<String>>,
    pub onet: Onet,
}

impl Parts {
    /// Brings the parts together.
    pub fn compact(
        mut self,
        version: &str,
        problems: &mut Vec<String>,
    ) -> Option<(Compact, Names, Shipped)> {
        let mut model = self.model?;
        model.versions.catalog = version.to_owned();
        let Onet { published, elements, built_by, titles, families, shipped } = self.onet;
        let mut roles = Vec::new();
        for raw in &self.roles {
            let row = published.rows.iter().position(|row| row.code == raw.onet);
            match row {
                Some(row) => {
                    let figures = published.rows[row].figures.clone();
                    let occupation = occupation(raw, figures, &model.risk, problems);
                    roles.push(Role { occupation, row });
                }
                None => problems.push(format!(
                    "roles/{}.toml: {} is no code of O*NET; see onet/occupations.csv",
                    raw.id, raw.onet
                )),
            }
        }
        let own = self.skills?.skill.into_iter().map(|skill| Skill {
            id: skill.id.into(),
            label: skill.label,
            kind: skill.kind,
            about: skill.about,
            anchors: Vec::new(),
        });
        let mut skills: Vec<Skill> = own.chain(elements).collect();
        for skill in &mut skills {
            skill.anchors = self.anchors.remove(skill.id.as_str()).unwrap_or_default();
        }
        for unknown in self.anchors.keys() {
            problems.push(format!("anchors.csv: {unknown} is no skill"));
        }
        let projects = self.projects.iter().map(|raw| project(raw, &built_by)).collect();
        let sources = self.sources?.source;
        let similarity = Similarity::default();
        let names = Names::of(&titles, &published, &roles).or_else(|| {
            problems.push("onet/titles.csv: more than 65,535 words".into());
            None
        })?;
        let skill_needs = SkillNeeds::default();
        let themes = self.themes?.theme.into_iter().collect();
        let compact = Compact {
            roles,
            published,
            projects,
            skills,
            model,
            similarity,
            skill_needs,
            sources,
            families,
            themes,
        };
        Some((compact, names, shipped))
    }
}

fn occupation(
    role: &RawRole,
    figures: Figures,
    model: &RiskModel,
    problems: &mut Vec<String>,
) -> Occupation {
    let share = |task: &RawTask, column: usize| task.mix[column] / 100.0;
    let need = |need: &RawNeed| SkillNeed {
        skill: need.id.as_str().into(),
        level: need.level,
        importance: need.importance,
    };
    let facts = Facts {
        code: role.id.as_str().into(),
        onet: role.onet.clone(),
        title: role.title.clone(),
        kind: Kind::Role,
        summary: role.summary.clone(),
        aliases: role.aliases.clone(),
        skills: role.skills.iter().map(need).collect(),
        elements: Vec::new(),
        elements_from: None,
        elasticity: role.elasticity,
        elasticity_why: role.elasticity_why.clone(),
        licence: role.licence.clone(),
        figures,
        studies: Vec::new(),
        pooled: false,
        narrow: role.narrow,
        notes: role.notes.clone(),
    };
    let tasks = role.tasks.iter().filter_map(|one| task(role, one, model, problems)).collect();
    let mix = |column| role.tasks.iter().map(|task| share(task, column)).collect();
    Occupation::usual(facts, tasks, [0, 1, 2, 3].map(mix))
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
        id: task.id.as_str().into(),
        label: task.label.as_str().into(),
        theme: task.theme.as_str().into(),
        share: task.mix[1] / 100.0,
        basis,
        rating,
        facets: task.facets,
        domain: task.domain,
        ai_work: task.ai_work,
        done_by: task.done_by,
        why: task.why.as_str().into(),
        source: task.source.as_str().into(),
    })
}

/// A project builds the skills it names, and with them elements of the published list.
fn project(raw: &RawProject, built_by: &BTreeMap<String, Vec<String>>) -> Project {
    let builds = |by: &Vec<String>| by.iter().any(|skill| raw.skills.contains(skill));
    let elements = built_by.iter().filter(|(_, by)| builds(by)).map(|(element, _)| element);
    Project {
        id: raw.id.clone().into(),
        title: raw.title.clone(),
        outcome: raw.outcome.clone(),
        hours: raw.hours,
        after: raw.after.iter().map(|id| id.as_str().into()).collect(),
        skills: raw.skills.iter().chain(elements).map(|id| id.as_str().into()).collect(),
        themes: raw.themes.clone(),
        moves: raw.moves,
        evidence: raw.evidence.clone(),
        recall: raw.recall.clone(),
        agree: raw.agree.clone(),
        intensive: raw.intensive.clone(),
        milestones: raw.milestones.clone(),
    }
}
