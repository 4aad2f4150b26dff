//! A plan on the days it is lived in: cues, absences, past days, reviews, checkpoints, forms.

use super::*;

pub(super) fn sit(plan: &mut Plan, id: &str, on: &str, minutes: u32) {
    plan.actual.sessions.push(WorkSession {
        step: id.into(),
        on: date(on),
        minutes,
        note: "A start.".into(),
    });
    let step = plan.draft.steps.iter_mut().find(|step| step.id == id).expect("a step");
    step.spent += minutes;
}

#[test]
fn five_minutes_make_a_day_and_are_taken_off_what_the_step_took() {
    let mut plan = started("2026-01-05");
    let id = plan.draft.steps[0].id.clone();
    sit(&mut plan, &id, "2026-01-05", 5);
    let day = |plan: &Plan, on: &str| day_view(plan, date(on), date("2026-01-07"));
    assert_eq!(day(&plan, "2026-01-05").day.kind, DayKind::Active);
    let step = plan.draft.steps.iter_mut().find(|step| step.id == id).expect("a step");
    step.progress =
        Progress::Done { on: date("2026-01-06"), minutes: Some(30), note: String::new() };
    let (first, second) = (day(&plan, "2026-01-05"), day(&plan, "2026-01-06"));
    assert_eq!((first.day.minutes, first.actual[0].finished), (5, false));
    assert_eq!((second.day.minutes, second.actual[0].finished), (25, true));
}

#[test]
fn a_past_day_is_shown_as_it_was_meant_and_as_it_was_lived() {
    let mut plan = started("2026-01-05");
    let id = plan.draft.steps[0].id.clone();
    // On the 7th it was moved from the 5th to the 9th.
    plan.actual.moved.push(MovedOn {
        id: id.clone(),
        from: date("2026-01-05"),
        on: date("2026-01-07"),
    });
    plan.draft.steps[0].day = date("2026-01-09");
    let stood = |on: &str| {
        let view = day_view(&plan, date(on), date("2026-01-12"));
        view.planned.iter().any(|step| step.id == id)
    };
    assert!(stood("2026-01-05"), "that morning it stood there");
    assert!(!stood("2026-01-06") && !stood("2026-01-07"));
    assert!(stood("2026-01-09"), "and here it stood when that day came");
    assert_eq!(day_view(&plan, date("2026-01-05"), date("2026-01-12")).day.kind, DayKind::Quiet);
}

#[test]
fn a_day_skipped_by_travel_is_no_miss() {
    let mut plan = started("2026-01-05");
    plan.actual.skipped.push(date("2026-01-06"));
    let kinds: Vec<DayKind> =
        plan_days(&plan, date("2026-01-08"))[..4].iter().map(|day| day.kind).collect();
    assert_eq!(kinds[..3], [DayKind::Quiet, DayKind::NoData, DayKind::Quiet]);
    assert_eq!(kinds[3], DayKind::Ahead, "today is not over");
    assert_eq!(today(&plan, date("2026-01-08")).continuity, Continuity { days: 0, of: 2 });
}

#[test]
fn one_miss_barely_moves_the_rolling_share() {
    let mut plan = started("2026-01-05");
    let late = date("2026-02-02");
    let ids: Vec<(StepId, NaiveDate)> =
        plan.draft.steps.iter().map(|s| (s.id.clone(), s.day)).collect();
    for (id, day) in ids.iter().filter(|(_, day)| *day < late) {
        check(&mut plan, id, *day);
    }
    let whole = today(&plan, late).continuity;
    assert_eq!(whole.days, whole.of);
    let missed = ids[3].1;
    for step in plan.draft.steps.iter_mut().filter(|step| step.day == missed) {
        step.progress = Progress::Open;
    }
    let share = today(&plan, late).continuity;
    assert_eq!((share.days, share.of), (whole.days - 1, whole.of));
}

#[test]
fn after_some_days_away_everything_is_told_once_and_nothing_is_lost() {
    let mut plan = started("2026-01-05");
    let id = plan.draft.steps[0].id.clone();
    check(&mut plan, &id, date("2026-01-05"));
    assert_eq!(today(&plan, date("2026-01-07")).digest, None, "a day is no absence");
    let back = today(&plan, date("2026-01-14"));
    let digest = back.digest.expect("a digest");
    assert!(digest.starts_with("8 days went by without the plan, and nothing in it is lost:"));
    assert!(digest.contains("1 review") || digest.contains("reviews and recall checks"));
    assert!(!digest.to_lowercase().contains("overdue") && !digest.contains("late"));
    let next = back.next.expect("a comeback");
    assert!(next.minutes <= 15);
}

#[test]
fn a_cue_says_when_it_is_time() {
    let mut plan = started("2026-01-05");
    let monday = date("2026-01-05");
    assert_eq!(today(&plan, monday).cue, None);
    plan.draft.request.routine = vec!["the first coffee".into(); 7];
    let title = plan.draft.steps[0].title.clone();
    let cue = |plan: &Plan| today(plan, monday).cue;
    assert_eq!(cue(&plan), Some(format!("When it is time for the first coffee: {title}")));
    plan.draft.steps[0].cue = Some("the train home".into());
    assert_eq!(cue(&plan), Some(format!("When it is time for the train home: {title}")));
}

#[test]
fn a_review_sets_what_was_lived_beside_what_was_meant_and_learns() {
    let (mut plan, reference) = (started("2026-01-05"), rich_reference());
    let week: Vec<Step> = plan
        .draft
        .steps
        .iter()
        .filter(|s| s.kind == StepKind::Work && s.day < date("2026-01-12"))
        .cloned()
        .collect();
    let step = plan.draft.steps.iter_mut().find(|step| step.id == week[0].id).expect("a step");
    step.progress =
        Progress::Done { on: week[0].day, minutes: Some(2 * week[0].minutes), note: String::new() };
    let review = review(&plan, 1, date("2026-01-11"), &reference.model.plan);
    assert_eq!(review.planned_steps as usize, week.len());
    assert_eq!((review.done_steps, review.actual), (1, 2 * week[0].minutes));
    assert_eq!(review.open.len(), week.len() - 1);
    assert!(review.overrun_after > review.overrun_before);
    assert!(review.step.is_some(), "it can be checked");
    let offer = review.offer.expect("less, after so little");
    assert!(offer.why.contains("hours instead of"), "{}", offer.why);
    let PlanEdit::Capacity { capacity } = offer.edit else { panic!("{:?}", offer.edit) };
    let sum = |week: &WeekCapacity| week.iter().map(|minutes| minutes.get()).sum::<i64>();
    assert!(sum(&capacity) < sum(&plan.draft.request.capacity));
}

#[test]
fn a_checkpoint_counts_what_was_practised_and_its_parts_sum() {
    let (mut plan, reference) = (started("2026-01-05"), rich_reference());
    let role = (&seed_role(), Seniority::Mid);
    let since = |plan: &Plan, divided| checkpoint(plan, 30, role, divided, &reference);
    let found = |plan: &Plan| since(plan, None);
    let none = found(&plan);
    assert!((none.now - none.before).abs() < 1e-12, "nothing done moves nothing");
    assert_eq!(today(&plan, date("2026-02-03")).checkpoint, Some(30));
    let on = date("2026-01-30");
    let project = plan.draft.milestones[0].project.clone();
    for milestone in plan.draft.milestones.iter_mut().filter(|one| one.project == project) {
        milestone.progress = Progress::Done { on, minutes: None, note: String::new() };
    }
    let some = found(&plan);
    assert!(some.now < some.before, "{some:?}");
    let sum: f64 = some.parts.iter().map(|part| part.points).sum();
    assert!((some.before + sum - some.now).abs() < 1e-12);
    assert_eq!(some.finished, [project]);
    assert_eq!(since(&plan, on.pred_opt()), some);
    let taken = since(&plan, Some(on));
    assert!((taken.now - taken.before).abs() < 1e-12, "it is in the week already");
    assert_eq!(taken.finished, some.finished);
    plan.actual.held.push(30);
    assert_eq!(today(&plan, date("2026-02-03")).checkpoint, None, "it was held");
}

#[test]
fn what_is_pinned_or_left_out_is_respected_and_priced() {
    let free = drafted(&request(date("2026-01-05"), None, Vec::new()));
    let reference = rich_reference();
    let with = |ask: Ask| drafted(&ask.request(1.5, &model().plan).expect("sound"));
    let base = || ask(date("2026-01-05"), None, Vec::new());
    let best = free.chosen[0].project.clone();
    let without = with(Ask { unwanted: vec![best.clone()], ..base() });
    assert!(without.chosen.iter().all(|one| one.project != best));
    let [cost] = &without.costs[..] else { panic!("{:?}", without.costs) };
    assert!(!cost.pinned && cost.project == best);
    assert!((cost.points - (free.bound - without.bound)).abs() < 1e-9, "{cost:?}");
    let left =
        reference.projects.iter().find(|one| free.chosen.iter().all(|c| c.project != one.id));
    let left = left.expect("not all are chosen").id.clone();
    let pinned = with(Ask { wanted: vec![left.clone()], ..base() });
    let [cost] = &pinned.costs[..] else { panic!("{:?}", pinned.costs) };
    assert!(cost.pinned && cost.points >= 0.0);
    assert!((cost.points - (free.bound - pinned.bound)).abs() < 1e-9, "{cost:?}");
}

#[test]
fn apart_from_work_deliverables_are_exercises_on_any_day() {
    let apart = Ask { apart: true, ..ask(date("2026-01-05"), None, Vec::new()) };
    let draft = drafted(&apart.request(1.5, &model().plan).expect("sound"));
    assert!(!draft.milestones.is_empty());
    let proofs = draft.milestones.iter().filter(|one| one.phase == Phase::Prove);
    assert!(proofs.clone().count() > 0);
    assert!(proofs.into_iter().all(|one| one.artefact == "The same page for a friend"));
}

#[test]
fn thirty_days_take_the_short_form_of_each_project() {
    let mut reference = rich_reference();
    for project in Arc::make_mut(&mut reference.projects) {
        project.intensive = vec!["learn".into()];
    }
    let ask = Ask { days: 30, ..ask(date("2026-01-05"), None, Vec::new()) };
    let request = ask.request(1.5, &model().plan).expect("sound");
    let draft = draft(&seed_role(), Seniority::Mid, None, &Levels::new(), &request, &reference);
    assert_eq!(draft.load.len(), 30);
    assert!(!draft.milestones.is_empty());
    assert!(draft.milestones.iter().all(|one| one.phase == Phase::Learn));
}

#[test]
fn a_plan_of_thirty_days_moves_what_its_short_projects_move() {
    let mut reference = rich_reference();
    for project in Arc::make_mut(&mut reference.projects) {
        project.intensive = vec!["learn".into()];
    }
    let ask = Ask { days: 30, ..ask(date("2026-01-05"), None, Vec::new()) };
    let request = ask.request(1.5, &model().plan).expect("sound");
    let (own, seniority) = (seed_role(), Seniority::Mid);
    let draft = draft(&own, seniority, None, &Levels::new(), &request, &reference);
    let forms = select::shaped(&request, &reference);
    let score = |mastery: f64| {
        let short = draft.chosen.iter().filter_map(|one| forms.project(&one.project));
        let practised: Vec<_> = short.map(|project| (project, mastery)).collect();
        let then = risk::reshape(&own, seniority, &practised, &reference.model);
        risk::point(&then, seniority, &reference.model)
    };
    let [learnt, applied, _] = reference.model.plan.mastery;
    let then = on_last_day(&draft, &own, seniority, &reference);
    let on_last_day = risk::point(&then, seniority, &reference.model);
    assert!((on_last_day - score(applied)).abs() < 1e-9, "{on_last_day}");
    let mut plan =
        Plan { id: 1, uid: Uid::default(), draft: draft.clone(), actual: Actual::default() };
    for milestone in &mut plan.draft.milestones {
        milestone.progress =
            Progress::Done { on: milestone.day, minutes: None, note: String::new() };
    }
    // A later end makes no longer form of it.
    let end = plan.draft.end;
    plan = PlanEdit::Extend { days: 60 }.apply(&plan, end, &reference).expect("longer");
    let held = checkpoint(&plan, 30, (&own, seniority), None, &reference);
    assert!((held.now - score(learnt)).abs() < 1e-9, "{held:?}");
}
