//! What people do about what they missed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use domain::{
    id::{ProjectId, StepId},
    plan::{
        Plan, PlanEdit, Progress, Step, StepKind,
        select::{Item, Limits, select},
        today,
    },
    reference::Reference,
};
use serde::Serialize;

use super::person::Person;

/// What is done about what was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Rescheduled as the app proposes, and of its offers the first one is taken.
    Reschedules,
    /// The same by somebody who goes on with the next step that the app shows while the day has time.
    ReschedulesAhead,
    /// Rescheduled as the app proposes, and none of its offers is taken.
    ReschedulesOnly,
    /// No rescheduling: each missed step is lost.
    Lost,
    /// Everything that was missed is added to the next day.
    Stacked,
    /// Everything moves by a day whenever something was missed.
    Pushed,
    /// The projects that fit, chosen by somebody who knows every day and every minute beforehand.
    Hindsight,
}

impl Policy {
    /// All of them, ours first.
    pub const ALL: [Self; 7] = [
        Self::Reschedules,
        Self::ReschedulesAhead,
        Self::ReschedulesOnly,
        Self::Lost,
        Self::Stacked,
        Self::Pushed,
        Self::Hindsight,
    ];

    /// What it is, in words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reschedules => "the plan bends, first offers are taken",
            Self::ReschedulesAhead => "the same, and time that is left goes into the next step",
            Self::ReschedulesOnly => "the plan bends, no offer is taken",
            Self::Lost => "no re-planning: each missed step is lost",
            Self::Stacked => "everything stacks on the next day",
            Self::Pushed => "the end is pushed",
            Self::Hindsight => "the best with hindsight (a bound)",
        }
    }
}

/// The plan after its last day, and what its days were like.
pub(super) fn live(plan: &Plan, policy: Policy, person: &Person, reference: &Reference) -> Life {
    let mut life =
        Life { plan: plan.clone(), left: person.needs.clone(), shift: 0, days: 0, overfull: 0 };
    for (load, present) in plan.draft.load.iter().zip(&person.present) {
        if *present && load.capacity > 0 {
            life.day(load.day, load.capacity, policy, reference);
        }
        if policy == Policy::Pushed {
            life.push(load.day);
        }
    }
    life
}

/// A plan while somebody lives it.
pub(super) struct Life {
    pub plan: Plan,
    /// Minutes that each step still takes.
    left: BTreeMap<StepId, f64>,
    /// Days by which everything has moved.
    shift: i64,
    /// Days on which they took the time.
    days: u32,
    /// Of these, days on which more was due than the day holds.
    overfull: u32,
}

impl Life {
    /// The share of days on which more was due than the day holds.
    pub fn overfull(&self) -> f64 {
        f64::from(self.overfull) / f64::from(self.days.max(1))
    }

    /// A day with time for the plan.
    fn day(&mut self, date: NaiveDate, minutes: u32, policy: Policy, reference: &Reference) {
        let reschedules = matches!(
            policy,
            Policy::Reschedules | Policy::ReschedulesAhead | Policy::ReschedulesOnly
        );
        if reschedules {
            self.reschedule(date, policy != Policy::ReschedulesOnly, reference);
        }
        let until = date - TimeDelta::days(self.shift);
        let is_due = |day: NaiveDate| {
            if policy == Policy::Lost { day == date } else { day <= until }
        };
        let due: u32 = open(&self.plan, is_due).map(|step| step.minutes).sum();
        self.days += 1;
        self.overfull += u32::from(due > minutes);
        self.work(minutes, date, |plan| {
            if reschedules {
                let ahead = policy == Policy::ReschedulesAhead;
                today(plan, date).next.filter(|next| ahead || next.day <= date)
            } else {
                open(plan, is_due).next().cloned()
            }
        });
    }

    /// Accepts what the app proposes in the morning, and its first offer while there is one to accept.
    fn reschedule(&mut self, date: NaiveDate, offers: bool, reference: &Reference) {
        while today(&self.plan, date).reschedule.is_some() {
            let edit = PlanEdit::Reschedule;
            let Ok(after) = edit.apply(&self.plan, date, reference) else { return };
            let preview = edit.preview(&self.plan, &after, date, reference);
            self.plan = after;
            let first = preview.offers.into_iter().next().filter(|_| offers);
            let left = first.and_then(|offer| offer.edit).and_then(|edit| match edit {
                // More time or a later end are not theirs to give: the ninety days are what counts.
                PlanEdit::RemoveProject { .. } => edit.apply(&self.plan, date, reference).ok(),
                _ => None,
            });
            let Some(left) = left else { return };
            self.plan = left;
        }
    }

    /// Does one step after the other until the day's minutes are gone.
    fn work(&mut self, minutes: u32, date: NaiveDate, next: impl Fn(&Plan) -> Option<Step>) {
        let mut minutes = f64::from(minutes);
        while minutes > 0.0
            && let Some(step) = next(&self.plan)
        {
            let Some(left) = self.left.get_mut(&step.id) else { return };
            let spent = left.min(minutes);
            minutes -= spent;
            *left -= spent;
            if *left > 0.0 {
                return;
            }
            let own = self.plan.draft.steps.iter_mut().find(|own| own.id == step.id);
            if let Some(own) = own {
                own.progress = Progress::Done { on: date, minutes: None, note: String::new() };
            }
        }
    }

    /// Whatever is left of a day moves everything by another.
    fn push(&mut self, date: NaiveDate) {
        let until = date - TimeDelta::days(self.shift);
        if open(&self.plan, |day| day <= until).next().is_some() {
            self.shift += 1;
        }
    }
}

/// The open work of days that count, in order. Reviews and recall checks lapse with their day.
fn open(plan: &Plan, counts: impl Fn(NaiveDate) -> bool) -> impl Iterator<Item = &Step> {
    plan.draft.steps.iter().filter(move |step| step.is_open_work() && counts(step.day))
}

/// The share of the value that somebody could finish who knew beforehand which days and minutes there
/// would be. No policy can do better: the days' grain is left out.
pub(super) fn hindsight(plan: &Plan, person: &Person, reference: &Reference) -> f64 {
    let draft = &plan.draft;
    let place = |id: &ProjectId| draft.chosen.iter().position(|one| one.project == *id);
    let items: Vec<Item> = draft
        .chosen
        .iter()
        .map(|chosen| {
            let own = draft.steps.iter().filter(|step| {
                step.kind == StepKind::Work && *plan.project_of(step) == *chosen.project
            });
            let minutes: f64 = own.filter_map(|step| person.needs.get(&step.id)).sum();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "minutes of a project"
            )]
            let cost = minutes as u32;
            let after = reference.project(&chosen.project).map_or(&[][..], |known| &known.after);
            Item {
                value: chosen.value,
                cost,
                after: after.iter().filter_map(place).collect(),
                milestones: 0,
                delivers: false,
                wanted: false,
            }
        })
        .collect();
    let there = draft.load.iter().zip(&person.present).filter(|(_, present)| **present);
    let limits = Limits {
        budget: there.map(|(load, _)| load.capacity).sum(),
        milestones: [0, 0],
        deliverable: false,
        nodes: reference.model.plan.node_cap,
    };
    let value = select(&items, limits).map_or(0.0, |selection| selection.bound);
    value / draft.value.max(f64::MIN_POSITIVE)
}
