//! What we promise of the catalogue.

use std::path::Path;

use domain::{
    occupation::{Kind, Seniority},
    paths::{Preferences, find},
    plan::{Ask, draft},
    profile::Levels,
    risk::{Horizon, assess, point},
};

use crate::{Catalog, load, text};

fn catalog() -> &'static Catalog {
    load().expect("the catalogue is sound")
}

fn score(code: &str, seniority: Seniority) -> f64 {
    let reference = &catalog().reference;
    point(reference.occupation(code).expect("a role"), seniority, &reference.model)
}

#[test]
fn every_text_passes_its_checks() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    if let Err(problems) = text::read(&data, "test") {
        panic!("{}", problems.join("\n"));
    }
}

#[test]
fn there_are_enough_roles_projects_and_skills_for_a_first_journey() {
    let reference = &catalog().reference;
    assert!(reference.occupations.len() >= 13, "{} roles", reference.occupations.len());
    assert!(reference.projects.len() >= 80, "{} projects", reference.projects.len());
    assert!(reference.skills.len() >= 50);
}

#[test]
fn the_published_example_gives_its_14_by_formula() {
    let reference = &catalog().reference;
    let role = reference.occupation("machine-learning-engineer").expect("the role");
    let report = assess(role, Seniority::Mid, Horizon::Now, &reference.model);
    assert!((report.point - 13.8).abs() < 0.05, "{}", report.point);
    assert_eq!(report.score.get(), 14);
    assert_eq!(report.studies.len(), 5, "the five published measures");
}

#[test]
fn roles_stand_where_the_prototype_of_the_model_put_them() {
    for (code, low, high) in [
        ("software-developer", 30.0, 43.0),
        ("registered-nurse", 10.0, 24.0),
        ("electrician", 6.0, 17.0),
        ("paralegal", 50.0, 66.0),
        ("customer-service-representative", 64.0, 78.0),
    ] {
        let score = score(code, Seniority::Mid);
        assert!((low..=high).contains(&score), "{code} scores {score:.1}");
    }
    let order =
        ["machine-learning-engineer", "software-developer", "customer-service-representative"];
    assert!(order.map(|code| score(code, Seniority::Mid)).is_sorted());
}

#[test]
fn beginners_score_above_those_who_lead_in_every_role() {
    for occupation in catalog().reference.occupations.iter() {
        let scores = Seniority::ALL.map(|seniority| score(&occupation.code, seniority));
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{}: {scores:?}", occupation.code);
    }
}

#[test]
fn a_bad_role_is_explained_by_line() {
    let mut problems = Vec::new();
    let text = "id = \"x\"\ntitle = \"X\"\nonet = 15\n";
    assert!(text::raw::parse::<text::raw::RawRole>("roles/x.toml", text, &mut problems).is_none());
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("roles/x.toml:3: "), "{problems:?}");
}

#[test]
fn every_source_that_is_named_has_a_row_and_every_row_is_named() {
    let (reference, sources) = (&catalog().reference, &catalog().sources);
    let known = |name: &str| sources.iter().any(|source| source.name == name);
    for occupation in reference.occupations.iter() {
        assert!(known(&occupation.figures.source));
        assert!(occupation.studies.iter().all(|study| known(&study.source)));
        assert!(occupation.studies.iter().all(|study| study.not.ends_with('.')), "what it is not");
    }
    assert!(
        sources.iter().all(|source| !source.licence.is_empty() && !source.attribution.is_empty())
    );
}

#[test]
fn every_occupation_of_the_release_is_there_and_scored_with_its_reasons() {
    let reference = &catalog().reference;
    let published = || reference.occupations.iter().filter(|one| one.kind == Kind::Occupation);
    assert_eq!(published().count(), 1_016);
    assert_eq!(published().filter(|one| !one.pooled).count(), 923, "with tasks of their own");
    for occupation in published() {
        let report = assess(occupation, Seniority::Mid, Horizon::Now, &reference.model);
        let title = &occupation.title;
        let parts: f64 = report.tasks.iter().map(|row| row.points).sum::<f64>()
            + report.outlook.iter().map(|part| part.points).sum::<f64>();
        assert!((report.base + parts - report.point).abs() < 1e-9, "{title}");
        assert!(report.point > 0.0 && report.point < 100.0, "{title}");
        assert!(report.range.low <= report.point && report.point <= report.range.high);
        assert!(occupation.pooled || occupation.tasks.len() >= 3, "{title}");
        let week: f64 = occupation.tasks.iter().map(|task| task.share).sum();
        assert!(occupation.tasks.is_empty() || (week - 1.0).abs() < 1e-3, "{title}: {week}");
        let rated = if occupation.tasks.is_empty() { 0 } else { 68 };
        assert_eq!(occupation.elements.len(), rated, "{title}");
        let stands_in = occupation.pooled || occupation.elements_from.is_some();
        assert!(!stands_in || !occupation.notes.is_empty(), "{title} says what stands in");
    }
    let borrowing = published().filter(|one| !one.pooled && one.elements_from.is_some()).count();
    assert_eq!(borrowing, 29, "occupations with tasks and without skills");
}

#[test]
fn every_occupation_has_a_plan_and_paths_or_the_reason_why_not() {
    let reference = &catalog().reference;
    let start = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
    let ask = Ask { start, days: 90, hours: None, ..Ask::default() };
    let request = ask.request(1.5, &reference.model.plan).expect("a request");
    for occupation in reference.occupations.iter() {
        let none = Levels::new();
        let plan = draft(occupation, Seniority::Mid, None, &none, &request, reference);
        let milestones = plan.milestones.len();
        // Of the military only titles are published.
        assert!(
            (6..=9).contains(&milestones) || occupation.tasks.is_empty(),
            "{}: {milestones} milestones",
            occupation.title
        );
    }
    for occupation in reference.occupations.iter().step_by(29) {
        let report =
            find(occupation, Seniority::Mid, &Levels::new(), &Preferences::default(), reference);
        let title = &occupation.title;
        assert!(report.paths.len() == 3 || !report.notes.is_empty(), "{title}");
        for path in &report.paths[1..] {
            let to = reference.occupation(&path.occupation.code).expect("an occupation");
            assert!(!to.pooled && *to.onet != *occupation.code, "{title} leads to {}", to.title);
        }
    }
}

#[test]
fn the_same_work_stands_near_the_same_score_whether_curated_or_published() {
    let reference = &catalog().reference;
    let mut apart = Vec::new();
    for role in reference.occupations.iter().filter(|one| one.kind == Kind::Role) {
        let odds = |code: &str| {
            let share = score(code, Seniority::Mid) / 100.0;
            (share / (1.0 - share)).ln()
        };
        apart.push(odds(&role.code) - odds(&role.onet));
    }
    #[expect(clippy::cast_precision_loss, reason = "a few roles")]
    let mean = apart.iter().sum::<f64>() / apart.len() as f64;
    assert!(mean.abs() < 0.35, "roles lie {mean:.2} log-odds from their codes on average");
}
