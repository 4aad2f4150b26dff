//! How a running plan bends: proposed, shown, applied or not.

use domain::{
    bounded::Minutes,
    plan::{self, Bend, Change, Move, Plan, Replan},
};
use store::Op;

use super::{Result, plan::running};
use crate::{
    answer::Answer,
    arguments::AdjustCommand,
    context::Context,
    table::{paragraph, table},
};

/// Proposes a bend, and applies it when asked.
pub fn adjust(context: &Context, asked: impl FnOnce(&Plan) -> Bend, apply: bool) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let running = running(&store)?;
    let asked = asked(&running);
    let proposal = plan::propose(&running, &asked, now.today, &context.catalog()?.reference)?;
    let mut replan = proposal.replan;
    let changes = proposal.plan != running;
    if apply && changes {
        store.save_bent_plan(Op::of(&asked), &proposal.plan, &now)?;
        replan.applied = true;
    }
    proposed(&replan, changes)
}

/// The bend that flags name.
pub fn asked(how: &AdjustCommand, plan: &Plan) -> Bend {
    how.edit(|id| {
        let step = plan.draft.steps.iter().find(|step| step.id.eq_ignore_ascii_case(id))?;
        Some((step.title.clone(), step.minutes, step.cue.clone()))
    })
}

/// Other minutes for some weekdays.
pub fn capacity(minutes: &[(usize, u32)], plan: &Plan) -> Bend {
    let mut capacity = plan.draft.request.capacity;
    for (day, minutes) in minutes {
        capacity[*day] = Minutes::saturating(i64::from(*minutes));
    }
    Bend::Capacity { capacity }
}

fn proposed(replan: &Replan, changes: bool) -> Result {
    let mut text = paragraph(&replan.reason);
    if !replan.diff.is_empty() {
        text += &table(["", "What", "", "From", "To"], &[], replan.diff.iter().map(row));
    }
    if replan.applied {
        text += "\nApplied. `waymark-cli undo` takes it back.\n";
    } else if changes {
        text += "\nNothing has changed. Add --apply to take it.\n";
    }
    for offer in &replan.offers {
        let way = match offer.kind.as_str() {
            "drop" => "leave something out",
            "move_end" => "end later",
            _ => "take more time",
        };
        text += &paragraph(&format!("You could {way}: {}", offer.effect));
    }
    Answer::new(replan, text)
}

fn row(line: &Move) -> [String; 5] {
    let what = match line.change {
        Change::Moved => String::new(),
        Change::Changed => format!("{} → {} min", line.minutes[0], line.minutes[1]),
        Change::Dropped => "left out".into(),
        Change::Parked => "laid aside".into(),
        Change::Added => "new".into(),
        Change::Lapsed => "lapses".into(),
    };
    [line.id.clone(), line.title.clone(), what, line.from.to_string(), line.to.to_string()]
}
