import { expect, test } from "vitest";
import type { Move, PlanPreview, Review } from "../../lib/bindings";
import { consequence, actualWords, nextWords, overrunWords, weeks } from "./review";

const review: Review = {
  week: 2,
  from: "2026-01-12",
  to: "2026-01-18",
  planned_steps: 4,
  planned_minutes: 220,
  done_steps: 1,
  done_minutes: 40,
  active_days: 1,
  open: [],
  estimated: 40,
  actual: 60,
  overrun_before: 1.5,
  overrun_after: 1.52,
  gained: { since: "2026-01-12", points: 0, of: 8.5, parts: [] },
  next_planned: 210,
  next_capacity: 315,
  next: [],
  step: "S10",
  offer: null,
  question: "What got in the way?",
};
const move = (change: Move["change"], more: Partial<Move> = {}): Move => ({
  id: "S8",
  title: "Compute the metric",
  change,
  from: "2026-01-15",
  to: "2026-01-15",
  minutes: [45, 45],
  ...more,
});
const preview = (...diff: Move[]): PlanPreview => ({
  reason: "3 steps change.",
  diff,
  offers: [],
  applied: false,
});

test("a week is told in figures, and a quiet one without blame", () => {
  expect(actualWords(review)).toEqual({
    planned: "4 steps of work; 3 h 40 min with all that stood in the week.",
    actual: "1 step of work finished; 40 min worked on 1 day.",
  });
  expect(actualWords({ ...review, done_minutes: 0 }).actual).toMatch(/That happens/);
  expect(nextWords(review)).toBe("3 h 30 min planned of 5 h 15 min there are.");
});

test("what an hour takes is told before and after, and once where it stays", () => {
  expect(overrunWords(review)).toBe(
    "What was estimated at 40 min took 1 h. An hour on paper now counts as 1.52 hours; before this week it was 1.50.",
  );
  expect(overrunWords({ ...review, overrun_after: 1.5 })).toContain("still counts as 1.50 hours");
  expect(overrunWords({ ...review, estimated: 0, overrun_after: 1.5 })).toContain("told no minutes");
});

test("the weeks that have begun can be reviewed, the newest first", () => {
  expect(weeks(review, 3).map((one) => one.week)).toEqual([3, 2, 1]);
  expect(weeks(review, 3)[1]?.title).toMatch(/^Week 2, .*12.* to .*18/);
});

test("an edit is said in one line", () => {
  const moved = move("moved", { to: "2026-01-20" });
  expect(consequence(preview(moved))).toMatch(/^It moves from .*15.* to .*20.*\.$/);
  expect(consequence(preview(move("changed", { minutes: [45, 25] })))).toBe("It takes 25 min instead of 45.");
  expect(consequence(preview(move("paused")))).toMatch(/45 min become free/);
  expect(consequence(preview(moved, move("added")))).toMatch(/^“Compute the metric” moves .* comes on/);
  expect(consequence(preview(moved, moved, moved))).toBe("3 steps change.");
});
