//! An occupation and the tasks it is made of.

use std::{ops::Deref, sync::Arc};

use serde::{
    Deserialize, Serialize,
    de::{IntoDeserializer, value::StrDeserializer},
};
use ts_rs::TS;

use crate::{
    bounded::Third,
    id::{OccupationCode, SkillId},
};

/// Whether an occupation is one of our curated roles, one of O*NET's or the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Curated, in our own words, finer than O*NET.
    Role,
    /// An O*NET-SOC occupation.
    Occupation,
    /// Put together by the person.
    Own,
}

/// How far along a career a person is. It changes the mix of tasks and shifts the score.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    /// In the first years; more of the week is routine.
    Junior,
    /// Works independently.
    #[default]
    Mid,
    /// Decides how.
    Senior,
    /// Decides what, and answers for others.
    Lead,
}

/// What people type who have no job just now. It has no week to score: they are asked what they did last, or what
/// they would like to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoJob {
    /// At school or university.
    Student,
    /// Without work.
    Unemployed,
    /// Between two jobs.
    BetweenJobs,
    /// No longer working.
    Retired,
    /// Building something of their own.
    Founder,
    /// Working for themselves, at what they do not say.
    SelfEmployed,
    /// At home with children or with the household.
    Parent,
    /// Looking after somebody of their own.
    Carer,
    /// Away from work for a while.
    CareerBreak,
    /// Helping without pay.
    Volunteer,
    /// Unable to work just now.
    Unable,
}

impl NoJob {
    /// The one with this id, as the lists write it.
    pub fn named(id: &str) -> Option<Self> {
        let id: StrDeserializer<serde::de::value::Error> = id.into_deserializer();
        Self::deserialize(id).ok()
    }
}

impl Seniority {
    /// All four, from junior to lead.
    pub const ALL: [Self; 4] = [Self::Junior, Self::Mid, Self::Senior, Self::Lead];

    /// Its stable id, as it is stored and answered.
    pub fn id(self) -> &'static str {
        ["junior", "mid", "senior", "lead"][self as usize]
    }
}

/// What a task's rating means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A curated label: already net of what stays human. It is never gated again.
    Net,
    /// What AI can do: the gate is still to be applied.
    Capability,
}

/// Where a task happens; it sets how fast capability is assumed to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Domain {
    /// On a screen.
    Digital,
    /// Between people.
    Social,
    /// With hands and bodies.
    Physical,
}

/// Who does a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// AI can do most of it alone.
    AiDoes,
    /// AI helps a person do it.
    AiHelps,
    /// It stays with people.
    Human,
}

/// Why a share of a task stays human whatever AI can do, each in thirds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Facets {
    /// Somebody must answer for the result.
    pub accountability: Third,
    /// Somebody must be there.
    pub presence: Third,
    /// It works because a person is trusted.
    pub trust: Third,
    /// It needs knowledge that is written down nowhere.
    pub tacit: Third,
    /// A mistake costs much.
    pub cost_of_error: Third,
}

impl Facets {
    /// The five in the order of the model's parameters: accountability, presence, trust, tacit,
    /// cost of error.
    pub fn fractions(self) -> [f64; 5] {
        [self.accountability, self.presence, self.trust, self.tacit, self.cost_of_error]
            .map(Third::fraction)
    }
}

/// A piece of somebody's work with a share of the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Task {
    /// Stable within its occupation, for example `evaluation-design`. (Occupations share the texts
    /// of their activities, so texts are counted references.)
    pub id: Arc<str>,
    /// Three to seven words.
    pub label: Arc<str>,
    /// What kind of work it is (`themes.toml`); projects move time to themes.
    pub theme: Arc<str>,
    /// Share of the week, a fraction; the shares of an occupation sum to 1.
    pub share: f64,
    /// What `rating` means.
    pub basis: Basis,
    /// Net substitutability or capability, within (0, 1).
    pub rating: f64,
    /// Why a part stays human.
    pub facets: Facets,
    /// Where it happens.
    pub domain: Domain,
    /// How much of it builds, runs, evaluates, secures or governs AI, 0-1.
    pub ai_work: f64,
    /// Who does it.
    pub done_by: DoneBy,
    /// The reason for the rating, one plain sentence.
    pub why: Arc<str>,
    /// The row of `sources.toml` that the rating rests on.
    pub source: Arc<str>,
}

/// What an occupation asks of one skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SkillNeed {
    /// The id of a skill of ours, or of a published element.
    pub skill: SkillId,
    /// Level needed, 0-7.
    pub level: f64,
    /// Importance, 1-5.
    pub importance: f64,
}

/// The list that two occupations are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// The skills of curated roles, finer than the published ones.
    Skills,
    /// O*NET's skills and knowledge.
    Elements,
}

impl List {
    /// The list that a skill's id is of: published elements are numbered, ours have words.
    pub fn of(skill: &str) -> Self {
        if skill.starts_with(|c: char| c.is_ascii_digit()) { Self::Elements } else { Self::Skills }
    }

    /// The finer list where both have one, else the published one.
    pub fn shared(a: &Occupation, b: &Occupation) -> Self {
        let fine = |one: &Occupation| !one.skills.is_empty();
        // Reference data without published elements has only the one list.
        let either = a.elements.is_empty() || b.elements.is_empty();
        if (fine(a) && fine(b)) || either { Self::Skills } else { Self::Elements }
    }
}

/// Published figures about an occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Figures {
    /// Projected employment growth over ten years, a fraction (0.335 is +33.5%).
    pub growth: f64,
    /// The years of the projection, for example `2024-34`.
    pub growth_years: String,
    /// Median yearly wage in US dollars, where published.
    pub wage: Option<u32>,
    /// The year of the wage.
    pub wage_year: u16,
    /// Job openings a year in the US, in thousands, where published.
    pub openings: Option<f64>,
    /// The education that entrants typically have, as published.
    pub education: Option<String>,
    /// O*NET job zone, 1 (little preparation) to 5 (extensive).
    pub zone: u8,
    /// The row of `sources.toml` for growth and wage.
    pub source: String,
}

/// A published measure by somebody else, on its own scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Study {
    /// The row of `sources.toml`.
    pub source: Arc<str>,
    /// Whose measure it is and what it measures, in a few words.
    pub name: Arc<str>,
    /// The value on the publisher's scale.
    pub value: f64,
    /// The publisher's scale in words, for example `0-1, share of tasks exposed`.
    pub scale: Arc<str>,
    /// What its authors say it is not, one sentence in our words.
    pub not: Arc<str>,
    /// Percentile among all occupations that the measure covers, 0-100.
    pub percentile: f64,
    /// Year of publication.
    pub year: u16,
    /// Licence of the figures.
    pub licence: Arc<str>,
}

/// What was published or curated of an occupation. Everybody who works in it shares it; nobody changes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Stable id: a role's name in kebab case, or the O*NET-SOC code.
    pub code: OccupationCode,
    /// O*NET-SOC code that the figures come from.
    pub onet: String,
    /// Title in sentence case.
    pub title: String,
    /// Role or occupation.
    pub kind: Kind,
    /// One plain sentence.
    pub summary: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// What a role asks for, in our own finer list.
    pub skills: Vec<SkillNeed>,
    /// What its O*NET code asks for: every skill and kind of knowledge of O*NET's list.
    pub elements: Vec<SkillNeed>,
    /// Whose elements stand in, where the release rates none for its code.
    pub elements_from: Option<OccupationName>,
    /// Elasticity of demand: .5, .8, 1, 1.2 or 1.5.
    pub elasticity: f64,
    /// Why this elasticity, one sentence.
    pub elasticity_why: String,
    /// The licence one must hold to do it, if any.
    pub licence: Option<String>,
    /// Whether a role is only a small part of what its code stands for: the code's own occupation is
    /// then another step that one can take.
    pub narrow: bool,
    /// Published growth, wage and job zone.
    pub figures: Figures,
    /// Published measures for it.
    pub studies: Vec<Study>,
    /// Whether its work is that of other occupations taken together. It is scored, and never a step
    /// to take.
    pub pooled: bool,
    /// What a reader must know of all this, for example that skills are borrowed.
    pub notes: Vec<String>,
}

/// An occupation as somebody does it: the facts, and a week that is the usual one until the person says
/// what theirs is like. It reads like its facts and gives no way to write to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occupation {
    /// What was published or curated; shared, whatever the person says.
    pub facts: Arc<Facts>,
    /// Tasks; shares are those of the mid level and sum to 1.
    pub tasks: Vec<Task>,
    /// Task shares for junior, mid, senior and lead; each row follows `tasks` and sums to 1. Empty
    /// rows where nothing is known of the levels: the shares of the tasks hold for all.
    pub mixes: [Vec<f64>; 4],
    /// Whether the person said how the week is divided: nobody need ask about shares.
    pub settled: bool,
    /// What it is made of, if the person put it together. Shares sum to 1.
    pub made_of: Vec<MadeOf>,
    /// What a reader must know of what the person said, for example that a task is left out.
    pub left_out: Vec<String>,
}

impl Deref for Occupation {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

/// An occupation's part in one that the person put together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MadeOf {
    /// Which.
    pub occupation: OccupationName,
    /// Its part, a fraction.
    pub share: f64,
}

impl Occupation {
    /// As it is usually done: with the tasks and mixes of the catalogue.
    pub fn usual(facts: Facts, tasks: Vec<Task>, mixes: [Vec<f64>; 4]) -> Self {
        Self {
            facts: Arc::new(facts),
            tasks,
            mixes,
            settled: false,
            made_of: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// The tasks with the shares of `seniority`. Tasks without a share there are left out.
    pub fn tasks_at(&self, seniority: Seniority) -> Vec<Task> {
        let mix = &self.mixes[seniority as usize];
        self.tasks
            .iter()
            .enumerate()
            .map(|(i, task)| Task {
                share: mix.get(i).copied().unwrap_or(task.share),
                ..task.clone()
            })
            .filter(|task| task.share > 0.0)
            .collect()
    }
}

impl Facts {
    /// The SOC major group, the first two digits of the O*NET code: the family.
    pub fn family(&self) -> &str {
        self.onet.get(..2).unwrap_or("")
    }

    /// What it asks for by one of the lists.
    pub(crate) fn needs(&self, list: List) -> &[SkillNeed] {
        match list {
            List::Skills => &self.skills,
            List::Elements => &self.elements,
        }
    }

    /// What identifies it in a report.
    pub fn name(&self) -> OccupationName {
        OccupationName { code: self.code.clone(), title: self.title.clone(), kind: self.kind }
    }
}

/// What identifies an occupation in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OccupationName {
    /// Stable id.
    pub code: OccupationCode,
    /// Title in sentence case.
    pub title: String,
    /// Role or occupation.
    pub kind: Kind,
}
