//! Proof: sentences rest on evidence, figures come from it, and what is gone is seen.

use chrono::NaiveDate;

use super::*;
use crate::{
    fixture::reference,
    id::Uid,
    journal::Entry,
    plan::{Plan, Progress},
};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A plan whose first two milestones are done.
fn under_way() -> Plan {
    let mut plan = crate::plan::started("2026-01-05");
    for (milestone, note) in plan.draft.milestones.iter_mut().zip(["Shared with the team.", ""]) {
        let on = milestone.day;
        milestone.progress = Progress::Done { on, minutes: None, note: note.into() };
    }
    plan
}

fn figure(id: &str, milestone: Option<&str>) -> Evidence {
    Evidence {
        id: id.into(),
        uid: Uid::default(),
        kind: EvidenceKind::Number,
        date: date("2026-02-10"),
        text: "Time to repair".into(),
        source: String::new(),
        hash: None,
        change: Some(BeforeAfter { before: 90.0, after: 40.0, unit: "minutes".into() }),
        milestone: milestone.map(str::to_owned),
        skill: None,
        task: None,
        private: false,
    }
}

fn own(id: &str, evidence: &[&str]) -> OwnAchievement {
    OwnAchievement {
        id: id.into(),
        uid: Uid::default(),
        text: "Cut the time to repair from 90 to 40 minutes.".into(),
        evidence: evidence.iter().map(|id| (*id).to_owned()).collect(),
        date: date("2026-02-11"),
        skill: None,
    }
}

#[test]
fn a_finished_milestone_its_entries_and_its_figures_make_one_sentence() {
    let plan = under_way();
    let first = &plan.draft.milestones[0];
    let entry = Entry {
        id: 7,
        uid: Uid::default(),
        date: first.day,
        text: "Sent it to product.\nMore.".into(),
        tags: vec![],
        links: vec![first.id.to_string()],
    };
    let evidence = gather(&plan.draft.milestones, &[entry], vec![figure("E1", Some(&first.id))]);
    let ids: Vec<&str> = evidence.iter().map(|piece| piece.id.as_str()).collect();
    assert_eq!(ids.len(), 4, "two checks, an entry and a figure: {ids:?}");
    let achievements = achievements(&plan.draft.milestones, &evidence, &[], &reference());
    let achievement = achievements
        .iter()
        .find(|achievement| first.id == achievement.id.as_str())
        .expect("an achievement");
    assert!(achievement.text.starts_with("Produced "), "{}", achievement.text);
    assert!(
        achievement.text.ends_with(": time to repair went from 90 to 40 minutes."),
        "{}",
        achievement.text
    );
    assert_eq!(achievement.strength, 3);
    let mut named = achievement.evidence.clone();
    named.sort();
    assert_eq!(
        named,
        [format!("check-{}", first.id), "E1".into(), "entry-7".into()]
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn every_figure_of_a_sentence_made_here_comes_from_its_evidence() {
    let plan = under_way();
    let evidence =
        gather(&plan.draft.milestones, &[], vec![figure("E1", Some("M1")), figure("E2", None)]);
    for achievement in achievements(&plan.draft.milestones, &evidence, &[], &reference()) {
        let backed: String = evidence
            .iter()
            .filter(|piece| achievement.evidence.contains(&piece.id))
            .map(|piece| format!("{} {:?}", piece.text, piece.change))
            .chain(plan.draft.milestones.iter().map(|milestone| milestone.artefact.clone()))
            .collect();
        let figures =
            achievement.text.split(|c: char| !c.is_ascii_digit()).filter(|f| !f.is_empty());
        for figure in figures {
            assert!(backed.contains(figure), "{figure} of “{}”", achievement.text);
        }
    }
}

#[test]
fn without_a_piece_of_evidence_just_the_achievements_that_rest_on_it_are_marked() {
    let mine = [own("C1", &["E1"]), own("C2", &["E1", "E2"]), own("C3", &["E2"]), own("C4", &[])];
    let all = vec![figure("E1", None), figure("E2", None)];
    let state = |evidence: &[Evidence]| -> Vec<(String, bool, Vec<String>)> {
        achievements(&[], evidence, &mine, &reference())
            .into_iter()
            .filter(|achievement| achievement.own)
            .map(|achievement| (achievement.id.clone(), achievement.is_proven(), achievement.lost))
            .collect()
    };
    let marked = |evidence: &[Evidence]| -> Vec<String> {
        let lost = |(_, _, lost): &(String, bool, Vec<String>)| !lost.is_empty();
        let mut ids: Vec<String> =
            state(evidence).into_iter().filter(lost).map(|(id, ..)| id).collect();
        ids.sort();
        ids
    };
    assert_eq!(marked(&all), Vec::<String>::new());
    assert_eq!(marked(&all[1..]), ["C1", "C2"]);
    let unproven: Vec<String> =
        state(&all[1..]).into_iter().filter(|(_, proven, _)| !proven).map(|(id, ..)| id).collect();
    assert_eq!(unproven, ["C1", "C4"], "C2 still rests on E2");
}

#[test]
fn a_document_holds_what_is_proven_once_and_names_what_is_not() {
    let plan = under_way();
    let evidence = gather(&plan.draft.milestones, &[], vec![figure("E1", Some("M1"))]);
    let achievements =
        achievements(&plan.draft.milestones, &evidence, &[own("C1", &[])], &reference());
    for kind in DocumentKind::ALL {
        let document = document(kind, &achievements, &evidence);
        let mut told: Vec<&str> = document
            .sections
            .iter()
            .flat_map(|section| &section.sentences)
            .map(|sentence| sentence.achievement.as_str())
            .collect();
        told.sort_unstable();
        assert_eq!(told, ["M1", "M2"], "{kind:?}");
        assert_eq!(document.unproven, ["C1"]);
        assert!(document.sections.iter().all(|section| section.ask.ends_with(['?', '.'])));
        assert_eq!(document.evidence.len(), 3, "two checks and a figure");
    }
    let months = coverage(&achievements, &reference()).months;
    let sums = |of: fn(&MonthCover) -> usize| months.iter().map(of).sum::<usize>();
    assert_eq!((sums(|m| m.achievements), sums(|m| m.proven)), (3, 2));
}

#[test]
fn weak_sentences_are_told_where_and_why() {
    let figure = figure("E1", None);
    let link = Evidence { kind: EvidenceKind::Link, change: None, ..figure.clone() };
    let backed = |text: &str, backing: &[&Evidence]| -> Vec<Rule> {
        lint(text, backing).into_iter().map(|finding| finding.rule).collect()
    };
    let rules = |text: &str| backed(text, &[]);
    let good = "Cut the time to repair from 90 to 40 minutes.";
    assert_eq!(rules(good), []);
    assert_eq!(backed(good, &[&figure]), []);
    assert_eq!(rules("Reduced errors by 30 %."), [Rule::Baseline]);
    assert_eq!(rules("We halved the queue."), [Rule::We]);
    assert_eq!(rules("Was involved in the migration."), [Rule::Vague, Rule::Outcome]);
    assert_eq!(rules("Leveraged synergies, which saved a week."), [Rule::Jargon; 2]);
    assert_eq!(rules("Wrote the runbook in 2025."), [Rule::Outcome], "a year is no amount");
    let found = &lint("Then we won 5 of 7 pilots – usually.", &[])[0];
    assert_eq!((found.words.as_str(), found.at), ("we", [5, 7]));
    assert_eq!(rules("Saved a day for U.S. users"), [], "U.S. is no “us”");
    let unsaid = backed("Improved accuracy a lot.", &[&figure]);
    assert_eq!(unsaid, [Rule::Outcome], "a figure that the sentence keeps to itself");
    let below = BeforeAfter { before: -3.0, after: 2.0, unit: "%".into() };
    let below = Evidence { change: Some(below), ..figure.clone() };
    assert_eq!(backed("False alarms went from -3 to 2 %.", &[&below]), []);
    assert_eq!(backed("Sent it, so it went to 3 of 4.", &[&link]), [Rule::Unbacked; 2]);
}

#[test]
fn a_figure_in_a_sentence_is_one_that_its_evidence_holds() {
    let figure = figure("E1", None);
    let rules = |text: &str| -> Vec<Rule> {
        lint(text, &[&figure]).into_iter().map(|finding| finding.rule).collect()
    };
    for held in [
        "Cut the time to repair by 56 %.",
        "Cut the time to repair by 55.6%.",
        "Saved 50 minutes.",
        "Repairs take 2.25 times less.",
        "Repairs take 44% of the time.",
    ] {
        assert_eq!(rules(held), [], "{held}");
    }
    for made_up in ["Cut it by 90 %.", "Cut it by 57%.", "Saved 56 minutes.", "Saved 1,200 hours."]
    {
        assert_eq!(rules(made_up), [Rule::Unbacked], "{made_up}");
    }
}

#[test]
fn a_sentence_speaks_in_the_first_person_whatever_the_plan_called_it() {
    for (artefact, said) in [
        (
            "One page on a decision somebody near you has to make",
            "one page on a decision somebody near me has to make",
        ),
        (
            "A table of your week by task, with what only you can do",
            "a table of my week by task, with what only I can do",
        ),
        (
            "Three tasks done from your notes while you were out of reach",
            "three tasks done from my notes while I was out of reach",
        ),
        ("An exercise with two verdicts on you", "an exercise with two verdicts on me"),
        ("Their figures beside yours", "their figures beside mine"),
    ] {
        let mut plan = under_way();
        artefact.clone_into(&mut plan.draft.milestones[0].artefact);
        let evidence = gather(&plan.draft.milestones, &[], vec![]);
        let achievements = achievements(&plan.draft.milestones, &evidence, &[], &reference());
        let achievement =
            achievements.iter().find(|achievement| achievement.id == "M1").expect("an achievement");
        assert_eq!(achievement.text, format!("Produced {said}."));
    }
}
