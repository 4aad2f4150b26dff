//! What the fake host of the UI's tests serves is what the rules say.

use std::{collections::BTreeSet, fs, path::Path};

use domain::{
    occupation::Seniority,
    paths::{self, Preferences},
    profile::Levels,
    risk::{self, Horizon, capacity, derivation, quiz},
    skills::{self, GapReport, Skill},
};
use serde_json::{Value, json};
use waymark::commands::paths::PreferenceSheet;

const FOLDER: &str = "ui/src/lib/golden";
/// The role whose screens are looked at, at every level and horizon.
const ROLE: &str = "machine-learning-engineer";
/// Others that it is compared with.
const OTHERS: [&str; 6] = [
    "mlops-engineer",
    "ai-governance-specialist",
    "15-1252.00",
    "29-1141.00",
    "23-2011.00",
    "15-2051.00",
];

fn golden() -> Vec<(&'static str, Value)> {
    [of_the_score(), of_the_paths()].concat()
}

fn of_the_score() -> Vec<(&'static str, Value)> {
    let reference = &catalog::load().expect("the catalogue").reference;
    let report = |code: &str, seniority: Seniority, at: Horizon| {
        let occupation = reference.occupation(code).expect("an occupation");
        let mut report = risk::assess(occupation, seniority, at, &reference.model);
        // The data's own version would be news here whenever a figure elsewhere moves.
        report.versions.catalog = "golden".into();
        json!(report)
    };
    let horizons = [Horizon::Now, Horizon::TwoYears, Horizon::Year2030];
    let own = Seniority::ALL
        .into_iter()
        .flat_map(|seniority| horizons.map(|at| report(ROLE, seniority, at)));
    let others = OTHERS.map(|code| report(code, Seniority::Mid, Horizon::Now));
    let risks: Vec<Value> = own.chain(others).collect();
    let role = reference.occupation(ROLE).expect("the role");
    let point = risk::point(role, Seniority::Mid, &reference.model);
    let levers = domain::plan::helpful(role, Seniority::Mid, reference);
    let opened: serde_json::Map<String, Value> =
        derivation::figures(&risk::assess(role, Seniority::Mid, Horizon::Now, &reference.model))
            .into_iter()
            .map(|(figure, _)| figure)
            .chain(["now", "+2y", "2030"].map(|at| format!("horizon:{at}")))
            .filter_map(|figure| {
                let made = derivation::derive(
                    role,
                    Seniority::Mid,
                    Horizon::Now,
                    &figure,
                    &reference.model,
                )
                .ok()?;
                Some((figure, json!(made)))
            })
            .collect();
    vec![
        ("derivations.json", json!(opened)),
        ("sources.json", json!(catalog::load().expect("the catalogue").sources)),
        ("risk.json", json!(risks)),
        ("assumptions.json", json!(reference.model.assumptions())),
        ("capacity.json", json!(capacity::capacity(&quiz::Answers::new(), point))),
        ("levers.json", json!(levers)),
        ("questions.json", json!(quiz::facet_questions())),
    ]
}

/// Where the paths of the role lead, the gaps there, and every skill that these speak of.
fn of_the_paths() -> Vec<(&'static str, Value)> {
    let catalog = catalog::load().expect("the catalogue");
    let reference = &catalog.reference;
    let (role, none) = (reference.occupation(ROLE).expect("the role"), Preferences::default());
    let levels = Levels::new();
    let found = paths::find(role, Seniority::Mid, &levels, &none, reference);
    let reach = paths::explore(role, Seniority::Mid, &levels, &none, reference);
    let targets: BTreeSet<&str> =
        found.paths.iter().map(|path| path.occupation.code.as_str()).chain(OTHERS).collect();
    let gaps: Vec<GapReport> = targets
        .iter()
        .map(|code| {
            skills::gap(role, reference.occupation(code).expect("a target"), &levels, reference)
        })
        .collect();
    let spoken: BTreeSet<&str> = gaps
        .iter()
        .flat_map(|gap| gap.gaps.iter().map(|gap| gap.skill.as_str()))
        .chain(found.rate_first.iter().map(|one| one.skill.as_str()))
        .collect();
    let skills: Vec<&Skill> =
        reference.skills.iter().filter(|skill| spoken.contains(skill.id.as_str())).collect();
    vec![
        ("gap.json", json!(gaps)),
        ("paths.json", json!([found])),
        ("reach.json", json!(reach)),
        ("skills.json", json!(skills)),
        ("preferences.json", json!(PreferenceSheet::new(none, catalog))),
    ]
}

#[test]
fn the_fake_host_serves_what_the_rules_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut behind = Vec::new();
    for (name, now) in golden() {
        let now = format!("{}\n", serde_json::to_string_pretty(&now).expect("JSON"));
        let file = folder.join(name);
        if fs::read_to_string(&file).unwrap_or_default() != now {
            fs::write(&file, now).expect("the golden file is written");
            behind.push(name);
        }
    }
    assert!(
        behind.is_empty(),
        "{behind:?} in {FOLDER} were behind the rules; they are written anew, please look and commit them"
    );
}
