// The plan as rows of weeks: 12 weeks and 6 days, from whatever weekday it starts on.
import type { Draft, Milestone, Step } from "../../lib/bindings";
import { daysBetween } from "../../lib/dates";

export interface Day {
  date: string;
  capacity: number;
  /** Minutes planned and not skipped. */
  planned: number;
  /** Planned minutes of what is done. */
  done: number;
  reserve: boolean;
  /** Off by the person's own wish. */
  away: boolean;
  review: boolean;
  milestones: string[];
}

export interface Week {
  number: number;
  from: string;
  to: string;
  days: Day[];
  milestones: Milestone[];
  steps: Step[];
  current: boolean;
}

/** Rows of at most seven days each. */
export function weeks(draft: Draft, today: string): Week[] {
  const rows: Week[] = [];
  for (const [index, load] of draft.load.entries()) {
    const steps = draft.steps.filter((step) => step.day === load.day && step.progress.state !== "skipped");
    const milestones = draft.milestones.filter((milestone) => milestone.day === load.day);
    const sum = (list: Step[]): number => list.reduce((total, step) => total + step.minutes, 0);
    const day: Day = {
      date: load.day,
      capacity: load.capacity,
      planned: sum(steps),
      done: sum(steps.filter((step) => step.progress.state === "done")),
      reserve: draft.reserves.includes(load.day),
      away: draft.request.off.some((range) => range.from <= load.day && load.day <= range.to),
      review: steps.some((step) => step.kind === "review"),
      milestones: milestones.map((milestone) => milestone.artefact),
    };
    const number = Math.floor(index / 7) + 1;
    const row = rows[number - 1] ?? {
      number,
      from: load.day,
      to: load.day,
      days: [],
      milestones: [],
      steps: [],
      current: false,
    };
    rows[number - 1] = row;
    row.to = load.day;
    row.days.push(day);
    row.milestones.push(...milestones);
    row.steps.push(...draft.steps.filter((step) => step.day === load.day));
    row.current ||= load.day === today;
  }
  return rows;
}

/** What a day holds, as a sentence for those who do not see its bar. */
export function dayText(day: Day): string {
  if (day.away) return "break";
  if (day.reserve) return "reserve, free of steps";
  if (day.capacity === 0 && day.planned === 0) return "free";
  const parts = [`${day.planned} of ${day.capacity} minutes planned`];
  if (day.done > 0) parts.push(`${day.done} done`);
  if (day.review) parts.push("weekly review");
  for (const milestone of day.milestones) parts.push(`milestone: ${milestone}`);
  return parts.join(", ");
}

/** Figures of the whole plan. */
export function tally(draft: Draft): {
  done: number;
  all: number;
  minutes: number;
  planned: number;
  passed: number;
} {
  const kept = draft.steps.filter((step) => step.progress.state !== "skipped");
  const done = kept.filter((step) => step.progress.state === "done");
  const took = (step: Step): number =>
    step.progress.state === "done" ? (step.progress.minutes ?? step.minutes) : 0;
  return {
    done: done.length,
    all: kept.length,
    minutes: done.reduce((total, step) => total + took(step), 0),
    planned: kept.reduce((total, step) => total + step.minutes, 0),
    passed: draft.milestones.filter((milestone) => milestone.progress.state === "done").length,
  };
}

/** Number of the plan's day on this date, counted from 1. */
export function dayNumber(draft: Draft, date: string): number {
  return daysBetween(draft.start, date) + 1;
}
