import { expect, test } from "vitest";
import type { PlanDay } from "../../src/lib/bindings";
import { dayOf } from "../scenes";
import { call, take } from "../window";
import { crowdText, dayText, share, takenText, tally, weeks, weekText } from "../../src/features/plan/weeks";

const the = <T>(value: T | null | undefined): T => {
  if (value === undefined || value === null) throw new Error("The plan has it.");
  return value;
};

await take("ten days");
const { draft: lived } = the(await call("read_plan", {}));
const known = await call("read_days", {});
await take("begun");
const { draft } = the(await call("read_plan", {}));

test("ninety days are twelve weeks and six days", () => {
  const rows = weeks(draft, draft.start);
  expect(rows.map((row) => row.days.length)).toEqual([...Array<number>(12).fill(7), 6]);
  expect(rows.flatMap((row) => row.steps)).toHaveLength(draft.steps.length);
  expect(rows.flatMap((row) => row.milestones)).toHaveLength(draft.milestones.length);
});

test("the week of today is the only current one", () => {
  const rows = weeks(draft, "2026-01-15");
  expect(rows.filter((row) => row.current).map((row) => row.number)).toEqual([2]);
  expect(weeks(draft, "2025-12-31").some((row) => row.current)).toBe(false);
});

test("a skipped step frees its minutes", () => {
  const copy = structuredClone(draft);
  const step = copy.steps[0];
  if (!step) throw new Error("The plan has steps.");
  const before = weeks(copy, step.day)[0]?.days[0]?.planned ?? 0;
  step.progress = { state: "skipped", on: step.day, how: "skipped" };
  expect(weeks(copy, step.day)[0]?.days[0]?.planned).toBe(before - step.minutes);
  expect(tally(copy).all).toBe(copy.steps.length - 1);
});

test("minutes told count instead of minutes planned", () => {
  const copy = structuredClone(draft);
  const [first, second] = copy.steps;
  if (!first || !second) throw new Error("The plan has steps.");
  first.progress = { state: "done", on: first.day, minutes: 35, note: "" };
  second.progress = { state: "done", on: second.day, minutes: null, note: "" };
  expect(tally(copy).minutes).toBe(35 + second.minutes);
  expect(tally(copy).done).toBe(2);
});

test("a day says in words what its bar shows", () => {
  const days = weeks(draft, draft.start).flatMap((row) => row.days);
  const milestone = the(draft.milestones[0]);
  const { capacity, planned } = the(draft.load.find((one) => one.day === milestone.day));
  expect(dayText(the(days.find((day) => day.date === milestone.day)))).toBe(
    `${planned} of ${capacity} minutes planned, milestone: ${milestone.artefact}`,
  );
  const review = the(draft.steps.find((one) => one.kind === "review"));
  expect(dayText(the(days.find((day) => day.date === review.day)))).toMatch(
    /^\d+ of \d+ minutes planned, weekly review/,
  );
  const reserve = days.find((day) => day.kind === "reserve");
  expect(reserve && dayText(reserve)).toBe("reserve, free of steps");
});

test("past days say how they were lived, as figures and as a week in words", () => {
  const rows = weeks(lived, dayOf("ten days"), known);
  const days = rows.flatMap((row) => row.days);
  const text = (date: string): string => dayText(the(days.find((day) => day.date === date)));
  const told = (date: string): PlanDay => the(known.find((one) => one.day === date));
  const tuesday = told("2026-01-06");
  expect(tuesday.minutes).toBeGreaterThan(0);
  expect(text("2026-01-06")).toBe(`lived, ${tuesday.minutes} of ${tuesday.planned} minutes`);
  expect(text("2026-01-13")).toBe(`quiet, 0 of ${told("2026-01-13").planned} minutes`);
  expect(text("2026-01-11")).toBe("off, no time set aside");
  const sum = (list: readonly PlanDay[], of: "minutes" | "planned" | "capacity"): number =>
    list.reduce((all, one) => all + one[of], 0);
  const first = known.slice(0, 6);
  const second = known.slice(7, 10);
  const ahead = known.slice(10, 14).filter((one) => one.planned > 0);
  const made = (from: number, to: number): string =>
    lived.milestones
      .filter((one) => the(known[from]).day <= one.day && one.day <= the(known[to]).day)
      .map((one) => `; milestone: ${one.artefact} (done)`)
      .join("");
  expect(made(0, 6)).not.toBe("");
  expect(rows.slice(0, 2).map(weekText)).toEqual([
    `Week 1: 6 of 6 days lived, ${sum(first, "minutes")} of ${sum(first, "planned")} minutes${made(0, 6)}.`,
    `Week 2: 1 of 3 days lived, ${sum(second, "minutes")} of ${sum(second, "planned")} minutes; 3 days to come with ${sum(ahead, "planned")} of ${sum(ahead, "capacity")} minutes planned${made(7, 13)}.`,
  ]);
});

test("a day is lived in part, in most or as a whole", () => {
  const one = (minutes: number): PlanDay => ({
    day: draft.start,
    capacity: 45,
    planned: 40,
    minutes,
    done: 1,
    kind: "active",
  });
  const worked = (minutes: number): number =>
    share(the(weeks(draft, "2026-01-15", [one(minutes)])[0]?.days[0]));
  expect([5, 19, 20, 39, 40, 90].map(worked)).toEqual([1, 1, 2, 2, 3, 3]);
});

test("what waits and what is too full is said before it presses", () => {
  const copy = structuredClone(draft);
  expect(crowdText(copy, weeks(copy, copy.start), copy.start)).toBeUndefined();
  const waiting = copy.steps.filter((one) => one.day < "2026-01-07").length;
  expect(waiting).toBeGreaterThan(1);
  expect(crowdText(copy, weeks(copy, "2026-01-07"), "2026-01-07")).toBe(
    `${waiting} open steps of earlier days wait. The plan can make room.`,
  );
  const step = copy.steps.find((one) => one.day === "2026-01-12");
  if (step) step.minutes = 60;
  const rows = weeks(copy, copy.start);
  expect(crowdText(copy, rows, copy.start)).toBe(
    "1 day ahead holds more than there is time for. The plan can make room.",
  );
  expect(dayText(the(rows[1]?.days[0]))).toMatch(
    /^60 of 45 minutes planned, 15 minutes more than there are(,|$)/,
  );
});

test("estimates are judged by the times that were told", () => {
  const copy = structuredClone(draft);
  expect(takenText(copy)).toContain("No times have been told yet");
  const [first] = copy.steps;
  if (first) first.progress = { state: "done", on: first.day, minutes: first.minutes * 1.4, note: "" };
  expect(takenText(copy)).toBe(
    "Your hours have taken 1.4 times the estimate so far; the finish reckons with 1.5 times.",
  );
});
