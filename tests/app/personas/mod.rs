//! Ten people and what Waymark tells them, as reports to be read and judged. A test fails when they
//! are behind, so that whatever changes in them is seen.

mod people;

use std::collections::BTreeMap;

use catalog::Catalog;
use domain::{
    bounded::Third,
    model::Assumptions,
    occupation::Occupation,
    paths,
    profile::Levels,
    reference::Reference,
    risk::{
        self, Horizon, OwnTask, OwnWork, RatingOverride, RiskReport, capacity,
        quiz::{self, Answers},
    },
};

use super::kept;
use people::{PEOPLE, Person};

const FOLDER: &str = "tests/golden";
/// Questions that somebody of the published example is asked at most.
const QUESTIONS: usize = 7;

/// The occupation that a title means; who is asked takes the first that is offered.
fn occupation(title: &str, catalog: &Catalog) -> Occupation {
    if title.contains('*') {
        return catalog.reference.find(title).expect("a mixture").into_owned();
    }
    let found = catalog.find(title, 5);
    let best = found.matches.first().expect("a match");
    catalog.reference.find(&best.code).expect("an occupation").into_owned()
}

/// What somebody said, with every question of the quiz answered by their script.
fn said(
    person: &Person,
    job: &Occupation,
    catalog: &Catalog,
    reference: &Reference,
) -> (OwnWork, usize) {
    let mut own = OwnWork::default();
    if let Some([task, level, reason]) = person.disagrees {
        // The task that AI could take over most, unless one is named.
        let report = risk::assess(job, person.seniority, Horizon::Now, &reference.model);
        let most = report.tasks.iter().max_by(|a, b| a.points.total_cmp(&b.points));
        let id = if task.is_empty() { most.map_or("", |row| row.id.as_str()) } else { task };
        let day = reference.model.as_of;
        own.overrides.push(RatingOverride::new(job, id, level, reason, day).expect("an override"));
    }
    if let Some((label, like, share, facets)) = person.task {
        let [accountability, trust, tacit, cost_of_error] = facets.map(Third::saturating);
        let like = catalog.find_work(like, 1).first().expect("a kind of work").id.clone();
        let id = "own-1".to_owned();
        let task =
            OwnTask { id, label: label.into(), like, accountability, trust, tacit, cost_of_error };
        own.add(task, share, job, person.seniority);
    }
    if !person.shares.is_empty() {
        own.shares = job.tasks.iter().map(|task| (task.id.to_string(), 1.0)).collect();
        for (place, part) in person.shares {
            let place = match *place {
                "-1" => Some(job.tasks.len() - 1),
                other => other.parse().ok(),
            };
            if let Some(task) = place.and_then(|place: usize| job.tasks.get(place)) {
                own.shares.insert(task.id.to_string(), *part);
            }
        }
    }
    let Some(script) = person.quiz else { return (own, 0) };
    let mut asked = 0;
    let mut answers = Answers::new();
    while let Some(next) = quiz::quiz(job, &answers, &reference.model).expect("a quiz").next {
        let seniority = (next.key == "seniority").then(|| person.seniority.id());
        let scripted = script.iter().find(|(key, _)| *key == next.key).map(|(_, choice)| *choice);
        let scripted = seniority.or(scripted);
        let usual = next.choices.iter().find(|choice| choice.id == "usual");
        let usual = usual.or(next.choices.get(2)).map_or("", |choice| choice.id.as_str());
        answers.insert(next.key.clone(), scripted.unwrap_or(usual).to_owned());
        asked += 1;
    }
    answers.remove("seniority");
    own.answers = answers;
    (own, asked)
}

fn signed(points: f64) -> String {
    format!("{points:+.1}").replace('-', "−")
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rule = head.iter().map(|_| "---".to_owned()).collect::<Vec<_>>();
    let body: String = rows.map(|row| line(&row)).collect();
    format!("{}{}{body}\n", line(&head), line(&rule))
}

/// What makes the score up, from the average of all work to the score.
fn parts(report: &RiskReport) -> String {
    let base = vec![
        "Average of all work".to_owned(),
        String::new(),
        String::new(),
        report.base_shown.to_string(),
    ];
    let whole = |points: i32| format!("{points:+}").replace('-', "−").replace("+0", "0");
    let tasks = report.tasks.iter().map(|task| {
        vec![
            task.label.clone(),
            format!("{:.0}%", task.share * 100.0),
            task.level.clone(),
            whole(task.shown),
        ]
    });
    let outlook = report
        .outlook
        .iter()
        .map(|part| vec![part.label.clone(), String::new(), String::new(), whole(part.shown)]);
    let score = vec![
        "**Score**".into(),
        String::new(),
        String::new(),
        format!("**{}**", report.score.get()),
    ];
    let rows = std::iter::once(base).chain(tasks).chain(outlook).chain([score]);
    table(&["Part", "Share", "Could be taken over", "Points"], rows)
}

fn later(report: &RiskReport) -> String {
    let names = ["now", "in two years", "2030"];
    let rows = report.horizons.iter().zip(names).map(|(point, name)| {
        vec![
            name.to_owned(),
            point.score.get().to_string(),
            format!("{:.0} to {:.0}", point.low, point.high),
            format!("{:.0}", point.deployed),
        ]
    });
    format!(
        "{}\n\n{}",
        report.forecast,
        table(&["When", "Score", "Range", "Only what is in use"], rows)
    )
}

fn studies(report: &RiskReport) -> String {
    let rows = report.studies.iter().map(|study| {
        vec![
            study.name.to_string(),
            study.value.to_string(),
            format!("{:.0}", study.percentile),
            study.year.to_string(),
        ]
    });
    let table = table(&["Measure", "Value", "Place of 100", "Year"], rows);
    format!("{}\n\n{table}", report.agreement.says)
}

/// What somebody said, and what each thing moved.
fn moved(person: &Person, job: &Occupation, own: &OwnWork, reference: &Reference) -> String {
    let score = |own: &OwnWork| {
        risk::point(&own.applied(job.clone(), reference), person.seniority, &reference.model)
    };
    let all = score(own);
    let mut lines = Vec::new();
    if !own.answers.is_empty() {
        let asked = own.asked_about(job.clone(), reference);
        let mut answers = own.answers.clone();
        answers.insert("seniority".into(), person.seniority.id().into());
        let told = quiz::quiz(&asked, &answers, &reference.model).expect("a quiz");
        lines.extend(told.answered.iter().map(|row| {
            format!("- {} points: {} {}.", signed(row.effect), row.question, row.label)
        }));
    }
    for one in &own.overrides {
        let without = OwnWork { overrides: Vec::new(), ..own.clone() };
        let RatingOverride { task, level, reason, .. } = one;
        lines.push(format!(
            "- {} points: “{task}” is {level}. {reason}",
            signed(all - score(&without))
        ));
    }
    if !own.shares.is_empty() {
        let usual = risk::point(job, person.seniority, &reference.model);
        let tasks: Vec<&str> = own.tasks.iter().map(|task| task.label.as_str()).collect();
        let with = if tasks.is_empty() {
            String::new()
        } else {
            format!(", with “{}”", tasks.join("”, “"))
        };
        lines.push(format!("- {} points: the week as they divide it{with}", signed(all - usual)));
    }
    if lines.is_empty() { "Nothing beyond the title.\n".into() } else { lines.join("\n") + "\n" }
}

fn change(person: &Person, own: &Occupation, reference: &Reference) -> String {
    let levers = domain::plan::helpful(own, person.seniority, reference);
    let lines = levers.iter().take(3).map(|lever| {
        format!(
            "- {} ({} points, about {:.0} hours)\n",
            lever.title,
            signed(lever.points),
            lever.hours
        )
    });
    let list: String = lines.collect();
    let list =
        if list.is_empty() { "None of the practices we know moves it.\n".into() } else { list };
    format!("Learning alone moves nothing: the score follows what the week is made of.\n\n{list}")
}

fn three_paths(person: &Person, own: &Occupation, reference: &Reference) -> String {
    let found = paths::find(
        own,
        person.seniority,
        &Levels::new(),
        &paths::Preferences::default(),
        reference,
    );
    let rows = found.paths.iter().map(|path| {
        vec![
            path.occupation.title.clone(),
            path.score.get().to_string(),
            if path.safer { "safer" } else { "not surely safer" }.to_owned(),
            path.why.first().cloned().unwrap_or_default(),
        ]
    });
    let notes: String = found.notes.iter().map(|note| format!("{note}\n")).collect();
    table(&["Path", "Score", "", "Why"], rows) + &notes
}

fn notes(report: &RiskReport) -> String {
    if report.notes.is_empty() { "None.".into() } else { report.notes.join("\n") }
}

fn report(person: &Person, catalog: &Catalog) -> (String, RiskReport, usize) {
    let assumed: Assumptions =
        person.assumptions.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
    let reference = &catalog.reference.under(&assumed).expect("sound assumptions");
    let job = occupation(person.title, catalog);
    let (said, asked) = said(person, &job, catalog, reference);
    let own = said.applied(job.clone(), reference);
    let report = risk::assess(&own, person.seniority, Horizon::Now, &reference.model);
    let answers: BTreeMap<String, String> =
        person.capacity.iter().map(|(key, choice)| ((*key).into(), (*choice).into())).collect();
    let room = capacity::capacity(&answers, report.point);
    let changed: String = report
        .changed
        .iter()
        .map(|one| {
            format!(
                "It rests on an assumption of theirs: {} {} in place of {}.\n",
                one.label, one.value, one.ours
            )
        })
        .collect();
    let text = [
        format!(
            "# {}\n\n{}\n\nTyped: {}. Seniority: {}.\n",
            report.occupation.title,
            person.who,
            person.title,
            person.seniority.id()
        ),
        format!(
            "## {} of 100, {}\n\n{} Data of {}. It is not a probability of losing a job.\n{changed}",
            report.score.get(),
            risk::words(&report.bands),
            report.range.says,
            report.as_of
        ),
        format!("## What makes it up\n\n{}", parts(&report)),
        format!(
            "## What they said, and what it moved\n\n{}",
            moved(person, &job, &said, reference)
        ),
        format!("## Later\n\n{}", later(&report)),
        format!("## What others measured\n\n{}", studies(&report)),
        format!("## How firm it is\n\n{}\n", report.sensitivity.says),
        format!(
            "## Room to move\n\nBetween {:.0} and {:.0} of 100. {}\n",
            room.low, room.high, room.says
        ),
        format!("## What would change it\n\n{}", change(person, &own, reference)),
        format!("## Three paths\n\n{}", three_paths(person, &own, reference)),
        format!("## Notes\n\n{}\n", notes(&report)),
    ];
    (text.join("\n"), report, asked)
}

#[test]
fn ten_people_are_told_what_their_reports_say() {
    let catalog = catalog::load().expect("the catalogue");
    let (mut reports, mut examples) = (Vec::new(), Vec::new());
    for person in PEOPLE {
        let (text, report, asked) = report(&person, catalog);
        let sum: i32 = report
            .tasks
            .iter()
            .map(|task| task.shown)
            .chain(report.outlook.iter().map(|part| part.shown))
            .sum();
        assert_eq!(i64::from(report.base_shown + sum), report.score.get(), "{}", person.file);
        for odd in ["NaN", "inf ", "-0.0", "−0.0 points"] {
            assert!(!text.contains(odd), "{}: {odd}", person.file);
        }
        if person.quiz.is_some() {
            assert!((1..=QUESTIONS).contains(&asked), "{}: {asked} questions", person.file);
            examples.push(report.point);
        }
        reports.push((format!("{FOLDER}/{}.md", person.file), text));
    }
    let [junior, platform, lead] = examples[..] else { panic!("three take the quiz") };
    assert!(junior > platform + 15.0 && platform > lead + 3.0, "{examples:?}");
    kept::all_hold(reports);
}
