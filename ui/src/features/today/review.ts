// The weekly review in words. Figures come from the review itself.
import type { PlanEdit, Move, PlanPreview, Review, Step } from "../../lib/bindings";
import { addDays, dayDate, shortDate } from "../../lib/dates";
import { said } from "../../lib/diff";
import { count, minutes } from "../../lib/words";

export const parts = [
  "Meant and lived",
  "Estimate and actual",
  "What is still open",
  "Next week",
  "One sentence",
] as const;

/** What was planned, and what was done. */
export function actualWords(review: Review): { planned: string; actual: string } {
  const planned =
    review.planned_steps === 0
      ? "Nothing was planned for this week."
      : `${count(review.planned_steps, "step")} of work; ${minutes(review.planned_minutes)} with all that stood in the week.`;
  const actual =
    review.done_minutes === 0
      ? "Nothing was noted. That happens; the next week starts where you are."
      : `${count(review.done_steps, "step")} of work finished; ${minutes(review.done_minutes)} worked on ${count(review.active_days, "day")}.`;
  return { planned, actual };
}

/** What an hour on paper has turned out to take, before this week and with it. */
export function overrunWords(review: Review): string {
  const [before, after] = [review.overrun_before, review.overrun_after].map((hours) => hours.toFixed(2));
  if (review.estimated === 0)
    return `You told no minutes this week, so an hour on paper still counts as ${after ?? ""} hours.`;
  const took = `What was estimated at ${minutes(review.estimated)} took ${minutes(review.actual)}.`;
  return before === after
    ? `${took} An hour on paper still counts as ${after ?? ""} hours.`
    : `${took} An hour on paper now counts as ${after ?? ""} hours; before this week it was ${before ?? ""}.`;
}

/** What the comparison is good for. */
export function overrunHint(review: Review): string {
  if (review.estimated === 0)
    return "Minutes told at a check make the next estimates yours. None is needed for the plan to go on.";
  return review.actual > review.estimated
    ? "Work takes longer than planned for nearly everybody. The plan reckons with your own figure."
    : "The plan reckons with your own figure, and it leaves more room than you needed.";
}

/** How full the week that comes is. */
export function nextWords(review: Review): string {
  if (review.next_capacity === 0) return "No minutes are set aside for the week that comes.";
  return `${minutes(review.next_planned)} planned of ${minutes(review.next_capacity)} there are.`;
}

export interface Week {
  week: number;
  title: string;
}

/** The weeks that have begun, newest first. `current` is the one that today lies in. */
export function weeks(review: Review, current: number): Week[] {
  const start = addDays(review.from, -7 * (review.week - 1));
  return Array.from({ length: current }, (_, index) => {
    const week = current - index;
    const from = addDays(start, 7 * (week - 1));
    return { week, title: `Week ${week}, ${shortDate(from)} to ${shortDate(addDays(from, 6))}` };
  });
}

/** Whether a step that the week left open has another day by now. */
export const isSettled = (step: Step, review: Review): boolean => step.day > review.to;

export interface Asked {
  label: string;
  edit: PlanEdit;
}

/** What can become of a step. */
export const triage = (step: string): Asked[] => [
  { label: "Carry", edit: { kind: "postpone", step } },
  { label: "Shrink", edit: { kind: "shorten", step } },
  { label: "Split", edit: { kind: "split", step } },
  { label: "Drop", edit: { kind: "remove", step } },
  { label: "Park", edit: { kind: "pause", step } },
];

function lineWords({ title, change, from, to, minutes: [before, after] }: Move, many: boolean): string {
  const it = many ? `“${title}”` : "It";
  switch (change) {
    case "moved":
      return `${it} moves from ${dayDate(from)} to ${dayDate(to)}${before === after ? "" : `, with ${after} min instead of ${before}`}.`;
    case "changed":
      return before === after ? `${it} changes its words.` : `${it} takes ${after} min instead of ${before}.`;
    case "removed":
      return `${it} is left out for good; ${before} min become free.`;
    case "paused":
      return `${it} is laid aside until you take it back; ${before} min become free.`;
    case "added":
      return `“${title}” comes on ${dayDate(to)}, ${after} min.`;
    case "lapsed":
      return `${it} lapses.`;
  }
}

const SAID = 2;

/** What an edit would do, in one line. */
export function consequence(preview: PlanPreview, steps: readonly Step[] = []): string {
  const { diff } = preview;
  if (diff.length === 0 || diff.length > SAID) return said(preview.reason, steps);
  return diff.map((line) => lineWords(line, diff.length > 1)).join(" ");
}
