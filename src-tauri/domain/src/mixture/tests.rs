//! What must hold of occupations that somebody puts together.

use std::sync::Arc;

use proptest::prelude::*;

use super::Mixture;
use crate::{
    ErrorKind,
    fixture::{hands_on_role, occupation, reference, routine_role, task},
    occupation::{Basis, Kind, Occupation, Seniority, Task},
    paths,
    profile::Levels,
    reference::Reference,
    risk,
};

/// The usual reference data with two published occupations and the kinds of work in them.
fn wide() -> Reference {
    let published = |code: &str, tasks: Vec<Task>| {
        let mut made = occupation(code, code, 0.05, tasks);
        made.kind = Kind::Occupation;
        made
    };
    let kind = |id: &str, share| task(id, "records", share, Basis::Capability, 0.6);
    let mut reference = reference();
    Arc::make_mut(&mut reference.occupations)
        .push(published("11-0000.00", vec![kind("filing", 0.7), kind("calls", 0.3)]));
    Arc::make_mut(&mut reference.occupations)
        .push(published("12-0000.00", vec![kind("welding", 1.0)]));
    reference.activities = vec![kind("filing", 0.0), kind("welding", 0.0)].into();
    reference
}

fn mixed(code: &str) -> Occupation {
    wide().find(code).expect("a mixture").into_owned()
}

fn week(job: &Occupation, seniority: Seniority) -> f64 {
    job.tasks_at(seniority).iter().map(|task| task.share).sum()
}

fn point(job: &Occupation) -> f64 {
    risk::point(job, Seniority::Mid, &reference().model)
}

#[test]
fn two_jobs_by_their_shares_are_one_week() {
    let (a, b) = (routine_role(), hands_on_role());
    let both = mixed(&format!("{}*60+{}*40", a.code, b.code));
    assert_eq!((both.kind, both.tasks.len()), (Kind::Own, a.tasks.len() + b.tasks.len()));
    for seniority in Seniority::ALL {
        assert!((week(&both, seniority) - 1.0).abs() < 1e-12);
    }
    let (low, high) = (point(&b).min(point(&a)), point(&a).max(point(&b)));
    assert!((low..=high).contains(&point(&both)), "{low} {} {high}", point(&both));
    assert!((both.figures.growth - 0.6 * a.figures.growth - 0.4 * b.figures.growth).abs() < 1e-12);
    assert!(both.title.contains(" and ") && !both.notes.is_empty());
}

#[test]
fn a_job_with_itself_or_alone_is_that_job() {
    let job = routine_role();
    for code in ["{}*100", "{}*30", "{}*50+{}*50"] {
        let same = mixed(&code.replace("{}", &job.code));
        assert!((point(&same) - point(&job)).abs() < 1e-9, "{code}");
        assert_eq!(same.tasks.len(), job.tasks.len());
    }
}

#[test]
fn kinds_of_work_take_their_figures_from_the_occupations_most_like_them() {
    let own = mixed("filing*80+welding*20");
    assert_eq!(own.tasks.len(), 2);
    assert!((own.tasks[0].share - 0.8).abs() < 1e-12);
    let of: Vec<&str> = own.made_of.iter().map(|part| part.occupation.code.as_str()).collect();
    assert_eq!(of, ["11-0000.00", "12-0000.00"], "most alike first");
    assert!((own.made_of.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(own.notes.iter().any(|note| note.contains("most like them")));
    let half = mixed(&format!("filing*50+{}*50", routine_role().code));
    assert!((week(&half, Seniority::Mid) - 1.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_read_or_found_is_said() {
    let reference = wide();
    for (code, kind) in [
        ("wizard", ErrorKind::NotFound),
        ("wizard*50+filing*50", ErrorKind::NotFound),
        ("filing*", ErrorKind::Invalid),
        ("filing*0", ErrorKind::Invalid),
        ("filing*101", ErrorKind::Invalid),
        ("filing*50+welding", ErrorKind::Invalid),
        ("*", ErrorKind::Invalid),
    ] {
        assert_eq!(reference.find(code).expect_err(code).kind, kind, "{code}");
    }
    let many: Vec<String> = (0..40).map(|n| format!("x{n}*1")).collect();
    assert_eq!(reference.find(&many.join("+")).expect_err("many").kind, ErrorKind::Invalid);
}

#[test]
fn paths_lead_on_from_what_was_put_together_and_never_back_to_most_of_it() {
    let reference = wide();
    let job = routine_role();
    let own = mixed(&format!("{}*70+{}*30", job.code, hands_on_role().code));
    let report = paths::find(
        &own,
        Seniority::Mid,
        &Levels::new(),
        &paths::Preferences::default(),
        &reference,
    );
    assert_eq!(report.origin.code, own.code);
    assert!(report.paths.len() == 3 || !report.notes.is_empty());
    let led: Vec<&str> =
        report.paths[1..].iter().map(|path| path.occupation.code.as_str()).collect();
    assert!(!led.contains(&job.code.as_str()), "{led:?}");
}

proptest! {
    #[test]
    fn any_shares_make_a_whole_week_between_its_parts(a in 1..=100_u32, b in 1..=100_u32) {
        let (one, two) = (routine_role(), hands_on_role());
        let both = mixed(&format!("{}*{a}+{}*{b}", one.code, two.code));
        prop_assert!((week(&both, Seniority::Senior) - 1.0).abs() < 1e-9);
        let elasticity = [one.elasticity, two.elasticity];
        prop_assert!(both.elasticity >= elasticity[0].min(elasticity[1]) - 1e-12);
        prop_assert!(both.elasticity <= elasticity[0].max(elasticity[1]) + 1e-12);
        let again = Mixture::read(&both.code).expect("its own code").expect("a mixture");
        prop_assert_eq!(again.code(), both.code.as_str());
    }

    #[test]
    fn any_text_is_read_or_refused(code in ".{0,40}") {
        let _ = wide().find(&code);
    }
}
