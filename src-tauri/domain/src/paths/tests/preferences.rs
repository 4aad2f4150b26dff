//! What somebody prefers counts, rules out and lets in.

use super::*;
use crate::{ErrorKind, fixture::facets, paths::preferences::licences};

fn preferring<T>(change: impl FnOnce(&mut Preferences) -> T) -> Preferences {
    let mut preferences = Preferences::default();
    change(&mut preferences);
    preferences
}

fn under(origin: &Occupation, preferences: &Preferences, reference: &Reference) -> PathsReport {
    find(origin, Seniority::Mid, &Levels::new(), preferences, reference)
}

fn next(report: &PathsReport) -> Option<&str> {
    of(report, PathKind::NextDoor).map(|path| path.occupation.code.as_str())
}

#[test]
fn every_slider_of_ours_lies_on_its_scale() {
    for one in Preferences::default().all_sliders(&reference().model.paths) {
        let steps = (one.ours - one.range[0]) / one.step;
        assert!((steps - steps.round()).abs() < 1e-9, "{}", one.key);
        assert!(one.range[0] <= one.ours && one.ours <= one.range[1], "{}", one.key);
        assert!((one.value - one.ours).abs() < 1e-12);
        assert!(one.about.ends_with('.') && !one.label.ends_with('.'));
    }
}

#[test]
fn a_slider_counts_where_it_stands_and_ours_everywhere_else() {
    let ours = reference().model.paths;
    let preferences = preferring(|all| all.sliders.insert("safety".into(), 1.0));
    let theirs = preferences.applied(&ours);
    assert!((theirs.safety - 1.0).abs() < 1e-12);
    assert_eq!(PathsModel { safety: ours.safety, ..theirs }, ours);
    let odd = preferring(|all| all.sliders.insert("safety".into(), f64::NAN));
    assert_eq!(odd.applied(&ours), ours, "what is no value is passed over");
}

/// What each preference rules out, and how that is said.
#[test]
fn what_a_preference_rules_out_is_a_near_miss_with_what_would_let_it_in() {
    let mut reference = wider_reference();
    let case_worker = &mut Arc::make_mut(&mut reference.occupations)[3];
    case_worker.tasks.iter_mut().for_each(|task| task.facets = facets([0, 2, 0, 0, 0]));
    let family = case_worker.family().to_owned();
    let cases: [(Preferences, &str, &str); 4] = [
        (
            preferring(|all| all.pay_floor = Some(60_000.0)),
            "It paid $51,396 a year in 2024, and you ask for $60,000.",
            "To let it in, lower the least pay to $51,000.",
        ),
        (
            preferring(|all| all.study_hours = Some(5.0)),
            "It takes 10 hours to learn, as likely as not, and you would spend 5.",
            "To let it in, raise the hours of study to 10.",
        ),
        (
            preferring(|all| all.remote = true),
            "In 100% of its week somebody has to be there, and you want to work from anywhere.",
            "To let it in, do not insist on working from anywhere.",
        ),
        (
            preferring(|all| all.no_families.insert(family)),
            "It belongs to a field that you leave out.",
            "To let it in, take its field off those you leave out.",
        ),
    ];
    for (preferences, failed, admits) in cases {
        let report = under(&routine_role(), &preferences, &reference);
        assert_ne!(next(&report), Some("case-worker"));
        let miss = report.near_misses.iter().find(|miss| miss.occupation.code == "case-worker");
        let miss = miss.expect("a near miss");
        assert_eq!((miss.failed.as_str(), miss.admits.as_deref()), (failed, Some(admits)));
        let admitted =
            under(&routine_role(), miss.preferences.as_ref().expect("a way in"), &reference);
        assert_eq!(next(&admitted), Some("case-worker"), "{failed}");
    }
}

#[test]
fn what_our_filters_reject_comes_in_where_their_sliders_say_so() {
    let mut reference = wider_reference();
    Arc::make_mut(&mut reference.occupations)[3].figures.zone = 5;
    let report = from(&routine_role(), &reference);
    let miss = report.near_misses.iter().find(|miss| miss.occupation.code == "case-worker");
    let miss = miss.expect("more preparation");
    assert_eq!(miss.admits.as_deref(), Some("To let it in, set “steps of preparation” to 3."));
    let admitted = under(&routine_role(), miss.preferences.as_ref().expect("a way in"), &reference);
    assert_eq!(next(&admitted), Some("case-worker"));
}

#[test]
fn a_licence_that_one_holds_opens_and_one_that_is_not_wanted_rules_out() {
    let mut reference = wider_reference();
    Arc::make_mut(&mut reference.occupations)[3].licence = Some("a case licence".into());
    assert!(licences(&reference).contains("a case licence"));
    let held = preferring(|all| all.licences.insert("a case licence".into()));
    assert_eq!(next(&under(&routine_role(), &held, &reference)), Some("case-worker"));
    let mut licensed = routine_role();
    licensed.licence = Some("a case licence".into());
    assert_eq!(
        next(&from(&licensed, &reference)),
        Some("case-worker"),
        "their own work asks for it"
    );
    let tired = preferring(|all| all.no_licences.insert("a case licence".into()));
    let report = under(&licensed, &tired, &reference);
    assert_eq!(
        missed(&report, "case-worker"),
        Some("It asks for a case licence, which you do not want to use.")
    );
}

#[test]
fn work_that_is_wanted_is_worth_more() {
    let reference = wider_reference();
    let worth = |preferences: &Preferences| {
        let (job, levels) = (routine_role(), Levels::new());
        let ground = Ground::new(&job, Seniority::Mid, preferences, &reference);
        let from = Origin::new(&ground, &job, &levels);
        let found = candidates(&from);
        found.iter().find(|to| to.occupation.code == "case-worker").expect("looked at").utility
    };
    let usual = worth(&Preferences::default());
    let more = worth(&preferring(|all| all.more.insert("negotiation".into())));
    let less = worth(&preferring(|all| all.less.insert("negotiation".into())));
    assert!(more > usual && usual > less);
    assert!((more - usual - (usual - less)).abs() < 1e-12, "as much up as down");
}

#[test]
fn preferences_that_cannot_be_kept_are_refused_with_a_sentence() {
    let reference = wider_reference();
    let refused = |preferences: Preferences, kind: ErrorKind| {
        let error = preferences.check(&reference).expect_err("refused");
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.message.ends_with('.') && error.hint.ends_with('.'));
    };
    refused(preferring(|all| all.sliders.insert("luck".into(), 1.0)), ErrorKind::NotFound);
    refused(preferring(|all| all.sliders.insert("pay".into(), 9.0)), ErrorKind::Invalid);
    refused(preferring(|all| all.pay_floor = Some(-1.0)), ErrorKind::Invalid);
    refused(preferring(|all| all.study_hours = Some(f64::NAN)), ErrorKind::Invalid);
    refused(preferring(|all| all.licences.insert("a pilot's".into())), ErrorKind::NotFound);
    refused(preferring(|all| all.no_families.insert("99".into())), ErrorKind::NotFound);
    refused(preferring(|all| all.more.insert("magic".into())), ErrorKind::NotFound);
    let both = preferring(|all| {
        all.more.insert("records".into());
        all.less.insert("records".into());
    });
    refused(both, ErrorKind::Invalid);
    let fine = preferring(|all| {
        all.sliders.insert("zones".into(), 3.0);
        all.no_families.insert("47".into());
        all.more.insert("records".into());
    });
    fine.check(&reference).expect("kept");
}
