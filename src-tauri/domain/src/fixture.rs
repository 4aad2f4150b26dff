//! A small reference data for tests: the published example and two neighbours.

use std::{ops::DerefMut, sync::Arc};

use crate::{
    bounded::Third,
    model::{
        HorizonModel, Model, NoiseModel, PathsModel, PlanModel, RiskModel, ValidityModel, Versions,
    },
    occupation::{
        Basis, Domain, DoneBy, Facets, Facts, Figures, Kind, Occupation, SkillNeed, Task,
    },
    project::{Hours, Outline, Phase, Project, StepOutline},
    reference::Reference,
    skills::{Skill, SkillKind},
};

/// The shipped parameters.
pub(crate) fn model() -> Model {
    Model {
        versions: Versions { model: "1.0.0".into(), catalog: "test".into() },
        as_of: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date"),
        risk: RiskModel {
            facets: [0.55, 0.80, 0.45, 0.45, 0.40],
            rho: 2.0,
            beta_demand: -2.0,
            growth_reference: 0.031,
            beta_price_effect: -0.5,
            beta_ai_work: -0.3,
            seniority: [0.45, 0.0, -0.25, -0.45],
            labels: [0.10, 0.22, 0.45, 0.75, 0.92],
            equating: 1.9,
            workforce_mean: 0.27,
            bands: [20, 40, 60, 80],
        },
        validity: validity(),
        horizon: HorizonModel {
            per_doubling: 0.6,
            doubling_months: [7.0, 10.0, 14.0],
            doubling_sigma: 0.45,
            transfer: [[0.15, 0.60], [0.05, 0.30], [0.05, 0.25]],
            cap: 4.0,
            deployed_now: 0.32,
            deployed_per_year: 0.5,
        },
        noise: NoiseModel {
            draws: 1024,
            seed: 20_260_101,
            level: 0.8,
            task: 0.75,
            common: 0.30,
            equating: 0.60,
            rho: 0.35,
            betas: [0.4, 0.4, 0.5],
            growth: 0.10,
            gate: 0.35,
        },
        paths: PathsModel {
            similarity: 0.35,
            safety: 0.60,
            pay: 0.15,
            growth: 0.10,
            hours: 0.10,
            hours_full: 400.0,
            zone: 0.10,
            relevance: 0.7,
            viable: [96.0, 98.7],
            safer: 0.8,
            hours_per_level: [8.0, 16.0, 36.0],
            interest: 0.10,
            zones: 2.0,
            higher: 0.0,
            missing: 0.65,
            hole: 4.0,
            remote: 0.2,
        },
        plan: plan_model(),
        changed: Vec::new(),
    }
}

fn validity() -> ValidityModel {
    ValidityModel {
        exposure: [-0.0, 0.13],
        projection: 0.44,
        occupations: 700,
        from_year: 2022,
        to_year: 2024,
        agreement: 0.66,
        kappa: 0.44,
        used: 0.33,
        possible: 0.94,
    }
}

fn plan_model() -> PlanModel {
    PlanModel {
        moved_share: 0.25,
        mastery: [1.0 / 3.0, 2.0 / 3.0, 1.0],
        overrun_prior: [15.0, 10.0],
        overrun_range: [0.8, 2.5],
        slack: 0.15,
        in_progress: 2,
        session: [25, 90],
        first_step: 25,
        milestones: [6, 9],
        review: 20,
        recall_days: [2, 7, 21, 45],
        recall: 5,
        reserves: 3,
        capacity: [45, 45, 45, 45, 45, 90, 0],
        gap_value: 3.0,
        node_cap: 2_000_000,
    }
}

/// A task rated with a net value or a capability.
pub(crate) fn task(id: &str, theme: &str, share: f64, basis: Basis, rating: f64) -> Task {
    Task {
        id: id.into(),
        label: format!("Work on {id}").into(),
        theme: theme.into(),
        share,
        basis,
        rating,
        facets: facets([0, 0, 0, 1, 0]),
        domain: Domain::Digital,
        ai_work: 0.0,
        done_by: DoneBy::AiHelps,
        why: "A reason.".into(),
        source: "waymark-2026".into(),
    }
}

/// Facets from thirds: accountability, presence, trust, tacit, cost of error.
pub(crate) fn facets(thirds: [i64; 5]) -> Facets {
    let [accountability, presence, trust, tacit, cost_of_error] = thirds.map(Third::saturating);
    Facets { accountability, presence, trust, tacit, cost_of_error }
}

/// An occupation of these tasks, the same mix at every seniority.
pub(crate) fn occupation(code: &str, onet: &str, growth: f64, tasks: Vec<Task>) -> Occupation {
    let mix: Vec<f64> = tasks.iter().map(|task| task.share).collect();
    let facts = Facts {
        code: code.into(),
        onet: onet.into(),
        title: code.replace('-', " "),
        kind: Kind::Role,
        summary: "A job.".into(),
        aliases: Vec::new(),
        skills: Vec::new(),
        elements: Vec::new(),
        elements_from: None,
        pooled: false,
        elasticity: 1.0,
        elasticity_why: "Demand grows as prices fall.".into(),
        licence: None,
        narrow: false,
        figures: Figures {
            growth,
            growth_years: "2024-34".into(),
            wage: Some(100_000),
            wage_year: 2024,
            openings: None,
            education: None,
            zone: 4,
            source: "bls-2024-34".into(),
        },
        studies: Vec::new(),
        notes: Vec::new(),
    };
    Occupation::usual(facts, tasks, [mix.clone(), mix.clone(), mix.clone(), mix])
}

/// Tests make up facts; the rules only read them.
impl DerefMut for Occupation {
    fn deref_mut(&mut self) -> &mut Facts {
        Arc::make_mut(&mut self.facts)
    }
}

fn need(skill: &str, level: f64, importance: f64) -> SkillNeed {
    SkillNeed { skill: skill.into(), level, importance }
}

/// The published example: five tasks at equal weight.
pub(crate) fn seed_role() -> Occupation {
    // Facets in thirds: accountability, presence, trust, tacit, cost of error.
    let rows = [
        ("notebook-boilerplate", "drafting", 0.75, 0.5, [0, 0, 0, 1, 0]),
        ("baseline-selection", "analysis", 0.45, 1.0, [0, 0, 0, 1, 1]),
        ("evaluation-design", "evaluation", 0.22, 1.0, [1, 0, 1, 2, 2]),
        ("serving-reliability", "operations", 0.10, 1.0, [2, 0, 1, 2, 3]),
        ("governance-and-trust", "governance", 0.10, 1.0, [3, 0, 3, 2, 2]),
    ];
    let tasks = rows
        .into_iter()
        .map(|(id, theme, net, ai_work, thirds)| Task {
            ai_work,
            facets: facets(thirds),
            ..task(id, theme, 0.2, Basis::Net, net)
        })
        .collect();
    let mut role = occupation("machine-learning-engineer", "15-2051.00", 0.335, tasks);
    role.elasticity = 1.2;
    role.skills =
        vec![need("python", 5.5, 4.5), need("evaluation", 5.0, 4.5), need("serving", 4.5, 4.0)];
    role
}

/// Much routine, shrinking demand.
pub(crate) fn routine_role() -> Occupation {
    let tasks = vec![
        task("questions", "requests", 0.5, Basis::Net, 0.75),
        task("records", "records", 0.3, Basis::Net, 0.92),
        task("angry-people", "negotiation", 0.2, Basis::Net, 0.22),
    ];
    let mut role = occupation("customer-service", "43-4051.00", -0.055, tasks);
    role.figures.wage = Some(42_830);
    role.figures.zone = 2;
    role.skills = vec![need("listening", 5.0, 4.5), need("python", 1.0, 1.5)];
    role
}

/// Hands-on work rated by capability, kept human by its gates.
pub(crate) fn hands_on_role() -> Occupation {
    let gated = |id: &str, share, capability| Task {
        facets: facets([2, 3, 0, 0, 2]),
        domain: Domain::Physical,
        ..task(id, "hands-on", share, Basis::Capability, capability)
    };
    let tasks = vec![gated("install", 0.6, 0.3), gated("diagnose", 0.4, 0.45)];
    let mut role = occupation("electrician", "47-2111.00", 0.095, tasks);
    role.figures.wage = Some(62_350);
    role.figures.zone = 3;
    role.licence = Some("an electrician's licence".into());
    role.skills = vec![need("wiring", 5.0, 5.0), need("listening", 3.0, 2.5)];
    role
}

/// A project of two milestones that moves time to `theme`.
pub(crate) fn project(id: &str, theme: &str, skill: &str) -> Project {
    let step = |title: &str, minutes| StepOutline { title: title.into(), minutes, wait_days: 0 };
    let milestone = |id: &str, phase, at_work| Outline {
        id: id.into(),
        title: format!("Milestone {id}"),
        artefact: "A page".into(),
        phase,
        minutes: 160,
        at_work,
        practised: at_work.then(|| "The same page for a friend".into()),
        steps: vec![step("Begin", 25), step("Go on", 75), step("Finish", 60)],
    };
    Project {
        id: id.into(),
        title: id.replace('-', " "),
        outcome: "You can do it.".into(),
        hours: Hours { low: 4.0, mode: 5.3, high: 10.0 },
        after: Vec::new(),
        skills: vec![skill.into()],
        themes: vec![theme.into()],
        moves: 0.05,
        evidence: "What changed?".into(),
        recall: "What was it?".into(),
        agree: "Your manager, to two hours a week.".into(),
        intensive: vec!["learn".into(), "prove".into()],
        milestones: vec![
            milestone("learn", Phase::Learn, false),
            milestone("prove", Phase::Prove, true),
        ],
    }
}

/// Three occupations, five projects, four skills.
pub(crate) fn reference() -> Reference {
    let skill = |id: &str| Skill {
        id: id.into(),
        label: id.into(),
        kind: SkillKind::Skill,
        about: "Doing it.".into(),
        anchors: Vec::new(),
    };
    Reference {
        occupations: Arc::new(vec![routine_role(), hands_on_role(), seed_role()]),
        activities: Arc::default(),
        projects: Arc::new(vec![
            project("better-evaluation", "evaluation", "evaluation"),
            project("calm-talks", "negotiation", "listening"),
            project("clear-governance", "governance", "evaluation"),
            project("hands-on-basics", "hands-on", "wiring"),
            project("steady-serving", "operations", "serving"),
        ]),
        skills: Arc::new(
            ["evaluation", "listening", "python", "serving", "wiring"].map(skill).to_vec(),
        ),
        model: model(),
        similarity: Arc::default(),
        skill_needs: Arc::default(),
    }
}

#[test]
fn the_fixture_holds_the_parameters_that_are_shipped() {
    let mut shipped: Model =
        toml::from_str(include_str!("../../catalog/data/model.toml")).expect("the shipped file");
    shipped.versions.catalog = "test".into();
    assert_eq!(shipped, model());
}

/// The small reference data with enough projects to choose from.
pub(crate) fn rich_reference() -> Reference {
    let mut reference = reference();
    for number in 0..8 {
        let theme = ["evaluation", "operations", "governance", "analysis"][number % 4];
        let mut more = project(&format!("more-{number}"), theme, "serving");
        let outline = &mut more.milestones[0];
        outline.steps[1].minutes = 40;
        outline.steps[2].minutes = 20;
        outline.minutes = 85;
        if number == 5 {
            more.after = vec!["more-1".into()];
        }
        Arc::make_mut(&mut reference.projects).push(more);
    }
    reference
}
