import { expect, test } from "vitest";
import type { Checkpoint, Plan, Replan, Step, Today } from "../../lib/bindings";
import { difference } from "../../lib/checking";
import { lived, Memory } from "../../lib/fake/state";
import { today } from "../../lib/fake/today";
import { moves, stage } from "./checkpoint";
import { continuityWords } from "./continuity";
import { asksFor, leadOf, ready } from "./next";
import { candidates, goes, todays } from "./swap";

function planOn(days: number): { plan: Plan; date: string } {
  const memory = new Memory(new Date(Date.UTC(2026, 0, 5 + days)).toISOString().slice(0, 10));
  lived(memory, days);
  if (!memory.world.plan) throw new Error("The lived world has a plan.");
  return { plan: memory.world.plan, date: memory.today };
}
const find = (plan: Plan, id: string): Step => {
  const step = plan.draft.steps.find((one) => one.id === id);
  if (!step) throw new Error(`The golden plan has ${id}.`);
  return step;
};

test("what a step follows stands before its title, and so does a welcome", () => {
  const { plan } = planOn(10);
  const whole = find(plan, "S6");
  expect(leadOf(null, whole, whole)).toBe("");
  expect(leadOf(`When it is time for the tea: ${whole.title}`, whole, whole)).toBe(
    "When it is time for the tea:",
  );
  const small = { ...whole, title: `Welcome back. A quarter of an hour is enough: ${whole.title}` };
  expect(leadOf(null, small, whole)).toBe("Welcome back. A quarter of an hour is enough:");
});

test("the last open step of a milestone asks for its proof", () => {
  const { plan } = planOn(0);
  expect(asksFor(plan, find(plan, "S1"))).toMatchObject({ ask: "What came of it?", finishes: false });
  for (const id of ["S1", "S2"])
    find(plan, id).progress = { state: "done", on: "2026-01-06", minutes: null, note: "" };
  const milestone = plan.draft.milestones[0];
  expect(asksFor(plan, find(plan, "S3"))).toMatchObject({ ask: milestone?.evidence, finishes: true });
  expect(ready(plan)).toEqual([]);
  find(plan, "S3").progress = { state: "skipped", on: "2026-01-10", how: "skipped" };
  expect(ready(plan).map((one) => one.id)).toEqual(["M1"]);
});

test("of each other project the first open step could be done today instead", () => {
  const { plan, date } = planOn(10);
  const next = find(plan, "S6");
  const instead = todays(plan, next, date);
  expect(instead.day).toBe(date);
  const found = candidates(plan, instead, 8);
  expect(found).toHaveLength(8);
  expect(found[0]?.id).toBe("S11");
  const project = (step: Step): string | undefined =>
    plan.draft.milestones.find((one) => one.id === step.milestone)?.project;
  expect(found.map(project)).not.toContain(project(instead));
  expect(new Set(found.slice(0, 4).map(project)).size).toBe(4);
});

test("what gives way is said", () => {
  const { plan } = planOn(10);
  const [one, two] = [find(plan, "S8"), find(plan, "S11")];
  const line = (step: Step, to: string): Replan["diff"][number] => ({
    id: step.id,
    title: step.title,
    change: "moved",
    from: step.day,
    to,
    minutes: [step.minutes, step.minutes],
  });
  const replan = (...diff: Replan["diff"]): Replan => ({ reason: "", diff, offers: [], applied: false });
  expect(goes(replan(line(two, "2026-01-15")), two)).toBe("Today has room for both.");
  expect(goes(replan(line(two, "2026-01-15"), line(one, "2026-01-19")), two)).toMatch(
    /^“Compute the metric per slice” then comes on .*19/,
  );
});

test("a rolling share is words, and never a run", () => {
  expect(continuityWords({ days: 12, of: 14 })).toBe(
    "12 of the last 14 days with something planned were lived.",
  );
  for (const days of [0, 1, 2, 5])
    expect(continuityWords({ days, of: 5 })).not.toMatch(/streak|in a row|missed|failed|only/i);
  expect(continuityWords({ days: 0, of: 0 })).toMatch(/once there are some/);
});

test("the parts of a checkpoint add up from the score before to the score now, as printed", () => {
  const part = (points: number): Checkpoint["parts"][number] => ({
    project: String(points),
    title: "",
    mastery: 0.5,
    points,
  });
  const parts = [-0.34, -0.34, -0.34, 0.06].map(part);
  const now = 14.26 - 0.34 * 3 + 0.06;
  const shown = moves({
    day: 30,
    before: 14.26,
    now,
    parts,
    done: 1,
    of: 2,
    finished: [],
    next_start: "2026-04-05",
  });
  const sum = shown.parts.reduce((all, points) => all + points, Number(shown.before));
  expect(sum.toFixed(1)).toBe(shown.now);
  expect(stage(0.35, false)).toBe("on its way, 35%");
});

test("a check says what it adds, and calm says nothing of points", () => {
  const { plan, date } = planOn(10);
  const before = today(plan, date);
  find(plan, "S6").progress = { state: "done", on: date, minutes: 45, note: "" };
  const after = today(plan, date);
  expect(difference(before, after, false)).toBe("It adds 0.2 points to Evaluation strategy.");
  expect(difference(before, after, true)).toBeUndefined();
  expect(difference(after, after, false)).toBeUndefined();
  const away: Today = { ...before, digest: "5 days went by." };
  expect(difference(away, after, false)).toMatch(/^You are back in the plan\. It adds/);
});
