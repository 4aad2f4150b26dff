import { expect, test } from "vitest";
import type { Checkpoint, Plan, PlanPreview, Step, Today } from "../../src/lib/bindings";
import { difference } from "../../src/lib/completing";
import { dayDate } from "../../src/lib/dates";
import { dayOf, type SceneName } from "../scenes";
import { call, take } from "../window";
import { moves, stage } from "../../src/features/today/checkpoint";
import { continuityWords } from "../../src/features/today/continuity";
import { asksFor, leadOf, ready } from "../../src/features/today/next";
import { candidates, goes, todays } from "../../src/features/today/swap";

const planOf = async (journal: SceneName): Promise<{ plan: Plan; date: string }> => {
  await take(journal);
  const plan = await call("read_plan", {});
  if (!plan) throw new Error("No plan is running.");
  return { plan, date: dayOf(journal) };
};
const begun = await planOf("begun");
const ten = await planOf("ten days");
const isOpenWork = (step: Step): boolean => step.kind === "work" && step.progress.state === "open";
const openWork = (plan: Plan): [Step, Step, Step] =>
  plan.draft.steps.filter(isOpenWork) as [Step, Step, Step];

test("what a step follows stands before its title, and so does a welcome", () => {
  const [whole] = openWork(ten.plan);
  expect(leadOf(null, whole, whole)).toBe("");
  expect(leadOf(`When it is time for the tea: ${whole.title}`, whole, whole)).toBe(
    "When it is time for the tea:",
  );
  const small = { ...whole, title: `Welcome back. A quarter of an hour is enough: ${whole.title}` };
  expect(leadOf(null, small, whole)).toBe("Welcome back. A quarter of an hour is enough:");
});

test("the last open step of a milestone asks for its proof", () => {
  const plan = structuredClone(begun.plan);
  const [milestone] = plan.draft.milestones;
  const steps = plan.draft.steps.filter((one) => one.kind === "work" && one.milestone === milestone?.id);
  const last = steps.pop() as Step;
  expect(steps.length).toBeGreaterThan(0);
  expect(asksFor(plan, steps[0] as Step)).toMatchObject({ ask: "What came of it?", finishes: false });
  for (const step of steps) step.progress = { state: "done", on: "2026-01-06", minutes: null, note: "" };
  expect(asksFor(plan, last)).toMatchObject({ ask: milestone?.evidence, finishes: true });
  expect(ready(plan)).toEqual([]);
  last.progress = { state: "skipped", on: "2026-01-10", how: "skipped" };
  expect(ready(plan).map((one) => one.id)).toEqual([milestone?.id]);
});

test("of each other project the first open step could be done today instead", () => {
  const { plan, date } = begun;
  const [next] = openWork(plan);
  const instead = todays(plan, next, date);
  expect(instead.day).toBe(date);
  const found = candidates(plan, instead, 8);
  expect(found).toHaveLength(8);
  const project = (step: Step): string | undefined =>
    plan.draft.milestones.find((one) => one.id === step.milestone)?.project;
  const others = plan.draft.chosen.map((one) => one.project).filter((one) => one !== project(instead));
  expect(others.length).toBeGreaterThan(1);
  expect(found.map(project)).not.toContain(project(instead));
  expect(new Set(found.slice(0, others.length).map(project))).toEqual(new Set(others));
});

test("what waits from earlier days is not what gives way today", () => {
  const plan = structuredClone(ten.plan);
  const [late, , later] = openWork(plan);
  expect(late.day < ten.date).toBe(true);
  expect(todays(plan, late, ten.date)).toEqual(late);
  later.day = ten.date;
  expect(todays(plan, late, ten.date)).toEqual(later);
});

test("what gives way is said", () => {
  const [one, , two] = openWork(ten.plan);
  const line = (step: Step, to: string): PlanPreview["diff"][number] => ({
    id: step.id,
    title: step.title,
    change: "moved",
    from: step.day,
    to,
    minutes: [step.minutes, step.minutes],
  });
  const replan = (...diff: PlanPreview["diff"]): PlanPreview => ({
    reason: "",
    diff,
    offers: [],
    applied: false,
  });
  expect(goes(replan(line(two, "2026-01-15")), two)).toBe("Today has room for both.");
  const both = goes(replan(line(two, "2026-01-15"), line(one, "2026-01-19")), two);
  expect(both).toBe(`“${one.title}” then comes on ${dayDate("2026-01-19")}.`);
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

test("a check says what it adds, and calm says nothing of points", async () => {
  await take("begun");
  const read = async (): Promise<Today> => (await call("read_today", {})) as Today;
  const before = await read();
  const id = before.next?.id ?? "";
  await call("complete_item", { id, note: "", minutes: 45 });
  const after = await read();
  const project = begun.plan.draft.milestones.find((one) => one.id === before.next?.milestone)?.project;
  const worth = (day: Today): number => day.gained.parts.find((one) => one.project === project)?.points ?? 0;
  const title = after.gained.parts.find((one) => one.project === project)?.title;
  const points = worth(after) - worth(before);
  expect(points).toBeGreaterThan(0);
  const says = difference(before, after, false) ?? "";
  const [, shown = ""] = /^It adds ([\d.]+) points to /.exec(says) ?? [];
  expect(says).toBe(`It adds ${points.toFixed(shown.length - 2)} points to ${title}.`);
  expect(difference(before, after, true)).toBeUndefined();
  expect(difference(after, after, false)).toBeUndefined();
  const away: Today = { ...before, digest: "5 days went by." };
  expect(difference(away, after, false)).toMatch(/^You are back in the plan\. It adds/);
});
