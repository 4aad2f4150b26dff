// What a plan is made of: its projects with what they take and what they are worth.
import type { Draft, HoursRange } from "../../lib/bindings";
import { hoursRange, minutes } from "../../lib/words";

export interface PlanProject {
  id: string;
  title: string;
  /** Null for milestones of one's own. */
  hours: HoursRange | null;
  /** Points; null for milestones of one's own. */
  value: number | null;
  /** Minutes of open steps. */
  open: number;
  /** Minutes of finished steps. */
  done: number;
}

/** The projects of a plan in the order in which they were chosen, then what somebody added. */
export function projects({ chosen, milestones, steps }: Draft): PlanProject[] {
  const known = chosen.map(({ project, title, hours, value }) => ({ id: project, title, hours, value }));
  const own = milestones
    .filter((one) => !chosen.some((other) => other.project === one.project))
    .map(({ project, title }) => ({ id: project, title, hours: null, value: null }));
  return [...known, ...own].map((one) => {
    const ids = milestones.filter((milestone) => milestone.project === one.id).map(({ id }) => id);
    const mine = steps.filter((step) => step.kind === "work" && ids.includes(step.milestone ?? ""));
    const sum = (state: "open" | "done"): number =>
      mine.reduce((all, step) => (step.progress.state === state ? all + step.minutes : all), 0);
    return { ...one, open: sum("open"), done: sum("done") };
  });
}

/** What a project takes and is worth, in one line. */
export function projectText({ hours, value, open, done }: PlanProject): string {
  const parts: string[] = [];
  if (hours) parts.push(`takes ${hoursRange(hours)}`);
  if (value !== null) parts.push(`worth ${value.toFixed(1)} points`);
  else parts.push("of your own");
  if (done > 0) parts.push(`${minutes(done)} done`);
  parts.push(open > 0 ? `${minutes(open)} open` : "nothing open");
  return parts.join(" · ");
}

/** What is known of other choices, one sentence. */
export function gapText({ proven_gap, value }: Draft): string {
  if (proven_gap <= 0) return `Worth ${value.toFixed(1)} points. No other choice is worth more; proved.`;
  return `Worth ${value.toFixed(1)} points. No other choice is worth more than ${proven_gap.toFixed(1)} points above it; proved.`;
}
