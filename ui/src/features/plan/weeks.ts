// The plan as rows of weeks: 12 weeks and 6 days, from whatever weekday it starts on.
import type { DayKind, Draft, Milestone, PlanDay, Step } from "../../lib/bindings";
import { count } from "../../lib/words";

export interface Day {
  date: string;
  kind: DayKind;
  capacity: number;
  /** Minutes planned and not left out; of a past day, those that stood on it when it came. */
  planned: number;
  /** Planned minutes of what is done. */
  done: number;
  /** Minutes that were worked. */
  worked: number;
  past: boolean;
  /** Off by the person's own choice. */
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

const sum = (list: readonly Step[]): number => list.reduce((total, step) => total + step.minutes, 0);

function dayOf(draft: Draft, date: string, today: string, known: PlanDay | undefined): Day {
  const steps = draft.steps.filter((step) => step.day === date && step.progress.state !== "skipped");
  const load = draft.load.find((one) => one.day === date);
  const there = known?.capacity ?? load?.capacity ?? 0;
  const kind: DayKind = draft.reserves.includes(date) ? "reserve" : there === 0 ? "off" : "ahead";
  const past = date < today;
  return {
    date,
    kind: known?.kind ?? kind,
    capacity: there,
    planned: past && known ? known.planned : sum(steps),
    done: sum(steps.filter((step) => step.progress.state === "done")),
    worked: known?.minutes ?? 0,
    past,
    away: draft.request.off.some((range) => range.from <= date && date <= range.to),
    review: steps.some((step) => step.kind === "review"),
    milestones: draft.milestones.filter((one) => one.day === date).map((one) => one.artefact),
  };
}

/** Rows of at most seven days each; `days` tells how the past ones were lived. */
export function weeks(draft: Draft, today: string, days: readonly PlanDay[] = []): Week[] {
  const rows: Week[] = [];
  for (const [index, load] of draft.load.entries()) {
    const known = days[index]?.day === load.day ? days[index] : days.find((one) => one.day === load.day);
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
    row.days.push(dayOf(draft, load.day, today, known));
    row.milestones.push(...draft.milestones.filter((milestone) => milestone.day === load.day));
    row.steps.push(
      ...draft.steps.filter((step) => step.day === load.day && step.progress.state !== "skipped"),
    );
    row.current ||= load.day === today;
  }
  return rows;
}

/** How much of what was there an active day used: some, most or all of it. */
export function share(day: Day): 1 | 2 | 3 {
  const there = day.planned || day.capacity;
  if (there === 0 || day.worked >= there) return 3;
  return day.worked * 2 >= there ? 2 : 1;
}

function kindText(day: Day): string {
  switch (day.kind) {
    case "active":
      return `lived, ${day.worked} of ${day.planned} minutes`;
    case "quiet":
      return `quiet, 0 of ${day.planned} minutes`;
    case "free":
      return "free, nothing was planned";
    case "no_data":
      return "no data, a day that travel skipped";
    case "off":
      return day.away ? "break" : "off, no time set aside";
    case "reserve":
      return "reserve, free of steps";
    case "ahead":
      if (day.planned === 0) return `free, ${day.capacity} minutes there are`;
      return `${day.planned} of ${day.capacity} minutes planned${day.done > 0 ? `, ${day.done} done` : ""}`;
  }
}

/** What a day holds, as a sentence for those who do not see its bar. */
export function dayText(day: Day): string {
  const parts = [kindText(day)];
  if (!day.past && day.planned > day.capacity)
    parts.push(`${day.planned - day.capacity} minutes more than there are`);
  if (day.review) parts.push("weekly review");
  for (const milestone of day.milestones) parts.push(`milestone: ${milestone}`);
  return parts.join(", ");
}

/** A week in words: what was done of it, and what is still planned. */
export function weekText(week: Week): string {
  const past = week.days.filter((day) => day.kind === "active" || day.kind === "quiet");
  const ahead = week.days.filter((day) => !day.past && day.kind === "ahead" && day.planned > 0);
  const parts: string[] = [];
  if (past.length > 0) {
    const active = past.filter((day) => day.kind === "active").length;
    const minutes = past.reduce((total, day) => total + day.worked, 0);
    const planned = past.reduce((total, day) => total + day.planned, 0);
    parts.push(`${active} of ${count(past.length, "day")} lived, ${minutes} of ${planned} minutes`);
  }
  if (ahead.length > 0) {
    const planned = ahead.reduce((total, day) => total + day.planned, 0);
    const there = ahead.reduce((total, day) => total + day.capacity, 0);
    parts.push(`${count(ahead.length, "day")} to come with ${planned} of ${there} minutes planned`);
  }
  if (week.days.some((day) => day.kind === "reserve")) parts.push("a reserve day");
  if (week.days.some((day) => day.away)) parts.push("a break");
  for (const { artefact, progress } of week.milestones)
    parts.push(`milestone: ${artefact}${progress.state === "done" ? " (done)" : ""}`);
  return `Week ${week.number}: ${parts.length > 0 ? parts.join("; ") : "nothing planned"}.`;
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
    planned: sum(kept),
    passed: draft.milestones.filter((milestone) => milestone.progress.state === "done").length,
  };
}

/** Hours taken per hour estimated, from the steps whose time was told; undefined without any. */
export function taken(draft: Draft): number | undefined {
  let [actual, estimated] = [0, 0];
  for (const { progress, minutes } of draft.steps) {
    if (progress.state !== "done" || progress.minutes === null) continue;
    actual += progress.minutes;
    estimated += minutes;
  }
  return estimated > 0 ? actual / estimated : undefined;
}

/** How estimates have held so far, one sentence. */
export function takenText(draft: Draft): string {
  const times = taken(draft);
  const reckoned = draft.request.overrun.toFixed(1);
  return times === undefined
    ? `No times have been told yet; the finish reckons with ${reckoned} times the estimate, as work tends to take.`
    : `Your hours have taken ${times.toFixed(1)} times the estimate so far; the finish reckons with ${reckoned} times.`;
}

/** That steps wait from earlier days, or days hold more than their time; undefined when nothing presses. */
export function crowdText(draft: Draft, rows: readonly Week[], today: string): string | undefined {
  const waits = draft.steps.filter(
    (step) => step.kind === "work" && step.progress.state === "open" && step.day < today,
  ).length;
  const full = rows
    .flatMap((row) => row.days)
    .filter((day) => !day.past && day.planned > day.capacity && day.planned > day.done).length;
  const parts = [
    waits > 0 ? `${count(waits, "open step")} of earlier days ${waits === 1 ? "waits" : "wait"}` : "",
    full > 0
      ? `${count(full, "day")} ahead ${full === 1 ? "holds" : "hold"} more than there is time for`
      : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? undefined : `${parts.join(", and ")}. The plan can make room.`;
}
