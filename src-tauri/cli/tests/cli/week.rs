//! One's own work, told in the terminal.

use crate::{Journal, number, rows};

fn started() -> Journal {
    let journal = Journal::new();
    journal.json(&["start", "Machine learning engineer"]);
    journal
}

fn point(journal: &Journal) -> f64 {
    number(&journal.json(&["score", "me"])["point"])
}

#[test]
fn a_week_is_divided_a_task_added_and_all_of_it_undone() {
    let journal = started();
    let usual = point(&journal);
    let changed =
        journal.json(&["week", "divide", "evaluation-design=3", "notebook-boilerplate=1"]);
    assert_eq!(changed["operation"], "Divide your week");
    assert!((point(&journal) - usual).abs() > 0.5);
    let like = journal.json(&["work", "answering customers"]);
    let like = rows(&like, "work")[0]["id"].as_str().expect("a kind of work").to_owned();
    let facets = ["--accountability", "2", "--trust", "3", "--tacit", "1", "--cost-of-error", "1"];
    let add = ["week", "add", "Calming customers", "--like", &like, "--share", "20"];
    journal.json(&[add.as_slice(), facets.as_slice()].concat());
    let own = journal.json(&["week"]);
    assert_eq!(rows(&own, "tasks")[0]["label"], "Calming customers");
    let (error, said) = journal.refused(2, &[["week", "divide", "--usual"].as_slice()].concat());
    assert_eq!(error["error"]["kind"], "invalid");
    assert!(said.contains("Calming customers"), "{said}");
    journal.json(&["week", "remove", "own-1"]);
    journal.json(&["week", "divide", "--usual"]);
    assert!((point(&journal) - usual).abs() < 1e-9);
    for _ in 0..4 {
        journal.json(&["undo"]);
    }
    assert!((point(&journal) - usual).abs() < 1e-9);
    let causes: Vec<String> = rows(&journal.json(&["history"]), "scores")
        .iter()
        .map(|row| row["cause"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(causes, ["A plan began"]);
}

#[test]
fn assumptions_of_ones_own_hold_in_every_command_and_are_named() {
    let journal = started();
    let usual = number(&journal.json(&["score", "Registered nurse"])["point"]);
    journal.json(&["week", "assume", "demand=0", "rho=1.5"]);
    let report = journal.json(&["score", "Registered nurse"]);
    assert!((number(&report["point"]) - usual).abs() > 0.5);
    assert_eq!(rows(&report, "changed").len(), 2);
    let shown = journal.command(&["score", "me"]).assert().success().get_output().clone();
    let shown = String::from_utf8(shown.stdout).expect("text");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("It rests on an assumption of yours"), "{shown}");
    let (_, said) = journal.refused(2, &["week", "assume", "rho=99"]);
    assert!(said.contains("goes from 1 to 6"), "{said}");
    journal.refused(3, &["week", "assume", "luck=1"]);
    journal.json(&["week", "assume", "--ours"]);
    let again = number(&journal.json(&["score", "Registered nurse"])["point"]);
    assert!((again - usual).abs() < 1e-9);
}

#[test]
fn an_answer_an_override_and_room_to_move_are_kept() {
    let journal = started();
    let before = point(&journal);
    journal.json(&["week", "answer", "ai-work=none"]);
    let quiz = journal.json(&["quiz", "me"]);
    assert!(rows(&quiz, "answered").iter().any(|row| row["key"] == "ai-work"));
    assert!((number(&quiz["point"]) - point(&journal)).abs() < 1e-9);
    journal.json(&["week", "answer", "--forget", "ai-work"]);
    journal.json(&["week", "override", "evaluation-design", "very high", "Ours is a script."]);
    assert!(point(&journal) > before);
    journal.json(&["week", "remove-override", "evaluation-design"]);
    assert!((point(&journal) - before).abs() < 1e-9);
    journal.refused(3, &["week", "override", "nothing", "high", "A reason."]);
    journal.json(&["week", "capacity", "capacity:savings=longer"]);
    let room = journal.json(&["week", "capacity"]);
    assert!((number(&room["low"]) - 25.0).abs() < 1e-9, "{room}");
    journal.refused(3, &["week", "capacity", "capacity:luck=much"]);
}

#[test]
fn you_now_stand_beside_you_after_the_plan_and_projects_are_ranked() {
    let journal = started();
    let both = journal.json(&["compare", "me", "day 90"]);
    assert!(number(&both["b"]["point"]) < number(&both["a"]["point"]));
    let levers = journal.json(&["levers", "me"]);
    let rates: Vec<f64> = rows(&levers, "levers")
        .iter()
        .map(|lever| number(&lever["points"]) / number(&lever["hours"]))
        .collect();
    assert!(rates.len() > 3 && rates.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
    let fresh = Journal::new();
    fresh.refused(3, &["compare", "me", "day 90"]);
}

#[test]
fn every_number_of_a_score_opens_and_names_its_sources() {
    let journal = Journal::new();
    let all = journal.json(&["why", "Paralegal"]);
    let all = rows(&all, "figures");
    assert!(all.len() > 20);
    for figure in all.iter().take(12) {
        let name = figure["figure"].as_str().expect("a name");
        let made = journal.json(&["why", "Paralegal", name]);
        assert!((number(&made["result"]) - number(&figure["value"])).abs() < 1e-9, "{name}");
    }
    let demand = journal.json(&["why", "Paralegal", "outlook:demand"]);
    let sources: Vec<&str> =
        rows(&demand, "sources").iter().filter_map(|one| one["licence"].as_str()).collect();
    assert!(sources.iter().any(|licence| licence.contains("public domain")), "{sources:?}");
    journal.refused(3, &["why", "Paralegal", "luck"]);
}
