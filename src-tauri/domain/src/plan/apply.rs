//! Applying what was proposed and accepted.

use super::{DateRange, Plan, PlanPreview, Progress, Step, StepKind, calendar::load, finish};

/// The plan with what was rescheduled: milestones follow their last step, loads and the finish are
/// counted anew, and a reserve day that was used is none any more.
pub fn apply_reschedule(plan: &Plan, preview: &PlanPreview) -> Plan {
    let mut after = plan.clone();
    let draft = &mut after.draft;
    for step in draft.steps.iter_mut().filter(|step| step.progress.is_open()) {
        if let Some(line) = preview.diff.iter().find(|line| line.id == step.id) {
            step.day = line.to;
        }
    }
    count_anew(&mut after);
    after
}

/// The plan with days off added; rescheduling then finds other days for what stood on them.
pub fn with_break(plan: &Plan, range: DateRange) -> Plan {
    let mut rested = plan.clone();
    let draft = &mut rested.draft;
    if !draft.request.off.contains(&range) {
        draft.request.off.push(range);
    }
    // What need not be done on another day falls away with the day.
    let lapses = |step: &Step| {
        step.progress.is_open() && step.kind != StepKind::Work && range.contains(step.day)
    };
    draft.steps.retain(|step| !lapses(step));
    draft.reserves.retain(|day| !range.contains(*day));
    count_anew(&mut rested);
    rested
}

/// What follows from where the steps stand: the days of milestones, loads, reserves and the finish.
pub(super) fn count_anew(plan: &mut Plan) {
    let draft = &mut plan.draft;
    for milestone in draft.milestones.iter_mut().filter(|milestone| milestone.progress.is_open()) {
        let own = draft.steps.iter().filter(|step| {
            step.kind == StepKind::Work
                && step.milestone.as_ref() == Some(&milestone.id)
                && !matches!(step.progress, Progress::Skipped { .. })
        });
        if let Some(last) = own.map(|step| step.day).max() {
            milestone.day = last;
        }
    }
    let used = |step: &Step, day| step.progress.is_open() && step.day == day;
    draft.reserves.retain(|day| !draft.steps.iter().any(|step| used(step, *day)));
    draft.load = load(&draft.request, &draft.steps);
    draft.finish = finish(&draft.request, &draft.steps, draft.start);
}
