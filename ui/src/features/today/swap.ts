// What could be done today instead.
import type { PlanEdit, JournalState, Plan, PlanPreview, Step } from "../../lib/bindings";
import { dayDate } from "../../lib/dates";
import { call } from "../../lib/host";
import { count } from "../../lib/words";

/** As many are asked for, and as many are shown. */
const ASKED = 8;
const SHOWN = 4;

const projectOf = (plan: Plan, step: Step): string | undefined =>
  plan.draft.milestones.find((one) => one.id === step.milestone)?.project;

/** The step that something else stands in for: what waits from earlier days is not what fills today. */
export function todays(plan: Plan, next: Step, today: string): Step {
  if (next.day >= today) return next;
  const stands = plan.draft.steps.find(
    (step) => step.day === today && step.kind === "work" && step.progress.state === "open",
  );
  return stands ?? next;
}

/** Steps that could stand in for one: of each other project the first that is open, then what follows it. */
export function candidates(plan: Plan, step: Step, most = ASKED): Step[] {
  const own = projectOf(plan, step);
  const open = plan.draft.steps.filter(
    (one) =>
      one.kind === "work" &&
      one.progress.state === "open" &&
      one.day > step.day &&
      projectOf(plan, one) !== own,
  );
  const first = open.filter(
    (one, index) => open.findIndex((other) => projectOf(plan, other) === projectOf(plan, one)) === index,
  );
  return [...first, ...open.filter((one) => !first.includes(one))].slice(0, most);
}

export interface Other {
  step: Step;
  /** What brings it to today. */
  edit: PlanEdit;
  /** The state of the journal that this is true of. */
  state: JournalState;
  /** What becomes of the step that it stands in for. */
  says: string;
}

/** What becomes of the others when a step comes to today. */
export function goes(preview: PlanPreview, other: Step): string {
  const lines = preview.diff.filter((line) => line.id !== other.id);
  const [first] = lines;
  if (!first) return "Today has room for both.";
  if (lines.length > 1) return `${count(lines.length, "other step")} then find another day.`;
  return `“${first.title}” then comes on ${dayDate(first.to)}.`;
}

/** The first of these edits that the plan allows; without one an order would break, or a day has no room. */
async function allowed(other: Step, [edit, ...rest]: PlanEdit[]): Promise<Other[]> {
  if (!edit) return [];
  try {
    const proposed = await call("preview_edit", { edit });
    return [{ step: other, edit, state: proposed.state, says: goes(proposed, other) }];
  } catch {
    return allowed(other, rest);
  }
}

/** Those of the candidates that the plan allows, the first few: the two change places, or it just moves. */
export async function others(plan: Plan, step: Step, today: string): Promise<Other[]> {
  const asked = candidates(plan, step).map((other) =>
    allowed(other, [
      { kind: "swap", step: step.id, with: other.id },
      { kind: "move", step: other.id, to: today },
    ]),
  );
  return (await Promise.all(asked)).flat().slice(0, SHOWN);
}
