//! The reasons of paths, from every tenth occupation.

use domain::{
    occupation::Occupation,
    occupation::Seniority,
    paths::{self, NearMiss, Path, PathKind},
    profile::Levels,
    reference::Reference,
    risk::{self, Draws, Horizon},
    skills,
};

use super::{
    none_wrong,
    printed::{
        Figure,
        Figure::{Percent, Plain},
        check,
    },
    years,
};

/// The share of what `to` asks for that somebody from `from` brings: each level that is asked for,
/// weighed as if nothing were brought, as far as it is there.
fn brought(from: &Occupation, to: &Occupation, reference: &Reference) -> f64 {
    let nothing: Levels = reference.skills.iter().map(|skill| (skill.id.clone(), 0.0)).collect();
    let asked = skills::gap(from, to, &nothing, reference).gaps;
    let there = skills::gap(from, to, &Levels::new(), reference).gaps;
    let part = |gap: &skills::Gap| {
        let own = there.iter().find(|own| own.skill == gap.skill).expect("the same skill");
        gap.weight * (own.have / own.need).min(1.0)
    };
    asked.iter().filter(|gap| gap.need > 0.0).map(part).sum()
}

/// The figures of a move.
fn of_move(from: &Occupation, path: &Path, reference: &Reference, draws: &Draws) -> Vec<Figure> {
    let to = reference.occupation(&path.occupation.code).expect("an occupation");
    let seniority = Seniority::Mid;
    let lower =
        risk::probability_lower(draws, (from, seniority), (to, seniority), &reference.model);
    let mut figures = years(&to.figures.growth_years);
    figures.extend([from, to].map(|job| Plain(risk::point(job, seniority, &reference.model))));
    figures.extend([Plain(100.0 * lower), Plain(100.0), Plain(7.0)]);
    figures.extend([Percent(brought(from, to, reference)), Percent(to.figures.growth.abs())]);
    figures
        .extend(path.gaps.first().into_iter().flat_map(|gap| [Plain(gap.have), Plain(gap.need)]));
    figures.extend(path.wage_ratio.map(Percent));
    figures.push(Plain(to.figures.wage_year.into()));
    figures
}

/// The figures of staying: how many projects, the share of the week they move, both scores.
fn of_reshape(from: &Occupation, path: &Path, reference: &Reference) -> Vec<Figure> {
    let (model, seniority) = (&reference.model, Seniority::Mid);
    let projects = path.projects.iter().filter_map(|id| reference.project(id));
    let applied: Vec<_> = projects.map(|project| (project, model.plan.mastery[1])).collect();
    let after = risk::reshape(from, seniority, &applied, model);
    let mix = |job: &Occupation| {
        let row = job.mixes[seniority as usize].clone();
        if row.is_empty() { job.tasks.iter().map(|task| task.share).collect() } else { row }
    };
    let moved: f64 = mix(from).iter().zip(mix(&after)).map(|(old, new)| (new - old).max(0.0)).sum();
    let mut figures = [from, &after].map(|job| Plain(risk::point(job, seniority, model))).to_vec();
    figures.extend([Percent(moved), Plain(applied.len() as f64)]);
    figures
}

/// The figures of a filter that a near miss failed.
fn of_miss(from: &Occupation, miss: &NearMiss, reference: &Reference) -> Vec<Figure> {
    let to = reference.occupation(&miss.occupation.code).expect("an occupation");
    let range = risk::assess(from, Seniority::Mid, Horizon::Now, &reference.model).range;
    let there = risk::point(to, Seniority::Mid, &reference.model);
    let mut figures = [range.low, range.high, there, 5.0].map(Plain).to_vec();
    figures.extend([from, to].map(|job| Plain(job.figures.zone.into())));
    figures.push(Percent(1.0 - brought(from, to, reference)));
    let gaps = skills::gap(from, to, &Levels::new(), reference).gaps;
    let deepest = gaps.iter().max_by(|a, b| (a.need - a.have).total_cmp(&(b.need - b.have)));
    figures.extend(deepest.into_iter().flat_map(|gap| [Plain(gap.need), Plain(gap.have)]));
    figures.push(Plain(7.0));
    figures
}

/// The figures of what would let it in: where the sliders would stand.
fn of_admission(miss: &NearMiss) -> Vec<Figure> {
    let preferences = miss.preferences.iter().flat_map(|preferences| &preferences.sliders);
    preferences.flat_map(|(_, value)| [Plain(*value), Percent(*value)]).collect()
}

#[test]
fn every_number_in_the_reasons_of_paths_and_near_misses_is_a_figure() {
    let mut reference = catalog::load().expect("the catalogue").reference.clone();
    reference.model.noise.draws = 32;
    let most = reference.occupations.iter().map(|job| job.tasks.len()).max().expect("occupations");
    let draws = Draws::new(2 * most, &reference.model);
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for from in reference.occupations.iter().step_by(10) {
        let report = paths::find(
            from,
            Seniority::Mid,
            &Levels::new(),
            &paths::Preferences::default(),
            &reference,
        );
        for path in &report.paths {
            let figures = match path.kind {
                PathKind::Reshape => of_reshape(from, path, &reference),
                _ => of_move(from, path, &reference, &draws),
            };
            checked += path.why.len();
            wrong.extend(path.why.iter().filter_map(|text| check(text, &figures).err()));
        }
        for miss in &report.near_misses {
            checked += 1;
            wrong.extend(check(&miss.failed, &of_miss(from, miss, &reference)).err());
            let admits = miss.admits.as_deref().unwrap_or_default();
            wrong.extend(check(admits, &of_admission(miss)).err());
        }
    }
    none_wrong(&wrong);
    assert!(checked > 6 * reference.occupations.len() / 10, "{checked} reasons were checked");
}
