import { expect, test } from "vitest";
import type { Draft } from "../../lib/bindings";
import golden from "../../lib/golden/draft.json";
import { dayText, tally, weeks } from "./weeks";

const draft = golden as unknown as Draft;

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
  step.progress = { state: "skipped", on: step.day };
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
  const reserve = days.find((day) => day.reserve);
  expect(reserve && dayText(reserve)).toBe("reserve, free of steps");
});
