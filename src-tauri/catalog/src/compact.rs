//! The catalogue as it lies in the program: what occupations share is there once.
//!
//! The build script makes it from the text; the program unfolds it when it starts.

use std::sync::Arc;

use domain::{
    id::SkillId,
    model::Model,
    occupation::{
        Basis, Domain, DoneBy, Facets, Facts, Figures, Kind, Occupation, OccupationName, SkillNeed,
        Study, Task,
    },
    paths::Similarity,
    project::Project,
    reference::Reference,
    skills::{Skill, SkillNeeds},
};
use serde::{Deserialize, Serialize};

use crate::{source::Source, titles::names::Names};

/// Everything that is shipped.
#[derive(Clone, Serialize, Deserialize)]
pub struct Compact {
    /// Curated roles, in order of code.
    pub roles: Vec<Role>,
    /// O*NET's occupations.
    pub published: Published,
    pub projects: Vec<Project>,
    pub skills: Vec<Skill>,
    pub model: Model,
    pub similarity: Similarity,
    pub skill_needs: SkillNeeds,
    pub sources: Vec<Source>,
    /// Code and label of each family, in order of code.
    pub families: Vec<(String, String)>,
    /// Id and label of each kind of work, in order of id.
    pub themes: Vec<(String, String)>,
}

/// A role, less what comes from its O*NET code.
#[derive(Clone, Serialize, Deserialize)]
pub struct Role {
    pub occupation: Occupation,
    /// The row of its code.
    pub row: usize,
}

/// O*NET's occupations and what they share.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Published {
    pub activities: Vec<Activity>,
    /// Ids of skills and knowledge, in the order of `Row::elements`.
    pub elements: Vec<String>,
    /// Studies without their values, in the order of `Row::studies`.
    pub studies: Vec<Study>,
    /// In order of code.
    pub rows: Vec<Row>,
}

/// An intermediate work activity in our own words.
#[derive(Clone, Serialize, Deserialize)]
pub struct Activity {
    pub id: String,
    pub label: String,
    pub theme: String,
    pub facets: Facets,
    pub domain: Domain,
    pub done_by: DoneBy,
    pub why: String,
}

/// An O*NET occupation.
#[derive(Clone, Serialize, Deserialize)]
pub struct Row {
    pub code: String,
    pub title: String,
    pub figures: Figures,
    pub licence: Option<String>,
    /// Activity, share and capability, largest share first.
    pub work: Vec<(u16, f32, f32)>,
    /// Whether `work` is that of other occupations taken together.
    pub pooled: bool,
    /// Importance and level in tenths; empty where another row's stand in.
    pub elements: Vec<(u8, u8)>,
    /// The row whose elements stand in.
    pub elements_from: Option<usize>,
    /// Value and percentile on each study.
    pub studies: Vec<Option<(f64, f64)>>,
    pub notes: Vec<String>,
}

impl Compact {
    /// Works out how alike all occupations are, their names taken in, and what they ask for.
    pub fn compare(&mut self, names: &Names) {
        let mut reference = self.clone().unfold();
        self.skill_needs = SkillNeeds::of(&reference.occupations);
        let occupations = Arc::make_mut(&mut reference.occupations);
        for name in 0..names.count() {
            for owner in names.owners(name) {
                if let Some(one) = occupations.get_mut(usize::from(*owner)) {
                    Arc::make_mut(&mut one.facts).aliases.push(names.text(name).to_owned());
                }
            }
        }
        self.similarity = Similarity::of(&reference.occupations.iter().collect::<Vec<_>>());
    }

    /// Unfolds into what the rules read.
    pub fn unfold(self) -> Reference {
        let shared = Shared::new(&self.published);
        let rows = &self.published.rows;
        let mut occupations: Vec<Occupation> =
            rows.iter().map(|row| shared.occupation(row, rows)).collect();
        for Role { mut occupation, row } in self.roles {
            if let Some(row) = rows.get(row) {
                let facts = Arc::make_mut(&mut occupation.facts);
                (facts.elements, facts.elements_from) = shared.elements(row, rows);
                facts.figures = row.figures.clone();
                facts.studies = shared.studies(row);
            }
            occupations.push(occupation);
        }
        Reference {
            occupations: occupations.into(),
            activities: shared.averages(rows).into(),
            projects: self.projects.into(),
            skills: self.skills.into(),
            model: self.model,
            similarity: self.similarity.into(),
            skill_needs: self.skill_needs.into(),
        }
    }
}

/// Texts that many occupations share, each once in memory.
struct Shared<'a> {
    tasks: Vec<Task>,
    elements: Vec<SkillId>,
    studies: &'a [Study],
    why: String,
}

impl<'a> Shared<'a> {
    fn new(published: &'a Published) -> Self {
        let source: Arc<str> = "task-labels-2026".into();
        let task = |activity: &Activity| Task {
            id: activity.id.as_str().into(),
            label: activity.label.as_str().into(),
            theme: activity.theme.as_str().into(),
            share: 0.0,
            basis: Basis::Capability,
            rating: 0.0,
            facets: activity.facets,
            domain: activity.domain,
            ai_work: 0.0,
            done_by: activity.done_by,
            why: activity.why.as_str().into(),
            source: source.clone(),
        };
        Self {
            tasks: published.activities.iter().map(task).collect(),
            elements: published.elements.iter().map(|id| id.as_str().into()).collect(),
            studies: &published.studies,
            why: "Nothing is assumed about how demand answers to cheaper work.".into(),
        }
    }

    /// Each activity with its mean capability over the weeks that it is part of.
    fn averages(&self, rows: &[Row]) -> Vec<Task> {
        let mut sums = vec![(0.0, 0.0); self.tasks.len()];
        for (activity, share, capability) in rows.iter().flat_map(|row| &row.work) {
            if let Some((able, whole)) = sums.get_mut(usize::from(*activity)) {
                *able += f64::from(*share) * f64::from(*capability);
                *whole += f64::from(*share);
            }
        }
        let average = |(task, (able, whole)): (&Task, (f64, f64))| {
            (whole > 0.0).then(|| Task { rating: able / whole, ..task.clone() })
        };
        self.tasks.iter().zip(sums).filter_map(average).collect()
    }

    fn occupation(&self, row: &Row, rows: &[Row]) -> Occupation {
        let (elements, elements_from) = self.elements(row, rows);
        let tasks: Vec<Task> = row
            .work
            .iter()
            .filter_map(|(activity, share, capability)| {
                let task = self.tasks.get(usize::from(*activity))?.clone();
                Some(Task { share: f64::from(*share), rating: f64::from(*capability), ..task })
            })
            .collect();
        let facts = Facts {
            code: row.code.as_str().into(),
            onet: row.code.clone(),
            title: row.title.clone(),
            kind: Kind::Occupation,
            summary: summary(&tasks),
            aliases: Vec::new(),
            skills: Vec::new(),
            elements,
            elements_from,
            elasticity: 1.0,
            elasticity_why: self.why.clone(),
            licence: row.licence.clone(),
            figures: row.figures.clone(),
            studies: self.studies(row),
            pooled: row.pooled,
            narrow: false,
            notes: row.notes.clone(),
        };
        Occupation::usual(facts, tasks, Default::default())
    }

    fn elements(&self, row: &Row, rows: &[Row]) -> (Vec<SkillNeed>, Option<OccupationName>) {
        let lender = row.elements_from.and_then(|place| rows.get(place));
        let rated = &lender.unwrap_or(row).elements;
        let need = |(skill, (importance, level)): (&SkillId, &(u8, u8))| SkillNeed {
            skill: skill.clone(),
            level: f64::from(*level) / 10.0,
            importance: f64::from(*importance) / 10.0,
        };
        let name = |row: &Row| OccupationName {
            code: row.code.as_str().into(),
            title: row.title.clone(),
            kind: Kind::Occupation,
        };
        (self.elements.iter().zip(rated).map(need).collect(), lender.map(name))
    }

    fn studies(&self, row: &Row) -> Vec<Study> {
        let values = self.studies.iter().zip(&row.studies);
        values
            .filter_map(|(study, value)| {
                value.map(|(value, percentile)| Study { value, percentile, ..study.clone() })
            })
            .collect()
    }
}

/// The three largest parts of the week, in a sentence.
fn summary(tasks: &[Task]) -> String {
    let mut labels = tasks.iter().take(3).map(|task| {
        let mut letters = task.label.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_lowercase().collect::<String>() + letters.as_str()
        })
    });
    match (labels.next(), labels.next(), labels.next()) {
        (Some(a), Some(b), Some(c)) => format!("Mostly {a}; then {b} and {c}."),
        (Some(a), Some(b), None) => format!("Mostly {a} and {b}."),
        (Some(a), ..) => format!("Mostly {a}."),
        _ => String::new(),
    }
}
