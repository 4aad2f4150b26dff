import { expect, test } from "vitest";
import type { Draft } from "../../lib/bindings";
import golden from "../../lib/golden/draft.json";
import { gapText, projects, projectText } from "./projects";

const draft = golden as unknown as Draft;

const the = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("the golden plan has it");
  return value;
};

test("every project has its open minutes, and they are those of the work", () => {
  const made = projects(draft);
  expect(made).toHaveLength(draft.chosen.length);
  const work = draft.steps.filter((step) => step.kind === "work");
  const open = work.reduce((sum, step) => sum + step.minutes, 0);
  expect(made.reduce((sum, one) => sum + one.open, 0)).toBe(open);
  expect(projectText(the(made[0]))).toMatch(/^takes 10–15 h · worth 2.1 points · /);
});

test("a milestone of one's own is a project without a price", () => {
  const copy = structuredClone(draft);
  const [milestone] = copy.milestones;
  if (!milestone) throw new Error("the golden plan has milestones");
  copy.milestones.push({ ...milestone, id: "M99", project: "own-M99", title: "A talk" });
  const own = the(projects(copy).at(-1));
  expect([own.title, own.value, projectText(own)]).toEqual(["A talk", null, "of your own · nothing open"]);
});

test("a proof is said to be one", () => {
  expect(gapText(draft)).toBe("Worth 8.5 points. No other choice is worth more; proved.");
  expect(gapText({ ...draft, proven_gap: 0.25 })).toContain("0.3 points above it");
});
