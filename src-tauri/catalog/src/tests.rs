//! What we promise of the catalogue.

use std::path::Path;

use domain::{
    occupation::Seniority,
    risk::{Horizon, assess, point},
};

use crate::{Catalog, load, text};

fn catalog() -> &'static Catalog {
    load().expect("the catalogue is sound")
}

fn first(query: &str) -> String {
    catalog().find(query, 5).matches.first().map(|one| one.code.clone()).unwrap_or_default()
}

fn score(code: &str, seniority: Seniority) -> f64 {
    let world = &catalog().world;
    point(world.occupation(code).expect("a role"), seniority, &world.model)
}

#[test]
fn every_text_passes_its_checks() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    if let Err(problems) = text::read(&data, "test") {
        panic!("{}", problems.join("\n"));
    }
}

#[test]
fn there_are_enough_roles_practices_and_skills_for_a_first_journey() {
    let world = &catalog().world;
    assert!(world.occupations.len() >= 13, "{} roles", world.occupations.len());
    assert!(world.practices.len() >= 24, "{} practices", world.practices.len());
    assert!(world.skills.len() >= 50);
}

#[test]
fn the_published_example_gives_its_14_by_formula() {
    let world = &catalog().world;
    let role = world.occupation("machine-learning-engineer").expect("the role");
    let report = assess(role, Seniority::Mid, Horizon::Now, &world.model);
    assert!((report.point - 13.8).abs() < 0.05, "{}", report.point);
    assert_eq!(report.score.get(), 14);
    assert_eq!(report.rulers.len(), 5, "the five published measures");
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
    for occupation in &catalog().world.occupations {
        let scores = Seniority::ALL.map(|seniority| score(&occupation.code, seniority));
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{}: {scores:?}", occupation.code);
    }
}

#[test]
fn every_name_finds_its_occupation() {
    for occupation in &catalog().world.occupations {
        for name in occupation.aliases.iter().chain([&occupation.title]) {
            let found = catalog().find(name, 5);
            assert!(
                found.matches.iter().any(|one| one.code == occupation.code),
                "{name}: {found:?}"
            );
        }
    }
}

#[test]
fn slips_and_seniority_do_not_hide_a_title() {
    for (query, code) in [
        ("machin lerning enginer", "machine-learning-engineer"),
        ("Senior ML Engineer", "machine-learning-engineer"),
        ("paralgal", "paralegal"),
        ("software develper", "software-developer"),
        ("nurse", "registered-nurse"),
        ("ELECTRICIANS", "electrician"),
    ] {
        assert_eq!(first(query), code, "{query}");
    }
    assert_eq!(catalog().find("Senior ML Engineer", 5).seniority, Some(Seniority::Senior));
}

#[test]
fn one_slip_in_any_title_still_finds_it_nine_times_in_ten() {
    let titles: Vec<_> = catalog().world.occupations.iter().map(|o| (&o.title, &o.code)).collect();
    let (mut right, mut tried) = (0_u32, 0_u32);
    for (title, code) in titles {
        for place in 1..title.len().saturating_sub(1) {
            let mut slipped = title.to_lowercase();
            slipped.remove(place);
            tried += 1;
            right += u32::from(first(&slipped) == **code);
        }
    }
    assert!(f64::from(right) >= 0.9 * f64::from(tried), "{right} of {tried}");
}

#[test]
fn a_word_that_names_no_work_is_a_question() {
    for query in ["xqzvw", "zzz", "", "wizard of oz"] {
        assert!(catalog().find(query, 5).ask, "{query}");
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
    let (world, sources) = (&catalog().world, &catalog().sources);
    let known = |name: &str| sources.iter().any(|source| source.name == name);
    for occupation in &world.occupations {
        assert!(known(&occupation.figures.source));
        assert!(occupation.rulers.iter().all(|ruler| known(&ruler.source)));
    }
    assert!(
        sources.iter().all(|source| !source.licence.is_empty() && !source.attribution.is_empty())
    );
}
