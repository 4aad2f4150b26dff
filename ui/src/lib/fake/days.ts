// Days of the fake host's plan as they were planned and as they were lived.
import type { DayKind, DayView, LivedStep, Plan, PlanDay, Step } from "../bindings";
import { daysBetween } from "../dates";
import { capacity } from "./board";

/** From so many minutes on a day counts as lived in the plan. */
const LEAST_DAY = 5;

export function stands(plan: Plan, step: Step, day: string, today: string): boolean {
  const left = plan.lived.moved.find((one) => one.id === step.id && one.on >= day);
  const on = day < today && left ? left.from : step.day;
  const gone = step.progress.state === "skipped" && (step.progress.on < day || day >= today);
  return on === day && !gone;
}

function livedOn(plan: Plan, day: string): LivedStep[] {
  const title = (id: string): string => plan.draft.steps.find((step) => step.id === id)?.title ?? "";
  const sat = plan.lived.sittings.filter((one) => one.on === day);
  const sittings = sat.map(({ step, minutes, note }) => ({
    id: step,
    title: title(step),
    minutes,
    note,
    finished: false,
  }));
  const finished = plan.draft.steps.flatMap((step) => {
    if (step.progress.state !== "done" || step.progress.on !== day) return [];
    const before = plan.lived.sittings.filter((one) => one.step === step.id);
    const minutes =
      (step.progress.minutes ?? step.minutes) - before.reduce((sum, one) => sum + one.minutes, 0);
    const { id, title } = step;
    return [{ id, title, minutes: Math.max(0, minutes), note: step.progress.note, finished: true }];
  });
  return [...sittings, ...finished];
}

function planDay(plan: Plan, day: string, today: string): PlanDay {
  const lived = livedOn(plan, day);
  const planned = plan.draft.steps
    .filter((step) => stands(plan, step, day, today))
    .reduce((sum, step) => sum + step.minutes, 0);
  const minutes = lived.reduce((sum, one) => sum + one.minutes, 0);
  const done = lived.filter((one) => one.finished).length;
  const there = capacity(plan.draft, day);
  const kind = (): DayKind => {
    if (done > 0 || minutes >= LEAST_DAY) return "lived";
    if (plan.lived.skipped.includes(day)) return "no_data";
    if (there === 0) return "off";
    if (plan.draft.reserves.includes(day)) return "reserve";
    if (day >= today) return "ahead";
    return planned > 0 ? "quiet" : "free";
  };
  return { day, capacity: there, planned, minutes, done, kind: kind() };
}

export const planDays = (plan: Plan, today: string): PlanDay[] =>
  plan.draft.load.map(({ day }) => planDay(plan, day, today));

export function dayView(plan: Plan, day: string, today: string): DayView {
  const { start, end, steps } = plan.draft;
  return {
    day: planDay(plan, day, today),
    number: day <= end ? Math.max(0, daysBetween(start, day) + 1) : 0,
    planned: steps.filter((step) => stands(plan, step, day, today)),
    lived: livedOn(plan, day),
  };
}
