//! The score a second time, written as plainly as the page that explains it and sharing no code with
//! the rules: both must agree on every occupation.

use domain::{
    model::RiskModel,
    occupation::{Basis, Occupation, Seniority, Task},
    risk::{Horizon, RiskReport, assess},
};

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// s_i: a label as it stands, a capability less what its gates keep.
fn taken_over(task: &Task, model: &RiskModel) -> f64 {
    let facets = task.facets;
    let held =
        [facets.accountability, facets.presence, facets.trust, facets.tacit, facets.cost_of_error];
    let mut open = 1.0;
    for (facet, strength) in held.into_iter().zip(model.facets) {
        open *= 1.0 - strength * facet.fraction();
    }
    match task.basis {
        Basis::Net => task.rating,
        Basis::Capability => open * task.rating,
    }
}

/// Base, points of each task by its id, points of each shift, and the score.
struct Recomputed {
    base: f64,
    tasks: Vec<(String, f64)>,
    outlook: [f64; 4],
    score: f64,
}

fn recompute(job: &Occupation, seniority: Seniority, model: &RiskModel) -> Recomputed {
    let level = seniority as usize;
    let share =
        |place: usize| job.mixes[level].get(place).copied().unwrap_or(job.tasks[place].share);
    let used: Vec<usize> = (0..job.tasks.len()).filter(|place| share(*place) > 0.0).collect();
    let whole: f64 = used.iter().map(|place| share(*place)).sum();
    let week: Vec<(&Task, f64, f64)> = used
        .iter()
        .map(|place| {
            let task = &job.tasks[*place];
            (task, share(*place) / whole, taken_over(task, model))
        })
        .collect();

    let mean = model.workforce_mean;
    let untouched = |s: f64| (1.0 - s).powf(model.rho);
    let y: f64 = week.iter().map(|(_, w, s)| w * untouched(*s)).sum();
    let y = if week.is_empty() { untouched(mean) } else { y };
    let strength = |y: f64| logit((1.0 - y.powf(1.0 / model.rho)).clamp(0.005, 0.995));
    let ai_work: f64 = week.iter().map(|(task, w, _)| w * task.ai_work).sum();
    let outlook = [
        model.beta_demand * ((1.0 + job.figures.growth) / (1.0 + model.growth_reference)).ln(),
        model.beta_price_effect * (job.elasticity - 1.0),
        model.beta_ai_work * ai_work,
        model.seniority[level],
    ];
    let z = strength(y) + outlook.iter().sum::<f64>();
    let score = 100.0 * sigma(z);

    // Every part by its share of the way from the average job: first in y, then in z.
    let (y0, z0) = (untouched(mean), logit(mean));
    let base = 100.0 * mean;
    let per_y = (strength(y) - z0) / (y - y0);
    // Where nothing moves the score there is no way to take a share of: the slope stands in.
    let slope = base * (1.0 - mean);
    let per_z = if (z - z0).abs() < 1e-12 { slope } else { (score - base) / (z - z0) };
    Recomputed {
        base,
        tasks: week
            .iter()
            .map(|(task, w, s)| (task.id.to_string(), per_z * per_y * w * (untouched(*s) - y0)))
            .collect(),
        outlook: outlook.map(|part| per_z * part),
        score,
    }
}

fn agrees(report: &RiskReport, plain: &Recomputed, title: &str) {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(report.point, plain.score), "{title}: {} and {}", report.point, plain.score);
    assert!(near(report.base, plain.base), "{title}");
    assert_eq!(report.tasks.len(), plain.tasks.len(), "{title}");
    for row in &report.tasks {
        let own = plain.tasks.iter().find(|(id, _)| **id == *row.id).expect("the same task").1;
        assert!(near(row.points, own), "{title}, {}: {} and {own}", row.label, row.points);
    }
    for (row, own) in report.outlook.iter().zip(plain.outlook) {
        assert!(near(row.points, own), "{title}, {}: {} and {own}", row.name, row.points);
    }
}

#[test]
fn a_second_plain_computation_agrees_on_every_occupation_and_every_part() {
    let reference = &catalog::load().expect("the catalogue").reference;
    // The range is no part of what is recomputed: a few draws will do.
    let mut model = reference.model.clone();
    model.noise.draws = 8;
    let mut compared = 0;
    for (place, job) in reference.occupations.iter().enumerate() {
        // Every level for roles, whose weeks differ by it, and one level in turn for the others.
        let role = !job.mixes[0].is_empty();
        for seniority in Seniority::ALL.into_iter().filter(|s| role || *s as usize == place % 4) {
            let report = assess(job, seniority, Horizon::Now, &model);
            agrees(&report, &recompute(job, seniority, &model.risk), &job.title);
            compared += 1;
        }
    }
    assert!(compared > 1_016 + 3 * 47, "{compared} reports were compared");
}
