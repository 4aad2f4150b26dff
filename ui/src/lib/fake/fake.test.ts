// The stand-in must keep the promises that the screens rely on, or their tests prove nothing.
import { expect, test } from "vitest";
import type { Draft, Profile, RiskReport } from "../bindings";
import { addDays } from "../dates";
import golden from "../golden/draft.json";
import risks from "../golden/risk.json";
import { host } from "./index";

const profile: Profile = {
  occupation: "machine-learning-engineer",
  typed_title: "ML engineer",
  seniority: "mid",
  levels: {},
};
const ask = {
  start: "2026-01-05",
  days: 90,
  hours: null,
  off: [],
  wanted: [],
  unwanted: [],
  finished: [],
  apart: false,
};

test("the published example scores 14", async () => {
  const report = await host("")("read_risk", {
    code: profile.occupation,
    seniority: "mid",
    at: "now",
    what_if: null,
  });
  expect(report.score).toBe(14);
});

test("printed parts sum to the printed score, and exact parts to the exact one", () => {
  for (const report of risks as unknown as RiskReport[]) {
    const parts = [...report.tasks, ...report.outlook];
    expect(parts.reduce((sum, part) => sum + part.shown, report.base_shown)).toBe(report.score);
    expect(parts.reduce((sum, part) => sum + part.points, report.base)).toBeCloseTo(report.point, 9);
  }
});

test("the golden plan keeps to its minutes and its reserves", () => {
  const draft = golden as unknown as Draft;
  expect(draft.load).toHaveLength(90);
  for (const load of draft.load) {
    const planned = draft.steps.filter((s) => s.day === load.day).reduce((sum, s) => sum + s.minutes, 0);
    expect(planned).toBe(load.planned);
    expect(planned).toBeLessThanOrEqual(load.capacity);
  }
  for (const day of draft.reserves) expect(draft.steps.some((step) => step.day === day)).toBe(false);
  expect(draft.steps[0]?.minutes).toBeLessThanOrEqual(25);
});

test("undo and redo walk the same way back and forth", async () => {
  const call = host("");
  await call("start_plan", { profile, target: null, ask });
  const before = await call("read_plan", {});
  await call("check_item", { id: "S1", note: "done", minutes: 20 });
  const after = await call("read_plan", {});
  expect(after).not.toEqual(before);
  expect((await call("undo", {}))?.operation).toBe("Check a step");
  expect(await call("read_plan", {})).toEqual(before);
  await call("redo", {});
  expect(await call("read_plan", {})).toEqual(after);
});

test("a re-plan fills no day beyond its minutes, and the second one moves nothing", async () => {
  const call = host("?world=lived&days=10");
  const proposal = await call("propose_bend", { bend: { kind: "catch" } });
  expect(proposal.diff.length).toBeGreaterThan(0);
  await call("apply_bend", { bend: { kind: "catch" } });
  const plan = await call("read_plan", {});
  for (const load of plan?.draft.load ?? []) expect(load.planned).toBeLessThanOrEqual(load.capacity);
  expect((await call("propose_bend", { bend: { kind: "catch" } })).diff).toEqual([]);
});

test("a break leaves its days empty", async () => {
  const call = host("?world=lived&days=10");
  const range = { from: addDays("2026-01-15", 4), to: addDays("2026-01-15", 10) };
  await call("apply_bend", { bend: { kind: "break", range } });
  const plan = await call("read_plan", {});
  const within = plan?.draft.steps.filter(
    (s) => range.from <= s.day && s.day <= range.to && s.kind !== "review",
  );
  expect(within).toEqual([]);
});

test("a failing operation changes nothing", async () => {
  const call = host("");
  await call("start_plan", { profile, target: null, ask });
  const before = await call("read_plan", {});
  await expect(call("check_item", { id: "S999", note: "", minutes: null })).rejects.toMatchObject({
    kind: "not_found",
  });
  expect(await call("read_plan", {})).toEqual(before);
});
