import { expect, test } from "vitest";
import { hoursRange } from "../../src/lib/words";
import { call, take } from "../window";
import { gapText, projects, projectText } from "../../src/features/plan/projects";

const the = <T>(value: T | null | undefined): T => {
  if (value === undefined || value === null) throw new Error("The plan has it.");
  return value;
};

await take("begun");
const { draft } = the(await call("read_plan", {}));

test("every project has its open minutes, and they are those of the work", () => {
  const made = projects(draft);
  expect(made).toHaveLength(draft.chosen.length);
  const work = draft.steps.filter((step) => step.kind === "work");
  const open = work.reduce((sum, step) => sum + step.minutes, 0);
  expect(made.reduce((sum, one) => sum + one.open, 0)).toBe(open);
  const { hours, value } = the(draft.chosen[0]);
  expect(projectText(the(made[0]))).toMatch(
    new RegExp(`^takes ${hoursRange(hours)} · worth ${value.toFixed(1)} points · `),
  );
});

test("a milestone of one's own is a project without a price", () => {
  const copy = structuredClone(draft);
  const [milestone] = copy.milestones;
  if (!milestone) throw new Error("The plan has milestones.");
  copy.milestones.push({ ...milestone, id: "M99", project: "own-M99", title: "A talk" });
  const own = the(projects(copy).at(-1));
  expect([own.title, own.value, projectText(own)]).toEqual(["A talk", null, "of your own · nothing open"]);
});

test("a proof is said to be one", () => {
  expect(draft.proven_gap).toBe(0);
  const worth = draft.value.toFixed(1);
  expect(gapText(draft)).toBe(`Worth ${worth} points. No other choice is worth more; proved.`);
  expect(gapText({ ...draft, proven_gap: 0.25 })).toContain("0.3 points above it");
});
