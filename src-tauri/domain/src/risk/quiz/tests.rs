//! The quiz asks what matters, narrows, stops, and tells people apart.

use proptest::prelude::*;

use super::*;
use crate::fixture::{hands_on_role, model, routine_role, seed_role};

fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(key, choice)| ((*key).to_owned(), (*choice).to_owned())).collect()
}

fn width(report: &QuizReport) -> f64 {
    report.range.high - report.range.low
}

/// Answers whatever is asked until nothing is: by the script, else as is usual.
fn taken(job: &Occupation, script: &[(&str, &str)]) -> (Vec<String>, QuizReport) {
    let (mut given, mut asked) = (Answers::new(), Vec::new());
    loop {
        let report = quiz(job, &given, &model()).expect("a report");
        let Some(next) = report.next.clone() else { return (asked, report) };
        let scripted = script.iter().find(|(key, _)| *key == next.key).map(|(_, choice)| *choice);
        let topic = Topic::all(job).into_iter().find(|t| t.key(job) == next.key).expect("a topic");
        let usual = topic.options(job).into_iter().max_by(|a, b| a.prior.total_cmp(&b.prior));
        let choice = scripted.unwrap_or_else(|| usual.map_or("", |option| option.id));
        let ScoreRange { low, high, .. } = report.range;
        asked.push(format!("{:.0} [{low:.0}-{high:.0}]: {} {choice}", report.point, next.key));
        given.insert(next.key, choice.to_owned());
    }
}

#[test]
fn nothing_answered_is_the_usual_score_in_a_wider_range() {
    let job = seed_role();
    let report = quiz(&job, &Answers::new(), &model()).expect("a report");
    assert!((report.point - point(&job, Seniority::Mid, &model())).abs() < 1e-9);
    let usual = crate::risk::assess(&job, Seniority::Mid, crate::risk::Horizon::Now, &model());
    assert!(width(&report) > usual.range.high - usual.range.low);
    assert!(report.answered.is_empty() && report.next.is_some());
}

#[test]
fn each_answer_that_was_asked_for_narrows_the_range_of_the_usual_person() {
    for job in [seed_role(), routine_role()] {
        let before = quiz(&job, &Answers::new(), &model()).expect("a report");
        let (asked, after) = taken(&job, &[]);
        assert!((1..=7).contains(&asked.len()), "{asked:?}");
        assert!(width(&after) < width(&before), "{asked:?}");
    }
    // Whose work stands low whatever they say is not asked at all.
    assert!(taken(&hands_on_role(), &[]).0.is_empty());
}

#[test]
fn an_answer_has_the_effect_that_taking_it_back_would_undo() {
    let job = seed_role();
    let both = answers(&[("seniority", "junior"), ("share:notebook-boilerplate", "much-more")]);
    let one = answers(&[("seniority", "junior")]);
    let (with, without) =
        (quiz(&job, &both, &model()).expect("both"), quiz(&job, &one, &model()).expect("one"));
    let share = with.answered.iter().find(|row| row.key.starts_with("share:")).expect("a row");
    assert!((share.effect - (with.point - without.point)).abs() < 1e-9);
    assert!(with.answered.iter().all(|row| row.effect > 0.0), "{:?}", with.answered);
}

#[test]
fn what_is_no_question_and_no_answer_is_said() {
    let job = seed_role();
    for given in [("share:nothing", "more"), ("seniority", "king"), ("", "")] {
        let error = quiz(&job, &answers(&[given]), &model()).expect_err("refused");
        assert_eq!(error.kind, ErrorKind::NotFound, "{given:?}");
        assert!(error.hint.ends_with('.'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_give_a_finite_report_and_the_same_one_again(
        picks in prop::collection::vec((0..64_usize, 0..5_usize), 0..8),
    ) {
        let job = seed_role();
        let topics = Topic::all(&job);
        let given: Answers = picks
            .into_iter()
            .map(|(topic, choice)| {
                let topic = topics[topic % topics.len()];
                let options = topic.options(&job);
                (topic.key(&job), options[choice % options.len()].id.to_owned())
            })
            .collect();
        let report = quiz(&job, &given, &model()).expect("a report");
        prop_assert!(report.point > 0.0 && report.point < 100.0);
        prop_assert!(report.range.low <= report.point && report.point <= report.range.high);
        prop_assert_eq!(&report, &quiz(&job, &given, &model()).expect("a report"));
        let (changed, _) = with_answers(&job, &given).expect("an occupation");
        let week: f64 = changed.tasks.iter().map(|task| task.share).sum();
        prop_assert!((week - 1.0).abs() < 1e-9 || week == 0.0);
    }
}

/// The quiz as somebody takes it, told line by line.
fn told(script: &[(&str, &str)]) -> String {
    let (asked, after) = taken(&seed_role(), script);
    let ScoreRange { low, high, .. } = after.range;
    let mut text = asked.join("\n");
    text += &format!("\n{} [{low:.0}-{high:.0}], {}\n", after.score.get(), after.band.word());
    for row in &after.answered {
        text += &format!("{:+.1} {} {}\n", row.effect, row.question, row.label);
    }
    text
}

#[test]
fn a_junior_who_only_writes_notebooks() {
    insta::assert_snapshot!(told(&[
        ("seniority", "junior"),
        ("ai-work", "some"),
        ("share:notebook-boilerplate", "much-more"),
        ("share:baseline-selection", "more"),
        ("share:evaluation-design", "less"),
        ("share:serving-reliability", "none"),
        ("share:governance-and-trust", "none"),
    ]), @r"
    14 [6-26]: seniority junior
    20 [10-33]: share:notebook-boilerplate much-more
    29 [15-41]: share:governance-and-trust none
    34 [18-48]: share:serving-reliability none
    44 [23-59]: share:evaluation-design less
    49 [27-62]: share:baseline-selection more
    46 [25-60], moderate
    +10.8 How far along are you? In my first years
    +10.1 “Work on governance-and-trust” usually takes 20% of the week. And of yours? None
    +10.1 “Work on serving-reliability” usually takes 20% of the week. And of yours? None
    +9.1 “Work on notebook-boilerplate” usually takes 20% of the week. And of yours? Much more
    +4.1 “Work on evaluation-design” usually takes 20% of the week. And of yours? Less than that
    -2.5 “Work on baseline-selection” usually takes 20% of the week. And of yours? More than that
    ");
}

#[test]
fn an_engineer_who_lives_in_the_platform() {
    insta::assert_snapshot!(told(&[
        ("seniority", "mid"),
        ("share:notebook-boilerplate", "less"),
        ("share:baseline-selection", "less"),
        ("share:serving-reliability", "much-more"),
    ]), @r"
    14 [6-26]: seniority mid
    14 [7-24]: share:notebook-boilerplate less
    12 [6-21]: share:baseline-selection less
    11 [5-19]: share:governance-and-trust usual
    11 [6-19]: share:evaluation-design usual
    11 [5-18], very low
    -2.4 “Work on notebook-boilerplate” usually takes 20% of the week. And of yours? Less than that
    -1.2 “Work on baseline-selection” usually takes 20% of the week. And of yours? Less than that
    +0.0 How far along are you? I work by myself
    +0.0 “Work on evaluation-design” usually takes 20% of the week. And of yours? About that
    +0.0 “Work on governance-and-trust” usually takes 20% of the week. And of yours? About that
    ");
}

#[test]
fn a_lead_who_answers_for_governance() {
    insta::assert_snapshot!(told(&[
        ("seniority", "lead"),
        ("share:notebook-boilerplate", "none"),
        ("share:baseline-selection", "less"),
        ("share:governance-and-trust", "much-more"),
    ]), @r"
    14 [6-26]: seniority lead
    9 [4-17]: share:notebook-boilerplate none
    6 [3-12]: share:baseline-selection less
    5 [3-11]: share:serving-reliability usual
    5 [3-10]: share:governance-and-trust much-more
    4 [2-9], very low
    -2.2 How far along are you? I decide what
    -2.2 “Work on notebook-boilerplate” usually takes 20% of the week. And of yours? None
    -0.9 “Work on governance-and-trust” usually takes 20% of the week. And of yours? Much more
    -0.7 “Work on baseline-selection” usually takes 20% of the week. And of yours? Less than that
    +0.0 “Work on serving-reliability” usually takes 20% of the week. And of yours? About that
    ");
}
