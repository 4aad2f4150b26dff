//! Changing a running plan: proposed, shown, applied or not.

use app::Proposed;
use domain::{
    bounded::Minutes,
    plan::{Change, Move, Plan, PlanEdit, PlanPreview},
};

use crate::{
    answer::{Answer, Result},
    arguments::AdjustCommand,
    context::Context,
    table::{paragraph, table},
};

/// Proposes an edit, and applies it when asked.
pub fn adjust(context: &mut Context, asked: impl FnOnce(&Plan) -> PlanEdit, apply: bool) -> Result {
    let asked = asked(&context.plan()?);
    let Proposed { mut preview, state, changes } = context.propose_edit(&asked)?;
    preview.applied = apply && context.apply_edit(&asked, Some(state))?.is_some();
    proposed(&preview, changes)
}

/// The edit that flags name.
pub fn asked(how: &AdjustCommand, plan: &Plan) -> PlanEdit {
    how.edit(|id| {
        let step = plan.draft.steps.iter().find(|step| step.id.eq_ignore_ascii_case(id))?;
        Some((step.title.clone(), step.minutes, step.cue.clone()))
    })
}

/// Other minutes for some weekdays.
pub fn capacity(minutes: &[(usize, u32)], plan: &Plan) -> PlanEdit {
    let mut capacity = plan.draft.request.capacity;
    for (day, minutes) in minutes {
        capacity[*day] = Minutes::saturating(i64::from(*minutes));
    }
    PlanEdit::Capacity { capacity }
}

fn proposed(preview: &PlanPreview, changes: bool) -> Result {
    let mut text = paragraph(&preview.reason);
    if !preview.diff.is_empty() {
        text += &table(["", "What", "", "From", "To"], &[], preview.diff.iter().map(row));
    }
    if preview.applied {
        text += "\nApplied. `waymark-cli undo` takes it back.\n";
    } else if changes {
        text += "\nNothing has changed. Add --apply to take it.\n";
    }
    for offer in &preview.offers {
        let way = match offer.kind.as_str() {
            "remove" => "leave something out",
            "move_end" => "end later",
            _ => "take more time",
        };
        text += &paragraph(&format!("You could {way}: {}", offer.effect));
    }
    Answer::new(preview, text)
}

fn row(line: &Move) -> [String; 5] {
    let what = match line.change {
        Change::Moved => String::new(),
        Change::Changed => format!("{} → {} min", line.minutes[0], line.minutes[1]),
        Change::Removed => "left out".into(),
        Change::Paused => "laid aside".into(),
        Change::Added => "new".into(),
        Change::Lapsed => "lapses".into(),
    };
    [line.id.to_string(), line.title.clone(), what, line.from.to_string(), line.to.to_string()]
}
