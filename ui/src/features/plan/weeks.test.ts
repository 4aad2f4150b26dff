import { expect, test } from "vitest";
import type { Draft, PlanDay } from "../../lib/bindings";
import golden from "../../lib/golden/draft.json";
import { host } from "../../lib/fake";
import { crowdText, dayText, share, takenText, tally, weeks, weekText } from "./weeks";

const draft = golden as unknown as Draft;

const the = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("the golden plan has it");
  return value;
};

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
  if (!step) throw new Error("the golden plan has steps");
  const before = weeks(copy, step.day)[0]?.days[0]?.planned ?? 0;
  step.progress = { state: "skipped", on: step.day, how: "skipped" };
  expect(weeks(copy, step.day)[0]?.days[0]?.planned).toBe(before - step.minutes);
  expect(tally(copy).all).toBe(copy.steps.length - 1);
});

test("minutes told count instead of minutes planned", () => {
  const copy = structuredClone(draft);
  const [first, second] = copy.steps;
  if (!first || !second) throw new Error("the golden plan has steps");
  first.progress = { state: "done", on: first.day, minutes: 35, note: "" };
  second.progress = { state: "done", on: second.day, minutes: null, note: "" };
  expect(tally(copy).minutes).toBe(35 + second.minutes);
  expect(tally(copy).done).toBe(2);
});

test("a day says in words what its bar shows", () => {
  const days = weeks(draft, draft.start).flatMap((row) => row.days);
  const saturday = days.find((day) => day.milestones.length > 0);
  expect(saturday && dayText(saturday)).toBe(
    "80 of 90 minutes planned, weekly review, milestone: A one-page evaluation brief",
  );
  const reserve = days.find((day) => day.kind === "reserve");
  expect(reserve && dayText(reserve)).toBe("reserve, free of steps");
});

test("past days say how they were lived, as figures and as a week in words", async () => {
  const call = host("?world=lived&days=10");
  const plan = await call("read_plan", {});
  const rows = weeks(plan?.draft ?? draft, "2026-01-15", await call("read_days", {}));
  const days = rows.flatMap((row) => row.days);
  const text = (date: string): string => dayText(the(days.find((day) => day.date === date)));
  expect(text("2026-01-06")).toBe("lived, 40 of 40 minutes");
  expect(text("2026-01-07")).toBe("free, nothing was planned");
  expect(text("2026-01-13")).toBe("quiet, 0 of 45 minutes");
  expect(text("2026-01-11")).toBe("off, no time set aside");
  expect(rows.slice(0, 2).map(weekText)).toEqual([
    "Week 1: 3 of 3 days lived, 140 of 140 minutes; milestone: A one-page evaluation brief (done).",
    "Week 2: 1 of 3 days lived, 40 of 95 minutes; 2 days to come with 125 of 135 minutes planned; milestone: A slice table for a model in production.",
  ]);
});

test("a day is lived in part, in most or as a whole", () => {
  const known = (minutes: number): PlanDay => ({
    day: draft.start,
    capacity: 45,
    planned: 40,
    minutes,
    done: 1,
    kind: "lived",
  });
  const lived = (minutes: number): number =>
    share(the(weeks(draft, "2026-01-15", [known(minutes)])[0]?.days[0]));
  expect([5, 19, 20, 39, 40, 90].map(lived)).toEqual([1, 1, 2, 2, 3, 3]);
});

test("what waits and what is too full is said before it presses", () => {
  const copy = structuredClone(draft);
  expect(crowdText(copy, weeks(copy, copy.start), copy.start)).toBeUndefined();
  expect(crowdText(copy, weeks(copy, "2026-01-07"), "2026-01-07")).toBe(
    "2 open steps of earlier days wait. The plan can make room.",
  );
  const step = copy.steps.find((one) => one.day === "2026-01-12");
  if (step) step.minutes = 60;
  const rows = weeks(copy, copy.start);
  expect(crowdText(copy, rows, copy.start)).toBe(
    "1 day ahead holds more than there is time for. The plan can make room.",
  );
  expect(dayText(the(rows[1]?.days[0]))).toBe("60 of 45 minutes planned, 15 minutes more than there are");
});

test("estimates are judged by the times that were told", () => {
  const copy = structuredClone(draft);
  expect(takenText(copy)).toContain("No times have been told yet");
  const [first] = copy.steps;
  if (first) first.progress = { state: "done", on: first.day, minutes: 28, note: "" };
  expect(takenText(copy)).toBe(
    "Your hours have taken 1.4 times the estimate so far; the finish reckons with 1.5 times.",
  );
});
