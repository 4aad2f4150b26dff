//! Every sentence about a score, over every occupation: each number in it is a figure of the report,
//! worked out here from the report's own fields, and none is badly written.

mod paths;
mod printed;

use std::path::Path;

use domain::{
    model::{Model, ValidityModel},
    occupation::{Basis, Kind, Occupation, Seniority},
    reference::Reference,
    risk::{self, Comparison, Horizon, RiskReport, TaskRisk},
};
use printed::{
    Figure,
    Figure::{Percent, Plain, Signed},
    check, numbers,
};

/// A sentence with the figures that it may print.
type Told<'a> = (&'a str, Vec<Figure>);

/// The sentences of a report about `job`.
fn told<'a>(report: &'a RiskReport, job: &Occupation, model: &Model) -> Vec<Told<'a>> {
    let range = &report.range;
    let reach = |low: f64, high: f64| [Percent(range.level), Plain(low), Plain(high)];
    let mut told: Vec<Told> = vec![
        (&range.says, reach(range.low, range.high).to_vec()),
        (
            &report.sensitivity.says,
            [report.sensitivity.held, report.sensitivity.of].map(|n| Plain(n.into())).to_vec(),
        ),
    ];
    let at = |when| report.horizons.iter().find(|point| point.at == when).expect("a horizon");
    let (now, later) = (at(Horizon::Now), at(Horizon::Year2030));
    let scores = [now.score, later.score].map(|score| score.get() as f64);
    let mut forecast = reach(later.low, later.high).to_vec();
    forecast.extend([Plain(2030.0), Plain(scores[1]), Plain(scores[1] - scores[0])]);
    told.push((&report.forecast, forecast));

    let places = || report.studies.iter().map(|study| study.percentile).filter(|p| p.is_finite());
    let spread = places().fold(f64::MIN, f64::max) - places().fold(f64::MAX, f64::min);
    told.push((&report.agreement.says, vec![Plain(spread), Plain(100.0)]));
    told.extend(report.studies.iter().map(|study| (&*study.not, Vec::new())));
    told.extend(report.tasks.iter().flat_map(of_task));
    told.extend(of_outlook(report, job, model));
    told
}

/// Reasons of ours print no figure; what is said of a task prints its own.
fn of_task(task: &TaskRisk) -> Vec<Told<'_>> {
    let over = match task.basis {
        Basis::Net => task.substitutable,
        Basis::Capability => (1.0 - task.gate) * task.capability,
    };
    let own =
        vec![Percent(over), Percent(task.capability), Percent(task.gate), Plain(task.points.abs())];
    let mut told: Vec<Told> = vec![(&task.why, Vec::new()), (&task.says, own)];
    told.extend(task.gates.iter().map(|gate| (gate.says.as_str(), vec![Plain(gate.without)])));
    told
}

fn of_outlook<'a>(report: &'a RiskReport, job: &Occupation, model: &Model) -> Vec<Told<'a>> {
    let ai_work = |row: &TaskRisk| {
        let task = job.tasks.iter().find(|task| *task.id == *row.id).expect("the same task");
        row.share * task.ai_work
    };
    let ai_work: f64 = report.tasks.iter().map(ai_work).sum();
    let mut demand = years(&job.figures.growth_years);
    demand.extend([job.figures.growth.abs(), model.risk.growth_reference].map(Percent));
    let figures = |name: &str| match name {
        "demand" => demand.clone(),
        "price_effect" => vec![Percent(0.1), Percent(job.elasticity / 10.0)],
        "ai_work" => vec![Percent(ai_work)],
        _ => Vec::new(),
    };
    report.outlook.iter().map(|part| (part.why.as_str(), figures(&part.name))).collect()
}

/// What stands in for missing data: how many occupations do beside the one that is named, and the
/// broader group of codes that figures are published for.
fn of_notes<'a>(report: &'a RiskReport, job: &Occupation, reference: &Reference) -> Vec<Told<'a>> {
    let known =
        || reference.occupations.iter().filter(|one| one.kind == Kind::Occupation && !one.pooled);
    let alike = |kept: usize| known().filter(|one| one.code[..kept] == job.onet[..kept]).count();
    let kin = [7, 6, 5, 4, 2].into_iter().map(alike).find(|count| *count > 0).unwrap_or(1);
    let figures = |note: &str| {
        // A code is a name; it has to be that of a group to which the occupation belongs.
        let group =
            note.split(['(', ')']).nth(1).filter(|group| group.get(..5) == job.onet.get(..5));
        let mut figures = group.map_or_else(Vec::new, years);
        figures.push(Plain((kin - 1) as f64));
        figures
    };
    report.notes.iter().map(|note| (note.as_str(), figures(note))).collect()
}

/// The numbers of `2024-34`.
fn years(text: &str) -> Vec<Figure> {
    text.split('-').filter_map(|year| year.parse().ok()).map(Plain).collect()
}

fn of_comparison(both: &Comparison) -> Told<'_> {
    let [a, b] = [&both.a, &both.b].map(|report| report.score.get() as f64);
    (&both.says, vec![Plain((b - a).abs()), Plain(a)])
}

/// Fails with the first of what is wrong, and how much there is.
fn none_wrong(wrong: &[String]) {
    let first: Vec<&str> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} sentences are wrong, for example\n  {}",
        wrong.len(),
        first.join("\n  ")
    );
}

/// The shipped parameters with a few draws: what is said of the range follows it, wherever it lies.
fn quick(model: &Model) -> Model {
    let mut model = model.clone();
    model.noise.draws = 8;
    model
}

/// What is wrong with the sentences about these occupations, at every level of seniority, and how
/// many sentences there are.
fn wrong_about(jobs: &[Occupation], reference: &Reference, model: &Model) -> (Vec<String>, usize) {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for (job, seniority) in jobs.iter().flat_map(|job| Seniority::ALL.map(|level| (job, level))) {
        let report = risk::assess(job, seniority, Horizon::Now, model);
        let mut told = told(&report, job, model);
        told.extend(of_notes(&report, job, reference));
        checked += told.len();
        let whose = |wrong| format!("{}, {}: {wrong}", job.title, seniority.id());
        wrong.extend(
            told.iter().filter_map(|(text, figures)| check(text, figures).map_err(whose).err()),
        );
        let lowers = |label: &String| {
            report.tasks.iter().any(|task| task.label == *label && task.points < 0.0)
        };
        assert!(report.strongholds.iter().all(lowers), "{}", job.title);
    }
    (wrong, checked)
}

#[test]
fn every_number_about_every_occupation_is_a_figure_of_its_report() {
    let reference = &catalog::load().expect("the catalogue").reference;
    let model = quick(&reference.model);
    let (half, other) = reference.occupations.split_at(reference.occupations.len() / 2);
    let [one, two] = std::thread::scope(|scope| {
        let threads =
            [half, other].map(|jobs| scope.spawn(|| wrong_about(jobs, reference, &model)));
        threads.map(|thread| thread.join().expect("nobody panicked"))
    });
    none_wrong(&[one.0, two.0].concat());
    let checked = one.1 + two.1;
    assert!(checked > 100 * reference.occupations.len(), "{checked} sentences were checked");
}

#[test]
fn a_comparison_with_the_next_occupation_prints_how_far_apart_they_are() {
    let reference = &catalog::load().expect("the catalogue").reference;
    let model = quick(&reference.model);
    let mut wrong = Vec::new();
    for (pair, seniority) in
        reference.occupations.windows(2).zip(Seniority::ALL.into_iter().cycle())
    {
        let both = risk::compare(&pair[0], &pair[1], seniority, Horizon::Now, &model);
        let (text, figures) = of_comparison(&both);
        wrong.extend(check(text, &figures).err());
    }
    none_wrong(&wrong);
}

#[test]
fn a_changed_digit_in_any_sentence_is_found() {
    let reference = &catalog::load().expect("the catalogue").reference;
    let job = reference.occupation("machine-learning-engineer").expect("a role");
    let report = risk::assess(job, Seniority::Mid, Horizon::Now, &reference.model);
    let mut changed = 0;
    for (text, figures) in told(&report, job, &reference.model) {
        assert_eq!(check(text, &figures), Ok(()));
        for digit in '0'..='9' {
            let other = text.replace(digit, &format!("9{digit}"));
            if other != text {
                assert!(check(&other, &figures).is_err(), "{other}");
                changed += 1;
            }
        }
    }
    assert!(changed > 40, "{changed}");
}

fn of_validity(known: &ValidityModel) -> Vec<Figure> {
    let [low, high] = known.exposure;
    let counts =
        [f64::from(known.occupations), f64::from(known.from_year), f64::from(known.to_year)];
    let mut figures: Vec<Figure> = counts.map(Plain).to_vec();
    figures.extend([low, high, known.projection].map(Signed));
    figures.extend([known.agreement, known.used, known.possible].map(Percent));
    // What the ends of a scale mean.
    figures.extend([0.0, 1.0, known.kappa].map(Plain));
    figures
}

#[test]
fn what_exposure_foretold_is_said_with_the_published_figures_in_window_and_page() {
    let model = &catalog::load().expect("the catalogue").reference.model;
    let figures = of_validity(&model.validity);
    for text in risk::validity(model).says {
        assert_eq!(check(&text, &figures), Ok(()));
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let (_, about) = page.split_once("\n- Exposure has not").expect("what exposure foretold");
    let (about, _) = about.split_once("\n- Demand").expect("what follows");
    let printed = numbers(about);
    // The years of a source are its name.
    let sources = [Plain(2026.0), Plain(0.0)];
    let strange =
        printed.iter().filter(|number| !figures.iter().chain(&sources).any(|f| f.is(**number)));
    assert_eq!(strange.collect::<Vec<_>>(), Vec::<&printed::Printed>::new());
    // The ends of the scales and κ are said in the window alone.
    let missing = |figure: &&Figure| !printed.iter().any(|number| figure.is(*number));
    assert_eq!(figures[..9].iter().filter(missing).count(), 0);
}
